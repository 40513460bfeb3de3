//! The one place that speaks to screen readers: polite, and at most once in half a second, however fast a person types.

use crate::browser;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// The shortest time between two announcements, in milliseconds.
const PAUSE: f64 = 500.0;

/// How a component speaks: `say.emit(text)`. What was said before and not yet spoken is dropped.
pub type Say = Callback<AttrValue>;

/// Properties of [`Announcer`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What may speak.
    pub children: Html,
}

/// Holds the live region, and gives everything inside it a voice.
#[component]
pub fn Announcer(props: &Props) -> Html {
    let spoken = use_state(AttrValue::default);
    let last = use_mut_ref(|| f64::MIN);
    let waiting = use_mut_ref(|| None::<Timeout>);
    let say = {
        let set = spoken.setter();
        use_callback((), move |text: AttrValue, ()| {
            let (set, last_spoken) = (set.clone(), last.clone());
            let pause = (*last.borrow() + PAUSE - browser::now()).clamp(0.0, PAUSE);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 500")]
            let timeout = Timeout::new(pause as u32, move || {
                *last_spoken.borrow_mut() = browser::now();
                set.set(text);
            });
            // Dropping the one that waits cancels it.
            *waiting.borrow_mut() = Some(timeout);
        })
    };
    html! {
        <ContextProvider<Say> context={say}>
            { props.children.clone() }
            <div class="sr-only" aria-live="polite" data-announcer="">{ (*spoken).clone() }</div>
        </ContextProvider<Say>>
    }
}

/// The voice of the [`Announcer`] around this component.
#[hook]
pub fn use_announcer() -> Say {
    use_context::<Say>().unwrap_or_else(Callback::noop)
}
