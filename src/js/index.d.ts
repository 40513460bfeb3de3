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
  constructor(diagnostics: Diagnostic[]);
  readonly name: "PointsmanError";
  /** The first diagnostic's code, such as `"EB0012"`. */
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
  /** `null`: not decided, that would be too much work. */
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
  /** `disjoint`: no event matches both. `unknown`: not decided, that would be too much work. */
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
   * What there is to say about the message as this policy sees it: what Publish refuses, in SNS's words (errors), values
   * in the wrong type (warnings), and answers that AWS does not document (hints). Never throws for the message's texts.
   */
  checkMessage(message: SnsMessage): Diagnostic[];

  /** Gives its memory back now rather than when it is garbage. Using it afterwards throws `PM0001`. */
  free(): void;

  /** As {@link free}, for `using policy = new FilterPolicy(…)`. */
  [Symbol.dispose](): void;
}
