// For those who load core.wasm themselves: streaming, from a CDN, or already compiled.
import { badArgument, misuse } from "../errors.js";

let module;
let loading;

export const loadModule = () => {
  if (!module) throw misuse("PM0003", "pointsman/slim was used before init() or initSync().", 'Await init() first, or import "pointsman", which needs neither.');
  return module;
};

/** Compiles `source`: bytes or a module. Only the first call counts. */
export const initSync = (source) => {
  if (module) return;
  if (source instanceof WebAssembly.Module) module = source;
  else if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) module = new WebAssembly.Module(source);
  else throw badArgument("initSync takes the bytes of core.wasm or a WebAssembly.Module.");
};

/** Loads `source`: an address, a Response, bytes, a module, or a promise of one. Only the first call that succeeds counts. */
export const init = async (source) => {
  if (module) return;
  loading ??= load(source ?? beside()).finally(() => (loading = undefined));
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
