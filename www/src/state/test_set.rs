//! Many events against one pattern, each with the verdict that it should get.

use super::Verdict;
use pointsman::json::{self, Options, Trailing, Value};
use std::rc::Rc;

/// An event, and the verdict that is expected of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The event's text.
    pub event: Rc<str>,
    /// What the pattern should say to it, if somebody said so.
    pub expect: Option<Verdict>,
}

impl Case {
    /// Is it right as it is? `None` where nothing is expected.
    #[must_use]
    pub fn passes(&self, verdict: Verdict) -> Option<bool> {
        self.expect.map(|expect| expect == verdict)
    }

    /// What the event is, in one line: its source and detail type, or how it begins.
    #[must_use]
    pub fn title(&self) -> String {
        let parsed = json::parse(&self.event, &Options { trailing: Trailing::Ignore, ..Options::default() });
        let text = |key: &str| parsed.value.as_ref()?.get(key)?.as_text().map(|t| t.as_str().to_owned());
        match (text("source"), text("detail-type")) {
            (Some(source), Some(kind)) => format!("{source} · {kind}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => beginning(&self.event),
        }
    }
}

fn beginning(text: &str) -> String {
    const LENGTH: usize = 80;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// The events of a pasted text: the elements of a JSON array, or documents one after the other, or else one a line,
/// where a line that is no JSON is a case as well. A line in the shape of the project's own test cases,
/// `{"id":…,"pattern":…,"event":"…","expect":"match"}`, brings its expected verdict.
#[must_use]
pub fn split(text: &str) -> Vec<Case> {
    documents(text).unwrap_or_else(|| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| documents(line).and_then(|mut cases| cases.pop()).unwrap_or_else(|| plain(line))).collect()
    })
}

fn plain(text: &str) -> Case {
    Case { event: text.into(), expect: None }
}

/// The documents of a text that has nothing but JSON.
fn documents(text: &str) -> Option<Vec<Case>> {
    let options = Options { trailing: Trailing::Ignore, ..Options::default() };
    let mut cases = Vec::new();
    let mut rest = text;
    while !rest.trim().is_empty() {
        let parsed = json::parse(rest, &options);
        if !parsed.diagnostics.is_empty() {
            return None;
        }
        let value = parsed.value?;
        match value.as_array() {
            Some(elements) => cases.extend(elements.iter().map(|element| case(rest, element))),
            None => cases.push(case(rest, &value)),
        }
        rest = rest.get(parsed.end..)?;
    }
    Some(cases)
}

fn case(text: &str, value: &Value) -> Case {
    let written = value.get("expect").and_then(Value::as_text).and_then(|word| Verdict::from_word(word.as_str()));
    match (written, value.get("event")) {
        (Some(expect), Some(event)) => {
            let event = event.as_text().map_or_else(|| event.span.of(text).into(), |text| text.as_str().into());
            Case { event, expect: Some(expect) }
        }
        _ => plain(value.span.of(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(text: &str) -> Vec<String> {
        split(text).into_iter().map(|case| case.event.to_string()).collect()
    }

    #[test]
    fn arrays_lines_and_documents_in_a_row() {
        assert_eq!(events(r#"[{"a":1}, {"a":2}]"#), [r#"{"a":1}"#, r#"{"a":2}"#]);
        assert_eq!(events("{\"a\":1}\n\n{\"a\":2}\r\n"), [r#"{"a":1}"#, r#"{"a":2}"#]);
        assert_eq!(events("{\n\"a\":1\n}\n{\n\"a\":2}"), ["{\n\"a\":1\n}", "{\n\"a\":2}"]);
        assert_eq!(events(" \n"), Vec::<String>::new());
        assert_eq!(events("[]"), Vec::<String>::new());
    }

    #[test]
    fn a_line_that_is_no_json_is_a_case_as_well() {
        assert_eq!(events("{\"a\":1}\n{'a':2}\n"), [r#"{"a":1}"#, "{'a':2}"]);
    }

    #[test]
    fn our_own_test_cases_bring_their_verdict() {
        let line = r#"{"id":"eb-1","pattern":"{\"a\":[1]}","event":"{\"a\":1}","expect":"match"}"#;
        assert_eq!(split(line), [Case { event: r#"{"a":1}"#.into(), expect: Some(Verdict::Match) }]);
        let line = r#"{"event": {"a": 1},"expect":"no-match"}"#;
        assert_eq!(split(line), [Case { event: r#"{"a": 1}"#.into(), expect: Some(Verdict::NoMatch) }]);
    }

    #[test]
    fn titles_say_what_an_event_is() {
        let title = |text: &str| Case { event: text.into(), expect: None }.title();
        assert_eq!(title(r#"{"source":"aws.ec2","detail-type":"EC2 Instance"}"#), "aws.ec2 · EC2 Instance");
        assert_eq!(title(r#"{"source":"mine"}"#), "mine");
        assert_eq!(title("{\n  \"a\": 1\n}"), "{ \"a\": 1 }");
        assert_eq!(title(&"ä".repeat(200)).chars().count(), 81);
    }
}
