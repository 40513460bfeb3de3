// The built playground behind an address of its own.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL("../../../www/dist/", import.meta.url));

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves it on a free port: `{ address, close }`. */
export const serve = async () => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(dist, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, close };
};

/** What the page fetches when it has nothing else to do. */
const isLater = (name) => /^worker-|_bg-/.test(name) && !name.startsWith("www_bg-");

/** Gzipped bytes by kind of file; those of the workers apart. */
export const weigh = () => {
  const sum = {};
  for (const name of readdirSync(join(dist, "assets"))) {
    const kind = isLater(name) ? "for workers" : extname(name).slice(1);
    sum[kind] = (sum[kind] ?? 0) + gzipSync(readFileSync(join(dist, "assets", name)), { level: 9 }).length;
  }
  return sum;
};
