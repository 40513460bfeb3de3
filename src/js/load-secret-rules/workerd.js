// Cloudflare's workerd: the module is compiled when the worker is uploaded.
import secretRules from "./secret-rules.wasm";
import { offer } from "../load/offered.js";

export const offerSecretRules = () => offer("secret-rules", () => secretRules);
