// A state, traced.
import { textOf, write } from "./document.js";
import { badArgument } from "./errors.js";
import { attemptJsonata, engineFor } from "./jsonata.js";
import { seedOf } from "./states-language.js";

const languages = { JSONPath: false, JSONata: true };

const optional = (doc) => (doc === undefined || doc === null ? undefined : textOf(doc));

/** Milliseconds since 1970, of a Date, a number or a timestamp. */
export const moment = (now, name = "now") => {
  const time = now === undefined ? Date.now() : new Date(now).getTime();
  if (Number.isNaN(time)) throw badArgument(`${name} cannot be ${String(now)}.`, "Pass a Date, or a timestamp such as 2024-08-18T17:33:00Z.");
  return time;
};

/** What the work comes to: a result, an error and its cause, or nothing yet. */
const outcome = ({ result, error }) => {
  if (error === undefined) return [result === undefined ? undefined : textOf(result)];
  if (result !== undefined) throw badArgument("The work of a state has a result or an error, not both.");
  if (typeof error?.Error !== "string") throw badArgument("An error has its name in Error.", 'Pass { Error: "MyError", Cause: "why" }.');
  return [undefined, error.Error, String(error.Cause ?? "")];
};

const at = (value, path) => path.reduce((value, step) => (value !== null && typeof value === "object" && Object.hasOwn(value, step) ? value[step] : undefined), value);

/** A copy of `base` with `value` in place of one member or element. */
const changed = (base, step, value) => {
  const copy = Array.isArray(base) ? [...base] : { ...base };
  // An assignment would set the prototype, and not a member.
  if (step === "__proto__") return Object.defineProperty(copy, step, { value, configurable: true, enumerable: true, writable: true });
  copy[step] = value;
  return copy;
};

/** Documents as src/wasm/trace.rs describes them: most of their parts are in the texts that were given. */
const cook = (texts, error) => {
  const read = {};
  const source = (name) => (read[name] ??= [name === "error" ? { Error: error.Error, Cause: error.Cause } : JSON.parse(texts[name] ?? "{}")])[0];
  const place = (name, path) => (name[0] === "$" ? at(source("variables"), [name.slice(1), ...path]) : at(source(name), path));
  const make = ([kind, a, b, c]) => {
    if (kind === 0) return place(a, b);
    if (kind === 1) return a;
    if (kind === 2) return Object.fromEntries(a.map(([name, recipe]) => [name, make(recipe)]));
    if (kind === 3) return a.map(make);
    return changed(make(a) ?? {}, b, make(c));
  };
  return make;
};

const assemble = (texts, { docs, at: places, stages, choice, ...rest }) => {
  const made = docs.map(cook(texts, rest.error));
  const values = (doc) => (path) => ({ path, value: at(doc, path) });
  for (const stage of stages) {
    stage.before = made[stage.before];
    stage.after = made[stage.after];
    stage.added = stage.added.map(values(stage.after));
    stage.removed = stage.removed.map(values(stage.before));
  }
  for (const name of Object.keys(places)) places[name] = made[places[name]];
  return { stages, ...places, ...rest, ...(choice ? { choice } : {}) };
};

export const traceState = (state, options) => {
  if (typeof options !== "object" || options === null) throw badArgument("A state is traced with options, such as { input }.");
  const { queryLanguage = "JSONPath" } = options;
  if (options.input === undefined) throw badArgument("A state is traced with an input.");
  if (!Object.hasOwn(languages, queryLanguage)) throw badArgument(`queryLanguage cannot be ${JSON.stringify(queryLanguage)}.`, 'Pass "JSONPath" or "JSONata".');
  const [result, error, cause] = outcome(options);
  const texts = { input: textOf(options.input), context: optional(options.context), variables: optional(options.variables), result };
  const now = moment(options.now) / 1000;
  const seed = seedOf(options.seed);
  const home = engineFor(state, options.queryLanguage);
  const work = (glue) => {
    const given = [textOf(state), write(home, texts.input), texts.context, texts.variables, result, error, cause];
    return glue.trace_state(...given, languages[queryLanguage], now, seed, options.deepMerge === true);
  };
  return assemble(texts, JSON.parse(attemptJsonata(home, work)));
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
