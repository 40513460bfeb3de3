// A project of a user: the package as `npm pack` ships it, installed outside of this tree.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../../..");

const npm = (args, cwd) => execFileSync("npm", args, { cwd, encoding: "utf8", shell: process.platform === "win32", stdio: ["ignore", "pipe", "pipe"] });

/** Packs the package into `folder` and answers the path of the tarball. */
export const pack = (folder) => {
  npm(["pack", "--ignore-scripts", "--pack-destination", folder], root);
  return join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")));
};

/** A new project that depends on the package; `context.after` takes it away. */
export const consumer = (context, manifest = {}) => {
  const folder = mkdtempSync(join(tmpdir(), "pointsman-consumer-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("package.json", JSON.stringify({ name: "consumer", private: true, ...manifest }));
  npm(["install", pack(folder), "--offline", "--no-audit", "--no-fund"], folder);
  const node = (...args) => execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return { folder, write, node };
};

/** What every consumer does, wherever it runs: `results` is then `true true first,second EB0003 3`, or tells what is different. */
export const program = `
  const pattern = new EventPattern({ source: ["aws.ec2"], detail: { state: [{ prefix: "run" }] } });
  const event = '{"source":"aws.ec2","detail":{"state":"running"}}';
  const rules = new RuleSet();
  rules.add("first", '{"source":["aws.ec2"]}');
  rules.add("second", '{"detail":{"state":["running"]}}');
  rules.add("third", '{"source":["aws.s3"]}');
  let error;
  try { new EventPattern('{\\n  "a": ["x"],\\n  "b": "y"\\n}'); } catch (caught) { error = caught; }
  const results = [
    pattern.matches(event), pattern.explain(event).matched, rules.match(event),
    error instanceof PointsmanError && error.code, error.line,
  ].join(" ");
`;
export const expected = "true true first,second EB0003 3";
