// `open(t, "#/page")`: the playground in Chromium, in a browser profile of its own.
//
// Whatever the test is about, it also fails for an error on the console (which is where a breach of the page's content
// policy is told) and for any request after the page has been loaded.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { chromiumFlags, findChromium } from "../../../scripts/chromium.mjs";
import { Playground } from "./playground.mjs";
import { serve } from "./site.mjs";

/** Sizes of a window, in CSS pixels. */
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Both, and both themes: what has to look right has to do so four times. */
export const FACES = [DESK, PHONE].flatMap((size) => ["light", "dark"].map((theme) => ({ size, theme })));

// One browser and one server for a test file; node runs each file in a process of its own.
let running;
const start = async () => {
  const flags = chromiumFlags.filter((flag) => !flag.startsWith("--headless")); // Playwright's own does that
  const [site, browser] = await Promise.all([serve(), chromium.launch({ executablePath: findChromium().browser, args: flags })]);
  return { site, browser };
};
after(async () => {
  const { site, browser } = (await running) ?? {};
  await browser?.close();
  site?.close();
});

/**
 * Opens the page at `hash` for the test `t`, and waits until it can be used.
 *
 * `theme` is the system's, `motion` its `prefers-reduced-motion`. `before` is a function that runs in the page ahead of
 * its own scripts, `route` one that gets it (Playwright's) ahead of the first request. `permit` matches those console errors, or addresses of late requests, that the test is about.
 */
export const open = async (t, hash = "", { size = DESK, theme = "light", motion = "no-preference", before, route, permit } = {}) => {
  const { site, browser } = await (running ??= start());
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: motion,
    hasTouch: size.width < 720,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(30_000);
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  await route?.(page);
  const play = new Playground(page, site.address, `${theme}-${size.width}`);

  const troubles = [];
  const trouble = (what) => permit?.test(what) || troubles.push(what);
  page.on("pageerror", (error) => trouble(`error: ${error}`));
  page.on("console", (message) => /error|warning|assert/.test(message.type()) && trouble(`console: ${message.text()}`));
  page.on("request", (request) => {
    const url = request.url();
    // The browser itself fetches the page's icon, when it has the time.
    // A blob: is no place but this tab's memory, from which workers start.
    if (play.loaded && !url.startsWith("blob:") && !/\/assets\/icon-[\w-]+\.svg$/.test(url)) trouble(`request after load: ${url}`);
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles, []);
  });

  await play.load(hash);
  return play;
};
