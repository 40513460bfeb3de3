//! How far the pattern is from the limits of the service.

use crate::state::answer::Measures;
use pointsman::eventbridge::{MAXIMUM, QUOTA};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Limits`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The pattern's text.
    pub pattern: Rc<str>,
    /// What the engine measured.
    pub measures: Option<Measures>,
}

/// The line.
#[component]
pub fn Limits(props: &Props) -> Html {
    let size = props.pattern.trim().chars().count();
    let (class, word) = if size <= QUOTA {
        ("is-match", "within the quota".to_owned())
    } else if size <= MAXIMUM {
        ("is-miss", format!("above the quota, which can be raised to {}", thousands(MAXIMUM)))
    } else {
        ("is-invalid", format!("above {}, the most that EventBridge takes", thousands(MAXIMUM)))
    };
    html! {
        <p class={classes!("limits", props.hidden.clone())}>
            <span class={classes!("limit", class)}>
                { "Pattern size " }
                <meter aria-label="Pattern size" min="0" max={MAXIMUM.to_string()} value={size.min(MAXIMUM).to_string()}></meter>
                <span><b>{ thousands(size) }</b>{ format!(" of {} characters, {word}", thousands(QUOTA)) }</span>
            </span>
            if let Some(measures) = props.measures {
                if measures.wildcards > 0 {
                    <span class="limit">
                        <span>{ "Wildcards " }<b>{ thousands(measures.wildcards) }</b>{ " positions at once" }</span>
                    </span>
                }
                if measures.combinations > 1 {
                    <span class="limit">
                        <span>{ "$or " }<b>{ thousands(measures.combinations) }</b>{ " combinations" }</span>
                    </span>
                }
            }
        </p>
    }
}

/// `12345` as `12,345`.
fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn commas_stand_before_each_three_digits() {
        for (n, text) in [(0, "0"), (999, "999"), (2048, "2,048"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(n), text);
        }
    }
}
