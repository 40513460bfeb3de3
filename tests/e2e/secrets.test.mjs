// The Secrets page: what a person does there with a text, and that nothing of it gets out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";
import { digitalOcean, github, mail, npm, wrongChecksum } from "./support/tokens.mjs";

const rows = (play) => play.page.getByRole("grid", { name: "Findings" }).locator("[aria-selected]");
const row = (play, rule) => rows(play).filter({ hasText: rule });
const marked = (play) => play.editor("Text").locator(".mark").allInnerTexts();
const active = (play) => play.editor("Text").locator(".mark-active").allInnerTexts();
const why = (play) => play.page.locator("#pane-why");
const note = (play) => play.page.getByRole("note", { name: "Message" });
const panel = (play, name) => play.page.locator("details.panel summary").filter({ hasText: name });

const text = `user = jun\nmail = ${mail}\ntoken = ${github}\nother = ${digitalOcean}\n`;

const start = async (t, options) => {
  const play = await open(t, "#/secrets", options);
  await play.paste("Text", text);
  await play.verdict(/^Found\. 2 secrets and 1 piece of personal data in 4 lines; the worst is (github-pat|digitalocean-pat)/);
  return play;
};

test("a pasted text is scanned, and every finding stands in the text and in the list", async (t) => {
  const play = await start(t);
  assert.equal(await rows(play).count(), 3);
  assert.deepEqual(await marked(play), [mail, github, digitalOcean]);
  assert.equal(await play.page.title(), "pointsman · Secrets and personal data in what you are about to share");
});

test("rows and text select each other", async (t) => {
  const play = await start(t);
  await row(play, "github-pat").click();
  assert.deepEqual(await active(play), [github]);
  await play.editor("Text").locator(".mark").filter({ hasText: digitalOcean }).click();
  await play.eventually(async () => assert.equal(await row(play, "digitalocean-pat").getAttribute("aria-selected"), "true"));
  assert.equal(await row(play, "github-pat").getAttribute("aria-selected"), "false");
});

test("values are masked until they are pressed, and again when they are pressed once more", async (t) => {
  const play = await start(t);
  const list = play.page.locator("#pane-findings");
  assert.ok(!(await list.innerText()).includes(github));
  const value = row(play, "github-pat").getByRole("button", { name: /^Show the value/ });
  await value.click();
  await list.getByText(github).waitFor();
  assert.ok(!(await list.innerText()).includes(digitalOcean), "one press is for one value");
  await row(play, "github-pat").getByRole("button", { name: /^Hide the value/ }).click();
  await play.eventually(async () => assert.ok(!(await list.innerText()).includes(github)));
});

test("the list is filtered, and put together by file, kind or confidence", async (t) => {
  const play = await start(t);
  const choose = (name, label) => play.page.getByRole("combobox", { name }).selectOption({ label });
  await choose("Sort of finding", "Personal data");
  assert.equal(await rows(play).count(), 1);
  await choose("Sort of finding", "Everything");
  await choose("Group", "By kind");
  assert.equal(await play.page.getByRole("rowheader").count(), 3);
  await play.page.getByRole("searchbox", { name: "Filter by words" }).fill("digital");
  assert.equal(await rows(play).count(), 1);
  await play.page.getByRole("searchbox", { name: "Filter by words" }).fill("no such thing");
  await play.page.getByText("None of what was found passes this filter.").waitFor();
});

test("a finding is explained step by step, and so is what is none", async (t) => {
  const play = await open(t, "#/secrets");
  await play.paste("Text", `token = ${github}\nother = ${wrongChecksum}\npassword = changeme\n`);
  await play.verdict(/^Found\. 1 secret/);
  await row(play, "github-pat").click();
  await why(play).getByText("the checksum holds", { exact: false }).first().waitFor();
  assert.match(await why(play).innerText(), /Why this is a finding/);
  // The cursor on the token whose checksum does not fit.
  await play.editor("Text").getByText(wrongChecksum).click();
  await why(play).getByText("Why this is no finding").waitFor();
  await play.eventually(async () => assert.match(await why(play).innerText(), /failed\s+checksum/));
  await play.editor("Text").getByText("password = changeme").click();
  await play.eventually(async () => assert.match(await why(play).innerText(), /failed\s+placeholder[\s\S]*|What would make this a finding/));
});

test("redacted and copied, and turned back in the tab only", async (t) => {
  const play = await start(t);
  await play.button("Redact and copy").click();
  await note(play).getByText(/3 findings were replaced\. The text is on the clipboard/).waitFor();
  const shared = await play.clipboard();
  for (const secret of [github, digitalOcean, mail]) assert.ok(!shared.includes(secret));
  assert.match(shared, /^user = jun\nmail = \[redacted:/);
  // Someone answers with the placeholders in it.
  const placeholder = /token = (\S+)/.exec(shared)[1];
  await play.page.getByLabel("Text with placeholders, to be turned back").fill(`Rotate ${placeholder} now, yes, ${placeholder}.`);
  assert.equal(await play.page.getByLabel(/^Turned back \(2\)/).inputValue(), `Rotate ${github} now, yes, ${github}.`);
  // What was redacted is clean.
  await play.paste("Text", shared);
  await play.verdict(/^Nothing found/);
});

test("a diff tells what it adds, moves and removes", async (t) => {
  const play = await open(t, "#/secrets");
  const diff = `--- a/old.env\n+++ b/new.env\n@@ -1,3 +1,3 @@\n-GONE=${digitalOcean}\n-MOVED=${npm}\n+MOVED_TOKEN=${npm}\n+NEW=${github}\n context\n`;
  await play.paste("Text", diff);
  await play.button("This looks like a diff: read what it changes").click();
  await play.verdict(/^Found\. .* in the diff/);
  for (const [rule, change, at] of [["digitalocean-pat", "removed", "1:6"], ["npm-token", "moved", "1:13"], ["github-pat", "added", "2:5"]]) {
    const words = await row(play, rule).filter({ has: play.page.getByText(change, { exact: true }) }).innerText();
    assert.ok(words.includes(at), `${rule} ${change}: ${words}`);
  }
  await play.page.getByRole("combobox", { name: "Change" }).selectOption({ label: "Added" });
  assert.equal(await rows(play).count(), 1);
  await play.page.getByRole("combobox", { name: "Change" }).selectOption({ label: "Every change" });
  const before = await rows(play).count();
  await play.page.getByRole("checkbox", { name: "Removed lines too" }).uncheck();
  await play.eventually(async () => assert.ok((await rows(play).count()) < before));
});

test("what is accepted is not reported: by value, by word, by comment", async (t) => {
  const play = await start(t);
  await row(play, "github-pat").getByRole("button", { name: /^Accept github-pat/ }).click();
  await play.verdict(/^Found\. 1 secret and 1 piece/);
  await panel(play, "Options").click();
  assert.match(await play.page.getByLabel("Baseline").inputValue(), /^[0-9a-f]+ github-pat at 3:9\n$/);
  // It knows the value, not the line.
  await play.paste("Text", `\n\nmoved: ${github}\nnew: ${npm}\n`);
  await play.verdict(/^Found\. 1 secret in 4 lines; the worst is npm-token/);
  await play.page.getByLabel("Words", { exact: true }).fill(npm.slice(8, 20));
  await play.page.getByLabel("Words", { exact: true }).blur();
  await play.verdict(/^Nothing found/);
  await play.paste("Text", `a = ${digitalOcean} # gitleaks:allow\n`);
  await play.verdict(/^Nothing found/);
  await play.page.getByRole("checkbox", { name: /^Comments such as/ }).uncheck();
  await play.verdict(/^Found\. 1 secret/);
  // Redaction knows no exceptions.
  await play.page.getByRole("checkbox", { name: /^Comments such as/ }).check();
  await play.verdict(/^Nothing found/);
  await play.button("Redact and copy").click();
  await note(play).getByText(/1 finding was replaced/).waitFor();
});

test("personal data can be left out, and low confidence too", async (t) => {
  const play = await start(t);
  await play.page.getByRole("checkbox", { name: "Personal data" }).uncheck();
  await play.verdict(/^Found\. 2 secrets in 4 lines/);
});

test("reports are saved and copied, with masked values", async (t) => {
  const play = await start(t);
  const rules = ["digitalocean-pat", "email-address", "github-pat"];
  const json = (check) => (text) => check(JSON.parse(text));
  for (const [label, file, check] of [
    ["SARIF 2.1.0", "findings.sarif", json((it) => assert.equal(it.runs[0].results.length, 3))],
    ["JSON", "findings.json", json((it) => assert.deepEqual(it.map(({ rule }) => rule).sort(), rules))],
    ["CSV", "findings.csv", (it) => assert.equal(it.trim().split("\r\n").length, 4)],
    ["Markdown", "findings.md", (it) => assert.match(it, /^3 findings: [\s\S]*\| Where \| What \|/)],
    ["CodeCommit Security Event", "events.json", json((it) => assert.equal(it[0].Entries.length, 3))],
  ]) {
    await play.page.getByRole("combobox", { name: "Kind of report" }).selectOption({ label });
    const saved = play.page.waitForEvent("download");
    await play.button("Save report").click();
    const download = await saved;
    assert.equal(download.suggestedFilename(), file);
    const content = readFileSync(await download.path(), "utf8");
    for (const secret of [github, digitalOcean, mail]) assert.ok(!content.includes(secret), label);
    check(content);
    await play.button("Copy report").click();
    await note(play).getByText("The report of 3 findings is on the clipboard").waitFor();
    // The clipboard may spell line ends in its own way.
    assert.equal((await play.clipboard()).replaceAll("\r\n", "\n"), content.replaceAll("\r\n", "\n"));
    await note(play).getByRole("button", { name: "Dismiss" }).click();
  }
  // What is filtered out is in no report.
  await play.page.getByRole("combobox", { name: "Sort of finding" }).selectOption({ label: "Personal data" });
  await play.page.getByRole("combobox", { name: "Kind of report" }).selectOption({ label: "JSON" });
  await play.button("Copy report").click();
  await note(play).getByText("The report of 1 finding is on the clipboard").waitFor();
  assert.deepEqual(JSON.parse(await play.clipboard()).map(({ rule }) => rule), ["email-address"]);
});

test("a rule of one's own is tried as it is typed, told what it costs, and scanned with", async (t) => {
  const play = await open(t, "#/secrets");
  await play.paste("Text", "a = acme_1a2b3c4d\nb = acme_00000000\nc = other\n");
  await play.verdict(/^Nothing found/);
  await panel(play, "Rule bench").click();
  const bench = play.page.locator(".rule-bench");
  await play.page.getByLabel("Expression").fill("acme_[a-z0-9]{8}");
  await bench.getByText("2 matches, 2 findings.").waitFor();
  assert.match(await bench.innerText(), /It is tried near “acme_”/);
  await play.page.getByLabel("Least entropy").fill("2");
  await bench.getByText("2 matches, 1 finding.").waitFor();
  // What no linear engine can do is refused, with its place.
  await play.page.getByLabel("Expression").fill("acme_(?=x)");
  await bench.locator(".bench-wrong").waitFor();
  assert.match(await bench.locator(".bench-wrong").innerText(), /\d/);
  assert.ok(await play.button("Scan with it").isDisabled());
  await play.page.getByLabel("Expression").fill("acme_[a-z0-9]{8}");
  await bench.getByText("2 matches, 1 finding.").waitFor();
  await bench.getByRole("button", { name: "2:5" }).click();
  await play.focusIsIn(".cm-content");
  await play.button("Scan with it").click();
  await play.verdict(/^Found\. 1 secret in 3 lines; the worst is my-rule \(line 1\)/);
  await play.button("Without it").click();
  await play.verdict(/^Nothing found/);
});

test("files of rules are scanned with, besides the built-in ones or instead of them", async (t) => {
  const play = await start(t);
  await panel(play, "Rule bench").click();
  const use = async (label, rules) => {
    await play.page.getByRole("combobox", { name: "Format" }).selectOption({ label });
    await play.page.getByLabel("A file of rules to scan with").fill(rules);
    await play.page.getByLabel("A file of rules to scan with").blur();
  };
  await use("gitleaks.toml", '[[rules]]\nid = "the-user"\ndescription = "A user"\nregex = \'user = ([a-z]+)\'\n');
  await play.verdict(/^Found\. 3 secrets and 1 piece/);
  await row(play, "the-user").waitFor();
  await play.page.getByRole("checkbox", { name: "Instead of the built-in rules" }).check();
  await play.verdict(/^Found\. 1 secret in 4 lines; the worst is the-user/);
  await use("gitleaks.toml", "[[rules]\nid = 1");
  await play.verdict(/^Invalid\. /);
  await play.button("Without it").click();
  await play.verdict(/^Found\. 2 secrets and 1 piece/);
  await use("regex.json of AWS's sample", '[["A user", "user = [a-z]+"]]');
  await play.verdict(/^Found\. 3 secrets and 1 piece/);
  await use("Macie custom identifiers (JSON)", '[{"name": "User", "regex": "user = [a-z]{3}"}]');
  await play.verdict(/^Found\. 2 secrets and 2 pieces/);
});

test("every sample opens with its lesson", async (t) => {
  const play = await open(t, "#/secrets");
  await play.button("Gallery").click();
  const names = await play.page.locator("#gallery .item").allInnerTexts();
  assert.ok(names.length >= 10);
  await play.press("Escape");
  for (const i of names.keys()) {
    await play.button("Gallery").click();
    await play.page.locator("#gallery .item").nth(i).click();
    await play.verdict(/nothing found/.test(names[i]) ? /^Nothing found/ : /^Found/);
    await note(play).waitFor();
  }
});

test("the rules can be looked through", async (t) => {
  const play = await open(t, "#/secrets");
  await panel(play, "Rules").click();
  await play.page.getByRole("searchbox", { name: "Search the rules" }).fill("github personal");
  await play.page.locator(".rule-list").getByText("github-pat", { exact: true }).waitFor();
});

/** Everywhere that a text could stay or go: every storage, the address, the history, the console, requests. */
const traces = async (play) => {
  const inPage = await play.page.evaluate(async () => {
    const databases = (await indexedDB.databases?.()) ?? [];
    const caches = "caches" in globalThis ? await globalThis.caches.keys() : [];
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state, history.length, document.cookie, name, databases, caches, document.title]);
  });
  const kept = await play.page.context().storageState();
  return inPage + JSON.stringify(kept);
};

test("nothing of the text gets into a link, a storage, the history or the console", async (t) => {
  const said = [];
  const requests = [];
  const route = (page) => {
    page.on("console", (message) => said.push(message.text()));
    page.on("request", (request) => requests.push(request.url() + (request.postData() ?? "")));
  };
  const play = await open(t, "#/secrets", { route });
  await play.paste("Text", text);
  await play.verdict(/^Found/);
  await row(play, "github-pat").click();
  await row(play, "github-pat").getByRole("button", { name: /^Show the value/ }).click();
  await play.page.locator("#pane-findings").getByText(github).waitFor();
  await play.button("Redact and copy").click();
  await note(play).waitFor();
  // The share key makes no link here.
  await play.press("Control+s");
  await note(play).getByText(/This page makes no links/).waitFor();
  await play.page.waitForTimeout(1_000);
  const check = async (when) => {
    const all = (await traces(play)) + said.join("\n") + requests.join("\n");
    for (const secret of [github, digitalOcean, mail, encodeURIComponent(mail), Buffer.from(github).toString("base64").slice(4, 30)]) {
      assert.ok(!all.includes(secret), when);
    }
    assert.match(await play.page.evaluate(() => location.hash), /^#\/secrets$/);
  };
  await check("while it is there");
  // To another page and back: it is kept in the tab's memory, and only there.
  await play.page.getByRole("link", { name: "SNS" }).click();
  await play.page.getByRole("heading", { name: /SNS/ }).first().waitFor({ state: "attached" });
  const all = (await traces(play)) + said.join("\n");
  for (const secret of [github, digitalOcean, mail]) assert.ok(!all.includes(secret), "on another page");
  await play.page.getByRole("link", { name: "Secrets" }).click();
  await play.verdict(/^Found/);
  assert.equal(await play.text("Text"), text);
  await check("after another page");
  // A reload forgets.
  await play.reload();
  await play.verdict(/^Ready/);
  assert.equal((await play.text("Text")).includes(github), false);
  await check("after a reload");
});

test("when the page's own engine stops, its text is not rescued into the storage, and the banner says so", async (t) => {
  const play = await start(t);
  await play.page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("as a trap is told") })));
  const banner = play.page.getByRole("alert");
  await banner.getByText("The text of this page is stored nowhere").waitFor();
  assert.doesNotMatch(await banner.innerText(), /is kept/);
  const all = await traces(play);
  for (const secret of [github, digitalOcean, mail]) assert.ok(!all.includes(secret));
  assert.equal(await play.text("Text"), text, "the editor lives on");
});

test("everything by keyboard: from a sample to the redacted text", async (t) => {
  const play = await open(t, "#/eventbridge");
  await play.press("g", "x");
  await play.verdict(/^Ready/);
  await play.press("/");
  await play.page.getByRole("searchbox", { name: "Search the gallery" }).fill("build log");
  await play.press("Tab", "Enter");
  await play.verdict(/^Found\. 3 secrets/);
  // Two findings on, by the keys that work everywhere.
  await play.press("Alt+ArrowDown", "Alt+ArrowDown");
  await play.eventually(async () => assert.equal(await row(play, "github-pat").getAttribute("aria-selected"), "true"));
  // Into the list, to the value, and show it.
  const walk = async (...panes) => {
    for (const pane of panes) {
      await play.press("F6");
      await play.focusIsIn(pane);
    }
  };
  await walk("#pane-text", "#pane-findings [aria-selected=true]");
  await play.press("ArrowDown");
  await play.eventually(async () => assert.equal(await row(play, "basic-auth-header").getAttribute("aria-selected"), "true"));
  await play.press("Home");
  await play.eventually(async () => assert.equal(await row(play, "url-password").getAttribute("aria-selected"), "true"));
  await play.press("Tab", "Enter");
  await row(play, "url-password").getByRole("button", { name: /^Hide the value/ }).waitFor();
  await play.press("Shift+Tab", "Enter");
  await play.focusIsIn(".cm-content");
  assert.equal((await active(play)).length, 1);
  // Out of the editor, and to what is shared.
  await walk("#pane-findings", "#pane-why", "#pane-share");
  await play.page.keyboard.press("Enter");
  await note(play).getByText(/3 findings were replaced/).waitFor();
  assert.match(await play.clipboard(), /GITHUB_TOKEN=\[redacted:github-pat/);
});

test("the verdict is announced, politely and once", async (t) => {
  const play = await start(t);
  await play.eventually(async () => assert.match(await play.announcer.innerText(), /^Found\. 2 secrets and 1 piece of personal data/));
  assert.equal(await play.announcer.getAttribute("aria-live"), "polite");
});

for (const face of FACES) {
  test(`axe is content with every state, ${face.theme} at ${face.size.width} px`, async (t) => {
    const play = await open(t, "#/secrets", face);
    const phone = face.size === PHONE;
    const show = (name) => phone && play.page.getByRole("tab", { name }).click();
    await audit(play, "empty");
    await play.picture("secrets-empty", { fullPage: true });
    await play.paste("Text", text);
    await play.verdict(/^Found/);
    await show("Findings");
    await row(play, "github-pat").getByText("github-pat").click();
    await audit(play, "findings");
    await play.fits();
    await row(play, "github-pat").getByRole("button", { name: /^Show the value/ }).click();
    await row(play, "github-pat").getByRole("button", { name: /^Hide the value/ }).waitFor();
    await audit(play, "a value shown");
    await show("Why");
    await why(play).getByText("the checksum holds", { exact: false }).first().waitFor();
    await audit(play, "why");
    await show("Share");
    await play.button("Redact and copy").click();
    await note(play).waitFor();
    await play.page.getByLabel("Text with placeholders, to be turned back").fill("nothing");
    await audit(play, "what is shared");
    await play.fits();
    await play.picture("secrets-share", { fullPage: true });
    await show("Findings");
    await panel(play, "Options").click();
    await audit(play, "the options");
    await play.fits();
    await show("Why");
    await panel(play, "Rules").click();
    await panel(play, "Rule bench").click();
    await play.page.getByLabel("Expression").fill("token = (.*)");
    await play.page.locator(".rule-bench").getByText(/^1 match,/).waitFor();
    await play.page.locator(".rule-list").waitFor();
    await audit(play, "the rules");
    await play.fits();
    await play.picture("secrets-rules", { fullPage: true });
    await play.button("Gallery").click();
    await audit(play, "the gallery");
  });
}
