// Files and folders that come to the page, by dropping or choosing them. What is handed on are names and handles: a file is
// read where it is scanned, in a worker.

/** More files than this are left out, and told of. */
const MOST = 20_000;

const entriesOf = (folder) =>
  new Promise((done) => {
    const reader = folder.createReader();
    const all = [];
    // It answers a hundred or so at a time, until it answers none.
    const next = () => reader.readEntries((some) => (some.length ? (all.push(...some), next()) : done(all)), () => done(all));
    next();
  });

const fileOf = (entry) => new Promise((done) => entry.file(done, () => done(undefined)));

/** All files below, folder by folder, in the order of their names. */
const walk = async (roots) => {
  const found = { paths: [], files: [], more: 0 };
  const waiting = roots.toReversed();
  while (waiting.length) {
    const entry = waiting.pop();
    if (entry.isDirectory) {
      const inside = await entriesOf(entry);
      waiting.push(...inside.sort((a, b) => (a.name < b.name ? 1 : -1)));
    } else if (found.files.length >= MOST) found.more++;
    else {
      const file = await fileOf(entry);
      if (file) {
        found.paths.push(entry.fullPath.replace(/^\//, ""));
        found.files.push(file);
      }
    }
  }
  return found;
};

const listed = (files) => ({
  paths: files.slice(0, MOST).map((file) => file.webkitRelativePath || file.name),
  files: files.slice(0, MOST),
  more: Math.max(0, files.length - MOST),
});

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

/**
 * Takes files that are dropped anywhere on the page, before an editor or the browser does. `over(is)` is told while some
 * are held above it, `came(paths, files, more)` when they are there. Answers a function that ends it.
 */
export function takeDrops(over, came) {
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  const on = (name, act) =>
    addEventListener(
      name,
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        act(event);
      },
      options,
    );
  on("dragenter", () => over(true));
  on("dragover", (event) => (event.dataTransfer.dropEffect = "copy"));
  on("dragleave", (event) => event.relatedTarget ?? over(false));
  on("drop", async ({ dataTransfer }) => {
    over(false);
    // Both are empty as soon as the event is over.
    const entries = [...dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const { paths, files, more } = entries.length ? await walk(entries) : listed([...dataTransfer.files]);
    if (!ending.signal.aborted) came(paths, files, more);
  });
  return () => ending.abort();
}

/** Opens the browser's own choice of files, or of a folder. */
export function choose(folder, came) {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = folder;
  input.addEventListener("change", () => {
    const { paths, files, more } = listed([...input.files]);
    came(paths, files, more);
  });
  input.click();
}

/** Has the browser write a file. */
export function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
