// Chromium on a folder of files.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { chromiumFlags, findChromium } from "../../../scripts/chromium.mjs";

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** Serves `folder` and opens a page there; `context.after` ends both. */
export const browse = async (context, folder, { path = "/" } = {}) => {
  const server = createServer((request, response) => {
    const wanted = new URL(request.url, "http://localhost").pathname;
    const file = join(folder, normalize(wanted === "/" ? "/index.html" : wanted));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const browser = await chromium.launch({ executablePath: findChromium().browser, args: chromiumFlags.filter((flag) => !flag.startsWith("--headless")) });
  context.after(async () => {
    await browser.close();
    server.close();
  });
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
  return { page, errors };
};
