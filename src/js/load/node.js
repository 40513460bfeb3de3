// Node: the files beside the entry.
import { readFileSync } from "node:fs";

let compare;
let core;
let jsonata;
let secretRules;
let secrets;
let sns;
let states;

const compile = (file) => new WebAssembly.Module(readFileSync(new URL(file, import.meta.url)));

export const loadCompare = () => (compare ??= compile("./compare.wasm"));
export const loadCore = () => (core ??= compile("./core.wasm"));
export const loadJsonata = () => (jsonata ??= compile("./jsonata.wasm"));
export const loadSecrets = () => (secrets ??= compile("./secrets.wasm"));
export const loadSns = () => (sns ??= compile("./sns.wasm"));
export const loadSecretRules = () => (secretRules ??= compile("./secret-rules.wasm"));
export const loadStates = () => (states ??= compile("./states.wasm"));
