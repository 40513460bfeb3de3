// Documents on their way into the engine: text, bytes or plain values, written straight into its memory.
import { badArgument } from "./errors.js";

/** As in src/wasm/input.rs: a larger buffer is given back at the next document. */
const KEEP = 1 << 20;

/** Writes `doc` into the engine's input, and answers how many bytes it is. */
export const write = (engine, doc) => {
  if (typeof doc === "string") {
    const input = room(engine, doc.length);
    const { read, written } = engine.encoder.encodeInto(doc, input);
    return read === doc.length ? written : writeRest(engine, doc, read, written);
  }
  if (ArrayBuffer.isView(doc) || doc instanceof ArrayBuffer) {
    const bytes = doc instanceof Uint8Array ? doc : new Uint8Array(doc.buffer ?? doc, doc.byteOffset ?? 0, doc.byteLength);
    room(engine, bytes.length).set(bytes);
    return bytes.length;
  }
  return write(engine, stringify(doc));
};

/** A document as text, for what is not written into the input. */
export const textOf = (doc) => {
  if (typeof doc === "string") return doc;
  if (!ArrayBuffer.isView(doc) && !(doc instanceof ArrayBuffer)) return stringify(doc);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(doc);
  } catch {
    throw badArgument("These bytes are not UTF-8.", "Pass JSON text, its UTF-8 bytes, or a plain value.");
  }
};

/** The view of the input, with at least `length` bytes. It has none when the memory grew, since that detaches it. */
const room = (engine, length) => {
  const { input } = engine;
  return input.length >= length && input.length > 0 && input.length <= KEEP ? input : renew(engine, length);
};

const renew = (engine, length) => {
  const size = Math.max(length, 1 << 14);
  const at = engine.glue.reserve(size);
  return (engine.input = new Uint8Array(engine.memory.buffer, at, size));
};

/** Text that is not ASCII takes more bytes than units: at most three for each. */
const writeRest = (engine, text, read, written) => {
  const input = room(engine, written + 3 * (text.length - read));
  return written + engine.encoder.encodeInto(text.slice(read), input.subarray(written)).written;
};

const stringify = (value) => {
  let text;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    throw badArgument(`This value cannot be written as JSON: ${error.message}`, "Pass JSON text, its UTF-8 bytes, or a plain value.");
  }
  if (text === undefined) throw badArgument(`A document cannot be ${typeof value}.`, "Pass JSON text, its UTF-8 bytes, or a plain value.");
  return text;
};
