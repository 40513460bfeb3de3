// Browsers, bundlers, Deno.
import jsonataBase64 from "#base64/jsonata";
import { decode } from "../load/decode.js";
import { offer } from "../load/offered.js";

let jsonata;

export const offerJsonata = () => offer("jsonata", () => (jsonata ??= new WebAssembly.Module(decode(jsonataBase64))));
