// A state machine of AWS Step Functions.
import { again, drive, driveAsync, split } from "./callbacks.js";
import { textOf, write } from "./document.js";
import { attempt, dispose, Owned } from "./engine.js";
import { badArgument } from "./errors.js";
import { Execution } from "./execution.js";
import { engine as jsonataEngine, speaksJsonata } from "./jsonata.js";
import { seedOf } from "./states-language.js";
import { checked, engine } from "./states.js";
import { moment } from "./trace.js";

const optional = (doc) => (doc === undefined || doc === null ? undefined : textOf(doc));

const types = { STANDARD: false, EXPRESS: true };

/** States that a run may enter unless it is told otherwise. */
const STEPS = 1_000_000;

const stepsOf = (steps = STEPS) => {
  if (Number.isSafeInteger(steps) && steps > 0) return steps;
  throw badArgument(`maxSteps is a whole number from 1 on, not ${String(steps)}.`);
};

const owned = (home, definition) => new Owned(home, attempt(home, (glue) => new glue.StateMachine(write(home, definition))));

export class StateMachine {
  #own;
  #diagnostics;
  /** Its text, and the same in the engine with JSONata, from when that is first needed. */
  #text;
  #jsonata;
  #speaks;

  constructor(definition) {
    this.#own = owned(engine(), definition);
    this.#text = textOf(definition);
    this.#speaks = speaksJsonata(this.#text);
  }

  static check(definition, { input } = {}) {
    if (input === undefined) return checked((home, glue) => glue.StateMachine.check(write(home, definition)));
    return checked((home, glue) => glue.StateMachine.check_against(write(home, definition), textOf(input)));
  }

  get diagnostics() {
    return this.#own.use((machine) => (this.#diagnostics ??= JSON.parse(machine.diagnostics())));
  }

  run(options) {
    const { begin, run, calls } = this.#prepared(options);
    if (!calls.length) return new Execution(run(false), () => run(true));
    const answers = [];
    return new Execution(drive(begin(false), calls, answers), () => again(begin(true), answers));
  }

  async runAsync(options) {
    const { begin, run, calls } = this.#prepared(options);
    if (!calls.length) return new Execution(run(false), () => run(true));
    const answers = [];
    return new Execution(await driveAsync(begin(false), calls, answers), () => again(begin(true), answers));
  }

  /** A run that has been asked for: at once, or step by step for `calls`, functions that say what tasks come to. */
  #prepared(options) {
    if (typeof options !== "object" || options === null) throw badArgument("A machine is run with options, such as { input }.");
    const { input, context, seed, startTime, maxSteps, type = "STANDARD" } = options;
    if (input === undefined) throw badArgument("A machine is run with an input.");
    if (!Object.hasOwn(types, type)) throw badArgument(`type cannot be ${JSON.stringify(type)}.`, 'Pass "STANDARD" or "EXPRESS".');
    const { text: mocks, calls } = split(options.mocks);
    // What a run is given is kept as text, so that its history can be made when somebody asks for it.
    const given = [mocks, optional(context), seedOf(seed), moment(startTime, "startTime") / 1000, stepsOf(maxSteps), types[type]];
    const text = textOf(input);
    this.#own.live();
    const own = this.#speaks ? this.#withJsonata() : this.#own;
    const run = (history) => JSON.parse(own.use((machine) => machine.run(write(own.engine, text), ...given, history)));
    const begin = (history) => () => new Owned(own.engine, own.use((machine) => machine.start(write(own.engine, text), ...given, history)));
    return { begin, run, calls };
  }

  #withJsonata() {
    // It is made again where its engine has stopped.
    if (!this.#jsonata || this.#jsonata.engine.stopped) this.#jsonata = owned(jsonataEngine(), this.#text);
    return this.#jsonata;
  }

  inputReaching(state) {
    if (typeof state !== "string") throw badArgument(`The name of a state is a string, not ${typeof state}.`);
    this.#own.live();
    return JSON.parse(this.#withJsonata().use((machine) => machine.reach(state)));
  }

  graph() {
    return JSON.parse(this.#own.use((machine) => machine.graph()));
  }

  free() {
    this.#own.free();
    this.#jsonata?.free();
  }

  [dispose]() {
    this.free();
  }
}
