// The machine half of the Step Functions page: a definition is run with mocks, event by event, on its drawing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { pack, unpack } from "./support/links.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";

const PAGE = "#/step-functions/machine";

const lambda = (name, extra = {}) => ({ Type: "Task", Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, ...extra });

/** Charges with a retry, then ships; what fails is undone. */
const shop = {
  StartAt: "Charge",
  States: {
    Charge: lambda("Charge", {
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2, MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Undo" }],
      Assign: { "receipt.$": "$.id" },
      ResultPath: "$.charge",
      Next: "Ship",
    }),
    Ship: lambda("Ship", { End: true }),
    Undo: { Type: "Fail", Error: "Undone", Cause: "The card was refused." },
  },
};

const busy = '{"Charge": [{"Error": "Busy"}, {"result": {"id": "c-1"}}], "Ship": [{"result": {"shipped": true}}]}';
const refused = '{"Charge": [{"Error": "Refused"}]}';

/** Goes on for long, well within every limit: each expression is small, and executions of their own have events of their own. */
const endless = JSON.stringify({
  QueryLanguage: "JSONata",
  StartAt: "Count",
  States: {
    Count: {
      Type: "Map",
      Items: "{% [1..5000] %}",
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "Each",
        States: {
          Each: {
            Type: "Map",
            Items: "{% [1..1000] %}",
            ItemProcessor: {
              StartAt: "Sum",
              States: { Sum: { Type: "Pass", Output: "{% $sum($map([1..50], function($i) { $sum($map([1..50], function($j) { $i * $j })) })) %}", End: true } },
            },
            End: true,
          },
        },
      },
      End: true,
    },
  },
});

const start = async (t, { definition = JSON.stringify(shop, null, 2), input = '{"order": 7}', mocks = busy, ...options } = {}) => {
  const play = await open(t, `${PAGE}?s=${pack(JSON.stringify({ definition, input, mocks }))}`, options);
  return play;
};

const graph = (play) => play.page.getByRole("region", { name: "Graph" });
const state = (play, name) => graph(play).getByRole("button", { name: new RegExp(`^${name} `) });
const current = (play) => graph(play).locator('[aria-current="step"]').getAttribute("aria-label");
const events = (play) => play.page.getByRole("listbox", { name: "Events" });
const selected = (play) => events(play).locator('[aria-selected="true"]').innerText();
const scrubber = (play) => play.page.getByRole("slider", { name: "Event" });
const told = (play) => scrubber(play).getAttribute("aria-valuetext");
const scenarios = (play) => play.page.getByRole("region", { name: "Scenarios" });
const facts = (play, name) => play.page.getByRole("region", { name, exact: true });

test("the first visit runs the airline's booking", async (t) => {
  const play = await open(t, PAGE);
  await play.verdict(/^Succeeded\. It gives /);
  assert.equal(await play.page.title(), "pointsman · Step Functions: a whole machine, run with mocks");
  for (const name of ["Definition", "Input", "Mocks"]) assert.notEqual(await play.text(name), "");
  assert.match(await state(play, "Reserve Booking").getAttribute("aria-label"), /^Reserve Booking Task ↻1, done, tried again 1 time; leads to Collect Payment, catch Cancel Booking$/);
  assert.match(await scenarios(play).innerText(), /5 scenarios, 5 as expected, 0 not/);
});

test("the two halves lead to each other, and each keeps its texts", async (t) => {
  const play = await open(t, "#/step-functions");
  await play.verdict(/^Succeeds/);
  const halves = play.page.getByRole("navigation", { name: "Look at" });
  await halves.getByRole("link", { name: "Whole machine" }).click();
  await play.verdict(/^Succeeded/);
  assert.equal(await halves.locator('[aria-current="page"]').innerText(), "Whole machine");
  assert.equal(await play.page.getByRole("navigation", { name: "Pages" }).locator('[aria-current="page"]').innerText(), "Step Functions");
  await play.paste("Input", "{}");
  await play.verdict(/^Failed\. States\.Runtime in "Reserve Flight": .*\$\.flightTable/);
  await play.page.goBack();
  await play.verdict(/^Succeeds/);
  await play.page.locator("body").press("g");
  await play.press("m");
  await play.verdict(/^Failed/);
  assert.equal(await play.text("Input"), "{}");
});

test("a run is told in a sentence, and again whenever a text changes", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded\. It gives {"shipped":true}\. 3 transitions in 2 s of virtual time, \$0\.000075 as Standard\.$/);
  await play.eventually(async () => assert.match(await play.announcer.innerText(), /^Succeeded\./));
  await play.button("Express").click();
  await play.verdict(/as Express\.$/);
  await play.paste("Mocks", refused);
  await play.verdict(/^Failed\. Undone: The card was refused\. 2 transitions/);
  await play.paste("Mocks", '{"Charge": [');
  await play.verdict(/^Invalid\. The list of mocks/);
  assert.match(await graph(play).innerText(), /for the text before your last edit/);
  await play.paste("Mocks", '{"Charge": [{"result": {"id": "c-1"}}]}');
  await play.verdict(/^Stops\. The Task state "Ship" was reached and has no mock/);
  await play.button("Mock every Task").click();
  await play.verdict(/^Succeeded\. It gives {}\./);
});

test("a definition in YAML runs, and one in JSONata too", async (t) => {
  const play = await start(t, {
    definition: "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Result: 5\n    End: true\n",
    mocks: "",
  });
  await play.verdict(/^Succeeded\. It gives 5\./);
  await play.paste("Definition", '{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": "{% $states.input.order * 2 %}", "End": true}}}');
  await play.verdict(/^Succeeded\. It gives 14\./);
});

test("the scrubber goes through the events, with payload and variables at each", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  assert.match(await told(play), /^Event (\d+) of \1 at 2 s: ExecutionSucceeded$/);
  assert.equal(await facts(play, "Payload of the event").locator("pre").innerText(), '{\n  "shipped": true\n}');
  await scrubber(play).focus();
  await play.press("Home");
  await play.eventually(async () => assert.match(await told(play), /^Event 1 of \d+ at 0 s: ExecutionStarted$/));
  assert.match(await state(play, "Charge").getAttribute("aria-label"), /entered later/);
  await play.press("ArrowRight");
  await play.eventually(async () => assert.match(await current(play), /^Charge Task, entered; leads to Ship, catch Undo$/));
  assert.match(await facts(play, "Variables at the event").innerText(), /none here/);
  await events(play).focus();
  await play.press("End", "ArrowUp");
  await play.eventually(async () => assert.match(await selected(play), /TaskStateExited\s+Ship/));
  assert.match(await facts(play, "Variables at the event").innerText(), /\$receipt\s+"c-1"/);
  await play.button("The first event").click();
  await play.eventually(async () => assert.match(await told(play), /^Event 1 of /));
  assert.ok(await play.button("The event before").isDisabled());
  // Alt with the arrows goes from state to state, and so does the cursor in the definition.
  await play.press("Alt+ArrowDown", "Alt+ArrowDown");
  await play.eventually(async () => assert.match(await told(play), /TaskStateEntered, Ship$/));
});

test("a step opens in place, with what it had, and in the other half", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  await state(play, "Charge").press("Enter");
  await play.eventually(async () => assert.match(await told(play), /TaskStateEntered, Charge$/));
  await play.button("Data flow of Charge").click();
  const stages = play.page.getByRole("toolbar", { name: "Stages of the state" });
  assert.deepEqual(await stages.locator(".station-name").allInnerTexts(), ["InputPath", "Parameters", "Task", "ResultSelector", "ResultPath", "Assign", "OutputPath"]);
  await stages.getByRole("button", { name: /^ResultPath/ }).click();
  assert.match(await play.page.getByRole("region", { name: /^After / }).innerText(), /"charge": {/);
  await play.page.getByRole("link", { name: /Open it with editors/ }).click();
  await play.verdict(/^Succeeds\. It goes on to "Ship"/);
  assert.match(await play.text("Mocked result"), /"c-1"/);
});

test("a JSONata step opens in place with its stages, and the next one with its own", async (t) => {
  const states = {
    Charge: lambda("Charge", { Arguments: { order: "{% $states.input.order %}" }, Assign: { receipt: "{% $states.result.id %}" }, Output: { paid: "{% $states.result.id %}" }, Next: "Double" }),
    Double: { Type: "Pass", Output: "{% $states.input.paid & '!' %}", End: true },
  };
  const definition = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "Charge", States: states }, null, 2);
  const play = await start(t, { definition, mocks: '{"Charge": {"result": {"id": "c-1"}}}' });
  await play.verdict(/^Succeeded\. It gives "c-1!"/);
  await state(play, "Charge").press("Enter");
  await play.eventually(async () => assert.match(await told(play), /TaskStateEntered, Charge$/));
  await play.button("Data flow of Charge").click();
  const stages = play.page.getByRole("toolbar", { name: "Stages of the state" });
  await play.eventually(async () => assert.deepEqual(await stages.locator(".station-name").allInnerTexts(), ["Arguments", "Task", "Assign", "Output"]));
  await stages.getByRole("button", { name: /^Output/ }).click();
  assert.match(await play.page.getByRole("region", { name: /^After / }).innerText(), /"paid": "c-1"/);
  await state(play, "Double").press("Enter");
  await play.eventually(async () => assert.match(await told(play), /PassStateEntered, Double$/));
  const open = play.button("Data flow of Double");
  if ((await open.getAttribute("aria-expanded")) === "false") await open.click();
  await play.eventually(async () => assert.ok(!(await stages.locator(".station-name").allInnerTexts()).includes("Task")));
  await play.eventually(async () => assert.match(await stages.innerText(), /Output/));
});

test("arrow keys walk the graph along its arrows", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  await graph(play).locator('[tabindex="0"][data-state]').focus();
  const focused = () => play.page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await play.press("Home");
  assert.match(await focused(), /^Charge /);
  await play.press("ArrowDown");
  assert.match(await focused(), /^Ship /);
  await play.press("ArrowUp");
  assert.match(await focused(), /^Charge /);
  await play.press("ArrowDown");
  await play.press(/^Ship/.test(await focused()) ? "ArrowRight" : "ArrowLeft");
  if (!/^Undo/.test(await focused())) await play.press("ArrowLeft");
  assert.match(await focused(), /^Undo Fail, not in this run/);
  assert.equal(await graph(play).locator('[tabindex="0"][data-state]').count(), 1);
});

test("scenarios are kept, tried and opened; what none of them reaches is told", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  const coverage = facts(play, "Coverage");
  assert.match(await coverage.innerText(), /Undo\s+never entered/);
  assert.match(await coverage.innerText(), /Charge\s+catcher 1, to Undo/);
  await scenarios(play).getByRole("textbox", { name: "Name of the scenario" }).fill("Busy at first");
  await play.button("Add the run above").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /1 scenario, 1 as expected, 0 not/));
  await play.paste("Mocks", refused);
  await play.verdict(/^Failed/);
  await play.button("Add the run above").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /2 scenarios, 2 as expected, 0 not/));
  await play.eventually(async () => assert.match(await coverage.innerText(), /Every state, rule, Default, retrier and catcher was exercised/));
  // The definition changes: the scenarios tell what it broke.
  await play.paste("Definition", JSON.stringify({ ...shop, States: { ...shop.States, Charge: { ...shop.States.Charge, Retry: undefined } } }));
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /2 scenarios, 1 as expected, 1 not/));
  assert.match(await scenarios(play).innerText(), /not as expected: SUCCEEDED was expected, not FAILED/);
  await play.button("Open Busy at first").click();
  await play.eventually(async () => assert.match(await play.text("Mocks"), /Busy/));
  await scenarios(play).getByRole("combobox", { name: "Expected of Busy at first" }).selectOption("FAILED");
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /2 as expected, 0 not/));
  await play.button("Remove Scenario 2").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /1 scenario, /));
  await play.button("Undo").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /2 scenarios, /));
});

test("a MockConfigFile becomes scenarios", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  await scenarios(play).getByText("Paste scenarios, or a MockConfigFile").click();
  const area = scenarios(play).getByRole("textbox", { name: "Scenarios to add" });
  const config = {
    StateMachines: { Shop: { TestCases: { Happy: { Charge: "Charged", Ship: "Shipped" }, Sad: { Charge: "Refused" } } } },
    MockedResponses: {
      Charged: { 0: { Return: { id: "c-2" } } },
      Shipped: { 0: { Return: "gone" } },
      Refused: { 0: { Throw: { Error: "Refused", Cause: "No" } } },
    },
  };
  await area.fill(JSON.stringify(config));
  await play.button("Add scenarios").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /2 scenarios/));
  await play.button("Expect these outcomes").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /2 as expected, 0 not/));
  await area.fill("{ no");
  await play.button("Add scenarios").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /This is not JSON/));
});

test("a state that no run reaches gets an input, and the scenarios become a file of tests", async (t) => {
  const definition = {
    StartAt: "Large",
    States: {
      Large: { Type: "Choice", Choices: [{ Variable: "$.order", NumericGreaterThan: 100, Next: "Ask" }], Default: "Done" },
      Ask: lambda("Ask", { End: true }),
      Done: { Type: "Succeed" },
    },
  };
  const play = await start(t, { definition: JSON.stringify(definition), mocks: "" });
  await play.verdict(/^Succeeded/);
  await play.button("Find an input that reaches Ask").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /1 scenario/));
  await play.eventually(async () => assert.match(await facts(play, "Coverage").innerText(), /Every state, rule, Default, retrier and catcher was exercised/));
  await play.button("Open Reaches Ask").click();
  await play.eventually(async () => assert.match(await state(play, "Ask").getAttribute("aria-label"), /^Ask Task, done/));
  const waiting = play.page.waitForEvent("download");
  await play.button("Save as Vitest file").click();
  const file = await waiting;
  assert.equal(file.suggestedFilename(), "machine.test.js");
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /import { describe, expect, test } from "vitest";/);
  assert.match(text, /"?Reaches Ask"?/);
});

test("a history from AWS is laid beside the run", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  const at = (s) => `2026-03-01T10:00:0${s}.000000+00:00`;
  const history = {
    events: [
      { timestamp: at(0), type: "ExecutionStarted", id: 1, previousEventId: 0, executionStartedEventDetails: { input: '{"order": 7}', inputDetails: { truncated: false }, roleArn: "arn:aws:iam::1:role/x" } },
      { timestamp: at(0), type: "TaskStateEntered", id: 2, previousEventId: 0, stateEnteredEventDetails: { name: "Charge", input: '{"order": 7}', inputDetails: { truncated: false } } },
      { timestamp: at(0), type: "LambdaFunctionScheduled", id: 3, previousEventId: 2, lambdaFunctionScheduledEventDetails: { resource: "arn:aws:lambda:us-east-1:123456789012:function:Charge", input: '{"order": 7}', inputDetails: { truncated: false } } },
      { timestamp: at(0), type: "LambdaFunctionStarted", id: 4, previousEventId: 3 },
      { timestamp: at(1), type: "LambdaFunctionFailed", id: 5, previousEventId: 4, lambdaFunctionFailedEventDetails: { error: "Refused", cause: "no" } },
      { timestamp: at(1), type: "TaskStateExited", id: 6, previousEventId: 5, stateExitedEventDetails: { name: "Charge", output: '{"order": 7, "error": {"Error": "Refused", "Cause": "no"}}', outputDetails: { truncated: false } } },
      { timestamp: at(1), type: "FailStateEntered", id: 7, previousEventId: 6, stateEnteredEventDetails: { name: "Undo", input: '{"order": 7, "error": {"Error": "Refused", "Cause": "no"}}', inputDetails: { truncated: false } } },
      { timestamp: at(1), type: "ExecutionFailed", id: 8, previousEventId: 7, executionFailedEventDetails: { error: "Undone", cause: "The card was refused." } },
    ],
  };
  const panel = play.page.locator(".beside-aws");
  await panel.getByText("Beside a history from AWS").click();
  await play.paste("History from AWS", JSON.stringify(history));
  await play.eventually(async () => assert.match(await panel.innerText(), /Not the same\./));
  await play.button("Take its input and mocks").click();
  await play.verdict(/^Failed\. Undone/);
  await play.eventually(async () => assert.match(await panel.innerText(), /The same\./));
  await play.button("Undo").click();
  await play.verdict(/^Succeeded/);
  await play.paste("History from AWS", '{"events": 5}');
  await play.eventually(async () => assert.match(await panel.innerText(), /This is no history: /));
});

test("a run without end can be stopped, is stopped in time, and takes no text with it", async (t) => {
  const play = await start(t, { definition: endless, mocks: "" });
  await play.button("Stop").click();
  await play.verdict(/^Stopped\. You stopped the run\./);
  await play.press("Control+Enter");
  await play.button("Stop").waitFor();
  await play.press("Control+Enter");
  await play.verdict(/^Stopped\. You stopped the run\./);
  // One that nobody asked for has two seconds.
  await play.paste("Input", '{"order": 8}');
  await play.verdict(/^Stopped\. The run took longer than 2 s and was stopped/);
  assert.match(await play.text("Definition"), /5000/);
  // And a loop that goes round for ever ends at the limits that AWS has.
  await play.paste("Definition", '{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 0, "Next": "B"}, "B": {"Type": "Choice", "Choices": [{"Variable": "$.out", "IsPresent": true, "Next": "C"}], "Default": "A"}, "C": {"Type": "Succeed"}}}');
  await play.verdict(/^Failed\. States\.Runtime/);
  assert.match(await play.page.getByRole("region", { name: "Events" }).innerText(), /25,000 events/);
  await play.button("Earlier").click();
  await play.eventually(async () => assert.match(await told(play), /^Event 24,800 of 25,000/));
});

test("the graph is saved as SVG and as PNG", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  const saved = async (name) => {
    const waiting = play.page.waitForEvent("download");
    await graph(play).getByRole("button", { name, exact: true }).click();
    const file = await waiting;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const svg = await saved("SVG");
  assert.equal(svg.name, "machine.svg");
  assert.match(svg.bytes.toString(), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[\s\S]*>Charge<[\s\S]*>Ship<[\s\S]*<\/svg>\s*$/);
  const png = await saved("PNG");
  assert.equal(png.name, "machine.png");
  assert.deepEqual([...png.bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  // Two pixels of the file for each of the drawing, and more than one colour in it.
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  const drawn = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg.bytes.toString());
  assert.deepEqual([width, height], [Math.ceil(drawn[1] * 2), Math.ceil(drawn[2] * 2)]);
  assert.ok(png.bytes.length > 4_000);
});

test("links carry definition, input, mocks and scenarios, and a reload keeps them", async (t) => {
  const play = await start(t);
  await play.verdict(/^Succeeded/);
  await play.button("Add the run above").click();
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /1 as expected/));
  await play.press("Control+s");
  await play.eventually(async () => assert.match(await play.clipboard(), /#\/step-functions\/machine\?s=1\./));
  const carried = unpack(await play.clipboard());
  assert.deepEqual(JSON.parse(carried.definition), JSON.parse(JSON.stringify(shop)));
  assert.deepEqual([carried.input, carried.mocks, carried.scenarios.length], ['{"order": 7}', busy, 1]);
  await play.paste("Input", '{"order": 8}');
  await play.verdict(/^Succeeded/);
  await play.reload();
  await play.verdict(/^Succeeded/);
  assert.match(await play.text("Input"), /8/);
  assert.match(await scenarios(play).innerText(), /1 scenario/);
});

test("every machine of the gallery opens, runs and keeps its promises", async (t) => {
  const items = JSON.parse(await readFile(new URL("../../www/gallery/machines.json", import.meta.url), "utf8"));
  const play = await open(t, PAGE);
  for (const item of items) {
    await play.button("Gallery").click();
    const dialog = play.page.getByRole("dialog", { name: "Gallery" });
    await dialog.getByRole("searchbox").fill(item.title);
    await dialog.getByRole("listitem").getByRole("button").click();
    await play.verdict(new RegExp(`^${item.word}\\.`));
    const n = item.scenarios.length;
    await play.eventually(async () => assert.match(await scenarios(play).innerText(), new RegExp(`${n} scenarios, ${n} as expected, 0 not`), item.id));
    assert.match(await play.page.getByRole("note", { name: "Message" }).innerText(), new RegExp(item.title.replace(/[?.]/g, "\\$&")));
  }
});

test("with the keyboard alone: F6 goes round, a machine is run, scrubbed and opened", async (t) => {
  const play = await open(t, PAGE);
  await play.verdict(/^Succeeded/);
  for (const pane of ["definition", "input", "mocks", "graph", "events", "tests", "definition"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
  for (const pane of ["input", "mocks", "graph"]) {
    await play.press("F6");
    await play.focusIsIn(`#pane-${pane}`);
  }
  await play.press("Home", "Enter");
  await play.eventually(async () => assert.match(await told(play), /TaskStateEntered, Reserve Flight$/));
  await play.press("F6");
  await play.focusIsIn("#pane-events");
  await play.press("End");
  await play.eventually(async () => assert.match(await told(play), /ExecutionSucceeded$/));
  await play.press("F6");
  await play.focusIsIn("#pane-tests");
  await play.page.keyboard.type("By hand");
  await play.press("Tab", "Enter");
  await play.eventually(async () => assert.match(await scenarios(play).innerText(), /6 scenarios, 6 as expected/));
});

for (const face of FACES) {
  const name = `${face.theme}, ${face.size.width} px`;
  test(`axe finds nothing, and nothing is wider than the window: ${name}`, async (t) => {
    const play = await open(t, PAGE, face);
    await play.verdict(/^Succeeded/);
    await play.fits();
    await audit(play, "a run");
    await play.picture("machine");
    if (face.size === PHONE) {
      const tabs = play.page.getByRole("tablist", { name: "Panes" });
      for (const tab of ["Graph", "Events", "Tests"]) {
        await tabs.getByRole("tab", { name: tab }).click();
        await play.fits();
        await audit(play, tab);
        await play.picture(`machine-${tab.toLowerCase()}`);
      }
      return;
    }
    await play.picture("machine-page", { fullPage: true });
    await play.button("The first event").click();
    await play.button("The next event").click();
    await play.page.getByRole("button", { name: /^Data flow of / }).click();
    await play.page.getByRole("toolbar", { name: "Stages of the state" }).waitFor();
    await play.page.locator(".beside-aws > summary").click();
    await play.fits();
    await audit(play, "a step, and the panel of AWS");
    await play.picture("machine-step", { fullPage: true });
    await play.paste("Input", "{");
    await play.verdict(/^Invalid/);
    await audit(play, "a text that cannot be read");
    await play.paste("Input", "{}");
    await play.verdict(/^Failed/);
    await audit(play, "a run that failed");
    await play.picture("machine-failed");
  });
}

test("from a keystroke to the run that it changes", async (t) => {
  const play = await start(t, { input: '{"order": "7"}', definition: '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}', mocks: "" });
  await play.verdict(/^Succeeded/);
  await play.editor("Input").focus();
  await play.press("Control+Home", ...Array(12).fill("ArrowRight"));
  await play.page.evaluate(() => {
    const state = { struck: 0, times: [] };
    globalThis.measured = state;
    addEventListener("keydown", (stroke) => (state.struck = stroke.timeStamp), true);
    new MutationObserver(() => {
      if (state.struck) state.times.push(performance.now() - state.struck);
      state.struck = 0;
    }).observe(document.querySelector("[role=status]"), { subtree: true, childList: true, characterData: true });
  });
  for (let i = 0; i < 30; i++) {
    await play.press(i % 2 ? "Backspace" : "x");
    await play.page.waitForFunction((count) => globalThis.measured.times.length === count, i + 1);
  }
  const times = await play.page.evaluate(() => globalThis.measured.times);
  await play.verdict(/"order":"7"/);
  times.sort((a, b) => a - b);
  console.log(`figure: keystroke to the run of a machine, in a worker, 60 ms of pause included: p50 ${times[15].toFixed(0)} ms, p95 ${times[28].toFixed(0)} ms`);
});
