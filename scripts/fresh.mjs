// Leaves out what is already made: a product is fresh while the contents of all that it is made from are the same.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const skipped = new Set(["node_modules", "target", "dist", "pkg"]);

const filesIn = (path) => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().filter((name) => !skipped.has(name)).flatMap((name) => filesIn(join(path, name)));
};

/** What the engines are made from. */
export const engines = () => [
  ...["Cargo.toml", "Cargo.lock", ".cargo", "scripts"],
  ...readdirSync(root("src")).filter((name) => name !== "js").map((name) => `src/${name}`),
];

const fingerprint = (inputs) => {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((input) => filesIn(root(input)))) hash.update(file).update("\0").update(readFileSync(file));
  return hash.digest("hex");
};

/** Runs `make` unless `output` was made from the very same `inputs` (files or folders of the project). */
export const fresh = async ({ output, inputs, make }) => {
  const stamp = root("target", "stamps", output.replaceAll("/", "-"));
  const now = fingerprint(inputs);
  if (existsSync(root(output)) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  await make();
  mkdirSync(root("target", "stamps"), { recursive: true });
  writeFileSync(stamp, now);
  return true;
};
