//! One event pattern.

use super::lint;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Span};
use crate::explanation::Explanation;
use crate::json::{self, Options, Trailing, Value};
use crate::rules::{self, Comparison, Compiled, Flat, Pattern, Profile, Semantics};

/// How patterns and events are read: strict JSON, but what stands behind it is ignored (C1, V1).
pub(super) const READ: Options =
    Options { limits: json::Limits { depth: 512, bytes: 64 << 20 }, trailing: Trailing::Ignore };

/// A compiled event pattern.
///
/// ```
/// use pointsman::eventbridge::EventPattern;
///
/// let pattern = EventPattern::parse(r#"{"source": ["aws.ec2"], "detail": {"state": ["running"]}}"#)?;
/// let event = r#"{"source": "aws.ec2", "detail": {"state": "stopped"}}"#;
/// assert!(!pattern.matches(event)?);
/// assert_eq!(
///     pattern.explain(event)?.summary,
///     r#"1 of 2 conditions holds; detail.state is "stopped", the pattern wants "running"."#
/// );
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct EventPattern {
    pattern: Pattern,
    compiled: Compiled,
    diagnostics: Vec<Diagnostic>,
    complexity: usize,
}

impl EventPattern {
    /// Reads and compiles a pattern.
    ///
    /// # Errors
    /// Every error of the text, in its order.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let (pattern, compiled, end) = compiled(text)?;
        let (lints, complexity) = lint::check(&pattern, &compiled, text, end);
        let mut diagnostics = Diagnostics::new();
        diagnostics.extend(lints);
        Ok(Self { pattern, compiled, diagnostics: diagnostics.into_sorted(), complexity })
    }

    /// The same pattern as Amazon's own matcher has it where that parts from the documentation: addresses of both
    /// families mix in `cidr`, numbers may pass for addresses, case is ignored only up to U+FFFF, prefixes and suffixes
    /// see the quotes around a string. See "Quirks" in `src/eventbridge/spec.md`.
    #[must_use]
    pub fn as_reference(self) -> Self {
        Self { pattern: self.pattern.with_semantics(Semantics::Reference), ..self }
    }

    /// Every error of the text, or, where it has none, its lints.
    #[must_use]
    pub fn check(text: &str) -> Vec<Diagnostic> {
        match Self::parse(text) {
            Ok(pattern) => pattern.diagnostics,
            Err(error) => error.into_diagnostics(),
        }
    }

    /// The lints of this pattern.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The syntax tree, and the branches that its `$or` multiply out to.
    #[must_use]
    pub const fn rule(&self) -> (&Pattern, &Compiled) {
        (&self.pattern, &self.compiled)
    }

    /// The most wildcard positions that one value of a field can be in at once: our model of what EventBridge limits.
    /// 0 without wildcards.
    #[must_use]
    pub const fn wildcard_complexity(&self) -> usize {
        self.complexity
    }

    /// How the events that match this pattern and those that match the other lie to each other, among events with one
    /// value a field; with examples. See "Two patterns" in `src/eventbridge/spec.md`.
    ///
    /// Both are taken in their documented meaning, [`as_reference`](Self::as_reference) or not.
    ///
    /// ```
    /// use pointsman::eventbridge::EventPattern;
    /// use pointsman::rules::Relation;
    ///
    /// let running = EventPattern::parse(r#"{"detail": {"state": ["running"]}}"#)?;
    /// let changing = EventPattern::parse(r#"{"detail": {"state": [{"anything-but": "stopped"}]}}"#)?;
    /// let comparison = running.compare(&changing);
    /// assert_eq!(comparison.relation, Relation::FirstInside);
    /// assert_eq!(comparison.only_second.example(), Some("{\n  \"detail\": {\n    \"state\": \"x\"\n  }\n}"));
    /// # Ok::<(), pointsman::diagnostic::Error>(())
    /// ```
    #[must_use]
    pub fn compare(&self, other: &Self) -> Comparison {
        let [first, second] = [self, other].map(|p| p.pattern.clone().with_semantics(Semantics::Documented));
        rules::compare((&first, &self.compiled), (&second, &other.compiled))
    }

    /// Does the event match?
    ///
    /// # Errors
    /// Where the event is not a JSON object; the whole text is checked.
    pub fn matches(&self, event: &str) -> Result<bool, Error> {
        let event = read_event(event)?;
        rules::evaluate(&self.pattern, &self.compiled, &Flat::new(&event))
    }

    /// Why the event matches or does not, condition by condition.
    ///
    /// # Errors
    /// As [`matches`](Self::matches).
    pub fn explain(&self, event: &str) -> Result<Explanation, Error> {
        let value = read_event(event)?;
        rules::explain(&self.pattern, &self.compiled, &Flat::new(&value))
    }
}

/// The rule of a text, compiled, and where it ends.
fn compiled(text: &str) -> Result<(Pattern, Compiled, usize), Error> {
    let parsed = json::parse(text, &READ);
    let end = parsed.end;
    let pattern = Pattern::parse(&parsed.into_result()?, text, Profile::EventBridge)?;
    let compiled = pattern.compile()?;
    Ok((pattern, compiled, end))
}

/// [`EventPattern::compare`] of two texts, which are compiled for it and nothing else.
///
/// # Errors
/// Every error of the first text, or else of the second.
pub fn compare(first: &str, second: &str) -> Result<Comparison, Error> {
    let ((first, first_compiled, _), (second, second_compiled, _)) = (compiled(first)?, compiled(second)?);
    Ok(rules::compare((&first, &first_compiled), (&second, &second_compiled)))
}

/// Reads an event.
pub(super) fn read_event(text: &str) -> Result<Value, Error> {
    let value = json::parse(text, &READ).into_result()?;
    if value.as_object().is_none() { Err(not_an_object(&value).into()) } else { Ok(value) }
}

/// The complaint about an event that is JSON, but no object (V1).
pub(super) fn not_an_object(event: &Value) -> Diagnostic {
    let span = Span::new(event.span.start, event.span.end);
    Diagnostic::new(Code::EventNotObject, "Event must be a JSON object")
        .at(span)
        .hint("paste one event, with { and } around it")
}
