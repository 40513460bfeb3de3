// What a person waits for, measured and told. Times are never asserted: a busy machine is no bug.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support/open.mjs";
import { weigh } from "./support/site.mjs";

/** A text of about `size` bytes that is as real events are: many members, some nested. */
const filler = (size) => Array.from({ length: Math.floor(size / 64) }, (_, i) => `"field-${String(i).padStart(4, "0")}": { "name": "value ${i}", "list": [${i}, true, null] }`).join(",\n    ");

const patternOf = (size) => {
  const conditions = Array.from({ length: Math.floor(size / 64) }, (_, i) => `"field-${String(i).padStart(4, "0")}": { "name": ["value ${i}", { "prefix": "v" }] }`);
  return `{\n  "detail": {\n    "state": ["running"],\n    ${conditions.join(",\n    ")}\n  }\n}`;
};

const at = (times, part) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1);

/**
 * Writes and takes away a letter of the event's state, which the verdict's sentence repeats, so that every key changes
 * the page. For each key: milliseconds from the key press, as the browser dates it, to the sentence in the document, and to the end of the frame.
 */
const type = async (play, keys) => {
  await play.page.evaluate(() => {
    const state = { struck: 0, told: [], painted: [] };
    globalThis.measured = state;
    addEventListener("keydown", (stroke) => (state.struck = stroke.timeStamp), true);
    new MutationObserver(() => {
      const { struck } = state;
      if (!struck) return;
      state.struck = 0;
      state.told.push(performance.now() - struck);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => state.painted.push(performance.now() - struck);
        port2.postMessage(0);
      });
    }).observe(document.querySelector("[role=status]"), { subtree: true, childList: true, characterData: true });
  });
  for (let i = 0; i < keys; i++) {
    await play.press(i % 2 ? "Backspace" : "x");
    await play.page.waitForFunction((count) => globalThis.measured.painted.length === count, i + 1);
  }
  return play.page.evaluate(() => globalThis.measured);
};

for (const [name, size, keys] of [["4 kB", 4_096, 120], ["64 kB", 65_536, 40]]) {
  test(`keystroke to verdict at ${name}`, async (t) => {
    const play = await open(t, "#/eventbridge");
    const pattern = patternOf(Math.min(size, 4_096));
    const event = `{\n  "detail": {\n    "state": "stopped",\n    ${filler(size)}\n  }\n}`;
    await play.paste("Event pattern", pattern);
    await play.paste("Event", event);
    await play.verdict(/detail\.state is "stopped"/);
    await play.editor("Event").focus();
    await play.press("Control+Home", "ArrowDown", "ArrowDown", "End", "ArrowLeft", "ArrowLeft");
    const { told, painted } = await type(play, keys);
    await play.verdict(/detail\.state is "stopped"/);
    assert.equal(told.length, keys);
    assert.equal(painted.length, keys);
    console.log(
      `figure: keystroke to verdict at ${name}: in the document p50 ${at(told, 0.5)} ms, p95 ${at(told, 0.95)} ms; ` +
        `painted p50 ${at(painted, 0.5)} ms, p95 ${at(painted, 0.95)} ms (${keys} keys, pattern ${pattern.length} B, event ${event.length} B)`,
    );
  });
}

test("keystroke to verdict on the Step Functions page at 4 kB", async (t) => {
  const play = await open(t, "#/step-functions");
  await play.paste("Definition", '{"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:F", "InputPath": "$.detail", "ResultPath": "$.result", "End": true}');
  const input = `{\n  "state": "stopped",\n  "detail": {\n    ${filler(4_096)}\n  }\n}`;
  await play.paste("Input", input);
  await play.verdict(/^Succeeds/);
  await play.editor("Input").focus();
  await play.press("Control+Home", "ArrowDown", "End", "ArrowLeft", "ArrowLeft");
  const keys = 60;
  const { told, painted } = await type(play, keys);
  await play.verdict(/^Succeeds/);
  assert.equal(painted.length, keys);
  console.log(
    `figure: keystroke to verdict on the Step Functions page: in the document p50 ${at(told, 0.5)} ms, p95 ${at(told, 0.95)} ms; ` +
      `painted p50 ${at(painted, 0.5)} ms, p95 ${at(painted, 0.95)} ms (${keys} keys, input ${input.length} B)`,
  );
});

test("from the address to a page that answers, and what moves on the way", async (t) => {
  const before = () => {
    globalThis.seen = { moved: 0 };
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.seen.moved += value;
    }).observe({ type: "layout-shift", buffered: true });
    new MutationObserver(() => {
      if (document.querySelector("[role=status]")) globalThis.seen.answered ??= performance.now();
      if (document.querySelectorAll(".cm-content").length === 2) globalThis.seen.editors ??= performance.now();
    }).observe(document, { subtree: true, childList: true });
  };
  const play = await open(t, "#/eventbridge", { before });
  await play.verdict(/^(Match|No match)/);
  const { moved, answered, editors } = await play.page.evaluate(() => globalThis.seen);
  assert.equal(moved, 0, "something moved after it had been painted");
  assert.ok(answered > 0 && editors > 0);
  const kilobytes = Object.entries(weigh()).map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(0)} kB`);
  console.log(`figure: the page's files, gzipped: ${kilobytes.join(", ")}`);
  console.log(`figure: a cold page answers after ${answered.toFixed(0)} ms, its editors are there after ${editors.toFixed(0)} ms; layout shift ${moved}`);
});
