//! Rules of users on a text: one pass of an automaton for their keywords and for what their expressions must contain, then
//! the expressions where they can match at all.
//!
//! An expression of bounded length is tried only around the pieces of which every match contains one. The matches are the
//! same as on the whole text: each lies in the window of a piece of its own, and windows that overlap are one.

use super::allowlist::{Allowlist, Seen};
use super::pattern::Pattern;
use super::rule::{Group, Scope, UserRule};
use crate::diagnostic::Span;
use crate::secrets::automaton::Automaton;
use crate::secrets::judge;
use crate::secrets::personal::Near;

use crate::secrets::rules::List;
use crate::secrets::scan::{Candidate, Origin, Scan};
use crate::secrets::scanner::{About, UserRules};
use std::sync::Arc;

/// What an anchor is to its rule.
#[derive(Clone, Copy, Debug)]
enum Purpose {
    Keyword,
    Piece,
    Near,
}

/// Rules of users, compiled as far as is needed before the first hit.
#[derive(Debug)]
pub(crate) struct Custom {
    rules: Vec<UserRule>,
    automaton: Automaton,
    anchors: Vec<(Vec<u8>, usize, Purpose)>,
    /// Does none of them ask for the automaton?
    blind: bool,
    /// Exceptions for the findings of built-in rules: of all, or of one.
    builtin: Vec<(Option<String>, Arc<Allowlist>)>,
}

#[derive(Clone, Debug, Default)]
struct Hits {
    keyword: bool,
    pieces: Vec<Span>,
    near: Vec<usize>,
}

/// Expressions whose matches are longer are tried on the whole text.
const WINDOW: usize = 4096;
/// One rule finds no more than this in one text: more are of use to nobody.
const MOST: usize = 20_000;

impl Custom {
    /// Compiles the anchors of `rules`; nothing if they are too many.
    pub(crate) fn new(rules: Vec<UserRule>, builtin: Vec<(Option<String>, Arc<Allowlist>)>) -> Option<Self> {
        let mut anchors = Vec::new();
        for (number, rule) in rules.iter().enumerate() {
            let words = |words: &[String], purpose| -> Vec<(Vec<u8>, usize, Purpose)> {
                words.iter().map(|word| (word.as_bytes().to_vec(), number, purpose)).collect()
            };
            anchors.extend(words(&rule.keywords, Purpose::Keyword));
            if let Some((near, _)) = &rule.near {
                anchors.extend(words(near, Purpose::Near));
            }
            let pieces = rule.pattern.as_ref().and_then(|it| it.pieces.as_ref());
            anchors.extend(pieces.into_iter().flatten().map(|piece| (piece.clone(), number, Purpose::Piece)));
        }
        let automaton = Automaton::folded(anchors.iter().map(|(anchor, ..)| anchor.as_slice()))?;
        Some(Self { blind: anchors.is_empty(), rules, automaton, anchors, builtin })
    }

    fn hits(&self, text: &[u8]) -> Vec<Hits> {
        let mut hits = vec![Hits::default(); self.rules.len()];
        if self.blind {
            return hits;
        }
        self.automaton.run(text, |end, anchors| {
            for anchor in anchors {
                let Some((spelled, number, purpose)) = self.anchors.get(usize::from(*anchor)) else { continue };
                let Some(hits) = hits.get_mut(*number) else { continue };
                if matches!(purpose, Purpose::Keyword) && hits.keyword {
                    continue;
                }
                let Some(start) = end.checked_sub(spelled.len()) else { continue };
                // Classes of the automaton can hold several bytes.
                if !text.get(start..end).is_some_and(|there| there.eq_ignore_ascii_case(spelled)) {
                    continue;
                }
                match purpose {
                    Purpose::Keyword => hits.keyword = true,
                    Purpose::Piece => hits.pieces.push(Span::new(start, end)),
                    Purpose::Near => hits.near.push(end),
                }
            }
        });
        hits
    }

    /// On how many bytes of `text` the expression of the only rule is tried.
    pub(crate) fn tried(&self, text: &[u8]) -> Option<usize> {
        let hits = self.hits(text);
        let (rule, hits) = (self.rules.first()?, hits.first()?);
        let pattern = rule.pattern.as_ref()?;
        if !rule.keywords.is_empty() && !hits.keyword || pattern.pieces.is_some() && hits.pieces.is_empty() {
            return Some(0);
        }
        let mut bytes = 0;
        match (rule.scope, &pattern.pieces, pattern.most.filter(|most| *most <= WINDOW)) {
            (Scope::Line, pieces, _) => lines(text, pieces.is_some().then_some(hits.pieces.as_slice()), |line| {
                bytes += line.end - line.start;
                true
            }),
            (Scope::Text, Some(_), Some(most)) => {
                bytes = windows(&hits.pieces, most, text.len()).iter().map(|it| it.end - it.start).sum();
            }
            _ => bytes = text.len(),
        }
        Some(bytes)
    }

    fn rule(&self, scan: &mut Scan<'_>, number: usize, rule: &UserRule, hits: &Hits) {
        let text = scan.text;
        let (path, commit) = (scan.place.path, scan.place.commit);
        if scan.depth() > 0 && !rule.decoded || rule.allow.iter().any(|list| list.file(path, commit)) {
            return;
        }
        if let Some(wanted) = &rule.path
            && !path.is_some_and(|path| wanted.is_match(path.as_bytes()))
        {
            return;
        }
        let Some(pattern) = &rule.pattern else {
            // The path is all that the rule asks of, and the first line stands for the file.
            if path.is_some() && scan.depth() == 0 {
                let end = text.iter().position(|b| *b == b'\n').unwrap_or(text.len());
                scan.find(
                    number,
                    Span::new(0, end),
                    rule.confidence,
                    Some("the path of the file is the finding".to_owned()),
                );
            }
            return;
        };
        if !rule.keywords.is_empty() && !hits.keyword || pattern.pieces.is_some() && hits.pieces.is_empty() {
            return;
        }
        let mut judge = Judge { near: None, rule, number, hits, left: MOST };
        if rule.scope == Scope::Line {
            lines(text, pattern.pieces.is_some().then_some(hits.pieces.as_slice()), |line| {
                pattern.each(
                    text.get(line.start..line.end).unwrap_or_default(),
                    Span::new(0, line.end - line.start),
                    |it| judge.matched(scan, pattern, Span::new(line.start + it.start, line.start + it.end)),
                );
                judge.left > 0
            });
            return;
        }
        match (&pattern.pieces, pattern.most.filter(|most| *most <= WINDOW)) {
            (Some(_), Some(most)) => {
                for window in windows(&hits.pieces, most, text.len()) {
                    pattern.each(text, window, |span| judge.matched(scan, pattern, span));
                }
            }
            _ => pattern.each(text, Span::new(0, text.len()), |span| judge.matched(scan, pattern, span)),
        }
    }
}

/// Where matches of at most `most` bytes around `pieces` can be.
fn windows(pieces: &[Span], most: usize, len: usize) -> Vec<Span> {
    let mut windows: Vec<Span> = Vec::new();
    for piece in pieces {
        let window = Span::new(piece.end.saturating_sub(most), (piece.start + most).min(len));
        match windows.last_mut() {
            Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
            _ => windows.push(window),
        }
    }
    windows
}

/// Each line, or each that one of `hits` is in, without its end.
fn lines(text: &[u8], hits: Option<&[Span]>, mut each: impl FnMut(Span) -> bool) {
    let line_at = |at: usize| {
        let start = text.get(..at).unwrap_or_default().iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
        let len = text.get(at..).unwrap_or_default().iter().position(|b| *b == b'\n');
        Span::new(start, len.map_or(text.len(), |len| at + len))
    };
    let mut next = 0;
    match hits {
        Some(hits) => {
            for hit in hits {
                if hit.start >= next {
                    let line = line_at(hit.start);
                    next = line.end + 1;
                    if !each(line) {
                        return;
                    }
                }
            }
        }
        None => {
            while next < text.len() {
                let line = line_at(next);
                next = line.end + 1;
                if !each(line) {
                    return;
                }
            }
        }
    }
}

/// One rule's matches in one text.
struct Judge<'r, 't> {
    near: Option<Near<'t>>,
    rule: &'r UserRule,
    number: usize,
    hits: &'r Hits,
    left: usize,
}

impl<'t> Judge<'_, 't> {
    /// Judges a match; answers whether to go on.
    fn matched(&mut self, scan: &mut Scan<'t>, pattern: &Pattern, matched: Span) -> bool {
        let text = scan.text;
        let rule = self.rule;
        let Some(span) = secret(text, pattern, rule, matched) else { return true };
        scan.note(Some(self.number), span, "expression", true, "the rule's expression matches");
        if let Err((step, why)) = self.judge(scan, matched, span) {
            scan.note(Some(self.number), span, step, false, why);
            return true;
        }
        self.left = self.left.saturating_sub(1);
        scan.find(self.number, span, rule.confidence, None);
        self.left > 0
    }

    fn judge(&mut self, scan: &Scan<'t>, matched: Span, span: Span) -> Result<(), (&'static str, &'static str)> {
        let (text, rule) = (scan.text, self.rule);
        let secret = text.get(span.start..span.end).unwrap_or_default();
        if rule.entropy.is_some_and(|least| judge::entropy(secret) <= least) {
            return Err(("entropy", "its entropy is not above what the rule asks for"));
        }
        if let Some((words, distance)) = &rule.near {
            let near = self.near.get_or_insert_with(|| Near::new(text));
            if !near.precedes(&self.hits.near, *distance, span) && !near.names(span, words) {
                return Err((
                    "keyword",
                    "no keyword of the rule stands before it within the distance, in the column's name or in the path",
                ));
            }
        }
        if rule.ignore.iter().any(|word| secret.windows(word.len()).any(|it| it == word.as_bytes())) {
            return Err(("allowlist", "it contains a word that the rule ignores"));
        }
        if rule.allow.is_empty() && rule.lines.is_none() {
            return Ok(());
        }
        let line = line(text, matched);
        let seen = Seen {
            secret,
            matched: text.get(matched.start..matched.end).unwrap_or_default(),
            line,
            path: scan.place.path,
            commit: scan.place.commit,
        };
        if let Some(why) = rule.allow.iter().find_map(|list| list.accepts(&seen)) {
            return Err(("allowlist", why));
        }
        if let Some(allowed) = &rule.lines {
            let number =
                scan.place.line + text.get(..matched.start).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
            let mut shown = format!("{}:{number}:", scan.place.path.unwrap_or("(standard input)")).into_bytes();
            shown.extend_from_slice(line);
            if allowed.iter().any(|it| it.is_match(&shown)) {
                return Err(("allowlist", "an allowed pattern matches the line, with its file and number"));
            }
        }
        Ok(())
    }
}

/// The secret of a match, on whole characters.
fn secret(text: &[u8], pattern: &Pattern, rule: &UserRule, matched: Span) -> Option<Span> {
    let mut span = matched;
    if rule.alone {
        // As gitleaks, which trims line ends.
        let inner = text.get(span.start..span.end).unwrap_or_default();
        let head = inner.iter().take_while(|b| **b == b'\n').count();
        let tail = inner.iter().skip(head).rev().take_while(|b| **b == b'\n').count();
        span = Span::new(span.start + head, span.end - tail);
    }
    if rule.group != Group::Whole && pattern.group_count > 0 {
        let groups = pattern.groups(text, span, rule.alone);
        match rule.group {
            Group::Number(number) if !groups.is_empty() => span = groups.get(number).copied().flatten()?,
            _ => {
                let first = groups.iter().skip(1).flatten().find(|it| it.end > it.start);
                span = first.copied().unwrap_or(span);
            }
        }
    }
    let inside = |at: usize| text.get(at).is_some_and(|byte| *byte & 0xc0 == 0x80);
    while inside(span.start) && span.start > 0 {
        span.start -= 1;
    }
    while inside(span.end) {
        span.end += 1;
    }
    (span.end > span.start).then_some(span)
}

/// The lines that a match is on; of very long ones what is near.
fn line(text: &[u8], matched: Span) -> &[u8] {
    const FAR: usize = 1 << 14;
    let head = text.get(matched.start.saturating_sub(FAR)..matched.start).unwrap_or_default();
    let start = matched.start - head.iter().rev().take_while(|b| **b != b'\n').count();
    let tail = text.get(matched.end..text.len().min(matched.end + FAR)).unwrap_or_default();
    let end = matched.end + tail.iter().take_while(|b| **b != b'\n').count();
    text.get(start..end).unwrap_or_default()
}

impl UserRules for Custom {
    fn search(&self, scan: &mut Scan<'_>, first: usize) {
        let hits = self.hits(scan.text);
        for ((number, rule), hits) in self.rules.iter().enumerate().zip(&hits) {
            self.rule(scan, first + number, rule, hits);
        }
    }

    fn about(&self, number: usize) -> Option<About<'_>> {
        self.rules.get(number).map(|rule| About {
            id: &rule.id,
            vendor: "",
            description: &rule.description,
            kind: rule.kind,
            category: rule.category,
            tier: "custom",
            confidence: rule.confidence,
            severity: rule.severity,
            prefixes: List::default(),
        })
    }

    fn len(&self) -> usize {
        self.rules.len()
    }

    fn decodes(&self) -> bool {
        self.rules.iter().any(|rule| rule.decoded)
    }

    fn levels(&self, first: usize, found: &mut Vec<Candidate>) {
        for (number, rule) in self.rules.iter().enumerate().filter(|(_, rule)| !rule.levels.is_empty()) {
            let count = found.iter().filter(|it| it.rule == first + number).count();
            let level = rule.levels.iter().rev().find(|(least, _)| count >= *least).map(|(_, severity)| *severity);
            match level {
                Some(severity) => {
                    for it in found.iter_mut().filter(|it| it.rule == first + number) {
                        it.severity = Some(severity);
                    }
                }
                None => found.retain(|it| it.rule != first + number),
            }
        }
    }

    fn counts(&self, number: usize) -> bool {
        self.rules.get(number).is_some_and(|rule| !rule.levels.is_empty())
    }

    fn accepts(&self, rule: &str, text: &[u8], span: Span, secret: &[u8], place: Origin<'_>) -> Option<&'static str> {
        let Origin { path, commit, .. } = place;
        let lists = self.builtin.iter().filter(|(id, _)| id.as_ref().is_none_or(|id| id == rule));
        let matched = text.get(span.start..span.end).unwrap_or_default();
        let mut seen = None;
        for (_, list) in lists {
            if list.file(path, commit) {
                return Some("an allowlist of the rules accepts the file");
            }
            let seen = seen.get_or_insert_with(|| Seen { secret, matched, line: line(text, span), path, commit });
            if let Some(why) = list.accepts(seen) {
                return Some(why);
            }
        }
        None
    }
}
