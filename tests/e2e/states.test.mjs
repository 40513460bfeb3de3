// Every state of the EventBridge page in both themes and both sizes: axe has nothing to say, and nothing sticks out.
import { test } from "node:test";
import { audit } from "./support/audit.mjs";
import { FACES, open, PHONE } from "./support/open.mjs";
import { event, pattern } from "./support/pairs.mjs";

for (const face of FACES) {
  const phone = face.size === PHONE;
  test(`axe in every state, ${face.theme} at ${face.size.width} px`, async (t) => {
    const play = await open(t, "#/eventbridge", face);
    const show = (name) => phone && play.page.getByRole("tab", { name }).click();
    const look = async (state) => {
      await audit(play, state);
      await play.fits();
      await play.picture(state.replaceAll(" ", "-"), { fullPage: true });
    };
    const set = async (name, text) => {
      await show(name === "Event" ? "Event" : "Pattern");
      await play.paste(name, text);
    };

    await look("first visit");
    await set("Event pattern", pattern);
    await set("Event", event("running"));
    await play.verdict(/^Match/);
    await show("Why");
    await look("match");

    await set("Event", event("pending"));
    await play.verdict(/^No match/);
    await show("Why");
    await play.press("Alt+ArrowUp");
    await look("no match with a row selected");
    await show("Event");
    await look("event with its marks");

    await set("Event pattern", '{"source": "aws.ec2", "detail": {"state": [{"prefx": "r"}, {"wildcard": "a**"}]}}');
    await play.verdict(/^Invalid/);
    await show("Why");
    await play.page.locator(".problem summary").first().click();
    await look("invalid");

    await set("Event pattern", '{"detail": {"$or": [{"state": [{"anything-but": ["a"]}]}, {"instance-id": [{"exists": false}]}]}, "detailType": ["x"]}');
    await play.verdict(/^No match/);
    await show("Why");
    await look("branches and remarks");

    await show("Tests");
    const lines = [event("running"), event("pending"), "nonsense"].map((text) => text.replace(/\n\s*/g, ""));
    await play.page.getByRole("textbox", { name: "Events to add" }).fill(lines.join("\n"));
    await play.button("Add events").click();
    await play.page.getByRole("combobox", { name: "Expected of event 1" }).selectOption("No match");
    await play.page.getByRole("combobox", { name: "Expected of event 2" }).selectOption("Match");
    await look("test set");

    await play.button("Share link").click();
    await play.page.getByText(/^Link copied/).first().waitFor();
    await look("a message");

    await play.button("Gallery").click();
    await look("gallery");
    await play.page.keyboard.type("no such thing");
    await look("gallery with nothing found");
    await play.press("Escape", "Escape");
    await play.page.getByRole("dialog").waitFor({ state: "hidden" });
    await play.button("Keys").click();
    await look("keys");
    await play.press("Escape");

    await play.page.evaluate(() => (location.hash = "#/eventbridge?s=9.x"));
    await play.page.getByText(/version 9/).first().waitFor();
    await look("a bad link");
  });
}
