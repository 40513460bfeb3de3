//! What RFC 9535 answers to a path, beside what Step Functions does: people bring paths from one to the other.

use super::lines::clip;
use pointsman::asl::data::{self, Value};
use pointsman::asl::path::{Path, Selector, rfc};

/// Longer answers are cut.
const MAX_VALUE: usize = 500;

/// RFC 9535's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Does it find the same, in the same order? That it is always a list is no difference.
    pub agrees: bool,
    /// Both in a sentence.
    pub sentence: String,
    /// What it finds, as JSON; nothing where it is told that it is the same.
    pub answer: Option<String>,
    /// Why the two differ, as far as the path tells.
    pub why: Vec<&'static str>,
}

/// What the two find, compared. `ours` is Step Functions' answer, if it is no error.
#[must_use]
pub(super) fn beside(path: &Path, input: &str, ours: Option<&Value>) -> Beside {
    let theirs = match rfc::query(path.text(), input) {
        Ok(nodes) => nodes,
        Err(why) => {
            return Beside {
                agrees: false,
                sentence: format!("RFC 9535 has no answer: {}.", first_line(&why)),
                answer: None,
                why: Vec::new(),
            };
        }
    };
    let found: Vec<Value> = theirs.iter().filter_map(|node| data::parse(&node.value).ok()).collect();
    let same = match ours {
        None => false,
        Some(value) if path.is_definite() => found == [value.clone()],
        Some(list) => list.as_array() == Some(&found),
    };
    if same {
        let sentence = if path.is_definite() {
            "RFC 9535 finds the same, but always answers with a list."
        } else {
            "RFC 9535 finds the same."
        };
        return Beside { agrees: true, sentence: sentence.to_owned(), answer: None, why: Vec::new() };
    }
    let here = match ours {
        None => "an error".to_owned(),
        Some(value) if path.is_definite() => format!("one value, {}", value.describe()),
        Some(list) => listed(list.as_array().map_or(0, <[Value]>::len)),
    };
    Beside {
        agrees: false,
        sentence: format!("Step Functions: {here}. RFC 9535: {}.", listed(found.len())),
        answer: (!found.is_empty()).then(|| clip(&Value::from(found.clone()).to_string(), MAX_VALUE)),
        why: why(path, ours, &found),
    }
}

impl Beside {
    /// What RFC 9535 makes of a text that Step Functions does not take for a path; `None` where neither does.
    pub(super) fn of_no_path(text: &str, input: &str) -> Option<Self> {
        let nodes = rfc::query(text, input).ok()?;
        let values: Vec<&str> = nodes.iter().map(|node| &*node.value).collect();
        Some(Self {
            agrees: false,
            sentence: format!("RFC 9535 takes it: {}.", listed(values.len())),
            answer: (!values.is_empty()).then(|| clip(&format!("[{}]", values.join(",")), MAX_VALUE)),
            why: Vec::new(),
        })
    }
}

fn listed(count: usize) -> String {
    if count == 0 { "nothing, an empty list".to_owned() } else { format!("a list of {count}") }
}

/// The crate's parser draws a picture below its first lines.
fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default().trim_start_matches("= ")
}

fn why(path: &Path, ours: Option<&Value>, theirs: &[Value]) -> Vec<&'static str> {
    let has = |wanted: fn(&Selector) -> bool| path.segments.iter().any(|segment| wanted(&segment.selector));
    let mut why = Vec::new();
    if ours.is_none() && path.is_definite() && theirs.is_empty() {
        why.push("A path that names one place must find it in Step Functions; in RFC 9535 a list may be empty.");
    }
    let last = path.segments.last().map(|segment| &segment.selector);
    if matches!(last, Some(Selector::Names(_))) {
        why.push("Several names at the end make one object in Step Functions, and are a node each in RFC 9535.");
    }
    let stepped = |text: &str| text.matches(':').count() > 1;
    if path.segments.iter().any(|it| matches!(it.selector, Selector::Slice(..)) && stepped(it.span.of(path.text()))) {
        why.push("Step Functions does not look at the step of a slice.");
    }
    if has(|selector| matches!(selector, Selector::Slice(Some(from), Some(_)) if *from < 0)) {
        why.push("A slice with two bounds does not count a negative one from the end in Step Functions.");
    }
    if has(|selector| matches!(selector, Selector::Filter(_))) {
        why.push(
            "A filter on an object is about the object itself in Step Functions, and about its members in RFC 9535.",
        );
    }
    if path.segments.iter().any(|segment| segment.deep) {
        why.push("What \"..\" visits, and in which order, Step Functions has from Jayway's JSONPath.");
    }
    why
}
