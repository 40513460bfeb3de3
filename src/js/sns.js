// sns.wasm: SNS.
import { instantiate } from "#glue/sns";
import { loadSns } from "#load";
import { checkedIn, engineOf } from "./engine.js";

/** The instance that new objects live in. */
export const engine = engineOf(instantiate, loadSns);

export const checked = checkedIn(engine);
