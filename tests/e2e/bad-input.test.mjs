// Input that nobody hopes for, each kind by its name: the page answers, keeps the text and goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, unpack } from "./support/links.mjs";
import { open } from "./support/open.mjs";
import { event, pattern, shared } from "./support/pairs.mjs";

const start = async (t, options) => {
  const play = await open(t, "#/eventbridge", options);
  await play.paste("Event pattern", pattern);
  await play.paste("Event", event("running"));
  await play.verdict(/^Match/);
  return play;
};

/** After whatever was pasted: the page still answers. */
const goesOn = async (play) => {
  await play.paste("Event pattern", pattern);
  await play.paste("Event", event("pending"));
  await play.verdict(/^No match\. 2 of 3 conditions hold/);
};

const problems = (play) => play.page.getByRole("region", { name: "Problems" }).innerText();

const texts = {
  "not JSON": ["source = aws.ec2", /^Invalid/],
  "cut-off JSON": ['{"source": ["aws.ec2"], "detail": {"sta', /^Invalid\. The (pattern|event), line 1/],
  "single quotes": ["{'source': ['aws.ec2']}", /^Invalid/],
  "a trailing comma": ['{"source": ["aws.ec2"],}', /^Invalid/],
  "another JSON value": ["[1, 2]", /^Invalid/],
  "an empty text": ["", /^Invalid\. The (pattern|event) is empty/],
  "white space alone": [" \n\t", /^Invalid\. The (pattern|event) is empty/],
};

for (const [name, [text, verdict]] of Object.entries(texts)) {
  test(`${name}, as pattern and as event`, async (t) => {
    const play = await start(t);
    const set = (editor) => (text ? play.paste(editor, text) : play.empty(editor));
    await set("Event pattern");
    await play.verdict(verdict);
    assert.equal(await play.text("Event pattern"), text);
    await play.paste("Event pattern", pattern);
    await play.verdict(/^Match/);
    await set("Event");
    await play.verdict(verdict);
    assert.equal(await play.text("Event"), text);
    await goesOn(play);
  });
}

test("200-deep JSON", async (t) => {
  const play = await start(t);
  await play.paste("Event", `{"source": "aws.ec2", "deep": ${"[".repeat(200)}${"]".repeat(200)}}`);
  await play.verdict(/^(Invalid|No match)/);
  await play.paste("Event pattern", `${'{"a":'.repeat(200)}[1]${"}".repeat(200)}`);
  await play.verdict(/^No match\. a\.a\.a/);
  await play.fits();
  await goesOn(play);
});

test("100,000-deep JSON, closed and cut off", async (t) => {
  const play = await start(t);
  await play.paste("Event", "[".repeat(100_000) + "]".repeat(100_000));
  await play.verdict(/^Invalid/);
  assert.match(await problems(play), /deep|levels|nest/i);
  await play.paste("Event pattern", "[", { repeat: 100_000 });
  await play.verdict(/^Invalid/);
  await goesOn(play);
});

test("a paste of 10 MB", async (t) => {
  const play = await start(t);
  await play.paste("Event", `{"source": "aws.ec2", "detail": {"state": "running"},\n`, { repeat: 200_000 });
  await play.eventually(async () => assert.match(await play.status.innerText(), /^Invalid(?!.*before your last edit)/), 30_000);
  assert.equal(await play.page.getByRole("alert").isVisible(), false);
  await goesOn(play);
  assert.deepEqual(unpack(await shareLink(play)).event, event("pending"));
});

test("an event of 10 MB that matches", async (t) => {
  const play = await start(t);
  const member = '"0123456789": "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234",\n';
  await play.editor("Event").focus();
  await play.page.keyboard.press("ControlOrMeta+a");
  await play.editor("Event").evaluate((content, { member, event }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", `{"filler": {${member.repeat(100_000)} "end": 1}, ${event.slice(1)}`);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, { member, event: event("running") });
  await play.eventually(async () => assert.match(await play.status.innerText(), /^(Match|Invalid)(?!.*before your last edit)/), 30_000);
  await goesOn(play);
});

const shareLink = async (play) => {
  await play.button("Share link").click();
  await play.page.getByText(/^Link copied/).first().waitFor();
  return play.clipboard();
};

test("lone surrogates", async (t) => {
  const play = await start(t);
  const units = [..."{\"detail\": \"x\"}"].map((c) => c.charCodeAt(0));
  units.splice(12, 1, 0xd800);
  await play.paste("Event", "", { units });
  await play.verdict(/^(No match|Invalid)/);
  // Escaped ones are JSON, and are no other lone surrogate's equal.
  await play.paste("Event pattern", String.raw`{"a": ["\ud800"]}`);
  await play.paste("Event", String.raw`{"a": "\ud800"}`);
  await play.verdict(/^(Match|Invalid)/);
  await play.paste("Event", String.raw`{"a": "\ud801"}`);
  await play.verdict(/^(No match|Invalid)/);
  await goesOn(play);
});

test("NUL", async (t) => {
  const play = await start(t);
  await play.paste("Event", '{"source": "aws\0ec2"}');
  await play.verdict(/^Invalid/);
  await play.paste("Event", '\0{"source": "aws.ec2"}\0');
  await play.verdict(/^Invalid/);
  await play.paste("Event pattern", String.raw`{"a": ["\u0000"]}`);
  await play.paste("Event", String.raw`{"a": "\u0000"}`);
  await play.verdict(/^Match/);
  await goesOn(play);
});

test("duplicate keys", async (t) => {
  const play = await start(t);
  await play.paste("Event pattern", '{"source": ["aws.ec2"], "source": ["aws.s3"]}');
  await play.verdict(/^(Invalid|No match|Match)/);
  assert.match(await problems(play), /source/);
  await play.paste("Event", '{"source": "aws.s3", "source": "aws.ec2"}');
  await play.verdict(/^(Invalid|No match|Match)/);
  await goesOn(play);
});

test("HTML in both texts stays text", async (t) => {
  const play = await start(t);
  const html = '<img src=x onerror="globalThis.hacked = 1"><script>globalThis.hacked = 1</script>';
  const text = JSON.stringify(html);
  await play.paste("Event pattern", `{${text}: [${text}]}`);
  await play.paste("Event", `{${text}: ${text}}`);
  await play.verdict(/^Match/);
  await play.paste("Event", `{${text}: "${"<b>other</b>"}"}`);
  assert.match(await play.verdict(/^No match/), /<b>other<\/b>/);
  await play.button("Add the event above").click();
  await play.eventually(async () => assert.ok((await play.page.getByRole("region", { name: "Test set" }).innerText()).includes("<img")));
  assert.equal(await play.page.locator("#app img, #app script").count(), 0);
  assert.equal(await play.page.evaluate(() => globalThis.hacked), undefined);
});

const own = { pattern: '{"a": [1]}', event: '{"a": 1}' };

/** Opens a good link first, then a bad one over it: the person's own text must stay. */
const badLink = async (t, value, message) => {
  const play = await open(t, shared(pack, own));
  await play.verdict(/^Match/);
  await play.page.evaluate((value) => (location.hash = `#/eventbridge?s=${value}`), value);
  const note = play.page.getByRole("note", { name: "Message" });
  await play.eventually(async () => assert.match(await note.innerText(), message));
  assert.match(await note.innerText(), /Your own text is untouched/);
  assert.equal(await play.text("Event pattern"), own.pattern);
  assert.equal(await play.text("Event"), own.event);
  await goesOn(play);
  // Opened by itself it is told as well, and the page can be used.
  await play.load(`#/eventbridge?s=${value}`);
  await play.eventually(async () => assert.match(await note.innerText(), message));
  await goesOn(play);
};

const good = pack(JSON.stringify(own));

test("a share link that is damaged", async (t) => {
  await badLink(t, good.slice(0, -6), /damaged/);
});

test("a share link with a changed character", async (t) => {
  await badLink(t, `${good.slice(0, 12)}!${good.slice(13)}`, /damaged/);
});

test("a share link of another shape", async (t) => {
  await badLink(t, pack('{"pattern": 1}'), /damaged/);
});

test("a share link that is too large when it is inflated", async (t) => {
  await badLink(t, pack(" ".repeat(64 << 20)), /unpacks to more than 1 MB/);
});

test("a share link of an unknown version", async (t) => {
  await badLink(t, pack(JSON.stringify(own), "9"), /version 9/);
});

test("a share link that carries HTML", async (t) => {
  const html = '<img src=x onerror="globalThis.hacked = 1"><script>globalThis.hacked = 1</script>';
  const carried = { pattern: html, event: `{"a": ${JSON.stringify(html)}}`, tests: [{ event: html, expect: "match" }] };
  const play = await open(t, shared(pack, carried));
  await play.verdict(/^Invalid/);
  assert.equal(await play.text("Event pattern"), html);
  await play.page.evaluate(() => (location.hash = "#/eventbridge?s=<img src=x onerror=hacked=1>"));
  await play.page.getByRole("note", { name: "Message" }).waitFor();
  await play.page.evaluate(() => (location.hash = "#/<script>hacked=1</script>"));
  await play.page.waitForTimeout(100);
  assert.equal(await play.page.locator("#app img, #app script").count(), 0);
  assert.equal(await play.page.evaluate(() => globalThis.hacked), undefined);
});
