// states.wasm: the Amazon States Language.
import { instantiate } from "#glue/states";
import { loadStates } from "#load";
import { checkedIn, engineOf } from "./engine.js";

/** The instance that new objects live in. */
export const engine = engineOf(instantiate, loadStates);

export const checked = checkedIn(engine);
