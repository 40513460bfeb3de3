// jsonata.wasm: the States Language once more, with JSONata in it, so that nothing calls from one module into another.
import { instantiate } from "#glue/jsonata";
import { loadJsonata } from "#load";
import { checkedIn, engineOf } from "./engine.js";
import { engine as statesEngine } from "./states.js";

/** The instance that new objects live in. */
export const engine = engineOf(instantiate, loadJsonata);

const checked = checkedIn(engine);

const asText = (doc) => {
  if (typeof doc === "string") return doc;
  if (ArrayBuffer.isView(doc) || doc instanceof ArrayBuffer) return new TextDecoder().decode(doc);
  return JSON.stringify(doc) ?? "";
};

/** Does a definition speak of JSONata anywhere? Then its engine is the one with JSONata. */
export const speaksJsonata = (doc) => asText(doc).includes("JSONata");

/** The engine for a definition. */
export const engineFor = (doc, language) => (language === "JSONata" || speaksJsonata(doc) ? engine : statesEngine)();

export { checked };
