// The Amazon States Language: paths and intrinsic functions.
import { textOf, write } from "./document.js";
import { attempt } from "./engine.js";
import { badArgument } from "./errors.js";
import { checked, engine } from "./states.js";

const string = (name, value) => {
  if (typeof value !== "string") throw badArgument(`${name} is a string, not ${value === null ? "null" : typeof value}.`);
  return value;
};

const optional = (doc) => (doc === undefined || doc === null ? undefined : textOf(doc));

/** Randomness comes from outside: the seed that is given, or one of the moment. */
export const seedOf = (seed) => {
  if (seed === undefined) return Math.random() * 2 ** 53;
  if (Number.isSafeInteger(seed)) return seed;
  throw badArgument(`A seed is a whole number, not ${String(seed)}.`);
};

const ask = (question, text, input, context, { variables } = {}) => {
  const home = engine();
  return JSON.parse(attempt(home, (glue) => question(glue, text, write(home, input), optional(context), optional(variables))));
};

export const queryPath = (path, input, context, options) =>
  ask((glue, ...given) => glue.query_path(...given), string("A path", path), input, context, options);

export const explainPath = (path, input, context, options) =>
  ask((glue, ...given) => glue.explain_path(...given), string("A path", path), input, context, options);

export const checkPath = (path) => checked((_, glue) => glue.check_path(string("A path", path)));

export const evalIntrinsic = (expression, input, context, options = {}) => {
  const seed = seedOf(options.seed);
  const deep = options.deepMerge === true;
  return ask((glue, ...given) => glue.eval_intrinsic(...given, seed, deep), string("An expression", expression), input, context, options);
};

export const explainIntrinsic = (expression) =>
  JSON.parse(attempt(engine(), (glue) => glue.explain_intrinsic(string("An expression", expression))));

export const checkIntrinsic = (expression) => checked((_, glue) => glue.check_intrinsic(string("An expression", expression)));
