// Paths and intrinsic functions of the States Language through the package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkIntrinsic, checkPath, evalIntrinsic, explainIntrinsic, explainPath, PointsmanError, queryPath } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const rows = (kind) => vectors("asl").filter((row) => row.kind === kind && row.certainty !== "inferred");

const fits = (wanted, got) => {
  if (wanted?.$match === "uuid-v4") return /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(got);
  if (wanted?.$match === "integer") return Number.isInteger(got) && got >= wanted.min && got <= wanted.max;
  return assert.deepEqual(got, wanted), true;
};

/** The value, or the name of the error. */
const attempt = (work) => {
  try {
    return { value: work() };
  } catch (error) {
    assert.ok(error instanceof PointsmanError, `threw ${error}`);
    return { error: error.code };
  }
};

const agree = (row, got) => {
  if (!row.expect.error) return fits(row.expect.value, got.value);
  return assert.ok([row.expect.error, ...(row.expect.alt ?? [])].includes(got.error), `${row.id}: ${JSON.stringify(got)}`);
};

for (const [form, of] of [["text", JSON.stringify], ["bytes", (v) => new TextEncoder().encode(JSON.stringify(v))], ["plain values", (v) => v]]) {
  test(`paths, on ${form}`, () => {
    // A string is the text of a document, never the document itself.
    for (const row of rows("path").filter((row) => typeof of(row.input) !== "string" || form === "text")) agree(row, attempt(() => queryPath(row.path, of(row.input))));
  });
  test(`intrinsic functions, on ${form}`, () => {
    for (const row of rows("intrinsic")) agree(row, attempt(() => evalIntrinsic(row.expr, of(row.input), row.context && of(row.context))));
  });
}

test("explainPath answers what queryPath answers, and its nodes are in the text", () => {
  for (const { path, input } of rows("path").filter((row) => !checkPath(row.path).length)) {
    const text = JSON.stringify(input, null, 1);
    const told = explainPath(path, text);
    assert.deepEqual({ value: told.value, error: told.error?.Error }, { value: undefined, error: undefined, ...attempt(() => queryPath(path, text)) }, path);
    const found = told.nodes.map((node) => JSON.parse(text.slice(node.start, node.end)));
    for (const [i, { path }] of told.nodes.entries()) assert.deepEqual(found[i], path.reduce((value, step) => value[step], input));
    if (!/'\w+','/.test(path) && !told.error) assert.deepEqual(told.definite ? found[0] : found, told.value, path);
    assert.equal(told.badge, told.definite ? "always one value" : "a list, possibly empty");
    assert.deepEqual(explainPath(told.canonical, text).nodes, told.nodes);
  }
});

test("definite paths read the text itself: duplicates, escapes, blanks", () => {
  for (const [path, text, wanted] of [
    ["$.a", '{"a":1,"\\u0061":2}', 2],
    ["$.a.b", ' { "a" : { "b" : [ 1 , {} ] } , "a" : { "b" : "\\ud800x" } } ', "\ud800x"],
    ["$['é\"'][1]", '{"é\\"":[1, 2 ,3]}', 2],
    ["$[-1][-2]", "[[],[1,2,3]]", 2],
    ["$[0]", '["a]\\"[",1]', "a]\"["],
    ["$", " 5 ", 5],
  ]) assert.deepEqual(queryPath(path, text), wanted, path);
  for (const [path, text, code] of [
    ["$.a", '{"a":1,}', "JSON0005"],
    ["$.a", '{"a":1,"b":[1 2]}', "JSON0004"],
    ["$.a", "", "JSON0001"],
    ["$", "null", "States.Runtime"],
    ["$[1]", "[1]", "States.Runtime"],
    ["$[-2]", "[1]", "States.Runtime"],
    ["$[0]", "{}", "States.Runtime"],
    ["$.a", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, "JSON0017"],
    ["$..a", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, "JSON0017"],
  ]) assert.equal(attempt(() => queryPath(path, text)).error, code, `${path} ${text.slice(0, 20)}`);
});

test("errors have AWS's name and words, our code, and a place", () => {
  const caught = (work) => {
    try {
      work();
    } catch (error) {
      return error;
    }
    assert.fail("nothing was thrown");
  };
  const missing = caught(() => queryPath("$.no.x", "{}"));
  assert.deepEqual([missing.code, missing.message, missing.diagnostics[0].code], ["States.Runtime", "Invalid path '$.no.x' : Missing property in path $['no']", "ASL0051"]);
  const broken = caught(() => queryPath("$.a[", "{}"));
  assert.deepEqual([broken.code, broken.start, broken.diagnostics[0].code], ["InvalidPath", 4, "ASL0002"]);
  const unable = caught(() => evalIntrinsic("States.Array(States.ArrayGetItem($.l, 7))", { l: [1] }));
  assert.deepEqual([unable.code, unable.start, unable.end, unable.diagnostics[0].code], ["States.IntrinsicFailure", 13, 40, "ASL0054"]);
  assert.equal(caught(() => evalIntrinsic("States.Arra()", {})).code, "InvalidDefinition");
  for (const wrong of [undefined, null, 5, {}]) {
    assert.equal(caught(() => queryPath(wrong, "{}")).code, "PM0003");
    assert.equal(caught(() => evalIntrinsic(wrong, "{}")).code, "PM0003");
  }
  assert.equal(caught(() => queryPath("$v", "{}", undefined, { variables: "[]" })).code, "PM0003");
  assert.equal(caught(() => evalIntrinsic("States.UUID()", {}, {}, { seed: 0.5 })).code, "PM0003");
});

test("the Context Object, variables and seeds", () => {
  assert.equal(queryPath("$$.State.Name", {}, { State: { Name: "S" } }), "S");
  assert.equal(queryPath("$v[1]", {}, undefined, { variables: { v: [1, 2] } }), 2);
  const uuid = (seed) => evalIntrinsic("States.UUID()", {}, {}, { seed });
  assert.equal(uuid(7), uuid(7));
  assert.notEqual(uuid(7), uuid(8));
  assert.notEqual(uuid(), uuid());
  assert.deepEqual(evalIntrinsic("States.JsonMerge($.a, $.b, true)", { a: { x: { k: 1 } }, b: { x: { l: 2 } } }, {}, { deepMerge: true }), { x: { k: 1, l: 2 } });
});

test("what a function is made of", () => {
  const text = "States.Format('{}', States.ArrayLength($.l[*]))";
  const { nesting, maxNesting, functions, paths } = explainIntrinsic(text);
  assert.deepEqual([nesting, maxNesting], [2, 10]);
  assert.deepEqual(functions.map(({ name, depth, start, end }) => [name, depth, text.slice(start, end)]), [
    ["States.Format", 1, text],
    ["States.ArrayLength", 2, "States.ArrayLength($.l[*])"],
  ]);
  assert.deepEqual(paths, [{ path: "$.l[*]", definite: false, badge: "a list, possibly empty" }]);
  assert.deepEqual(checkIntrinsic(text), []);
  assert.deepEqual(checkIntrinsic("States.MathAdd('1')").map((d) => [d.code, d.start, d.end]), [["ASL0054", 0, 19], ["ASL0054", 15, 18]]);
});

test("every bracket and quote that is not closed has its place", () => {
  for (const text of ["$[", "$[0", "$['a", "$[\"a", "$['a'", "$[?(", "$[?(@.a", "$[?(@.a == 'x", "$[?(@.a =~ /x", "$[?(@.a in [1", "$.a.", "$.."]) {
    const [error] = checkPath(text);
    assert.deepEqual([error?.code, error?.end], ["ASL0002", text.length], text);
  }
  for (const text of ["States.Array(", "States.Array('a", "States.Array('a'", "States.Array(States.Array(1)", "States.Array(1,"]) {
    const [error] = checkIntrinsic(text);
    assert.deepEqual([error?.code, error?.end], ["ASL0023", text.length], text);
  }
  assert.equal(checkPath("$.a[99999999999]")[0].code, "ASL0005");
  const list = { l: Array.from({ length: 400 }, (_, k) => ({ k })) };
  assert.equal(attempt(() => queryPath("$.l[?($.l[?($.l[?(@.k == $.l[0].k)] size 1)] size 9)]", list)).error, "States.Runtime");
});
