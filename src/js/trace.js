// A state, traced.
import { textOf, write } from "./document.js";
import { attempt, engine } from "./engine.js";
import { badArgument } from "./errors.js";
import { seedOf } from "./states-language.js";

const languages = { JSONPath: false, JSONata: true };

const optional = (doc) => (doc === undefined || doc === null ? undefined : textOf(doc));

/** Milliseconds since 1970, of a Date, a number or a timestamp. */
const moment = (now) => {
  const time = now === undefined ? Date.now() : new Date(now).getTime();
  if (Number.isNaN(time)) throw badArgument(`now cannot be ${String(now)}.`, "Pass a Date, or a timestamp such as 2024-08-18T17:33:00Z.");
  return time;
};

const given = (glue, { input, context, variables, result, error, queryLanguage = "JSONPath" }) => {
  if (input === undefined) throw badArgument("A state is traced with an input.");
  if (!Object.hasOwn(languages, queryLanguage)) throw badArgument(`queryLanguage cannot be ${JSON.stringify(queryLanguage)}.`, 'Pass "JSONPath" or "JSONata".');
  if (result !== undefined && error !== undefined) throw badArgument("The work of a state has a result or an error, not both.");
  const options = new glue.TraceOptions(textOf(input), optional(context), optional(variables), languages[queryLanguage]);
  if (result !== undefined) options.result(textOf(result));
  if (error !== undefined) {
    if (typeof error?.Error !== "string") throw badArgument("An error has its name in Error.", 'Pass { Error: "MyError", Cause: "why" }.');
    options.error(error.Error, String(error.Cause ?? ""));
  }
  return options;
};

/** The documents came once each, and are put where they belong. */
const assemble = ({ docs, at, stages, choice, ...rest }) => {
  for (const stage of stages) {
    stage.before = docs[stage.before];
    stage.after = docs[stage.after];
  }
  for (const name of Object.keys(at)) at[name] = docs[at[name]];
  return { stages, ...at, ...rest, ...(choice ? { choice } : {}) };
};

export const traceState = (state, options) => {
  if (typeof options !== "object" || options === null) throw badArgument("A state is traced with options, such as { input }.");
  const home = engine();
  const work = (glue) => {
    const now = moment(options.now) / 1000;
    const seed = seedOf(options.seed);
    const asked = given(glue, options);
    return asked.trace(write(home, state), now, seed, options.deepMerge === true);
  };
  return assemble(JSON.parse(attempt(home, work)));
};

const within = (path, start) => start.every((step, i) => path[i] === step);

export const originOf = ({ provenance }, path) => {
  const part = provenance.find((part) => within(path, part.path));
  if (!part) return undefined;
  const rest = part.how === "copied" ? path.slice(part.path.length) : [];
  return { how: part.how, from: part.from.map(({ source, path }) => ({ source, path: [...path, ...rest] })) };
};

export const usesOf = ({ provenance }, source, path) =>
  provenance.flatMap((part) =>
    part.from.flatMap((from) => {
      if (from.source !== source) return [];
      if (within(from.path, path)) return [part.path];
      if (!within(path, from.path)) return [];
      return [part.how === "copied" ? [...part.path, ...path.slice(from.path.length)] : part.path];
    }),
  );
