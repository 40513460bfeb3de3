//! The proof: both forms on the same sample, and what they came to beside each other.

use crate::asl::data::Value;
use crate::asl::definition::{Document, QueryLanguage};
use crate::asl::execution::{self, Execution};
use crate::asl::machine::Machine;
use crate::asl::state::State;
use crate::asl::trace::{self, StateTrace, trace};
use crate::diagnostic::Error;

/// What both forms came to on a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// Is it the same? Where both fail it is, be it with another error: JSONata has errors of its own.
    pub same: bool,
    /// What differs first, if anything: `output`, `next`, …
    pub what: Option<&'static str>,
    /// What the form in JSONPath came to there.
    pub before: Option<Value>,
    /// What the form in JSONata came to there.
    pub after: Option<Value>,
    /// The errors, where both or one of them failed.
    pub errors: (Option<String>, Option<String>),
}

type Side = Vec<(&'static str, Option<Value>)>;

fn beside(before: Side, after: Side, errors: (Option<String>, Option<String>)) -> Proof {
    if errors.0.is_some() && errors.1.is_some() {
        return Proof { same: true, what: None, before: None, after: None, errors };
    }
    let pairs = before.into_iter().zip(after);
    let different = pairs.into_iter().find(|((_, a), (_, b))| a != b);
    match different {
        Some(((what, before), (_, after))) => Proof { same: false, what: Some(what), before, after, errors },
        None => Proof { same: errors.0.is_none() && errors.1.is_none(), what: None, before: None, after: None, errors },
    }
}

fn seconds(waits: &[f64]) -> Value {
    waits.iter().map(|wait| Value::from(crate::asl::data::Number::Float(*wait))).collect::<Vec<_>>().into()
}

/// A state before and after, on one sample.
///
/// # Errors
/// One of the two is no state that can be run.
pub fn prove_state(before: &str, after: &str, options: &trace::Options<'_>) -> Result<Proof, Error> {
    let first = trace(&State::parse(before, QueryLanguage::JsonPath)?, options);
    let second = trace(&State::parse(after, QueryLanguage::JsonPath)?, options);
    let side = |it: &StateTrace| -> Side {
        let work = it.arguments.clone().or_else(|| it.after_parameters.clone());
        vec![
            ("arguments", work.filter(|_| options.outcome.is_some())),
            ("output", it.output.clone()),
            ("variables", it.variables.as_ref().map(|it| Value::Object(it.clone()))),
            ("next", it.next.as_deref().map(Value::from)),
            ("waits", Some(seconds(&it.waits))),
        ]
    };
    let error = |it: &StateTrace| it.error.as_ref().map(ToString::to_string);
    let mut sides = (side(&first), side(&second));
    // A Pass state has no Arguments, so its Parameters have nothing to stand beside.
    if second.arguments.is_none() {
        sides.0.remove(0);
        sides.1.remove(0);
    }
    // An error that is caught is no failure of the state.
    let caught = first.output.is_some() && second.output.is_some();
    let errors = if caught { (None, None) } else { (error(&first), error(&second)) };
    Ok(beside(sides.0, sides.1, errors))
}

/// A definition before and after, run on one sample.
///
/// # Errors
/// One of the two cannot be run, or the run was not asked for in the right way.
pub fn prove_machine(before: &str, after: &str, options: &execution::Options) -> Result<Proof, Error> {
    let machine = |text: &str| Machine::compile(&Document::read(text).0);
    let (first, second) = (machine(before)?, machine(after)?);
    let (a, b) = (execution::run(&first, options)?, execution::run(&second, options)?);
    let side = |machine: &Machine, it: &Execution| -> Side {
        let name = |at: &u32| usize::try_from(*at).ok().and_then(|at| machine.step(at));
        let path = it.path.iter().map(|at| name(at).map_or(Value::Null, |step| Value::String(step.state.name.clone())));
        vec![
            ("status", Some(it.status.as_str().into())),
            ("output", it.output.clone()),
            ("path", Some(path.collect::<Vec<_>>().into())),
            ("waits", Some(seconds(&it.waits))),
        ]
    };
    let error = |it: &Execution| it.error.clone().or_else(|| it.cause.clone());
    let failed = |it: &Execution| if it.output.is_none() { error(it).or_else(|| Some(String::new())) } else { None };
    Ok(beside(side(&first, &a), side(&second, &b), (failed(&a), failed(&b))))
}
