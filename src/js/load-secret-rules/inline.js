// Browsers, bundlers, Deno.
import secretRulesBase64 from "#base64/secret-rules";
import { decode } from "../load/decode.js";
import { offer } from "../load/offered.js";

let secretRules;

export const offerSecretRules = () => offer("secret-rules", () => (secretRules ??= new WebAssembly.Module(decode(secretRulesBase64))));
