// What a user writes, with the types that they count on. Compiled, never run.
import { EventPattern, InputTransformer, PointsmanError, RuleSet } from "pointsman";
import type { Condition, Diagnostic, Doc, Explanation, InputTransformerOptions, Transformed } from "pointsman";
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
console.log(matched, explanation.conditions.flatMap(walk), severity, made, branches, inside, names, size, was, text, transformed.variables);
