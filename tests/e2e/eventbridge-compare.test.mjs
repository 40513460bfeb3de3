// The EventBridge page's panel "Compare with another pattern".
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { unpack } from "./support/links.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";

const above = '{"source": ["aws.ec2"], "detail": {"state": ["running"]}}';
const wider = '{"source": [{"prefix": "aws."}]}';
const apart = '{\n"detail": {"state": ["stopped"]}}';

const start = async (t, options) => {
  const play = await open(t, "#/eventbridge", options);
  await play.paste("Event pattern", above);
  if (options?.size === PHONE) await play.page.getByRole("tab", { name: "Why" }).click();
  await panel(play).locator("summary").press("Enter");
  return play;
};

const panel = (play) => play.page.locator("details.compare");
const says = (play, pattern) => play.eventually(async () => assert.match(await panel(play).locator(".compared").first().innerText(), pattern));
const row = (play, name) => panel(play).getByRole("row").filter({ has: play.page.getByText(name, { exact: true }) });

test("a pattern inside another, with examples that open", async (t) => {
  const play = await start(t);
  await says(play, /^Paste another pattern/);
  await play.paste("Other pattern", wider);
  await says(play, /^First inside second\.\s+Every event that the first pattern matches, the second matches too\./);
  await play.eventually(async () => assert.match(await play.announcer.innerText(), /^First inside second\. /));
  assert.match(await row(play, "Only the first").innerText(), /there is none/);
  assert.equal(await row(play, "Only the first").getByRole("button").count(), 0);

  await play.button("Open the example: both match").click();
  await play.verdict(/^Match/);
  assert.deepEqual(JSON.parse(await play.text("Event")), { source: "aws.ec2", detail: { state: "running" } });
  await play.button("Open the example: only the second").click();
  await play.verdict(/^No match/);

  // Both come to the test set with the verdicts that the pattern above gives.
  await play.button("Add the examples to the test set").click();
  const tests = play.page.getByRole("region", { name: "Test set" });
  await play.eventually(async () => assert.match(await tests.innerText(), /2 events, 2 as expected/));

  // It follows the pattern above.
  await play.paste("Event pattern", '{"source": ["mine"]}');
  await says(play, /^Disjoint\.\s+No event matches both patterns: for source the first wants "mine"/);
});

test("patterns that exclude each other, and the array that brings both", async (t) => {
  const play = await start(t);
  await play.paste("Other pattern", apart);
  await says(play, /^Disjoint\.\s+No event matches both patterns: for detail\.state the first wants "running", the second "stopped"/);
  assert.deepEqual(await play.editor("Other pattern").locator(".mark-miss").allInnerTexts(), ['["stopped"]']);
  await play.button("Open the example: both, with an array").click();
  await play.verdict(/^Match/);
  assert.deepEqual(JSON.parse(await play.text("Event")).detail, { state: ["running", "stopped"] });
});

test("bad patterns say where, links and reloads keep the other one", async (t) => {
  const play = await start(t);
  await play.paste("Other pattern", '{\n"source": "aws.s3"}');
  await says(play, /^Invalid\.\s+The other pattern, line 2: /);
  assert.equal(await play.editor("Other pattern").getAttribute("aria-invalid"), "true");
  await play.paste("Other pattern", apart);
  await says(play, /^Disjoint/);
  await play.paste("Event pattern", "{");
  await says(play, /^Invalid\.\s+The pattern above cannot be read/);
  await play.button("Share link").click();
  await play.page.getByText(/^Link copied/).first().waitFor();
  assert.equal(unpack(await play.clipboard()).other, apart);
  await play.reload();
  await panel(play).locator("summary").click();
  assert.equal(await play.text("Other pattern"), apart);
});

for (const face of FACES) {
  test(`axe with two patterns compared, ${face.theme} at ${face.size.width} px`, async (t) => {
    const play = await start(t, face);
    for (const [other, word] of [[wider, /^First inside/], [apart, /^Disjoint/]]) {
      await play.paste("Other pattern", other);
      await says(play, word);
      await audit(play, `${word}`);
      await play.fits();
    }
    await play.picture("compare", { fullPage: true });
  });
}
