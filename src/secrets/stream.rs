//! A text that comes in chunks: what is found in it does not depend on where they end.

use super::scan::{Candidate, Origin};
use super::scanner::{Finding, Scanner};
use super::windows::{Window, columns};
use crate::diagnostic::{Place, Positions, Span};

/// A finding in a stream; its span counts from the first byte of the stream.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamFinding {
    /// What was found.
    pub finding: Finding,
    /// Where it begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
}

/// The state between chunks.
#[derive(Debug)]
pub struct Stream {
    path: Option<String>,
    /// What is still to be scanned, and a margin before it.
    text: String,
    /// Where in `text` the next piece begins.
    next: usize,
    /// The place of the first byte of `text` in the stream.
    base: usize,
    at: Place,
    columns: Option<String>,
    /// Where the last finding ended, in the stream.
    end: usize,
    /// Findings of rules for which it counts how many there are.
    held: Vec<(Candidate, StreamFinding)>,
}

impl Stream {
    /// Before the first chunk of the file at `path`.
    #[must_use]
    pub fn new(path: Option<&str>) -> Self {
        Self {
            path: path.map(str::to_owned),
            text: String::new(),
            next: 0,
            base: 0,
            at: Place { line: 1, column: 1, utf16: 0 },
            columns: None,
            end: 0,
            held: Vec::new(),
        }
    }

    /// Takes the next chunk; answers what is certain by now, in the order of the text.
    pub fn push(&mut self, scanner: &Scanner, chunk: &str) -> Vec<StreamFinding> {
        let mut found = Vec::new();
        // Large chunks in parts, so that no more than a piece and its margins are held.
        let mut rest = chunk;
        while !rest.is_empty() {
            let mut part = rest.len().min(1 << 20);
            while !rest.is_char_boundary(part) {
                part -= 1;
            }
            let (head, tail) = rest.split_at_checked(part).unwrap_or((rest, ""));
            self.text.push_str(head);
            rest = tail;
            while let Some(len) = scanner.cut.piece(self.text.get(self.next..).unwrap_or_default()) {
                self.scan(scanner, Span::new(self.next, self.next + len), &mut found);
                self.next += len;
                self.forget(scanner.cut.margin);
            }
        }
        found
    }

    /// What the end of the text has, and what could only be said now. The stream is as new again.
    pub fn finish(&mut self, scanner: &Scanner) -> Vec<StreamFinding> {
        let mut found = Vec::new();
        self.scan(scanner, Span::new(self.next, self.text.len()), &mut found);
        let (mut candidates, held): (Vec<Candidate>, Vec<StreamFinding>) =
            std::mem::take(&mut self.held).into_iter().unzip();
        let all = candidates.clone();
        scanner.levelled(&mut candidates);
        for (candidate, mut it) in all.into_iter().zip(held) {
            if let Some(kept) =
                candidates.iter().find(|kept| kept.span == candidate.span && kept.rule == candidate.rule)
            {
                it.finding.severity = kept.severity.unwrap_or(it.finding.severity);
                found.push(it);
            }
        }
        *self = Self::new(self.path.as_deref());
        found
    }

    fn scan(&mut self, scanner: &Scanner, core: Span, found: &mut Vec<StreamFinding>) {
        if self.path.as_deref().is_some_and(|path| scanner.options.allow.path(path)) {
            return;
        }
        if self.base == 0 && core.start == 0 {
            self.columns = columns(&self.text).map(str::to_owned);
        }
        let text = self.text.as_str();
        let window = if self.base == 0 {
            Window::new(text, core, self.columns.as_deref(), scanner.cut)
        } else {
            Window::within(text, core, self.columns.as_deref(), scanner.cut)
        };
        let line = self.at.line + window.lines_before(text);
        let place = Origin { path: self.path.as_deref(), commit: None, line };
        let candidates = scanner.in_window(&window.text, window.core, place);
        let positions = (!candidates.is_empty()).then(|| Positions::new(text));
        for it in candidates {
            let span = window.origin(it.span);
            let it = Candidate { span, ..it };
            if self.base + span.start < self.end {
                continue;
            }
            self.end = self.base + span.end;
            let place = Origin { path: self.path.as_deref(), commit: None, line: self.at.line };
            let (Some(positions), Some(mut finding)) = (&positions, scanner.reported(text, &it, place)) else {
                continue;
            };
            finding.span = Span::new(self.base + span.start, self.base + span.end);
            let at = |byte: usize| moved(positions.place(byte), self.at);
            let placed = StreamFinding { finding, start: at(span.start), end: at(span.end) };
            if scanner.counts(it.rule) {
                let span = placed.finding.span;
                self.held.push((Candidate { span, ..it }, placed));
            } else {
                found.push(placed);
            }
        }
    }

    /// Gives up what is farther back than the margin.
    fn forget(&mut self, margin: usize) {
        let mut cut = self.next.saturating_sub(margin);
        while !self.text.is_char_boundary(cut) {
            cut -= 1;
        }
        self.at = moved(Positions::new(self.text.get(..cut).unwrap_or_default()).place(cut), self.at);
        self.text.drain(..cut);
        self.next -= cut;
        self.base += cut;
    }
}

/// A place in a text that itself begins at `base`.
const fn moved(place: Place, base: Place) -> Place {
    Place {
        line: base.line + place.line - 1,
        column: if place.line == 1 { base.column + place.column - 1 } else { place.column },
        utf16: base.utf16 + place.utf16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::Options;
    use crate::secrets::windows::Cut;

    struct Random(u32);

    impl Random {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (self.0 >> 8) as usize % most
        }
    }

    /// The texts of the cases, in an order that chance decides, with other lines between.
    fn text(random: &mut Random) -> String {
        let rows: Vec<serde_json::Value> = include_str!("../../tests/conformance/secrets.jsonl")
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let mut text = if random.below(3) == 0 { "id,name,ssn\n".to_owned() } else { String::new() };
        for _ in 0..random.below(60) {
            match random.below(6) {
                0 => text.push_str("3,somebody,536904399\n"),
                1 => text.push_str(&"é😀 plain words, ".repeat(random.below(12))),
                2 => text.push_str("\r\n"),
                _ => {
                    let row = &rows[random.below(rows.len())];
                    text.push_str(&row["text"].as_str().unwrap().replace('¦', ""));
                    text.push('\n');
                }
            }
        }
        text
    }

    #[test]
    fn findings_do_not_depend_on_chunks() {
        let mut scanner = Scanner::new(Options { personal_data: true, ..Options::default() }).unwrap();
        let mut random = Random(3);
        let mut findings = 0;
        for round in 0..60 {
            let text = text(&mut random);
            scanner.cut = Cut::of(600 + random.below(3000), 400);
            let whole = scanner.scan_file(&text, Some("x"));
            findings += whole.len();
            let positions = Positions::new(&text);
            let mut stream = Stream::new(Some("x"));
            let (mut found, mut at) = (Vec::new(), 0);
            while at < text.len() {
                let mut end = (at + 1 + random.below(1 + round * 40)).min(text.len());
                while !text.is_char_boundary(end) {
                    end += 1;
                }
                found.extend(stream.push(&scanner, &text[at..end]));
                at = end;
            }
            found.extend(stream.finish(&scanner));
            for it in &found {
                assert_eq!(it.start, positions.place(it.finding.span.start));
                assert_eq!(it.end, positions.place(it.finding.span.end));
            }
            let found: Vec<Finding> = found.into_iter().map(|it| it.finding).collect();
            assert_eq!(found, whole, "{text:?}");
            let mut again = stream.push(&scanner, &text);
            again.extend(stream.finish(&scanner));
            assert_eq!(again.len(), whole.len(), "a stream can be used again");
        }
        assert!(findings > 500, "{findings}");
    }

    #[test]
    fn pieces_find_what_the_whole_text_has() {
        let mut scanner = Scanner::new(Options { personal_data: true, ..Options::default() }).unwrap();
        let mut random = Random(11);
        for _ in 0..40 {
            let text = text(&mut random);
            scanner.cut = Cut::default();
            let whole = scanner.scan(&text);
            // A margin that is larger than anything in the cases.
            scanner.cut = Cut::of(12_000, 6_000);
            assert_eq!(scanner.scan(&text), whole, "{text:?}");
        }
    }
}
