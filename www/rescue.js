// What happens when the engine stops: its memory cannot be trusted any more, but the editors are plain JavaScript and
// still hold the text. It is written to storage from here, and the page says so.
import { holdsSecrets, texts } from "./editor.js";

let stopped = false;

/** Called by Rust's panic hook, which knows the place. */
export function stop(where) {
  if (stopped) return;
  stopped = true;
  const kept = keep();
  // The editors live on, and what is typed from now on is kept as well.
  addEventListener("pagehide", keep);
  const banner = document.getElementById("stopped");
  banner.querySelector("[data-where]").textContent = where;
  banner.querySelector("[data-reload]").addEventListener("click", () => location.reload());
  if (!kept) banner.querySelector("div").append(" (Storage is closed or full: copy your text before you reload.)");
  if (holdsSecrets()) banner.querySelector("[data-kept]").textContent = "The text of this page is stored nowhere, so that no secret is: copy it before you reload.";
  banner.hidden = false;
}

/** Errors that are WebAssembly's: a trap has no panic message. */
export function rescue(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError) stop(`It says: ${error.message}.`);
}

function keep() {
  let all = true;
  for (const [id, text] of texts()) {
    const name = `pointsman.rescued.${id}`;
    try {
      // Where there is no room for it, no older text may stand in.
      localStorage.removeItem(name);
      localStorage.setItem(name, text);
    } catch {
      all = false;
    }
  }
  return all;
}
