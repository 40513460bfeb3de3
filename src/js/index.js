// The package: the same names from each entry, which differ only in how they come by the wasm module (see load/).
export { evalJsonata } from "./eval-jsonata.js";
export { EventPattern } from "./event-pattern.js";
export { FilterPolicy } from "./filter-policy.js";
export { PointsmanError } from "./errors.js";
export { RuleSet } from "./rule-set.js";
export { InputTransformer } from "./input-transformer.js";
export { restore, Scanner } from "./scanner.js";
export { benchRule } from "./secret-rules.js";
export { toCodeCommitEvents, toCsv, toMarkdown } from "./reports.js";
export { toSarif } from "./sarif.js";
export { Subscriptions } from "./subscriptions.js";
export { attributesToBody, bodyToAttributes, deliverySchedule, simulateTopic, unpackMessages } from "./topics.js";
export { compareHistory, coverageOf, importMocks, mocksFromHistory } from "./execution.js";
export { toJsonata } from "./to-jsonata.js";
export { runScenarios, toVitest } from "./scenarios.js";
export { StateMachine } from "./state-machine.js";
export { originOf, traceState, usesOf } from "./trace.js";
export { checkIntrinsic, checkPath, evalIntrinsic, explainIntrinsic, explainPath, queryPath } from "./states-language.js";
