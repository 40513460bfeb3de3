// What holds for every page: nothing leaves the tab, nothing moves, and axe has nothing to say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { DESK, FACES, open, PHONE } from "./support/open.mjs";

test("the content policy allows no other origin and no inline script", async (t) => {
  const play = await open(t);
  const policy = await play.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const directives = new Map(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources.join(" ")]));
  assert.equal(directives.get("default-src"), "'none'");
  assert.equal(directives.get("connect-src"), "'self'");
  assert.equal(directives.get("script-src"), "'self' 'wasm-unsafe-eval'");
  assert.equal(directives.get("worker-src"), "blob:");
  assert.equal(await play.page.locator("script:not([src])").count(), 0);
  assert.equal(await play.page.evaluate(() => [...document.querySelectorAll("*")].some((it) => [...it.attributes].some(({ name }) => name.startsWith("on")))), false);
});

test("the content policy is obeyed: another origin cannot be reached", async (t) => {
  const play = await open(t, "", { permit: /Content Security Policy|example\.com/ });
  const answer = await play.page.evaluate(() => fetch("https://example.com/").then(() => "sent", () => "refused"));
  assert.equal(answer, "refused");
});

for (const face of FACES) {
  test(`axe is content, ${face.theme} at ${face.size.width} px`, async (t) => {
    const play = await open(t, "#/eventbridge", face);
    await audit(play, "at rest");
    await play.fits();
  });
}

/** The longest transition and animation of any element, in milliseconds. */
const longest = (play) =>
  play.page.evaluate(() => {
    const seconds = (list) => Math.max(...list.split(",").map((it) => parseFloat(it) * (it.trim().endsWith("ms") ? 1 : 1000)));
    const every = [...document.querySelectorAll("*")].map((element) => getComputedStyle(element));
    return {
      transition: Math.max(...every.map((style) => (style.transitionProperty === "none" ? 0 : seconds(style.transitionDuration)))),
      animations: document.getAnimations().filter((it) => it instanceof CSSAnimation).length,
    };
  });

test("motion is short, and there is none for who wants none", async (t) => {
  const play = await open(t, "#/eventbridge");
  const { transition } = await longest(play);
  assert.ok(transition > 0 && transition <= 120, `${transition} ms`);

  const calm = await open(t, "#/eventbridge", { motion: "reduce" });
  await calm.editor("Event").focus();
  await calm.button("Gallery").hover();
  assert.deepEqual(await longest(calm), { transition: 0, animations: 0 });
});

test("the theme follows the system, can be chosen, and is there before the first paint of the next visit", async (t) => {
  const play = await open(t, "", { theme: "dark" });
  const ground = () => play.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  assert.equal(await ground(), "rgb(20, 24, 29)");
  await play.button("Light").click();
  assert.equal(await ground(), "rgb(251, 250, 247)");
  assert.equal(await play.button("Light").getAttribute("aria-pressed"), "true");
  await play.reload();
  assert.equal(await ground(), "rgb(251, 250, 247)");
  await play.button("Auto").click();
  assert.equal(await ground(), "rgb(20, 24, 29)");
});

test("a phone shows one pane at a time behind tabs, and the verdict stays in sight", async (t) => {
  const play = await open(t, "#/eventbridge", { size: PHONE });
  const panes = ["pattern", "event", "why", "tests"];
  for (const [i, name] of ["Pattern", "Event", "Why", "Tests"].entries()) {
    await play.page.getByRole("tab", { name }).click();
    await play.page.locator(`#pane-${panes[i]}`).waitFor();
    for (const other of panes.filter((it) => it !== panes[i])) assert.equal(await play.page.locator(`#pane-${other}`).isVisible(), false);
    await play.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const { y } = await play.status.boundingBox();
    assert.ok(y >= 0 && y < PHONE.height / 2, `the verdict is at ${y} px`);
    await play.fits();
  }
  // Smaller type makes a phone zoom in.
  await play.page.getByRole("tab", { name: "Event" }).click();
  assert.ok((await play.editor("Event").evaluate((it) => parseFloat(getComputedStyle(it).fontSize))) >= 16);
});

test("a desk shows all panes at once", async (t) => {
  const play = await open(t, "#/eventbridge", { size: DESK });
  assert.equal(await play.page.getByRole("tab").count(), 0);
  for (const pane of ["pattern", "event", "why", "tests"]) assert.equal(await play.page.locator(`#pane-${pane}`).isVisible(), true);
});

test("between phone and desk nothing sticks out", async (t) => {
  const play = await open(t, "#/eventbridge");
  for (const width of [320, 390, 600, 719, 720, 900, 1023, 1024, 1280, 1920, 2560]) {
    await play.page.setViewportSize({ width, height: 900 });
    await play.page.waitForTimeout(50);
    await play.fits();
  }
});

test("without JavaScript the page says what it is", async (t) => {
  const play = await open(t);
  const html = await (await play.page.context().request.get(play.address)).text();
  assert.match(html, /<noscript>[\s\S]*needs JavaScript[\s\S]*<\/noscript>/);
  assert.match(html, /Runs in this tab\. Nothing leaves it\./);
});
