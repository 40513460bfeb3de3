// core.wasm: EventBridge.
import { instantiate } from "#glue/core";
import { loadCore } from "#load";
import { checkedIn, engineOf } from "./engine.js";

/** The instance that new objects live in. */
export const engine = engineOf(instantiate, loadCore);

export const checked = checkedIn(engine);
