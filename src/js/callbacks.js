// Tasks that functions stand for: a run stops at each with a question, and goes on with the answer.
import { textOf, write } from "./document.js";
import { badArgument } from "./errors.js";

/** Runs within answers of runs, which a function can ask for without end. */
const DEEPEST = 50;
let depth = 0;

/** Mocks as text, and the functions among them, which the text names by number. */
export const split = (mocks) => {
  if (mocks === undefined || mocks === null) return { text: undefined, calls: [] };
  if (typeof mocks !== "object" || ArrayBuffer.isView(mocks)) return { text: textOf(mocks), calls: [] };
  const calls = [];
  const outcome = (it) => (typeof it === "function" ? { call: calls.push(it) - 1 } : it);
  const plain = Object.entries(mocks).map(([name, it]) => [name, Array.isArray(it) ? it.map(outcome) : outcome(it)]);
  return { text: textOf(calls.length ? Object.fromEntries(plain) : mocks), calls };
};

/** What a function threw, as the error of a task. */
const failure = (thrown) => {
  if (typeof thrown?.Error === "string") return { Error: thrown.Error, Cause: String(thrown.Cause ?? "") };
  if (typeof thrown?.name === "string" && "message" in thrown) return { Error: thrown.name || "Error", Cause: String(thrown.message) };
  return { Error: "Error", Cause: String(thrown) };
};

const success = (result) => ({ result: result === undefined ? null : result });

/** The run, question after question: yields what a function gives, and is sent what that came to. */
function* steps(begin, calls, answers) {
  const run = begin();
  try {
    let told = JSON.parse(run.use((it) => it.begin()));
    while (told.asks) {
      const { call, input, info } = told.asks;
      if (!calls[call]) throw badArgument("A mock cannot be a call unless it is a function.", "Pass the function itself.");
      const answer = textOf(yield () => calls[call](input, info));
      answers.push(answer);
      told = JSON.parse(run.use((it) => it.answer(write(run.engine, answer))));
    }
    return told;
  } finally {
    run.free();
  }
}

/** The same run once more, with the answers that it had. */
export const again = (begin, answers) => {
  const run = begin();
  try {
    let told = JSON.parse(run.use((it) => it.begin()));
    for (const answer of answers) told = JSON.parse(run.use((it) => it.answer(write(run.engine, answer))));
    return told;
  } finally {
    run.free();
  }
};

const promised = (it) => typeof it?.then === "function";

/** Runs to the end; functions answer at once. */
export const drive = (begin, calls, answers) => {
  if (depth >= DEEPEST) throw badArgument(`Runs within the answers of runs are at most ${DEEPEST} deep.`);
  depth += 1;
  try {
    const run = steps(begin, calls, answers);
    let next = run.next();
    while (!next.done) {
      let answer;
      try {
        const result = next.value();
        if (promised(result)) {
          // Nobody will wait for it, so its failure is nobody's either.
          result.then(undefined, () => {});
          answer = undefined;
        } else answer = success(result);
      } catch (thrown) {
        answer = failure(thrown);
      }
      next = answer ? run.next(answer) : run.throw(badArgument("A function that stands for a task returned a promise.", "Wait for it with runAsync."));
    }
    return next.value;
  } finally {
    depth -= 1;
  }
};

/** Runs to the end; functions may take their time. */
export const driveAsync = async (begin, calls, answers) => {
  const run = steps(begin, calls, answers);
  let next = run.next();
  while (!next.done) {
    let answer;
    try {
      answer = success(await next.value());
    } catch (thrown) {
      answer = failure(thrown);
    }
    next = run.next(answer);
  }
  return next.value;
};
