// Many patterns, one pass over the event.
import { engine } from "./core.js";
import { write } from "./document.js";
import { attempt, dispose, failure, named, Owned } from "./engine.js";
import { badArgument } from "./errors.js";

export class RuleSet {
  #own;
  #names = []; // by the engine's slot of the rule

  constructor(options) {
    const home = engine();
    this.#own = new Owned(home, attempt(home, (glue) => new glue.RuleSet(Boolean(options?.strict))));
  }

  add(name, pattern) {
    if (typeof name !== "string") throw badArgument(`The name of a rule is a string, not ${typeof name}.`);
    const { engine } = this.#own;
    const slot = this.#own.use((rules) => rules.add(name, write(engine, pattern)));
    this.#names[slot] = name;
  }

  delete(name) {
    return this.#own.use((rules) => typeof name === "string" && rules.delete(name));
  }

  get size() {
    return this.#own.use((rules) => rules.size());
  }

  // Called for each event of a stream, so it is one call into the engine, and allocates nothing but the answer.
  match(event) {
    const own = this.#own;
    const rules = own.live();
    try {
      const count = rules.match_event(write(own.engine, event));
      if (count === 0) return [];
      if (count < 0) throw rules.failure();
      return named(own.engine, rules.matched(), count, this.#names);
    } catch (error) {
      throw failure(own.engine, error);
    }
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}
