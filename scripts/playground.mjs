// Builds the playground into www/dist.
import { optimise } from "./binaryen.mjs";
import { buildModules } from "./build.mjs";
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

// What runs in workers: the package's own files. jsonata.wasm has all of the States Language, so states.wasm is not needed.
const modules = ["secrets", "secret-rules", "jsonata"];

const worker = async () => {
  const { rolldown } = await import("rolldown");
  const alias = { "#load": root("www", "worker", "load.js") };
  for (const name of modules) alias[`#glue/${name}`] = root("target", "npm", `${name}.glue.js`);
  alias["#glue/states"] = alias["#glue/jsonata"];
  const build = await rolldown({ input: root("www", "worker", "main.js"), platform: "browser", resolve: { alias } });
  await build.write({ file: root("target", "npm", "worker.js"), format: "iife", minify: true, codeSplitting: false });
  await build.close();
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
  await buildModules(modules);
  await fresh({
    output: "target/npm/worker.js",
    inputs: [...engines(), "src/js", "www/worker", "package-lock.json"],
    make: () => step("playground: worker", worker),
  });
  await fresh({
    output: "www/dist/index.html",
    inputs: [...rust, "index.html", "www", "src/js", "package-lock.json", "vite.config.mjs"],
    make: () => step("playground: pages", page),
  });
};
