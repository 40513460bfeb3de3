// As index.js, for those who load the module themselves.
export * from "./index.js";
export { init, initSync } from "./load/slim.js";
