// Texts in chunks: what is found does not depend on where they end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Scanner } from "pointsman";

const password = ["Zq7!DJH0", "K9KuG0Mz"].join("");
const scanner = new Scanner({ personalData: true, reveal: true });
const line = `\u{1F511} const täken = other.method(argument) + 17; // plain words\r\n`;
const secret = (n) => `db_password = "${password}${n}"\n`;

/** Findings of a text cut at places that a seed chooses. */
const streamed = (text, seed, most, of = scanner, path) => {
  const stream = of.stream({ path });
  const found = [];
  for (let at = 0; at < text.length; ) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const end = Math.min(text.length, at + 1 + (seed % most));
    found.push(...stream.write(text.slice(at, end)));
    at = end;
  }
  found.push(...stream.end());
  stream.free();
  return found;
};

test("small texts in small chunks, as strings and as bytes of each encoding", () => {
  const text = `${line}${secret(1)}-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\nKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END RSA ${"PRIVATE"} KEY-----\n${secret(2)}`;
  const whole = scanner.scan(text, { path: "x" });
  assert.equal(whole.length, 3);
  for (let seed = 1; seed < 30; seed++) assert.deepEqual(streamed(text, seed, 1 + seed * 3, scanner, "x"), whole);
  const utf8 = new TextEncoder().encode(text);
  const utf16 = new Uint8Array(new Uint16Array([...`\ufeff${text}`.split("").map((c) => c.charCodeAt(0))]).buffer);
  for (const bytes of [utf8, utf16]) for (let seed = 1; seed < 10; seed++) assert.deepEqual(streamed(bytes, seed, seed * 2), scanner.scan(bytes));
  assert.equal(scanner.scan(utf16).length, 3);
  assert.deepEqual(streamed("", 1, 1), []);
});

test("long texts, which are looked at in pieces: a scan, a stream, and chunks of any length agree", () => {
  const pieces = [];
  let length = 0;
  for (let n = 0; length < 18e6; n++) {
    const piece = n % 700 === 0 ? secret(n) : n % 5003 === 0 ? `x = "${"y".repeat(70_000)}";\n` : line;
    pieces.push(piece);
    length += piece.length;
  }
  const text = pieces.join("");
  const whole = scanner.scan(text);
  assert.ok(whole.length > 250);
  for (const { start, end, secret, line: at } of [whole[0], whole[217], whole.at(-1)]) {
    assert.equal(text.slice(start, end), secret);
    assert.equal(text.slice(0, start).split("\n").length, at);
  }
  for (const [seed, most] of [[1, 5e6], [2, 300_000], [3, 40_000_000]]) assert.deepEqual(streamed(text, seed, most), whole);
});

test("names of columns count for all of a long table", () => {
  const rows = Array.from({ length: 400_000 }, (_, i) => `${i},somebody with a long name,${i === 390_000 ? "536904399" : "-"}\n`);
  const found = scanner.scan(`id,name,ssn\n${rows.join("")}`);
  assert.deepEqual(found.map(({ line }) => line), [390_002]);
});

test("identifiers that count are told at the end", () => {
  const counting = new Scanner({ customIdentifiers: [{ name: "E", regex: "E-[0-9]{6}", severityLevels: [{ occurrencesThreshold: 2, severity: "HIGH" }] }] });
  const text = `E-123456\n${line.repeat(150_000)}E-123457\n`;
  const whole = counting.scan(text);
  assert.deepEqual(whole.map(({ severity, line: at }) => [severity, at]), [["high", 1], ["high", 150_002]]);
  assert.deepEqual(streamed(text, 5, 1e6, counting), whole);
  assert.deepEqual(counting.scan("E-123456"), []);
});

test("100 MB, and a line of 50 MB", () => {
  const stream = scanner.stream();
  const block = line.repeat(17_000);
  const found = [];
  let length = 0;
  for (; length < 100e6; length += block.length) found.push(...stream.write(block));
  found.push(...stream.write(secret(1)), ...stream.end());
  assert.equal(found.length, 1);
  assert.equal(found[0].start, length + 15);
  const words = "const value = other.method(argument) + 17; ";
  const long = words.repeat(50e6 / words.length);
  assert.deepEqual(scanner.scan(`${long}${secret(2)}`).map(({ line: at, column }) => [at, column]), [[1, long.length + 16]]);
});

test("a stream that is gone, and chunks of two kinds", () => {
  const stream = scanner.stream();
  stream.write("a");
  assert.throws(() => stream.write(new Uint8Array(1)), { code: "PM0003" });
  assert.throws(() => stream.write(5), { code: "PM0003" });
  stream.free();
  assert.throws(() => stream.write("a"), { code: "PM0001" });
  const own = new Scanner();
  const orphan = own.stream();
  own.free();
  assert.throws(() => orphan.write("a"), { code: "PM0001" });
});
