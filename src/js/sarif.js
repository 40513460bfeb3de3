// Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read.

const levels = { critical: "error", high: "error", medium: "warning", low: "note" };

/** The rules of the findings, each once. */
const descriptors = (findings) => {
  const rules = new Map();
  for (const { rule, description, category, severity } of findings) {
    if (!rules.has(rule)) {
      rules.set(rule, {
        id: rule,
        shortDescription: { text: description },
        defaultConfiguration: { level: levels[severity] },
        properties: { tags: ["security", category] },
      });
    }
  }
  return rules;
};

/** A path as the reference to a URI: `#` and `?` are parts of names, not the beginnings of others. */
const uri = (path) => encodeURI(path).replace(/[#?]/g, encodeURIComponent);

const location = ({ path, line, column, endLine, endColumn, start, end, change }, base) => {
  // The offsets of a finding in a diff are those of the diff, not of the file.
  const offsets = change === undefined && { charOffset: start, charLength: end - start };
  const region = { startLine: line, startColumn: column, endLine, endColumn, ...offsets };
  const artifact = { uri: uri(path ?? "stdin"), ...(base && { uriBaseId: "ROOT" }) };
  return { physicalLocation: { artifactLocation: artifact, region } };
};

export const toSarif = (findings, { baseUri } = {}) => {
  const rules = descriptors(findings);
  const indices = new Map([...rules.keys()].map((id, index) => [id, index]));
  const run = {
    tool: { driver: { name: "pointsman", informationUri: "https://www.npmjs.com/package/pointsman", rules: [...rules.values()] } },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: indices.get(finding.rule),
      level: levels[finding.severity],
      message: { text: `${finding.description}: ${finding.redacted}` },
      locations: [location(finding, baseUri)],
      partialFingerprints: { "pointsman/v1": finding.fingerprint },
      properties: { confidence: finding.confidence, category: finding.category, kind: finding.kind, evidence: finding.evidence },
    })),
  };
  if (baseUri) run.originalUriBaseIds = { ROOT: { uri: baseUri } };
  return { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
};
