// States traced through the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { evalIntrinsic, originOf, PointsmanError, StateMachine, traceState, usesOf } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const rows = vectors("asl").filter((row) => ["dataflow", "choice"].includes(row.kind) && row.certainty !== "inferred");

const options = ({ input, result, context, variables }) => ({
  input: JSON.stringify(input),
  ...(result && ("error" in result ? { error: { Error: result.error, Cause: result.cause } } : { result: JSON.stringify(result.return) })),
  ...(context && { context }),
  ...(variables && { variables }),
});

const at = (value, path) => path.reduce((value, step) => value[step], value);

/** What the changes make of what was before. */
const apply = ({ before, added, removed }) => {
  const root = { value: structuredClone(before) };
  const place = (path) => [["value", ...path].slice(0, -1).reduce((value, step) => value[step], root), ["value", ...path].at(-1)];
  const again = new Set(added.map(({ path }) => JSON.stringify(path)));
  for (const { path } of removed.toReversed()) {
    const [parent, step] = place(path);
    if (again.has(JSON.stringify(path))) continue;
    if (Array.isArray(parent)) parent.splice(step, 1);
    else delete parent[step];
  }
  for (const { path, value } of added) {
    const [parent, step] = place(path);
    parent[step] = structuredClone(value);
  }
  return root.value;
};

test("every stage, the output and where it came from", () => {
  for (const row of rows) {
    const trace = traceState(row.state, options(row));
    const { expect } = row;
    if (typeof expect === "string") assert.equal(trace.next, expect, row.id);
    else if (expect.error) assert.ok([expect.error, ...(expect.alt ?? [])].includes(trace.error?.Error), row.id);
    else for (const key of ["effectiveInput", "afterParameters", "afterResultSelector", "afterResultPath", "output", "next", "waits"]) if (key in expect) assert.deepEqual(trace[key], expect[key], `${row.id} ${key}`);
    for (const stage of trace.stages) {
      assert.deepEqual(apply(stage), stage.after, `${row.id} ${stage.name}`);
      assert.equal(stage.bytes, new TextEncoder().encode(JSON.stringify(stage.after)).length, row.id);
    }
    for (const { path, how, from } of trace.provenance) {
      assert.deepEqual(originOf(trace, path), { how, from });
      if (how !== "copied") continue;
      const [{ source, path: there }] = from;
      const document = source[0] === "$" ? row.variables[source.slice(1)] : { input: row.input, result: row.result?.return, context: row.context }[source];
      assert.deepEqual(at(document, there), at(trace.output, path), row.id);
      assert.ok(usesOf(trace, source, there).some((use) => JSON.stringify(use) === JSON.stringify(path)), row.id);
    }
  }
});

const task = { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:F", Next: "N" };

test("provenance in both directions", () => {
  const state = { ...task, InputPath: "$.a", ResultSelector: { "n.$": "$.list[-1]", "h.$": "States.Format('{}', $.list[0])", k: 1 }, ResultPath: "$.out", Parameters: {} };
  const trace = traceState(state, { input: { a: { b: 1 }, c: [2, 3] }, result: { list: [7, 8] } });
  assert.deepEqual(trace.output, { a: { b: 1 }, c: [2, 3], out: { n: 8, h: "7", k: 1 } });
  assert.deepEqual(originOf(trace, ["a", "b"]), { how: "copied", from: [{ source: "input", path: ["a", "b"] }] });
  assert.deepEqual(originOf(trace, ["out", "n"]), { how: "copied", from: [{ source: "result", path: ["list", 1] }] });
  assert.deepEqual(originOf(trace, ["out", "h"]), { how: "computed", from: [{ source: "result", path: ["list", 0] }] });
  assert.deepEqual(originOf(trace, ["out", "k"]), { how: "literal", from: [] });
  assert.deepEqual(usesOf(trace, "result", ["list"]), [["out", "n"], ["out", "h"]]);
  assert.deepEqual(usesOf(trace, "input", ["c", 0]), [["c", 0]]);
  assert.equal(originOf(trace, ["none"]), undefined);
});

test("provenance ends at 2,000 parts, and at 50 places of one", () => {
  const fields = (count, field) => Object.fromEntries(Array.from({ length: count }, (_, at) => field(at)));
  const pass = (Parameters, input) => traceState({ Type: "Pass", Parameters, End: true }, { input });
  const wide = pass(fields(2_001, (at) => [`k${at}.$`, "$.a"]), { a: 1 });
  assert.deepEqual([Object.keys(wide.output).length, wide.provenance.length], [2_001, 2_000]);
  assert.deepEqual(originOf(wide, ["k1999"]), { how: "copied", from: [{ source: "input", path: ["a"] }] });
  assert.equal(originOf(wide, ["k2000"]), undefined);
  assert.deepEqual([usesOf(wide, "input", ["a"]).length, usesOf(wide, "input", ["a"]).at(-1)], [2_000, ["k1999"]]);
  const paths = Array.from({ length: 51 }, (_, at) => `$.k${at}`);
  const gathered = pass({ "all.$": `States.Array(${paths})` }, fields(51, (at) => [`k${at}`, at]));
  const { how, from } = originOf(gathered, ["all"]);
  assert.deepEqual([how, from.length, from.at(-1)], ["computed", 50, { source: "input", path: ["k49"] }]);
  assert.deepEqual([usesOf(gathered, "input", ["k49"]), usesOf(gathered, "input", ["k50"])], [[["all"]], []]);
});

test("errors, retries and Catchers", () => {
  const error = { Error: "E", Cause: "why" };
  const Retry = [{ ErrorEquals: ["X"] }, { ErrorEquals: ["E"], IntervalSeconds: 3, MaxAttempts: 3, MaxDelaySeconds: 10, JitterStrategy: "FULL" }];
  const Catch = [{ ErrorEquals: ["X"], Next: "X" }, { ErrorEquals: ["States.ALL"], Next: "H", ResultPath: "$.e", Assign: { "why.$": "$.Cause" } }];
  const caught = traceState({ ...task, Retry, Catch }, { input: { a: 1 }, error });
  assert.deepEqual([caught.waits, caught.retrier, caught.catcher, caught.next], [[3, 6, 10], { index: 1, jitter: true }, 1, "H"]);
  assert.deepEqual([caught.output, caught.variables, caught.error.Error], [{ a: 1, e: error }, { why: "why" }, "E"]);
  assert.deepEqual(originOf(caught, ["e", "Cause"]), { how: "copied", from: [{ source: "error", path: ["Cause"] }] });
  const timeout = traceState({ ...task, Catch: [{ ErrorEquals: ["States.TaskFailed"], Next: "H" }] }, { input: {}, error: { Error: "States.Timeout" } });
  assert.deepEqual([timeout.next, timeout.catcher, timeout.error.Error], [undefined, undefined, "States.Timeout"]);
  const bad = traceState({ ...task, ResultPath: "$.x", Catch: [{ ErrorEquals: ["States.ResultPathMatchFailure"], Next: "H" }] }, { input: 5, result: 1 });
  assert.deepEqual([bad.next, bad.error.Error, bad.output], ["H", "States.ResultPathMatchFailure", { Error: bad.error.Error, Cause: bad.error.Cause }]);
});

test("States.Runtime is caught by nobody, and that is said", () => {
  const text = JSON.stringify({ ...task, OutputPath: "$.no", Retry: [{ ErrorEquals: ["States.ALL"] }], Catch: [{ ErrorEquals: ["States.Runtime"], Next: "H" }] });
  const trace = traceState(text, { input: {}, result: {} });
  assert.deepEqual([trace.error.Error, trace.error.Cause, trace.next, trace.catcher, trace.waits], ["States.Runtime", "Invalid path '$.no' : No results for path: $['no']", undefined, undefined, []]);
  assert.deepEqual(trace.diagnostics.map((d) => [d.code, text.slice(d.start, d.end)]), [["ASL0073", '["States.ALL"]'], ["ASL0073", '["States.Runtime"]']]);
  assert.equal(text.slice(trace.error.start, trace.error.end), '"$.no"');
  const large = traceState({ ...task, Catch: [{ ErrorEquals: ["States.ALL"], Next: "H" }] }, { input: {}, result: JSON.stringify("x".repeat(262_143)) });
  assert.deepEqual([large.error.Error, large.next, large.diagnostics.length], ["States.DataLimitExceeded", undefined, 1]);
});

test("why a Choice goes where it goes", () => {
  const state = JSON.stringify({ Type: "Choice", InputPath: "$.in", Choices: [
    { And: [{ Variable: "$.n", IsPresent: true }, { Variable: "$.n", NumericGreaterThan: 5 }], Next: "Big" },
    { Not: { Variable: "$.s", StringMatches: "a*" }, Next: "NotA", Assign: { rule: 2 } },
    { Variable: "$.n", NumericEqualsPath: "$.m", Next: "Same" },
  ], Assign: { rule: 0 }, Default: "D" });
  const input = JSON.stringify({ in: { n: 3, m: 3, s: "b" } });
  const { choice, next, variables } = traceState(state, { input });
  assert.deepEqual([next, variables, choice.matched, choice.summary], ["NotA", { rule: 2 }, true, 'Rule 2 of 3 holds and leads to "NotA".']);
  assert.deepEqual(choice.conditions.map((row) => [row.operator, row.wanted, row.held]), [["rule", "Big", false], ["rule", "NotA", true], ["rule", "Same", null]]);
  assert.equal(choice.conditions[0].reason, "$.n is 3; NumericGreaterThan 5 does not hold.");
  const [{ found, start, end }] = choice.conditions[0].children[0].children.slice(1);
  assert.deepEqual([input.slice(found[0].start, found[0].end), JSON.parse(state.slice(start, end))], ["3", { Variable: "$.n", NumericGreaterThan: 5 }]);
  const missing = traceState({ Type: "Choice", Choices: [{ Variable: "$.x", IsNull: true, Next: "N" }] }, { input: {} });
  assert.deepEqual([missing.error.Error, missing.error.Cause, missing.choice.matched], ["States.Runtime", "Invalid path '$.x': The choice state's condition path references an invalid value.", false]);
});

test("Wait, Fail, Map and Parallel", () => {
  const wait = (state, input = {}) => traceState({ Type: "Wait", End: true, ...state }, { input, now: "2024-01-01T00:00:00Z" });
  assert.deepEqual(wait({ Timestamp: "2024-01-01T00:01:00.5Z" }).waits, [60.5]);
  for (const [p, cause] of [
    [-1, "The SecondsPath parameter references a negative value: $.p == -1"],
    [1.5, "The SecondsPath parameter cannot be parsed as a long value: $.p == 1.5"],
    [undefined, "The SecondsPath parameter does not reference an input value: $.p"],
    [100_000_000, "Wait state delay is too long."],
  ]) assert.equal(wait({ SecondsPath: "$.p" }, { p }).error.Cause, cause);
  assert.equal(wait({ TimestampPath: "$.t" }, { t: "soon" }).error.Cause, "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == soon");
  const fail = traceState({ Type: "Fail", ErrorPath: "$.e", CausePath: "States.Format('{}!', $.c)" }, { input: { e: "E", c: "c" } });
  assert.deepEqual([fail.error.Error, fail.error.Cause, fail.next], ["E", "c!", undefined]);
  assert.match(traceState({ Type: "Fail", ErrorPath: "$.x" }, { input: {} }).error.Cause, /specified for the field 'ErrorPath' could not be found in the input '\{\}'/);
  const map = { Type: "Map", ItemsPath: "$.l", ItemSelector: { "i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value", "k.$": "$.k" }, ItemProcessor: {}, End: true };
  assert.deepEqual(traceState(map, { input: { l: ["a", "b"], k: 1 }, result: [] }).afterParameters, [{ i: 0, v: "a", k: 1 }, { i: 1, v: "b", k: 1 }]);
  assert.equal(traceState(map, { input: { l: 5, k: 1 } }).error.Cause, 'Reference path "$.l" must point to array.');
  const parallel = traceState({ Type: "Parallel", Branches: [], Parameters: { "a.$": "$" }, End: true }, { input: 1 });
  assert.deepEqual([parallel.afterParameters, parallel.output, parallel.stages.map((s) => s.name)], [{ a: 1 }, undefined, ["InputPath", "Parameters"]]);
});

test("what AWS would refuse throws, with places", () => {
  const refused = (state, options = { input: {} }) => {
    try {
      traceState(state, options);
    } catch (error) {
      assert.ok(error instanceof PointsmanError, `threw ${error}`);
      return error.code;
    }
    assert.fail("nothing was thrown");
  };
  assert.equal(refused({ ...task, Parameters: { "x.$": "$.a[" } }), "InvalidDefinition");
  assert.equal(refused({ ...task, Parameters: { "x.$": "States.Array('\\n')" } }), "InvalidDefinition");
  assert.equal(refused({ ...task, Parameters: { "x.$": "States.Array('\\x')" } }), "InvalidDefinition");
  assert.equal(refused({ ...task, Parameters: { a: 1, "a.$": "$" } }), "InvalidDefinition");
  assert.equal(refused({ ...task, ResultPath: "$..a" }), "InvalidDefinition");
  assert.equal(refused("{"), "InvalidDefinition");
  assert.equal(refused(task, { input: "{" }), "JSON0002");
  assert.equal(refused(task, { input: {}, result: 1, error: { Error: "E" } }), "PM0003");
  for (const options of [null, {}, { input: {}, queryLanguage: "SQL" }, { input: {}, error: {} }, { input: {}, now: "never" }, { input: {}, seed: "x" }, { input: {}, variables: 5 }]) assert.equal(refused(task, options), "PM0003");
  const deep = `${"[".repeat(500)}${"]".repeat(500)}`;
  assert.equal(traceState({ ...task, ResultPath: `$${".a".repeat(100)}` }, { input: {}, result: deep }).error.code, "ASL0061");
});

test("10,000-deep documents are refused wherever they come in", () => {
  const depth = 10_000;
  let value = 1;
  for (let i = 0; i < depth; i++) value = [value];
  const texts = ["[".repeat(depth) + "]".repeat(depth), `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`, "[".repeat(depth)];
  for (const deep of [...texts, value]) {
    // JavaScript itself may not be able to write so deep a value.
    const codes = deep === value ? ["PM0003", "JSON0017"] : ["JSON0017"];
    const within = deep === value ? { a: value } : `{"a":${deep}}`;
    for (const [name, take] of Object.entries({
      input: () => traceState(task, { input: deep }),
      result: () => traceState(task, { input: {}, result: deep }),
      context: () => traceState(task, { input: {}, context: within }),
      variables: () => traceState(task, { input: {}, variables: within }),
      "input of a function": () => evalIntrinsic("States.JsonToString($)", deep),
      "context of a function": () => evalIntrinsic("States.JsonToString($$)", {}, within),
      "variables of a function": () => evalIntrinsic("States.JsonToString($a)", {}, {}, { variables: within }),
    })) assert.throws(take, (error) => error instanceof PointsmanError && codes.includes(error.code), name);
    const found = StateMachine.check({ StartAt: "A", States: { A: { Type: "Pass", End: true } } }, { input: deep });
    assert.equal(found.length, 1);
    assert.ok(codes.includes(found[0].code), found[0].code);
  }
  for (const text of texts) assert.throws(() => evalIntrinsic("States.StringToJson($)", JSON.stringify(text)), { code: "States.IntrinsicFailure" });
  assert.deepEqual(traceState(task, { input: { a: 1 }, result: 2 }).output, 2);
});

test("names that JavaScript treats in its own way are only names", () => {
  const input = '{"__proto__": {"a": 1}, "constructor": 2}';
  const trace = traceState({ ...task, ResultPath: "$.__proto__.b", Parameters: { "__proto__.$": "$.__proto__" } }, { input, result: 3 });
  assert.equal(JSON.stringify(trace.output), '{"__proto__":{"a":1,"b":3},"constructor":2}');
  assert.equal(JSON.stringify(trace.afterParameters), '{"__proto__":{"a":1}}');
  assert.equal({}.a, undefined);
});
