// The one error that bad input makes.

/** Thrown where an input cannot be used: `diagnostics` says everything that is wrong with it, the rest is the first of them. */
export class PointsmanError extends Error {
  constructor(diagnostics, code = diagnostics[0].code) {
    const [first] = diagnostics;
    super(first.message);
    this.code = code;
    this.diagnostics = diagnostics;
    for (const key of ["line", "column", "start", "end"]) if (first[key] !== undefined) this[key] = first[key];
  }
}
// On the prototype, as the names of built-in errors are.
Object.defineProperty(PointsmanError.prototype, "name", { value: "PointsmanError", configurable: true, writable: true });

/** An error about a call rather than about a text. */
export const misuse = (code, message, hint) =>
  new PointsmanError([{ code, severity: "error", message, hints: hint ? [hint] : [], related: [] }]);

export const badArgument = (message, hint) => misuse("PM0003", message, hint);
