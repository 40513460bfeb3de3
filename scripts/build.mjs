// `npm run build`: the npm package in dist/, its wasm files and an entry for each kind of runtime.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { optimise } from "./binaryen.mjs";
import { engines, fresh } from "./fresh.mjs";
import { root, withTools } from "./paths.mjs";
import { run } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { main, step } from "./step.mjs";
import { cargoTools, wasmTarget } from "./versions.mjs";

const made = (...parts) => root("target", "npm", ...parts);
const dist = (...parts) => root("dist", ...parts);
const js = (...parts) => root("src", "js", ...parts);

// Which loader (src/js/load) each entry has. node.js hands on what node.cjs has, so that `import` and `require` share one instance.
const entries = [
  { file: "node.cjs", load: "node", format: "cjs" },
  { file: "inline.js", load: "inline", format: "es" },
  { file: "inline.cjs", load: "inline", format: "cjs" },
  { file: "workerd.js", load: "workerd", format: "es" },
  { file: "slim.js", load: "slim", format: "es", input: "slim.js" },
  { file: "slim.cjs", load: "slim", format: "cjs", input: "slim.js" },
  { file: "jsonata.js", load: "inline", format: "es", input: "with-jsonata.js" },
  { file: "jsonata.cjs", load: "inline", format: "cjs", input: "with-jsonata.js" },
  { file: "jsonata.workerd.js", load: "workerd", format: "es", input: "with-jsonata.js" },
  { file: "jsonata.node.js", load: "node", format: "es", input: "with-jsonata.js" },
  { file: "jsonata.node.cjs", load: "node", format: "cjs", input: "with-jsonata.js" },
  { file: "secret-rules.js", load: "inline", format: "es", input: "with-secret-rules.js" },
  { file: "secret-rules.cjs", load: "inline", format: "cjs", input: "with-secret-rules.js" },
  { file: "secret-rules.workerd.js", load: "workerd", format: "es", input: "with-secret-rules.js" },
  { file: "secret-rules.node.js", load: "node", format: "es", input: "with-secret-rules.js" },
  { file: "secret-rules.node.cjs", load: "node", format: "cjs", input: "with-secret-rules.js" },
];

// The wasm files: one crate, cut by features.
const modules = [
  { name: "core", profile: "npm", features: "wasm,core" },
  { name: "compare", profile: "npm", features: "wasm,compare" },
  { name: "sns", profile: "npm", features: "wasm,sns" },
  { name: "states", profile: "npm-quick", features: "wasm,states" },
  { name: "jsonata", profile: "npm-quick", features: "wasm,states,jsonata" },
  { name: "secrets", profile: "npm", features: "wasm,secrets" },
  { name: "secret-rules", profile: "npm", features: "wasm,secret-rules" },
];

// What makes the wasm file smaller but what is downloaded larger: functions in another order or in each other, and values
// in more locals, have less in common with what stands near them. LLVM has put into each other what has to be fast; only
// what is about as small as its call is still put where it is called.
const skipped = ["reorder-functions", "local-cse"].map((pass) => `--skip-pass=${pass}`);
const inlined = { "always-inline": 6, "flexible-inline": 6, "one-caller-inline": 40 };
const forSize = [...skipped, ...Object.entries(inlined).map(([which, most]) => `--${which}-max-function-size=${most}`)];

const compile = async ({ name, profile, features }) => {
  const target = ["--target", wasmTarget, "--target-dir", root("target")];
  await run("cargo", ["build", "--lib", "--profile", profile, "--no-default-features", "--features", features, ...target]);
  const wasm = root("target", wasmTarget, profile, "pointsman.wasm");
  // The glue for pages without modules is a function's body, so there can be a second instance after the first has trapped.
  const flags = ["--target", "no-modules", "--omit-default-module-path", "--no-typescript", "--out-name", name];
  await run("wasm-bindgen", [wasm, ...flags, "--out-dir", made()], { env: withTools(cargoTools) });
  const glue = await readFile(made(`${name}.js`), "utf8");
  await writeFile(made(`${name}.glue.js`), `export const instantiate = (FinalizationRegistry) => {\n${glue}\nreturn wasm_bindgen;\n};\n`);
  await optimise(made(`${name}_bg.wasm`), ...forSize, "-O3");
};

const bundle = async () => {
  const { rolldown } = await import("rolldown");
  await rm(dist(), { recursive: true, force: true });
  await mkdir(dist());
  const alias = {};
  for (const { name } of modules) {
    const wasm = await readFile(made(`${name}_bg.wasm`));
    await copyFile(made(`${name}_bg.wasm`), dist(`${name}.wasm`));
    await writeFile(made(`${name}.base64.js`), `export default "${wasm.toString("base64")}";\n`);
    Object.assign(alias, { [`#glue/${name}`]: made(`${name}.glue.js`), [`#base64/${name}`]: made(`${name}.base64.js`) });
  }
  for (const { file, load, format, input = "index.js" } of entries) {
    const build = await rolldown({
      input: js(input),
      platform: load === "node" ? "node" : "neutral",
      external: [...modules.map(({ name }) => `./${name}.wasm`), "node:fs"],
      resolve: { alias: { ...alias, "#load": js("load", `${load}.js`), "#load-jsonata": js("load-jsonata", `${load}.js`), "#load-secret-rules": js("load-secret-rules", `${load}.js`) } },
      transform: format === "cjs" && load !== "node" ? { define: { "import.meta.url": "undefined" } } : {},
    });
    await build.write({ file: dist(file), format, exports: "named", codeSplitting: false, comments: { annotation: true, jsdoc: false } });
    await build.close();
  }
  const names = Object.keys((await import(pathToFileURL(dist("node.cjs")))).default).sort();
  await writeFile(dist("node.js"), `export { ${names.join(", ")} } from "./node.cjs";\n`);
};

// Hand-written; CommonJS gets the same words under its own name.
const types = async () => {
  for (const [name, from = name] of [["index"], ["slim"], ["jsonata", "with-jsonata"], ["secret-rules", "with-secret-rules"]]) {
    const text = await readFile(js(`${from}.d.ts`), "utf8");
    await writeFile(dist(`${name}.d.ts`), text);
    await writeFile(dist(`${name}.d.cts`), text.replaceAll('.js"', '.cjs"'));
  }
};

/** Makes those wasm files, of which the names are given or all, that are not fresh. */
export const buildModules = async (names) => {
  const rust = engines();
  for (const module of modules.filter(({ name }) => names?.includes(name) ?? true)) {
    const make = () => step(`package: Rust to ${module.name}.wasm`, () => compile(module));
    await fresh({ output: `target/npm/${module.name}_bg.wasm`, inputs: rust, make });
  }
};

/** Makes what is not fresh. */
export const buildPackage = async () => {
  const rust = engines();
  await buildModules();
  await fresh({
    output: "dist/node.js",
    inputs: [...rust, "src/js", "package-lock.json"],
    make: () => step("package: entries", async () => (await bundle(), await types())),
  });
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(async () => {
    await setUp();
    await buildPackage();
  });
}
