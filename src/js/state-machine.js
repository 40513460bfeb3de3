// A state machine of AWS Step Functions.
import { write } from "./document.js";
import { attempt, checked, dispose, engine, Owned } from "./engine.js";

export class StateMachine {
  #own;
  #diagnostics;

  constructor(definition) {
    const home = engine();
    this.#own = new Owned(home, attempt(home, (glue) => new glue.StateMachine(write(home, definition))));
  }

  static check(definition) {
    return checked((home, glue) => glue.StateMachine.check(write(home, definition)));
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
