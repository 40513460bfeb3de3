// Secrets and personal data. They have a module of their own, which is compiled when the first scanner is made.
import { instantiate } from "#glue/secrets";
import { loadSecrets } from "#load";
import { write } from "./document.js";
import { attempt, dispose, engineOf, Owned } from "./engine.js";
import { badArgument } from "./errors.js";

const engine = engineOf(instantiate, loadSecrets);

/** The text of bytes: UTF-16 where a byte order mark says so, otherwise UTF-8, of which what is none becomes U+FFFD. */
const decoded = (text) => {
  if (typeof text === "string") return text;
  if (!ArrayBuffer.isView(text) && !(text instanceof ArrayBuffer)) throw badArgument(`A text is a string or its bytes, not ${text === null ? "null" : typeof text}.`);
  const bytes = text instanceof ArrayBuffer ? new Uint8Array(text) : new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  // The mark stays, so that offsets count from the first byte.
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
};

export class Scanner {
  #own;
  #rules;

  constructor(options = {}) {
    const home = engine();
    this.#own = new Owned(home, attempt(home, (glue) => new glue.Scanner(write(home, options ?? {}))));
  }

  get rules() {
    return this.#own.use((scanner) => (this.#rules ??= JSON.parse(scanner.rules())));
  }

  scan(text, { path } = {}) {
    const findings = JSON.parse(this.#ask(text, (scanner, length) => scanner.scan(length, path)));
    if (path !== undefined) for (const finding of findings) finding.path = path;
    return findings;
  }

  scanDiff(diff, { removed = false } = {}) {
    return JSON.parse(this.#ask(diff, (scanner, length) => scanner.scan_diff(length, Boolean(removed))));
  }

  redact(text) {
    return JSON.parse(this.#ask(text, (scanner, length) => scanner.redact(length)));
  }

  explain(text, at) {
    return JSON.parse(this.#ask(text, (scanner, length) => scanner.explain(length, at ?? -1)));
  }

  #ask(text, question) {
    const { engine } = this.#own;
    return this.#own.use((scanner) => question(scanner, write(engine, decoded(text))));
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }
}

/** `text` with what stood where the placeholders are. */
export const restore = (text, originals) => {
  let restored = text;
  for (const [placeholder, original] of Object.entries(originals)) restored = restored.replaceAll(placeholder, () => original);
  return restored;
};
