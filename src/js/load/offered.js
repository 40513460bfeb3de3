// The module that `pointsman/jsonata` offers to entries of which one is another file than it.
import { misuse } from "../errors.js";

const place = Symbol.for("pointsman/jsonata");

/** Offers what answers the module. */
export const offer = (load) => {
  globalThis[place] ??= load;
};

/** The module that was offered. */
export const offered = () => {
  const load = globalThis[place];
  if (!load) throw misuse("PM0003", "JSONata was used, and is not here.", 'Import "pointsman/jsonata" once, anywhere: it is large, so only those load it who use it.');
  return load();
};
