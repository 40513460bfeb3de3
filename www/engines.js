// Engines for heavy work: workers on the npm package's own wasm files.
//
// Everything they need is fetched once, when the page has nothing else to do, and never again: a worker is started from a
// script in memory and gets modules that are already compiled, so that ending one and starting the next needs no network.
import jsonata from "../target/npm/jsonata_bg.wasm?url";
import secretRules from "../target/npm/secret-rules_bg.wasm?url";
import secrets from "../target/npm/secrets_bg.wasm?url";
import script from "../target/npm/worker.js?url";

const fetched = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return response;
};

const compiled = (address) => async () => {
  const response = await fetched(address);
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
};

const parts = {
  script: async () => URL.createObjectURL(new Blob([await (await fetched(script)).text()], { type: "text/javascript" })),
  jsonata: compiled(jsonata),
  secrets: compiled(secrets),
  "secret-rules": compiled(secretRules),
};

/** Which files the worker of an engine is given. */
const given = { states: ["jsonata"], secrets: ["secrets", "secret-rules"] };

const loading = {};

/** A part; where it could not be had, the next one who needs it tries again. */
const part = (name) =>
  (loading[name] ??= parts[name]().catch((error) => {
    delete loading[name];
    throw error;
  }));

/** Fetches everything when the page is idle, and says on the document when that is over: `ready`, or `missing`. */
export function fetchEngines() {
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  idle(
    async () => {
      const all = await Promise.allSettled(Object.keys(parts).map(part));
      document.documentElement.dataset.engines = all.every(({ status }) => status === "fulfilled") ? "ready" : "missing";
    },
    { timeout: 2_000 },
  );
}

/**
 * A worker with the engine of this name. `heard(kind, generation, text, done, total)` is told `ready`, or `missing` where
 * its files could not be fetched; then of each call `progress`, and at last `answer`, `refused` or `broken`.
 */
export class Hand {
  #worker;
  #ended = false;

  constructor(engine, heard) {
    const tell = (kind, { generation = 0, text = "", done = 0, total = 0 } = {}) => {
      if (!this.#ended) heard(kind, generation, text, done, total);
    };
    const names = given[engine];
    const start = ([address, ...modules]) => {
      if (this.#ended) return;
      this.#worker = new Worker(address, { name: `pointsman ${engine}` });
      this.#worker.onmessage = ({ data }) => tell(data.kind, data);
      // An error that no call has caught: nothing is known of the worker any more.
      this.#worker.onerror = (event) => {
        event.preventDefault();
        tell("broken", { text: JSON.stringify({ message: event.message || "The worker could not be started." }) });
      };
      this.#worker.postMessage({ modules: Object.fromEntries(names.map((name, i) => [name, modules[i]])) });
      tell("ready");
    };
    Promise.all(["script", ...names].map(part))
      .then(start)
      .catch((error) => tell("missing", { text: error.message }));
  }

  /** Asks for a call; it has to have said `ready`. */
  post(generation, call, json, attachments) {
    this.#worker.postMessage({ generation, call, json, attachments });
  }

  /** Ends it at once, whatever it is doing; nothing more is heard of it. */
  end() {
    this.#ended = true;
    this.#worker?.terminate();
  }
}
