// Files and folders on the Secrets page: dropped, opened, large, and not text at all.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { drop, folder } from "./support/drop.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";
import { digitalOcean, github, mail, npm } from "./support/tokens.mjs";
import { watchWorkers } from "./support/workers.mjs";

const rows = (play) => play.page.getByRole("grid", { name: "Findings" }).locator("[aria-selected]");
const row = (play, rule) => rows(play).filter({ hasText: rule });
const file = (play, name) => play.page.locator(".files tbody tr").filter({ has: play.page.getByRole("button", { name, exact: true }) });

const files = {
  "shop/.env": `TOKEN=${github}\r\nPLAIN=1\r\nOTHER=${digitalOcean}\r\n`,
  "shop/config/npmrc": `//registry.npmjs.org/:_authToken=${npm}\n`,
  "shop/src/index.js": "export const answer = 42;\n",
  "shop/logo.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0, 1]),
  "shop/windows.txt": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`token = ${github}\r\n`, "utf16le")]),
  "shop/latin.txt": Buffer.from(`café ${mail}\n`, "latin1"),
};

test("a folder is dropped: every file is scanned, and what is no text is told", async (t) => {
  const root = folder(t, files);
  const play = await open(t, "#/secrets");
  await drop(play, [join(root, "shop")]);
  await play.verdict(/^Found\. 4 secrets and 1 piece of personal data in \d+ lines of 6 files; .* 1 file could not be scanned\.$/);
  assert.deepEqual((await play.page.getByRole("rowheader").locator("b").allInnerTexts()).sort(), ["shop/.env", "shop/config/npmrc", "shop/latin.txt", "shop/windows.txt"]);
  assert.match(await file(play, "shop/logo.png").innerText(), /binary, not scanned/);
  assert.match(await file(play, "shop/windows.txt").innerText(), /UTF-16, read as such/);
  assert.match(await file(play, "shop/latin.txt").innerText(), /not all of it is UTF-8/);
});

test("a finding opens its file at the right place, whatever ends its lines", async (t) => {
  const root = folder(t, files);
  const play = await open(t, "#/secrets");
  await drop(play, [join(root, "shop")]);
  await play.verdict(/^Found/);
  await row(play, "digitalocean-pat").click();
  const active = () => play.editor("Text").locator(".mark-active").allInnerTexts();
  await play.eventually(async () => assert.deepEqual(await active(), [digitalOcean]));
  await row(play, "npm-token").click();
  await play.eventually(async () => assert.deepEqual(await active(), [npm]));
  // What is changed in the editor is scanned at once, under the file's name.
  await play.paste("Text", "nothing any more\n");
  await play.eventually(async () => assert.equal(await row(play, "npm-token").count(), 0));
  assert.match(await file(play, "shop/config/npmrc").innerText(), /edited here/);
  // A binary file says what it is.
  await file(play, "shop/logo.png").getByRole("button", { name: "shop/logo.png", exact: true }).click();
  await play.page.locator(".unshown").getByText(/logo\.png \(11 B\): binary, not scanned/).waitFor();
  await file(play, "shop/.env").getByRole("button", { name: "Remove shop/.env" }).click();
  await play.verdict(/of 5 files/);
});

test("single files are dropped beside a pasted text, and the text stays", async (t) => {
  const root = folder(t, { "a.env": `A=${github}\n` });
  const play = await open(t, "#/secrets");
  await play.paste("Text", `mine = ${npm}\n`);
  await play.verdict(/^Found\. 1 secret/);
  await drop(play, [join(root, "a.env")]);
  await play.verdict(/^Found\. 2 secrets in 2 lines of 2 files/);
  assert.equal(await play.text("Text"), `mine = ${npm}\n`);
  await file(play, "Pasted text").waitFor();
});

test("files and folders can be chosen too", async (t) => {
  const root = folder(t, files);
  const play = await open(t, "#/secrets");
  const one = play.page.waitForEvent("filechooser");
  await play.button("Open files").click();
  await (await one).setFiles([join(root, "shop/.env")]);
  await play.verdict(/^Found\. 2 secrets/);
  const all = play.page.waitForEvent("filechooser");
  await play.button("Open folder").click();
  await (await all).setFiles(join(root, "shop"));
  await play.verdict(/of 7 files/);
  await play.button("Clear").click();
  await play.verdict(/^Ready/);
});

/** Lines as a log has them, with a token in the middle. */
const log = (bytes) => {
  const line = "2026-03-14T08:12:01Z [deploy] 200 GET /orders/5f0c0a2e-6f3a-4d50-9d36-2b1f7d3f6d55 in 12 ms, sha 9fceb02d0ae598e95dc970b74767f19372d61af8\n";
  const half = line.repeat(Math.ceil(bytes / 2 / line.length));
  return `${half}token = ${github}\n${half}`;
};

test("10 MB: progress is shown, the scan can be stopped, begun again, and the page stays usable", async (t) => {
  const root = folder(t, { "big.log": log(10_000_000), "small.env": `A=${npm}\n` });
  const play = await open(t, "#/secrets", { before: watchWorkers });
  await play.page.evaluate(() => globalThis.hold(60_000));
  await drop(play, [join(root, "big.log"), join(root, "small.env")]);
  await play.verdict(/^Scanning\. 0 B of 10 MB/);
  await play.page.getByRole("progressbar", { name: "Scanned" }).waitFor();
  await play.button("Stop").click();
  await play.verdict(/^Stopped\. 0 of 2 sources scanned/);
  await play.page.evaluate(() => globalThis.hold(0));
  const begun = performance.now();
  await play.button("Try again").click();
  await play.verdict(/^Found\. 2 secrets in [\d,]+ lines of 2 files/);
  console.log(`figure: 10 MB of log on the Secrets page, from the press to the verdict: ${(performance.now() - begun).toFixed(0)} ms`);
  // Too long for the editor: told, and redacted all the same.
  await row(play, "github-pat").click();
  await play.page.locator(".unshown").getByText(/too long to be shown here/).waitFor();
  await play.button("Redact and copy").click();
  await play.page.getByRole("note", { name: "Message" }).getByText(/1 finding was replaced/).waitFor();
  assert.ok(!(await play.clipboard()).includes(github));
});

test("10 MB pasted do not go into the editor, and are scanned", async (t) => {
  const play = await open(t, "#/secrets");
  await play.paste("Text", `${"x".repeat(99)}\n`, { repeat: 100_000 });
  await play.verdict(/^Nothing found\. .* in 100,000 lines/);
  await play.page.locator(".unshown").getByText(/Pasted text has 10 MB/).waitFor();
  await play.button("Clear").click();
  await play.verdict(/^Ready/);
  await play.paste("Text", `token = ${github}\n`);
  await play.verdict(/^Found/);
});

test("many files: progress goes through them", async (t) => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`many/${String(i).padStart(3, "0")}.env`, `A=${i % 3 ? "1" : github}\n`]));
  const root = folder(t, many);
  const play = await open(t, "#/secrets");
  await drop(play, [join(root, "many")]);
  await play.verdict(/^Found\. 100 secrets in 300 lines of 300 files/);
});

for (const face of FACES) {
  test(`axe is content with files, ${face.theme} at ${face.size.width} px`, async (t) => {
    const root = folder(t, files);
    const play = await open(t, "#/secrets", face);
    await drop(play, [join(root, "shop")]);
    await play.verdict(/^Found/);
    if (face.size === PHONE) await play.page.getByRole("tab", { name: "Findings" }).click();
    await row(play, "digitalocean-pat").getByText("digitalocean-pat").click();
    await play.page.waitForTimeout(300);
    await audit(play, "files");
    await play.fits();
    await play.picture("secrets-files", { fullPage: true });
  });
}
