//! JSONata states: a worker with the engine for them is asked whenever the texts change.

use crate::state::asl::Inputs;
use crate::state::bench::{Action, Bench};
use crate::worker::{Engine, Told, message, use_worker};
use gloo_timers::callback::Timeout;
use pointsman::json::quote;
use yew::prelude::*;

/// The call that traces a state.
const CALL: &str = "states.trace";

/// The worker is asked when the typing has paused for so many milliseconds.
const PAUSE: u32 = 60;

/// Asks what is not answered yet.
#[hook]
pub fn use_jsonata(bench: &UseReducerHandle<Bench<Inputs>>) {
    let worker = use_worker(Engine::States);
    let dispatch = bench.dispatcher();
    let pending = use_memo(bench.subject.clone(), Inputs::pending);
    use_effect_with((*pending).clone(), move |pending| {
        let timeout = match pending.clone() {
            Some(question) => Some(Timeout::new(PAUSE, move || {
                let asked = question.clone();
                let on = Callback::from(move |told: Told| {
                    let Some(answer) = answer(told) else { return };
                    dispatch.dispatch(Action::Hear(question.clone(), answer.into()));
                });
                worker.ask(CALL, &*asked, on);
            })),
            None => {
                worker.forget(CALL);
                None
            }
        };
        move || drop(timeout)
    });
}

/// What the worker told, as an answer; progress is none.
fn answer(told: Told) -> Option<String> {
    let broken = |why: String| format!("{{\"broken\":{}}}", quote(&why));
    Some(match told {
        Told::Progress { .. } => return None,
        Told::Answer(text) => text,
        Told::Refused(json) => broken(format!("The engine refused: {}", message(&json))),
        Told::Failed(failure) => broken(failure.sentence()),
    })
}
