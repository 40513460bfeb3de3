// What a user writes, with the types that they count on. Compiled, never run.
import { EventPattern, FilterPolicy, InputTransformer, PointsmanError, RuleSet, Subscriptions } from "pointsman";
import { attributesToBody, bodyToAttributes, deliverySchedule, simulateTopic, unpackMessages } from "pointsman";
import type { Condition, Diagnostic, Doc, Explanation, DeliveryPolicy, InputTransformerOptions, SnsMessage, TopicScenario, Transformed, UnpackedMessage } from "pointsman";
import { checkIntrinsic, checkPath, evalIntrinsic, explainIntrinsic, explainPath, originOf, queryPath, traceState, usesOf } from "pointsman";
import type { StateTrace } from "pointsman";
import { init, initSync, EventPattern as SlimPattern } from "pointsman/slim"; void init(new URL("https://example.com/core.wasm")); initSync(new Uint8Array()); new SlimPattern("{}").free();

const docs: Doc[] = ["{}", new Uint8Array(), { source: ["aws.ec2"] }];
const pattern = new EventPattern(docs[0]!);
const matched: boolean = pattern.matches({ source: "aws.ec2" });
const explanation: Explanation = pattern.explain("{}");
const walk = (condition: Condition): string[] => [
  condition.reason,
  ...condition.found.map((found) => `${found.path.join(".")} ${found.start}`),
  ...(condition.children ?? []).flatMap(walk),
];
const lints: Diagnostic[] = [...EventPattern.check("{}"), ...pattern.diagnostics];
const severity: "error" | "warning" | "hint" | undefined = lints[0]?.severity;

const made: object = EventPattern.fromEvent({ source: "aws.ec2" }, { fields: "all" });
const branches: string[] = pattern.expand(5).branches.map((branch) => branch.pattern);

const inside: boolean = pattern.compare({ source: ["aws.ec2"] }).relation === "first-inside-second" && pattern.compare(pattern).both.exists === true;

const rules = new RuleSet();
rules.add("name", { source: ["aws.ec2"] });
const names: string[] = rules.match(new Uint8Array());
const size: number = rules.size;
const was: boolean = rules.delete("name");

const options: InputTransformerOptions = { InputPathsMap: { state: "$.detail.state" }, InputTemplate: "<state>" };
const text: string = new InputTransformer(options).apply("{}");
const transformed: Transformed = new InputTransformer(options).explain("{}");

const message: SnsMessage = { attributes: { a: { Type: "String", Value: "b" } }, body: "{}" };
const policy = new FilterPolicy({ a: ["b"] }, { scope: "MessageAttributes" });
const verdicts: boolean[] = [policy.matches(message), ...policy.matchAll([message])];
const example: SnsMessage | null = policy.examples().matching;
const other: string = policy.forOtherScope().policy;
const answer: string | undefined = FilterPolicy.awsAnswer("{}", { call: "SetSubscriptionAttributes" });
const there: "refused" | "accepted" | "match" | "no-match" = FilterPolicy.inEventBridge("{}", { message }).eventBridge;
const topic = new Subscriptions();
topic.add("all");
topic.add("some", { a: ["b"] }, { scope: "MessageBody" });
const receivers: string[] = topic.match(message);
const reasons: string[] = topic.explain(message).map((it) => it.summary);
const unpacked: UnpackedMessage[] = unpackMessages("{}");
const also: boolean = policy.matches(unpacked[0]!);
const scenario: TopicScenario = { topic: { fifo: true }, subscriptions: [{ name: "q", endpoint: "sqs-fifo", permissionDenied: [[0, 1]] }], publishes: [{ body: "a", group: "g" }] };
const deliveries: Record<string, number[]> = simulateTopic(scenario).deliveries;
const outcome: "delivered" | "duplicate" | "filtered" | "dead-lettered" | "dropped" | undefined = simulateTopic("{}").timeline[0]?.outcome;
const delivery: DeliveryPolicy = { healthyRetryPolicy: { numRetries: 5, backoffFunction: "geometric" } };
const seconds: number = deliverySchedule(delivery).totalSeconds;
const notes: string[] = [...attributesToBody("{}").notes, ...(bodyToAttributes("{}")?.notes ?? [])];
console.log(verdicts, example, other, answer, there, receivers, reasons, also, deliveries, outcome, seconds, notes);

const found: unknown = queryPath("$.a", { a: 1 }, undefined, { variables: {} });
const touched: number[] = explainPath("$..a", "{}").nodes.map((node) => node.start ?? 0);
const called: unknown = evalIntrinsic("States.UUID()", {}, {}, { seed: 1, deepMerge: false });
const nesting: number = explainIntrinsic("States.UUID()").nesting;
const trace: StateTrace = traceState({ Type: "Task", End: true }, { input: {}, error: { Error: "E" }, now: new Date() });
const origins: string[] = [...trace.stages.map((stage) => stage.name), originOf(trace, [])?.how ?? "", ...usesOf(trace, "$v", ["a"]).map(String)];
const wrong: Diagnostic[] = [...checkPath("$."), ...checkIntrinsic("States.UUID(1)")];

try {
  pattern.free();
} catch (error) {
  if (error instanceof PointsmanError) {
    const line: number | undefined = error.line;
    const asError: Error = error;
    const first: Diagnostic | undefined = error.diagnostics[0];
    console.log(error.code, line, asError, first);
  }
}

// @ts-expect-error a pattern needs a document
new EventPattern();
// @ts-expect-error `size` is not written
rules.size = 1;
// @ts-expect-error lints are not written
pattern.diagnostics = [];

declare const console: { log(...values: unknown[]): void };
console.log(matched, explanation.conditions.flatMap(walk), severity, made, branches, inside, names, size, was, text, transformed.variables, found, touched, called, nesting, wrong, origins);

import { restore, Scanner, toSarif, type DiffFinding, type Finding, type RuleInfo, type ScanExplanation } from "pointsman";
const scanner = new Scanner({ personalData: true, minConfidence: "medium", salt: "s" });
const findings: Finding[] = scanner.scan("text", { path: "a.txt" });
const changes: DiffFinding[] = scanner.scanDiff(new Uint8Array(), { removed: true });
const { text: shared, originals } = scanner.redact("text");
const known: RuleInfo[] = scanner.rules;
const explained: ScanExplanation = scanner.explain("text", 2);
void [restore(shared, originals), toSarif([...findings, ...changes], { baseUri: "file:///" }), known[0]?.id, explained.steps[0]?.step, findings[0]?.secret];
scanner.free();

import { benchRule, toCodeCommitEvents, toCsv, toMarkdown } from "pointsman";
import type { CodeCommitContext, CustomIdentifier, RuleBench, ScannerOptions, ScanRule, ScanStream } from "pointsman";
import "pointsman/secret-rules";
const ownRule: ScanRule = { id: "x", regex: /a(b)/i, keywords: ["ab"], secretGroup: 1, allowlists: [{ condition: "AND", stopwords: ["c"] }] };
const identifier: CustomIdentifier = { name: "E", regex: "E-[0-9]{6}", severityLevels: [{ occurrencesThreshold: 1, severity: "LOW" }], tags: {} };
const withRules: ScannerOptions = { rules: ["default", ownRule, ["pair", "b+"]], gitleaks: "", customIdentifiers: [identifier] };
const incoming: ScanStream = new Scanner(withRules).stream({ path: "x" });
const tried: RuleBench = benchRule(ownRule, "ab");
const commit: CodeCommitContext = { repositoryName: "r", branch: "main" };
void [incoming.write("a"), incoming.end(), tried.backtrackingSteps, toCsv(findings), toMarkdown(changes), toCodeCommitEvents(findings, commit)[0]?.Entries[0]?.Detail];

import { coverageOf, importMocks, StateMachine } from "pointsman";
import type { Coverage, Execution, HistoryEvent, Mocks, MockTestCase, RunOptions, TaskOutcome } from "pointsman";
const outcomes: TaskOutcome[] = [{ result: 1, durationSeconds: 2 }, { Error: "E", Cause: "why", heartbeatSeconds: 1 }];
const mocked: Mocks = { A: outcomes, B: { result: null } };
const runOptions: RunOptions = { input: "{}", mocks: mocked, seed: 1, startTime: new Date(0), maxSteps: 5, type: "EXPRESS" };
const execution: Execution = new StateMachine("{}").run(runOptions);
const events: HistoryEvent[] = execution.history;
const told: unknown[] = [execution.status === "SUCCEEDED" && execution.output, execution.path[0]?.length, execution.cost.standard, events[0]?.stateEnteredEventDetails?.name];
const covered: Coverage = coverageOf([execution]);
const testCases: MockTestCase[] = importMocks({});
testCases.map(({ mocks }) => new StateMachine("{}").run({ input: {}, mocks }));
const corners: [number, number][] = new StateMachine("{}").graph().edges.flatMap(({ points }) => points);
void [told, covered, corners];
