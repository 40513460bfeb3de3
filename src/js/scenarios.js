// Scenarios: many inputs and mocks for one machine, what each is to come to, and the same as a file of tests.
import { textOf } from "./document.js";
import { badArgument } from "./errors.js";
import { coverageOf } from "./execution.js";
import { StateMachine } from "./state-machine.js";

/** Scenarios are the same each time, unless they say otherwise. */
const DEFAULTS = { seed: 0, startTime: "2025-01-01T00:00:00.000Z" };
const GIVEN = ["mocks", "context", "seed", "startTime", "maxSteps", "type"];
const EXPECTED = ["status", "output", "error", "cause", "path", "waits", "durationSeconds"];

const optionsOf = ({ name, expect, ...given }) => ({ ...DEFAULTS, ...given });

const checked = (scenarios) => {
  if (!Array.isArray(scenarios) || scenarios.length === 0) throw badArgument("Scenarios are a list of at least one, such as [{ name, input, mocks, expect }].");
  for (const scenario of scenarios) {
    if (typeof scenario?.name !== "string") throw badArgument("A scenario has a name.");
    if (scenario.input === undefined) throw badArgument(`The scenario ${JSON.stringify(scenario.name)} has no input.`);
    const unknown = Object.keys(scenario).find((key) => !["name", "input", "expect", ...GIVEN].includes(key));
    if (unknown) throw badArgument(`The scenario ${JSON.stringify(scenario.name)} has a member ${JSON.stringify(unknown)} that means nothing.`);
    const expected = Object.keys(scenario.expect ?? {}).find((key) => !EXPECTED.includes(key));
    if (expected) throw badArgument(`The scenario ${JSON.stringify(scenario.name)} cannot expect ${JSON.stringify(expected)}.`, `It can expect ${EXPECTED.join(", ")}.`);
  }
  return scenarios;
};

/** Are two plain values equal, whatever the order of members? */
const equal = (a, b) => {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return left.length === right.length && left.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
};

/** The machine of a definition, or the machine itself, which is not freed. */
const withMachine = (definition, work) => {
  if (definition instanceof StateMachine) return work(definition);
  const machine = new StateMachine(definition);
  try {
    return work(machine);
  } finally {
    machine.free();
  }
};

export const runScenarios = (definition, scenarios) => {
  const list = checked(scenarios);
  return withMachine(definition, (machine) => {
    const runs = [];
    const results = list.map((scenario) => {
      let execution;
      try {
        execution = machine.run(optionsOf(scenario));
      } catch (error) {
        // Such as a Task without a mock: this scenario cannot be played, others can.
        return { name: scenario.name, passed: false, differences: [], problem: error };
      }
      runs.push(execution);
      // Made now, since the machine may be gone when it is asked for.
      void execution.coverage;
      const differences = Object.entries(scenario.expect ?? {})
        .filter(([what, wanted]) => !equal(wanted, execution[what]))
        .map(([what, wanted]) => ({ what, wanted, found: execution[what] }));
      return { name: scenario.name, passed: differences.length === 0, differences, execution };
    });
    const coverage = runs.length ? coverageOf(runs) : undefined;
    return { passed: results.every(({ passed }) => passed), results, coverage };
  });
};

/** A value as JavaScript. JSON is that, but for one name that would not be a member, and the ends of lines of old. */
const literal = (value, indent) => {
  const pad = (depth) => "  ".repeat(depth);
  const write = (it, depth) => {
    if (typeof it !== "object" || it === null) return JSON.stringify(it) ?? "undefined";
    const parts = Array.isArray(it)
      ? it.map((part) => write(part, depth + 1))
      : Object.entries(it).filter(([, part]) => part !== undefined).map(([key, part]) => `${name(key)}: ${write(part, depth + 1)}`);
    const [open, close] = Array.isArray(it) ? ["[", "]"] : ["{", "}"];
    const short = parts.join(", ");
    const gap = Array.isArray(it) || parts.length === 0 ? "" : " ";
    if (short.length + 2 * depth < 100 && !short.includes("\n")) return `${open}${gap}${short}${gap}${close}`;
    return `${open}\n${parts.map((part) => `${pad(depth + 1)}${part},\n`).join("")}${pad(depth)}${close}`;
  };
  return write(value, indent).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
};

const name = (key) => (key === "__proto__" ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));

/** A document as JavaScript: JSON as the value that it is, as long as nothing is lost; other text as text. */
const documentOf = (doc, indent) => {
  const text = textOf(doc);
  try {
    const value = JSON.parse(text);
    // Numbers that JavaScript cannot hold stay text.
    const exact = !/[\d.][eE]|\d{16}|\.\d{15}/.test(text);
    // A lone string would be read as a document's text.
    if (exact && typeof value !== "string") return literal(value, indent);
  } catch {
    // YAML.
  }
  return literal(text, indent);
};

const functions = (mocks) => Object.values(typeof mocks === "object" && mocks !== null ? mocks : {}).flat().some((it) => typeof it === "function");

export const toVitest = (definition, scenarios, { name: suite = "state machine", module = "pointsman", coverage = false } = {}) => {
  if (definition instanceof StateMachine) throw badArgument("The file has the definition in it.", "Pass the definition, not the machine.");
  const list = checked(scenarios);
  const { results, coverage: covered } = runScenarios(definition, list);
  const lines = [
    `import { ${coverage ? "coverageOf, " : ""}StateMachine } from ${JSON.stringify(module)};`,
    `import { ${["describe", "expect", "test"].join(", ")} } from "vitest";`,
    "",
    `const machine = new StateMachine(${documentOf(definition, 0)});`,
    ...(coverage ? ["", "const runs = [];"] : []),
    "",
    `describe(${literal(suite, 0)}, () => {`,
  ];
  for (const [i, scenario] of list.entries()) {
    if (functions(scenario.mocks)) throw badArgument(`The scenario ${JSON.stringify(scenario.name)} has a function among its mocks, which cannot be written into a file.`);
    const { execution, problem } = results[i];
    if (problem) throw problem;
    const found = Object.fromEntries(["status", "output", "error", "path"].filter((what) => execution[what] !== undefined).map((what) => [what, execution[what]]));
    const given = optionsOf(scenario);
    const members = ["input", ...GIVEN].filter((key) => given[key] !== undefined).map((key) => {
      const doc = key === "input" || key === "context" || (key === "mocks" && typeof given.mocks === "string");
      const value = key === "startTime" && given[key] instanceof Date ? given[key].toISOString() : given[key];
      return `      ${key}: ${doc ? documentOf(value, 3) : literal(value, 3)},`;
    });
    lines.push(...(i ? [""] : []), `  test(${literal(scenario.name, 1)}, () => {`, "    const run = machine.run({", ...members, "    });");
    if (coverage) lines.push("    runs.push(run);");
    for (const [what, wanted] of Object.entries(scenario.expect ?? found)) lines.push(`    expect(run.${what}).toEqual(${literal(wanted, 2)});`);
    lines.push("  });");
  }
  if (coverage) {
    lines.push("", `  test("what these exercise of the machine", () => {`, `    expect(coverageOf(runs).missing).toEqual(${literal(covered.missing, 2)});`, "  });");
  }
  lines.push("});", "");
  return lines.join("\n");
};
