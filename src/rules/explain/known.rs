//! The fields that an event has, for "the event has …" where a pattern wants one that it has not.

use crate::case::lowered;
use crate::diagnostic::did_you_mean;
use crate::order;
use crate::rules::event::Flat;
use crate::rules::profile::Profile;
use std::cell::OnceCell;
use std::collections::HashMap;

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
    /// Path in lower case → path.
    by_lower: HashMap<String, String>,
    /// Path of the parent → last names, sorted.
    by_parent: HashMap<String, Vec<String>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(flat: &'a Flat<'a>, profile: Profile) -> Self {
        Self { flat, profile, names: OnceCell::new() }
    }

    /// A field whose path differs only in case, or whose last name is spelled much alike.
    pub(super) fn nearest(&self, path: &str) -> Option<String> {
        let names = self.names.get_or_init(|| self.names());
        if let Some(same) = names.by_lower.get(&lowered(path)) {
            return Some(same.clone());
        }
        let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
        if name.chars().count() < MIN_NAME {
            return None;
        }
        let siblings = names.by_parent.get(parent)?;
        let near = did_you_mean(name, siblings.iter().take(MAX_SIBLINGS).map(String::as_str))?;
        Some(if parent.is_empty() { near.to_owned() } else { format!("{parent}.{near}") })
    }

    fn names(&self) -> Names {
        let paths = self.flat.paths().map(|p| String::from_utf8_lossy(p).into_owned()).collect();
        let paths: Vec<String> = order::stable_by_key(paths, Clone::clone);
        let mut names = Names::default();
        for path in paths {
            let (parent, name) = path.rsplit_once('.').unwrap_or(("", &path));
            names.by_parent.entry(parent.to_owned()).or_default().push(name.to_owned());
            names.by_lower.entry(lowered(&path)).or_insert(path);
        }
        names
    }
}
