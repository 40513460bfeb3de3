// Cloudflare's workerd compiles no code at run time: the modules are compiled when the worker is uploaded.
import compare from "./compare.wasm";
import core from "./core.wasm";
import secrets from "./secrets.wasm";
import sns from "./sns.wasm";
import states from "./states.wasm";
import { offered } from "./offered.js";

export const loadCompare = () => compare;
export const loadCore = () => core;
export const loadSecrets = () => secrets;
export const loadSns = () => sns;
export const loadStates = () => states;
export const loadJsonata = () => offered("jsonata");
export const loadSecretRules = () => offered("secret-rules");
