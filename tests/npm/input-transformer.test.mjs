// Input transformers through the package: how options and answers cross; what they mean is tested beside the engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { InputTransformer, PointsmanError } from "pointsman";

const event = '{"id":"1","time":"2026-01-02T03:04:05Z","region":"eu-west-1","account":"123456789012","detail":{"state":"running","size":1.50}}';
const options = { InputPathsMap: { state: "$.detail.state", size: "$.detail.size" }, InputTemplate: '{"state": <state>, "size": <size>}' };

test("apply", () => {
  const transformer = new InputTransformer(options);
  assert.equal(transformer.apply(event), '{"state": "running", "size": 1.50}');
  assert.equal(transformer.apply(new TextEncoder().encode(event)), '{"state": "running", "size": 1.50}');
  assert.equal(transformer.apply(JSON.parse(event)), '{"state": "running", "size": 1.5}');
});

test("reserved variables", () => {
  const names = ["rule-name", "rule-arn", "event.ingestion-time"];
  const InputTemplate = names.map((name) => `"<aws.events.${name}>"`).join("\n");
  const given = { ruleName: "name", ruleArn: "arn:aws:events:eu-west-1:123456789012:rule/name", ingestionTime: "2026-01-02T03:04:06Z" };
  assert.equal(new InputTransformer({ InputTemplate, ...given }).apply(event), `"${given.ruleName}"\n"${given.ruleArn}"\n"${given.ingestionTime}"`);
});

test("explain", () => {
  const paths = { ...options.InputPathsMap, nothing: "$.nothing" };
  const transformer = new InputTransformer({ InputPathsMap: paths, InputTemplate: '{"a": <state>, "b": <nothing>}' });
  const { output, isJson, variables, diagnostics } = transformer.explain(event);
  assert.deepEqual([output, isJson], ['{"a": "running", "b": ""}', true]);
  assert.deepEqual(variables, [{ name: "nothing" }, { name: "state", value: "running" }]);
  assert.ok(diagnostics.every((it) => it.severity !== "error"));
});

test("errors are about the text that their path names", () => {
  const wrong = { InputPathsMap: { é: "$.a", b: "no path" }, InputTemplate: '{"a": <b>, "c": <oops>}' };
  assert.throws(() => new InputTransformer(wrong), (error) => {
    assert.ok(error instanceof PointsmanError);
    assert.deepEqual(error.diagnostics, InputTransformer.check(wrong));
    assert.ok(error.diagnostics.length >= 2);
    for (const { path: [option, name], start, end } of error.diagnostics) {
      const text = option === "InputTemplate" ? wrong.InputTemplate : wrong.InputPathsMap[name];
      assert.ok(start === undefined || (start <= end && end <= text.length));
    }
    return true;
  });
});

test("arguments of the wrong kind", () => {
  const wrong = [undefined, null, 5, {}, { InputTemplate: 5 }, { InputTemplate: "x", InputPathsMap: { a: 5 } }, { InputTemplate: "x", ruleName: null }];
  for (const options of wrong) {
    assert.throws(() => new InputTransformer(options), { name: "PointsmanError", code: "PM0003" });
    assert.equal(InputTransformer.check(options)[0].code, "PM0003");
  }
});

test("events that cannot be read", () => {
  const transformer = new InputTransformer(options);
  for (const bad of ["", "[]", "{", "\0", Uint8Array.of(0x22, 0xff)]) assert.throws(() => transformer.apply(bad), { name: "PointsmanError" });
  assert.throws(() => transformer.apply(undefined), { code: "PM0003" });
});

test("an input transformer used after free()", () => {
  const transformer = new InputTransformer(options);
  transformer[Symbol.dispose]();
  transformer.free();
  for (const use of [() => transformer.apply(event), () => transformer.explain(event), () => transformer.diagnostics]) assert.throws(use, { code: "PM0001" });
});
