// Texts for the scanner: what the page has as text, and files, of which it has only a handle. They are read here, so that a
// large one never holds the page up.

/** Where a text is needed as a whole, a larger file would not fit into memory several times over. */
const WHOLE = 200 << 20;

/** Larger files are not even scanned piece by piece: places would no longer fit into 32 bits. */
const MOST = 2 ** 31;

/** Larger files are scanned piece by piece, and that is the size of a piece. */
export const PIECE = 1 << 22;

/** So much of a file decides what it is. */
const HEAD = 8192;

/** Of UTF-16 without a byte order mark every second byte of plain text is zero, and the others are not. */
const withoutMark = (head) => {
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1]++;
  const many = head.length / 5;
  if (zeros[1] > many && zeros[0] === 0) return "utf-16le";
  return zeros[0] > many && zeros[1] === 0 ? "utf-16be" : undefined;
};

const marked = ([first, second]) => {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
};

/** How the bytes that begin a file spell a text, or `undefined` where it is none. */
const encodingOf = (bytes) => {
  const head = bytes.subarray(0, HEAD);
  return marked(bytes) ?? (head.includes(0) ? withoutMark(head) : "utf-8");
};

/** Decodes piece after piece, and knows whether everything could be read. */
const decoder = (encoding) => {
  // The mark stays, as in Scanner.scan, so that places count from the first character.
  const options = { ignoreBOM: true };
  const decode = new TextDecoder(encoding, options);
  let strict = new TextDecoder(encoding, { ...options, fatal: true });
  return {
    text(bytes, more) {
      try {
        strict?.decode(bytes, { stream: more });
      } catch {
        strict = undefined;
      }
      return decode.decode(bytes, { stream: more });
    },
    note() {
      if (!strict) return `not-${encoding}`;
      return encoding === "utf-8" ? undefined : encoding;
    },
  };
};

const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

/**
 * The text of a string or a file, piece by piece: `took(text, bytes)` is told each. Answers `{ note? }`, or `{ problem }`
 * where there is none to be had. Notes and problems are words that the page knows (state/secrets/source.rs).
 */
export const readPieces = async (source, took, most = MOST) => {
  if (typeof source === "string") {
    took(source, source.length);
    return {};
  }
  if (source.size > most) return { problem: "too-large" };
  let decode;
  for (let at = 0; at === 0 || at < source.size; at += PIECE) {
    let bytes;
    try {
      bytes = await bytesOf(source.slice(at, at + PIECE));
    } catch {
      return { problem: "unreadable" }; // deleted or changed since it was chosen, or a folder
    }
    if (!decode) {
      const encoding = encodingOf(bytes);
      if (!encoding) return { problem: "binary" };
      decode = decoder(encoding);
    }
    took(decode.text(bytes, at + PIECE < source.size), bytes.length);
  }
  const note = decode.note();
  return note ? { note } : {};
};

/** The whole text at once: `{ text, note? }`, or `{ problem }`. */
export const read = async (source) => {
  const pieces = [];
  const { note, problem } = await readPieces(source, (text) => pieces.push(text), WHOLE);
  return problem ? { problem } : { text: pieces.join(""), ...(note && { note }) };
};

const PROBLEMS = {
  "too-large": "it is too large for that",
  binary: "it is no text",
  unreadable: "it can no longer be read; drop it again",
};

/** As read, for calls that cannot go on without a text. */
export const textOf = async (source) => {
  const { text, problem } = await read(source);
  if (problem) throw new Error(`This file cannot be used: ${PROBLEMS[problem]}.`);
  return text;
};
