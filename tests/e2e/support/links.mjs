// Share links written without the page, so that its reader can be tried with those that it would never write.
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** The value of `s` for any text, whatever it is. */
export const pack = (text, version = "1") => `${version}.${deflateRawSync(text, { level: 9 }).toString("base64url")}`;

/** What a link carries. */
export const unpack = (link) => {
  const [, version, body] = /[?&]s=(\d+)\.([\w-]*)$/.exec(link) ?? [];
  return { version, ...JSON.parse(inflateRawSync(Buffer.from(body, "base64url"))) };
};
