// From JSONPath to JSONata, with proof.
import { textOf, write } from "./document.js";
import { badArgument } from "./errors.js";
import { attemptJsonata, engine } from "./jsonata.js";
import { moment } from "./trace.js";

const MEMBERS = ["input", "result", "error", "context", "variables", "mocks"];

/** A sample, whose documents may be text. */
const sampleOf = (sample) => {
  if (typeof sample !== "object" || sample === null || sample.input === undefined) throw badArgument("A sample has an input, such as { input, result }.");
  const unknown = Object.keys(sample).find((key) => !MEMBERS.includes(key));
  if (unknown) throw badArgument(`A sample has no member ${JSON.stringify(unknown)}; it has ${MEMBERS.join(", ")}.`);
  const members = Object.entries(sample).filter(([, value]) => value !== undefined);
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${key === "error" ? JSON.stringify(value) : textOf(value)}`).join(",")}}`;
};

export const toJsonata = (definition, samples = [], { now } = {}) => {
  if (!Array.isArray(samples)) throw badArgument("Samples are a list, such as [{ input, result }].");
  const texts = `[${samples.map(sampleOf).join(",")}]`;
  const home = engine();
  return JSON.parse(attemptJsonata(home, (glue) => glue.to_jsonata(write(home, definition), texts, moment(now) / 1000)));
};
