// One JSONata expression.
import { textOf, write } from "./document.js";
import { badArgument } from "./errors.js";
import { attemptJsonata, engine } from "./jsonata.js";
import { seedOf } from "./states-language.js";
import { moment } from "./trace.js";

export const evalJsonata = (expression, input, bindings, options = {}) => {
  if (typeof expression !== "string") throw badArgument(`An expression is a string, not ${expression === null ? "null" : typeof expression}.`);
  const given = bindings === undefined || bindings === null ? undefined : textOf(bindings);
  const seed = seedOf(options.seed);
  const now = moment(options.now) / 1000;
  const home = engine();
  const value = attemptJsonata(home, (glue) => glue.eval_jsonata(expression, write(home, input), given, now, seed));
  return value === undefined ? undefined : JSON.parse(value);
};
