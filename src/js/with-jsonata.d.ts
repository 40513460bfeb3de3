/**
 * JSONata for entries that do not have it with them. Browsers, bundlers, Deno and workerd need this import once, anywhere,
 * before JSONata is first used; it is larger than all the rest, so it is not in the main entry. In Node it does nothing.
 *
 * ```js
 * import "pointsman/jsonata";
 * import { evalJsonata } from "pointsman";
 * ```
 *
 * @packageDocumentation
 */
export {};
