//! An input that reaches a state (X13): found by going backwards from it, and proven by running it.
//!
//! Each way through the transitions asks something of documents on the way: a rule of a Choice has to hold and those before
//! it not, a path has to find something. Such a need is carried backwards through the fields of each state (what
//! `ResultPath` put there, what `Parameters` made) until it is one of the input, or of what a task comes to. What meets
//! all needs is put together and run; what does not reach the state is never answered.

mod back;
mod build;
mod choose;
mod needs;
#[cfg(feature = "jsonata")]
mod queries;
mod routes;
mod solve;
mod walk;

use super::data::Value;
use super::execution::{self, Mocks, Options};
use super::machine::Machine;
use crate::diagnostic::did_you_mean;
use std::sync::Arc;

/// What reaches a state.
#[derive(Clone, Debug)]
pub struct Reaching {
    /// The input.
    pub input: Value,
    /// What the tasks come to.
    pub mocks: Mocks,
    /// Members of the Context Object that it needs besides.
    pub context: Option<Value>,
    /// The states on the way, the last one being that which was asked for.
    pub route: Vec<Arc<str>>,
}

/// How many candidates are run.
const MAX_RUNS: usize = 400;
/// How many states a candidate may enter.
const MAX_STEPS: usize = 5_000;
/// How many ways are tried.
const MAX_ROUTES: usize = 96;

/// Looks for an input that reaches the state of that name.
///
/// # Errors
/// Why none was found, as a sentence. That none was found does not mean that there is none.
pub fn reach(machine: &Machine, state: &str) -> Result<Reaching, String> {
    let Some(target) = machine.find(state) else {
        let near = did_you_mean(state, machine.names().map(|name| &**name));
        let hint = near.map_or(".".to_owned(), |near| format!("; did you mean \"{near}\"?"));
        return Err(format!("There is no state \"{state}\"{hint}"));
    };
    let routes = routes::to(machine, target, MAX_ROUTES);
    if routes.is_empty() {
        return Err(format!("Nothing leads to \"{state}\"."));
    }
    let (mut runs, mut why) = (0, None);
    for route in &routes {
        let candidates = match walk::back(machine, route) {
            Ok(candidates) => candidates,
            Err(reason) => {
                why.get_or_insert(reason);
                continue;
            }
        };
        for needs in candidates {
            let candidate = match build::build(machine, needs) {
                Ok(candidate) => candidate,
                Err(reason) => {
                    why.get_or_insert(reason);
                    continue;
                }
            };
            if runs == MAX_RUNS {
                return Err(format!("None of {MAX_RUNS} candidates reached \"{state}\"."));
            }
            runs += 1;
            let options = Options {
                input: candidate.input,
                mocks: candidate.mocks,
                context: candidate.context,
                max_steps: MAX_STEPS,
                ..Options::default()
            };
            match execution::run(machine, &options) {
                Ok(done) if done.path.iter().any(|at| usize::try_from(*at) == Ok(target)) => {
                    let names = route.iter().map(|edge| edge.from).chain([target]);
                    let route = names.filter_map(|at| Some(machine.step(at)?.state.name.clone())).collect();
                    let Options { input, mocks, context, .. } = options;
                    return Ok(Reaching { input, mocks, context, route });
                }
                Ok(done) => {
                    why.get_or_insert_with(|| match done.cause {
                        Some(cause) => format!("The run ends before it: {cause}"),
                        None => "The run goes another way.".to_owned(),
                    });
                }
                Err(error) => {
                    why.get_or_insert_with(|| error.to_string());
                }
            }
        }
    }
    let ways = routes.len();
    let why = why.unwrap_or_default();
    Err(format!("No input was found in {ways} way{} to \"{state}\". {why}", if ways == 1 { "" } else { "s" }))
}
