// Runs a program, keeps what it says, and shows that only where the program fails.
import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

export class Failed extends Error {}

const windows = process.platform === "win32";

/** Resolves to what was printed; rejects with the end of it. `show` lets it through as it comes. */
export const run = (program, args, { env = process.env, cwd = root(), show = false } = {}) =>
  new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, env, shell: windows && program === "npm", stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    const failed = (why) => {
      const error = new Failed(`${program} ${args.join(" ")}: ${why}\n${show ? "" : output.slice(-8000)}`);
      fail(Object.assign(error, { output }));
    };
    child.on("error", (error) => failed(error.code === "ENOENT" ? "not found; is it installed?" : error.message));
    child.on("close", (code, signal) => (code === 0 ? done(output) : failed(signal ?? `exit code ${code}`)));
  });
