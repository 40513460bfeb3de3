// An input transformer.
import { engine } from "./core.js";
import { write } from "./document.js";
import { attempt, dispose, Owned } from "./engine.js";
import { badArgument, PointsmanError } from "./errors.js";

const text = (name, value) => {
  if (typeof value !== "string") throw badArgument(`${name} is a string, not ${value === null ? "null" : typeof value}.`);
  return value;
};

const optional = (name, value) => (value === undefined ? undefined : text(name, value));

/** The options on the other side. */
const given = (glue, options) => {
  if (typeof options !== "object" || options === null) throw badArgument("An input transformer takes an object with InputTemplate.");
  const { InputPathsMap = {}, InputTemplate, ruleName, ruleArn, ingestionTime } = options;
  const paths = Object.entries(InputPathsMap ?? {}).map(([name, path]) => [name, text(`InputPathsMap.${name}`, path)]);
  const rest = [optional("ruleName", ruleName), optional("ruleArn", ruleArn), optional("ingestionTime", ingestionTime)];
  const transformer = new glue.Transformer(text("InputTemplate", InputTemplate), ...rest);
  for (const [name, path] of paths) transformer.path(name, path);
  return transformer;
};

export class InputTransformer {
  #own;
  #diagnostics;

  constructor(options) {
    const home = engine();
    this.#own = new Owned(home, attempt(home, (glue) => given(glue, options).compile()));
  }

  static check(options) {
    try {
      return JSON.parse(attempt(engine(), (glue) => given(glue, options).check()));
    } catch (error) {
      if (error instanceof PointsmanError) return error.diagnostics;
      throw error;
    }
  }

  get diagnostics() {
    return this.#own.use((transformer) => (this.#diagnostics ??= JSON.parse(transformer.diagnostics())));
  }

  apply(event) {
    const { engine } = this.#own;
    return this.#own.use((transformer) => transformer.apply(write(engine, event)));
  }

  explain(event) {
    const { engine } = this.#own;
    return JSON.parse(this.#own.use((transformer) => transformer.explain(write(engine, event))));
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}
