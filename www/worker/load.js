// How the package's engines come by their modules in a worker: the page compiled them, and hands them over.
import { misuse } from "../../src/js/errors.js";

const modules = {};

/** Takes what the page hands over, by name. */
export const hold = (given) => Object.assign(modules, given);

const held = (name) => () => {
  if (modules[name]) return modules[name];
  throw misuse("PM0003", `The worker was not given ${name}.wasm.`);
};

export const loadCore = held("core");
export const loadSecrets = held("secrets");
export const loadSecretRules = held("secret-rules");
// The States Language with JSONata is the States Language too, so one file serves both (see the alias in scripts/playground.mjs).
export const loadStates = held("jsonata");
export const loadJsonata = held("jsonata");
