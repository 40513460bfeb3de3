// compare.wasm: two patterns side by side.
import { instantiate } from "#glue/compare";
import { loadCompare } from "#load";
import { write } from "./document.js";
import { attempt, engineOf } from "./engine.js";

const engine = engineOf(instantiate, loadCompare);

/** How two texts lie to each other that are patterns. */
export const compare = (first, second) => {
  const home = engine();
  return JSON.parse(attempt(home, (glue) => glue.compare(write(home, first), second)));
};
