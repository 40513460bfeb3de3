// From JSONPath to JSONata, with proof on samples.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PointsmanError, StateMachine, toJsonata } from "pointsman";

const state = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { "id.$": "$.order.id", "text.$": "States.Format('{}!', $.order.id)" }, ResultSelector: { "sum.$": "$.Payload.sum" }, ResultPath: "$.paid", Next: "B" };

test("a state", () => {
  const it = toJsonata(state, [{ input: { order: { id: 7 } }, result: { Payload: { sum: 5 } } }, { input: '{"order": 5}', result: {} }, { input: { order: { id: 1 } }, error: { Error: "E" } }]);
  assert.deepEqual(it.state, {
    QueryLanguage: "JSONata",
    Type: "Task",
    Resource: state.Resource,
    Next: "B",
    Arguments: { id: "{% $states.input.order.id %}", text: '{% $states.input.order.id & "!" %}' },
    Output: '{% $merge([$states.input, {"paid": {"sum": $states.result.Payload.sum}}]) %}',
  });
  assert.deepEqual([it.proven, it.converted, it.kept], [true, [""], []]);
  assert.deepEqual(it.proofs[0], { same: true });
  assert.match(it.proofs[1].errorBefore, /^States.Runtime/);
  assert.match(it.proofs[1].errorAfter, /^States.QueryEvaluationError/);
  assert.equal(toJsonata(state).proven, false);
});

test("a definition, which runs as before", () => {
  const definition = {
    StartAt: "A",
    States: {
      A: { ...state, Next: "C" },
      C: { Type: "Choice", Choices: [{ Variable: "$.paid.sum", NumericGreaterThan: 3, Next: "M" }], Default: "M" },
      M: { Type: "Map", ItemsPath: "$.l", ItemSelector: { "v.$": "$$.Map.Item.Value" }, ItemProcessor: { StartAt: "I", States: { I: { Type: "Pass", OutputPath: "$.v", End: true } } }, End: true },
    },
  };
  const sample = { input: { order: { id: 1 }, l: [1, 2] }, mocks: { A: { result: { Payload: { sum: 4 } } } } };
  const it = toJsonata(definition, [sample]);
  assert.equal(it.proven, true, JSON.stringify(it.proofs));
  assert.equal(it.definition.QueryLanguage, "JSONata");
  assert.deepEqual(StateMachine.check(it.definition).filter(({ severity }) => severity === "error"), []);
  assert.deepEqual(new StateMachine(it.definition).run(sample).output, [1, 2]);
  assert.ok(it.diagnostics.every(({ code, start }) => code === "ASL0331" && start > 0));
});

test("what cannot be converted, and what differs", () => {
  const text = JSON.stringify({ Type: "Pass", Parameters: { "a.$": "$.l[?(@.x =~ /a/)]" }, End: true });
  const { kept, diagnostics, state: same } = toJsonata(text);
  assert.deepEqual([kept, same], [[""], JSON.parse(text)]);
  const found = diagnostics.find(({ code }) => code === "ASL0330");
  assert.equal(text.slice(found.start, found.end), "[?(@.x =~ /a/)]");
  const merged = toJsonata({ Type: "Pass", Parameters: { "l.$": "$.l[*].v" }, End: true }, [{ input: { l: [{ v: [1] }] } }]);
  assert.deepEqual(merged.proofs, [{ same: false, what: "output", before: { l: [[1]] }, after: { l: [1] } }]);
  assert.equal(merged.proven, false);
});

test("what is no state", () => {
  for (const [work, code] of [
    [() => toJsonata("[]"), "ASL0071"],
    [() => toJsonata("{"), "JSON0002"],
    [() => toJsonata(state, [{}]), "PM0003"],
    [() => toJsonata(state, [{ input: {}, reslt: 1 }]), "PM0003"],
    [() => toJsonata(state, {}), "PM0003"],
    [() => toJsonata({ StartAt: "A", States: { A: state, B: { Type: "Succeed" } } }, [{ input: { order: { id: 1 } } }]), "ASL0301"],
  ]) {
    assert.throws(work, (error) => error instanceof PointsmanError && error.code === code, code);
  }
});
