// Cloudflare's workerd: the module is compiled when the worker is uploaded.
import jsonata from "./jsonata.wasm";
import { offer } from "../load/offered.js";

export const offerJsonata = () => offer("jsonata", () => jsonata);
