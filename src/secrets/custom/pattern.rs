//! A regular expression of a user: read and measured at once, compiled when it is first needed.
//!
//! ASCII, on bytes, in time that is linear in the text. What it may cost is bounded before anything is compiled: nesting,
//! and the number of states that its counted repeats unfold to.

use super::dialect::{Dialect, Refusal, Refused, translate};
use super::required::{Pieces, required};
use crate::diagnostic::Span;
use regex_automata::hybrid::dfa;
use regex_automata::hybrid::regex::{Cache, Regex};
use regex_automata::nfa::thompson::pikevm::{self, PikeVM};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::iter::Searcher;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};
use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::hir::translate::TranslatorBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// Nesting of groups.
const DEPTH: u32 = 80;
/// The longest pattern, in bytes. gitleaks' own longest has 3,500.
pub(crate) const LONGEST: usize = 1 << 14;
/// The most states that a pattern unfolds to.
const STATES: usize = 20_000;
/// Only so much memory is spent on one compiled pattern.
const MEMORY: usize = 8 << 20;
/// And so much on the states that it was in.
const CACHE: usize = 1 << 20;

/// A pattern that was read.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// In the crate's spelling.
    text: String,
    insensitive: bool,
    /// How many groups it has.
    pub(crate) group_count: usize,
    /// The pieces of which every match contains one.
    pub(crate) pieces: Option<Pieces>,
    /// The longest match, in bytes.
    pub(crate) most: Option<usize>,
    /// The shortest.
    pub(crate) least: usize,
    /// About how many states it unfolds to.
    pub(crate) states: usize,
    compiled: OnceLock<Option<Compiled>>,
    /// What tells groups: slower, so only matches are shown to it.
    groups: OnceLock<Option<(PikeVM, Mutex<pikevm::Cache>)>>,
}

/// A deterministic automaton that is made while it runs, in bounded memory.
#[derive(Debug)]
struct Compiled {
    regex: Regex,
    cache: Mutex<Cache>,
}

impl Compiled {
    fn new(text: &str, insensitive: bool) -> Option<Self> {
        let config = dfa::Config::new().cache_capacity(CACHE).skip_cache_capacity_check(true);
        let thompson = thompson::Config::new().utf8(false).nfa_size_limit(Some(MEMORY));
        let regex = Regex::builder().dfa(config).thompson(thompson).syntax(spelled(insensitive)).build(text).ok()?;
        let cache = Mutex::new(regex.create_cache());
        Some(Self { regex, cache })
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn spelled(insensitive: bool) -> syntax::Config {
    syntax::Config::new().unicode(false).utf8(false).nest_limit(DEPTH + 2).case_insensitive(insensitive)
}

fn nfa(text: &str, insensitive: bool, captures: WhichCaptures) -> Option<NFA> {
    let config = thompson::Config::new().utf8(false).nfa_size_limit(Some(MEMORY)).which_captures(captures);
    thompson::Compiler::new().configure(config).syntax(spelled(insensitive)).build(text).ok()
}

/// How a pattern is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) dialect: Dialect,
    /// Without regard to case?
    pub(crate) insensitive: bool,
    /// Whole words only, as `grep -w`?
    pub(crate) words: bool,
}

impl Reading {
    pub(crate) const fn of(dialect: Dialect) -> Self {
        Self { dialect, insensitive: false, words: false }
    }
}

impl Pattern {
    /// Reads `pattern`.
    ///
    /// # Errors
    /// What is no regular expression, what is not supported, what is too large; with the place in `pattern`.
    pub(crate) fn parse(pattern: &str, reading: Reading) -> Result<Self, Refusal> {
        let (text, hir) = read(pattern, reading)?;
        let properties = hir.properties();
        let states = states(&hir);
        if states > STATES {
            let why = format!("its repeats unfold to {states} states, and {STATES} are the most");
            return Err(whole(pattern, Refused::Size, why));
        }
        Ok(Self {
            text,
            insensitive: reading.insensitive,
            group_count: properties.explicit_captures_len(),
            pieces: required(&hir),
            most: properties.maximum_len(),
            least: properties.minimum_len().unwrap_or_default(),
            states,
            compiled: OnceLock::new(),
            groups: OnceLock::new(),
        })
    }

    /// Compiles it, if that was not done.
    fn regex(&self) -> Option<&Compiled> {
        self.compiled.get_or_init(|| Compiled::new(&self.text, self.insensitive)).as_ref()
    }

    /// Does it match anywhere in `text`?
    pub(crate) fn is_match(&self, text: &[u8]) -> bool {
        let search =
            |it: &Compiled| it.regex.try_search(&mut it.cache(), &Input::new(text).earliest(true)).ok().flatten();
        self.regex().and_then(search).is_some()
    }

    /// Calls `found` for each match that is not empty within `within`; what is around it still counts for `\b` and the like.
    pub(crate) fn each(&self, text: &[u8], within: Span, mut found: impl FnMut(Span) -> bool) {
        let Some(compiled) = self.regex() else { return };
        let mut searcher = Searcher::new(Input::new(text).span(within.start..within.end));
        // The cache is free again while a match is judged.
        let mut next =
            || searcher.try_advance(|input| compiled.regex.try_search(&mut compiled.cache(), input)).ok().flatten();
        while let Some(it) = next() {
            if !it.is_empty() && !found(Span::new(it.start(), it.end())) {
                return;
            }
        }
    }

    /// The spans of the groups of the match that begins at `span`, the whole first. `alone` looks at the match as if nothing
    /// were around it.
    pub(crate) fn groups(&self, text: &[u8], span: Span, alone: bool) -> Vec<Option<Span>> {
        let vm = self.groups.get_or_init(|| {
            let nfa = nfa(&self.text, self.insensitive, WhichCaptures::All)?;
            let vm = PikeVM::new_from_nfa(nfa).ok()?;
            let cache = Mutex::new(vm.create_cache());
            Some((vm, cache))
        });
        let Some((vm, cache)) = vm else { return Vec::new() };
        let mut captures = vm.create_captures();
        let (haystack, shift) =
            if alone { (text.get(span.start..span.end).unwrap_or_default(), span.start) } else { (text, 0) };
        let mut input = Input::new(haystack);
        if !alone {
            input = input.span(span.start..span.end).anchored(Anchored::Yes);
        }
        vm.captures(&mut cache.lock().unwrap_or_else(PoisonError::into_inner), input, &mut captures);
        (0..captures.group_len())
            .map(|group| captures.get_group(group).map(|it| Span::new(it.start + shift, it.end + shift)))
            .collect()
    }

    /// The automaton that its engines run.
    pub(crate) fn nfa(&self) -> Option<NFA> {
        nfa(&self.text, self.insensitive, WhichCaptures::None)
    }

    /// The same expression as a tree.
    pub(crate) fn hir(&self) -> Option<Hir> {
        let ast = ParserBuilder::new().nest_limit(DEPTH + 2).build().parse(&self.text).ok()?;
        translator(self.insensitive).translate(&self.text, &ast).ok()
    }
}

fn translator(insensitive: bool) -> regex_syntax::hir::translate::Translator {
    TranslatorBuilder::new().unicode(false).utf8(false).case_insensitive(insensitive).build()
}

fn whole(pattern: &str, what: Refused, why: String) -> Refusal {
    Refusal { span: Span::new(0, pattern.len()), what, why }
}

fn read(pattern: &str, reading: Reading) -> Result<(String, Hir), Refusal> {
    if pattern.len() > LONGEST {
        let why = format!("it has {} bytes, and {LONGEST} are the most", pattern.len());
        return Err(whole(pattern, Refused::Size, why));
    }
    let translated = translate(pattern, reading.dialect)?;
    let refusal = |start: usize, end: usize, why: String| {
        let start = translated.origin(start).min(pattern.len());
        let end = translated.origin(end).clamp(start, pattern.len());
        Refusal { span: Span::new(start, end), what: Refused::Syntax, why }
    };
    let ast = ParserBuilder::new().nest_limit(DEPTH).build().parse(&translated.text).map_err(|error| {
        let span = error.span();
        refusal(span.start.offset, span.end.offset, error.kind().to_string())
    })?;
    let hir = translator(reading.insensitive).translate(&translated.text, &ast).map_err(|error| {
        let span = error.span();
        let why = match error.kind() {
            regex_syntax::hir::ErrorKind::UnicodeNotAllowed => {
                "characters that are not ASCII cannot stand in a class".to_owned()
            }
            kind => kind.to_string(),
        };
        refusal(span.start.offset, span.end.offset, why)
    })?;
    if !reading.words {
        return Ok((translated.text, hir));
    }
    let text = format!(r"\b{{start-half}}(?:{})\b{{end-half}}", translated.text);
    let ast = ParserBuilder::new().nest_limit(DEPTH + 2).build().parse(&text);
    let hir = ast.ok().and_then(|ast| translator(reading.insensitive).translate(&text, &ast).ok());
    hir.map(|hir| (text, hir))
        .ok_or_else(|| whole(pattern, Refused::Syntax, "it is no expression for words".to_owned()))
}

/// How many states it unfolds to, nearly; the depth is that of the parser's limit.
fn states(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Bytes(_)) => 1,
        HirKind::Class(Class::Unicode(class)) => 1 + class.ranges().len(),
        HirKind::Capture(capture) => 2 + states(&capture.sub),
        HirKind::Repetition(it) => {
            let times = it.max.unwrap_or(it.min + 1).max(it.min).max(1);
            states(&it.sub).saturating_add(1).saturating_mul(times as usize)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().fold(1, |sum: usize, part| sum.saturating_add(states(part)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(pattern: &str) -> Result<Pattern, Refusal> {
        Pattern::parse(pattern, Reading::of(Dialect::Go))
    }

    fn found(pattern: &Pattern, text: &str) -> Vec<String> {
        let mut all = Vec::new();
        pattern.each(text.as_bytes(), Span::new(0, text.len()), |span| {
            all.push(span.of(text).to_owned());
            true
        });
        all
    }

    #[test]
    fn finds_in_ascii() {
        let pattern = parse(r"(?i)key-([0-9a-f]{4})\b").unwrap();
        assert_eq!(found(&pattern, "KEY-12ab key-12abc é key-0000"), ["KEY-12ab", "key-0000"]);
        let text = "a key-12ab";
        let groups = pattern.groups(text.as_bytes(), Span::new(2, 10), false);
        assert_eq!(groups, [Some(Span::new(2, 10)), Some(Span::new(6, 10))]);
        assert_eq!((pattern.group_count, pattern.least, pattern.most), (1, 8, Some(8)));
        let words = Reading { words: true, ..Reading::of(Dialect::Posix) };
        let words = Pattern::parse("[A-Z]{4}", words).unwrap();
        assert_eq!(found(&words, "ABCDE ABCD _ABCD ABCD-"), ["ABCD", "ABCD"]);
    }

    #[test]
    fn errors_have_places() {
        for (pattern, start, what) in [
            ("ab[c", 2, Refused::Syntax),
            ("ab(c", 2, Refused::Syntax),
            ("é*(?=x)", 3, Refused::Feature),
            ("a{5,2}", 1, Refused::Syntax),
            ("x[é]", 2, Refused::Syntax),
            ("(a{1000}){1000}", 0, Refused::Size),
            ("(?:(?:a{999}){999}){999}", 0, Refused::Size),
        ] {
            let refusal = parse(pattern).map(|_| ()).unwrap_err();
            assert_eq!((refusal.span.start, refusal.what), (start, what), "{pattern}: {refusal:?}");
        }
        assert!(parse(&"(".repeat(10_000)).is_err() && parse(&"a".repeat(LONGEST + 1)).is_err());
        assert!(parse(&format!("{}a{}", "(".repeat(200), ")".repeat(200))).is_err());
    }
}
