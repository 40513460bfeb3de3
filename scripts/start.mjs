// `npm start`: sets up, builds the playground where it changed, and serves it.
import { buildPlayground } from "./playground.mjs";
import { setUp } from "./setup.mjs";
import { main } from "./step.mjs";

main(async () => {
  await setUp();
  await buildPlayground();
  const { preview } = await import("vite");
  const server = await preview();
  console.log(`\nThe playground is at ${server.resolvedUrls.local[0]}  (Ctrl+C ends it)`);
});
