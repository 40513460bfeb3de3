// `npm run bench`: the engines natively (criterion), then the package in Node; both as ratios to the platform's JSON reader.
import { buildPackage } from "./build.mjs";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./step.mjs";

main(async () => {
  await setUp();
  await buildPackage();
  await run("cargo", ["bench", ...process.argv.slice(2)], { show: true });
  const files = ["node.mjs", "node-sns.mjs", "asl.mjs", "asl-check.mjs", "machines.mjs", "secrets.mjs"];
  for (const file of files) await run(process.execPath, [root("benches", file)], { show: true });
});
