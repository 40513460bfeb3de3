// Files and folders from the disk onto the page, by the browser's own drag and drop.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder with these files (path to text or bytes), which is gone after the test. */
export const folder = (t, files) => {
  const root = mkdtempSync(join(tmpdir(), "pointsman-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
};

/** Drops what is at these paths onto the middle of the page. */
export const drop = async (play, paths) => {
  const session = await play.page.context().newCDPSession(play.page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, x: 300, y: 400, data });
  await session.detach();
};
