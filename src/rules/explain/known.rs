//! The fields that an event has, for "the event has …" where a pattern wants one that it has not.

use crate::case::lowered;
use crate::diagnostic::did_you_mean;
use crate::gather::Gather;
use crate::order;
use crate::rules::event::Flat;
use crate::rules::profile::Profile;
use crate::table::Distinct;
use std::cell::OnceCell;

/// Names compared with a misspelt one.
const MAX_SIBLINGS: usize = 256;
/// Shorter names are near to everything.
const MIN_NAME: usize = 4;

/// An event and, once they are asked for, the names of its fields.
pub(super) struct Known<'a> {
    pub(super) flat: &'a Flat<'a>,
    /// Whose words are used.
    pub(super) profile: Profile,
    names: OnceCell<Names>,
}

#[derive(Default)]
struct Names {
    /// Paths, each in its first spelling, and all of them in lower case.
    paths: Vec<String>,
    lower: Distinct<String>,
    /// The paths of parents, and the last names below each of them, sorted.
    parents: Distinct<String>,
    names: Vec<Vec<String>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(flat: &'a Flat<'a>, profile: Profile) -> Self {
        Self { flat, profile, names: OnceCell::new() }
    }

    /// A field whose path differs only in case, or whose last name is spelled much alike.
    pub(super) fn nearest(&self, path: &str) -> Option<String> {
        let names = self.names.get_or_init(|| self.names());
        if let Some(same) = names.lower.number(lowered(path).as_str()) {
            return names.paths.get(same).cloned();
        }
        let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
        if name.chars().count() < MIN_NAME {
            return None;
        }
        let siblings = names.names.get(names.parents.number(parent)?)?;
        let near = did_you_mean(name, siblings.iter().take(MAX_SIBLINGS).map(String::as_str))?;
        Some(if parent.is_empty() { near.to_owned() } else { format!("{parent}.{near}") })
    }

    fn names(&self) -> Names {
        let paths = self.flat.paths().map(|p| String::from_utf8_lossy(p).into_owned()).list();
        let paths: Vec<String> = order::stable_by_key(paths, Clone::clone);
        let mut names = Names::default();
        for path in paths {
            let (parent, name) = path.rsplit_once('.').unwrap_or(("", &path));
            if names.parents.insert(parent.to_owned()) {
                names.names.push(Vec::new());
            }
            let siblings = names.parents.number(parent).and_then(|number| names.names.get_mut(number));
            siblings.into_iter().for_each(|siblings| siblings.push(name.to_owned()));
            if names.lower.insert(lowered(&path)) {
                names.paths.push(path);
            }
        }
        names
    }
}
