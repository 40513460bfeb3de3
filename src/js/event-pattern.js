// An event pattern.
import { compare } from "./compare.js";
import { checked, engine } from "./core.js";
import { write } from "./document.js";
import { attempt, dispose, Owned } from "./engine.js";
import { badArgument } from "./errors.js";

const quirks = ({ quirks = "documented" }) => {
  if (quirks === "documented" || quirks === "reference") return quirks;
  throw badArgument(`quirks cannot be ${JSON.stringify(quirks)}.`, 'Pass "documented" or "reference".');
};

export class EventPattern {
  #own;
  #diagnostics;

  constructor(pattern, options = {}) {
    const home = engine();
    const reference = quirks(options) === "reference";
    this.#own = new Owned(home, attempt(home, (glue) => new glue.EventPattern(write(home, pattern), reference)));
  }

  static check(pattern) {
    return checked((home, glue) => glue.EventPattern.check(write(home, pattern)));
  }

  static fromEvent(event, options = {}) {
    const { fields = "typical", account = false, region = false } = options;
    if (fields !== "typical" && fields !== "all") throw badArgument(`fields cannot be ${JSON.stringify(fields)}.`, 'Pass "typical" or "all".');
    const home = engine();
    return JSON.parse(attempt(home, (glue) => glue.EventPattern.from_event(write(home, event), fields === "all", Boolean(account), Boolean(region))));
  }

  get diagnostics() {
    return this.#own.use((pattern) => (this.#diagnostics ??= JSON.parse(pattern.diagnostics())));
  }

  get wildcardComplexity() {
    return this.#own.use((pattern) => pattern.wildcard_complexity());
  }

  matches(event) {
    const { engine } = this.#own;
    return this.#own.use((pattern) => pattern.matches(write(engine, event)));
  }

  explain(event) {
    const { engine } = this.#own;
    return JSON.parse(this.#own.use((pattern) => pattern.explain(write(engine, event))));
  }

  compare(other) {
    if (!(other instanceof EventPattern)) {
      const made = new EventPattern(other);
      try {
        return this.compare(made);
      } finally {
        made.free();
      }
    }
    return compare(this.#text(), other.#text());
  }

  #text() {
    return this.#own.use((pattern) => pattern.text());
  }

  expand(limit = 100) {
    return JSON.parse(this.#own.use((pattern) => pattern.expand(limit)));
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}
