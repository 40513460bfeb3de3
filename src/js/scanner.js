// Secrets and personal data. The scanner has a module of its own, which is compiled when the first one is made; rules of
// users another, which has regular expressions besides.
import { instantiate } from "#glue/secrets";
import { loadSecrets } from "#load";
import { write } from "./document.js";
import { attempt, dispose, engineOf, Owned } from "./engine.js";
import { badArgument } from "./errors.js";
import { engine as rulesEngine, hasRules, plainOptions } from "./secret-rules.js";

const engine = engineOf(instantiate, loadSecrets);

/** Longer texts go through a stream, so that they are never in memory twice. What is found is the same. */
const LONG = 1 << 24;

const encodingOf = ([first, second]) => {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
};

const bytesOf = (text) => {
  if (!ArrayBuffer.isView(text) && !(text instanceof ArrayBuffer)) throw badArgument(`A text is a string or its bytes, not ${text === null ? "null" : typeof text}.`);
  return text instanceof ArrayBuffer ? new Uint8Array(text) : new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
};

/** The text of bytes: UTF-16 where a byte order mark says so, otherwise UTF-8, of which what is none becomes U+FFFD. */
const decoded = (text) => {
  if (typeof text === "string") return text;
  const bytes = bytesOf(text);
  // The mark stays, so that offsets count from the first byte.
  return new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes);
};

export class Scanner {
  #own;
  #rules;
  #diagnostics;

  constructor(options = {}) {
    const given = plainOptions(options ?? {});
    const home = (hasRules(given) ? rulesEngine : engine)();
    this.#own = new Owned(home, attempt(home, (glue) => new glue.Scanner(write(home, given))));
  }

  get rules() {
    return this.#own.use((scanner) => (this.#rules ??= JSON.parse(scanner.rules())));
  }

  get diagnostics() {
    return this.#own.use((scanner) => (this.#diagnostics ??= JSON.parse(scanner.diagnostics())));
  }

  scan(text, { path } = {}) {
    if ((text?.length ?? text?.byteLength) > LONG) {
      const stream = this.stream({ path });
      try {
        const found = stream.write(text);
        return found.concat(stream.end());
      } finally {
        stream.free();
      }
    }
    return withPath(JSON.parse(this.#ask(text, (scanner, length) => scanner.scan(length, path))), path);
  }

  stream({ path } = {}) {
    return new Stream(this.#own, path);
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

const withPath = (findings, path) => {
  if (path !== undefined) for (const finding of findings) finding.path = path;
  return findings;
};

/** How many units or bytes of a chunk go into the engine at once. */
const PART = 1 << 20;

class Stream {
  #scanner;
  #own;
  #path;
  #decoder;
  // What a chunk ended with that the next one finishes: half of a surrogate pair, or less than a byte order mark.
  #rest = "";
  #head = new Uint8Array(0);
  #kind;

  constructor(scanner, path) {
    this.#scanner = scanner;
    this.#path = path;
    this.#own = new Owned(scanner.engine, scanner.use((it) => it.stream(path)));
  }

  write(chunk) {
    const kind = typeof chunk === "string" ? "text" : "bytes";
    if (kind === "bytes") chunk = bytesOf(chunk);
    this.#own.live();
    if ((this.#kind ??= kind) !== kind) throw badArgument("A stream takes strings or bytes, not both.");
    const found = [];
    for (let at = 0; at < chunk.length; at += PART) {
      const part = chunk.length <= PART ? chunk : chunk.slice(at, at + PART);
      for (const finding of kind === "text" ? this.#text(part) : this.#bytes(part)) found.push(finding);
    }
    return found;
  }

  end() {
    let found = [];
    if (this.#head.length) found = found.concat(this.#decode(this.#head, false));
    else if (this.#decoder) found = found.concat(this.#decode(new Uint8Array(0), false));
    if (this.#rest) found = found.concat(this.#push(this.#rest));
    [this.#rest, this.#head, this.#decoder, this.#kind] = ["", new Uint8Array(0), undefined, undefined];
    return found.concat(this.#use((scanner, stream) => scanner.finish(stream)));
  }

  free() {
    this.#own.free();
  }

  [dispose]() {
    this.free();
  }

  #text(part) {
    let text = this.#rest + part;
    this.#rest = "";
    const last = text.charCodeAt(text.length - 1);
    if (last >= 0xd800 && last < 0xdc00) {
      this.#rest = text.at(-1);
      text = text.slice(0, -1);
    }
    return text ? this.#push(text) : [];
  }

  #bytes(part) {
    if (this.#decoder) return this.#decode(part, true);
    const head = new Uint8Array(this.#head.length + part.length);
    head.set(this.#head);
    head.set(part, this.#head.length);
    this.#head = head.length < 2 ? head : new Uint8Array(0);
    return head.length < 2 ? [] : this.#decode(head, true);
  }

  #decode(bytes, more) {
    this.#decoder ??= new TextDecoder(encodingOf(bytes), { ignoreBOM: true });
    this.#head = new Uint8Array(0);
    const text = this.#decoder.decode(bytes, { stream: more });
    return text ? this.#push(text) : [];
  }

  #push(text) {
    return this.#use((scanner, stream) => scanner.push(stream, write(this.#own.engine, text)));
  }

  #use(question) {
    const stream = this.#own.live();
    return withPath(JSON.parse(this.#scanner.use((scanner) => question(scanner, stream))), this.#path);
  }
}

/** `text` with what stood where the placeholders are. */
export const restore = (text, originals) => {
  let restored = text;
  for (const [placeholder, original] of Object.entries(originals)) restored = restored.replaceAll(placeholder, () => original);
  return restored;
};
