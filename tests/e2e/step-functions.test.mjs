// The Step Functions page: a state of a definition, and what becomes of the data on its way through it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { unpack } from "./support/links.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";

const machine = (extra = {}) =>
  JSON.stringify(
    {
      StartAt: "Price",
      States: {
        Price: {
          Type: "Task",
          Resource: "arn:aws:lambda:us-east-1:123456789012:function:Price",
          Parameters: { "sku.$": "$.order.sku", "text.$": "States.Format('{}!', $.order.sku)" },
          ResultPath: "$.price",
          Next: "Big",
          ...extra,
        },
        Big: {
          Type: "Choice",
          Choices: [
            { Variable: "$.price", NumericGreaterThan: 100, Next: "Ask" },
            { Variable: "$.price", NumericGreaterThan: 10, Next: "Done" },
          ],
        },
        Ask: { Type: "Succeed" },
        Done: { Type: "Succeed" },
      },
    },
    null,
    2,
  );

const start = async (t, { input = '{"order": {"sku": "A1"}}', result = "23", definition = machine(), ...options } = {}) => {
  const play = await open(t, "#/step-functions", options);
  await play.paste("Definition", definition);
  await play.paste("Input", input);
  await play.paste("Mocked result", result);
  return play;
};

const stages = (play) => play.page.getByRole("toolbar", { name: "Stages of the state" });
const stage = (play, name) => stages(play).getByRole("button", { name: new RegExp(`^${name}\\b`) });
const current = (play) => stages(play).locator('[aria-current="step"] .station-name').innerText();
const side = (play, name) => play.page.getByRole("region", { name: new RegExp(`^${name} `) });
const changed = (play, name, kind) => side(play, name).locator(`.is-${kind} .node`).allInnerTexts();
const row = (play, path) => play.page.getByRole("treegrid", { name: "Stages" }).locator('[role="row"][aria-level]').filter({ has: play.page.getByText(path, { exact: true }) });
const marked = (play, name) => play.editor(name).locator(".mark").allInnerTexts();
const problems = (play) => play.page.getByRole("region", { name: "Problems" });

test("the first visit shows the guide's example, stage by stage", async (t) => {
  const play = await open(t, "#/step-functions");
  await play.verdict(/^Succeeds\. The machine ends here with \d+ bytes\./);
  for (const name of ["Definition", "Input", "Mocked result"]) assert.notEqual(await play.text(name), "");
  assert.equal(await play.page.title(), "pointsman · Step Functions: what happens to the data in a state");
  assert.deepEqual(await stages(play).locator(".station-name").allInnerTexts(), [
    "InputPath",
    "Parameters",
    "Task",
    "ResultSelector",
    "ResultPath",
    "OutputPath",
  ]);
});

test("each stage shows what came, what went on, and the difference with a word", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeds\. It goes on to "Big" with 33 bytes\./);
  await stage(play, "Parameters").click();
  assert.equal(await current(play), "Parameters");
  assert.deepEqual(await changed(play, "Before", "removed"), ['"order": {', '"sku": "A1"']);
  assert.deepEqual(await changed(play, "After", "added"), ['"sku": "A1"', '"text": "A1!"']);
  assert.match(await side(play, "After").innerText(), /25 of 262,144 bytes/);
  assert.deepEqual(await side(play, "After").locator(".word").allInnerTexts(), ["added", "added"]);
  await stage(play, "ResultPath").click();
  assert.deepEqual(await changed(play, "After", "added"), ['"price": 23']);
  // Stages that the state does not set are there, unlit.
  assert.match(await stage(play, "ResultSelector").innerText(), /not set/);
  assert.match(await play.page.getByText(/^Nested functions/).innerText(), /1 of 10/);
});

test("every keystroke is answered, and the last good answer stays while a text is broken", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeds/);
  await play.editor("Input").focus();
  await play.press("ControlOrMeta+End", "Backspace");
  await play.verdict(/^Invalid\. The input, line 1: /);
  await play.page.getByText("for the text before your last edit").first().waitFor();
  assert.equal(await current(play), "Parameters");
  await play.press("}");
  await play.verdict(/^Succeeds/);
});

test("a path that finds nothing: where, what AWS would say, and the catch that does not apply", async (t) => {
  const definition = machine({ Catch: [{ ErrorEquals: ["States.ALL"], Next: "Done" }] });
  const play = await start(t, { definition, input: '{"ordr": {}}' });
  await play.verdict(/^Fails\. At Parameters: States\.Runtime: The JSONPath '\$\.order\.sku' specified for the field 'sku\.\$' could not be found/);
  assert.equal(await current(play), "Parameters");
  assert.match(await stage(play, "Parameters").innerText(), /fails/);
  assert.match(await stage(play, "Task").innerText(), /not reached/);
  const says = await play.page.getByRole("note", { name: "What AWS would say" }).innerText();
  assert.match(says, /States\.Runtime.*An error occurred while executing the state 'Price' \(entered at the event id #2\)\. The JSONPath/s);
  assert.match(says, /looks as if it applied; AWS does not apply it/);
  assert.match(await problems(play).innerText(), /ordr|order/);
});

test("an error of the work is caught, after its retries", async (t) => {
  const definition = machine({
    Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 }],
    Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.failed", Next: "Done" }],
  });
  const play = await start(t, { definition });
  await play.page.getByRole("group", { name: "The work comes to" }).getByRole("button", { name: "Error" }).click();
  await play.verdict(/^Caught\. States\.TaskFailed: The task said no\..* leads on to "Done"/);
  await play.paste("Mocked error", '{"Error": "Busy", "Cause": "later"}');
  await play.verdict(/^Caught\. Busy: later\. It stays so after 2 retries \(1 s, 2 s\)\./);
  await stage(play, "Catch").click();
  assert.deepEqual(await changed(play, "After", "added"), ['"failed": {', '"Error": "Busy"', '"Cause": "later"']);
});

test("a Choice state tells which rule fires, and why each before it does not", async (t) => {
  const play = await start(t, { input: '{"price": 23}' });
  await play.page.getByRole("combobox", { name: "State" }).selectOption("Big");
  await play.verdict(/^Match\. Rule 2 of 2 holds and leads to "Done"\./);
  assert.match(await row(play, "rule 1").innerText(), /does not hold.*\$\.price is 23; NumericGreaterThan 100 does not hold/s);
  await row(play, "rule 2").click();
  assert.equal(await current(play), "Choices");
  await play.paste("Input", '{"price": 5}');
  await play.verdict(/^No match\. None of the 2 rules holds, and there is no Default\. The state fails with States\.NoChoiceMatched\./);
  await play.page.getByText("not used: this state does no work").waitFor();
});

test("a lone state, and a definition in YAML", async (t) => {
  const play = await start(t, { definition: '{"Type": "Pass", "Result": [1], "ResultPath": "$.r", "Next": "Elsewhere"}', input: "{}" });
  await play.verdict(/^Succeeds\. It goes on to "Elsewhere"/);
  await play.page.getByText("a state alone").waitFor();
  await play.paste("Definition", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    InputPath: $.x\n    End: true\n");
  await play.paste("Input", '{"x": [1, 2]}');
  await play.verdict(/^Succeeds\. The machine ends here with 5 bytes\./);
});

test("a definition that AWS refuses brings AWS's code and place, and its line is underlined", async (t) => {
  const play = await start(t, { definition: machine({ Next: "Bgi" }) });
  await play.verdict(/^Invalid\. The definition, line \d+: /);
  const said = await problems(play).innerText();
  assert.match(said, /MISSING_TRANSITION_TARGET at \/States\/Price\/Next/);
  assert.match(said, /Big/);
  assert.ok((await play.editor("Definition").locator(".cm-lintRange-error").count()) >= 1);
  await problems(play).getByRole("button", { name: /^Definition \d+:\d+/ }).first().click();
  await play.focusIsIn("#pane-definition .cm-content");
});

test("a node is pressed and its path is on the clipboard; pointing at it shows where it came from", async (t) => {
  const play = await start(t);
  await stage(play, "Parameters").click();
  const text = side(play, "After").getByRole("button", { name: /"text"/ });
  await text.hover();
  await play.eventually(async () => assert.match(await play.page.locator(".origin").innerText(), /^\$\.text is computed from the input at \$\.order\.sku/));
  await play.eventually(async () => assert.deepEqual(await play.editor("Input").locator(".mark-active").allInnerTexts(), ['"A1"']));
  await text.click();
  await play.eventually(async () => assert.equal(await play.clipboard(), "$.text"));
  await play.page.getByText("path copied").waitFor();
  await side(play, "Before").getByRole("button", { name: /"sku"/ }).focus();
  await play.press("Enter");
  await play.eventually(async () => assert.equal(await play.clipboard(), "$.order.sku"));
  await play.press("ArrowUp");
  await play.eventually(async () => assert.match(await play.page.locator(".origin").innerText(), /^\$\.order comes from the input at \$\.order/));
  // Another stage, and the light goes out.
  await stage(play, "Task").click();
  await play.eventually(async () => assert.equal(await play.editor("Input").locator(".mark-active").count(), 0));
});

test("a path lights up what it touches, with its badge and its error", async (t) => {
  const play = await start(t, { input: '{"items": [{"n": 1}, {"n": 2}]}', definition: '{"Type": "Succeed"}' });
  const found = play.page.getByRole("region", { name: "What the path finds" });
  const path = play.page.getByRole("textbox", { name: "Path", exact: true });
  await path.fill("$.items[*].n");
  await play.eventually(async () => assert.match(await found.innerText(), /touches 2 nodes\s+a list, possibly empty\s+\[1,2\]/));
  assert.deepEqual(await marked(play, "Input"), ["1", "2"]);
  await path.fill("$.items[0].n");
  await play.eventually(async () => assert.match(await found.innerText(), /touches 1 node\s+always one value\s+a Reference Path\s+1/));
  await path.fill("$.nope");
  await play.eventually(async () => assert.match(await found.innerText(), /fails.*States\.Runtime: Invalid path '\$\.nope' : No results for path: \$\['nope'\]/s));
  await path.fill("$.items[");
  await play.eventually(async () => assert.match(await found.innerText(), /not a path/));
  await path.fill("$$.State.RetryCount");
  await play.eventually(async () => assert.match(await found.innerText(), /touches 1 node.*0/s));
});

test("RFC 9535's answer stands beside it, and says how it differs", async (t) => {
  const play = await start(t, { input: '{"items": [{"n": 1, "m": 3}, {"n": 2}]}', definition: '{"Type": "Succeed"}' });
  const found = play.page.getByRole("region", { name: "What the path finds" });
  const path = play.page.getByRole("textbox", { name: "Path", exact: true });
  for (const [text, said] of [
    ["$.items[*].n", /RFC 9535 finds the same\./],
    ["$.items[0].n", /RFC 9535 finds the same, but always answers with a list\./],
    ["$.nope", /differs\s+Step Functions: an error\. RFC 9535: nothing, an empty list\./],
    ["$.items[0]['n','m']", /Step Functions: one value, an object\. RFC 9535: a list of 2\.\s+\[1,3\]\s+Several names at the end make one object/],
    ["$.items[?@.m].n", /not a path.*RFC 9535 takes it: a list of 1\./s],
  ]) {
    await path.fill(text);
    await play.eventually(async () => assert.match(await found.innerText(), said));
  }
  await path.fill("$$.State.Name");
  await play.eventually(async () => assert.doesNotMatch(await found.innerText(), /RFC/));
});

test("a JSONata state has its stages too", async (t) => {
  const state = {
    Type: "Task",
    QueryLanguage: "JSONata",
    Resource: "arn:aws:lambda:us-east-1:123456789012:function:F",
    Arguments: { sku: "{% $uppercase($states.input.sku) %}" },
    Assign: { last: "{% $states.result.n + 1 %}" },
    Output: { n: "{% $states.result.n %}" },
    Next: "N",
  };
  const play = await start(t, { input: '{"sku": "a1"}', result: '{"n": 7}', definition: JSON.stringify(state, null, 2) });
  await play.verdict(/^Succeeds\. It goes on to "N" with 7 bytes\./);
  assert.deepEqual(await stages(play).locator(".station-name").allInnerTexts(), ["Arguments", "Task", "Assign", "Output"]);
  await stage(play, "Arguments").click();
  assert.deepEqual(await changed(play, "After", "added"), ['"sku": "A1"']);
  await stage(play, "Assign").click();
  assert.deepEqual(await changed(play, "After", "added"), ['"last": 8']);
  await stage(play, "Output").click();
  await side(play, "After").getByText('"n": 7').hover();
  await play.eventually(async () => assert.match(await play.page.locator(".origin").innerText(), /comes from the result at \$\.n/));
  // Every edit is answered, and so is what fails.
  await play.paste("Input", "{}");
  await play.verdict(/^Fails\. At Arguments: States\.QueryEvaluationError: .*returned nothing/s);
});

test("Context Object and variables: made up, filled in, and one's own", async (t) => {
  const definition = '{"Type": "Pass", "Parameters": {"id.$": "$$.Execution.Name", "rate.$": "$rate"}, "End": true}';
  const play = await start(t, { definition, input: "{}" });
  await play.verdict(/^Fails\. At Parameters: States\.Runtime: .*rate/);
  await play.button("Context and variables").click();
  await play.paste("Variables", '{"rate": 2}');
  await play.verdict(/^Succeeds/);
  await play.button("Fill it in").click();
  await play.eventually(async () => assert.match(await play.text("Context Object"), /"Execution": \{/));
  await play.paste("Context Object", '{"Execution": {"Name": "mine"}}');
  await stage(play, "Parameters").click();
  await play.eventually(async () => assert.deepEqual(await changed(play, "After", "added"), ['"id": "mine"', '"rate": 2']));
  await play.button("Context and variables").click();
  await play.page.getByText("in use, put away").waitFor();
  await play.verdict(/^Succeeds/);
});

test("a share link carries all texts, the state and the path to another browser", async (t) => {
  const play = await start(t, { input: '{"price": 23}' });
  await play.page.getByRole("combobox", { name: "State" }).selectOption("Big");
  await play.page.getByRole("textbox", { name: "Path", exact: true }).fill("$.price");
  await play.verdict(/^Match/);
  await play.button("Share link").click();
  await play.page.getByText(/^Link copied/).first().waitFor();
  const link = await play.clipboard();
  const { version, ...texts } = unpack(link);
  assert.deepEqual({ version, ...texts }, { version: "1", definition: machine(), input: '{"price": 23}', result: "23", state: "Big", path: "$.price" });
  const other = await open(t, new URL(link).hash);
  await other.verdict(/^Match\. Rule 2/);
  assert.equal(await other.page.getByRole("combobox", { name: "State" }).inputValue(), "Big");
  await other.paste("Input", '{"price": 230}');
  await other.verdict(/^Match\. Rule 1/);
  await other.eventually(async () => assert.equal(unpack(other.page.url()).input, '{"price": 230}'));
  await other.reload();
  await other.verdict(/^Match\. Rule 1/);
});

test("the answer is copied as markdown and as a test case", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeds/);
  await play.button("Test case").click();
  await play.eventually(async () => assert.match(await play.clipboard(), /^\{"id":"playground-/));
  const { kind, state, result, expect } = JSON.parse(await play.clipboard());
  assert.deepEqual({ kind, type: state.Type, result }, { kind: "dataflow", type: "Task", result: { return: 23 } });
  assert.deepEqual(expect.output, { order: { sku: "A1" }, price: 23 });
  await play.button("Markdown").click();
  await play.eventually(async () => assert.match(await play.clipboard(), /^\*\*Succeeds\. .*\| ● \| `ResultPath` \| `"\$\.price"` \|/s));
});

test("every example of the gallery opens with what it announces", async (t) => {
  const play = await open(t, "#/step-functions");
  await play.button("Gallery").click();
  const items = play.page.getByRole("dialog").getByRole("listitem");
  const count = await items.count();
  assert.ok(count >= 40);
  for (let at = 0; at < count; at++) {
    if (at) await play.button("Gallery").click();
    const expected = await items.nth(at).locator(".word").innerText();
    await items.nth(at).getByRole("button").click();
    await play.verdict(new RegExp(`^${expected}\\.`));
  }
});

test("without a mouse: page, panes, stages, nodes", async (t) => {
  const play = await open(t, "#/eventbridge");
  await play.page.getByRole("link", { name: "EventBridge" }).focus();
  await play.press("g", "a");
  await play.verdict(/^Succeeds/);
  for (const pane of ["definition", "input", "result", "stages"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
  await play.focusIsIn('[aria-current="step"]');
  await play.press("Home");
  assert.equal(await current(play), "InputPath");
  await play.press("ArrowRight", "ArrowRight");
  assert.equal(await current(play), "Task");
  await play.focusIsIn('[aria-current="step"]');
  await play.press("End", "ArrowRight");
  assert.equal(await current(play), "OutputPath");
  await play.press("Tab");
  await play.focusIsIn(".doc-lines");
  await play.press("End", "Home", "ArrowDown", "Enter");
  await play.eventually(async () => assert.equal(await play.clipboard(), "$.comment"));
  await play.press("F6");
  await play.focusIsIn("#pane-why");
  await play.press("Alt+ArrowUp");
  await play.eventually(async () => assert.equal(await current(play), "ResultPath"));
});

test("a phone has a tab for each text, the stages and the reasons", async (t) => {
  const play = await open(t, "#/step-functions", { size: PHONE });
  for (const [tab, pane] of [["Input", "input"], ["Result", "result"], ["Stages", "stages"], ["Why", "why"], ["Definition", "definition"]]) {
    await play.page.getByRole("tab", { name: tab }).click();
    assert.equal(await play.page.locator(`#pane-${pane}`).isVisible(), true);
    await play.fits();
  }
});

test("deep and endless input leaves the page as it is", async (t) => {
  const play = await start(t, { definition: '{"Type": "Pass", "End": true}', input: `${"[".repeat(500)}${"]".repeat(500)}` });
  await play.verdict(/^Succeeds\. Its output has 1,000 bytes/);
  await play.paste("Input", "[", { repeat: 10_000 });
  await play.verdict(/^Invalid\. The input, line 1: /);
  await play.paste("Definition", "a: &a [*a, *a]\n");
  await play.verdict(/^Invalid\. The definition/);
  await play.paste("Definition", '{"Type": "Succeed"}');
  await play.paste("Input", "{}");
  await play.verdict(/^Succeeds/);
});

test("payloads over 256 KiB are told where they arise", async (t) => {
  const play = await start(t, { definition: '{"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F", "End": true}' });
  await play.paste("Mocked result", `"${"x".repeat(262_200)}"`);
  await play.verdict(/^Fails\. At Task: States\.DataLimitExceeded/);
  assert.match(await side(play, "After").innerText(), /262,202 of 262,144 bytes/);
});

for (const face of FACES) {
  test(`axe is content with the page in every state, ${face.theme} at ${face.size.width} px`, async (t) => {
    const play = await open(t, "#/step-functions", face);
    await play.verdict(/^Succeeds/);
    const whole = async (state) => {
      await audit(play, state);
      await play.fits();
      await play.picture(`step-functions-${state}`, { fullPage: true });
    };
    const tab = async (name) => {
      const tab = play.page.getByRole("tab", { name });
      if (await tab.isVisible()) await tab.click();
    };
    const item = async (name) => {
      await play.button("Gallery").click();
      await play.page.getByRole("dialog").getByRole("button", { name }).click();
    };
    await whole("definition");
    await tab("Stages");
    await stage(play, "ResultPath").click();
    await side(play, "After").getByRole("button", { name: /lambdaresult/ }).focus();
    await whole("stages");
    await tab("Why");
    await whole("why");
    await item(/The States.Runtime trap/);
    await play.verdict(/^Fails/);
    await tab("Stages");
    await whole("fails");
    await item(/The third rule fires/);
    await play.verdict(/^Match/);
    await tab("Why");
    await whole("choice");
    await item(/A variable for later states/);
    await play.verdict(/^Succeeds/);
    await tab("Input");
    await play.page.getByRole("textbox", { name: "Path", exact: true }).fill("$.skus[*]");
    await whole("context");
    await item(/A definition that AWS refuses/);
    await play.verdict(/^Invalid/);
    await tab("Why");
    await whole("invalid");
    await play.button("Gallery").click();
    await whole("gallery");
  });
}
