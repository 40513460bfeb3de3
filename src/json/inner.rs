//! A document within a string of another one, as AWS likes to send them: places in it as places of the outer text.

use crate::diagnostic::Span;

/// Turns offsets into a decoded string into offsets into the JSON text that spells it.
#[derive(Clone, Debug)]
pub struct Inner {
    /// Decoded offset and the text's offset, where an escape ends; between two of them both run alike.
    steps: Vec<(usize, usize)>,
}

impl Inner {
    /// For the string at `span` of `text`, quotes included.
    #[must_use]
    pub fn new(text: &str, span: Span) -> Self {
        let (mut decoded, mut at) = (0, span.start + 1);
        let mut steps = vec![(decoded, at)];
        let mut rest = Span::new(at, span.end.saturating_sub(1)).of(text);
        while let Some(plain) = rest.find('\\') {
            let escape = rest.get(plain..).unwrap_or_default();
            let (bytes, length) = escaped(escape);
            decoded += plain + bytes;
            at += plain + length;
            steps.push((decoded, at));
            rest = escape.get(length..).unwrap_or_default();
        }
        Self { steps }
    }

    /// The outer span of an inner one.
    #[must_use]
    pub fn outer(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }

    fn offset(&self, decoded: usize) -> usize {
        let after = self.steps.partition_point(|(from, _)| *from <= decoded);
        let step = after.checked_sub(1).and_then(|i| self.steps.get(i));
        step.map_or(0, |(from, at)| at + decoded - from)
    }
}

/// How many bytes the escape at the start of `text` stands for, and how many it takes.
fn escaped(text: &str) -> (usize, usize) {
    let unit = |at: usize| text.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    if text.as_bytes().get(1) != Some(&b'u') {
        let length = text.chars().nth(1).map_or(1, |c| 1 + c.len_utf8());
        return (1, length);
    }
    let low = (text.get(6..8) == Some("\\u")).then(|| unit(8)).flatten();
    match (unit(2), low) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (4, 12),
        (Some(0..=0x7F), _) => (1, 6),
        (Some(0x80..=0x7FF), _) => (2, 6),
        _ => (3, 6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, compact, parse};

    #[test]
    fn inner_places_are_places_of_the_outer_text() {
        let text = r#"{"a": "[\"x\", \"\u00e9\ud83d\ude00ü\",\n 12, true]"}"#;
        let outer = parse(text, &Options::default()).value.unwrap();
        let string = outer.get("a").unwrap();
        let inner = Inner::new(text, string.span);
        let list = parse(string.as_text().unwrap().as_str(), &Options::default()).value.unwrap();
        let spelled: Vec<&str> = list.as_array().unwrap().iter().map(|v| inner.outer(v.span).of(text)).collect();
        assert_eq!(spelled, [r#"\"x\""#, r#"\"\u00e9\ud83d\ude00ü\""#, "12", "true"]);
        assert_eq!(compact(&list), r#"["x","é😀ü",12,true]"#);
    }
}
