// Texts for the scanner: what the page has as text, and files, of which it has only a handle. They are read here, so that a
// large one never holds the page up.

/** A larger file would not fit into memory several times over. */
const MOST = 200 << 20;

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

/** How the bytes spell a text, or `undefined` for what is none. */
const encodingOf = (bytes) => {
  const head = bytes.subarray(0, HEAD);
  return marked(bytes) ?? (head.includes(0) ? withoutMark(head) : "utf-8");
};

/**
 * The text of a string or a file: `{ text, note? }`, or `{ problem }` where there is none to be had. Notes and problems are
 * words that the page knows (state/secrets/file.rs).
 */
export const read = async (source) => {
  if (typeof source === "string") return { text: source };
  if (source.size > MOST) return { problem: "too-large" };
  let bytes;
  try {
    bytes = new Uint8Array(await source.arrayBuffer());
  } catch {
    return { problem: "unreadable" }; // deleted or changed since it was chosen, or a folder
  }
  const encoding = encodingOf(bytes);
  if (!encoding) return { problem: "binary" };
  // The mark stays, as in Scanner.scan, so that places count from the first character.
  const decode = (fatal) => new TextDecoder(encoding, { ignoreBOM: true, fatal }).decode(bytes);
  try {
    return { text: decode(true), ...(encoding !== "utf-8" && { note: encoding }) };
  } catch {
    return { text: decode(false), note: `not-${encoding}` };
  }
};

/** As read, for calls that cannot go on without a text. */
export const textOf = async (source) => {
  const { text, problem } = await read(source);
  if (problem) throw new Error(`This file cannot be read (${problem}).`);
  return text;
};
