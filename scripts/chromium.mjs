// Chromium and its driver, for the tests: those that are there, as long as they fit each other.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const onPath = (names) =>
  (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

const suffix = process.platform === "win32" ? ".exe" : "";

const browsers = () => [
  process.env.CHROME_PATH,
  ...onPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"].map((name) => name + suffix)),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const drivers = () => [
  process.env.CHROMEDRIVER,
  ...onPath([`chromedriver${suffix}`]),
  "/usr/lib/chromium/chromedriver",
  "/usr/lib/chromium-browser/chromedriver",
];

const release = (program) => {
  try {
    return /(\d+)\.\d+\.\d+/.exec(execFileSync(program, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))?.[1];
  } catch {
    return undefined;
  }
};

const all = (candidates) =>
  [...new Set(candidates)].filter((path) => path && existsSync(path)).map((path) => ({ path, release: release(path) })).filter((it) => it.release);

/** `{ browser, driver }`, paths of two that are of one release, or undefined. */
export const findChromium = () => {
  const found = all(drivers());
  for (const browser of all(browsers())) {
    const driver = found.find((it) => it.release === browser.release);
    if (driver) return { browser: browser.path, driver: driver.path };
  }
  return undefined;
};

/** For a test machine: no display, and no calls home. Root has no sandbox. */
export const chromiumFlags = [
  "--headless=new",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];
