// What the page can ask of a worker: a line a call, over the package's public names.
// A call gets its input (plain data), its attachments (texts and files, which are not worth writing as JSON) and a way
// to tell how far it is: progress(done, total, what). What it answers is written as JSON, or is a promise of that. Names
// are imported from their files, so that no engine comes along which no call needs.
import { evalJsonata } from "../../src/js/eval-jsonata.js";
import { coverageOf, importMocks } from "../../src/js/execution.js";
import { StateMachine } from "../../src/js/state-machine.js";
import { traceState } from "../../src/js/trace.js";
import { kept } from "./kept.js";
import * as machines from "./machine.js";
import * as secrets from "./secrets.js";

const machine = kept(StateMachine);

/** A run with what it covered and, where asked for, its events. */
const run = ({ definition, history, ...options }) => {
  const execution = machine(definition).run(options);
  return { ...execution, coverage: execution.coverage, ...(history && { history: execution.history }) };
};

export const calls = {
  "secrets.scan": secrets.scan,
  "secrets.scanAll": secrets.scan, // by another name, so that typing in one text gives up no scan of all
  "secrets.open": secrets.open,
  "secrets.redact": secrets.redact,
  "secrets.explain": secrets.explain,
  "secrets.reveal": secrets.reveal,
  "secrets.rules": secrets.rules,
  "secrets.bench": secrets.bench,
  "secrets.report": secrets.report,

  "states.check": ({ definition, input }) => StateMachine.check(definition, { input }),
  "states.graph": ({ definition }) => machine(definition).graph(),
  "states.run": run,
  "states.play": machines.play,
  "states.beside": machines.beside,
  "states.recall": machines.recall,
  "states.tests": machines.tests,
  "states.reach": machines.reach,
  "states.coverage": ({ runs }) => coverageOf(runs),
  "states.importMocks": ({ config }) => importMocks(config),
  "states.trace": ({ state, ...options }) => traceState(state, options),
  "states.jsonata": ({ expression, input, bindings, ...options }) => evalJsonata(expression, input, bindings, options),
};
