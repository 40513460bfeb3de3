// The scanner with users' rules: the same engine once more, with regular expressions, in a module of its own, so that
// nothing calls from one module into another and who has no rules does not load it.
import { instantiate } from "#glue/secret-rules";
import { loadSecretRules } from "#load";
import { write } from "./document.js";
import { attempt, engineOf } from "./engine.js";
import { badArgument } from "./errors.js";

/** The instance that new objects live in. */
export const engine = engineOf(instantiate, loadSecretRules);

const FIELDS = ["gitleaks", "gitSecrets", "customIdentifiers"];

/** Do the options have rules of their own? */
export const hasRules = (options) => (options.rules !== undefined && options.rules !== "default") || FIELDS.some((name) => options[name] !== undefined);

/** A rule as JSON; of a RegExp its source, read as JavaScript's. */
const plainRule = (rule) => {
  if (Array.isArray(rule)) return rule.map((part) => (part instanceof RegExp ? part.source : part));
  if (!(rule?.regex instanceof RegExp)) return rule;
  const { source, ignoreCase, multiline, dotAll } = rule.regex;
  const flags = `${multiline ? "m" : ""}${dotAll ? "s" : ""}`;
  return { ...rule, regex: flags ? `(?${flags}:${source})` : source, ignoreCase, dialect: "javascript" };
};

/** Options as JSON can have them. */
export const plainOptions = (options) => {
  const { rules, ...others } = options;
  if (rules === undefined || rules === "default") return others;
  return { ...others, rules: Array.isArray(rules) ? rules.map(plainRule) : rules };
};

export const benchRule = (rule, text) => {
  if (typeof text !== "string") throw badArgument(`A text is a string, not ${text === null ? "null" : typeof text}.`);
  const home = engine();
  return JSON.parse(attempt(home, (glue) => glue.bench_rule(write(home, plainRule(rule)), text)));
};
