//! Running: the worker is asked whenever the texts change, and can be stopped.

use crate::bench::Desk;
use crate::keys;
use crate::state::bench::Action;
use crate::state::machine::Machine;
use crate::worker::{Engine, Failure, PATIENCE, Told, Worker, message, use_worker};
use gloo_timers::callback::Timeout;
use pointsman::json::quote;
use std::rc::Rc;
use yew::prelude::*;

/// The call that runs a machine.
const CALL: &str = "states.play";

/// The worker is asked when the typing has paused for so many milliseconds: a definition that is half changed is run for nothing.
const PAUSE: u32 = 60;

/// A run that takes longer than so many milliseconds is told of, with a way to stop it. Shorter ones would only flicker.
const SLOW: u32 = 250;

/// Seconds that a run may take that a person asked for.
const LONG: u32 = 30;

/// What there is to do about runs.
pub struct Runs {
    /// The worker, for other questions.
    pub worker: Worker,
    /// It takes so long that it is told of.
    is_slow: bool,
    /// Is there anything to run?
    can_run: bool,
    press: Callback<()>,
}

impl Runs {
    /// Runs, and while it runs, stops.
    pub fn button(&self) -> Html {
        let name = if self.is_slow { "Stop" } else { "Run" };
        html! {
            <>
                if self.is_slow {
                    <span class="badge" role="note">{ "running" }</span>
                }
                <button
                    type="button"
                    class={classes!("button", self.is_slow.then_some("is-stop"))}
                    disabled={!self.can_run}
                    aria-keyshortcuts="Control+Enter"
                    onclick={self.press.reform(|_: MouseEvent| ())}
                >
                    { name }
                </button>
            </>
        }
    }
}

/// The runs of a desk.
#[hook]
pub fn use_runs(desk: &Desk<Machine>, letters: bool) -> Runs {
    let worker = use_worker(Engine::States);
    let question = use_memo(desk.bench.subject.clone(), Machine::question);
    let is_slow = use_state_eq(|| false);
    let slow_timer = use_mut_ref(|| None::<Timeout>);
    let ask = {
        let (worker, dispatch, is_slow) = (worker.clone(), desk.bench.dispatcher(), is_slow.setter());
        let timer = slow_timer.clone();
        use_callback((), move |(question, patience): (Rc<str>, u32), ()| {
            let (slow, waits) = (is_slow.clone(), dispatch.clone());
            timer.replace(Some(Timeout::new(SLOW, move || {
                slow.set(true);
                waits.dispatch(Action::Wait);
            })));
            let (asked, dispatch, is_slow, timer) =
                (question.clone(), dispatch.clone(), is_slow.clone(), timer.clone());
            let on = Callback::from(move |told: Told| {
                let Some(answer) = answer(told) else { return };
                timer.replace(None);
                is_slow.set(false);
                dispatch.dispatch(Action::Hear(asked.clone(), answer));
            });
            worker.ask_with(CALL, &*question, js_sys::Array::new(), patience, on);
        })
    };
    {
        // Only what is not answered yet is asked; texts that cannot be read are waited for.
        let pending = question.as_ref().clone().filter(|_| desk.bench.subject.told().is_none());
        let (ask, worker, timer, is_slow) = (ask.clone(), worker.clone(), slow_timer.clone(), is_slow.setter());
        use_effect_with(pending, move |pending| {
            let timeout = match pending.clone() {
                Some(question) => Some(Timeout::new(PAUSE, move || ask.emit((question, PATIENCE)))),
                None => {
                    worker.forget(CALL);
                    timer.replace(None);
                    is_slow.set(false);
                    None
                }
            };
            move || drop(timeout)
        });
    }
    let press = {
        let (question, worker, dispatch, is_slow) =
            (question.clone(), worker.clone(), desk.bench.dispatcher(), is_slow.clone());
        Callback::from(move |()| {
            let Some(question) = question.as_ref().clone() else { return };
            if *is_slow {
                worker.stop();
                slow_timer.replace(None);
                is_slow.set(false);
                dispatch.dispatch(Action::Hear(question, r#"{"stopped":true}"#.into()));
            } else {
                ask.emit((question, LONG));
            }
        })
    };
    let on_key = press.reform(|_| ());
    keys::use_run_command(letters, on_key);
    Runs { worker, is_slow: *is_slow, can_run: question.is_some(), press }
}

/// What the worker told, as an answer; progress is none.
fn answer(told: Told) -> Option<Rc<str>> {
    let broken = |why: String| format!("{{\"broken\":{}}}", quote(&why));
    let answer = match told {
        Told::Progress { .. } => return None,
        Told::Answer(text) => text,
        Told::Refused(json) => broken(format!("The engine refused: {}", message(&json))),
        Told::Failed(Failure::TooLong(seconds)) => format!("{{\"late\":{seconds}}}"),
        Told::Failed(failure) => broken(failure.sentence()),
    };
    Some(answer.into())
}
