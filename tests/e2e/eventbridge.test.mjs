// The EventBridge page: what a person does there, from the first paste to the share link.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, unpack } from "./support/links.mjs";
import { open } from "./support/open.mjs";
import { event, pattern, shared } from "./support/pairs.mjs";

const start = async (t, state = "running") => {
  const play = await open(t, "#/eventbridge");
  await play.paste("Event pattern", pattern);
  await play.paste("Event", event(state));
  await play.verdict(/^(Match|No match)/);
  return play;
};

const conditions = (play) => play.page.getByRole("treegrid", { name: "Conditions" });
const rows = (play) => conditions(play).locator('[role="row"][aria-level]');
const row = (play, path) => rows(play).filter({ has: play.page.getByText(path, { exact: true }) });
const marked = (play, editor) => play.editor(editor).locator(".mark-active").allInnerTexts();
const test_set = (play) => play.page.getByRole("region", { name: "Test set" });
const titles = (play) => test_set(play).getByRole("table").locator("tbody tr").count();

test("the first visit shows a pair and its verdict", async (t) => {
  const play = await open(t);
  await play.verdict(/^(Match|No match)\. \S/);
  assert.notEqual(await play.text("Event pattern"), "");
  assert.notEqual(await play.text("Event"), "");
  assert.ok((await rows(play).count()) > 1);
});

test("a near miss names the condition, the value and the wish", async (t) => {
  const play = await start(t, "pending");
  const verdict = await play.verdict(/^No match/);
  assert.match(verdict, /2 of 3 conditions hold; detail\.state is "pending"/);
  assert.match(await row(play, "detail.state").innerText(), /does not hold/);
  assert.match(await row(play, "source").innerText(), /\bholds/);
});

test("the verdict follows every keystroke, and speech follows the verdict", async (t) => {
  const play = await start(t);
  await play.verdict(/^Match/);
  await play.page.getByText('"running"', { exact: true }).first().dblclick();
  await play.page.keyboard.type("pending");
  await play.verdict(/^No match/);
  await play.eventually(async () => assert.match(await play.announcer.innerText(), /^No match\. /));
});

test("a row shows its places in both texts, and the cursor in a text selects its row", async (t) => {
  const play = await start(t, "pending");
  await row(play, "detail.state").click();
  await play.eventually(async () => {
    assert.deepEqual(await marked(play, "Event"), ['"pending"']);
    assert.match((await marked(play, "Event pattern")).join(""), /"running".*"prefix".*"stop"/s);
  });
  await play.editor("Event").getByText('"aws.ec2"', { exact: true }).click();
  await play.eventually(async () => {
    assert.equal(await row(play, "source").getAttribute("aria-selected"), "true");
    assert.deepEqual(await marked(play, "Event"), ['"aws.ec2"']);
    assert.match((await marked(play, "Event pattern")).join(""), /"aws\.ec2"/);
  });
});

test("invalid text keeps the last good answer, greyed and labelled", async (t) => {
  const play = await start(t);
  const before = await rows(play).allInnerTexts();
  await play.paste("Event pattern", pattern.replace('"running",', '"running"'));
  await play.verdict(/^Invalid\. The pattern, line 5: /);
  assert.deepEqual(await rows(play).allInnerTexts(), before);
  assert.equal(await play.page.getByText("for the text before your last edit").isVisible(), true);
  assert.match(await conditions(play).evaluate((grid) => getComputedStyle(grid).filter), /grayscale/);
  assert.equal(await play.editor("Event pattern").getAttribute("aria-invalid"), "true");

  // The problem says where, and goes there.
  const problems = play.page.getByRole("region", { name: "Problems" });
  assert.match(await problems.innerText(), /comma/);
  await problems.getByRole("button", { name: /^Event pattern 5:/ }).click();
  await play.focusIsIn("#pane-pattern .cm-content");

  await play.paste("Event pattern", pattern);
  await play.verdict(/^Match/);
  assert.equal(await play.page.getByText("for the text before your last edit").count(), 0);
  assert.equal(await play.editor("Event pattern").getAttribute("aria-invalid"), null);
});

test("every error of a pattern is told at once, with a hint", async (t) => {
  const play = await open(t, "#/eventbridge");
  await play.paste("Event pattern", '{"source": "aws.ec2", "detail": {"state": [{"prefx": "r"}]}}');
  await play.verdict(/^Invalid/);
  const problems = play.page.getByRole("region", { name: "Problems" });
  assert.match(await problems.innerText(), /2 errors/);
  assert.match(await problems.innerText(), /prefix/);
  assert.equal(await play.page.locator(".cm-lintRange-error").count(), 2);
});

test("the gallery: search, read, open", async (t) => {
  const play = await start(t);
  await play.button("Gallery").click();
  const gallery = play.page.getByRole("dialog", { name: "Gallery" });
  const items = gallery.getByRole("listitem");
  assert.ok((await items.count()) >= 25);
  await play.page.keyboard.type("guardduty");
  await play.eventually(async () => assert.ok((await items.count()) < 5));
  const lesson = await items.first().locator(".lesson").innerText();
  await items.first().getByRole("button").click();
  await gallery.waitFor({ state: "hidden" });
  await play.verdict(/^(Match|No match)/);
  assert.match(await play.text("Event"), /aws\.guardduty/);
  assert.ok((await play.page.getByRole("note", { name: "Message" }).innerText()).includes(lesson));
  await play.button("Dismiss").click();
  await play.page.getByRole("note", { name: "Message" }).waitFor({ state: "hidden" });
});

test("every pair of the gallery opens with the verdict that it announces", async (t) => {
  const play = await open(t, "#/eventbridge");
  await play.button("Gallery").click();
  const items = play.page.getByRole("dialog").getByRole("listitem");
  const count = await items.count();
  for (let at = 0; at < count; at++) {
    if (at) await play.button("Gallery").click();
    const expected = await items.nth(at).locator(".word").innerText();
    await items.nth(at).getByRole("button").click();
    await play.verdict(new RegExp(`^${expected}\\.`));
  }
});

test("a test set: many events at once, what is expected of each, a filter, and one opened", async (t) => {
  const play = await start(t);
  const lines = [event("running"), event("stopped"), event("pending"), "not json"].map((text) => text.replace(/\n\s*/g, ""));
  await play.page.getByRole("textbox", { name: "Events to add" }).fill(lines.join("\n"));
  await play.button("Add events").click();
  const set = test_set(play);
  await play.eventually(async () => assert.equal(await titles(play), 4));
  assert.deepEqual(await set.locator(".lamp-word").allInnerTexts(), ["Match", "Match", "No match", "Invalid"]);

  // A JSON array is as good, and our own test cases bring their verdict.
  const ours = JSON.stringify({ id: "x", pattern, event: event("running"), expect: "no-match" });
  await play.page.getByRole("textbox", { name: "Events to add" }).fill(`[${event("stopping")}, {}]\n${ours}`);
  await play.button("Add events").click();
  await play.eventually(async () => assert.equal(await titles(play), 7));
  assert.match(await set.innerText(), /7 events, 0 as expected, 1 not/);

  await play.button("Expect these verdicts").click();
  await play.eventually(async () => assert.match(await set.innerText(), /7 as expected, 0 not/));

  // The pattern changes, and the set says for which events.
  await play.paste("Event pattern", pattern.replace('"stop"', '"stopping"'));
  await play.eventually(async () => assert.match(await set.innerText(), /6 as expected, 1 not/));
  await set.getByRole("button", { name: "Failing" }).click();
  await play.eventually(async () => assert.equal(await titles(play), 1));
  assert.match(await set.getByRole("table").innerText(), /not as expected/);

  await set.getByRole("button", { name: "Open event 2" }).click();
  await play.eventually(async () => assert.match(await play.text("Event"), /"state": ?"stopped"/));
  await play.verdict(/^No match/);

  await set.getByRole("combobox", { name: "Expected of event 2" }).selectOption("No match");
  await play.eventually(async () => assert.match(await set.innerText(), /7 as expected, 0 not/));
  await set.getByRole("button", { name: "Invalid" }).click();
  await play.eventually(async () => assert.equal(await titles(play), 1));
  await set.getByRole("button", { name: "Remove event 4" }).click();
  await play.eventually(async () => assert.match(await set.innerText(), /6 events/));
  await set.getByRole("button", { name: "Remove all" }).click();
  await play.eventually(async () => assert.match(await set.innerText(), /no events yet/));
});

test("the answer is copied as text, as markdown, and as a test case that the test set takes", async (t) => {
  const play = await start(t, "pending");
  const copied = async (name) => {
    const before = await play.clipboard();
    await play.button(name).click();
    await play.eventually(async () => assert.notEqual(await play.clipboard(), before));
    return play.clipboard();
  };
  const text = await copied("Text");
  assert.match(text, /^No match\. 2 of 3 conditions hold/);
  assert.match(text, /○ detail\.state: /);
  const markdown = await copied("Markdown");
  assert.match(markdown, /^\*\*No match\. .*\*\*\n\n\| \| condition \| wanted \| why \|\n/);
  assert.ok(markdown.includes("```json\n" + pattern + "\n```"));
  const line = await copied("Test case");
  const { id, ...rest } = JSON.parse(line);
  assert.match(id, /^playground-[0-9a-f]{8}$/);
  assert.deepEqual(rest, { pattern, event: event("pending"), expect: "no-match" });
  await play.page.getByRole("textbox", { name: "Events to add" }).fill(line);
  await play.button("Add events").click();
  await play.eventually(async () => assert.match(await test_set(play).innerText(), /1 event, 1 as expected, 0 not/));
});

test("a share link carries both texts and the test set to another browser", async (t) => {
  const play = await start(t, "pending");
  await play.button("Add the event above").click();
  await play.page.getByRole("combobox", { name: "Expected of event 1" }).selectOption("No match");
  await play.button("Share link").click();
  await play.page.getByText(/^Link copied/).first().waitFor();
  const link = await play.clipboard();
  assert.equal(link, play.page.url());
  assert.deepEqual(unpack(link), {
    version: "1",
    pattern,
    event: event("pending"),
    tests: [{ event: event("pending"), expect: "no-match" }],
  });

  const other = await open(t, new URL(link).hash);
  await other.verdict(/^No match\. 2 of 3/);
  assert.equal(await other.text("Event pattern"), pattern);
  assert.equal(await other.text("Event"), event("pending"));
  await other.eventually(async () => assert.match(await test_set(other).innerText(), /1 event, 1 as expected, 0 not/));
});

test("a reload goes on with the same texts", async (t) => {
  const play = await start(t, "pending");
  // Written when the typing pauses, or when the page is left.
  await play.reload();
  await play.verdict(/^No match\. 2 of 3/);
  assert.equal(await play.text("Event pattern"), pattern);
  assert.equal(await play.text("Event"), event("pending"));
});

test("a reload at once goes on with a change to a page that a link opened", async (t) => {
  const play = await open(t, shared(pack, { version: "1", pattern, event: event("running") }));
  await play.verdict(/^Match/);
  await play.paste("Event", event("pending"));
  await play.verdict(/^No match/);
  await play.reload();
  await play.verdict(/^No match\. 2 of 3/);
  assert.equal(await play.text("Event"), event("pending"));
});

test("Format lays both texts out and changes nothing but white space", async (t) => {
  const play = await open(t, "#/eventbridge");
  await play.paste("Event pattern", '{"a":[1.0,{"prefix":"x"}],"b":{"c":[null]}}');
  await play.paste("Event", '{"a":1,"b":{"c":null}}');
  await play.verdict(/^Match/);
  await play.button("Format").click();
  await play.eventually(async () =>
    assert.equal(await play.text("Event pattern"), '{\n  "a": [1.0, { "prefix": "x" }],\n  "b": {\n    "c": [null]\n  }\n}'),
  );
  await play.verdict(/^Match/);
});

test("sizes are told against the quota and the maximum", async (t) => {
  const play = await start(t);
  const limits = play.page.locator(".limits");
  assert.match(await limits.innerText(), /of 2,048 characters, within the quota/);
  await play.paste("Event pattern", `{"source": ["${"x".repeat(2_040)}"]}`);
  await play.eventually(async () => assert.match(await limits.innerText(), /2,056 of 2,048 characters, above the quota, which can be raised to 4,096/));
  await play.paste("Event pattern", `{"source": ["${"x".repeat(4_100)}"]}`);
  await play.eventually(async () => assert.match(await limits.innerText(), /above 4,096, the most that EventBridge takes/));
  await play.paste("Event pattern", '{"$or": [{"a": [1]}, {"b": [{"wildcard": "*x*"}]}]}');
  await play.eventually(async () => {
    assert.match(await limits.innerText(), /Wildcards \d+ positions/);
    assert.match(await limits.innerText(), /\$or 2 combinations/);
  });
});
