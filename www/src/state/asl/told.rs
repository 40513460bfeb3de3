//! Where a part of a document came from, in words.

use super::lines::pointer;
use pointsman::asl::trace::{Location, Origin, Source};
use pointsman::diagnostic::Step;

/// Places that a sentence names.
const NAMED: usize = 3;

/// Where a part came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// In words, to go behind the part's path.
    pub text: String,
    /// The places in the input.
    pub input: Vec<Vec<Step>>,
}

/// Where the part at the end of `path` came from.
#[must_use]
pub fn told(origin: Option<&Origin>, path: &[Step]) -> Told {
    let Some(origin) = origin else { return Told::default() };
    let origin = origin.at(path);
    let (text, locations): (String, &[Location]) = match &origin {
        Origin::Literal => ("comes from the definition".to_owned(), &[]),
        Origin::Copied(location) => (format!("comes from {}", name(location)), std::slice::from_ref(&**location)),
        Origin::Computed(of) if of.is_empty() => ("is computed".to_owned(), &[]),
        Origin::Computed(of) => (format!("is computed from {}", list(of)), of),
        Origin::Made(_) => ("is put together here".to_owned(), &[]),
        Origin::Changed(..) => ("has something new in it".to_owned(), &[]),
    };
    let input = locations.iter().filter(|location| location.source == Source::Input);
    Told { text, input: input.map(|location| location.path.clone()).collect() }
}

fn list(of: &[Location]) -> String {
    let mut names: Vec<String> = of.iter().take(NAMED).map(name).collect();
    if of.len() > NAMED {
        names.push(format!("{} more", of.len() - NAMED));
    }
    names.join(", ")
}

fn name(location: &Location) -> String {
    let (source, root) = match &location.source {
        Source::Input => ("the input", "$".to_owned()),
        Source::Result => ("the result", "$".to_owned()),
        Source::Error => ("the error", "$".to_owned()),
        Source::Context => ("the Context Object", "$$".to_owned()),
        Source::Variable(name) => ("the variables", format!("${name}")),
    };
    format!("{source} at {}", pointer(&root, &location.path))
}
