// The page as a person meets it: editors by their names, the verdict as a status, keys, the clipboard.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const pictures = fileURLToPath(new URL("../../../test-results/e2e/", import.meta.url));

export class Playground {
  /** Has the page everything it needs? From here on it may ask for nothing more. */
  loaded = false;

  constructor(page, address, face) {
    this.page = page;
    this.address = address;
    this.face = face;
  }

  /** Loads the page anew at `hash`. */
  async load(hash) {
    this.loaded = false;
    // A new address that differs only behind its # would not load anything.
    await this.page.goto("about:blank");
    await this.page.goto(this.address + hash);
    await this.ready();
  }

  /** Loads the page again as a person does. */
  async reload() {
    this.loaded = false;
    await this.page.reload();
    await this.ready();
  }

  async ready() {
    await this.page.getByRole("navigation", { name: "Pages" }).waitFor();
    await this.page.waitForLoadState("load");
    // The workers' engines are fetched when the page has nothing else to do, and then never again.
    await this.page.locator("html[data-engines]").waitFor({ state: "attached" });
    this.loaded = true;
  }

  /** The editor of this name. */
  editor(name) {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  button(name, options = {}) {
    return this.page.getByRole("button", { name, exact: true, ...options });
  }

  /** The text of an editor, as far as it is in sight. */
  async text(name) {
    return this.editor(name).evaluate((content) => [...content.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
  }

  /**
   * Pastes `text` over all that is in the editor. It comes as a paste does, in one event; `repeat` makes a long one in
   * the page rather than send it there, and `units` are UTF-16 code units where `text` cannot cross as UTF-8.
   */
  async paste(name, text, { repeat = 1, units } = {}) {
    await this.editor(name).focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.editor(name).evaluate(
      (content, { text, repeat, units }) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", units ? String.fromCharCode(...units) : text.repeat(repeat));
        content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      },
      { text, repeat, units },
    );
  }

  /** Empties the editor with the keyboard. */
  async empty(name) {
    await this.editor(name).focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("Delete");
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  get status() {
    return this.page.getByRole("status").first();
  }

  /** Waits for the verdict that `pattern` fits, and gives its whole text. */
  async verdict(pattern) {
    await this.eventually(async () => assert.match(await this.status.innerText(), pattern));
    return this.status.innerText();
  }

  /** What a screen reader is told, apart from what it reads itself. */
  get announcer() {
    return this.page.locator("[data-announcer]");
  }

  /** Waits until `check` no longer throws. */
  async eventually(check, patience = 20_000) {
    const end = performance.now() + patience;
    for (;;) {
      try {
        return await check();
      } catch (error) {
        if (performance.now() > end) throw error;
      }
      await this.page.waitForTimeout(20);
    }
  }

  /** Waits until the focus is on or inside what `selector` names. */
  async focusIsIn(selector) {
    await this.page.waitForFunction((selector) => document.activeElement?.closest(selector), selector);
  }

  /** What is on the clipboard. */
  clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The document must never be wider than the window. */
  async fits() {
    const [wide, window] = await this.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `the page is ${wide} px wide in a window of ${window} px`);
  }

  /** A picture for people, under test-results/e2e. */
  async picture(name, options = {}) {
    mkdirSync(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${name}-${this.face}.png`), animations: "disabled", ...options });
  }
}
