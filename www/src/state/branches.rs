//! A pattern without its `$or`: the plain patterns that it is short for, each with its own verdict.

use super::Verdict;
use pointsman::eventbridge::EventPattern;

/// Branches that are listed.
const SHOWN: usize = 24;

/// What `$or` multiplies out to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branches {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub listed: Vec<Branch>,
}

/// A plain pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// Laid out.
    pub pattern: String,
    /// What it says to the event.
    pub verdict: Verdict,
    /// Conditions of the text that do not count here, since a later one on the same field replaced them.
    pub overwritten: Vec<String>,
}

/// The branches; `None` where the pattern cannot be read.
#[must_use]
pub fn branches(pattern: &str, event: &str) -> Option<Branches> {
    let expansion = EventPattern::parse(pattern).ok()?.expand(SHOWN);
    let listed = expansion.branches.into_iter().map(|branch| Branch {
        verdict: match EventPattern::parse(&branch.pattern).and_then(|plain| plain.matches(event)) {
            Ok(matched) => Verdict::of(matched),
            Err(_) => Verdict::Invalid,
        },
        overwritten: branch.overwritten.iter().map(|span| span.of(pattern).to_owned()).collect(),
        pattern: branch.pattern,
    });
    Some(Branches { total: expansion.total, listed: listed.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_branch_has_its_verdict() {
        let branches = branches(r#"{"$or":[{"a":[1]},{"b":[2]}],"c":[3]}"#, r#"{"b":2,"c":3}"#).unwrap();
        let verdicts: Vec<_> = branches.listed.iter().map(|branch| branch.verdict).collect();
        assert_eq!((branches.total, verdicts), (2, vec![Verdict::NoMatch, Verdict::Match]));
    }

    #[test]
    fn what_is_overwritten_is_told_in_the_words_of_the_text() {
        let branches = branches(r#"{"$or":[{"a":[ 1 ]},{"b":[2]}],"a":[3]}"#, "{}").unwrap();
        assert_eq!(branches.listed[0].overwritten, ["[ 1 ]"]);
        assert!(branches.listed[1].overwritten.is_empty());
    }

    #[test]
    fn there_is_one_without_or_and_none_without_a_pattern() {
        assert_eq!(branches(r#"{"a":[1]}"#, "nonsense").unwrap().listed[0].verdict, Verdict::Invalid);
        assert_eq!(branches("{", "{}"), None);
    }
}
