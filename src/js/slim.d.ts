/**
 * The same as `pointsman`, for those who load the WebAssembly module themselves: smaller, and compiled while it arrives.
 *
 * ```js
 * import { init, EventPattern } from "pointsman/slim";
 * import wasm from "pointsman/core.wasm?url"; // Vite
 * await init(wasm);
 * ```
 *
 * @packageDocumentation
 */
export * from "./index.js";

/** Where the module comes from: its address, a response, its bytes, or already compiled. */
export type WasmSource = string | URL | Response | ArrayBuffer | Uint8Array | WebAssembly.Module;

/**
 * Loads a module; by default from the `core.wasm` beside this file. For a `Scanner` load `secrets.wasm` the same way:
 * which of the two the source is, it says itself. Loading one again does nothing.
 * @throws {PointsmanError} where the module cannot be had
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;

/** Compiles a module now, from its bytes or from what was compiled elsewhere. Loading one again does nothing. */
export function initSync(source: ArrayBuffer | Uint8Array | WebAssembly.Module): void;
