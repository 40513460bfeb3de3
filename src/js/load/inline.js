// Browsers, bundlers, Deno: nothing to fetch and nothing to configure.
import compareBase64 from "#base64/compare";
import coreBase64 from "#base64/core";
import secretsBase64 from "#base64/secrets";
import snsBase64 from "#base64/sns";
import statesBase64 from "#base64/states";
import { decode } from "./decode.js";
import { offered } from "./offered.js";

let compare;
let core;
let secrets;
let sns;
let states;

export const loadCompare = () => (compare ??= new WebAssembly.Module(decode(compareBase64)));
export const loadCore = () => (core ??= new WebAssembly.Module(decode(coreBase64)));
export const loadSecrets = () => (secrets ??= new WebAssembly.Module(decode(secretsBase64)));
export const loadSns = () => (sns ??= new WebAssembly.Module(decode(snsBase64)));
export const loadStates = () => (states ??= new WebAssembly.Module(decode(statesBase64)));
export const loadJsonata = () => offered("jsonata");
export const loadSecretRules = () => offered("secret-rules");
