//! How much of what SNS allows a policy uses.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, Span, Step};
use crate::json::{Kind, Member, Value};
use crate::rules::{Profile, or_branches};
use crate::table::Distinct;

const ANSWER: &str = Profile::Sns.answer();

/// What a policy counts, against what SNS allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Names at the top level; `$or` counts as one. At most [`Limits::KEYS`].
    pub keys: usize,
    /// The numbers of values of all fields, each times how deep it is nested, multiplied; branches of `$or` added up. At
    /// most [`Limits::COMBINATIONS`].
    pub combinations: u64,
    /// Bytes of the text. At most [`Limits::BYTES`].
    pub bytes: usize,
    /// How the combinations were computed, such as `3 × 1 × 2 = 6`. A nested field has its depth as a factor of its own:
    /// `(3 × 4) × (2 × 3) = 72`.
    pub formula: String,
    /// All names, those within `$or` too, should SNS count them.
    pub(super) keys_within_or: usize,
    /// The name that is one too many.
    sixth: Option<Span>,
}

impl Limits {
    /// Names at the top level.
    pub const KEYS: usize = 5;
    /// Combinations of values.
    pub const COMBINATIONS: u64 = 150;
    /// 256 KB.
    pub const BYTES: usize = 256 * 1024;

    /// Counts the policy in `text`, which need not be valid; none where it is not JSON.
    ///
    /// ```
    /// use pointsman::sns::Limits;
    ///
    /// let limits = Limits::measure(r#"{"a": ["x", "y", "z"], "b": {"c": ["x", "y"]}}"#);
    /// assert_eq!(limits.map(|it| it.formula).as_deref(), Some("3 × (2 × 2) = 12"));
    /// ```
    #[must_use]
    pub fn measure(text: &str) -> Option<Self> {
        super::policy::read(text).ok().map(|policy| Self::of(&policy, text).with_formula(&policy))
    }

    /// Counts a policy that was read from `text`, which need not be valid. The formula, which is for people, is not
    /// written yet.
    pub(super) fn of(policy: &Value, text: &str) -> Self {
        let members = policy.as_object().unwrap_or_default();
        let mut names = Distinct::default();
        let mut sixth = None;
        for member in members {
            names.insert(member.key.as_bytes());
            if names.items().len() > Self::KEYS && sixth.is_none() {
                sixth = Some(member.key_span);
            }
        }
        let product = Count::product(members, 1, false);
        Self {
            keys: names.items().len(),
            combinations: product.value,
            bytes: text.len(),
            formula: String::new(),
            keys_within_or: within_or(members),
            sixth,
        }
    }

    /// The same with the formula.
    pub(super) fn with_formula(mut self, policy: &Value) -> Self {
        let product = Count::product(policy.as_object().unwrap_or_default(), 1, true);
        self.formula = format!("{} = {}", product.formula, product.value);
        self
    }

    /// The limits that are passed.
    pub(super) fn errors(&self, policy: &Value) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if self.bytes > Self::BYTES {
            let message = format!("this policy has {} bytes; SNS accepts {}", self.bytes, Self::BYTES);
            found.push(Diagnostic::new(Code::PolicySize, message).at(policy.span));
        }
        if self.keys > Self::KEYS {
            let message = "Filter policy can not have more than 5 keys";
            let diagnostic = Diagnostic::new(Code::PolicyKeys, message).aws(message, None).aws_before(ANSWER);
            let diagnostic = diagnostic.at(self.sixth.unwrap_or(policy.span));
            found.push(diagnostic.hint(format!("this policy has {} keys at its top level", self.keys)));
        }
        if self.combinations > Self::COMBINATIONS {
            let message = "Filter policy is too complex";
            let diagnostic = Diagnostic::new(Code::PolicyCombinations, message)
                .aws(message, None)
                .aws_before(ANSWER)
                .at(policy.span);
            let formula = self.clone().with_formula(policy).formula;
            let formula = format!("{formula} combinations, at most {} are allowed", Self::COMBINATIONS);
            found.push(diagnostic.hint(formula));
        }
        found
    }
}

/// Nested fields, which policies on attributes cannot have.
pub(super) fn nested(policy: &Value, scope: Scope) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if scope == Scope::MessageAttributes {
        refuse_nested(policy.as_object().unwrap_or_default(), &mut found);
    }
    found
}

fn refuse_nested(members: &[Member], found: &mut Vec<Diagnostic>) {
    for member in members {
        if let Some(branches) = or_of(member) {
            branches.for_each(|branch| refuse_nested(branch, found));
        } else if matches!(member.value.kind, Kind::Object(_)) {
            let message = "Filter policy scope MessageAttributes does not support nested filter policy";
            let diagnostic = Diagnostic::new(Code::PolicyNested, message).at(member.value.span).aws(message, None);
            let diagnostic = diagnostic.aws_before("Invalid parameter: Attributes Reason: ");
            let diagnostic = diagnostic.path(vec![Step::from(member.key.as_str())]);
            found.push(diagnostic.hint("set FilterPolicyScope to MessageBody to compare fields of the body"));
        }
    }
}

fn or_of(member: &Member) -> Option<impl Iterator<Item = &[Member]>> {
    (member.key.as_str() == "$or").then(|| or_branches(&member.value)).flatten()
}

fn within_or(members: &[Member]) -> usize {
    let mut names = Distinct::default();
    let mut rest = vec![members];
    while let Some(members) = rest.pop() {
        for member in members {
            match or_of(member) {
                Some(branches) => rest.extend(branches),
                None => {
                    names.insert(member.key.as_bytes());
                }
            }
        }
    }
    names.items().len()
}

/// A part of the product.
struct Count {
    value: u64,
    formula: String,
}

/// More factors than this are not written out.
const SHOWN: usize = 24;

impl Count {
    /// With its formula if it is to be `shown`.
    fn product(members: &[Member], depth: u64, shown: bool) -> Self {
        let mut names = Distinct::default();
        // Of the same name twice the last counts.
        let counted: Vec<&Member> = members.iter().rev().filter(|m| names.insert(m.key.as_bytes())).collect();
        let counts = counted.into_iter().rev().filter_map(|member| Self::member(member, depth, shown));
        Self::join(counts.collect(), " × ", u64::saturating_mul, shown)
    }

    fn member(member: &Member, depth: u64, shown: bool) -> Option<Self> {
        if let Some(branches) = or_of(member) {
            let counts = branches.map(|branch| Self::product(branch, depth, shown)).collect();
            let mut sum = Self::join(counts, " + ", u64::saturating_add, shown);
            if shown {
                sum.formula = format!("({})", sum.formula);
            }
            return Some(sum);
        }
        match &member.value.kind {
            Kind::Object(members) => Some(Self::product(members, depth + 1, shown)),
            Kind::Array(values) => {
                let count = u64::try_from(values.len()).unwrap_or(u64::MAX);
                let formula = match (shown, depth) {
                    (false, _) => String::new(),
                    (true, 1) => count.to_string(),
                    (true, _) => format!("({depth} × {count})"),
                };
                Some(Self { value: count.saturating_mul(depth), formula })
            }
            _ => None,
        }
    }

    fn join(counts: Vec<Self>, sign: &str, fold: fn(u64, u64) -> u64, shown: bool) -> Self {
        let value = counts.iter().map(|count| count.value).reduce(fold).unwrap_or(1);
        if !shown {
            return Self { value, formula: String::new() };
        }
        let mut formula: Vec<&str> = counts.iter().take(SHOWN).map(|count| count.formula.as_str()).collect();
        if counts.len() > SHOWN {
            formula.push("…");
        }
        let formula = if formula.is_empty() { "1".to_owned() } else { formula.join(sign) };
        Self { value, formula }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, parse};

    fn limits(text: &str) -> Limits {
        let policy = parse(text, &Options::default()).value.unwrap();
        Limits::of(&policy, text).with_formula(&policy)
    }

    #[test]
    fn the_formula_is_that_of_the_documentation() {
        for (policy, want) in [
            (r#"{"a":["x","y","z"],"b":["x"],"c":["x","y"]}"#, "3 × 1 × 2 = 6"),
            (
                r#"{"key_a":{"key_b":{"key_c":["1","2","3","4"]}},"key_d":{"key_e":["1","2","3"]}}"#,
                "(3 × 4) × (2 × 3) = 72",
            ),
            (
                r#"{"s":["a","b","c"],"$or":[{"m":[1,2,3,4,5,6]},{"t":[1,2,3,4],"$or":[{"i":[1,2,3,4]},{"s":[1,2,3,4,5,6,7]}]}]}"#,
                "3 × (6 + 4 × (4 + 7)) = 150",
            ),
            (
                r#"{"$or":[{"a":[1]},{"b":[2]}],"d":{"$or":[{"x":[1]},{"y":[1,2]}]}}"#,
                "(1 + 1) × ((2 × 1) + (2 × 2)) = 12",
            ),
            (r#"{"a":[1,2],"a":[1]}"#, "1 = 1"),
            (r#"{"$or":["a","b"]}"#, "2 = 2"),
        ] {
            assert_eq!(limits(policy).formula, want, "{policy}");
        }
    }

    #[test]
    fn keys_count_once_and_or_is_one() {
        let limits = limits(r#"{"a":[1],"a":[2],"$or":[{"b":[1],"c":[1]},{"b":[2],"d":{"e":[1]}}]}"#);
        assert_eq!((limits.keys, limits.keys_within_or), (2, 4));
    }
}
