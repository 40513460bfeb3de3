// Findings as tables, and as the event of AWS's sample for CodeCommit. Nothing in them is the secret.

const columns = ["path", "line", "column", "endLine", "endColumn", "rule", "category", "kind", "confidence", "severity", "description", "redacted", "fingerprint"];

// Spreadsheets take for a formula what begins so.
const cell = (value) => {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const toCsv = (findings) => {
  const names = findings.some(({ change }) => change) ? [...columns, "change"] : columns;
  const row = (finding) => names.map((name) => cell(finding[name])).join(",");
  return [names.join(","), ...findings.map(row)].map((line) => `${line}\r\n`).join("");
};

const escaped = (text) => String(text).replace(/[\\`*_{}[\]<>|#~&]/g, "\\$&").replace(/\s+/g, " ");

const count = (findings) => {
  if (findings.length === 0) return "No findings.";
  const levels = ["critical", "high", "medium", "low"].map((level) => [findings.filter(({ severity }) => severity === level).length, level]);
  const parts = levels.filter(([number]) => number > 0).map(([number, level]) => `${number} ${level}`);
  return `${findings.length} finding${findings.length === 1 ? "" : "s"}: ${parts.join(", ")}.`;
};

export const toMarkdown = (findings) => {
  const lines = [count(findings)];
  if (findings.length) {
    lines.push("", "| Where | What | Rule | Severity | Confidence | Value | Evidence |", "| --- | --- | --- | --- | --- | --- | --- |");
    for (const { path, line, column, description, rule, severity, confidence, redacted, evidence, change } of findings) {
      const where = `${escaped(path ?? "text")}:${line}:${column}${change ? ` (${change})` : ""}`;
      lines.push(`| ${[where, escaped(description), escaped(rule), severity, confidence, escaped(redacted), escaped((evidence ?? []).join("; "))].join(" | ")} |`);
    }
  }
  return `${lines.join("\n")}\n`;
};

/** PutEvents takes so many entries at once. */
const BATCH = 10;

export const toCodeCommitEvents = (findings, commit = {}) => {
  const { repositoryArn, repositoryName, commitId, oldCommitId, branch, committer, type = "AWS_CREDENTIALS" } = commit;
  const { source = "securitycheck.codecommit", detailType = "CodeCommit Security Event", eventBusName = "CodeCommitSecurityEvents" } = commit;
  const entry = ({ path, line, column, rule, fingerprint, redacted }) => ({
    Source: source,
    DetailType: detailType,
    EventBusName: eventBusName,
    // The sample's eight fields, in its order; then ours.
    Detail: JSON.stringify({ file: path ?? "", type, repositoryArn, repositoryName, commitId, oldCommitId, branch, committer, line, column, rule, fingerprint, redacted }),
  });
  const requests = [];
  for (let at = 0; at < findings.length; at += BATCH) requests.push({ Entries: findings.slice(at, at + BATCH).map(entry) });
  return requests;
};
