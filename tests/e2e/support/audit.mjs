// axe-core on the page as it is now: WCAG 2.2 up to AA, and axe's own best practices.
import assert from "node:assert/strict";
import axe from "axe-core";

/** Fails for any violation. It is run by the debugger, which the page's content policy does not bind. */
export const audit = async (play, state) => {
  await play.page.evaluate(`window.axe ?? ${axe.source}`);
  const violations = await play.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 200)}: ${failureSummary}`),
    }));
  });
  assert.deepEqual(violations, [], `${state}, ${play.face}`);
};
