/// <reference lib="esnext.disposable" />

/**
 * Answers in any JavaScript runtime what AWS answers only after a deployment: does this event match, and why not?
 *
 * Everything is synchronous and ready on import. Answers are plain data; an input that cannot be used throws a
 * {@link PointsmanError}, which says everything that is wrong with it, with places and hints.
 *
 * @packageDocumentation
 */

/**
 * A JSON document: its text, the UTF-8 bytes of its text, or a plain value, which is written with `JSON.stringify`.
 *
 * Text or bytes are the fast way and the exact one: they keep the spelling of numbers, the order of members and duplicate
 * names, and all places are offsets into that very text. (For bytes they count UTF-16 units of the text that the bytes
 * spell; for a plain value they count in `JSON.stringify(value)`.) A lone surrogate in a string counts as U+FFFD, as
 * everywhere where JavaScript's strings become UTF-8.
 */
export type Doc = string | Uint8Array | ArrayBuffer | object | number | boolean | null;

/** The way to a place in a document: names of members and indices of elements. */
export type Path = (string | number)[];

/** One thing to say about a text. */
export interface Diagnostic {
  /** Stable, and made for programs: `"EB0012"`. The catalogue of codes is `docs/errors.md`. */
  code: string;
  /** `error`: the text cannot be used. `warning`: it works, but probably not as meant. `hint`: worth knowing. */
  severity: "error" | "warning" | "hint";
  /** One sentence for people, in AWS's own words where AWS has any. */
  message: string;
  /** Where it begins: 0-based, in UTF-16 units, as `String.prototype.slice` counts. Absent where it has no place. */
  start?: number;
  /** Where it ends, not included. */
  end?: number;
  /** The line of `start`, from 1. */
  line?: number;
  /** The column of `start`, from 1, in UTF-16 units. */
  column?: number;
  /** The way to the place from the root of the document, where that is meaningful. */
  path?: Path;
  /** What AWS itself answers to this text, letter for letter where it is known; for a policy, in the form of `Subscribe`. */
  awsMessage?: string;
  /** Of a definition: the way to the place as a JSON Pointer, as AWS gives it: `"/States/A/Next"`; the whole is `"/"`. */
  pointer?: string;
  /** Of a definition: the code that `ValidateStateMachineDefinition` gives: `"MISSING_TRANSITION_TARGET"`. */
  awsCode?: string;
  /** What to do about it. */
  hints: string[];
  /** Other places that belong to it, such as the first of two equal names. */
  related: { message: string; start: number; end: number }[];
}

/**
 * Thrown for an input that cannot be used. `code`, `message` and the place are those of the first of its `diagnostics`.
 *
 * Besides the codes of texts there are three: `PM0001`, an object was used after `free()`; `PM0002`, the engine stopped
 * (a bug of ours: objects made before are lost, new ones work); `PM0003`, an argument of the wrong kind.
 */
export class PointsmanError extends Error {
  constructor(diagnostics: Diagnostic[], code?: string);
  readonly name: "PointsmanError";
  /**
   * The first diagnostic's code, such as `"EB0012"`. Where AWS has a name for what happened it is that: `"States.Runtime"`,
   * `"States.IntrinsicFailure"`; or `"InvalidPath"`, `"InvalidDefinition"` for what AWS refuses when a machine is created.
   */
  readonly code: string;
  /** Everything that is wrong, in the order of the text; never empty. */
  readonly diagnostics: Diagnostic[];
  /** From 1; absent where the error has no place. */
  readonly line?: number;
  /** From 1, in UTF-16 units; absent where the error has no place. */
  readonly column?: number;
  /** From 0, in UTF-16 units; absent where the error has no place. */
  readonly start?: number;
  /** Not included; absent where the error has no place. */
  readonly end?: number;
}

/** Why an event matches or does not. */
export interface Explanation {
  /** What `matches` answers. */
  matched: boolean;
  /** The verdict in one sentence: what is missing, or that everything holds. */
  summary: string;
  /** A row for each condition, in the order of the pattern. */
  conditions: Condition[];
}

/** A condition of a pattern, and what became of it. */
export interface Condition {
  /** The names that lead to the field, as the pattern has them. */
  path: string[];
  /** AWS's name of the operator; `any of` for several alternatives and `$or` for branches, which are the `children`. */
  operator: string;
  /** The operand, as the pattern has it. Absent where there is none, as for a branch. */
  wanted?: unknown;
  /** Did it hold? `null` where it was not reached. */
  held: boolean | null;
  /** Why, in one sentence. */
  reason: string;
  /** Where it begins in the pattern: 0-based, in UTF-16 units. */
  start: number;
  /** Where it ends, not included. */
  end: number;
  /** The values of the event that it was tried on, in the order of the event. */
  found: Found[];
  /** Alternatives, or branches with their conditions. Absent where there are none. */
  children?: Condition[];
}

/** A value of the event that a condition was tried on. */
export interface Found {
  /** The value itself. */
  value: unknown;
  /** The way to it in the event, indices of arrays included. */
  path: Path;
  /** Where it begins in the event: 0-based, in UTF-16 units. */
  start: number;
  /** Where it ends, not included. */
  end: number;
}

/** Which fields of an event a pattern made from it compares. */
export interface FromEventOptions {
  /**
   * `typical`, the default: `source`, `detail-type` and what in `detail` tells this kind of event from others; timestamps,
   * unique ids and prose are left out, ARNs become the prefix that names their service. `all`: every field as it is.
   */
  fields?: "typical" | "all";
  /** With the typical fields: `account` too. */
  account?: boolean;
  /** With the typical fields: `region` too. */
  region?: boolean;
}

/** Is there such an event? */
export interface Existence {
  /** `null`: not decided within the limits of work. */
  exists: boolean | null;
  /** One such event as JSON text, laid out for people; there exactly if `exists` is true. */
  event?: string;
}

/**
 * How the events of two patterns lie to each other, and the evidence.
 *
 * All of it is about events with one value a field: an array may hold values that satisfy different conditions on one
 * field, so nearly any two patterns have some event with arrays in common. Every event shown was evaluated with both
 * patterns; what is said not to exist was searched for in full.
 */
export interface Comparison {
  /** `disjoint`: no event matches both. `unknown`: not decided within the limits of work. */
  relation: "disjoint" | "overlapping" | "first-inside-second" | "second-inside-first" | "equal" | "unknown";
  /** The relation in one sentence. */
  summary: string;
  /** An event that both patterns match. */
  both: Existence;
  /** An event that only the pattern that was asked matches. */
  onlyFirst: Existence;
  /** An event that only the other pattern matches. */
  onlySecond: Existence;
  /** Where no event matches both: pairs of conditions, one of each pattern, that no value satisfies together; at most 20. */
  conflicts: {
    /** The names that lead to the field. */
    path: string[];
    /** What both want, as the clause of a sentence. */
    reason: string;
    /** The place of the condition in the first pattern, in UTF-16 units. */
    first: { start: number; end: number };
    /** The place of the condition in the second pattern. */
    second: { start: number; end: number };
  }[];
  /** Where no event with one value a field matches both: one with an array that does, where one was found. */
  withArrays?: string;
}

/** A pattern with its `$or` multiplied out. */
export interface Expansion {
  /** How many branches there are, listed or not. */
  total: number;
  /** Patterns without `$or`, in the order in which they are tried. */
  branches: {
    /** The pattern as text, laid out for people. */
    pattern: string;
    /** Where in the whole pattern its conditions come from, in UTF-16 units. */
    conditions: { start: number; end: number }[];
    /** Where conditions are that a later one on the same field replaced: they do not count in this branch. */
    overwritten: { start: number; end: number }[];
  }[];
}

/**
 * An Amazon EventBridge event pattern, compiled once and asked any number of times.
 *
 * ```js
 * const pattern = new EventPattern({ source: ["aws.ec2"], detail: { state: [{ prefix: "run" }] } });
 * pattern.matches({ source: "aws.ec2", detail: { state: "stopped" } }); // false
 * pattern.explain({ source: "aws.ec2", detail: { state: "stopped" } }).summary; // why
 * ```
 */
export class EventPattern {
  /**
   * @param pattern a JSON object such as `{"source": ["aws.ec2"]}`
   * @param options `quirks: "reference"` answers as Amazon's own matcher does where that parts from the documentation
   *   (addresses of both families mix in `cidr`, numbers may pass for addresses, …; "Quirks" in
   *   src/eventbridge/spec.md); `"documented"` is the default
   * @throws {PointsmanError} with every error of the pattern, where it is not one
   */
  constructor(pattern: Doc, options?: { quirks?: "documented" | "reference" });

  /** Every error of a pattern; where it has none, its lints. An empty list means that all is well. Never throws. */
  static check(pattern: Doc): Diagnostic[];

  /**
   * A pattern that matches this event, to begin with.
   *
   * Of an array of objects it takes one element, since EventBridge wants all that it compares in an array to be in the
   * same element; of an array of values it takes the values as alternatives.
   * @throws {PointsmanError} where the event is not a JSON object, or has no value or too many
   */
  static fromEvent(event: Doc, options?: FromEventOptions): { [name: string]: unknown };

  /** The lints of this pattern: what works, but probably not as meant. */
  readonly diagnostics: Diagnostic[];

  /**
   * The most wildcard positions that one value of a field can be in at once; 0 without wildcards. EventBridge limits
   * something like it, and publishes neither measure nor limit.
   */
  readonly wildcardComplexity: number;

  /**
   * Does the event match? The whole event is checked to be JSON.
   * @throws {PointsmanError} where the event cannot be read
   */
  matches(event: Doc): boolean;

  /**
   * Why the event matches or does not, condition by condition, with places in both texts.
   * @throws {PointsmanError} where the event cannot be read
   */
  explain(event: Doc): Explanation;

  /**
   * Can one event match this pattern and the other? Is one inside the other? For events with one value a field, with
   * examples and, where no event matches both, the conditions that are why. Both patterns are taken in their documented
   * meaning, `quirks` or not.
   * @param other the other pattern, compiled or not
   * @throws {PointsmanError} with every error of the other pattern, where it is not one
   */
  compare(other: EventPattern | Doc): Comparison;

  /**
   * The plain patterns that this one is short for: its `$or` multiplied out. An event matches if it matches one of them.
   * @param limit how many to list, 100 by default; at most 1 MiB of text is listed in any case
   */
  expand(limit?: number): Expansion;

  /** Gives its memory back now rather than when it is garbage. Using it afterwards throws `PM0001`. */
  free(): void;

  /** As {@link free}, for `using pattern = new EventPattern(…)`. */
  [Symbol.dispose](): void;
}

/**
 * Many patterns, all answered in one pass over an event.
 *
 * ```js
 * const rules = new RuleSet();
 * rules.add("started", { "detail-type": ["EC2 Instance State-change Notification"], detail: { state: ["running"] } });
 * rules.match(eventText); // ["started"]
 * ```
 */
export class RuleSet {
  /**
   * @param options `strict: true` checks the whole of every event, as {@link EventPattern.matches} does. By default an
   *   event is checked as far as it is read: of members that no rule names only that their strings and brackets end.
   */
  constructor(options?: { strict?: boolean });

  /**
   * Adds a rule. One of the same name is replaced, and its place in the order is kept.
   * @throws {PointsmanError} with every error of the pattern, where it is not one; the set is then as it was
   */
  add(name: string, pattern: Doc): void;

  /** Takes a rule out. False where there was none of that name. */
  delete(name: string): boolean;

  /** How many rules there are. */
  readonly size: number;

  /**
   * The names of the rules that match, in the order of adding.
   *
   * Text and bytes are the fast way: more than a million events a second.
   * @throws {PointsmanError} where the event, as far as it is checked, is not a JSON object
   */
  match(event: Doc): string[];

  /** Gives its memory back now rather than when it is garbage. Using it afterwards throws `PM0001`. */
  free(): void;

  /** As {@link free}, for `using rules = new RuleSet()`. */
  [Symbol.dispose](): void;
}

/** What an EventBridge rule does to an event before it hands it to a target, with AWS's names. */
export interface InputTransformerOptions {
  /** Names of variables and the paths of what they stand for, such as `{ state: "$.detail.state" }`. */
  InputPathsMap?: Record<string, string>;
  /** Text or JSON with `<variables>` in it. */
  InputTemplate: string;
  /** What `<aws.events.rule-name>` stands for; taken from the ARN where only that is given. */
  ruleName?: string;
  /** What `<aws.events.rule-arn>` stands for; made of the name and of the event's region and account where only the name is given. */
  ruleArn?: string;
  /** What `<aws.events.event.ingestion-time>` stands for; the event's `time` where it is not given. */
  ingestionTime?: string;
}

/** What an input transformer made of an event. */
export interface Transformed {
  /** What the target gets. */
  output: string;
  /** Is that one JSON document? Text of several lines is not. */
  isJson: boolean;
  /** The variables of the template by name, each with what it stood for; without `value` where the event has nothing there. */
  variables: { name: string; value?: unknown }[];
  /** What this event made of the template: paths that lead nowhere, values that break the quotes they stand in. */
  diagnostics: Diagnostic[];
}

/**
 * An input transformer of an EventBridge target.
 *
 * A diagnostic of it is about the text that its `path` names: `["InputTemplate"]`, or `["InputPathsMap", name]`.
 *
 * ```js
 * const transformer = new InputTransformer({
 *   InputPathsMap: { state: "$.detail.state" },
 *   InputTemplate: '{"state": <state>, "text": "it is <state>"}',
 * });
 * transformer.apply('{"detail": {"state": "running"}}'); // {"state": "running", "text": "it is running"}
 * ```
 */
export class InputTransformer {
  /** @throws {PointsmanError} with every error of paths and template */
  constructor(options: InputTransformerOptions);

  /** Every error of paths and template; where they have none, their lints. Never throws. */
  static check(options: InputTransformerOptions): Diagnostic[];

  /** The lints of paths and template. */
  readonly diagnostics: Diagnostic[];

  /**
   * What the target gets for this event.
   * @throws {PointsmanError} where the event is not a JSON object, or the result has more than 16 MiB
   */
  apply(event: Doc): string;

  /**
   * The same, with what each variable stood for.
   * @throws {PointsmanError} as {@link apply}
   */
  explain(event: Doc): Transformed;

  /** Gives its memory back now rather than when it is garbage. Using it afterwards throws `PM0001`. */
  free(): void;

  /** As {@link free}, for `using transformer = new InputTransformer(…)`. */
  [Symbol.dispose](): void;
}

/**
 * An attribute of an SNS message: as SNS delivers it, as its API takes it, or as Lambda's SQS events have it. The value is
 * always a string; that of `Binary` is base64.
 */
export type SnsAttribute =
  | { Type: string; Value: string }
  | { DataType: string; StringValue?: string; BinaryValue?: string }
  | { dataType: string; stringValue?: string; binaryValue?: string };

/** An SNS message as its subscriptions see it. */
export interface SnsMessage {
  /**
   * Attributes by name, or the JSON text of that, in which {@link Explanation} then has its places; for a plain value they
   * count in `JSON.stringify(attributes)`.
   */
  attributes?: Record<string, SnsAttribute> | string | Uint8Array | null;
  /** The body: any text. */
  body?: string | Uint8Array | null;
}

/** What a filter policy looks at: AWS's `FilterPolicyScope`. */
export type FilterPolicyScope = "MessageAttributes" | "MessageBody";

/** How much of what SNS allows a policy uses. */
export interface FilterPolicyLimits {
  /** Names at the top level, of at most 5; `$or` counts as one. */
  keys: number;
  /** Combinations of values, of at most 150. */
  combinations: number;
  /** Bytes of the policy, of at most 262,144. */
  bytes: number;
  /** How the combinations were computed: `"3 × 1 × 2 = 6"`; a nested field counts its depth too: `"(3 × 4) = 12"`. */
  formula: string;
}

/** What SNS and EventBridge say of the same text. */
export interface EventBridgeComparison {
  /** Do both say the same? */
  same: boolean;
  /** `accepted` where there was no message to ask about. */
  sns: "refused" | "accepted" | "match" | "no-match";
  /** Why SNS refuses it. */
  snsError?: string;
  /** `accepted` where there was no message to ask about. */
  eventBridge: "refused" | "accepted" | "match" | "no-match";
  /** Why EventBridge refuses it. */
  eventBridgeError?: string;
  /** Both in one sentence. */
  summary: string;
}

/** A message that was made up for a policy; it has the part that the policy looks at. */
export interface SnsExample {
  /** Attributes by name, as SNS delivers them. */
  attributes?: Record<string, { Type: string; Value: string }>;
  /** The body: JSON text. */
  body?: string;
  /** What the policy says of it, in one sentence. */
  summary: string;
}

/**
 * A filter policy of an SNS subscription, compiled once and asked any number of times.
 *
 * ```js
 * const policy = new FilterPolicy({ price: [{ numeric: [">=", 100] }] });
 * policy.matches({ attributes: { price: { Type: "Number", Value: "120" } } }); // true
 * policy.explain({ attributes: { price: { Type: "String", Value: "120" } } }).summary; // … (a string is never a number).
 * ```
 */
export class FilterPolicy {
  /**
   * @param policy a JSON object such as `{"event": ["order_placed"]}`
   * @param options `scope`: what it looks at, by default the attributes
   * @throws {PointsmanError} with every error of the policy, where it is not one; each has SNS's own words as `awsMessage`
   */
  constructor(policy: Doc, options?: { scope?: FilterPolicyScope });

  /** Every error of a policy; where it has none, its lints. An empty list means that all is well. Never throws. */
  static check(policy: Doc, options?: { scope?: FilterPolicyScope }): Diagnostic[];

  /**
   * The message of the one error that SNS answers to this policy, letter for letter with its line and column; `undefined`
   * where it takes the policy, or where its words are not known.
   * @param options `call`: the form of `Subscribe`, the default, or of `SetSubscriptionAttributes`
   */
  static awsAnswer(
    policy: Doc,
    options?: { scope?: FilterPolicyScope; call?: "Subscribe" | "SetSubscriptionAttributes" },
  ): string | undefined;

  /**
   * Would EventBridge take this policy as an event pattern, and say the same of the message? The policy need not be valid.
   *
   * ```js
   * FilterPolicy.inEventBridge({ name: [{ wildcard: "*.jpg" }] }).summary;
   * // "EventBridge takes this; SNS does not: Unrecognized match type wildcard"
   * ```
   * @throws {PointsmanError} where the message cannot be read
   */
  static inEventBridge(policy: Doc, options?: { scope?: FilterPolicyScope; message?: SnsMessage }): EventBridgeComparison;

  /** What it looks at. */
  readonly scope: FilterPolicyScope;

  /** The lints of this policy: what works, but probably not as meant. */
  readonly diagnostics: Diagnostic[];

  /** How much of what SNS allows it uses. */
  readonly limits: FilterPolicyLimits;

  /**
   * Is the message delivered? Only the part that the policy looks at is read. A body that is not a JSON object is no
   * match rather than an error, and so is a message that SNS would refuse to publish; see {@link checkMessage}.
   * @throws {PointsmanError} where attributes cannot be read: not JSON, without a type, or with a value that is no string
   */
  matches(message: SnsMessage): boolean;

  /**
   * Why the message is delivered or not, condition by condition. Places of what was found lie in the text of the
   * attributes or in the body, whichever the policy looks at.
   * @throws {PointsmanError} as {@link matches}
   */
  explain(message: SnsMessage): Explanation;

  /**
   * The verdict on each of many messages: what {@link matches} says, by the engine that is made for many.
   * @throws {PointsmanError} as {@link matches}, at the first message that cannot be read
   */
  matchAll(messages: Iterable<SnsMessage>): boolean[];

  /**
   * The least message that matches, and the same but for one field, which just does not. Either is `null` where none was
   * found; both have been asked about.
   */
  examples(): { matching: SnsExample | null; missing: SnsExample | null };

  /**
   * This policy for the other scope: nested names are joined with dots. `notes` say what it does not mean any more.
   * @throws {PointsmanError} where the other scope does not take it: joined names may be more than 5
   */
  forOtherScope(): { policy: string; notes: string[] };

  /**
   * What there is to say about the message as this policy sees it: what Publish refuses, in SNS's words (errors), values
   * in the wrong type (warnings), and answers that AWS does not document (hints). Never throws for the message's texts.
   */
  checkMessage(message: SnsMessage): Diagnostic[];

  /** Gives its memory back now rather than when it is garbage. Using it afterwards throws `PM0001`. */
  free(): void;

  /** As {@link free}, for `using policy = new FilterPolicy(…)`. */
  [Symbol.dispose](): void;
}

/**
 * The subscriptions of a topic, all answered at once. What a message costs depends on its fields and on how many policies
 * look at those, not on how many subscriptions there are.
 *
 * ```js
 * const topic = new Subscriptions();
 * topic.add("audit"); // without a policy: gets every message
 * topic.add("orders", { event: [{ prefix: "order_" }] });
 * topic.add("large", { price: [{ numeric: [">", 100] }] }, { scope: "MessageBody" });
 * topic.match({ attributes: { event: { Type: "String", Value: "order_placed" } }, body: '{"price": 20}' }); // ["audit", "orders"]
 * ```
 */
export class Subscriptions {
  constructor();

  /**
   * Adds a subscription. One of the same name is replaced, and its place in the order is kept.
   * @param policy its filter policy; without one, or with an empty text, it gets every message
   * @param options `scope`: what the policy looks at, by default the attributes
   * @throws {PointsmanError} with every error of the policy, where it is not one; the subscriptions are then as they were
   */
  add(name: string, policy?: Doc, options?: { scope?: FilterPolicyScope }): void;

  /** Takes a subscription out. False where there was none of that name. */
  delete(name: string): boolean;

  /** How many subscriptions there are. */
  readonly size: number;

  /**
   * The names of the subscriptions that the message is delivered to, in the order of adding.
   * @throws {PointsmanError} where attributes cannot be read: not JSON, without a type, or with a value that is no string
   */
  match(message: SnsMessage): string[];

  /**
   * The verdict of every subscription, and why, in the order of adding.
   * @throws {PointsmanError} as {@link match}
   */
  explain(message: SnsMessage): { name: string; matched: boolean; summary: string }[];

  /** Gives its memory back now rather than when it is garbage. Using it afterwards throws `PM0001`. */
  free(): void;

  /** As {@link free}, for `using topic = new Subscriptions()`. */
  [Symbol.dispose](): void;
}

/** A message taken out of what it came in. */
export interface UnpackedMessage {
  /**
   * What it came in. `notification`: the body of an SQS message, or what an HTTP/S endpoint is sent. `lambda`: a record of
   * a Lambda event. `sqs`: an SQS message with a notification in it; `sqs-raw`: one with raw delivery. `publish`: input of
   * Publish or PublishBatch. `message`: attributes and a body as here. `attributes`: these alone. `body`: none of these.
   */
  envelope: "notification" | "lambda" | "sqs" | "sqs-raw" | "publish" | "message" | "attributes" | "body";
  /** Its attributes, in the spelling that they had. Absent where it has none. */
  attributes?: Record<string, SnsAttribute>;
  /** Its body. Absent where it has none. */
  body?: string;
  /** The ARN of the topic, where that is told. */
  topicArn?: string;
}

/**
 * The messages in what arrives: a notification, a Lambda event with `Records`, SQS messages with or without raw delivery,
 * or input of Publish. Any other text is the body of a message.
 *
 * ```js
 * for (const message of unpackMessages(lambdaEvent)) policy.matches(message);
 * ```
 * @throws {PointsmanError} where there is no message: an empty text, a notification that is cut off, a confirmation
 */
export function unpackMessages(text: Doc): UnpackedMessage[];

/**
 * Attributes as the body that a policy with the scope `MessageBody` takes for the same. `notes` say what is left out.
 * @throws {PointsmanError} where they cannot be read
 */
export function attributesToBody(attributes: Doc): { body: string; notes: string[] };

/**
 * A body as attributes: names joined with dots, lists as `String.Array`. `notes` say what is left out or not the same any
 * more. `null` where the body is not a JSON object.
 */
export function bodyToAttributes(body: Doc): { attributes: Record<string, { Type: string; Value: string }>; notes: string[] } | null;

/** The kinds of endpoints; `sqs` is FIFO where the name of the queue ends with `.fifo`. */
export type SnsEndpoint =
  | "sqs"
  | "sqs-fifo"
  | "sqs-standard"
  | "lambda"
  | "firehose"
  | "http"
  | "https"
  | "email"
  | "email-json"
  | "sms"
  | "application";

/** A topic, its subscriptions, and what is published to it when. */
export interface TopicScenario {
  /** The topic. */
  topic: {
    /** Its name, checked as CreateTopic checks it. */
    name?: string;
    /** Is it a FIFO topic? By default its name says so. */
    fifo?: boolean;
    /** `ContentBasedDeduplication`: a message without a deduplication ID gets the SHA-256 of its body. */
    contentBasedDeduplication?: boolean;
    /** `FifoThroughputScope`: where an ID is claimed, on the whole topic (the default) or in its message group. */
    fifoThroughputScope?: "Topic" | "MessageGroup";
  };
  /** Who gets the messages. */
  subscriptions: {
    /** Its name, under which `deliveries` lists it. */
    name: string;
    /** What subscribes. */
    endpoint: SnsEndpoint;
    /** Its filter policy, as a value or as text. */
    filterPolicy?: object | string | null;
    /** What the policy looks at. */
    filterPolicyScope?: FilterPolicyScope;
    /** When SNS may not deliver: intervals in seconds, the first end within, the second not. */
    permissionDenied?: [from: number, to: number][];
    /** The name of its dead-letter queue. */
    dlq?: string | null;
  }[];
  /** What is published, in the order of time. */
  publishes: {
    /** When, in seconds; by default with the publish before. */
    t?: number;
    /** The body. */
    body: string;
    /** The subject. */
    subject?: string;
    /** `MessageGroupId`. */
    group?: string;
    /** `MessageDeduplicationId`. */
    dedupId?: string;
    /** The attributes. */
    attributes?: Record<string, SnsAttribute> | null;
    /** Entries of one PublishBatch name the same batch and stand together. */
    batch?: string;
    /** The entry's ID in its batch; by default its number. */
    id?: string;
  }[];
  /** For you; not read. */
  id?: unknown;
  /** For you; not read. */
  title?: unknown;
  /** For you; not read. */
  basis?: unknown;
}

/** What SNS answers to a publish. */
export interface PublishResult {
  /** Does SNS give it a message ID? It does so for duplicates too. */
  accepted: boolean;
  /** On a FIFO topic: the deduplication ID, given or computed. */
  dedupId?: string;
  /** Is it accepted, but delivered to no one, since its ID is claimed? Absent where it is refused. */
  duplicate?: boolean;
  /** The index of the publish that claimed the ID. */
  duplicateOf?: number;
  /** The message of AWS's error, where it is refused. */
  error?: string;
  /** The code of that error, such as `InvalidParameter`. */
  errorCode?: string;
}

/** What became of a publish at a subscription. */
export interface TopicEvent {
  /** When, in seconds. */
  at: number;
  /** The index of the publish. */
  publish: number;
  /** The name of the subscription. */
  subscription: string;
  /** What became of it. */
  outcome: "delivered" | "duplicate" | "filtered" | "dead-lettered" | "dropped";
  /** Why, in one sentence. */
  reason: string;
  /** Of a duplicate: the index of the publish that claimed the ID. */
  duplicateOf?: number;
  /** The dead-letter queue that it is in. */
  dlq?: string;
}

/** A topic that was played. */
export interface TopicPlay {
  /** What SNS answers to each publish, in their order. */
  results: PublishResult[];
  /** What arrives at each subscription and each dead-letter queue: indices of publishes, in the order of arrival. */
  deliveries: Record<string, number[]>;
  /** What each accepted publish meets at each subscription, and why, in the order of time. */
  timeline: TopicEvent[];
  /** Warnings and hints about the scenario, with places in its text. */
  diagnostics: Diagnostic[];
}

/**
 * Plays a topic with its subscriptions, message by message: what is accepted, what is a duplicate, who receives what. A
 * publish is checked, deduplicated on the topic, filtered for each subscription, and delivered, in this order.
 *
 * ```js
 * const { deliveries } = simulateTopic({
 *   topic: { fifo: true, contentBasedDeduplication: true },
 *   subscriptions: [{ name: "orders.fifo", endpoint: "sqs-fifo" }],
 *   publishes: [
 *     { t: 0, group: "g", body: "Update One" },
 *     { t: 3, group: "g", body: "Update One" }, // a duplicate
 *   ],
 * });
 * deliveries["orders.fifo"]; // [0]
 * ```
 * @throws {PointsmanError} with everything that is wrong with the scenario itself: topics and subscriptions that AWS
 *   refuses, time that goes backwards. A publish that SNS refuses has its `error` in `results`.
 */
export function simulateTopic(topic: TopicScenario | string | Uint8Array): TopicPlay;

/** `healthyRetryPolicy`, with AWS's names, defaults and limits; delays are in seconds. */
export interface RetryPolicy {
  /** The least delay: 1 to `maxDelayTarget`, by default 20. */
  minDelayTarget?: number;
  /** The greatest delay: up to 3,600, by default 20. */
  maxDelayTarget?: number;
  /** All retries: up to 100, by default 3. */
  numRetries?: number;
  /** Those at once. */
  numNoDelayRetries?: number;
  /** Those after the least delay, before the backoff phase. */
  numMinDelayRetries?: number;
  /** Those after the greatest delay, behind the backoff phase. */
  numMaxDelayRetries?: number;
  /** How delays grow in the backoff phase, which has the retries that are in no other; by default `linear`. */
  backoffFunction?: "linear" | "arithmetic" | "geometric" | "exponential";
}

/** `DeliveryPolicy` of a subscription. */
export interface SubscriptionDeliveryPolicy {
  /** How often and when SNS tries again. */
  healthyRetryPolicy?: RetryPolicy | null;
  /** How many messages a second SNS delivers at most. */
  throttlePolicy?: { maxReceivesPerSecond?: number | null } | null;
  /** The content type of the requests. */
  requestPolicy?: { headerContentType?: string } | null;
}

/** `DeliveryPolicy` of a topic. */
export interface TopicDeliveryPolicy {
  /** What HTTP and HTTPS subscriptions have that set nothing else. */
  http: {
    /** How often and when SNS tries again. */
    defaultHealthyRetryPolicy?: RetryPolicy | null;
    /** How many messages a second SNS delivers at most. */
    defaultThrottlePolicy?: { maxReceivesPerSecond?: number | null } | null;
    /** The content type of the requests. */
    defaultRequestPolicy?: { headerContentType?: string } | null;
    /** Do policies of subscriptions not count? */
    disableSubscriptionOverrides?: boolean;
  };
}

/** Who subscribes, and the delivery policies that are set: a subscription's, a topic's, or both. */
export type DeliveryPolicy = { endpoint?: SnsEndpoint | "aws-managed" | "customer-managed" } & (
  | SubscriptionDeliveryPolicy
  | TopicDeliveryPolicy
  | { topic?: TopicDeliveryPolicy | null; subscription?: SubscriptionDeliveryPolicy | null }
);

/** A phase of a retry policy. */
export type DeliveryPhase = "immediate" | "pre-backoff" | "backoff" | "post-backoff";

/** When SNS tries again if an endpoint does not answer. */
export interface DeliverySchedule {
  /** The retries, in order. The delivery that failed, at 0 seconds, is not among them. */
  attempts: {
    /** Its phase. */
    phase: DeliveryPhase;
    /** Seconds since the attempt before. */
    delaySeconds: number;
    /** Seconds since the delivery that failed. */
    atSeconds: number;
  }[];
  /** All delays together. After that the message goes to the dead-letter queue, or is dropped. */
  totalSeconds: number;
  /** How that was added up: `"3 × 0 + 2 × 1 + 126.961 (10 in backoff) + 35 × 60 = 2228.961 seconds"`. */
  sum: string;
  /** Does a delay depend on the formula of a backoff function? AWS publishes none, so such delays are a model, and SNS adds jitter. */
  model: boolean;
  /** The phases that have attempts. */
  phases: {
    /** Which one. */
    phase: DeliveryPhase;
    /** How many attempts it has. */
    attempts: number;
    /** When the first is. */
    fromSeconds: number;
    /** When the last is. */
    toSeconds: number;
    /** Its least delay. */
    minDelaySeconds: number;
    /** Its greatest delay. */
    maxDelaySeconds: number;
  }[];
  /** Where the retry policy comes from; `sns` for endpoints whose schedule nobody can change. */
  setBy: "subscription" | "topic" | "default" | "sns";
  /** The retry policy that counts, with every field. */
  retryPolicy: Required<RetryPolicy>;
  /** Deliveries a second at most, where that is set. */
  maxReceivesPerSecond?: number;
  /** The content type of the requests, where that is set. */
  headerContentType?: string;
  /** Warnings and hints about the policy. */
  diagnostics: Diagnostic[];
}

/**
 * The retries that a delivery policy makes. For queues, functions and delivery streams, and for mail, SMS and push, the
 * schedule is fixed; `endpoint` says whose it is, and is `http` where it is not given.
 *
 * ```js
 * deliverySchedule({ endpoint: "sqs" }).attempts.length; // 100015
 * deliverySchedule({ healthyRetryPolicy: { numRetries: 2, minDelayTarget: 5 } }).totalSeconds; // 25
 * ```
 * @throws {PointsmanError} with everything that is wrong with the policy: AWS's limits, and delays that take more than
 *   3,600 seconds together, with their sum
 */
export function deliverySchedule(policy: DeliveryPolicy | string | Uint8Array): DeliverySchedule;

/** A place in a drawing: left and top, and how large; in pixels, y goes down. */
export interface GraphBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A machine laid out for drawing. */
export interface MachineGraph {
  /** How wide all of it is. */
  width: number;
  /** How high all of it is. */
  height: number;
  /** The states. `lane` is the place of its lane in {@link lanes}; `ends`: its lane can end with it. */
  nodes: (GraphBox & { name: string; type?: string; lane: number; ends: boolean; retriers: number })[];
  /** The arrows, by names of states, with their corners from the one to the other. `back`: it leads up. `index` says which rule or catcher. */
  edges: { from: string; to: string; kind: "next" | "rule" | "default" | "catch"; index?: number; back: boolean; points: [number, number][] }[];
  /** The whole definition first, then the branches and processors, each with the state that it is in and the one that it starts with. */
  lanes: (GraphBox & { owner?: string; start?: string })[];
}

/** What one attempt of a task comes to. */
export type TaskOutcome = ({ /** Its result, a plain value. */ result: unknown } | { /** The name of its error. */ Error: string; /** Why. */ Cause?: string }) & {
  /** Seconds that it takes; 0 unless given. More than `TimeoutSeconds` is `States.Timeout`. */
  durationSeconds?: number;
  /** Seconds between its signs of life; without it there are none. More than `HeartbeatSeconds` is `States.HeartbeatTimeout`. */
  heartbeatSeconds?: number;
  /**
   * The iteration that it is for: the index of the item, or of the items from the outermost Map state inwards. Iterations
   * that have outcomes of their own use only those, in turn; others use the outcomes without `item`.
   */
  item?: number | number[];
};

/** What is known of the attempt that a {@link TaskFunction} stands for. */
export interface TaskInfo {
  /** The name of the state. */
  state: string;
  /** Its `Resource`; a Map state that reads its items has none. */
  resource?: string;
  /** How often the state was tried before, from 0. */
  attempt: number;
  /** The index of the item, or of the items from the outermost Map state inwards; empty outside of Map states. */
  item: number[];
  /** The virtual time, as a timestamp. */
  timestamp: string;
  /** The task token, where the task waits for one. */
  taskToken?: string;
}

/**
 * What a task comes to, worked out when it is asked for: what it returns is the result, `undefined` being `null`; what it
 * throws is the error, an `Error` by its `name` and `message`, `{ Error, Cause }` as it is. `input` is what the task is
 * given: its Parameters or Arguments. It is asked once for each attempt. With {@link StateMachine.runAsync} it may return a promise.
 */
export type TaskFunction = (input: any, info: TaskInfo) => unknown;

/**
 * What tasks come to: by the name of a Task state, or by the `Resource` of Task states. The outcomes of a list are used in
 * turn, attempt by attempt; the last one repeats. A function may stand for each of them. For a Map state with an `ItemReader` the result is what the reader reads:
 * a list of items, an object, or a text in the format of its `ReaderConfig`.
 */
export type Mocks = Record<string, TaskOutcome | TaskFunction | (TaskOutcome | TaskFunction)[]>;

/** What a machine is run with. */
export interface RunOptions {
  /** The input of the execution. */
  input: Doc;
  /** What tasks come to. */
  mocks?: Mocks;
  /** Members of the Context Object that are to be other than those that are made up. */
  context?: Doc;
  /** The seed of jitter, identifiers and random numbers; unless given, one of the moment. */
  seed?: number;
  /** When the execution starts: a timestamp, a Date or milliseconds since 1970; unless given, now. */
  startTime?: string | number | Date;
  /** How many states may be entered, retries included, before the run is `ABORTED`; 1,000,000 unless given. */
  maxSteps?: number;
  /** Standard executions have at most 25,000 events, Express ones at most 300 seconds. `"STANDARD"` unless given. */
  type?: "STANDARD" | "EXPRESS";
}

/** An event, in the shape that AWS's `GetExecutionHistory` has. */
export interface HistoryEvent {
  /** When, as a timestamp with milliseconds. */
  timestamp: string;
  /** AWS's name, such as `TaskStateEntered`. */
  type: string;
  /** From 1. */
  id: number;
  /** The event before it on the same branch; 0 for the first. */
  previousEventId: number;
  /** Its details, under AWS's name for them, such as `stateEnteredEventDetails`; documents are JSON text. */
  [details: `${string}EventDetails`]: Record<string, unknown> | undefined;
}

/** A part of a machine that a run did not exercise. */
export interface Uncovered {
  /** `default` is the Default of a Choice state. */
  kind: "state" | "rule" | "default" | "retrier" | "catcher";
  /** The name of the state. */
  state: string;
  /** Which rule, retrier or catcher, from 0. */
  index?: number;
}

/** A run that is over. */
export interface Execution {
  /** `TIMED_OUT`: it took longer than the machine's `TimeoutSeconds`. `ABORTED`: it was stopped at `maxSteps`. */
  status: "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  /** The output, if it succeeded. */
  output?: unknown;
  /** The name of the error, if there is one. */
  error?: string;
  /** Why, in AWS's words where those are known. */
  cause?: string;
  /** The same as our catalogue has it, with its place in the definition where it has one; only if there is an error. */
  diagnostics?: Diagnostic[];
  /** The states entered, in order: those of branches in the order of the branches, those of iterations in the order of the items. A retry enters nothing. */
  path: string[];
  /** Seconds waited by Wait states and before retries, in the same order. */
  waits: number[];
  /** Seconds from start to end, in virtual time. */
  durationSeconds: number;
  /** State transitions: states entered, and retries. */
  transitions: number;
  /** How many events there are. */
  events: number;
  /** US dollars that it would cost in us-east-1, without free tiers, as a Standard and as an Express execution of 64 MB. */
  cost: { standard: number; express: number };
  /** The events, made when they are first asked for: before the machine is freed. */
  readonly history: HistoryEvent[];
  /** Which states, choice rules, retriers and catchers were exercised; made together with {@link history}. */
  readonly coverage: Coverage;
}

/** Which parts of a machine were exercised: its states, choice rules, Defaults, retriers and catchers. */
export interface Coverage {
  /** How many parts there are. */
  total: number;
  /** How many were exercised. */
  covered: number;
  /** The others, in the order of the definition. */
  missing: Uncovered[];
}

/**
 * What several runs of one machine cover together.
 * @throws {PointsmanError} if there is no run (`PM0003`)
 */
export function coverageOf(runs: Iterable<Execution>): Coverage;

/** A test case of a `MockConfigFile`. */
export interface MockTestCase {
  /** The machine that it is for. */
  stateMachine: string;
  /** Its name. */
  testCase: string;
  /** What tasks come to in it, for {@link StateMachine.run}. */
  mocks: Record<string, TaskOutcome[]>;
}

/**
 * The test cases of a `MockConfigFile`, which Step Functions Local reads, in the order of the text.
 * @throws {PointsmanError} with what is not as AWS documents the file (`ASL0310`), each with its place
 */
export function importMocks(config: Doc): MockTestCase[];

/** Documents to prove a conversion on. */
export interface ConversionSample {
  /** The raw input of the state, or the input of the execution. */
  input: Doc;
  /** Of a state: what its work comes to. */
  result?: Doc;
  /** Of a state: the error of its work. */
  error?: { Error: string; Cause?: string };
  /** The Context Object. */
  context?: Doc;
  /** Of a state: the variables. */
  variables?: Doc;
  /** Of a definition: what its tasks come to; no functions. */
  mocks?: Record<string, TaskOutcome | TaskOutcome[]>;
}

/** What both forms came to on a sample. */
export interface ConversionProof {
  /** Is it the same? Where both fail it is, be it with another error: JSONata has errors of its own. */
  same: boolean;
  /** What differs first: `arguments`, `output`, `variables`, `next`, `waits`; of a definition `status`, `output`, `path`, `waits`. */
  what?: string;
  /** What the form in JSONPath came to there. */
  before?: unknown;
  /** What the form in JSONata came to there. */
  after?: unknown;
  /** The error of the form in JSONPath. */
  errorBefore?: string;
  /** The error of the form in JSONata. */
  errorAfter?: string;
}

/** A definition or a state in JSONata. */
export interface JsonataConversion {
  /** The definition, as far as it could be converted; only where one was given. */
  definition?: any;
  /** The state; only where a state alone was given. */
  state?: any;
  /** Names of the states that are in JSONata now; of a state alone the empty name. */
  converted: string[];
  /** Names of those that stay in JSONPath. */
  kept: string[];
  /** What keeps states from being converted (`ASL0330`) and where the languages differ (`ASL0331`), with places. */
  diagnostics: Diagnostic[];
  /** One for each sample. */
  proofs: ConversionProof[];
  /** Were there samples, and is all the same on each? */
  proven: boolean;
}

/**
 * A state in JSONPath, or a definition with its states, in JSONata: paths, payload templates, intrinsic functions, rules of
 * Choices, what `ResultPath` puts into the input. Both forms run on each of the samples, and what they come to is compared.
 * It is in the module with JSONata, see {@link evalJsonata}.
 *
 * ```js
 * const { state, proven } = toJsonata({ Type: "Pass", Parameters: { "id.$": "$.order.id" }, End: true }, [{ input: { order: { id: 7 } } }]);
 * state; // { QueryLanguage: "JSONata", Type: "Pass", End: true, Output: { id: "{% $states.input.order.id %}" } }
 * ```
 * @param options `now`: the time of the samples; the current one unless given
 * @throws {PointsmanError} if it is neither a state nor a definition, or cannot be run on a sample
 */
export function toJsonata(definition: Doc, samples?: readonly ConversionSample[], options?: { now?: string | number | Date }): JsonataConversion;

/** Something that AWS's history and a run here do not tell alike. */
export interface HistoryDifference {
  /**
   * `missing`: AWS has an event, a branch or an iteration that the run here does not have; `additional`: the other way round.
   * `state`: it went on to another state. `outcome`: it ended in another way. The others name what the event tells otherwise.
   */
  kind: "missing" | "additional" | "state" | "outcome" | "input" | "output" | "error" | "variables" | "details";
  /** AWS's name of the event. */
  event: string;
  /** The state that it is about, if it is about one. */
  state?: string;
  /** The branch or iteration, such as `Each[3] / Both[Left]`; empty for events of the machine itself. */
  branch: string;
  /** The id of the event in AWS's history. */
  aws?: number;
  /** Its id in the run here. */
  here?: number;
  /** The detail that differs, and the way within it, such as `["output", "sum"]`. */
  path: (string | number)[];
  /** What AWS's history has there, if anything. */
  wanted?: unknown;
  /** What the run here has there, if anything. */
  found?: unknown;
  /** The same as a sentence. */
  message: string;
}

/** A history of AWS beside that of a run here. */
export interface HistoryComparison {
  /** Do they tell the same? */
  same: boolean;
  /** One sentence, which tells the first difference. */
  summary: string;
  /** How many pairs of events were compared. */
  compared: number;
  /** How many differences there are. */
  count: number;
  /** The first of them, in the order of AWS's history. */
  first?: HistoryDifference;
  /** At most 500 of them, in that order. */
  differences: HistoryDifference[];
  /**
   * What was not compared, how often, and where for example: times, ARNs and identifiers made up at random; data that the
   * export has only in part (`truncated`), that was blacked out (`redacted`), or that only one of the two tells (`leftOut`);
   * and how far branches came that a failure elsewhere cut off (`cutOff`), which is a matter of time.
   */
  notCompared: { reason: "timestamp" | "arn" | "identifier" | "truncated" | "redacted" | "leftOut" | "cutOff"; count: number; example: string }[];
  /** All events, in the order of AWS's history, each with the one beside it. */
  events: { aws?: number; here?: number; same: boolean }[];
}

/**
 * Compares a history that AWS exported with a run here. Branches and iterations happen side by side in another order each
 * time, so events are laid beside each other within their branch or iteration.
 *
 * ```js
 * const { input, mocks } = mocksFromHistory(aws); // aws stepfunctions get-execution-history … > aws.json
 * const { same, summary } = compareHistory(aws, machine.run({ input, mocks }));
 * ```
 * @param aws what `aws stepfunctions get-execution-history` prints, or its list of events; of several pages one list
 * @param execution a run of the same machine, or the events of one
 * @throws {PointsmanError} if it is no history (`ASL0320`), with its place
 */
export function compareHistory(aws: Doc, execution: Execution | readonly HistoryEvent[]): HistoryComparison;

/** What a run is given to go as one on AWS went. */
export interface HistoryMocks {
  /** The input, if the history has it. */
  input?: unknown;
  /** When it started. */
  startTime?: string;
  /** What its tasks came to, with the time that they took; those of iterations for their items. */
  mocks: Record<string, TaskOutcome[]>;
  /** What the history does not tell, and what stands for it. */
  notes: string[];
}

/**
 * The input of an execution on AWS and what its tasks came to, so that it can be run again here.
 * @throws {PointsmanError} if it is no history (`ASL0320`), with its place
 */
export function mocksFromHistory(aws: Doc): HistoryMocks;

/** An input that reaches a state, or why none was found. */
export type ReachingInput =
  | {
      found: true;
      /** The input. */
      input: unknown;
      /** What the tasks come to. */
      mocks: Record<string, TaskOutcome[]>;
      /** Members of the Context Object that it needs besides. */
      context?: unknown;
      /** The states on the way that was worked out, the last one being that which was asked for. */
      route: string[];
    }
  | { found: false; /** Why, as a sentence. */ reason: string };

/** What a scenario is to come to; what is not there is not looked at. */
export type ScenarioExpectation = Partial<Pick<Execution, "status" | "output" | "error" | "cause" | "path" | "waits" | "durationSeconds">>;

/** An input and mocks for a machine, and what it is to come to. */
export interface Scenario extends RunOptions {
  /** What people call it. */
  name: string;
  /** The seed; 0 unless given, so that a scenario is the same each time. */
  seed?: number;
  /** The start; 2025-01-01T00:00:00.000Z unless given. */
  startTime?: string | number | Date;
  /** What it is to come to. */
  expect?: ScenarioExpectation;
}

/** What scenarios came to. */
export interface ScenarioResults {
  /** Did all of them come to what was expected? */
  passed: boolean;
  /** In the order of the scenarios. */
  results: {
    name: string;
    passed: boolean;
    /** What came otherwise than expected. */
    differences: { what: keyof ScenarioExpectation; wanted: unknown; found: unknown }[];
    /** The run. */
    execution?: Execution;
    /** Why there is none: what `StateMachine.run` throws, such as `ASL0301` for a Task without a mock. */
    problem?: PointsmanError;
  }[];
  /** What all of them exercise together; nothing where none could be run. */
  coverage?: Coverage;
}

/**
 * Runs scenarios of a machine, and tells what of it they exercise together.
 *
 * ```js
 * const { passed, results, coverage } = runScenarios(definition, [
 *   { name: "paid", input: {}, mocks: { Charge: { result: { ok: true } } }, expect: { status: "SUCCEEDED" } },
 *   { name: "declined", input: {}, mocks: { Charge: { Error: "Declined" } }, expect: { error: "Declined", path: ["Charge", "Sorry"] } },
 * ]);
 * ```
 * @throws {PointsmanError} if the definition has errors, or something is no scenario (`PM0003`)
 */
export function runScenarios(definition: Doc | StateMachine, scenarios: readonly Scenario[]): ScenarioResults;

/**
 * Scenarios as a file of tests for Vitest, which uses this package. A scenario without `expect` is written down as it goes
 * now: its status, output or error, and path.
 *
 * @param options `name`: of the suite; `module`: what the file imports, `"pointsman"` unless given; `coverage`: a test more,
 *   that what the scenarios leave out is what they leave out now
 * @throws {PointsmanError} as {@link runScenarios}; if a mock is a function (`PM0003`); if a scenario cannot be run
 */
export function toVitest(definition: Doc, scenarios: readonly Scenario[], options?: { name?: string; module?: string; coverage?: boolean }): string;

/**
 * A state machine of AWS Step Functions: a definition in the Amazon States Language, as JSON or as YAML.
 *
 * ```js
 * StateMachine.check({ StartAt: "A", States: { A: { Type: "Pass", Next: "B" } } });
 * // [{ pointer: "/States/A/Next", message: "Missing 'Next' target: B", awsCode: "MISSING_TRANSITION_TARGET", … }]
 * ```
 */
export class StateMachine {
  /**
   * @param definition the text in JSON or YAML, or a plain object
   * @throws {PointsmanError} with every error of the definition. What AWS refuses although it could run is not thrown but
   *   among the {@link diagnostics}: a state that nothing leads to (`ASL0111`), a `Resource` that is no ARN (`ASL0118`)
   */
  constructor(definition: Doc);

  /**
   * Every error and lint of a definition, those that AWS refuses it for included. An empty list means that all is well.
   * Never throws. Each diagnostic has its `pointer`, and where AWS says something its `awsCode`.
   * @param options `input`: a sample of what the machine is run on; paths that surely look at it and find nothing are told
   *   (`ASL0212`). Where it is not JSON, the answer is about it.
   */
  static check(definition: Doc, options?: { input?: Doc }): Diagnostic[];

  /**
   * Runs the machine in virtual time: no clock, no randomness and no service. The same options give the same execution.
   *
   * ```ts
   * const run = new StateMachine(definition).run({ input: { id: 7 }, mocks: { Charge: [{ Error: "Busy" }, { result: { ok: true } }] } });
   * run.status;  // "SUCCEEDED"
   * run.path;    // ["Charge", "Ship"]
   * run.waits;   // [1]: the retry of Charge
   * ```
   * @throws {PointsmanError} if the run was not asked for in the right way: a Task that was reached has no mock (`ASL0301`),
   *   a mock is for nothing in the machine (`ASL0302`) or is not one (`ASL0303`), a function among them returned a promise
   *   (`PM0003`). Machines with JSONata need its
   *   module, see `evalJsonata`. What goes wrong in the machine is not thrown: it is how the execution ends.
   */
  run(options: RunOptions): Execution;

  /**
   * As {@link run}, but that functions among the mocks may return promises; the run waits for each before it goes on. Time
   * in the run stays virtual: waiting for an answer takes none of it. The machine may be used and freed meanwhile.
   *
   * ```ts
   * await machine.runAsync({ input, mocks: { Charge: async ({ amount }, { attempt }) => (await fetch(`${url}?n=${amount}`)).json() } });
   * ```
   */
  runAsync(options: RunOptions): Promise<Execution>;

  /**
   * An input, and mocks, with which the machine enters the state of that name. It is looked for backwards from the state,
   * through the rules of Choices, the fields of states and Catchers, and proven by a run: what does not reach the state is
   * never answered. Not everything can be worked out backwards (functions, loops that have to go round), so `found: false`
   * does not mean that nothing leads there. It is in the module with JSONata, see `evalJsonata`.
   *
   * ```ts
   * const it = machine.inputReaching("Refund");
   * if (it.found) machine.run(it).path.includes("Refund"); // true
   * ```
   */
  inputReaching(state: string): ReachingInput;

  /**
   * The machine laid out for drawing: states in layers from top to bottom, branches and processors as lanes within the
   * states that they belong to. The same definition always gives the same drawing.
   */
  graph(): MachineGraph;

  /** What there is to say about this definition. */
  readonly diagnostics: Diagnostic[];

  /** Gives its memory back now rather than when it is garbage. Using it afterwards throws `PM0001`. */
  free(): void;

  /** As {@link free}, for `using machine = new StateMachine(…)`. */
  [Symbol.dispose](): void;
}
// ---- The Amazon States Language

/** What expressions of the States Language can see besides their input. */
export interface ExpressionOptions {
  /** The variables, by name without the `$`. */
  variables?: Doc;
}

/** How an intrinsic function is evaluated. */
export interface IntrinsicOptions extends ExpressionOptions {
  /** A whole number. The same seed gives the same UUIDs and random numbers; without one they differ from call to call. */
  seed?: number;
  /** Lets `States.JsonMerge` merge deeply, as the specification has it. AWS's guide says that it cannot. */
  deepMerge?: boolean;
}

/** What a path is, and what it touches. */
export interface PathExplanation {
  /** Does it always name exactly one place? */
  definite: boolean;
  /** The same in words. */
  badge: "always one value" | "a list, possibly empty";
  /** Is it a Reference Path, which `ResultPath`, `ItemsPath` and `…Path` fields want? */
  reference: boolean;
  /** The path in its usual spelling. */
  canonical: string;
  /** What it answers. Absent where it fails. */
  value?: unknown;
  /** What AWS says where it fails; `code` is our code for it. */
  error?: { Error: string; Cause: string; code: string };
  /** Every node that it touches, in the order of the answer. */
  nodes: PathNode[];
}

/** A node that a path touches. */
export interface PathNode {
  /** The way to it from what the path begins at. */
  path: Path;
  /** Where it begins in the text of the input, in UTF-16 units. Absent for paths on the Context Object and on variables. */
  start?: number;
  /** Where it ends, not included. */
  end?: number;
}

/** What an intrinsic function is made of. */
export interface IntrinsicExplanation {
  /** How deep its functions are nested: 1 for a call without calls in it. */
  nesting: number;
  /** How deep AWS allows: 10. */
  maxNesting: number;
  /** The call in its usual spelling. */
  canonical: string;
  /** Every call in it, the outermost first; `depth` from 1. Places in UTF-16 units. */
  functions: { name: string; depth: number; start: number; end: number }[];
  /** Every path in it, in order. */
  paths: { path: string; definite: boolean; badge: "always one value" | "a list, possibly empty" }[];
}

/**
 * What a JSONPath of Step Functions answers: the value at its one place, or a list if it may find several.
 *
 * ```js
 * queryPath("$.order.items[*].id", '{"order": {"items": [{"id": 1}, {"id": 2}]}}'); // [1, 2]
 * ```
 *
 * The dialect is Jayway's, as AWS has it, and not RFC 9535's. `$$` is the Context Object, `$name` a variable.
 * @throws {PointsmanError} `"InvalidPath"`, with a place in the path, where that cannot be read; `"States.Runtime"`, with
 * AWS's words, where it finds nothing; a code of JSON where the input cannot be read
 */
export function queryPath(path: string, input: Doc, context?: Doc, options?: ExpressionOptions): unknown;

/**
 * The same with everything that there is to say: definite or a list, and every node that it touches.
 * @throws {PointsmanError} where the path or the input cannot be read; a path that finds nothing has an `error` instead
 */
export function explainPath(path: string, input: Doc, context?: Doc, options?: ExpressionOptions): PathExplanation;

/** Every error of a path; an empty list means that all is well. */
export function checkPath(path: string): Diagnostic[];

/**
 * The value of an intrinsic function.
 *
 * ```js
 * evalIntrinsic("States.Format('Hello, {}', $.name)", { name: "Ann" }); // "Hello, Ann"
 * ```
 *
 * @throws {PointsmanError} `"InvalidDefinition"` where AWS would refuse the text; `"States.IntrinsicFailure"` where the
 * function cannot do what it is asked; `"States.Runtime"` where a path in it finds nothing. All have places in the text.
 */
export function evalIntrinsic(expression: string, input: Doc, context?: Doc, options?: IntrinsicOptions): unknown;

/**
 * What an intrinsic function is made of, without evaluating it.
 * @throws {PointsmanError} `"InvalidDefinition"` where it cannot be read
 */
export function explainIntrinsic(expression: string): IntrinsicExplanation;

/** Every error of an intrinsic function: of its text, of numbers of arguments, of literals of the wrong kind. */
export function checkIntrinsic(expression: string): Diagnostic[];

/** What an expression is evaluated with besides. */
export interface JsonataOptions {
  /** The time, for `$now()` and `$millis()`; by default it is now. */
  now?: Date | string | number;
  /** The seed of `$random()`, `$uuid()` and `$shuffle(…)`, a whole number; by default they differ from call to call. */
  seed?: number;
}

/**
 * The value of a JSONata expression as Step Functions evaluates it: JSONata 2.0 with `$partition`, `$range`, `$hash`,
 * `$random`, `$uuid` and `$parse`, without `$eval`. Bounded: what runs too long or too deep throws `"ASL0085"`'s error.
 *
 * ```js
 * evalJsonata("{% $sum($states.input.items.(price * quantity)) %}", { items: [{ price: 3, quantity: 2 }] }); // 6
 * evalJsonata("$total > 5", {}, { total: 6 }); // true
 * ```
 *
 * JSONata comes as a module of its own that is loaded at its first use. In Node that goes by itself; elsewhere
 * `import "pointsman/jsonata"` once, or load `jsonata.wasm` with `init` of `pointsman/slim`.
 *
 * @param expression with or without `{%` and `%}` around it
 * @param input what `$` and `$states.input` are
 * @param bindings values of variables by their names without `$`; `states` takes the place of `$states`
 * @returns `undefined` where the expression has no value
 * @throws {PointsmanError} `"States.QueryEvaluationError"`, with the place in the text where it is known
 */
export function evalJsonata(expression: string, input: Doc, bindings?: Doc, options?: JsonataOptions): unknown;

/** What a state is traced with: all that comes from outside of it. */
export interface TraceOptions extends IntrinsicOptions {
  /** The raw input. */
  input: Doc;
  /** What the work of a Task, Parallel or Map state comes to. Without it and `error` the state is traced up to its work. */
  result?: Doc;
  /** The error that the work comes to instead. */
  error?: { Error: string; Cause?: string };
  /** The Context Object, `$$`. */
  context?: Doc;
  /** By default JSONPath; the state's own `QueryLanguage` counts before this. For JSONata see `evalJsonata`. */
  queryLanguage?: "JSONPath" | "JSONata";
  /** The time, for `Timestamp` of a Wait state; by default it is now. */
  now?: Date | string | number;
}

/** A value that came or went, and its place. */
export interface Change {
  path: Path;
  value: unknown;
}

/** A stage of the way through a state. Stages that leave a document alone share it. */
export interface Stage {
  /** The field: `InputPath`, `Parameters`, …; `Result` is the work. */
  name:
    | "InputPath" | "ItemsPath" | "ItemSelector" | "Parameters" | "Result" | "ResultSelector" | "ResultPath" | "OutputPath"
    | "Items" | "Arguments" | "Output";
  /** What it starts from. */
  before: unknown;
  /** What it makes of it. */
  after: unknown;
  /** Bytes of `after` as compact JSON; AWS's limit is 262,144. */
  bytes: number;
  /** What is in `after` and was not in `before`. What changed is in both lists, at the same place. */
  added: Change[];
  /** What was in `before` and is not in `after`. */
  removed: Change[];
}

/** A place in one of the documents that a state starts from. */
export interface Origin {
  /** `"input"` is the raw input, `"error"` the Error Output, `"$name"` a variable. */
  source: "input" | "result" | "error" | "context" | `$${string}`;
  path: Path;
}

/** Where a part of the output came from. What is said of it is said of everything in it. */
export interface Provenance {
  /** The way to it in the output. */
  path: Path;
  /** Copied from one place, computed by a function or an expression from several, or written in the definition. */
  how: "copied" | "computed" | "literal";
  from: Origin[];
}

/** A state, step by step. What was not reached is absent. */
export interface StateTrace {
  /** The stages in their order, up to the one that failed. */
  stages: Stage[];
  /** After `InputPath`. */
  effectiveInput?: unknown;
  /** What the work gets; of a Map state the list of what its iterations get. */
  afterParameters?: unknown;
  /** What the work of a JSONata state gets; of a Map state the list of what its iterations get. */
  arguments?: unknown;
  /** The result after `ResultSelector`. */
  afterResultSelector?: unknown;
  /** After `ResultPath`. */
  afterResultPath?: unknown;
  /** The output; of a caught error what the Catcher makes of it. */
  output?: unknown;
  /** The variables afterwards, if there are any. */
  variables?: Record<string, unknown>;
  /** The next state. */
  next?: string;
  /**
   * What went wrong, also if it was caught: AWS's name and words, our code, and the place in the text of the state. A Fail
   * state may have no name for it.
   */
  error?: { Error?: string; Cause: string; code: string; start?: number; end?: number };
  /** Seconds: of a Wait state, or before each retry while the error stays the same. */
  waits: number[];
  /** The Retrier that is for the error, and whether it takes any part of the delays (`JitterStrategy` FULL). */
  retrier?: { index: number; jitter: boolean };
  /** The Catcher that takes the error when the retries are over, by its place in the list. */
  catcher?: number;
  /** Why a Choice state goes where it goes: a row per rule. Places of what was found are in the text of the input. */
  choice?: Explanation;
  /** Where each part of the output came from. */
  provenance: Provenance[];
  /** What there is to say besides: a Catcher of `States.ALL` that does not catch `States.Runtime` (`ASL0073`). */
  diagnostics: Diagnostic[];
}

/**
 * Traces a state: every stage with what came and what went, the output and where each part of it came from, what AWS says
 * where it fails, and what becomes of the error.
 *
 * ```js
 * const state = { Type: "Task", ResultPath: "$.sum", OutputPath: "$.sum", End: true };
 * traceState(state, { input: { a: 1 }, result: 7 }).output; // 7
 * ```
 *
 * @throws {PointsmanError} `"InvalidDefinition"`, with places in the state, where AWS would refuse it; a code of JSON where
 * another document cannot be read
 */
export function traceState(state: Doc, options: TraceOptions): StateTrace;

/**
 * Where the part of the output at `path` came from: at most 50 places. `undefined` where the output has no such part, and
 * for what lies beyond the first 2,000 parts, of which nothing is known.
 */
export function originOf(trace: StateTrace, path: Path): { how: Provenance["how"]; from: Origin[] } | undefined;

/**
 * The parts of the output that came from a place, from within it, or from around it. Of the output's first 2,000 parts only;
 * and a part computed from more than 50 places is found by the first 50.
 */
export function usesOf(trace: StateTrace, source: Origin["source"], path: Path): Path[];

// ---- Secrets and personal data

/** How sure a finding is. `high`: the vendor's own form, or a checksum holds. `low`: something speaks against it. */
export type Confidence = "low" | "medium" | "high";

/** How to scan. */
export interface ScannerOptions {
  /** Look for personal data too: cards, IBANs, national numbers, phones, addresses of mail. Without it, only credentials. */
  personalData?: boolean;
  /** Leave out findings below; `"low"`, all of them, unless told otherwise. */
  minConfidence?: Confidence;
  /** Put the secrets themselves into the findings, as `secret`. Never do so for logs and reports. */
  reveal?: boolean;
  /** Goes into every fingerprint, so that they cannot be compared with those of others. A baseline counts only with the salt that it was made with. */
  salt?: string;
  /** What is known and accepted. Redaction knows no exceptions. */
  allow?: {
    /** Do comments in the line of a finding count, such as `gitleaks:allow` or `pragma: allowlist secret`? Yes, unless told otherwise. */
    comments?: boolean;
    /** Paths that are not scanned: `*` within a name, `**` across folders, `?`. */
    paths?: string[];
    /** Values that contain one of these, without regard to case, are not reported. */
    words?: string[];
    /** A baseline: fingerprints of known findings. It knows values rather than lines, so it survives edits and swallows nothing new. */
    fingerprints?: string[];
    /** The text of a `.gitleaksignore`: `path:rule:line`, with or without a commit before. */
    gitleaksignore?: string;
  };
  /**
   * Rules instead of the built-in ones: `"default"` for those; the text of a `regex.json`, a `gitleaks.toml` or of patterns of
   * git-secrets; or a list of rules and `[name, pattern]` pairs, in which `"default"` stands for the built-in ones. Rules and
   * the four options below need `import "pointsman/secret-rules"` once in browsers, bundlers, Deno and workerd.
   */
  rules?: "default" | (string & {}) | (ScanRule | [name: string, pattern: string | RegExp] | "default")[];
  /** The text of a `gitleaks.toml`, whose rules come to the others. */
  gitleaks?: string;
  /** The texts of files that `extend.path` of a `gitleaks.toml` names, by that name. */
  gitleaksFiles?: Record<string, string>;
  /** Patterns of git-secrets, which come to the others: what `git secrets --list` or `git config --list` prints, a section of a configuration, or one a line. */
  gitSecrets?: string;
  /** The text of a `.gitallowed`. */
  gitAllowed?: string;
  /** Custom data identifiers of Amazon Macie, or a JSON text of them; they come to the other rules. */
  customIdentifiers?: CustomIdentifier[] | string;
}

/** A rule of one's own. Expressions are Go's unless told otherwise; look-around and back references are refused. */
export interface ScanRule {
  id: string;
  description?: string;
  /** ASCII, in linear time. A RegExp is read as JavaScript's, with its flags `i`, `m` and `s`. */
  regex?: string | RegExp;
  dialect?: "go" | "javascript" | "posix";
  ignoreCase?: boolean;
  /** Match in each line by itself. */
  perLine?: boolean;
  /** One of these has to stand anywhere in the text, without regard to case. */
  keywords?: string[];
  /** Values of this entropy or less, in bits a character, are none. */
  entropy?: number;
  /** The group that is the secret; the first that is not empty, unless told otherwise, and 0 is all of the match. */
  secretGroup?: number;
  /** An expression for the paths that the rule is for. Alone, such files are findings themselves. */
  path?: string;
  /** Exceptions, as in a `gitleaks.toml`. */
  allowlists?: {
    description?: string;
    condition?: "OR" | "AND";
    commits?: string[];
    paths?: string[];
    regexTarget?: "secret" | "match" | "line";
    regexes?: string[];
    stopwords?: string[];
  }[];
  category?: "secret" | "personal-data";
  confidence?: Confidence;
  severity?: "low" | "medium" | "high" | "critical";
}

/** A custom data identifier, as Amazon Macie's API takes it; its limits are Macie's. */
export interface CustomIdentifier {
  /** 1 to 128 characters. */
  name: string;
  /** Up to 512 characters. */
  description?: string;
  /** Up to 512 characters, no capturing groups; `^` and `$` are the ends of the text. */
  regex: string;
  /** Up to 50, of 3 to 90 characters. One has to stand before a match, without regard to case; or in the column's name, or on the path in JSON. */
  keywords?: string[];
  /** Up to 10, of 4 to 90 characters, with regard to case. What contains one is no match. */
  ignoreWords?: string[];
  /** From the end of the keyword to the end of the match: 1 to 300 characters, 50 unless told otherwise. */
  maximumMatchDistance?: number;
  /** From how many matches on a severity holds. Fewer than the lowest give no finding. */
  severityLevels?: { occurrencesThreshold: number; severity: "LOW" | "MEDIUM" | "HIGH" }[];
  [other: string]: unknown;
}

/** A secret, or something about a person, and where it stands. The value itself is not in it unless asked for. */
export interface Finding {
  /** The rule's name, such as `"github-pat"`; all are in `docs/secret-rules.md` and in {@link Scanner.rules}. */
  rule: string;
  category: "secret" | "personal-data";
  /** `"token"`, `"private-key"`, `"password"`, `"secret"`; of personal data the name that Amazon Macie gives it. */
  kind: string;
  /** What the rule finds, in a few words. */
  description: string;
  confidence: Confidence;
  /** How bad a leak is. */
  severity: "low" | "medium" | "high" | "critical";
  /** The path that {@link Scanner.scan} was given, or that of the file in the diff. */
  path?: string;
  /** From 1. In a diff, the line of the new file; of a removed line, that of the old one. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
  endLine: number;
  endColumn: number;
  /** 0-based, in UTF-16 units of the text that was scanned. Of what the text encodes, the place of the encoded form. */
  start: number;
  end: number;
  /** The value with most of it hidden: a vendor's prefix, and how many characters follow. */
  redacted: string;
  /** Tells the value again without holding it: the same for the same rule, value and salt, wherever it stands. */
  fingerprint: string;
  /** The value's entropy in bits a character. */
  entropy: number;
  /** What speaks for it, or against: `"the checksum holds"`, `"belongs to the AWS account …"`. */
  evidence: string[];
  /** The value, with the option `reveal` only. */
  secret?: string;
}

/** A finding in a unified diff. */
export interface DiffFinding extends Finding {
  /** `added`, or `moved` where the same commit also removes the same value; with the option `removed` also `removed`: history keeps it. */
  change: "added" | "moved" | "removed";
}

/** A rule. */
export interface RuleInfo {
  id: string;
  category: "secret" | "personal-data";
  kind: string;
  /** Whose it is; where they describe it is in `docs/secret-rules.md`. */
  vendor: string;
  description: string;
  /** What makes it find something. */
  tier: "structured" | "contextual" | "generic" | "url" | "multiline" | "personal" | "custom";
  confidence: Confidence;
  severity: "low" | "medium" | "high" | "critical";
}

/** Why something is a finding, or why it is none. */
export interface ScanExplanation {
  /** Is anything found there? */
  found: boolean;
  /** The verdict in one sentence. */
  summary: string;
  /** What would make a finding of it, where it is none. */
  advice?: string;
  findings: Finding[];
  /** Name, value, shape, checksum, placeholder, entropy, keyword, …: each passed or failed, in the order of the text. */
  steps: { step: string; passed: boolean; detail: string; rule?: string; start: number; end: number }[];
}

/**
 * Finds credentials and personal data, and says why.
 *
 * ```js
 * const scanner = new Scanner({ personalData: true });
 * scanner.scan(text); // [{ rule: "github-pat", line: 3, redacted: "ghp_******** (36 hidden)", evidence: ["the checksum holds"], … }]
 * scanner.redact(log).text; // safe to share: "token=[redacted:github-pat:1:40]"
 * scanner.explain("password = changeme").summary; // "No finding: a word that stands for a value, … (placeholder)."
 * ```
 *
 * It has a wasm module of its own, which is compiled when the first scanner is made. Texts stay in the process.
 */
export class Scanner {
  /** @throws {PointsmanError} where the options are not such */
  constructor(options?: ScannerOptions);
  /** The rules that it has. */
  readonly rules: RuleInfo[];
  /** What is odd about the rules that it was given: parts that do nothing here. Places are in the text of the rules. */
  readonly diagnostics: Diagnostic[];
  /**
   * What is in `text`, in its order; no two findings overlap. Bytes are read as UTF-8, or as UTF-16 where a byte order mark
   * says so; what cannot be read becomes U+FFFD, and places count in the text that comes of it.
   */
  scan(text: string | Uint8Array | ArrayBuffer, options?: { path?: string }): Finding[];
  /**
   * A text that comes in chunks. What is found does not depend on where they end, and is what {@link scan} finds in the
   * whole; a stream of any length needs a few megabytes of memory.
   */
  stream(options?: { path?: string }): ScanStream;
  /**
   * What the lines of a unified diff add, as `git diff`, `git show` and `git log -p` print it: with the file, the line of the
   * new file, and the place in the diff. With `removed` also what they remove.
   */
  scanDiff(diff: string | Uint8Array | ArrayBuffer, options?: { removed?: boolean }): DiffFinding[];
  /**
   * `text` with a placeholder instead of each finding. The same value is the same placeholder; lines stay lines, JSON stays
   * JSON. `originals` has what stood there, for {@link restore}: whoever has it has the secrets.
   */
  redact(text: string | Uint8Array | ArrayBuffer): { text: string; findings: Finding[]; originals: Record<string, string> };
  /** Why there is a finding at the UTF-16 offset `at`, or none; without it, everything that was looked at. */
  explain(text: string | Uint8Array | ArrayBuffer, at?: number): ScanExplanation;
  /** Gives the memory back. Using the scanner afterwards throws. */
  free(): void;
  [Symbol.dispose](): void;
}

/** A text on its way through a {@link Scanner}. */
export interface ScanStream {
  /** Takes a chunk, of a string or of bytes; answers what is certain by now, in the order of the text. */
  write(chunk: string | Uint8Array | ArrayBuffer): Finding[];
  /** Answers what is left. The stream is as new then, for another text. */
  end(): Finding[];
  /** Gives the memory back. Using the stream afterwards throws. */
  free(): void;
  [Symbol.dispose](): void;
}

/** What a rule does on a text, and what it costs. */
export interface RuleBench {
  /** What its expression matches, filters left aside; at most a thousand. */
  matches: { line: number; column: number; start: number; end: number; groups: ({ start: number; end: number } | null)[] }[];
  /** What the whole rule finds. */
  findings: Finding[];
  /** Words of which every match contains one, so that the expression is tried only near them. */
  words: string[];
  /** About how many states the expression has. */
  states: number;
  /** On how many bytes of the text it was tried. */
  bytes: number;
  /** At most so many steps: bytes times states. */
  steps: number;
  /** The steps of an engine that backtracks, such as JavaScript's, on the first 64 KiB; none where they are out of all proportion. */
  backtrackingSteps?: number;
  /** What is slow or odd about it. */
  warnings: Diagnostic[];
}

/**
 * Tries a rule on a text.
 *
 * @throws {PointsmanError} where the rule cannot be used, with the reason and the place in the expression
 */
export function benchRule(rule: ScanRule | [name: string, pattern: string | RegExp], text: string): RuleBench;

/** A redacted text with what stood where its placeholders are. */
export function restore(text: string, originals: Record<string, string>): string;

/** What the report says of the tool and of where the files are. */
export interface SarifOptions {
  /** The address that the paths of findings are relative to, such as `"file:///repository/"`. */
  baseUri?: string;
}

/** Findings as SARIF 2.1.0, for code scanning and editors. Without the secrets. */
export function toSarif(findings: Finding[], options?: SarifOptions): object;

/** Findings as CSV (RFC 4180), with a line of names. Cells that a spreadsheet would take for formulas begin with an apostrophe. */
export function toCsv(findings: Finding[]): string;

/** Findings as a table of Markdown, under a sentence that counts them. */
export function toMarkdown(findings: Finding[]): string;

/** What the event says of the commit, and where it goes; the defaults are those of AWS's sample. */
export interface CodeCommitContext {
  repositoryArn?: string;
  repositoryName?: string;
  commitId?: string;
  oldCommitId?: string;
  branch?: string;
  /** The address of mail of who made the commit. */
  committer?: string;
  /** `"AWS_CREDENTIALS"`. */
  type?: string;
  /** `"securitycheck.codecommit"`. */
  source?: string;
  /** `"CodeCommit Security Event"`. */
  detailType?: string;
  /** `"CodeCommitSecurityEvents"`. */
  eventBusName?: string;
}

/**
 * Findings as the *CodeCommit Security Event* of AWS's sample: requests for EventBridge's PutEvents, of ten entries at most.
 * The detail has the sample's eight fields, and `line`, `column`, `rule`, `fingerprint` and `redacted`.
 */
export function toCodeCommitEvents(
  findings: Finding[],
  context?: CodeCommitContext,
): { Entries: { Source: string; DetailType: string; EventBusName: string; Detail: string }[] }[];
