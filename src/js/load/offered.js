// The modules that `pointsman/jsonata` and `pointsman/secret-rules` offer to entries of which each is another file than they.
import { misuse } from "../errors.js";

const place = (name) => Symbol.for(`pointsman/${name}`);
const words = { jsonata: "JSONata was", "secret-rules": "Rules for the scanner were" };

/** Offers what answers the module. */
export const offer = (name, load) => {
  globalThis[place(name)] ??= load;
};

/** The module that was offered. */
export const offered = (name) => {
  const load = globalThis[place(name)];
  if (!load) throw misuse("PM0003", `${words[name]} used, and ${name}.wasm is not here.`, `Import "pointsman/${name}" once, anywhere: it is large, so only those load it who use it.`);
  return load();
};
