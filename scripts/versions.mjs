// The one place that says which tool of which version: npm packages are pinned in package.json, crates in Cargo.toml,
// and here stands what belongs to neither. The wasm-bindgen CLI must be of the crate's version exactly, so it is read.
import { readFileSync } from "node:fs";
import { root } from "./paths.mjs";

const wasmBindgen = /^wasm-bindgen = "=([^"]+)"/m.exec(readFileSync(root("Cargo.toml"), "utf8"))?.[1];
if (!wasmBindgen) throw new Error("Cargo.toml does not pin wasm-bindgen");

export const wasmTarget = "wasm32-unknown-unknown";

/** Programs that `cargo install` builds. */
export const cargoTools = [
  // Without --locked, since its lock file names a crate newer than the registry serves; without features, since nothing is downloaded.
  { name: "wasm-bindgen-cli", version: wasmBindgen, flags: ["--no-default-features"] },
  { name: "wasm-pack", version: "0.15.1", flags: ["--locked"] },
];
