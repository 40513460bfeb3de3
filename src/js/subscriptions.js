// The subscriptions of a topic, all asked about a message at once.
import { write } from "./document.js";
import { attempt, dispose, failure, named, Owned } from "./engine.js";
import { badArgument } from "./errors.js";
import { onBody, part } from "./filter-policy.js";
import { engine } from "./sns.js";

export class Subscriptions {
  #own;
  #names = []; // by the engine's number of the subscription

  constructor() {
    const home = engine();
    this.#own = new Owned(home, attempt(home, (glue) => new glue.Subscriptions()));
  }

  add(name, policy, options) {
    if (typeof name !== "string") throw badArgument(`The name of a subscription is a string, not ${typeof name}.`);
    const { engine } = this.#own;
    // As SetSubscriptionAttributes has it, an empty text is no policy.
    const filtered = policy !== undefined && policy !== null && policy !== "";
    const body = onBody(options);
    const number = this.#own.use((list) => list.add(name, filtered ? write(engine, policy) : 0, filtered, body));
    this.#names[number] = name;
  }

  delete(name) {
    return this.#own.use((list) => typeof name === "string" && list.delete(name));
  }

  get size() {
    return this.#own.use((list) => list.size());
  }

  match(message) {
    const own = this.#own;
    const list = own.live();
    try {
      const count = list.match_body(ask(own.engine, list, message));
      if (count === 0) return [];
      if (count < 0) throw list.failure();
      return named(own.engine, list.matched(), count, this.#names);
    } catch (error) {
      throw failure(own.engine, error);
    }
  }

  explain(message) {
    const { engine } = this.#own;
    return JSON.parse(this.#own.use((list) => list.explain_body(ask(engine, list, message))));
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}

/** Hands the attributes over, and answers how many bytes the body in the input is. */
const ask = (engine, list, message) => {
  list.attributes(write(engine, part(message, false)));
  return write(engine, part(message, true));
};
