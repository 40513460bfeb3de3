// The page's entry: the theme before the first paint, the engine, and a net for the day it falls.
import { fetchEngines } from "./engines.js";
import init from "./pkg/www.js";
import { rescue } from "./rescue.js";

try {
  const theme = localStorage.getItem("pointsman.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme does then.
}

addEventListener("error", (event) => rescue(event.error));
addEventListener("unhandledrejection", (event) => rescue(event.reason));

init().then(fetchEngines, rescue);
