//! Which page the address names: `#/eventbridge`, or `#/eventbridge?s=…` with a shared state.
//!
//! The part behind `#` never reaches a server, so a link holds a person's text and still tells nobody. So few pages need no
//! router crate.

use crate::browser;
use gloo_events::EventListener;
use yew::prelude::*;

/// A page. The letter of the page to come is kept free: `f` Flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// EventBridge patterns.
    EventBridge,
    /// SNS filter policies, topics and retries.
    Sns,
    /// A state of Step Functions, stage by stage.
    StepFunctions,
    /// A whole machine of Step Functions, run on an input.
    Machine,
    /// Secrets and personal data in texts, files and diffs.
    Secrets,
}

/// What is known of a page.
struct Facts {
    slug: &'static str,
    name: &'static str,
    letter: char,
    title: &'static str,
}

impl Route {
    /// All pages, in the order of the navigation.
    pub const ALL: &[Self] = &[Self::EventBridge, Self::Sns, Self::StepFunctions, Self::Machine, Self::Secrets];

    const fn facts(self) -> Facts {
        match self {
            Self::EventBridge => Facts {
                slug: "eventbridge",
                name: "EventBridge",
                letter: 'e',
                title: "EventBridge patterns, and why they do not match",
            },
            Self::Sns => Facts {
                slug: "sns",
                name: "SNS",
                letter: 's',
                title: "SNS filter policies, and who gets which message",
            },
            Self::StepFunctions => Facts {
                slug: "step-functions",
                name: "Step Functions",
                letter: 'a',
                title: "Step Functions: what happens to the data in a state",
            },
            Self::Machine => Facts {
                slug: "step-functions/machine",
                name: "Step Functions, whole machines",
                letter: 'm',
                title: "Step Functions: a whole machine, run with mocks",
            },
            Self::Secrets => Facts {
                slug: "secrets",
                name: "Secrets",
                letter: 'x',
                title: "Secrets and personal data in what you are about to share",
            },
        }
    }

    /// Is it a part of another page, which the navigation leads to?
    #[must_use]
    pub const fn part_of(self) -> Option<Self> {
        match self {
            Self::Machine => Some(Self::StepFunctions),
            _ => None,
        }
    }

    /// Its name in the address and in the storage.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.facts().slug
    }

    /// Its name in the navigation.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The letter that opens it after `g`.
    #[must_use]
    pub const fn letter(self) -> char {
        self.facts().letter
    }

    /// What it is for: the title of the window.
    #[must_use]
    pub const fn title(self) -> &'static str {
        self.facts().title
    }
}

/// An address: a page, and what a shared link carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// The value of `s`.
    pub shared: Option<String>,
}

impl Address {
    /// Reads the part of the address from `#` on; what is unknown opens the first page.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#').trim_start_matches('/');
        let (slug, query) = hash.split_once('?').unwrap_or((hash, ""));
        let route = Route::ALL.iter().copied().find(|r| r.slug() == slug).unwrap_or(Route::EventBridge);
        let shared = query.split('&').find_map(|pair| pair.strip_prefix("s="));
        Self { route, shared: shared.map(str::to_owned) }
    }

    /// The same as text, from `#` on.
    #[must_use]
    pub fn hash(&self) -> String {
        match &self.shared {
            Some(shared) => format!("#/{}?s={shared}", self.route.slug()),
            None => format!("#/{}", self.route.slug()),
        }
    }
}

/// The address as it is now, kept up to date while the person walks through the history or pastes a link.
#[hook]
pub fn use_address() -> Address {
    let address = use_state(|| Address::parse(&browser::hash()));
    let set = address.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&browser::window(), "hashchange", move |_| {
            set.set(Address::parse(&browser::hash()));
        });
        move || drop(listener)
    });
    (*address).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_survive_the_round_trip() {
        for hash in [
            "#/eventbridge",
            "#/eventbridge?s=1.abc-_",
            "#/sns?s=1.x",
            "#/step-functions",
            "#/step-functions/machine?s=1.x",
            "#/secrets",
        ] {
            assert_eq!(Address::parse(hash).hash(), hash);
        }
    }

    #[test]
    fn what_is_unknown_opens_the_first_page() {
        for hash in ["", "#", "#/", "#/nothing", "#<b>", "#/?"] {
            assert_eq!(Address::parse(hash), Address { route: Route::EventBridge, shared: None });
        }
    }

    #[test]
    fn other_parts_of_the_query_are_passed_over() {
        assert_eq!(Address::parse("#/eventbridge?x=2&s=1.a").shared.as_deref(), Some("1.a"));
    }

    #[test]
    fn letters_and_slugs_are_not_shared() {
        for (i, a) in Route::ALL.iter().enumerate() {
            for b in &Route::ALL[i + 1..] {
                assert!(a.letter() != b.letter() && a.slug() != b.slug());
            }
        }
    }
}
