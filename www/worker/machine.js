// A machine as its page shows it: the drawing, a run with its events, and what became of every scenario.
import { PointsmanError } from "../../src/js/errors.js";
import { compareHistory, mocksFromHistory } from "../../src/js/execution.js";
import { toVitest } from "../../src/js/scenarios.js";
import { StateMachine } from "../../src/js/state-machine.js";
import { kept } from "./kept.js";

const machine = kept(StateMachine);

/** The same texts give the same run, in every tab and at any time. */
const settled = { seed: 0, startTime: "2026-01-01T00:00:00Z" };

/** What is wrong with the texts is an answer; a bug of ours is not. */
const refusal = (error) => {
  if (error instanceof PointsmanError && error.code !== "PM0002") return error.diagnostics;
  throw error;
};

const run = (machine, options, history) => {
  try {
    const execution = machine.run({ ...options, ...settled });
    return { ...execution, coverage: execution.coverage, ...(history && { history: execution.history }) };
  } catch (error) {
    return { refused: refusal(error) };
  }
};

/** `runs` are pairs of input and mocks; of the first one the events are told too. */
export const play = ({ definition, type, runs }, _, progress) => {
  let opened;
  try {
    opened = machine(definition);
  } catch (error) {
    return { invalid: refusal(error) };
  }
  const done = runs.map((options, i) => {
    // A word after each, so that many scenarios are not taken for one that has no end.
    if (i > 0) progress(i, runs.length);
    return run(opened, { ...options, type }, i === 0);
  });
  return { graph: opened.graph(), runs: done };
};

/** A history from AWS beside the run of these texts. */
export const beside = ({ definition, type, input, mocks, history }) => {
  let execution;
  try {
    execution = machine(definition).run({ input, mocks, type, ...settled });
  } catch (error) {
    return { refused: refusal(error) };
  }
  try {
    return compareHistory(history, execution);
  } catch (error) {
    return { unread: refusal(error) };
  }
};

/** What makes a run here go as one on AWS went. */
export const recall = ({ history }) => {
  try {
    return mocksFromHistory(history);
  } catch (error) {
    return { unread: refusal(error) };
  }
};

/** Scenarios as a file of tests. */
export const tests = ({ definition, scenarios }) => toVitest(definition, scenarios.map((scenario) => ({ ...scenario, ...settled })));

/** An input that reaches a state, or why none was found. */
export const reach = ({ definition, state }) => machine(definition).inputReaching(state);
