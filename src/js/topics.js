// SNS beyond filter policies: what messages come in, topics that are played, and schedules of delivery.
import { engine } from "./sns.js";
import { write } from "./document.js";
import { attempt } from "./engine.js";

/** What the engine's function of that name answers to a document. */
const ask = (name) => (doc) => {
  const home = engine();
  return JSON.parse(attempt(home, (glue) => glue[name](write(home, doc))));
};

export const unpackMessages = ask("unpack_messages");
export const attributesToBody = ask("attributes_to_body");
export const bodyToAttributes = ask("body_to_attributes");
export const simulateTopic = ask("simulate_topic");
export const deliverySchedule = ask("delivery_schedule");
