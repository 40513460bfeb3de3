// jsonata.wasm: the States Language once more, with JSONata in it, so that nothing calls from one module into another.
import { instantiate } from "#glue/jsonata";
import { loadJsonata } from "#load";
import { engineOf, failure } from "./engine.js";
import { PointsmanError } from "./errors.js";
import { engine as statesEngine } from "./states.js";

/** The instance that new objects live in. */
export const engine = engineOf(instantiate, loadJsonata);

const asText = (doc) => {
  if (typeof doc === "string") return doc;
  if (ArrayBuffer.isView(doc) || doc instanceof ArrayBuffer) return new TextDecoder().decode(doc);
  return JSON.stringify(doc) ?? "";
};

/** Does a definition speak of JSONata anywhere? Then its engine is the one with JSONata. */
export const speaksJsonata = (doc) => asText(doc).includes("JSONata");

/** The engine for a definition. */
export const engineFor = (doc, language) => (language === "JSONata" || speaksJsonata(doc) ? engine : statesEngine)();

/** Engines say how much stack they have only by running out of it. Ours stops before, where it can tell; here it could not. */
const isOverflow = (error) => error instanceof RangeError || error?.name === "InternalError";

const overflow = () =>
  new PointsmanError(
    [{ code: "ASL0085", severity: "error", message: "D1011: Stack overflow. Check for non-terminating recursive function. Consider rewriting as tail-recursive", hints: [], related: [] }],
    "States.QueryEvaluationError",
  );

/** As attempt, but that JSONata without end is an error of the expression, not one of ours. */
export const attemptJsonata = (home, work) => {
  try {
    return work(home.glue);
  } catch (error) {
    const failed = failure(home, error);
    throw isOverflow(error) ? overflow() : failed;
  }
};
