// A hand on the page's workers: `before` for `open`. Their script comes from memory, so something can be put ahead of it.
//
// From then on `workers` are those that were started, `hold(ms)` makes the next ones wait before each call, and `exhaust()`
// takes all the memory that the engine of the newest could still ask for, so that it traps as it would on a small machine.
export const watchWorkers = () => {
  globalThis.workers = [];
  const ahead = (wait) => `
    const instance = WebAssembly.Instance;
    let memory;
    WebAssembly.Instance = class extends instance {
      constructor(...args) { super(...args); memory = this.exports.memory; }
    };
    addEventListener("message", (event) => {
      if (event.data.exhaust) {
        event.stopImmediatePropagation();
        for (let pages = 32768; pages >= 1; ) try { memory.grow(pages); } catch { pages >>= 1; }
        event.ports[0].postMessage("done");
      }
      if (event.data.call) for (const end = performance.now() + ${wait}; performance.now() < end; );
    });
  `;
  const wait = { milliseconds: 0 };
  globalThis.hold = (milliseconds) => (wait.milliseconds = milliseconds);
  const scripts = new Map();
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const address = createObjectURL.call(URL, blob);
    scripts.set(address, blob);
    return address;
  };
  const Original = Worker;
  globalThis.Worker = class extends Original {
    constructor(address, options) {
      super(createObjectURL.call(URL, new Blob([ahead(wait.milliseconds), scripts.get(address)], { type: "text/javascript" })), options);
      globalThis.workers.push(this);
    }
  };
  globalThis.exhaust = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      globalThis.workers.at(-1).postMessage({ exhaust: true }, [port2]);
    });
};
