/**
 * Users' rules for {@link Scanner}, for entries that do not have their engine with them. Browsers, bundlers, Deno and workerd
 * need this import once, anywhere, before a scanner with rules of its own is made: it has the engine for regular
 * expressions, and is larger than the scanner without. In Node it does nothing.
 *
 * ```js
 * import "pointsman/secret-rules";
 * import { Scanner } from "pointsman";
 * new Scanner({ gitleaks: text });
 * ```
 *
 * @packageDocumentation
 */
export {};
