// The cases that the reference implementations answered.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./consumer.mjs";

export const vectors = (name) =>
  readFileSync(join(root, "tests", "conformance", `${name}.jsonl`), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
