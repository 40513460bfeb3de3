// The playground without a mouse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, open, PHONE } from "./support/open.mjs";
import { event, pattern } from "./support/pairs.mjs";

const start = async (t, options) => {
  const play = await open(t, "#/eventbridge", options);
  await play.paste("Event pattern", pattern);
  await play.verdict(/^(Match|No match)/);
  return play;
};

const selected = (play) => play.page.locator('[role="row"][aria-selected="true"] .path code').innerText();
const leaveText = (play) => play.page.getByRole("link", { name: "EventBridge" }).focus();

test("a whole visit: gallery, read the rows, mend the pattern, copy the link", async (t) => {
  const play = await open(t);
  await leaveText(play);
  await play.press("/");
  await play.page.getByRole("dialog", { name: "Gallery" }).waitFor();
  await play.page.keyboard.type("near miss");
  await play.page.waitForFunction(() => document.querySelectorAll("dialog .item").length < 5);
  await play.press("Tab"); // from the search to the first pair that was found
  await play.focusIsIn(".item");
  await play.press("Enter");
  await play.page.getByRole("dialog").waitFor({ state: "hidden" });
  await play.verdict(/^No match.*the pattern wants "running"/);

  await play.press("Alt+ArrowUp"); // from nowhere: the last condition, which is the one that failed
  await play.eventually(async () => assert.equal(await selected(play), "detail.state"));
  for (const pane of ["pattern", "event", "why"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
  await play.focusIsIn('[role="row"][aria-selected="true"]');
  await play.press("Shift+Enter"); // to what was found
  await play.focusIsIn("#pane-event .cm-content");
  await play.press("Shift+F6");
  await play.focusIsIn("#pane-pattern .cm-content");
  await play.press("Control+a");
  await play.page.keyboard.type('{"detail": {"state": ["stopped"]}}'); // closing brackets are typed over
  await play.verdict(/^Match/);

  await play.press("Control+s");
  await play.eventually(async () => assert.match(await play.clipboard(), /#\/eventbridge\?s=1\./));
});

test("F6 walks the panes, and Shift+F6 walks them back", async (t) => {
  const play = await start(t);
  await leaveText(play);
  const panes = ["pattern", "event", "why", "tests"];
  for (const pane of [...panes, "pattern"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
  for (const pane of [...panes].reverse()) {
    await play.press("Shift+F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
});

test("F6 on a phone shows the pane that it goes to", async (t) => {
  const play = await start(t, { size: PHONE });
  for (const pane of ["event", "why", "tests", "pattern"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
    assert.equal(await play.page.locator(`#pane-${pane}`).isVisible(), true);
  }
});

test("the tabs of a phone follow the arrows", async (t) => {
  const play = await start(t, { size: PHONE });
  await play.page.getByRole("tab", { name: "Pattern" }).focus();
  for (const name of ["Event", "Why", "Tests", "Pattern"]) {
    await play.press("ArrowRight");
    await play.eventually(async () => {
      assert.equal(await play.page.evaluate(() => document.activeElement.textContent), name);
      assert.equal(await play.page.getByRole("tab", { selected: true }).innerText(), name);
    });
  }
  await play.press("ArrowLeft");
  await play.eventually(async () => assert.equal(await play.page.getByRole("tab", { selected: true }).innerText(), "Tests"));
});

test("Alt with the arrows walks the conditions from inside an editor", async (t) => {
  const play = await start(t);
  await play.paste("Event", event("pending"));
  await play.verdict(/^No match/);
  await play.editor("Event").focus();
  await play.press("Control+Home");
  const seen = [];
  for (let i = 0; i < 4; i++) {
    await play.press("Alt+ArrowDown");
    await play.eventually(async () => assert.notEqual(await selected(play), seen.at(-1)));
    seen.push(await selected(play));
  }
  assert.deepEqual(seen, ["source", "detail-type", "detail.state", "equals"]);
  await play.press("Alt+ArrowUp");
  await play.eventually(async () => assert.equal(await selected(play), "detail.state"));
  await play.focusIsIn("#pane-event .cm-content");
  assert.equal(await play.text("Event"), event("pending"));
});

test("Tab leaves an editor, with Esc before it or without", async (t) => {
  const play = await start(t);
  for (const keys of [["Tab"], ["Escape", "Tab"]]) {
    await play.editor("Event pattern").focus();
    await play.press(...keys);
    await play.page.waitForFunction(() => !document.activeElement.closest("#pane-pattern .cm-content"));
  }
  await play.editor("Event").focus();
  await play.press("Escape", "Shift+Tab");
  await play.page.waitForFunction(() => !document.activeElement.closest("#pane-event .cm-content"));
  assert.equal(await play.text("Event pattern"), pattern);
});

test("g and a letter opens a page", async (t) => {
  const play = await open(t, "#/");
  await leaveText(play);
  await play.press("g", "e");
  await play.eventually(async () => assert.match(play.page.url(), /#\/eventbridge/));
  assert.equal(await play.page.getByRole("link", { name: "EventBridge" }).getAttribute("aria-current"), "page");
});

test("? lists the keys, and its switch turns single letters off", async (t) => {
  const play = await start(t);
  const keys = play.page.getByRole("dialog", { name: "Keys" });
  await leaveText(play);
  await play.press("?");
  await keys.waitFor();
  for (const name of ["F6", "Alt+↓", "Ctrl/⌘+S", "/", "?", "g e"]) await keys.getByText(name, { exact: true }).first().waitFor();
  const letters = keys.getByRole("checkbox", { name: /Single-letter keys/ });
  await letters.focus();
  await play.press("Space", "Escape");
  await keys.waitFor({ state: "hidden" });

  await leaveText(play);
  await play.press("?", "/");
  await play.page.waitForTimeout(100);
  assert.equal(await play.page.getByRole("dialog").count(), 0);
  // Keys that are no letters stay.
  await play.press("F6");
  await play.focusIsIn("#pane-pattern");

  // It is remembered, and can be taken back.
  await play.reload();
  await leaveText(play);
  await play.press("?");
  await play.page.waitForTimeout(100);
  assert.equal(await keys.count(), 0);
  await play.button("Keys").press("Enter");
  assert.equal(await letters.isChecked(), false);
  await letters.press("Space");
  await play.press("Escape");
  await leaveText(play);
  await play.press("/");
  await play.page.getByRole("dialog", { name: "Gallery" }).waitFor();
});

test("letters typed into a text are text", async (t) => {
  const play = await start(t);
  await play.empty("Event");
  await play.page.keyboard.type("g e / ?");
  assert.equal(await play.text("Event"), "g e / ?");
  assert.equal(await play.page.getByRole("dialog").count(), 0);
  await play.page.getByRole("textbox", { name: "Events to add" }).focus();
  await play.page.keyboard.type("/?");
  assert.equal(await play.page.getByRole("dialog").count(), 0);
});

test("Ctrl+Shift+F lays out the text that has the focus, and only it", async (t) => {
  const play = await start(t);
  await play.paste("Event pattern", '{"a":[1]}');
  await play.paste("Event", '{"a":1}');
  await play.press("Control+Shift+f");
  await play.eventually(async () => assert.equal(await play.text("Event"), '{\n  "a": 1\n}'));
  assert.equal(await play.text("Event pattern"), '{"a":[1]}');
});

test("a dialog gives the focus back to where it came from", async (t) => {
  const play = await start(t, { size: DESK });
  for (const name of ["Gallery", "Keys"]) {
    await play.button(name).press("Enter");
    await play.page.getByRole("dialog", { name }).waitFor();
    await play.press("Escape");
    await play.page.getByRole("dialog").waitFor({ state: "hidden" });
    await play.page.waitForFunction((name) => document.activeElement.textContent === name, name);
  }
});
