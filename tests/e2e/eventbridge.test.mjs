// The EventBridge page: what a person does there, from the first paste to the share link.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support/open.mjs";
import { event, pattern } from "./support/pairs.mjs";

const start = async (t, options) => {
  const play = await open(t, "#/eventbridge", options);
  await play.paste("Event pattern", pattern);
  await play.paste("Event", event("running"));
  await play.verdict(/^Match/);
  return play;
};

const rows = (play) => play.page.getByRole("treegrid", { name: "Conditions" }).getByRole("row").filter({ hasNot: play.page.getByRole("columnheader") });
const row = (play, path) => rows(play).filter({ has: play.page.getByText(path, { exact: true }) });

test("the first visit shows a pair and its verdict", async (t) => {
  const play = await open(t);
  await play.verdict(/^(Match|No match)\. \S/);
  assert.notEqual(await play.text("Event pattern"), "");
  assert.notEqual(await play.text("Event"), "");
  assert.ok((await rows(play).count()) > 1);
});

test("a near miss names the condition, the value and the wish", async (t) => {
  const play = await start(t);
  await play.paste("Event", event("pending"));
  const verdict = await play.verdict(/^No match/);
  assert.match(verdict, /2 of 3 conditions hold/);
  assert.match(verdict, /detail\.state/);
  assert.match(verdict, /"pending"/);
  const state = row(play, "detail.state");
  assert.match(await state.innerText(), /does not hold/);
  assert.match(await row(play, "source").innerText(), /holds/);
});
