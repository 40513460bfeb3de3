// Node: the file beside the entry.
import { readFileSync } from "node:fs";

let module;

export const loadModule = () => (module ??= new WebAssembly.Module(readFileSync(new URL("./core.wasm", import.meta.url))));
