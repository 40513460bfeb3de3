// The scanner as the Secrets page asks it: findings are counted and cut to what a list can show, files are read one by one.
import { toCodeCommitEvents, toCsv, toMarkdown } from "../../src/js/reports.js";
import { toSarif } from "../../src/js/sarif.js";
import { Scanner } from "../../src/js/scanner.js";
import { benchRule } from "../../src/js/secret-rules.js";
import { PIECE, read, readPieces, textOf } from "./files.js";
import { kept } from "./kept.js";

/** How the text of a rule file becomes an option, besides the built-in rules or instead of them. */
const besides = {
  gitleaks: (text) => ({ gitleaks: text }),
  "git-secrets": (text) => ({ gitSecrets: text }),
  macie: (text) => ({ customIdentifiers: text }),
  "regex.json": (text) => ({ rules: ["default", ...listed(text)] }),
  rule: (text) => ({ rules: ["default", JSON.parse(text)] }),
};
const instead = {
  macie: (text) => ({ rules: [], customIdentifiers: text }),
  rule: (text) => ({ rules: [JSON.parse(text)] }),
};

const listed = (text) => {
  const list = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error("A regex.json is an array of pairs of name and pattern.");
  return list;
};

/** The package's options of the page's: rules of one's own are a text of some format there. */
const optionsOf = ({ own, ...options }) => {
  if (!own) return options;
  const { format, text, alone } = own;
  const rules = alone ? (instead[format]?.(text) ?? { rules: text }) : besides[format](text);
  return { ...options, ...rules };
};

const scanner = kept(
  class extends Scanner {
    constructor(options) {
      super(optionsOf(options));
    }
  },
);

/** Findings that are listed of one scan; all are counted. */
const LISTED = 5_000;

/** Milliseconds between two words about progress. */
const PACE = 50;

/** LFs, and a last line without one. */
const counter = () => {
  let [lines, open] = [0, false];
  return {
    add(text) {
      if (text === "") return;
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
      open = !text.endsWith("\n");
    },
    lines: () => lines + (open ? 1 : 0),
  };
};

const sizeOf = (source) => (typeof source === "string" ? source.length : source.size);

/** A list that counts everything and keeps so much. */
const list = (room) => {
  const kept = { findings: [], total: 0 };
  return Object.assign(kept, {
    add(findings) {
      kept.total += findings.length;
      for (const finding of findings) {
        if (kept.findings.length >= room) break;
        kept.findings.push(finding);
      }
    },
  });
};

/** A large file, piece by piece: `far(bytes)` is told how far it is. What is found is the same as in the whole. */
const scanPieces = async (scanner, source, path, far, found) => {
  const lines = counter();
  const stream = scanner.stream({ path });
  try {
    let done = 0;
    const read = await readPieces(source, (text, bytes) => {
      lines.add(text);
      found.add(stream.write(text));
      far((done += bytes));
    });
    found.add(stream.end());
    return { ...read, lines: lines.lines() };
  } finally {
    stream.free();
  }
};

const scanWhole = async (scanner, source, path, diff, removed, found) => {
  const { text, note, problem } = await read(source);
  if (problem) return { problem, lines: 0 };
  const lines = counter();
  lines.add(text);
  found.add(diff ? scanner.scanDiff(text, { removed }) : scanner.scan(text, { path }));
  return { ...(note && { note }), lines: lines.lines() };
};

/**
 * What is in each of the sources: texts or files, at `paths`; of diffs, what they add, move and remove. A file of which
 * there is no text does not keep the others from being scanned.
 */
export const scan = async ({ options, paths, diff, removed }, sources, progress) => {
  const begun = performance.now();
  const total = sources.reduce((sum, source) => sum + sizeOf(source), 0);
  const engine = scanner(options);
  const files = [];
  let [before, told, room] = [0, begun, LISTED];
  for (const [i, source] of sources.entries()) {
    const path = paths[i] ?? undefined;
    const far = (done) => {
      if (performance.now() - told <= PACE) return;
      told = performance.now();
      progress(before + done, total, path);
    };
    far(0);
    const found = list(room);
    const pieces = !diff && typeof source !== "string" && source.size > PIECE;
    const read = pieces ? await scanPieces(engine, source, path, far, found) : await scanWhole(engine, source, path, diff, removed, found);
    // Of a file that turns out to be none, nothing was found.
    files.push(read.problem ? { ...read, findings: [], total: 0 } : { ...read, findings: found.findings, total: found.total });
    room -= files.at(-1).findings.length;
    before += sizeOf(source);
  }
  return { files, milliseconds: performance.now() - begun, remarks: engine.diagnostics };
};

/** A file's text, for the editor. */
export const open = async (_, [source]) => read(source);

export const redact = async ({ options }, [source]) => scanner(options).redact(await textOf(source));

export const explain = async ({ options, at }, [source]) => scanner(options).explain(await textOf(source), at);

/** The value of one finding, which the scanner keeps to itself otherwise. */
export const reveal = async ({ options, path, diff, removed, start, rule }, [source]) => {
  const text = await textOf(source);
  const open = new Scanner({ ...optionsOf(options), reveal: true });
  try {
    const findings = diff ? open.scanDiff(text, { removed }) : open.scan(text, { path });
    return { secret: findings.find((finding) => finding.start === start && finding.rule === rule)?.secret ?? null };
  } finally {
    open.free();
  }
};

export const rules = ({ options }) => scanner(options).rules;

/** What one rule does on a text, and what it costs. */
export const bench = async ({ rule }, [source]) => benchRule(rule, await textOf(source));

const forms = {
  sarif: (findings) => JSON.stringify(toSarif(findings), null, 2),
  json: (findings) => JSON.stringify(findings, null, 2),
  csv: toCsv,
  markdown: toMarkdown,
  codecommit: (findings) => JSON.stringify(toCodeCommitEvents(findings), null, 2),
};

/** Findings as a report, which is a text. */
export const report = ({ form, findings }) => forms[form](findings);
