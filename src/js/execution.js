// A run that is over.
import { textOf, write } from "./document.js";
import { attempt } from "./engine.js";
import { badArgument } from "./errors.js";
import { engine } from "./states.js";

/** What it came to; its events are made when they are first asked for, by running once more: a run is the same each time. */
export class Execution {
  #again;
  #details;

  constructor(told, again) {
    Object.assign(this, told);
    this.#again = again;
  }

  get history() {
    return (this.#details ??= this.#again()).history;
  }

  get coverage() {
    return (this.#details ??= this.#again()).coverage;
  }
}

/** What several runs of one machine cover together: a part is missing where it is missing in each. */
export const coverageOf = (runs) => {
  const [first, ...rest] = [...runs].map((run) => run.coverage);
  if (!first) throw badArgument("There is no coverage without a run.");
  const key = ({ kind, state, index }) => JSON.stringify([kind, state, index]);
  const open = rest.map(({ missing }) => new Set(missing.map(key)));
  const missing = first.missing.filter((part) => open.every((set) => set.has(key(part))));
  return { total: first.total, covered: first.total - missing.length, missing };
};

export const importMocks = (config) => {
  const home = engine();
  return JSON.parse(attempt(home, (glue) => glue.import_mocks(write(home, config))));
};

/** Compares what AWS exported with an execution here, or with the events of one. */
export const compareHistory = (aws, execution) => {
  if (execution === null || typeof execution !== "object") throw badArgument("A history is compared with an execution, or with the history of one.");
  const here = textOf(Array.isArray(execution) ? execution : (execution.history ?? execution));
  const home = engine();
  return JSON.parse(attempt(home, (glue) => glue.compare_history(write(home, aws), here)));
};

export const mocksFromHistory = (history) => {
  const home = engine();
  return JSON.parse(attempt(home, (glue) => glue.mocks_from_history(write(home, history))));
};
