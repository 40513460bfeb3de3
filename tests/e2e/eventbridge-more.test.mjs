// What the EventBridge page offers beside the verdict: a pattern from the event, `$or` spelled out, the input transformer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { unpack } from "./support/links.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";
import { event, pattern } from "./support/pairs.mjs";

const start = async (t, options) => {
  const play = await open(t, "#/eventbridge", options);
  await play.paste("Event pattern", pattern);
  if (options?.size === PHONE) await play.page.getByRole("tab", { name: "Event" }).click();
  await play.paste("Event", event("running"));
  await play.verdict(/^Match/);
  return play;
};

const or = '{"source": ["aws.ec2"], "$or": [{"region": ["eu-west-1"]}, {"detail": {"state": ["running"]}}]}';

test("a pattern from this event matches it, and can be taken back", async (t) => {
  const play = await start(t);
  await play.button("Pattern from this event").click();
  await play.verdict(/^Match/);
  const made = JSON.parse(await play.text("Event pattern"));
  assert.deepEqual(made.source, ["aws.ec2"]);
  assert.deepEqual(made["detail-type"], ["EC2 Instance State-change Notification"]);
  assert.deepEqual(made.detail.state, ["running"]);
  for (const key of ["id", "time"]) assert.equal(made[key], undefined);
  await play.button("Undo").click();
  await play.eventually(async () => assert.equal(await play.text("Event pattern"), pattern));
});

test("no pattern is made of what is no event", async (t) => {
  const play = await start(t);
  await play.paste("Event", "nonsense");
  await play.button("Pattern from this event").click();
  assert.match(await play.page.getByRole("note", { name: "Message" }).innerText(), /^No pattern can be made of this event: /);
  assert.equal(await play.text("Event pattern"), pattern);
});

test("$or is spelled out, each plain pattern with its verdict", async (t) => {
  const play = await start(t);
  const branches = play.page.locator("details.branches");
  assert.equal(await branches.count(), 0);
  await play.paste("Event pattern", or);
  await play.verdict(/^Match/);
  assert.match(await branches.innerText(), /2 plain patterns/);
  await branches.locator("summary").click();
  const items = branches.getByRole("listitem");
  assert.deepEqual(await items.locator(".word").allInnerTexts(), ["No match", "Match"]);
  assert.deepEqual((await items.locator("pre").allInnerTexts()).map((text) => JSON.parse(text)), [
    { source: ["aws.ec2"], region: ["eu-west-1"] },
    { source: ["aws.ec2"], detail: { state: ["running"] } },
  ]);
  // While the pattern is invalid the panel stays where it is.
  await play.paste("Event pattern", or.slice(0, -1));
  await play.verdict(/^Invalid/);
  assert.equal(await items.count(), 2);
  // A condition that another one replaces is named.
  await play.paste("Event pattern", '{"region": ["us-west-1"], "$or": [{"region": ["eu-west-1"]}, {"account": ["x"]}]}');
  await play.eventually(async () => assert.match(await branches.innerText(), /replaced it: \["us-west-1"\]/));
});

test("an input transformer shows what the target gets", async (t) => {
  const play = await start(t);
  const panel = play.page.locator("details.transformer");
  await panel.locator("summary").press("Enter");
  await play.button("Fill in an example").click();
  const output = panel.getByRole("region", { name: /^Output/ });
  await play.eventually(async () =>
    assert.deepEqual(JSON.parse(await output.innerText()), {
      title: "EC2 Instance State-change Notification",
      text: "aws.ec2 said so at 2026-03-22T18:43:48Z",
      rule: "my-rule",
    }),
  );
  await play.page.getByRole("textbox", { name: "Input paths" }).fill('{"state": "$.detail.state"}');
  await play.page.getByRole("textbox", { name: "Input template" }).fill('"It is <state>, said <aws.events.rule-arn>"');
  await play.page.getByRole("textbox", { name: "Rule name" }).fill("watch");
  await play.eventually(async () => assert.equal((await output.innerText()).trim(), '"It is running, said arn:aws:events:us-west-1:111122223333:rule/watch"'));
  // It follows the event.
  await play.paste("Event", event("stopped"));
  await play.eventually(async () => assert.match(await output.innerText(), /It is stopped/));
  // What is wrong is said with its place.
  await play.page.getByRole("textbox", { name: "Input template" }).fill("{\n\"a\": <nobody>}");
  await play.eventually(async () => assert.match(await panel.locator(".remarks").innerText(), /nobody.*Input template, line 2/s));
  await play.page.getByRole("textbox", { name: "Input paths" }).fill('{"state": "detail"}');
  await play.eventually(async () => assert.match(await panel.locator(".remarks").innerText(), /Input paths, state/));

  // Links carry it, and so does a reload.
  await play.button("Share link").click();
  await play.page.getByText(/^Link copied/).first().waitFor();
  assert.deepEqual(unpack(await play.clipboard()).transformer, { paths: '{"state": "detail"}', template: '{\n"a": <nobody>}', rule: "watch" });
  await play.reload();
  await panel.locator("summary").click();
  assert.equal(await play.page.getByRole("textbox", { name: "Rule name" }).inputValue(), "watch");
  await play.button("Empty it").click();
  await play.button("Fill in an example").waitFor();
});

for (const face of FACES) {
  test(`axe with the panels open, ${face.theme} at ${face.size.width} px`, async (t) => {
    const play = await start(t, face);
    const phone = face.size === PHONE;
    if (phone) await play.page.getByRole("tab", { name: "Pattern" }).click();
    await play.paste("Event pattern", or);
    await play.verdict(/^Match/);
    if (phone) await play.page.getByRole("tab", { name: "Why" }).click();
    await play.page.locator("details.branches summary").click();
    await play.page.locator("details.transformer summary").click();
    await play.button("Fill in an example").click();
    await audit(play, "panels open");
    await play.fits();
    await play.picture("panels", { fullPage: true });
    await play.page.getByRole("textbox", { name: "Input template" }).fill("<nobody>");
    await play.page.locator(".remarks").waitFor();
    await audit(play, "panels with remarks");
    await play.picture("panels-remarks", { fullPage: true });
  });
}
