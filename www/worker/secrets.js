// The scanner as the Secrets page asks it: findings are counted and cut to what a list can show, files are read one by one.
import { Scanner } from "../../src/js/scanner.js";
import { read, textOf } from "./files.js";
import { kept } from "./kept.js";

const scanner = kept(Scanner);

/** Findings that are listed of one scan; all are counted. */
const LISTED = 5_000;

/** Milliseconds between two words about progress. */
const PACE = 50;

const linesOf = (text) => {
  let lines = text === "" || text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
};

const cut = (findings, room = LISTED) => ({ findings: findings.slice(0, room), total: findings.length });

/** What is in a text; of a diff, what it adds, moves and removes. */
export const scan = async ({ options, path, diff, removed }, [source]) => {
  const text = await textOf(source);
  const begun = performance.now();
  const findings = diff ? scanner(options).scanDiff(text, { removed }) : scanner(options).scan(text, { path });
  return { ...cut(findings), lines: linesOf(text), milliseconds: performance.now() - begun };
};

/** What is in each of many files; a file of which there is no text does not keep the others from being scanned. */
export const scanFiles = async ({ options, paths }, files, progress) => {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const begun = performance.now();
  const results = [];
  let [done, told, room] = [0, -PACE, LISTED];
  for (const [i, file] of files.entries()) {
    if (performance.now() - told > PACE) {
      told = performance.now();
      progress(done, total, paths[i]);
    }
    const { text, note, problem } = await read(file);
    if (problem) results.push({ bytes: file.size, problem, lines: 0, findings: [], total: 0 });
    else {
      const found = cut(scanner(options).scan(text, { path: paths[i] }), room);
      room -= found.findings.length;
      results.push({ bytes: file.size, ...(note && { note }), lines: linesOf(text), ...found });
    }
    done += file.size;
  }
  return { files: results, milliseconds: performance.now() - begun };
};

/** A file's text, for the editor. */
export const open = async (_, [source]) => read(source);

export const redact = async ({ options }, [source]) => scanner(options).redact(await textOf(source));

export const explain = async ({ options, at }, [source]) => scanner(options).explain(await textOf(source), at);

/** The value of one finding, which the scanner keeps to itself otherwise. */
export const reveal = async ({ options, path, diff, removed, start, rule }, [source]) => {
  const text = await textOf(source);
  const open = new Scanner({ ...options, reveal: true });
  try {
    const findings = diff ? open.scanDiff(text, { removed }) : open.scan(text, { path });
    return { secret: findings.find((finding) => finding.start === start && finding.rule === rule)?.secret ?? null };
  } finally {
    open.free();
  }
};

export const rules = ({ options }) => scanner(options).rules;
