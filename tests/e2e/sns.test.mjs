// The SNS page: what a person does there, from a pasted notification to the retries of a delivery.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { unpack } from "./support/links.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";

const policy = '{\n  "store": ["example_corp"],\n  "price": [{ "numeric": ["<=", 100] }]\n}';
const attributes = (price, type = "Number") =>
  `{\n  "store": { "Type": "String", "Value": "example_corp" },\n  "price": { "Type": "${type}", "Value": "${price}" }\n}`;
const notification = (body, names = { store: { Type: "String", Value: "example_corp" } }) =>
  JSON.stringify({ Type: "Notification", MessageId: "1", TopicArn: "arn:aws:sns:eu-west-1:1:t", Message: body, MessageAttributes: names });

const start = async (t, price = "20", options) => {
  const play = await open(t, "#/sns", options);
  await play.paste("Filter policy", policy);
  await play.paste("Message attributes", attributes(price));
  await play.paste("Message body", '{"price": 500}');
  await play.verdict(Number(price) <= 100 ? /^Match/ : /^No match/);
  return play;
};

const tree = (play, name = "Conditions") => play.page.getByRole("treegrid", { name });
const rows = (play, name) => tree(play, name).locator('[role="row"][aria-level]');
const row = (play, path, name) => rows(play, name).filter({ has: play.page.getByText(path, { exact: true }) });
const section = (play, name) => play.page.getByRole("group", { name: "Section" }).getByRole("button", { name });
const scope = (play, name) => play.page.getByRole("group", { name: "Filter policy scope" }).getByRole("button", { name });
const note = (play) => play.page.getByRole("note", { name: "Message" });
const marked = (play, name) => play.editor(name).locator(".mark-active").allInnerTexts();

test("the first visit shows a policy, a message, and why it is filtered out", async (t) => {
  const play = await open(t, "#/sns");
  await play.verdict(/^No match\. 3 of 4 conditions hold; price_usd is 210\.75/);
  for (const name of ["Filter policy", "Message attributes", "Message body"]) assert.notEqual(await play.text(name), "");
  assert.equal(await play.page.title(), "pointsman · SNS filter policies, and who gets which message");
});

test("the scope decides what is looked at, and the other text stays to be edited", async (t) => {
  const play = await start(t, "20");
  await scope(play, "Body").click();
  await play.verdict(/^No match/);
  assert.equal(await scope(play, "Body").getAttribute("aria-pressed"), "true");
  await play.paste("Message body", '{"price": 5, "store": "example_corp"}');
  await play.verdict(/^Match/);
  await play.paste("Message attributes", attributes("900"));
  await play.verdict(/^Match/);
  await scope(play, "Attributes").click();
  await play.verdict(/^No match.*price is 900/);
});

test("a row shows its places in the policy and in the part that the policy looks at", async (t) => {
  const play = await start(t, "250");
  await row(play, "price").click();
  await play.eventually(async () => {
    assert.deepEqual(await marked(play, "Message attributes"), ['"250"']);
    assert.match((await marked(play, "Filter policy")).join(""), /numeric/);
    assert.deepEqual(await marked(play, "Message body"), []);
  });
  await play.editor("Message attributes").getByText('"example_corp"', { exact: true }).click();
  await play.eventually(async () => assert.equal(await row(play, "store").getAttribute("aria-selected"), "true"));
});

test("limits are counted with their formula, also when they are passed", async (t) => {
  const play = await start(t);
  const limits = play.page.locator(".limits");
  await play.paste("Filter policy", '{"a": ["x", "y", "z"], "b": ["x"], "c": ["x", "y"]}');
  await play.eventually(async () => assert.match(await limits.innerText(), /3 of 5.*6 of 150: 3 × 1 × 2 = 6.*51 of 262,144 bytes/s));
  await play.paste("Filter policy", '{"a":["x"],"b":["x"],"c":["x"],"d":["x"],"e":["x"],"f":["x"]}');
  await play.verdict(/^Invalid.*more than 5 keys/);
  await play.eventually(async () => assert.match(await limits.innerText(), /6 of 5/));
});

test("a refused policy shows AWS's own error for both calls, with line and column", async (t) => {
  const play = await start(t);
  await play.paste("Filter policy", '{\n  "store": []\n}');
  await play.verdict(/^Invalid\. The policy, line 2: /);
  const answers = play.page.getByRole("region", { name: "AWS answers InvalidParameter" });
  const said = await answers.innerText();
  assert.match(said, /Subscribe\s+Invalid parameter: Attributes Reason: FilterPolicy: Empty arrays are not allowed\s+at \[Source: .*line: 2, column: 14\]/s);
  assert.match(said, /SetSubscriptionAttributes\s+Invalid parameter: FilterPolicy: Empty arrays/);
});

test("EventBridge's opinion of the same text is told", async (t) => {
  const play = await start(t);
  const opinion = play.page.getByRole("note", { name: "In EventBridge" });
  await play.eventually(async () => assert.match(await opinion.innerText(), /The same\. Both match/));
  await play.paste("Filter policy", '{"store": [{"wildcard": "example*"}]}');
  await play.verdict(/^Invalid/);
  await play.eventually(async () => assert.match(await opinion.innerText(), /Not the same\. EventBridge takes this; SNS does not/));
});

test("type traps are told: a number in a String, an array that is no JSON", async (t) => {
  const play = await start(t);
  await play.paste("Message attributes", attributes("20", "String"));
  await play.verdict(/^No match.*a string is never a number/);
  await play.paste("Message attributes", '{"store": {"Type": "String.Array", "Value": "[example_corp]"}}');
  await play.eventually(async () => assert.match(await play.page.getByRole("region", { name: "Problems" }).innerText(), /not a JSON array/));
  await play.paste("Message attributes", '{"price": {"Type": "Number", "Value": "abc"}}');
  await play.eventually(async () => assert.match(await play.page.getByRole("region", { name: "Problems" }).innerText(), /1 error/));
  await play.paste("Message attributes", '{"price": {"Value": "5"}}');
  await play.verdict(/^Invalid\. The attributes, line 1: the attribute 'price' has no Type/);
});

const sns = notification('{"price": 7}');
for (const [name, text] of [
  ["an SNS notification", sns],
  ["a Lambda event", JSON.stringify({ Records: [{ EventSource: "aws:sns", Sns: JSON.parse(sns) }] })],
  ["an SQS message", JSON.stringify({ Messages: [{ MessageId: "1", ReceiptHandle: "r", Body: sns }] })],
  [
    "raw delivery",
    JSON.stringify({ Messages: [{ MessageId: "1", Body: '{"price": 7}', MessageAttributes: { store: { DataType: "String", StringValue: "example_corp" } } }] }),
  ],
]) {
  test(`${name} that is pasted is unpacked, and can be had back`, async (t) => {
    const play = await start(t);
    await play.paste("Message body", text);
    await play.eventually(async () => assert.equal(await play.text("Message body"), '{"price": 7}'));
    assert.match(await play.text("Message attributes"), /"store"/);
    assert.match(await note(play).innerText(), /unpacked/);
    await note(play).getByRole("button", { name: "Undo" }).click();
    await play.eventually(async () => assert.equal((await play.text("Message body")).replace(/\s/g, ""), text.replace(/\s/g, "")));
    assert.equal(await play.text("Message attributes"), attributes("20"));
    // Whoever wants the envelope as it is may go on with it.
    await play.editor("Message body").focus();
    await play.press("ControlOrMeta+End", "Space");
    assert.equal((await play.text("Message body")).replace(/\s/g, ""), text.replace(/\s/g, ""));
  });
}

test("messages are made up: one that matches, and one that just does not", async (t) => {
  const play = await start(t, "250");
  await play.button("matches").click();
  await play.verdict(/^Match/);
  await play.button("just does not match").click();
  await play.verdict(/^No match/);
  await note(play).getByRole("button", { name: "Undo" }).click();
  await play.verdict(/^Match/);
});

test("policy and message are written for the other scope, and back", async (t) => {
  const play = await start(t, "20");
  await play.button("for the body").click();
  await play.verdict(/^Match/);
  assert.equal(await scope(play, "Body").getAttribute("aria-pressed"), "true");
  assert.match(await play.text("Message body"), /"price": 20/);
  await play.button("for attributes").click();
  await play.verdict(/^Match/);
  assert.match(await play.text("Message attributes"), /"Type": "Number"/);
});

test("a test set takes messages in every shape, and our own cases bring their verdict", async (t) => {
  const play = await start(t);
  const set = play.page.getByRole("region", { name: "Test set" });
  const two = JSON.stringify({ Records: [1, 2].map(() => ({ EventSource: "aws:sns", Sns: JSON.parse(sns) })) });
  const ours = JSON.stringify({ id: "x", scope: "MessageAttributes", policy, attributes: JSON.parse(attributes("3")), body: null, expect: "match" });
  await play.page.getByRole("textbox", { name: "Messages to add" }).fill([two, ours, "plain text"].join("\n"));
  await play.button("Add messages").click();
  await play.eventually(async () => assert.match(await set.innerText(), /4 messages, 1 as expected, 0 not/));
  assert.deepEqual(await set.locator(".lamp-word").allInnerTexts(), ["No match", "No match", "Match", "No match"]);
  await play.button("Add the message above").click();
  await play.eventually(async () => assert.match(await set.innerText(), /5 messages/));
  await set.getByRole("button", { name: "Open message 1" }).click();
  await play.eventually(async () => assert.equal(await play.text("Message body"), '{"price": 7}'));
  await play.paste("Filter policy", '{"store": ["example_corp"]}');
  await play.eventually(async () => assert.deepEqual(await set.locator(".lamp-word").allInnerTexts(), ["Match", "Match", "Match", "No match", "Match"]));
});

test("the answer is copied as a test case that the test set takes", async (t) => {
  const play = await start(t, "250");
  await play.button("Test case").click();
  await play.eventually(async () => assert.match(await play.clipboard(), /^\{"id":"playground-/));
  const { id, ...rest } = JSON.parse(await play.clipboard());
  assert.match(id, /^playground-[0-9a-f]{8}$/);
  assert.deepEqual(rest, { scope: "MessageAttributes", policy, attributes: JSON.parse(attributes("250")), body: '{"price": 500}', expect: "no-match" });
});

test("a share link carries texts, scope, test set and section to another browser", async (t) => {
  const play = await start(t, "250");
  await scope(play, "Body").click();
  await play.button("Add the message above").click();
  await play.button("Share link").click();
  await play.page.getByText(/^Link copied/).first().waitFor();
  const link = await play.clipboard();
  const { version, tests, ...texts } = unpack(link);
  assert.deepEqual({ version, ...texts }, { version: "1", policy, scope: "MessageBody", attributes: attributes("250"), body: '{"price": 500}' });
  assert.equal(tests.length, 1);
  const other = await open(t, new URL(link).hash);
  await other.verdict(/^No match/);
  assert.equal(await other.text("Filter policy"), policy);
  assert.equal(await scope(other, "Body").getAttribute("aria-pressed"), "true");

  await section(other, "Retries").click();
  await other.verdict(/^Schedule/);
  // The address follows when the page has been left alone for a while.
  await other.eventually(async () => assert.equal(unpack(other.page.url()).section, "retries"));
  await other.reload();
  await other.verdict(/^Schedule/);
});

test("every example of the gallery opens with what it announces", async (t) => {
  const play = await open(t, "#/sns");
  await play.button("Gallery").click();
  const items = play.page.getByRole("dialog").getByRole("listitem");
  const count = await items.count();
  assert.ok(count >= 40);
  for (let at = 0; at < count; at++) {
    if (at) await play.button("Gallery").click();
    const expected = await items.nth(at).locator(".word").innerText();
    await items.nth(at).getByRole("button").click();
    // An example that opens on the timeline has been played; its policy is one section further on.
    if (/^Played/.test(await play.verdict(new RegExp(`^(${expected}|Played)\\.`)))) await section(play, "Filter policy").click();
    await play.verdict(new RegExp(`^${expected}\\.`));
  }
});

test("subscriptions: who gets the message, and why the others do not", async (t) => {
  const play = await start(t);
  await section(play, "Subscriptions").click();
  await play.paste(
    "Subscriptions",
    JSON.stringify([
      { name: "audit", endpoint: "sqs" },
      { name: "cheap", endpoint: "lambda", filterPolicy: { price: [{ numeric: ["<", 100] }] } },
      { name: "dear", endpoint: "https", filterPolicyScope: "MessageBody", filterPolicy: { price: [{ numeric: [">=", 1000] }] } },
    ]),
  );
  await play.verdict(/^Match\. 2 of 3 subscriptions get this message: audit, cheap\./);
  assert.match(await row(play, "dear", "Subscriptions").innerText(), /does not get it.*price is 500/s);
  await rows(play, "Subscriptions").filter({ hasText: "does not hold" }).click();
  await play.eventually(async () => assert.deepEqual(await marked(play, "Message body"), ["500"]));
  await play.paste("Message attributes", attributes("200"));
  await play.verdict(/^Match\. 1 of 3 subscriptions gets this message: audit\./);
  await play.paste("Subscriptions", '[{"name": "a", "endpoint": "sqs", "filterPolicy": {"k": []}}]');
  await play.verdict(/^Invalid\. The list of subscriptions, line 1: Empty arrays are not allowed/);
});

test("a topic's timeline: duplicates, groups, a scrubber, and the same in rows", async (t) => {
  const play = await open(t, "#/sns");
  await section(play, "Timeline").click();
  await play.verdict(/^Played\. 6 publishes: 4 are accepted, 1 is a duplicate, 1 is refused/);
  const drawing = play.page.getByRole("img", { name: /The rows below say the same/ });
  assert.deepEqual(await drawing.locator(".lane-name").evaluateAll((names) => names.map((it) => it.firstChild.textContent)), [
    "topic",
    "customer.fifo",
    "loyalty.fifo",
    "archive",
    "archive-dlq",
  ]);
  assert.equal(await drawing.locator(".claim").count(), 1);
  assert.ok((await drawing.locator(".order").count()) >= 3);

  // The scrubber and the rows are one selection.
  await play.page.getByRole("slider", { name: "Time" }).focus();
  await play.press("ArrowLeft", "ArrowLeft");
  await play.eventually(async () => assert.match(await play.page.locator(".says").innerText(), /^#3 at 3 s, duplicate: a duplicate of #0/));
  await play.eventually(async () => assert.match(await play.page.locator('[role="row"][aria-selected="true"]').innerText(), /#3 at 3 s/));
  await row(play, "#1 at 1 s", "Publishes").click();
  await play.eventually(async () => assert.match(await play.page.locator(".says").innerText(), /^#1 at 1 s, accepted: delivered to 2 of 3/));
  assert.match((await marked(play, "Topic scenario")).join(""), /Update Two/);

  await play.paste("Topic scenario", '{"topic": {"fifo": true}, "subscriptions": [], "publishes": [{"t": 5, "group": "g", "dedupId": "1", "body": "x"}, {"t": 1, "body": "x"}]}');
  await play.verdict(/^Invalid.*time goes backwards/);
});

test("retries: endpoints, a policy of one's own, and the hour that SNS allows", async (t) => {
  const play = await open(t, "#/sns");
  await section(play, "Retries").click();
  await play.verdict(/^Schedule\. 50 retries within 37 min/);
  await play.button("SQS, Lambda, Firehose").click();
  await play.verdict(/^Schedule\. 100,015 retries within 23 d/);
  await play.page.getByRole("img", { name: /100,015 retries/ }).waitFor();
  assert.match(await row(play, "Post-backoff", "Retries").innerText(), /100,000/);
  await play.button("HTTP/S default").click();
  await play.verdict(/^Schedule\. 3 retries within 1 min, by SNS's default/);
  await play.paste("Delivery policy", '{"healthyRetryPolicy": {"numRetries": 100, "maxDelayTarget": 60}}');
  await play.verdict(/^Invalid.*4000 seconds/);
  await play.paste("Delivery policy", '{"healthyRetryPolicy": {"numRetries": 10, "minDelayTarget": 5, "maxDelayTarget": 260, "backoffFunction": "exponential"}}');
  await play.verdict(/^Schedule\. 10 retries.*a model/);
});

test("without a mouse: pages, panes, conditions, the link", async (t) => {
  const play = await open(t, "#/eventbridge");
  await play.page.getByRole("link", { name: "EventBridge" }).focus();
  await play.press("g", "s");
  await play.verdict(/^No match\. 3 of 4/);
  for (const pane of ["policy", "attributes", "body", "why", "tests", "policy"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
  await play.press("Alt+ArrowUp"); // from nowhere: the last condition, which is the one that failed
  for (const pane of ["attributes", "body", "why"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
  await play.focusIsIn('[role="row"][aria-selected="true"]');
  await play.press("Shift+Enter");
  await play.focusIsIn("#pane-attributes .cm-content");
  await play.press("Control+s");
  await play.eventually(async () => assert.match(await play.clipboard(), /#\/sns\?s=1\./));
  await section(play, "Timeline").focus();
  await play.press("Enter", "F6");
  await play.focusIsIn("#pane-scenario");
  await play.press("F6");
  await play.focusIsIn("#pane-why");
  await play.press("ArrowDown"); // from the first publish to what became of it
  await play.eventually(async () => assert.match(await play.page.locator('[role="row"][aria-selected="true"]').innerText(), /customer\.fifo/));
});

test("a phone has a tab for each text, and the drawing with the rows", async (t) => {
  const play = await open(t, "#/sns", { size: PHONE });
  for (const [tab, pane] of [["Attributes", "attributes"], ["Body", "body"], ["Why", "why"], ["Tests", "tests"], ["Policy", "policy"]]) {
    await play.page.getByRole("tab", { name: tab }).click();
    assert.equal(await play.page.locator(`#pane-${pane}`).isVisible(), true);
  }
  await section(play, "Timeline").click();
  await play.page.getByRole("tab", { name: "Why" }).click();
  assert.equal(await play.page.getByRole("slider", { name: "Time" }).isVisible(), true);
  await play.fits();
});

for (const face of FACES) {
  test(`axe is content with every section, ${face.theme} at ${face.size.width} px`, async (t) => {
    const play = await open(t, "#/sns", face);
    const whole = async (state) => {
      await audit(play, state);
      await play.fits();
      await play.picture(`sns-${state}`, { fullPage: true });
    };
    const why = async () => {
      const tab = play.page.getByRole("tab", { name: "Why" });
      if (await tab.isVisible()) await tab.click();
    };
    await whole("filter");
    await why();
    await whole("why");
    for (const name of ["Subscriptions", "Timeline", "Retries"]) {
      await section(play, name).click();
      await whole(name.toLowerCase());
      await why();
      await whole(`${name.toLowerCase()}-rows`);
    }
    await section(play, "Filter policy").click();
    await play.paste("Filter policy", '{"a": [], "b": [{"prefx": "x"}]}');
    await play.verdict(/^Invalid/);
    await why();
    await whole("invalid");
    await play.button("Gallery").click();
    await whole("gallery");
  });
}
