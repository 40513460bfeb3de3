// wasm-opt out of the npm package. Without --all-features: that lets in value types that Node 20 refuses.
import { rename, rm } from "node:fs/promises";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

/** Optimises a wasm file in its place. */
export const optimise = async (file, ...flags) => {
  await run(process.execPath, [root("node_modules", "binaryen", "bin", "wasm-opt"), ...flags, file, "-o", `${file}.opt`]);
  await rm(file);
  await rename(`${file}.opt`, file);
};
