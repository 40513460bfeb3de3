//! Which publishes are duplicates.

use super::scenario::{Publish, Topic};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;

/// A deduplication ID is claimed for 5 minutes.
pub(super) const WINDOW_SECONDS: f64 = 300.0;

/// The deduplication ID of a publish, given or computed. A computed one is the SHA-256 of the body alone, in lowercase
/// hexadecimal digits.
pub(super) fn id(publish: &Publish) -> String {
    match &publish.dedup_id {
        Some(given) => given.clone(),
        None => Sha256::digest(publish.body.as_bytes()).iter().fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        }),
    }
}

/// Who claimed which ID, and when.
#[derive(Debug, Default)]
pub(super) struct Window {
    claims: HashMap<(Option<String>, String), Claim>,
}

/// The publish that claimed an ID.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub(super) publish: usize,
    pub(super) at: f64,
}

/// What the window says about a publish.
pub(super) enum Seen {
    /// It claims the ID.
    New,
    /// It claims the ID in the very instant in which an earlier claim ends.
    AtTheEdge,
    /// The ID is claimed.
    Duplicate(Claim),
}

impl Window {
    /// Takes note of a publish. A duplicate does not prolong the claim.
    pub(super) fn see(&mut self, topic: &Topic, publish: &Publish, index: usize, id: &str) -> Seen {
        let scope = if topic.per_group { publish.group.clone() } else { None };
        let key = (scope, id.to_owned());
        let earlier = self.claims.get(&key).copied();
        let age = earlier.map(|claim| publish.t - claim.at);
        if let (Some(claim), Some(age)) = (earlier, age)
            && age < WINDOW_SECONDS
        {
            return Seen::Duplicate(claim);
        }
        self.claims.insert(key, Claim { publish: index, at: publish.t });
        if age == Some(WINDOW_SECONDS) { Seen::AtTheEdge } else { Seen::New }
    }
}
