//! [`Path`] → text: one spelling for each, which parses to the same path.

use super::{Filter, Operand, Path, Root, Selector};
use crate::asl::data::Value;
use std::fmt::{self, Display, Formatter};

impl Display for Path {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.root {
            Root::Input => f.write_str("$")?,
            Root::Context => f.write_str("$$")?,
            Root::Variable(name) => write!(f, "${name}")?,
            Root::Item => f.write_str("@")?,
        }
        for segment in &self.segments {
            let dots = if segment.deep { ".." } else { "" };
            match &segment.selector {
                Selector::Name(name) if plain(name) => write!(f, "{}{name}", if segment.deep { ".." } else { "." })?,
                Selector::Wildcard => write!(f, "{dots}[*]")?,
                selector => write!(f, "{dots}[{selector}]")?,
            }
        }
        Ok(())
    }
}

/// Can it stand behind a dot everywhere?
fn plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

impl Display for Selector {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => quoted(f, name),
            Self::Names(names) => joined(f, names, ",", |f, name| quoted(f, name)),
            Self::Index(index) => write!(f, "{index}"),
            Self::Indices(indices) => joined(f, indices, ",", |f, index| write!(f, "{index}")),
            Self::Slice(from, to) => {
                from.map_or(Ok(()), |from| write!(f, "{from}"))?;
                f.write_str(":")?;
                to.map_or(Ok(()), |to| write!(f, "{to}"))
            }
            Self::Wildcard => f.write_str("*"),
            Self::Filter(filter) => write!(f, "?({filter})"),
        }
    }
}

impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let grouped = |f: &mut Formatter<'_>, part: &Self| match part {
            Self::Or(_) | Self::And(_) => write!(f, "({part})"),
            _ => write!(f, "{part}"),
        };
        match self {
            Self::Or(parts) => joined(f, parts, " || ", grouped),
            Self::And(parts) => joined(f, parts, " && ", grouped),
            Self::Not(part) => write!(f, "!({part})"),
            Self::Exists { path, present } => write!(f, "{}{path}", if *present { "" } else { "!" }),
            Self::Compare(left, operator, right) => write!(f, "{left} {} {right}", operator.as_str()),
        }
    }
}

impl Display for Operand {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "{path}"),
            Self::Value(Value::String(text)) => quoted(f, text),
            Self::Value(value) => write!(f, "{value}"),
            Self::Regex(regex) => write!(f, "{regex}"),
        }
    }
}

fn quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("'")?;
    for c in text.chars() {
        match c {
            '\'' | '\\' => write!(f, "\\{c}")?,
            c if c.is_control() => write!(f, "\\u{:04x}", u32::from(c))?,
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("'")
}

fn joined<T>(
    f: &mut Formatter<'_>,
    parts: &[T],
    between: &str,
    each: impl Fn(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        each(f, part)?;
    }
    Ok(())
}
