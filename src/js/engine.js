// The instances of the wasm modules: each made at its first use, and given up when it traps.
import { misuse, PointsmanError } from "./errors.js";

/** A function that answers the instance of a module: `{ glue, memory, stopped, … }`; the rest are views of the memory. */
export const engineOf = (instantiate, load) => {
  let current;
  const start = () => {
    const engine = { input: new Uint8Array(0), words: new Uint32Array(0), encoder: new TextEncoder(), stopped: false };
    engine.forget = () => {
      if (current === engine) current = undefined;
    };
    engine.glue = instantiate(forgiving(engine));
    engine.memory = engine.glue.initSync({ module: load() }).memory;
    return engine;
  };
  return () => (current ??= start());
};

// What is garbage is freed on the other side too, but not in a stopped engine: an error there would have no one to catch it.
const forgiving = (engine) =>
  globalThis.FinalizationRegistry &&
  class extends FinalizationRegistry {
    constructor(free) {
      super((pointer) => {
        try {
          if (!engine.stopped) free(pointer);
        } catch (error) {
          failure(engine, error);
        }
      });
    }
  };

const stopped = (error) =>
  misuse(
    "PM0002",
    `The engine stopped${error ? `: ${error.message}` : ", and this object went with it"}.`,
    "This is a bug in pointsman, please report it. New objects work; those made before are lost.",
  );

/** The error of what src/wasm throws: diagnostics, or those with AWS's name of the error. */
const thrown = (what) => (Array.isArray(what) ? new PointsmanError(what) : new PointsmanError(what.diagnostics, what.code));

/** What to throw for what came out of a call into `engine`. */
export const failure = (engine, error) => {
  if (error instanceof PointsmanError) return error;
  if (typeof error === "string") return thrown(JSON.parse(error));
  // A trap or an exhausted stack: the memory may be half-written, so nothing goes on in it.
  engine.stopped = true;
  engine.forget();
  return stopped(error);
};

/** Runs `work(glue)`; whatever goes wrong in it becomes a PointsmanError. */
export const attempt = (engine, work) => {
  try {
    return work(engine.glue);
  } catch (error) {
    throw failure(engine, error);
  }
};

/** A function that asks the engine's `work(engine, glue)` for diagnostics as text; what is thrown instead are diagnostics too. */
export const checkedIn = (engine) => (work) => {
  try {
    const home = engine();
    return JSON.parse(attempt(home, (glue) => work(home, glue)));
  } catch (error) {
    if (error instanceof PointsmanError) return error.diagnostics;
    throw error;
  }
};

/** What `names` has at the `count` numbers that the engine wrote to `pointer`. */
export const named = (engine, pointer, count, names) => {
  // Memory that grew has another buffer, and views of the old one are empty.
  if (engine.words.length === 0) engine.words = new Uint32Array(engine.memory.buffer);
  const list = new Array(count);
  for (let i = 0, at = pointer >>> 2; i < count; i++) list[i] = names[engine.words[at + i]];
  return list;
};

/** `using pattern = new EventPattern(…)`, where the runtime has it. */
export const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** An object on the other side, which knows when it must not be used any more. */
export class Owned {
  constructor(engine, handle) {
    this.engine = engine;
    this.handle = handle;
  }

  /** The object, or an error where it is gone. */
  live() {
    if (this.engine.stopped) throw stopped();
    if (this.handle === undefined) throw misuse("PM0001", "The object was used after free().", "Make a new one, or free it later.");
    return this.handle;
  }

  /** Runs `work(object)`. */
  use(work) {
    const handle = this.live();
    return attempt(this.engine, () => work(handle));
  }

  free() {
    const { handle } = this;
    this.handle = undefined;
    if (handle !== undefined && !this.engine.stopped) attempt(this.engine, () => handle.free());
  }
}
