// A state machine of AWS Step Functions.
import { textOf, write } from "./document.js";
import { attempt, dispose, Owned } from "./engine.js";
import { checked, engine } from "./states.js";

export class StateMachine {
  #own;
  #diagnostics;

  constructor(definition) {
    const home = engine();
    this.#own = new Owned(home, attempt(home, (glue) => new glue.StateMachine(write(home, definition))));
  }

  static check(definition, { input } = {}) {
    if (input === undefined) return checked((home, glue) => glue.StateMachine.check(write(home, definition)));
    return checked((home, glue) => glue.StateMachine.check_against(write(home, definition), textOf(input)));
  }

  get diagnostics() {
    return this.#own.use((machine) => (this.#diagnostics ??= JSON.parse(machine.diagnostics())));
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}
