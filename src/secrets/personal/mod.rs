//! Personal data: what Macie calls managed data identifiers, found by their digits.
//!
//! Words about persons are in every text; numbers in the form of an identifier are rare. So the pass looks for digits,
//! tries the shapes that can begin there, checks the digits, and only then asks whether a keyword stands near.

mod checks;
mod email;
mod identifiers;
mod near;

pub(crate) use email::email;
pub(crate) use near::{FAR, HEADER, Near};

use super::redact::MARK;
use super::rules::{Confidence, List, Rule};
use super::scan::Scan;
use super::shape::{Class, Shape};
use crate::diagnostic::Span;
use crate::order;
use checks::{Check, Held};

/// An identifier as it is written down.
#[derive(Debug)]
pub(crate) struct Identifier {
    pub(crate) rule: Rule,
    pub(crate) keywords: List,
    /// Is it reported only near a keyword?
    pub(crate) required: bool,
    shapes: List,
    check: Check,
}

/// An identifier: `id, Macie's name, description; keywords, required; shapes, check; confidence, severity; yes, no`.
macro_rules! person {
    ($id:literal, $macie:literal, $what:literal; [$($keyword:literal),* $(,)?], $required:literal;
     [$($shape:literal),* $(,)?], $check:ident;
     $confidence:ident, $severity:ident; yes $yes:expr; no $no:expr;) => {
        $crate::secrets::personal::Identifier {
            rule: $crate::secrets::rules::rule! {
                $id, "", $what, "https://docs.aws.amazon.com/macie/latest/user/mdis-reference.html";
                $macie, PersonalData, Personal, $crate::secrets::rules::How::Built; $confidence, $severity;
                yes $yes;
                no $no;
            },
            keywords: $crate::secrets::rules::list!($($keyword),*),
            required: $required,
            shapes: $crate::secrets::rules::list!($($shape),*),
            check: $crate::secrets::personal::checks::Check::$check,
        }
    };
}
use person;

/// All rules about persons, in the order in which [`Persons::new`] numbers them.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    identifiers::IDENTIFIERS.iter().map(|it| &it.rule).chain(std::iter::once(&email::RULE))
}

/// Words that are written with accents, each with a piece that has none.
const ACCENTED: &[(&str, &str)] = &[
    ("cedula", "dula"),
    ("ciudadania", "ciudadan"),
    ("conducao", "condu"),
    ("enderecamento", "endere"),
    ("europeenne", "europ"),
    ("fuhrerschein", "hrerschein"),
    ("fuhrerscheinnummer", "hrerscheinnummer"),
    ("identificacion", "identificaci"),
    ("jogositvany", "jogos"),
    ("korekort", "rekort"),
    ("korkort", "rkort"),
    ("movil", "vil"),
    ("numero", "num"),
    ("poblacion", "poblaci"),
    ("ridicsky", "idi"),
    ("sante", "sant"),
    ("securite", "curit"),
    ("telefono", "fono"),
    ("telephone", "phone"),
    ("unica", "nica"),
    ("unico", "nico"),
];

/// The longest word of each keyword, or a piece of it that has no accents, with the number of its identifier: where none of
/// them is, no keyword stands.
pub(crate) fn keywords() -> impl Iterator<Item = (usize, &'static str)> {
    let piece = |word: &'static str| ACCENTED.iter().find(|(it, _)| *it == word).map_or(word, |(_, piece)| *piece);
    let longest = move |keyword: &'static str| keyword.split(' ').max_by_key(|word| word.len()).map(piece);
    let of = move |(number, it): (usize, &'static Identifier)| {
        let mut words: Vec<&'static str> = it.keywords.iter().filter_map(longest).collect();
        order::by_key(&mut words, |word| *word);
        words.dedup();
        words.into_iter().map(move |word| (number, word))
    };
    identifiers::IDENTIFIERS.iter().enumerate().flat_map(of)
}

#[derive(Debug)]
struct Compiled {
    /// Its number among the rules about persons.
    number: usize,
    identifier: &'static Identifier,
    keywords: Vec<&'static str>,
    shapes: Vec<(Shape, Class)>,
    shortest: usize,
}

/// The compiled identifiers, by the byte that they can begin with.
#[derive(Debug)]
pub(crate) struct Persons {
    compiled: Vec<Compiled>,
    /// For each ASCII byte the numbers of the identifiers, the shortest first.
    beginnings: Vec<Vec<u16>>,
}

impl Persons {
    /// Compiles all.
    pub(crate) fn new() -> Option<Self> {
        let mut compiled = Vec::new();
        for (number, identifier) in identifiers::IDENTIFIERS.iter().enumerate() {
            let shapes: Vec<Shape> = identifier.shapes.iter().map(Shape::parse).collect::<Option<_>>()?;
            let shortest = shapes.iter().map(Shape::shortest).min()?;
            let shapes = shapes.into_iter().map(|shape| (shape.clone(), shape.stop())).collect();
            let keywords = identifier.keywords.iter().collect();
            compiled.push(Compiled { number, identifier, keywords, shapes, shortest });
        }
        let begins_with = |byte: u8| {
            let fits = |it: &&(usize, &Compiled)| it.1.shapes.iter().any(|(shape, _)| shape.begins().has(byte));
            let mut numbers: Vec<(usize, &Compiled)> = compiled.iter().enumerate().collect();
            numbers.retain(|it| fits(&it));
            order::by_key(&mut numbers, |(number, it)| (it.shortest, *number));
            numbers.into_iter().filter_map(|(number, _)| u16::try_from(number).ok()).collect()
        };
        let beginnings = (0..128).map(begins_with).collect();
        Some(Self { compiled, beginnings })
    }
}

/// Longer runs of letters and digits are hashes or encodings.
const LONGEST: usize = 40;

/// Looks at every number of the text.
#[inline(never)]
pub(crate) fn numbers(scan: &mut Scan<'_>, persons: &Persons) {
    let text = scan.text;
    let mut near = Near::new(text);
    let mut at = 0;
    while let Some(digit) = text.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let digit = at + digit;
        let before = text.get(at.max(digit.saturating_sub(LONGEST))..digit).unwrap_or_default();
        let start = digit - before.iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
        let run = text.get(digit..).unwrap_or_default();
        let end = digit + run.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let first = at;
        at = end;
        if end - start > LONGEST {
            continue;
        }
        for start in beginnings(text, first, start) {
            if let Some(end) = number(scan, persons, &mut near, start) {
                at = at.max(end);
                break;
            }
        }
    }
}

/// Where an identifier with the run of letters and digits at `start` can begin: signs and letters before belong to it.
fn beginnings(text: &[u8], first: usize, start: usize) -> impl Iterator<Item = usize> {
    let before = text.get(first..start).unwrap_or_default();
    let earlier = match before {
        [.., b'+', b'('] => Some(start - 2),
        [.., b'+' | b'(' | b'-'] => Some(start - 1),
        // "AB 123456 C", whose letters are a word of their own.
        [.., c, a, b, b' '] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && !c.is_ascii_alphanumeric() => {
            Some(start - 3)
        }
        [a, b, b' '] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(start - 3),
        _ => None,
    };
    earlier.into_iter().chain(std::iter::once(start))
}

/// Tries the identifiers that can begin at `start`; answers where the longest that fits ends.
fn number(scan: &mut Scan<'_>, persons: &Persons, near: &mut Near<'_>, start: usize) -> Option<usize> {
    let text = scan.text;
    let first = *text.get(start)?;
    let candidates = persons.beginnings.get(usize::from(first))?;
    if candidates.is_empty() || !left(text, start) {
        return None;
    }
    // How far letters, digits and single signs between them go: what is shorter than the shortest shape is left alone.
    let reach = reach(text, start);
    let mut longest = None;
    for compiled in candidates.iter().filter_map(|number| persons.compiled.get(usize::from(*number))) {
        if compiled.shortest > reach {
            break;
        }
        // Nobody asks why: without its keyword there is nothing to find.
        let far = Span::new(start, start + 1);
        if compiled.identifier.required && scan.notes.is_none() && !scan.has_keyword(compiled.number, far) {
            continue;
        }
        let fits = |(shape, stop): &(Shape, Class)| shape.forward(text, start).filter(|end| right(text, *end, *stop));
        let Some(end) = compiled.shapes.iter().find_map(fits) else { continue };
        let span = Span::new(start, end);
        if judge(scan, near, compiled, scan.machine.personal + compiled.number, span) {
            longest = longest.max(Some(end));
        }
    }
    longest
}

fn judge(scan: &mut Scan<'_>, near: &mut Near<'_>, compiled: &Compiled, rule: usize, span: Span) -> bool {
    let Identifier { rule: data, required, check, .. } = compiled.identifier;
    let keywords = compiled.keywords.as_slice();
    let value = scan.text.get(span.start..span.end).unwrap_or_default();
    let held = check.of(value);
    if held == Held::No {
        // Most numbers are not identifiers; only near a keyword it is worth a word.
        if scan.notes.is_some() && scan.has_keyword(compiled.number, span) && near.keyword(span, keywords).is_some() {
            scan.note(Some(rule), span, "check digits", false, "the check digits or the range do not hold");
        }
        return false;
    }
    let keyword = if scan.has_keyword(compiled.number, span) { near.keyword(span, keywords) } else { None };
    if keyword.is_none() && (*required || held == Held::Weak) {
        if *check != Check::None {
            scan.note(
                Some(rule),
                span,
                "keyword",
                false,
                "no keyword stands within 30 characters, in the column's name or in the path",
            );
        }
        return false;
    }
    let confidence = if keyword.is_some() {
        data.confidence
    } else {
        Confidence::Medium.max(if held == Held::Sum { Confidence::High } else { Confidence::Low })
    };
    let proof = match (held, keyword) {
        (Held::Sum, Some(keyword)) => Some(format!("the check digits hold, near \"{keyword}\"")),
        (Held::Sum, None) => Some("the check digits hold".to_owned()),
        (_, Some(keyword)) => Some(format!("near \"{keyword}\"")),
        (_, None) => None,
    };
    scan.note(Some(rule), span, "shape", true, proof.as_deref().unwrap_or("it has the form of one"));
    scan.find(rule, span, confidence, proof);
    true
}

fn reach(text: &[u8], start: usize) -> usize {
    const FAR: usize = 64;
    let rest = text.get(start..text.len().min(start + FAR)).unwrap_or_default();
    let goes_on = |byte: &&u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'+' | b',' | b'=' | b':' | b'&' | b'?')
    };
    rest.iter().take_while(goes_on).count()
}

/// May an identifier begin at `start`?
fn left(text: &[u8], start: usize) -> bool {
    let before = text.get(start.saturating_sub(3)..start).unwrap_or_default();
    // The numbers of our own placeholders.
    if before.ends_with(b":")
        && text
            .get(start.saturating_sub(64)..start)
            .is_some_and(|near| near.windows(MARK.len()).any(|w| w == MARK.as_bytes()))
    {
        return false;
    }
    match before {
        [] => true,
        [.., b'\\', b'n' | b't' | b'r'] => true,
        [.., a, b'-' | b'/'] => !a.is_ascii_alphanumeric(),
        [.., b'#' | b'@' | b'%' | b'$' | b'_' | b'.' | b'*' | b'^'] => false,
        [.., last] => !last.is_ascii_alphanumeric(),
    }
}

/// May one end at `end`?
fn right(text: &[u8], end: usize, stop: Class) -> bool {
    match text.get(end..).unwrap_or_default() {
        [b'-' | b'.' | b'/' | b':', next, ..] if next.is_ascii_alphanumeric() => false,
        [b'@' | b'%', ..] => false,
        [next, ..] => !stop.has(*next),
        [] => true,
    }
}
