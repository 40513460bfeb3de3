// The worker's loop: takes its engines, then a call at a time. The page ends it when it takes too long.
import { calls } from "./calls.js";
import { hold } from "./load.js";

/** An error as plain data. `stopped`: the engine trapped, and this worker with it. */
const told = (error) => ({
  code: error?.code,
  message: String(error?.message ?? error),
  diagnostics: error?.diagnostics ?? [],
  stopped: error?.code === "PM0002" || error instanceof WebAssembly.RuntimeError,
});

const answer = async ({ generation, call, json, attachments }) => {
  const tell = (kind, rest) => postMessage({ kind, generation, ...rest });
  const progress = (done, total, what = "") => tell("progress", { done, total, text: what });
  try {
    const work = calls[call];
    if (!work) throw new Error(`There is no call ${call}.`);
    const value = await work(JSON.parse(json), attachments, progress);
    tell("answer", { text: JSON.stringify(value) ?? "null" });
  } catch (error) {
    const what = told(error);
    tell(what.stopped ? "broken" : "refused", { text: JSON.stringify(what) });
  }
};

addEventListener("message", ({ data }) => {
  if (data.modules) hold(data.modules);
  else answer(data);
});
