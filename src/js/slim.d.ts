/**
 * The same as `pointsman`, for those who load the WebAssembly modules themselves: smaller, and compiled while they arrive.
 * `core.wasm` has EventBridge, `compare.wasm` what `EventPattern.compare` needs besides, `sns.wasm` SNS, `states.wasm` the
 * States Language, `jsonata.wasm` the States Language with JSONata, `secrets.wasm` the scanner.
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
 * Loads a module; by default the `core.wasm` beside this file. Which of them it is, it says itself. Calling it again
 * with the same module does nothing.
 * @throws {PointsmanError} where the module cannot be had
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;

/** Compiles a module now, from its bytes or from what was compiled elsewhere. Calling it again does nothing. */
export function initSync(source: ArrayBuffer | Uint8Array | WebAssembly.Module): void;
