//! A signal lamp: a shape for each answer, never the colour alone, and always with a word beside it.

use crate::state::Verdict;
use yew::prelude::*;

/// What a lamp shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// ● it holds.
    On,
    /// ○ it does not.
    Off,
    /// ▲ it cannot be read.
    Alarm,
    /// ◌ it was not reached.
    Dark,
}

impl Light {
    /// The lamp of a condition that held, did not, or was not reached.
    #[must_use]
    pub const fn of(held: Option<bool>) -> Self {
        match held {
            Some(true) => Self::On,
            Some(false) => Self::Off,
            None => Self::Dark,
        }
    }

    /// The class that gives it its colour.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::On => "is-match",
            Self::Off => "is-miss",
            Self::Alarm => "is-invalid",
            Self::Dark => "is-dark",
        }
    }

    /// The sign for plain text.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::On => '●',
            Self::Off => '○',
            Self::Alarm => '▲',
            Self::Dark => '◌',
        }
    }
}

impl From<Verdict> for Light {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Match => Self::On,
            Verdict::NoMatch => Self::Off,
            Verdict::Invalid => Self::Alarm,
        }
    }
}

/// Properties of [`Lamp`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it shows.
    pub light: Light,
}

/// The lamp alone; the word is its neighbour's.
#[component]
pub fn Lamp(props: &Props) -> Html {
    let shape = match props.light {
        Light::On => html! { <circle cx="8" cy="8" r="5.25" fill="currentColor" stroke="currentColor" /> },
        Light::Off => html! { <circle cx="8" cy="8" r="5.25" class="hollow" stroke="currentColor" /> },
        Light::Alarm => html! { <path d="M8 2.5 14 13.25H2Z" fill="currentColor" stroke="currentColor" /> },
        Light::Dark => {
            html! { <circle cx="8" cy="8" r="5.25" class="hollow" stroke="currentColor" stroke-dasharray="2.2 2.5" /> }
        }
    };
    html! {
        <svg class={classes!("lamp", props.light.class())} viewBox="0 0 16 16" aria-hidden="true">{ shape }</svg>
    }
}
