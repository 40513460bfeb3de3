//! What becomes of an error: retries, then the first Catcher that is for it, then the end of its thread (X5).

use super::coverage::Part;
use super::engine::Engine;
#[cfg(feature = "jsonata")]
use super::engine::Problem;
use super::history::Detail;
use super::limits::MAX_DELAY;
use super::thread::{Doing, Next, Thread};
use crate::asl::dataflow;
use crate::asl::error::{StateError, names};
use crate::asl::machine::Step;
use crate::asl::state::{Special, catcher, error_output};
use crate::diagnostic::Code;

/// The details of events that tell of an error; what it does not say is not there.
pub(super) fn details(error: &StateError) -> Vec<(&'static str, Detail)> {
    let said = [("error", &*error.name), ("cause", &*error.cause)];
    said.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, text.into())).collect()
}

/// Does AWS say in which state it happened? Not where a task, a Fail state or a limit has words of its own.
const fn is_told_with_its_state(code: Code) -> bool {
    !matches!(
        code,
        Code::TaskFailed | Code::PayloadSize | Code::RunEvents | Code::RunTimeout | Code::RunThreshold | Code::RunItems
    )
}

impl Engine<'_> {
    /// The state of `thread` fails. `fresh` is an error of that state itself, not one of a state within it.
    pub fn failed(&mut self, thread: &mut Thread, step: &Step, mut error: StateError, fresh: bool) -> Next {
        let state = &step.state;
        thread.assigned.clear();
        if fresh && error.name == names::QUERY {
            self.event(thread, "EvaluationFailed", || {
                let mut own = details(&error);
                let field = error.cause.split_once("for the field '").and_then(|(_, rest)| rest.split_once('\''));
                own.extend(field.map(|(field, _)| ("location", field.into())));
                own.push(("state", (&state.name).into()));
                Some(("evaluationFailedEventDetails", own))
            });
        }
        if fresh && is_told_with_its_state(error.code) {
            error.cause = error.wrapped(&state.name, thread.entered_event);
        }
        if matches!(state.special, Special::Fail(_)) {
            return Next::End(Err(error));
        }
        if let Some((at, retrier, delay)) = thread.retries.next(&state.retriers, &error.name) {
            let delay = retrier.jittered(delay.min(MAX_DELAY), &mut self.fold.random);
            self.cover(thread.step, Part::Retrier(at));
            thread.retry_count += 1;
            thread.waits.push(delay);
            thread.doing = Doing::Attempt;
            return if delay > 0.0 { Next::Sleep(self.fold.now + delay) } else { Next::Go };
        }
        let Some((at, catcher)) = catcher(&state.catchers, &error.name) else { return Next::End(Err(error)) };
        self.cover(thread.step, Part::Catcher(at));
        let caught = error_output(&error);
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &state.jsonata {
            let handler = fields.catchers.get(at).cloned().unwrap_or_default();
            let leaving = super::jsonata::Leaving {
                output: handler.output.as_ref(),
                assign: handler.assign.as_ref(),
                default: caught.clone(),
                next: step.catches.get(at).copied(),
            };
            return match self.put_out(thread, step, leaving, None, Some(&caught)) {
                Ok(next) => next,
                Err(Problem::State(mut second)) => {
                    second.cause = second.wrapped(&state.name, thread.entered_event);
                    Next::End(Err(second))
                }
                Err(Problem::Stop(_) | Problem::Ask) => Next::End(Err(error)),
            };
        }
        let written =
            dataflow::result_path(&catcher.result_path, thread.input.clone(), caught.clone(), &mut self.fold.work);
        let written = written.and_then(|written| {
            self.check_size(thread, step, &written)?;
            self.assign(thread, catcher.assign.as_ref(), &caught)?;
            Ok(written)
        });
        match written {
            Ok(written) => self.go(thread, step, written, step.catches.get(at).copied()),
            Err(mut second) => {
                second.cause = second.wrapped(&state.name, thread.entered_event);
                Next::End(Err(second))
            }
        }
    }
}
