//! What AWS adds to JSONata's functions (Q4), and what counts (see [`bounds`](super::bounds)).

use super::bounds::{PARTS, SMALL, STEP, SWAPPED, TEXT, TO, WIDTH};
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
const MANY_NODES: usize = 50_000;
/// Bytes from which on a text counts as many nodes.
pub(super) const LONG_TEXT: usize = 1 << 16;

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

    /// A text of that length was made.
    fn made(&self, length: usize) -> Result<(), EvaluatorError> {
        if length > LONG_TEXT {
            self.nodes.set(self.nodes.get().saturating_add(length / PASS));
        }
        self.spend(length / PASS)
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
    (SMALL, small),
    (PARTS, parts),
    (SWAPPED, swapped),
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

fn step(shared: &Shared, given: &[JValue]) -> HostFnResult {
    for value in given {
        small(shared, std::slice::from_ref(value))?;
    }
    let nodes = shared.nodes.get();
    // Each pass may make as much again as there is; where there is much, that must not be often.
    let part = if nodes > MANY_NODES { nodes / 2 } else { nodes / NODES_PER_STEP };
    shared.spend(PASS + part)?;
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

/// What is said of a text that would be too long.
const TOO_LARGE: &str = "D1012: A text of more than 1 MiB";

/// Texts that were made take memory: each 16 bytes count as a step.
fn text(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    let text = argument(arguments, 0);
    if let JValue::String(it) = text {
        if it.len() > MAX_TEXT {
            return Err(wrong(TOO_LARGE));
        }
        shared.made(it.len())?;
    }
    Ok(text.clone())
}

/// Takes what `value` is as text from `room`; nothing where there is not so much. The same part may be in it many times
/// over, so that it is a matter of steps too how often it is looked at.
fn written(value: &JValue, room: usize, depth: usize) -> Option<usize> {
    let depth = depth.checked_sub(1)?;
    match value {
        JValue::String(text) => room.checked_sub(text.len() + 2),
        JValue::Array(elements) => elements.iter().try_fold(room.checked_sub(2)?, |room, it| written(it, room, depth)),
        JValue::Object(members) => members
            .iter()
            .try_fold(room.checked_sub(2)?, |room, (name, it)| written(it, room.checked_sub(name.len() + 4)?, depth)),
        _ => room.checked_sub(1),
    }
}

fn small(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    let value = argument(arguments, 0);
    if matches!(value, JValue::Array(_) | JValue::Object(_)) {
        let Some(left) = written(value, MAX_TEXT, crate::asl::data::Value::MAX_DEPTH) else {
            return Err(wrong(TOO_LARGE));
        };
        shared.spend((MAX_TEXT - left) / NODES_PER_STEP)?;
    }
    Ok(value.clone())
}

fn parts(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    let list = argument(arguments, 0);
    if let JValue::Array(elements) = list {
        let between = match argument(arguments, 1) {
            JValue::String(text) => text.len(),
            JValue::Undefined => 0,
            _ => 64,
        };
        let texts = elements.iter().map(|it| it.as_str().map_or(0, str::len));
        let length = texts.fold(0_usize, |sum, it| sum.saturating_add(it).saturating_add(between));
        if length > MAX_TEXT {
            return Err(wrong(TOO_LARGE));
        }
        shared.spend(length / PASS)?;
    }
    Ok(list.clone())
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 2^20"
)]
fn width(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    let width = argument(arguments, 0);
    if let JValue::Number(number) = width {
        if number.abs() > MAX_TEXT as f64 {
            return Err(wrong(TOO_LARGE));
        }
        shared.made(number.abs() as usize)?;
    }
    Ok(width.clone())
}

/// Each character may match.
fn swapped(shared: &Shared, arguments: &[JValue]) -> HostFnResult {
    const MOST: usize = 64 << 20;
    let text = argument(arguments, 0);
    if let (JValue::String(it), JValue::String(with)) = (text, argument(arguments, 1)) {
        if it.len().saturating_mul(with.len()) > MOST {
            return Err(wrong(TOO_LARGE));
        }
        shared.made(it.len())?;
    }
    Ok(text.clone())
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
