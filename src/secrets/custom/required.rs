//! What a match must contain: the pieces of text of which one is in everything that a pattern matches.
//!
//! They are the anchors of rules that name no keywords, and they tell where in a long text a match can be at all.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Pieces, in lower case, of which every match contains one.
pub(crate) type Pieces = Vec<Vec<u8>>;

/// More alternatives are no anchor.
const MOST: usize = 64;
/// Longer pieces tell no more.
const LONGEST: usize = 24;

/// What is known of an expression.
#[derive(Clone, Debug, Default)]
struct Known {
    /// All that it matches, if that is little.
    exact: Option<Pieces>,
    /// The best pieces found in it.
    best: Option<Pieces>,
}

/// The pieces of which every match contains one, if there are good ones.
pub(crate) fn required(hir: &Hir) -> Option<Pieces> {
    let known = look(hir);
    better(known.best, known.exact).filter(|pieces| shortest(pieces) >= 2)
}

fn shortest(pieces: &Pieces) -> usize {
    pieces.iter().map(Vec::len).min().unwrap_or_default()
}

/// The better anchor: longer pieces, then fewer.
fn better(a: Option<Pieces>, b: Option<Pieces>) -> Option<Pieces> {
    let rank = |it: &Pieces| (shortest(it).min(6), std::cmp::Reverse(it.len()));
    match (a, b) {
        (Some(a), Some(b)) => Some(if rank(&b) > rank(&a) { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// Recursion is as deep as the parser let the expression be.
fn look(hir: &Hir) -> Known {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Known { exact: Some(vec![Vec::new()]), best: None },
        HirKind::Literal(literal) => Known { exact: Some(vec![literal.0.to_ascii_lowercase()]), best: None },
        HirKind::Class(class) => Known { exact: characters(class), best: None },
        HirKind::Capture(capture) => look(&capture.sub),
        HirKind::Repetition(repetition) => {
            let inner = look(&repetition.sub);
            match (repetition.min, repetition.max) {
                (1, Some(1)) => inner,
                (0, Some(1)) => {
                    let exact = inner.exact.map(|mut all| {
                        all.push(Vec::new());
                        all
                    });
                    Known { exact: exact.filter(few), best: None }
                }
                (0, _) => Known::default(),
                (least, Some(most)) if least == most && least <= 4 => {
                    let mut all = Some(vec![Vec::new()]);
                    for _ in 0..least {
                        all = all.zip(inner.exact.as_ref()).and_then(|(all, next)| crossed(&all, next));
                    }
                    Known { best: better(inner.best, inner.exact), exact: all }
                }
                _ => Known { exact: None, best: better(inner.best, inner.exact) },
            }
        }
        HirKind::Concat(parts) => {
            let (mut run, mut best, mut whole) = (Some(vec![Vec::new()]), None, true);
            for part in parts {
                let known = look(part);
                best = better(best, known.best);
                let longer = run.as_ref().zip(known.exact.as_ref()).and_then(|(run, next)| crossed(run, next));
                if longer.is_none() {
                    whole = false;
                    best = better(best, run.take());
                    run = Some(known.exact.unwrap_or_else(|| vec![Vec::new()]));
                } else {
                    run = longer;
                }
            }
            if whole { Known { exact: run, best } } else { Known { exact: None, best: better(best, run) } }
        }
        HirKind::Alternation(parts) => {
            let known: Vec<Known> = parts.iter().map(look).collect();
            let union = |pick: &dyn Fn(&Known) -> Option<Pieces>| {
                let all: Option<Vec<Pieces>> = known.iter().map(pick).collect();
                let mut all: Pieces = all?.into_iter().flatten().collect();
                all.sort();
                all.dedup();
                Some(all).filter(few)
            };
            let exact = union(&|it| it.exact.clone());
            let best = if exact.is_some() { None } else { union(&|it| better(it.best.clone(), it.exact.clone())) };
            Known { exact, best }
        }
    }
}

fn few(pieces: &Pieces) -> bool {
    pieces.len() <= MOST
}

/// Each of `heads` with each of `tails`.
fn crossed(heads: &Pieces, tails: &Pieces) -> Option<Pieces> {
    if heads.len() * tails.len() > MOST {
        return None;
    }
    let mut all = Vec::with_capacity(heads.len() * tails.len());
    for head in heads {
        for tail in tails {
            if head.len() + tail.len() > LONGEST {
                return None;
            }
            all.push([head.as_slice(), tail].concat());
        }
    }
    all.sort();
    all.dedup();
    Some(all)
}

/// The characters of a small class, both cases as one.
fn characters(class: &Class) -> Option<Pieces> {
    /// Of larger classes no piece is made.
    const FEW: usize = 4;
    let bytes = match class {
        Class::Bytes(bytes) => bytes.clone(),
        Class::Unicode(unicode) => unicode.to_byte_class()?,
    };
    let mut all = Vec::new();
    for range in bytes.ranges() {
        for byte in range.start()..=range.end() {
            all.push(vec![byte.to_ascii_lowercase()]);
            if all.len() > FEW {
                return None;
            }
        }
    }
    all.sort();
    all.dedup();
    (!all.is_empty()).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(pattern: &str) -> Option<Vec<String>> {
        let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern).unwrap();
        required(&hir).map(|all| all.into_iter().map(|it| String::from_utf8(it).unwrap()).collect())
    }

    #[test]
    fn one_of_them_is_in_every_match() {
        for (pattern, wanted) in [
            ("abc[0-9]+", &["abc"][..]),
            ("(?i)AbC[0-9]+", &["abc"]),
            ("x*(?:ghp|gho)_[0-9a-z]{36}", &["gho_", "ghp_"]),
            ("[a-z]{3}token[0-9]?=", &["token"]),
            ("(?:a|b)cd?e[0-9]{10}longer", &["longer"]),
            ("(abc)+", &["abc"]),
            (r"(?i)\b(?:key|secret)\b", &["key", "secret"]),
            ("[ab]{2}x[0-9]", &["aax", "abx", "bax", "bbx"]),
        ] {
            assert_eq!(
                pieces(pattern).as_deref(),
                Some(&wanted.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()[..]),
                "{pattern}"
            );
        }
        for pattern in ["[a-z]+", "(?:abc)?[0-9]", "abc|[0-9]{5}", "a[0-9]"] {
            assert_eq!(pieces(pattern), None, "{pattern}");
        }
    }
}
