// For those who load the wasm files themselves: streaming, from a CDN, or already compiled.
import { badArgument, misuse } from "../errors.js";

const modules = {};
let loading;

const loaded = (name) => {
  const module = modules[name];
  if (!module) {
    const what = name === "core" ? "init() or initSync()" : `init() or initSync() had loaded ${name}.wasm`;
    throw misuse("PM0003", `pointsman/slim was used before ${what}.`, 'Await init() first, or import "pointsman", which needs neither.');
  }
  return module;
};

export const loadCompare = () => loaded("compare");
export const loadCore = () => loaded("core");
export const loadJsonata = () => loaded("jsonata");
export const loadSecretRules = () => loaded("secret-rules");
export const loadSecrets = () => loaded("secrets");
export const loadSns = () => loaded("sns");
export const loadStates = () => loaded("states");

// What only that file exports, or those behind it.
const marks = { compare: "compare", jsonata: "eval_jsonata", "secret-rules": "bench_rule", secrets: "scanner_scan", sns: "simulate_topic", states: "query_path" };

/** Which of our files it is. */
const nameOf = (module) => {
  const exports = WebAssembly.Module.exports(module).map(({ name }) => name);
  return Object.keys(marks).find((name) => exports.includes(marks[name])) ?? "core";
};

/** Compiles `source`: bytes or a module. Of each file only the first counts. */
export const initSync = (source) => {
  let module;
  if (source instanceof WebAssembly.Module) module = source;
  else if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) module = new WebAssembly.Module(source);
  else throw badArgument("initSync takes the bytes of one of the wasm files, or a WebAssembly.Module.");
  modules[nameOf(module)] ??= module;
};

/** Loads `source`: an address, a Response, bytes, a module, or a promise of one. Of each file only the first that succeeds counts. */
export const init = async (source) => {
  if (source !== undefined) return load(source);
  if (modules.core) return;
  loading ??= load(beside()).finally(() => (loading = undefined));
  await loading;
};

/** The file beside this entry; in this spelling bundlers find it too. CommonJS has no such address. */
const beside = () => {
  if (!import.meta.url) throw badArgument("init() needs a source here.", "Pass the address or the bytes of core.wasm.");
  return new URL("./core.wasm", import.meta.url);
};

const load = async (given) => {
  let source = await given;
  if (typeof source === "string" || source instanceof URL) source = await request(source);
  if (typeof Response === "function" && source instanceof Response) source = await compile(source);
  initSync(source);
};

const request = (address) => {
  if (new URL(address, "file:").protocol === "file:" && typeof location === "undefined") {
    throw badArgument("init() cannot fetch a file.", 'Read it and pass its bytes; or import "pointsman", which does it for you.');
  }
  return fetch(address);
};

// Compiles while it arrives, where the server names the right type; otherwise when it is there.
const compile = async (response) => {
  if (!response.ok) throw badArgument(`core.wasm could not be loaded: ${response.status} ${response.url}`);
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
};
