//! The comparisons of choice rules.

/// What a comparison compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A timestamp.
    Timestamp,
    /// The path of one of these.
    Path,
}

impl Operand {
    /// What messages call it.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Text => "a string",
            Self::Number => "a number",
            Self::Flag => "true or false",
            Self::Timestamp => "a timestamp such as \"2024-08-18T17:33:00Z\"",
            Self::Path => "a path that begins with $",
        }
    }
}

const ORDER: &[&str] = &["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];
const EQUALS: &[&str] = &["Equals"];

/// What is compared, how, and with what.
const FAMILIES: &[(&str, &[&str], Operand)] = &[
    ("String", ORDER, Operand::Text),
    ("Numeric", ORDER, Operand::Number),
    ("Timestamp", ORDER, Operand::Timestamp),
    ("Boolean", EQUALS, Operand::Flag),
];

/// Comparisons without a path beside them.
const OTHERS: &[(&str, Operand)] = &[
    ("StringMatches", Operand::Text),
    ("IsNull", Operand::Flag),
    ("IsPresent", Operand::Flag),
    ("IsNumeric", Operand::Flag),
    ("IsString", Operand::Flag),
    ("IsBoolean", Operand::Flag),
    ("IsTimestamp", Operand::Flag),
];

/// What the comparison of that name compares with.
#[must_use]
pub fn operand(name: &str) -> Option<Operand> {
    if let Some((_, operand)) = OTHERS.iter().find(|(other, _)| *other == name) {
        return Some(*operand);
    }
    let (name, is_path) = match name.strip_suffix("Path") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let (_, _, operand) = FAMILIES.iter().find(|(family, comparisons, _)| {
        name.strip_prefix(family).is_some_and(|comparison| comparisons.contains(&comparison))
    })?;
    Some(if is_path { Operand::Path } else { *operand })
}

/// The names of all comparisons.
#[must_use]
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = OTHERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    for (family, comparisons, _) in FAMILIES {
        for comparison in *comparisons {
            let name = [*family, *comparison].concat();
            names.push([name.as_str(), "Path"].concat());
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_39_comparisons() {
        assert_eq!(names().len(), 39);
        assert!(names().iter().all(|name| operand(name).is_some()));
        for name in ["", "Path", "StringMatchesPath", "BooleanLessThan", "IsPresentPath", "Stringequals"] {
            assert_eq!(operand(name), None, "{name}");
        }
    }
}
