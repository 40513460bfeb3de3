// Definitions of state machines through the package: the decided cases, and input that no one should send.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PointsmanError, StateMachine } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const errors = (definition) => StateMachine.check(definition).filter((it) => it.severity === "error");

const near = (a, b) => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

const machine = (states) => ({ StartAt: "A", States: states });

const refusal = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PointsmanError, `threw ${error}`);
    return error;
  }
  return assert.fail("nothing was thrown");
};

test("every decided definition, as text and as a value", () => {
  const rows = vectors("asl").filter((row) => row.kind === "validate");
  assert.ok(rows.length > 100);
  for (const { id, definition, expect } of rows) {
    const text = JSON.stringify(definition);
    const found = errors(text);
    assert.deepEqual(errors(definition), found, id);
    assert.equal(found.length === 0, expect === "valid", id);
    if (expect === "valid") {
      const made = new StateMachine(text);
      assert.deepEqual(made.diagnostics, StateMachine.check(text), id);
      made.free();
      continue;
    }
    for (const { code, location } of expect) {
      assert.ok(found.some((it) => near(it.pointer, location) && it.awsCode === code), `${id}: ${JSON.stringify(found)}`);
    }
    assert.deepEqual(refusal(() => new StateMachine(text)).diagnostics, found, id);
  }
});

test("a diagnostic has our code and AWS's, a pointer and a place", () => {
  const text = '{"StartAt": "é", "States": {"é": {"Type": "Pass", "Next": "Ende"}, "Ende2": {"Type": "Succeed"}}}';
  const [first] = errors(text);
  assert.deepEqual(first, {
    code: "ASL0110",
    severity: "error",
    message: "Missing 'Next' target: Ende",
    start: 58,
    end: 64,
    line: 1,
    column: 59,
    path: ["States", "é", "Next"],
    hints: ['did you mean "Ende2"?'],
    related: [],
    pointer: "/States/é/Next",
    awsCode: "MISSING_TRANSITION_TARGET",
  });
  assert.equal(text.slice(first.start, first.end), '"Ende"');
});

test("AWS's own words stand beside ours where they say less", () => {
  const [found] = errors(machine({ A: { Type: "Pass", Parameters: { "a.$": "$.x[" }, End: true } }));
  assert.equal(found.code, "ASL0002");
  assert.equal(found.awsMessage, "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call");
});

test("YAML", () => {
  assert.deepEqual(StateMachine.check("StartAt: A\nStates:\n  A: { Type: Succeed }\n"), []);
  const [found] = errors("# bad\nStartAt: A\nStates:\n  A:\n    Type: Pas\n");
  assert.deepEqual([found.pointer, found.line, found.column, found.hints], ["/States/A/Type", 5, 11, ['did you mean "Pass"?']]);
});

test("what AWS refuses although it would run is told, not thrown", () => {
  const definition = machine({ A: { Type: "Succeed" }, B: { Type: "Succeed" } });
  const [found] = errors(definition);
  assert.deepEqual([found.code, found.awsCode, found.pointer], ["ASL0111", "MISSING_TRANSITION_TARGET", "/States/B"]);
  const made = new StateMachine(definition);
  assert.deepEqual(made.diagnostics, [found]);
  made.free();
  assert.equal(refusal(() => made.diagnostics).code, "PM0001");
});

const laughs = ["a0: &a0 [ha, ha]", ...Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`)].join("\n");

const bad = {
  "empty text": ["", "JSON0001"],
  "not JSON": ["not a definition", "ASL0101"],
  "cut-off JSON": ['{"StartAt": "A", "States": {', "JSON0002"],
  null: [null, "ASL0101"],
  "a list of states": [{ StartAt: "A", States: [{ Type: "Pass" }] }, "ASL0104"],
  "100,000-deep JSON": ['{"a":'.repeat(100_000), "JSON0017"],
  "100,000-deep YAML": ["- ".repeat(100_000), "JSON0017"],
  "a tab in YAML": ["StartAt: A\nStates:\n\tA: { Type: Pass }", "YAML0002"],
  "a cycle of anchors": ["StartAt: &a [*a]", "YAML0006"],
  "billion laughs": [laughs, "YAML0007"],
  "bytes that are no text": [new Uint8Array([0xff, 0xfe]), "JSON0019"],
};

for (const [name, [definition, code]] of Object.entries(bad)) {
  test(name, () => {
    assert.ok(errors(definition).some((it) => it.code === code), JSON.stringify(errors(definition)));
    assert.equal(refusal(() => new StateMachine(definition)).diagnostics.some((it) => it.code === code), true);
    assert.deepEqual(StateMachine.check(machine({ A: { Type: "Succeed" } })), []);
  });
}

test("machines in machines to the limit of the reader, on wasm's stack", () => {
  let inner = machine({ A: { Type: "Succeed" } });
  for (let i = 0; i < 125; i++) inner = { StartAt: `P${i}`, States: { [`P${i}`]: { Type: "Parallel", Branches: [inner], End: true } } };
  assert.deepEqual(StateMachine.check(inner), []);
  let rule = { Variable: "$.a", IsNull: true };
  for (let i = 0; i < 480; i++) rule = { Not: rule };
  const choice = machine({ A: { Type: "Choice", Choices: [{ ...rule, Next: "Z" }] }, Z: { Type: "Succeed" } });
  assert.deepEqual(StateMachine.check(choice), []);
  let value = "{% $states.input %}";
  for (let i = 0; i < 490; i++) value = [value];
  const output = machine({ A: { Type: "Pass", QueryLanguage: "JSONata", Output: value, End: true } });
  assert.deepEqual(StateMachine.check(output), []);
  const deep = (open, close) => `{% ${open.repeat(10_000)}1${close.repeat(10_000)} %}`;
  const [found] = errors(machine({ A: { Type: "Pass", QueryLanguage: "JSONata", Output: deep("(", ")"), End: true } }));
  assert.equal(found.code, "ASL0124");
  const fine = machine({ A: { Type: "Pass", QueryLanguage: "JSONata", Output: `{% ${"[".repeat(90)}1${"]".repeat(90)} %}`, End: true } });
  assert.deepEqual(StateMachine.check(fine), []);
});

test("a definition of a megabyte", () => {
  const states = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`s${i}`, { Type: "Pass", Next: `s${i + 1}` }]));
  const definition = { StartAt: "s0", States: { ...states, s20000: { Type: "Succeed" } } };
  assert.deepEqual(errors(JSON.stringify(definition, null, 1)).map((it) => it.code), ["ASL0116"]);
  assert.deepEqual(StateMachine.check(definition), []);
});

test("paths against a sample of the input", () => {
  const definition = machine({ A: { Type: "Pass", InputPath: "$.ordre", End: true } });
  for (const input of [{ order: 1 }, '{"order": 1}', new TextEncoder().encode('{"order": 1}')]) {
    const [found] = StateMachine.check(definition, { input });
    assert.deepEqual([found.code, found.pointer, found.hints], ["ASL0212", "/States/A/InputPath", ["did you mean order?"]]);
  }
  assert.deepEqual(StateMachine.check(definition, { input: { ordre: null } }), []);
  assert.equal(StateMachine.check(definition, { input: "{" })[0].code, "JSON0002");
});
