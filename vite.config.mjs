// The playground: index.html and www/, around what wasm-pack builds of the crate in www/ (see scripts/playground.mjs).
import { defineConfig } from "vite";

export default defineConfig({
  base: "./", // works wherever it is put
  build: {
    outDir: "www/dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0, // the page's policy allows no data: addresses
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  preview: { port: 4173 },
});
