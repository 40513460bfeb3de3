// Input that no one should send, and everyone does: each is answered with words, and none with a crash.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EventPattern, PointsmanError, RuleSet } from "pointsman";

const valid = '{"source":["aws.ec2"]}';
const event = '{"source":"aws.ec2"}';

/** Everything that takes a document. */
const takers = {
  pattern: (doc) => new EventPattern(doc).free(),
  event: (doc) => new EventPattern(valid).matches(doc),
  explained: (doc) => new EventPattern(valid).explain(doc),
  rule: (doc) => new RuleSet().add("name", doc),
  matched: (doc) => rules({ strict: true }).match(doc),
};

const rules = (options) => {
  const set = new RuleSet(options);
  set.add("name", valid);
  return set;
};

const alive = () => assert.equal(new EventPattern(valid).matches(event), true);

/** `doc` is refused by each taker, with a code and a place, and the engine lives on. */
const refused = (doc, code, { place = true, except = [] } = {}) => {
  for (const [name, take] of Object.entries(takers).filter(([name]) => !except.includes(name))) {
    assert.throws(() => take(doc), (error) => {
      assert.ok(error instanceof PointsmanError && error instanceof Error, `${name}: ${error}`);
      assert.match(error.code, code, name);
      assert.equal(error.name, "PointsmanError");
      assert.equal(error.message, error.diagnostics[0].message);
      if (place) assert.ok(error.line >= 1 && error.column >= 1 && error.start >= 0 && error.end >= error.start, name);
      return true;
    });
  }
  const checked = EventPattern.check(doc);
  assert.ok(checked.some((it) => it.severity === "error"));
  alive();
};

test("not JSON", () => refused("source = aws.ec2", /^JSON/));

test("empty text", () => {
  for (const text of ["", " \n", new Uint8Array()]) refused(text, /^JSON0001$/);
});

test("cut-off JSON", () => {
  const whole = '{"source": ["aws.ec2"], "detail": {"état": ["a\\u00e9", 1.5e3, true, null]}}';
  for (let length = 1; length < whole.length; length++) refused(whole.slice(0, length), /^JSON/);
});

const nested = (depth, inner = '["x"]') => `{"a":`.repeat(depth) + inner + "}".repeat(depth);

test("200-deep JSON", () => {
  assert.equal(new EventPattern(nested(200)).matches(nested(200, '"x"')), true);
  assert.equal(new EventPattern(nested(200)).explain(nested(200, '"y"')).matched, false);
  assert.equal(new EventPattern('{"a":["x"]}').matches(`{"a":${"[".repeat(200)}"x"${"]".repeat(200)}}`), true);
});

test("100,000-deep JSON", () => {
  refused(nested(100_000), /^JSON0017$/);
  refused("[".repeat(100_000), /^JSON0017$/);
  refused(`{"a":${"[".repeat(100_000)}`, /^JSON0017$/);
  let value = "x";
  for (let i = 0; i < 100_000; i++) value = [value];
  refused({ a: value }, /^(PM0003|JSON0017)$/, { place: false });
});

test("a paste of 10 MB", () => {
  const filler = "abcdefghij".repeat(100);
  const large = JSON.stringify({ source: "aws.ec2", detail: Array.from({ length: 10_000 }, (_, i) => ({ i, filler })) });
  assert.ok(large.length > 10_000_000);
  assert.equal(new EventPattern(valid).matches(large), true);
  assert.equal(new EventPattern('{"detail":{"i":[9999]}}').matches(large), true);
  assert.equal(new EventPattern(valid).matches(large.replaceAll("abc", "éàü")), true);
  refused("x".repeat(10_000_000), /^JSON/);
  refused(`${large.slice(0, -1)} oops`, /^(JSON|EB)/);
});

test("invalid UTF-8 bytes", () => {
  for (const bytes of [[0xff], [0xc3, 0x28], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xc0, 0xaf]]) {
    refused(Uint8Array.of(0x7b, 0x22, ...bytes, 0x22, 0x7d), /^JSON0019$/);
  }
  assert.throws(() => new EventPattern(Uint8Array.of(0x0a, 0x22, 0xff)), (error) => error.line === 2 && error.column === 2);
});

test("lone surrogates", () => {
  // As everywhere where JavaScript's strings become UTF-8.
  assert.equal(new EventPattern('{"a":["\ud800"]}').matches('{"a":"\ufffd"}'), true);
  // An escape is another matter: it is kept, and equals itself.
  assert.equal(new EventPattern(String.raw`{"a":["\ud800"]}`).matches(String.raw`{"a":"\ud800"}`), true);
  assert.equal(new EventPattern(String.raw`{"a":["\ud800"]}`).matches(String.raw`{"a":"\udfff"}`), false);
  assert.equal(new EventPattern(String.raw`{"a":["\ud800"]}`).explain(String.raw`{"a":"\ud800"}`).conditions[0].found[0].value, "\ud800");
  refused(`{"\ud800": oops}`, /^JSON/);
});

test("NUL", () => {
  refused("\0", /^JSON/);
  refused('{"a":["\0"]}', /^JSON0013$/);
  refused('{"source":"aws.ec2"}\0'.padStart(30, "\0"), /^JSON/);
  assert.equal(new EventPattern(String.raw`{"a":["x\u0000y"]}`).matches(String.raw`{"a":"x\u0000y"}`), true);
});

test("duplicate keys", () => {
  const pattern = new EventPattern('{"a":["x"],"a":["y"]}');
  assert.deepEqual([pattern.matches('{"a":"x"}'), pattern.matches('{"a":"y"}')], [false, true]);
});

test("values that are no documents", () => {
  const circle = {};
  circle.circle = circle;
  const hostile = { toJSON() { throw new Error("no"); } };
  for (const value of [undefined, () => {}, Symbol("x"), 1n, circle, hostile]) refused(value, /^PM0003$/, { place: false });
  for (const value of [null, 5, true, ["x"], new Date(0)]) refused(value, /^EB/);
});

test("bytes in any wrapping", () => {
  const { buffer } = new TextEncoder().encode(` ${event}`);
  const pattern = new EventPattern(Buffer.from(valid));
  for (const bytes of [buffer, new Uint8Array(buffer, 1), new DataView(buffer, 1), Buffer.from(event)]) assert.equal(pattern.matches(bytes), true);
});

test("an object used after free()", () => {
  const pattern = new EventPattern(valid);
  pattern.free();
  pattern.free();
  const uses = [() => pattern.matches(event), () => pattern.explain(event), () => pattern.diagnostics];
  for (const use of uses) assert.throws(use, { name: "PointsmanError", code: "PM0001" });
  alive();
});

test("a rule set used after free()", () => {
  const set = rules();
  assert.deepEqual(set.match(event), ["name"]);
  set.free();
  set.free();
  const uses = [() => set.match(event), () => set.add("other", valid), () => set.delete("name"), () => set.size];
  for (const use of uses) assert.throws(use, { name: "PointsmanError", code: "PM0001" });
  alive();
});

test("a rule set stays as it was where a rule is refused", () => {
  const set = rules();
  assert.throws(() => set.add("name", "{"), { code: /^JSON/ });
  assert.throws(() => set.add("other", '{"a":[]}'), { code: "EB0004" });
  for (const name of [undefined, 5, null, {}]) assert.throws(() => set.add(name, valid), { code: "PM0003" });
  assert.deepEqual([set.size, set.match(event)], [1, ["name"]]);
  assert.throws(() => set.match("{"), { code: /^JSON/ });
  assert.deepEqual(set.match(event), ["name"]);
});

test("names of rules", () => {
  const set = new RuleSet();
  const names = ["", "é😀", "__proto__", "a\0b", "x".repeat(100_000)];
  for (const name of names) set.add(name, valid);
  assert.deepEqual(set.match(event), names);
  assert.deepEqual([set.delete("é😀"), set.delete("é😀"), set.delete(undefined), set.size], [true, false, false, 4]);
  set.add("last", valid);
  set.add("", '{"source":["aws.s3"]}');
  assert.deepEqual(set.match(event), ["__proto__", "a\0b", "x".repeat(100_000), "last"]);
  set.add("", valid);
  assert.deepEqual(set.match(event), ["", "__proto__", "a\0b", "x".repeat(100_000), "last"]);
});

test("memory that grows between and within calls", () => {
  const set = rules();
  for (let i = 0; i < 5000; i++) set.add(`rule ${i}`, `{"detail":{"field${i}":["${"value".repeat(20)}${i}"]}}`);
  for (const length of [10, 20_000, 3_000_000, 10, 5_000_000, 1]) {
    assert.deepEqual(set.match(`{"filler":"${"é".repeat(length)}","source":"aws.ec2"}`), ["name"]);
    assert.deepEqual(set.match(new TextEncoder().encode(`{"detail":{"field7":"${"value".repeat(20)}7"},"filler":"${"x".repeat(length)}"}`)), ["rule 7"]);
  }
});

test("dispose", () => {
  const pattern = new EventPattern(valid);
  pattern[Symbol.dispose]();
  assert.throws(() => pattern.matches(event), { code: "PM0001" });
});

test("methods without their object", () => {
  const { matches } = new EventPattern(valid);
  assert.throws(() => matches(event), TypeError);
  assert.throws(() => EventPattern(valid), TypeError);
});

test("objects that are forgotten give their memory back", () => {
  for (let i = 0; i < 20_000; i++) new EventPattern(valid).free();
  alive();
});
