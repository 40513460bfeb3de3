// What holds for every page: nothing leaves the tab, nothing moves, and axe has nothing to say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { FACES, open } from "./support/open.mjs";

test("the content policy allows no other origin and no inline script", async (t) => {
  const play = await open(t);
  const policy = await play.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const directives = new Map(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources.join(" ")]));
  assert.equal(directives.get("default-src"), "'none'");
  assert.equal(directives.get("connect-src"), "'self'");
  assert.equal(directives.get("script-src"), "'self' 'wasm-unsafe-eval'");
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
