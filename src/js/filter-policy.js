// An SNS filter policy, and the messages that it is asked about.
import { textOf, write } from "./document.js";
import { attempt, dispose, Owned } from "./engine.js";
import { badArgument, misuse } from "./errors.js";
import { checked, engine } from "./sns.js";

/** Is it about the body? As AWS has it, the attributes unless told otherwise. */
export const onBody = (options) => {
  const { scope = "MessageAttributes" } = options ?? {};
  if (scope === "MessageAttributes" || scope === "MessageBody") return scope === "MessageBody";
  throw misuse("SNS0001", `FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`);
};

/** Names of what messages come in, such as Lambda's events; none is one of a message. */
const PACKED = ["Message", "MessageAttributes", "Records", "Sns", "Messages", "Body"];

/** The part of a message that a policy looks at. What is not there is an empty text, which matches as little. */
export const part = (message, body) => {
  if (typeof message !== "object" || message === null) {
    throw badArgument(`A message is an object with attributes and a body, not ${message === null ? "null" : typeof message}.`);
  }
  if (message.attributes === undefined && message.body === undefined && PACKED.some((name) => name in message)) {
    throw badArgument("This is what a message comes in, not the message.", "unpackMessages(it) takes the messages out.");
  }
  return (body ? message.body : message.attributes) ?? "";
};

export class FilterPolicy {
  #own;
  #body;
  #diagnostics;
  #limits;
  #set; // the policy in a set engine, once many messages are asked about

  constructor(policy, options) {
    const home = engine();
    this.#body = onBody(options);
    this.#own = new Owned(home, attempt(home, (glue) => new glue.FilterPolicy(write(home, policy), this.#body)));
  }

  static check(policy, options) {
    return checked((home, glue) => glue.FilterPolicy.check(write(home, policy), onBody(options)));
  }

  static awsAnswer(policy, options) {
    const { call = "Subscribe" } = options ?? {};
    if (call !== "Subscribe" && call !== "SetSubscriptionAttributes") {
      throw badArgument(`No policy comes with the call ${call}.`, "It is Subscribe or SetSubscriptionAttributes.");
    }
    const home = engine();
    return attempt(home, (glue) => glue.FilterPolicy.aws_answer(write(home, policy), onBody(options), call !== "Subscribe")) || undefined;
  }

  static inEventBridge(policy, options) {
    const { message } = options ?? {};
    const asked = message !== undefined;
    const body = onBody(options);
    const home = engine();
    const ask = (glue) => glue.FilterPolicy.in_eventbridge(textOf(policy), body, asked, write(home, asked ? part(message, body) : ""));
    return JSON.parse(attempt(home, ask));
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

  matchAll(messages) {
    const { engine } = this.#own;
    const found = [];
    const set = this.#own.use((policy) => (this.#set ??= policy.alone()));
    const ask = (message) => {
      if (!this.#body) set.attributes(write(engine, part(message, false)));
      const count = set.match_body(this.#body ? write(engine, part(message, true)) : 0);
      if (count < 0) throw set.failure();
      return count > 0;
    };
    for (const message of messages) found.push(attempt(engine, () => ask(message)));
    return found;
  }

  examples() {
    return JSON.parse(this.#own.use((policy) => policy.examples()));
  }

  forOtherScope() {
    return JSON.parse(this.#own.use((policy) => policy.for_other_scope()));
  }

  checkMessage(message) {
    return JSON.parse(this.#ask(message, (policy, length) => policy.check_message(length)));
  }

  #ask(message, question) {
    const { engine } = this.#own;
    return this.#own.use((policy) => question(policy, write(engine, part(message, this.#body))));
  }

  free() {
    this.#set?.free();
    this.#set = undefined;
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}
