// Installs what is missing and nothing else: `npm run setup`, and the first thing that the other scripts do.
// It runs before there are node modules, so it needs nothing but Node.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium } from "./chromium.mjs";
import { cache, root, toolHome } from "./paths.mjs";
import { Failed, run } from "./run.mjs";
import { main, step } from "./step.mjs";
import { cargoTools, wasmTarget } from "./versions.mjs";

const wasmTargetStep = {
  name: `Rust target ${wasmTarget}`,
  async done() {
    const sysroot = (await run("rustc", ["--print", "sysroot"])).trim();
    return existsSync(join(sysroot, "lib", "rustlib", wasmTarget, "lib"));
  },
  install: () => run("rustup", ["target", "add", wasmTarget]),
};

const lock = root("package-lock.json");
const installedLock = root("node_modules", ".installed-lock.json");

const nodeModules = {
  name: "node modules",
  done: () => existsSync(installedLock) && readFileSync(lock, "utf8") === readFileSync(installedLock, "utf8"),
  async install() {
    await run("npm", ["ci", "--no-audit", "--no-fund"]);
    writeFileSync(installedLock, readFileSync(lock));
  },
};

// Built quickly rather than to be quick: they work for seconds, and someone waits for the build.
const quickBuild = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: "1",
  CARGO_PROFILE_RELEASE_LTO: "off",
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
  CARGO_TARGET_DIR: cache("build"),
};

const cargoTool = (tool) => ({
  name: `${tool.name} ${tool.version}`,
  // The list is the last thing that cargo writes.
  done: () => existsSync(join(toolHome(tool), ".crates.toml")),
  install() {
    mkdirSync(cache(), { recursive: true });
    return run("cargo", ["install", tool.name, "--version", tool.version, ...tool.flags, "--root", toolHome(tool)], {
      cwd: cache(), // outside of the project, whose own cargo settings are not meant for tools
      env: { ...process.env, ...quickBuild },
    });
  },
});

const chromium = {
  name: "Chromium and its driver",
  done: () => Boolean(findChromium()),
  async install() {
    const debian = process.platform === "linux" && process.getuid() === 0 && existsSync("/usr/bin/apt-get");
    if (debian) {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      await run("apt-get", ["update"], { env });
      await run("apt-get", ["install", "-y", "chromium", "chromium-driver"], { env });
    }
    if (!findChromium()) {
      throw new Failed(
        "The tests need Chromium or Chrome and a chromedriver of the same release. On Debian or Ubuntu: " +
          "sudo apt-get install chromium chromium-driver. Elsewhere install both, and where they are not on the PATH " +
          "name them in CHROME_PATH and CHROMEDRIVER.",
      );
    }
  },
};

/** Brings everything that is missing. */
export const setUp = async ({ tests = false } = {}) => {
  const begun = performance.now();
  const steps = [wasmTargetStep, nodeModules, ...cargoTools.map(cargoTool), ...(tests ? [chromium] : [])];
  let installed = 0;
  for (const { name, done, install } of steps) {
    if (await done()) continue;
    await step(`set-up: ${name}`, install);
    installed++;
  }
  if (installed) rmSync(cache("build"), { recursive: true, force: true });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`set-up: ${installed ? `${installed} of ${steps.length} steps` : "everything is there"}, ${seconds} s`);
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(() => setUp({ tests: true }));
