// When the engine itself fails, the page says so and the text outlives it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { DESK, open, PHONE } from "./support/open.mjs";
import { event, pattern } from "./support/pairs.mjs";

/** In the page, ahead of its scripts: `exhaust()` takes all the memory that the engine could still ask for. */
const holdMemory = () => {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      const { memory } = (made.instance ?? made).exports;
      globalThis.exhaust = () => {
        for (let pages = 32_768; pages >= 1; ) {
          try {
            memory.grow(pages);
          } catch {
            pages >>= 1;
          }
        }
      };
      return made;
    };
  }
};

const mine = event("kept").replace("us-west-1", "my very own text");

for (const [size, theme] of [[DESK, "light"], [PHONE, "dark"]]) {
  test(`the engine runs out of memory and traps, ${theme} at ${size.width} px`, async (t) => {
    const play = await open(t, "#/eventbridge", { size, theme, before: holdMemory, permit: /RuntimeError|unreachable|memory|allocation/ });
    const show = (name) => size === PHONE && play.page.getByRole("tab", { name }).click();
    await play.paste("Event pattern", pattern);
    await show("Event");
    await play.paste("Event", mine);
    await play.verdict(/^No match/);
    await play.page.evaluate(() => globalThis.exhaust());

    // What is free already is soon used up by texts that grow.
    const banner = play.page.getByRole("alert");
    for (let length = 1 << 20; length <= 1 << 27 && !(await banner.isVisible()); length *= 2) {
      await play.paste("Event", " ".repeat(16), { repeat: length / 16 });
      await play.page.waitForTimeout(300);
    }
    await banner.waitFor();
    assert.match(await banner.innerText(), /The engine stopped/);
    assert.match(await banner.innerText(), /Your text is kept/);

    // The editors live on without the engine, and what is typed now is kept too.
    await play.paste("Event", mine);
    assert.equal(await play.text("Event"), mine);
    await audit(play, "the engine stopped");
    await play.fits();
    await play.picture("stopped");

    play.loaded = false;
    await play.button("Reload").click();
    await play.page.waitForFunction(() => !globalThis.exhaust || document.getElementById("stopped").hidden);
    await play.ready();
    await play.verdict(/^No match/);
    assert.equal(await play.text("Event pattern"), pattern);
    await show("Event");
    assert.equal(await play.text("Event"), mine);
    assert.equal(await banner.isVisible(), false);
  });
}

test("storage that is closed does not keep the page from working", async (t) => {
  const close = () => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("closed", "SecurityError");
      },
    });
  };
  const play = await open(t, "#/eventbridge", { before: close });
  await play.paste("Event pattern", pattern);
  await play.paste("Event", event("running"));
  await play.verdict(/^Match/);
  await play.button("Dark").click();
  assert.equal(await play.page.locator("html").getAttribute("data-theme"), "dark");
});
