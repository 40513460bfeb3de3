//! What AWS adds to JSONata's functions (Q4), and what counts (see [`bounds`](super::bounds)).

use super::bounds::{STEP, TEXT, TO, WIDTH};
use super::convert::inward;
use crate::asl::data;
use crate::asl::intrinsic::digest;
use crate::asl::random::Random;
use jsonata_core::evaluator::{Evaluator, EvaluatorError, HostFnResult};
use jsonata_core::value::JValue;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What the functions share: randomness, and what is left to be done.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) random: RefCell<Random>,
    /// How many steps are left; a pass through a body takes [`PASS`], the number of a range takes one.
    pub(super) left: Cell<usize>,
    /// How many nodes there are to look at.
    pub(super) nodes: Cell<usize>,
}

/// The most elements of anything that an expression makes.
pub(super) const MAX_SEQUENCE: usize = 500_000;
/// The most bytes of a text that it puts together: four times what AWS passes on.
const MAX_TEXT: usize = 1 << 20;
/// What a pass through a body costs, besides a part of the nodes that there are to look at.
const PASS: usize = 16;
const NODES_PER_STEP: usize = 64;

/// What is said when the steps are used up. The code is JSONata's own for its clock.
pub(super) const TOO_LONG: &str = "D1012: Evaluation timeout. Check for infinite loop";

impl Shared {
    fn spend(&self, steps: usize) -> Result<(), EvaluatorError> {
        match self.left.get().checked_sub(steps) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(wrong(TOO_LONG)),
        }
    }
}

fn wrong(message: impl Into<String>) -> EvaluatorError {
    EvaluatorError::EvaluationError(message.into())
}

type Host = fn(&Shared, &[JValue]) -> HostFnResult;

const FUNCTIONS: &[(&str, Host)] = &[
    (STEP, step),
    (TO, to),
    (TEXT, text),
    (WIDTH, width),
    ("partition", partition),
    ("range", range),
    ("hash", hash),
    ("uuid", uuid),
    ("parse", parse),
];

/// JSONata's own that are other ones here.
const OVERRIDES: &[(&str, Host)] =
    &[("random", random), ("shuffle", shuffle), ("eval", eval), ("now", now), ("millis", now)];

/// Makes them known to the engine.
pub(super) fn register(evaluator: &mut Evaluator, shared: &Rc<Shared>) -> Result<(), EvaluatorError> {
    for &(name, host) in FUNCTIONS {
        let shared = Rc::clone(shared);
        evaluator.register_fn(name, move |arguments: &[JValue]| host(&shared, arguments))?;
    }
    for &(name, host) in OVERRIDES {
        let shared = Rc::clone(shared);
        evaluator.register_fn_override(name, move |arguments: &[JValue]| host(&shared, arguments))?;
    }
    Ok(())
}

fn argument(arguments: &[JValue], at: usize) -> &JValue {
    arguments.get(at).unwrap_or(&JValue::Undefined)
}

fn misfit(at: usize, name: &str) -> EvaluatorError {
    wrong(format!("T0410: Argument {} of function \"{name}\" does not match function signature", at + 1))
}

fn number(arguments: &[JValue], at: usize, name: &str) -> Result<f64, EvaluatorError> {
    match argument(arguments, at) {
        JValue::Number(number) => Ok(*number),
        _ => Err(misfit(at, name)),
    }
}

fn at_most(arguments: &[JValue], most: usize, name: &str) -> Result<(), EvaluatorError> {
    if arguments.len() > most { Err(misfit(most, name)) } else { Ok(()) }
}

fn step(shared: &Shared, _: &[JValue]) -> HostFnResult {
    shared.spend(PASS + shared.nodes.get() / NODES_PER_STEP)?;
    Ok(JValue::Undefined)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the limit, or cut to it")]
fn to(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    let end = argument(arguments, 0);
    if let JValue::Number(number) = end {
        let numbers = number.abs().min(MAX_SEQUENCE as f64) as usize;
        shared.spend(numbers)?;
        shared.nodes.set(shared.nodes.get().saturating_add(numbers));
    }
    Ok(end.clone())
}

fn text(_: &Shared, arguments: &[JValue]) -> HostFnResult {
    let text = argument(arguments, 0);
    match text {
        JValue::String(it) if it.len() > MAX_TEXT => Err(wrong("D1012: A text of more than 1 MiB")),
        _ => Ok(text.clone()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "2^20")]
fn width(_: &Shared, arguments: &[JValue]) -> HostFnResult {
    match argument(arguments, 0) {
        JValue::Number(number) if number.abs() > MAX_TEXT as f64 => Err(wrong("D1012: A text of more than 1 MiB")),
        width => Ok(width.clone()),
    }
}

/// `$partition(array, size)`
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1, and saturates")]
fn partition(_: &Shared, arguments: &[JValue]) -> HostFnResult {
    at_most(arguments, 2, "partition")?;
    let elements = match argument(arguments, 0) {
        JValue::Undefined => return Ok(JValue::Undefined),
        JValue::Array(elements) => elements.iter().cloned().collect::<Vec<_>>(),
        other => vec![other.clone()],
    };
    let size = number(arguments, 1, "partition")?;
    if size < 1.0 {
        return Err(wrong("the size of $partition is at least 1"));
    }
    Ok(JValue::array(elements.chunks(size as usize).map(|piece| JValue::array(piece.to_vec())).collect()))
}

/// `$range(first, last, step)`, the last number included where it is met.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the limit")]
fn range(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    at_most(arguments, 3, "range")?;
    if arguments.iter().any(JValue::is_undefined) {
        return Ok(JValue::Undefined);
    }
    let (first, last) = (number(arguments, 0, "range")?, number(arguments, 1, "range")?);
    let step = number(arguments, 2, "range")?;
    if step == 0.0 {
        return Err(wrong("the step of $range is not 0"));
    }
    let count = ((last - first) / step).floor() + 1.0;
    #[expect(clippy::cast_precision_loss, reason = "half a million")]
    if count > MAX_SEQUENCE as f64 {
        return Err(wrong(format!("D2014: $range would make more than {MAX_SEQUENCE} numbers")));
    }
    let count = count.max(0.0) as usize;
    shared.spend(count)?;
    #[expect(clippy::cast_precision_loss, reason = "half a million")]
    let numbers = (0..count).map(|at| JValue::from_f64(first + at as f64 * step));
    Ok(JValue::array(numbers.collect()))
}

/// `$hash(data, algorithm)`
fn hash(_: &Shared, arguments: &[JValue]) -> HostFnResult {
    at_most(arguments, 2, "hash")?;
    let data = match argument(arguments, 0) {
        JValue::Undefined => return Ok(JValue::Undefined),
        JValue::String(text) => text.to_string(),
        other if other.is_function() || other.is_regex() => return Err(misfit(0, "hash")),
        other => other.to_json_string().map_err(|error| wrong(error.to_string()))?,
    };
    let Some(algorithm) = argument(arguments, 1).as_str() else { return Err(misfit(1, "hash")) };
    match digest(algorithm, data.as_bytes()) {
        Some(hash) => Ok(JValue::string(hash)),
        None => {
            Err(wrong(format!("the algorithm of $hash is MD5, SHA-1, SHA-256, SHA-384 or SHA-512, not {algorithm}")))
        }
    }
}

/// `$uuid()`: version 4.
fn uuid(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    at_most(arguments, 0, "uuid")?;
    let uuid = ::uuid::Builder::from_random_bytes(shared.random.borrow_mut().bytes()).into_uuid();
    Ok(JValue::string(&*uuid.hyphenated().encode_lower(&mut ::uuid::Uuid::encode_buffer())))
}

/// `$parse(text)`: what the JSON says.
fn parse(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    at_most(arguments, 1, "parse")?;
    let text = match argument(arguments, 0) {
        JValue::Undefined => return Ok(JValue::Undefined),
        JValue::String(text) => text,
        _ => return Err(misfit(0, "parse")),
    };
    shared.spend(text.len() / PASS)?;
    match data::parse(text) {
        Ok(value) => Ok(inward(&value, &mut 0)),
        Err(error) => {
            let why = error.diagnostics().first().map_or_else(String::new, |first| first.message.clone());
            Err(wrong(format!("$parse cannot read this as JSON: {why}")))
        }
    }
}

/// A number from 0 up to 1.
#[expect(clippy::cast_precision_loss, reason = "a part of 2^53")]
fn part(random: &mut Random) -> f64 {
    (random.next() >> 11) as f64 / (1_u64 << 53) as f64
}

/// `$random()`, or `$random(seed)`, which is always the same number for a seed.
fn random(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    at_most(arguments, 1, "random")?;
    Ok(JValue::from_f64(match argument(arguments, 0) {
        JValue::Undefined => part(&mut shared.random.borrow_mut()),
        JValue::Number(seed) => part(&mut Random::from_number(*seed)),
        _ => return Err(misfit(0, "random")),
    }))
}

fn shuffle(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    at_most(arguments, 1, "shuffle")?;
    let mut elements = match argument(arguments, 0) {
        JValue::Undefined => return Ok(JValue::Undefined),
        JValue::Array(elements) => elements.iter().cloned().collect::<Vec<_>>(),
        other => vec![other.clone()],
    };
    let mut random = shared.random.borrow_mut();
    for at in (1..elements.len()).rev() {
        let other = random.below(at as u64 + 1);
        elements.swap(at, usize::try_from(other).unwrap_or(at));
    }
    Ok(JValue::array(elements))
}

/// AWS has no `$eval`.
fn eval(_: &Shared, _: &[JValue]) -> HostFnResult {
    Err(wrong("T1006: Attempted to invoke a non-function"))
}

/// Calls of them are rewritten; who hands them on as functions gets told how.
fn now(_: &Shared, _: &[JValue]) -> HostFnResult {
    Err(wrong("$now and $millis can be called, not handed on; write function() { $now() }"))
}
