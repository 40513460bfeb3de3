// Cloudflare's workerd compiles no code at run time: the module is compiled when the worker is uploaded.
import module from "./core.wasm";

export const loadModule = () => module;
