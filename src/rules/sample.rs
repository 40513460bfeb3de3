//! Values that a rule accepts and values that it just does not: for examples. Candidates only, in the order of their
//! likeliness to please; whoever asks tries them.

use super::compile::{Branch, Compiled};
use super::event::Leaf;
use super::operators::{AddressRange, AnythingBut, IpAddress, NumericRange, Test, TextTest, shortest};
use super::pattern::{Alternative, Condition, Pattern};
use crate::diagnostic::Span;
use crate::gather::Gather;
use crate::json::{Kind, Member, Options, Text, Value, parse};
use std::net::{Ipv4Addr, Ipv6Addr};

/// A field of an example: the names that lead to it, and its value; `None` where it is to be absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampled {
    /// As the rule has them.
    pub names: Vec<String>,
    /// What it holds.
    pub value: Option<Kind>,
}

/// Branches that are tried.
const MAX_BRANCHES: usize = 64;

/// For each branch of the rule the fields of an example, a value that its condition accepts for each. Branches with a
/// condition that nothing was found for are left out.
pub fn accepted<'a>(pattern: &'a Pattern, compiled: &'a Compiled) -> impl Iterator<Item = (&'a Branch, Vec<Sampled>)> {
    compiled.branches.iter().take(MAX_BRANCHES).filter_map(|branch| {
        let conditions = branch.conditions.iter().filter_map(|id| pattern.condition(*id));
        let fields: Option<Vec<Sampled>> = conditions
            .map(|condition| Some(Sampled { names: condition.path.names.clone(), value: accepted_by(condition)? }))
            .collect();
        Some((branch, fields?))
    })
}

/// A value that the condition accepts (`None`: its absence), if one was found.
fn accepted_by(condition: &Condition) -> Option<Option<Kind>> {
    let candidates = condition.alternatives.iter().flat_map(|alternative| {
        let accepts = |kind: &Kind| Leaf::of(kind).is_some_and(|leaf| condition.accepts(alternative, &leaf));
        accepting(alternative).into_iter().find(accepts)
    });
    match candidates.into_iter().next() {
        Some(kind) => Some(Some(kind)),
        None => condition.accepts_absence().then_some(None),
    }
}

/// The same fields with one of them changed so that its condition does not hold: all such changes that come to mind,
/// those of the last field first, since a rule reads from the general to the particular.
pub fn rejected<'a>(
    pattern: &'a Pattern,
    branch: &'a Branch,
    fields: &'a [Sampled],
) -> impl Iterator<Item = Vec<Sampled>> + 'a {
    let conditions: Vec<&Condition> = branch.conditions.iter().filter_map(|id| pattern.condition(*id)).list();
    (0..fields.len()).rev().flat_map(move |index| {
        let near = conditions.get(index).map(|condition| rejected_by(condition)).unwrap_or_default();
        near.into_iter().map(move |value| {
            let mut changed = fields.to_vec();
            if let Some(field) = changed.get_mut(index) {
                field.value = value;
            }
            changed
        })
    })
}

fn rejected_by(condition: &Condition) -> Vec<Option<Kind>> {
    let rejects = |kind: &Kind| Leaf::of(kind).is_some_and(|leaf| condition.accepting(&leaf).is_none());
    let near = condition.alternatives.iter().flat_map(missing).filter(rejects).map(Some);
    near.chain((!condition.accepts_absence()).then_some(None)).list()
}

/// What the operand of an alternative spells, where it is one string.
fn operand(alternative: &Alternative) -> Option<String> {
    let value = parse(&alternative.wanted, &Options::default()).value?;
    let inner = match value.as_object() {
        Some([member]) => &member.value,
        _ => &value,
    };
    inner.as_text().map(|text| text.as_str().to_owned())
}

fn text(text: impl Into<String>) -> Kind {
    Kind::String(Text::from(text.into()))
}

fn number(value: f64) -> Kind {
    Kind::Number(shortest(value).into())
}

/// Candidates that the alternative may accept.
fn accepting(alternative: &Alternative) -> Vec<Kind> {
    match &alternative.test {
        Test::Text(TextTest::Wildcard(wildcard)) => vec![text(String::from_utf8_lossy(&wildcard.pieces().concat()))],
        // An empty string is a value that few people expect.
        Test::Text(_) => operand(alternative).map(|t| text(if t.is_empty() { "x" } else { &t })).into_iter().list(),
        Test::Number(number) => vec![Kind::Number(number.spelled.clone())],
        Test::Bool(value) => vec![Kind::Bool(*value)],
        Test::Null => vec![Kind::Null],
        Test::Address(range) => vec![address(range.bounds().0)],
        Test::Numeric(range) => within(range),
        Test::AnythingBut(AnythingBut::Numbers(numbers)) => (0..=numbers.len()).map(|i| number(i as f64)).list(),
        Test::AnythingBut(AnythingBut::Texts(texts)) => {
            let names = ["x", "other", "something else"].into_iter().map(text);
            names.chain((0..=texts.len()).map(|i| text(format!("{i}")))).chain([Kind::Number("0".into())]).list()
        }
        Test::Exists(true) => vec![text("x")],
        Test::Exists(false) => Vec::new(),
    }
}

fn within(range: &NumericRange) -> Vec<Kind> {
    let NumericRange { low, high } = range;
    let middle = low.zip(*high).map(|(low, high)| low.value / 2.0 + high.value / 2.0);
    let above = low.map(|bound| if bound.inclusive { bound.value } else { bound.value + 1.0 });
    let below = high.map(|bound| if bound.inclusive { bound.value } else { bound.value - 1.0 });
    [above, below, middle].into_iter().flatten().filter(|value| value.is_finite()).map(number).list()
}

/// Candidates that the alternative may just not accept.
fn missing(alternative: &Alternative) -> Vec<Kind> {
    let altered = || {
        let operand = operand(alternative).unwrap_or_default();
        let cut: String = operand.chars().skip(1).collect();
        [other_case(&operand), format!("{operand}x"), format!("x{operand}"), cut].map(text).to_vec()
    };
    match &alternative.test {
        Test::Text(TextTest::Prefix(_)) => altered().into_iter().filter(|k| *k != text("")).list(),
        Test::Text(_) => altered(),
        Test::Number(wanted) => {
            wanted.value.map(|value| number(value + 1.0)).into_iter().chain([text(&*wanted.spelled)]).list()
        }
        Test::Bool(value) => vec![Kind::Bool(!value)],
        Test::Null => vec![text("null")],
        Test::Address(range) => beside(range),
        Test::Numeric(NumericRange { low, high }) => {
            let over = high.map(|bound| if bound.inclusive { bound.value + 1.0 } else { bound.value });
            let under = low.map(|bound| if bound.inclusive { bound.value - 1.0 } else { bound.value });
            [over, under].into_iter().flatten().filter(|value| value.is_finite()).map(number).list()
        }
        Test::AnythingBut(AnythingBut::Numbers(numbers)) => {
            numbers.iter().map(|wanted| Kind::Number(wanted.spelled.clone())).list()
        }
        Test::AnythingBut(AnythingBut::Texts(texts)) => {
            let excluded = texts.iter().filter_map(|test| match test {
                TextTest::Equals(wanted) | TextTest::Prefix(wanted) | TextTest::Suffix(wanted) => {
                    Some(Kind::String(wanted.clone()))
                }
                _ => None,
            });
            excluded.chain(operand(alternative).map(text)).list()
        }
        Test::Exists(true) => Vec::new(),
        Test::Exists(false) => vec![text("x")],
    }
}

/// The same text but for the case of its first letter that has two.
fn other_case(wanted: &str) -> String {
    let mut done = false;
    let mut swap = |c: char| {
        if done || !c.is_ascii_alphabetic() {
            return c;
        }
        done = true;
        if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
    };
    wanted.chars().map(&mut swap).collect()
}

fn address(address: IpAddress) -> Kind {
    text(spell(address))
}

/// The usual spelling of an address.
pub(super) fn spell(address: IpAddress) -> String {
    match address {
        IpAddress::V4(bits) => Ipv4Addr::from(bits).to_string(),
        IpAddress::V6(bits) => Ipv6Addr::from(bits).to_string(),
    }
}

fn beside(range: &AddressRange) -> Vec<Kind> {
    let next = match range.bounds().1 {
        IpAddress::V4(bits) => bits.checked_add(1).map(IpAddress::V4),
        IpAddress::V6(bits) => bits.checked_add(1).map(IpAddress::V6),
    };
    let before = match range.bounds().0 {
        IpAddress::V4(bits) => bits.checked_sub(1).map(IpAddress::V4),
        IpAddress::V6(bits) => bits.checked_sub(1).map(IpAddress::V6),
    };
    [next, before].into_iter().flatten().map(address).list()
}

/// The object with these fields, nested by their names.
#[must_use]
pub fn nested(fields: &[Sampled]) -> Value {
    let mut members = Vec::new();
    for field in fields {
        if let Some(value) = &field.value {
            insert(&mut members, &field.names, value);
        }
    }
    placeless(Kind::Object(members))
}

fn insert(members: &mut Vec<Member>, names: &[String], value: &Kind) {
    let [first, rest @ ..] = names else { return };
    let (key, kind) = match members.iter_mut().find(|member| member.key.as_str() == first) {
        _ if rest.is_empty() => (first.clone(), value.clone()),
        None => {
            let mut inner = Vec::new();
            insert(&mut inner, rest, value);
            (first.clone(), Kind::Object(inner))
        }
        Some(Member { value: Value { kind: Kind::Object(inner), .. }, .. }) => return insert(inner, rest, value),
        // The field itself has a value; the one inside it gets the dotted name, which is the same path (C4).
        Some(_) => (names.join("."), value.clone()),
    };
    members.push(Member { key: Text::from(key), key_span: Span::default(), value: placeless(kind) });
}

fn placeless(kind: Kind) -> Value {
    Value { span: Span::default(), kind }
}
