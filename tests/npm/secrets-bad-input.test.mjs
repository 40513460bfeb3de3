// Bad input for the scanner, by name. (100 MB and a line of 50 MB are in stream.test.mjs.)
import assert from "node:assert/strict";
import { test } from "node:test";
import { PointsmanError, Scanner } from "pointsman";

const password = ["Zq7!DJH0", "K9KuG0Mz"].join("");
const line = `password = "${password}"\n`;
const scanner = new Scanner({ personalData: true, reveal: true });
const rules = (found) => found.map(({ rule, secret }) => [rule, secret]);
const one = [["generic-password", password]];

test("binary: every byte, noise, zeros; a secret between is found", () => {
  const noise = new Uint8Array(300_000);
  let seed = 7;
  for (let i = 0; i < noise.length; i++) noise[i] = (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 24;
  const every = Uint8Array.from({ length: 65_536 }, (_, i) => i);
  for (const bytes of [noise, every, new Uint8Array(100_000)]) {
    const before = scanner.scan(bytes).length;
    const bytesWith = new Uint8Array([...bytes.subarray(2), 10, ...new TextEncoder().encode(line), ...bytes]);
    assert.ok(scanner.scan(bytesWith).some(({ secret }) => secret === password));
    assert.ok(before < 5);
    scanner.redact(bytes);
    scanner.explain(bytes, 5);
    scanner.scanDiff(bytes);
  }
});

test("a UTF-16 file, of either order; without a mark it is no text", () => {
  const text = `\ufeff\u{1F511}\r\n${line}`;
  const little = new Uint8Array(text.length * 2);
  const big = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    little.set([unit & 255, unit >> 8], 2 * i);
    big.set([unit >> 8, unit & 255], 2 * i);
  }
  for (const bytes of [little, big]) {
    const [finding] = scanner.scan(bytes);
    assert.equal(text.slice(finding.start, finding.end), password);
    assert.deepEqual([finding.line, finding.column], [2, 13]);
    assert.equal(scanner.redact(bytes).originals["[redacted:generic-password:1:16]"], password);
  }
  assert.deepEqual(scanner.scan(little.subarray(2)), []);
  assert.deepEqual(rules(scanner.scan(little.subarray(0, little.length - 1))), one, "half a character at the end");
});

test("invalid UTF-8, and lone surrogates", () => {
  const bytes = new Uint8Array([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 10, ...new TextEncoder().encode(line), 0xf0, 0x9f]);
  const [finding] = scanner.scan(bytes);
  const text = new TextDecoder().decode(bytes);
  assert.equal(text.slice(finding.start, finding.end), password);
  assert.deepEqual(rules(scanner.scan(`\ud800 ${line}\udc00`)), one);
  const stream = scanner.stream();
  assert.deepEqual(rules([...stream.write(`a\ud83d`), ...stream.write(`\udd11\n${line}`), ...stream.end()]), one);
});

test("a PEM that is cut off: long enough it is a key, shorter it is none; and none hides what follows", () => {
  const head = `-----BEGIN RSA ${"PRIVATE"} KEY-----\n`;
  const body = "MIIEpAIBAAKCAQEAy8Dbv8prpJ/0kKhlGeJYozo2t60EG8L0561g13R29LvMR5hy\nvGZlGJpmn65+A4xHXInJYiPuKzrKUnApeLZ+vw1HocOAZtWK0z3r26uA8kQYOKX9\nQt/DbCdvsF9wF8gRK0ptx9M6R13NvBxvVQApfc9jB9nTzphOgM4JiEYvlV8FLhg9\nyZovMYd6Wwf3aoXK891VQxTr/kQYoq1Yp+68i6T4nNq7NWC+UNVjQHxNQMQMzU6l\n";
  const cut = scanner.scan(`${head}${body}${line}`);
  assert.deepEqual(cut.map(({ rule, confidence }) => [rule, confidence]), [["private-key", "medium"], ["generic-password", "high"]]);
  assert.deepEqual(rules(scanner.scan(`${head}${body.slice(0, 100)}\n${line}`)), one);
  assert.deepEqual(rules(scanner.scan(`${head}${head}${line}`)), one);
  assert.deepEqual(scanner.scan(head.slice(0, 14)), []);
});

test("a gitleaks.toml of five megabytes, and one that is cut off", () => {
  let toml = "";
  for (let n = 0; toml.length < 5e6; n++) toml += `[[rules]]\nid = "r${n}"\ndescription = "${"d".repeat(1500)}"\nregex = '''r${n}x[0-9]{8}'''\nkeywords = ["r${n}x"]\n`;
  const large = new Scanner({ rules: toml, reveal: true });
  assert.deepEqual(rules(large.scan("r2500x12345678")), [["r2500", "r2500x12345678"]]);
  large.free();
  assert.throws(() => new Scanner({ rules: toml.slice(0, -9) }), (error) => error instanceof PointsmanError && error.code === "TOML0001" && error.start > 4.9e6);
  assert.throws(() => new Scanner({ gitleaks: "a = [".repeat(100_000) }), { code: "TOML0001" });
});

test("regex bombs: refused with a reason, or no slower than others", () => {
  for (const bomb of ["(a{1000}){1000}", "((((x{99}){99}){99}){99}){99}", "[^a]{1,50000}", "(".repeat(1000) + ")".repeat(1000), "a".repeat(20_000)]) {
    assert.throws(() => new Scanner({ rules: [["bomb", bomb]] }), (error) => ["SR0002", "SR0003"].includes(error.code) && error.message.length > 20, bomb.slice(0, 20));
  }
  // In JavaScript's own engine each of these would not end.
  const evil = new Scanner({ rules: [["a", "(a+)+$b"], ["b", "(?:x|xx)+y"], ["c", "(.*)*=(.*)*;"], ["d", "(?:password.{0,40})+=[a-z]{80}"]] });
  evil.scan(`${"a".repeat(50_000)}\n${"x".repeat(50_000)}\n${"password=a".repeat(5_000)}\n`);
});

test("base64 within base64 within base64 …", () => {
  let text = line;
  for (let depth = 1; depth <= 3; depth++) {
    text = Buffer.from(text).toString("base64");
    assert.deepEqual(rules(scanner.scan(text)), one, `${depth} deep`);
  }
  for (let depth = 4; depth < 14; depth++) text = Buffer.from(text).toString("base64");
  assert.deepEqual(scanner.scan(text), []);
  // Wide rather than deep: a megabyte that decodes to a megabyte less a quarter, three times.
  let wide = "plain words and no secret in them at all; ".repeat(20_000);
  for (let depth = 0; depth < 4; depth++) wide = Buffer.from(wide).toString("base64");
  assert.deepEqual(scanner.scan(wide), []);
});
