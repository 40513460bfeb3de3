//! A pattern without its `$or`: the list of plain patterns that it is short for.

use super::EventPattern;
use crate::diagnostic::Span;
use crate::gather::Gather;
use crate::json;
use crate::order;
use crate::rules::Document;
use serde::Serialize;

/// Bytes of patterns that an expansion holds; `$or` multiply fast.
const MAX_BYTES: usize = 1 << 20;

/// A pattern with its `$or` multiplied out (O1): an event matches if it matches one of the branches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Expansion {
    /// The branches in the order in which they are tried.
    pub branches: Vec<Expanded>,
    /// How many branches there are; more than are listed where they are too many or too large.
    pub total: usize,
}

/// A branch: a pattern without `$or`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Expanded {
    /// The pattern, laid out for people.
    pub pattern: String,
    /// The places in the whole pattern that its conditions come from: the arrays of alternatives, in their order.
    pub conditions: Vec<Span>,
    /// The places of conditions that a later one on the same field replaced (C5): they do not count in this branch.
    pub overwritten: Vec<Span>,
}

impl EventPattern {
    /// The pattern with its `$or` multiplied out; at most `limit` branches, and 1 MiB of them, are listed.
    ///
    /// ```
    /// # use pointsman::eventbridge::EventPattern;
    /// let pattern = EventPattern::parse(r#"{"a": [1], "$or": [{"b": [2]}, {"c": [3]}]}"#)?;
    /// let patterns: Vec<String> = pattern.expand(100).branches.into_iter().map(|branch| branch.pattern).collect();
    /// assert_eq!(patterns, ["{\n  \"a\": [1],\n  \"b\": [2]\n}", "{\n  \"a\": [1],\n  \"c\": [3]\n}"]);
    /// # Ok::<(), pointsman::diagnostic::Error>(())
    /// ```
    #[must_use]
    pub fn expand(&self, limit: usize) -> Expansion {
        let (rule, compiled) = self.rule();
        let mut expansion = Expansion { branches: Vec::new(), total: compiled.branches.len() };
        let mut bytes = 0;
        for branch in compiled.branches.iter().take(limit) {
            // Ids count in the order of the text.
            let sorted = |ids: &[usize]| {
                let mut ids = ids.to_vec();
                order::by_key(&mut ids, |id| *id);
                ids.into_iter().filter_map(|id| rule.condition(id)).list()
            };
            let (conditions, overwritten) = (sorted(&branch.conditions), sorted(&branch.overwritten));
            let mut document = Document::default();
            for condition in &conditions {
                document.set(&condition.path.names, condition.path.as_bytes(), condition.wanted.clone());
            }
            let compact = document.compact();
            bytes += compact.len();
            if bytes > MAX_BYTES {
                break;
            }
            let laid_out = json::parse(&compact, &json::Options::default()).value.as_ref().map(json::pretty);
            expansion.branches.push(Expanded {
                pattern: laid_out.unwrap_or(compact),
                conditions: conditions.iter().map(|condition| condition.span).list(),
                overwritten: overwritten.iter().map(|condition| condition.span).list(),
            });
        }
        expansion
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(text: &str) -> Vec<(String, Vec<&str>)> {
        let expansion = EventPattern::parse(text).unwrap().expand(10);
        let compact = |text: &str| json::compact(&json::parse(text, &json::Options::default()).value.unwrap());
        let spans = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect();
        expansion.branches.iter().map(|b| (compact(&b.pattern), spans(&b.overwritten))).collect()
    }

    #[test]
    fn or_multiplies() {
        let branches = expand(r#"{"$or":[{"a":[1]},{"b":[2]}],"x":{"$or":[{"c":[3]},{"d":[4]}]}}"#);
        let texts: Vec<&str> = branches.iter().map(|(text, _)| text.as_str()).collect();
        // Each branch of a later `$or` forks all that was read before.
        assert_eq!(
            texts,
            [
                r#"{"a":[1],"x":{"c":[3]}}"#,
                r#"{"b":[2],"x":{"c":[3]}}"#,
                r#"{"a":[1],"x":{"d":[4]}}"#,
                r#"{"b":[2],"x":{"d":[4]}}"#
            ]
        );
    }

    #[test]
    fn what_is_overwritten_is_told() {
        let branches = expand(r#"{"$or":[{"a":[1]},{"b":[2]}],"a":[3]}"#);
        assert_eq!(branches, [(r#"{"a":[3]}"#.to_owned(), vec!["[1]"]), (r#"{"b":[2],"a":[3]}"#.to_owned(), vec![])]);
    }

    #[test]
    fn names_keep_their_paths() {
        assert_eq!(expand(r#"{"a":[1],"a":{"b":[2]}}"#)[0].0, r#"{"a":[1],"a.b":[2]}"#);
        assert_eq!(expand(r#"{"":{"a":[1]}}"#)[0].0, r#"{"a":[1]}"#);
        assert_eq!(expand(r#"{"a":{"\ud800":[1]}}"#)[0].0, r#"{"a.\ud800":[1]}"#);
        assert_eq!(
            expand(r#"{"a":{"$or":[{"prefix":"x"},{"suffix":"y"}]}}"#)[0].0,
            r#"{"a.$or":[{"prefix":"x"},{"suffix":"y"}]}"#
        );
    }

    #[test]
    fn it_is_bounded() {
        let or = |i: usize| format!(r#""x{i}":{{"$or":[{{"a":[1]}},{{"b":["{}"]}}]}}"#, "y".repeat(1_000));
        let text = format!("{{{}}}", (0..11).map(or).collect::<Vec<_>>().join(","));
        let pattern = EventPattern::parse(&text).unwrap();
        assert_eq!((pattern.expand(3).branches.len(), pattern.expand(3).total), (3, 2_048));
        let all = pattern.expand(usize::MAX).branches;
        assert!(all.len() < 2_048 && all.len() > 10, "{}", all.len());
    }
}
