// Builds the playground into www/dist.
import { optimise } from "./binaryen.mjs";
import { engines, fresh } from "./fresh.mjs";
import { root, withTools } from "./paths.mjs";
import { run } from "./run.mjs";
import { step } from "./step.mjs";
import { cargoTools } from "./versions.mjs";

const wasm = async () => {
  await run("wasm-pack", ["build", "www", "--target", "web", "--mode", "no-install", "--no-opt", "--no-typescript", "--no-pack", "--profile", "app"], {
    env: withTools(cargoTools),
  });
  await optimise(root("www", "pkg", "www_bg.wasm"), "-Oz");
};

const page = () => run(process.execPath, [root("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"]);

/** Makes what is not fresh. */
export const buildPlayground = async () => {
  const rust = [...engines(), "www/Cargo.toml", "www/src", "www/gallery"];
  await fresh({
    output: "www/pkg/www_bg.wasm",
    inputs: rust,
    make: () => step("playground: Rust to wasm", wasm),
  });
  await fresh({
    output: "www/dist/index.html",
    inputs: [...rust, "index.html", "www", "package-lock.json", "vite.config.mjs"],
    make: () => step("playground: pages", page),
  });
};
