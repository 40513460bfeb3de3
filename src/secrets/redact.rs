//! A text without what was found in it: safe to share, and still the text that it was.
//!
//! Each value becomes a placeholder that names the rule, the value's number and its length: the same value is the same
//! placeholder everywhere in a text. Lines stay lines, so that places and diffs still fit, and JSON stays JSON.

use super::scan::{Candidate, Origin};
use super::scanner::{Finding, Scanner};
use crate::diagnostic::Span;
use crate::order;
use crate::table::{self, Table};

/// A redacted text.
#[derive(Clone, Debug, PartialEq)]
pub struct Redaction {
    /// The text with placeholders.
    pub text: String,
    /// What was found; the places are those of the original.
    pub findings: Vec<Finding>,
    /// Each placeholder with what stood there first, in the order of the text. Whoever has this has the secrets.
    pub originals: Vec<(String, String)>,
}

/// What placeholders begin with; nothing that begins so is ever found.
pub(crate) const MARK: &str = "[redacted:";

impl Scanner {
    /// `text` with a placeholder instead of each finding.
    #[must_use]
    pub fn redact(&self, text: &str) -> Redaction {
        let candidates = self.candidates(text, Origin::at(None));
        let head = text.trim_start_matches('\u{feff}').trim_ascii_start();
        let is_json = matches!(head.as_bytes().first(), Some(b'{' | b'['));
        let mut numbers = Numbers::default();
        let mut fillers = None;
        let mut redacted = String::with_capacity(text.len());
        let mut originals: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        let mut quoted = false;
        for it in &candidates {
            // It went with the number that it is a part of.
            if it.span.start < at {
                continue;
            }
            let rule = self.about(it.rule).map_or("secret", |rule| rule.id);
            quoted = ends_quoted(text.get(at..it.span.start).unwrap_or_default(), quoted);
            let bare = if is_json && !quoted { bare(text, it) } else { None };
            let span = bare.unwrap_or(it.span);
            redacted.push_str(text.get(at..span.start).unwrap_or_default());
            let original = span.of(text);
            if bare.is_some() {
                // Numbers, or the text would not be JSON any more. Coordinates are two elements of an array.
                let fillers = fillers.get_or_insert_with(|| Fillers::new(text));
                for element in original.split_inclusive(',') {
                    let (own, before, after) = number_in(element);
                    let (filler, is_new) = fillers.of(own);
                    redacted.extend([before, filler.as_str(), after]);
                    if is_new {
                        originals.push((filler, own.to_owned()));
                    }
                }
            } else {
                let number = numbers.of(it.rule, it.value(text));
                let placeholder = format!("{MARK}{rule}:{number}:{}]", original.chars().count());
                redacted.push_str(&placeholder);
                keep_lines(original, &mut redacted);
                if !originals.iter().any(|(known, _)| *known == placeholder) {
                    originals.push((placeholder, original.to_owned()));
                }
            }
            quoted = ends_quoted(original, quoted);
            at = span.end;
        }
        redacted.push_str(text.get(at..).unwrap_or_default());
        let findings = candidates.iter().filter_map(|it| self.finding(text, it)).collect();
        Redaction { text: redacted, findings, originals }
    }
}

/// The numbers of values, by rule.
#[derive(Default)]
struct Numbers {
    table: Table,
    seen: Vec<(usize, Vec<u8>, usize)>,
    /// Of each rule, the last number.
    last: Vec<usize>,
}

impl Numbers {
    fn of(&mut self, rule: usize, value: &[u8]) -> usize {
        let hash = table::hash(&(rule, value));
        let same = |at: u32| self.seen.get(at as usize).is_some_and(|(r, v, _)| *r == rule && v == value);
        let known = self.table.find(hash, same).and_then(|at| self.seen.get(at as usize));
        if let Some((.., number)) = known {
            return *number;
        }
        if self.last.len() <= rule {
            self.last.resize(rule + 1, 0);
        }
        let number = self.last.get_mut(rule).map_or(1, |last| {
            *last += 1;
            *last
        });
        self.table.insert(hash, self.seen.len() as u32);
        self.seen.push((rule, value.to_vec(), number));
        number
    }
}

/// What stands for numbers in JSON: `1000000001.5` and so on. All have as many digits, so that none is a part of another,
/// and a fraction behind many digits is no identifier, so that none is found again.
struct Fillers {
    /// Those that stand in the text itself, in order.
    taken: Vec<u64>,
    numbers: Numbers,
    /// The filler of each number.
    fillers: Vec<u64>,
}

impl Fillers {
    const DIGITS: usize = 10;

    fn new(text: &str) -> Self {
        let digit = |number: u64, byte: &u8| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0'));
        let mut taken = Vec::new();
        for part in text.as_bytes().windows(Self::DIGITS + 2) {
            if let Some((digits, b".5")) = part.split_at_checked(Self::DIGITS) {
                taken.extend(digits.iter().try_fold(0, digit));
            }
        }
        order::by_key(&mut taken, |number| *number);
        Self { taken, numbers: Numbers::default(), fillers: Vec::new() }
    }

    /// What stands for `value`, whichever rule found it; and whether that is new.
    fn of(&mut self, value: &str) -> (String, bool) {
        let number = self.numbers.of(0, value.as_bytes());
        let known = self.fillers.get(number - 1).copied();
        let filler = known.unwrap_or_else(|| {
            let mut next = self.fillers.last().map_or(1_000_000_001, |last| last + 1);
            while self.taken.binary_search(&next).is_ok() {
                next += 1;
            }
            self.fillers.push(next);
            next
        });
        (format!("{filler}.5"), known.is_none())
    }
}

/// Does `text` end in a string of JSON, if it begins in one or not? Strings end with their lines.
fn ends_quoted(text: &str, mut quoted: bool) -> bool {
    let mut escaped = false;
    for byte in text.bytes() {
        quoted = match byte {
            b'"' if !escaped => !quoted,
            b'\n' => false,
            _ => quoted,
        };
        escaped = byte == b'\\' && !escaped;
    }
    quoted
}

/// The place of the number of JSON without quotes that it is, or is a part of; or of some of them.
fn bare(text: &str, it: &Candidate) -> Option<Span> {
    let (before, rest) = text.split_at_checked(it.span.start)?;
    let after = rest.get(it.span.of(text).len()..)?;
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    let (before, after) = (before.trim_end_matches(of_number), after.trim_start_matches(of_number));
    let span = Span::new(before.len(), text.len() - after.len());
    let is_bare = span.of(text).split(',').all(is_number)
        && before.trim_ascii_end().ends_with([':', ',', '['])
        && after.trim_ascii_start().starts_with([',', '}', ']']);
    is_bare.then_some(span)
}

/// The number in an element of an array, and what stands before and behind it.
fn number_in(element: &str) -> (&str, &str, &str) {
    let around = |b: &u8| matches!(b, b' ' | b',');
    let before = element.bytes().take_while(around).count();
    let after = element.bytes().rev().take_while(around).count();
    let part = |from, to| element.get(from..to).unwrap_or_default();
    let end = element.len() - after;
    (part(before, end), part(0, before), part(end, element.len()))
}

fn is_number(text: &str) -> bool {
    let text = text.trim_matches(' ');
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'))
}

/// The line ends of a value of many lines, with the marks and blanks that its lines begin with.
fn keep_lines(original: &str, redacted: &mut String) {
    for line in original.split_inclusive('\n').skip(1) {
        // What ends the line before belongs to it.
        let head = line.len() - line.trim_start_matches([' ', '\t', '+', '-', '>', '#']).len();
        redacted.push('\n');
        redacted.push_str(line.get(..head.min(16)).unwrap_or_default());
        redacted.push_str("[…]");
    }
}

/// `text` with what stood where the placeholders are.
#[must_use]
pub fn restore(text: &str, originals: &[(String, String)]) -> String {
    let mut restored = text.to_owned();
    for (placeholder, original) in originals {
        restored = restored.replace(placeholder.as_str(), original);
    }
    restored
}
