// An SNS filter policy, and the messages that it is asked about.
import { write } from "./document.js";
import { attempt, checked, dispose, engine, Owned } from "./engine.js";
import { badArgument, misuse } from "./errors.js";

/** Is it about the body? As AWS has it, the attributes unless told otherwise. */
const onBody = ({ scope = "MessageAttributes" } = {}) => {
  if (scope === "MessageAttributes" || scope === "MessageBody") return scope === "MessageBody";
  throw misuse("SNS0001", `FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`);
};

/** The part of a message that a policy looks at. What is not there is an empty text, which matches as little. */
export const part = (message, body) => {
  if (typeof message !== "object" || message === null) {
    throw badArgument(`A message is an object with attributes and a body, not ${message === null ? "null" : typeof message}.`);
  }
  return (body ? message.body : message.attributes) ?? "";
};

export class FilterPolicy {
  #own;
  #body;
  #diagnostics;
  #limits;

  constructor(policy, options) {
    const home = engine();
    this.#body = onBody(options);
    this.#own = new Owned(home, attempt(home, (glue) => new glue.FilterPolicy(write(home, policy), this.#body)));
  }

  static check(policy, options) {
    return checked((home, glue) => glue.FilterPolicy.check(write(home, policy), onBody(options)));
  }

  get scope() {
    return this.#body ? "MessageBody" : "MessageAttributes";
  }

  get diagnostics() {
    return this.#own.use((policy) => (this.#diagnostics ??= JSON.parse(policy.diagnostics())));
  }

  get limits() {
    return this.#own.use((policy) => (this.#limits ??= JSON.parse(policy.limits())));
  }

  matches(message) {
    return this.#ask(message, (policy, length) => policy.matches(length));
  }

  explain(message) {
    return JSON.parse(this.#ask(message, (policy, length) => policy.explain(length)));
  }

  checkMessage(message) {
    return JSON.parse(this.#ask(message, (policy, length) => policy.check_message(length)));
  }

  #ask(message, question) {
    const { engine } = this.#own;
    return this.#own.use((policy) => question(policy, write(engine, part(message, this.#body))));
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}
