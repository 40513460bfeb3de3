// Heavy work beside the page: asked, stopped, too long, trapped, without a network. The Secrets page is where it is seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "./support/open.mjs";
import { digitalOcean, github } from "./support/tokens.mjs";
import { watchWorkers } from "./support/workers.mjs";

const workers = (play) => play.page.evaluate(() => globalThis.workers.length);

test("a question is answered in a worker, and the next one by the same", async (t) => {
  const play = await open(t, "#/secrets", { before: watchWorkers });
  assert.equal(await workers(play), 0, "who asks nothing has no worker");
  await play.paste("Text", `token = ${github}\n`);
  await play.verdict(/^Found\. 1 secret in 1 line; the worst is github-pat/);
  await play.paste("Text", "nothing of interest\n");
  await play.verdict(/^Nothing found/);
  assert.equal(await workers(play), 1);
});

test("the answer to an older text never stands for a newer one", async (t) => {
  const play = await open(t, "#/secrets", { before: watchWorkers });
  await play.page.evaluate(() => globalThis.hold(100));
  for (let i = 0; i < 6; i++) await play.paste("Text", i % 2 ? "nothing\n" : `token = ${github}\n`);
  await play.verdict(/^Nothing found/);
  await play.page.waitForTimeout(800);
  assert.match(await play.status.innerText(), /^Nothing found/);
});

test("a long scan is told, can be stopped, and the next one has a new worker without any request", async (t) => {
  const play = await open(t, "#/secrets", { before: watchWorkers });
  await play.page.evaluate(() => globalThis.hold(60_000));
  await play.paste("Text", `token = ${github}\n`, { repeat: 40_000 });
  await play.verdict(/^Scanning/);
  await play.page.getByRole("progressbar", { name: "Scanned" }).waitFor();
  await play.button("Stop").click();
  await play.verdict(/^Stopped/);
  await play.page.evaluate(() => globalThis.hold(0));
  await play.button("Try again").click();
  await play.verdict(/^Found\. 40,000 findings \(the first 5,000 are listed\) in 40,000 lines/);
  assert.equal(await workers(play), 2);
});

test("an engine that traps is told and replaced, and what is there stays", async (t) => {
  const play = await open(t, "#/secrets", { before: watchWorkers, permit: /RuntimeError|memory/ });
  await play.paste("Text", `token = ${github}\n`);
  await play.verdict(/^Found/);
  await play.page.evaluate(() => globalThis.exhaust());
  const chooser = play.page.waitForEvent("filechooser");
  await play.button("Open files").click();
  await (await chooser).setFiles([{ name: "large.env", mimeType: "text/plain", buffer: Buffer.from(`token = ${digitalOcean}\n`.repeat(40_000)) }]);
  await play.verdict(/^Stopped\. The engine stopped: .* Your text is kept/);
  assert.equal(await play.page.locator("#stopped").isVisible(), false, "the page itself goes on");
  assert.equal(await play.text("Text"), `token = ${github}\n`);
  await play.button("Try again").click();
  await play.verdict(/^Found\. 40,001 findings .* of 2 files/);
  assert.equal(await workers(play), 2);
});

test("a page that was loaded works without a network, whatever becomes of its workers", async (t) => {
  const play = await open(t, "#/secrets", { before: watchWorkers });
  await play.page.context().setOffline(true);
  await play.paste("Text", `token = ${github}\n`);
  await play.verdict(/^Found/);
  await play.page.evaluate(() => globalThis.hold(60_000));
  await play.button("Clear").click();
  await play.paste("Text", `token = ${digitalOcean}\n`, { repeat: 20_000 });
  await play.button("Stop").click();
  await play.page.evaluate(() => globalThis.hold(0));
  await play.button("Try again").click();
  await play.verdict(/^Found\. 20,000 findings/);
});

test("without the engine's file the page says so, the others work, and it tries again when asked", async (t) => {
  let broken = true;
  const route = (page) => page.route(/secrets_bg.*\.wasm/, (it) => (broken ? it.abort() : it.continue()));
  const play = await open(t, "#/eventbridge", { route, permit: /ERR_FAILED|Failed to load|secrets_bg/ });
  assert.equal(await play.page.locator("html").getAttribute("data-engines"), "missing");
  await play.verdict(/^(Match|No match)/);
  await play.page.getByRole("link", { name: "Secrets" }).click();
  await play.paste("Text", `token = ${github}\n`);
  await play.verdict(/^Stopped\. The engine for this page could not be fetched .* Your text is kept/);
  broken = false;
  await play.button("Try again").click();
  await play.verdict(/^Found/);
});
