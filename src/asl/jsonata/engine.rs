//! The engine behind expressions, and what the States Language asks of it.

use super::bounds::{self, NOW};
use super::convert::{Outward, inward, outward};
use super::error::JsonataError;
use super::functions::{MAX_SEQUENCE, Shared, register};
use crate::asl::data::Value;
use crate::asl::random::Random;
use crate::asl::work::Work;
use crate::diagnostic::Code;
use jsonata_core::ast::AstNode;
use jsonata_core::evaluator::{Context, Evaluator, EvaluatorError, EvaluatorOptions};
use jsonata_core::parser::{self, ParserError};
use jsonata_core::value::JValue;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// An evaluator of JSONata: programs are read once, and evaluated on bindings.
pub trait Engine: Sized {
    /// An expression, read.
    type Program: Clone;

    /// Reads an expression whose grammar has been checked.
    ///
    /// # Errors
    /// What the check lets through and the engine does not.
    fn parse(text: &str) -> Result<Self::Program, JsonataError>;

    /// An engine that knows what `bindings` has.
    ///
    /// # Errors
    /// The engine cannot be set up.
    fn start(bindings: &Bindings<'_>) -> Result<Self, JsonataError>;

    /// The value of a program; `None` where it is JSONata's nothing.
    ///
    /// # Errors
    /// JSONata's errors, a function where a value is needed, or more work than is left.
    fn eval(&mut self, program: &Self::Program, work: &mut Work) -> Result<Option<Value>, JsonataError>;

    /// Where randomness stands now.
    fn random(&self) -> Random;
}

/// What an expression can refer to.
#[derive(Debug)]
pub struct Bindings<'a> {
    /// `$`, which states do not have.
    pub input: Option<&'a Value>,
    /// `$name`.
    pub variables: Vec<(&'a str, Value)>,
    /// Milliseconds since 1970 began in UTC.
    pub now: f64,
    /// Randomness.
    pub random: Random,
}

/// Deeper expressions are refused: operators side by side nest as well as brackets do.
pub const MAX_DEPTH: usize = 256;
/// Longer ones too, in bytes.
pub const MAX_LENGTH: usize = 1 << 18;
/// How deep evaluation goes: every level takes a piece of the stack, of which the web has little.
const MAX_STACK: usize = 330;
/// How many steps all expressions of a state may take together; see [`Shared`].
const MAX_STEPS: usize = 8_000_000;

/// `jsonata-core`.
pub struct Core {
    evaluator: Evaluator,
    input: JValue,
    shared: Rc<Shared>,
}

impl Engine for Core {
    type Program = Arc<AstNode>;

    fn parse(text: &str) -> Result<Self::Program, JsonataError> {
        let node = parser::parse(text).map_err(|error| unreadable(&error))?;
        if bounds::depth(&node, MAX_DEPTH) > MAX_DEPTH {
            let message = format!("an expression nested more than {MAX_DEPTH} levels deep");
            return Err(JsonataError::new(Code::JsonataLimit, &message));
        }
        Ok(Arc::new(bounds::counting(node)))
    }

    fn start(bindings: &Bindings<'_>) -> Result<Self, JsonataError> {
        let mut nodes = 0;
        let mut context = Context::new();
        for (name, value) in &bindings.variables {
            context.bind((*name).to_owned(), inward(value, &mut nodes));
        }
        context.bind(NOW.to_owned(), JValue::from_f64(bindings.now.floor()));
        let input = bindings.input.map_or(JValue::Undefined, |input| inward(input, &mut nodes));
        let random = RefCell::new(bindings.random.clone());
        let shared = Rc::new(Shared { random, left: Cell::new(MAX_STEPS), nodes: Cell::new(nodes) });
        let options = EvaluatorOptions {
            max_stack_depth: Some(MAX_STACK),
            max_sequence_length: Some(MAX_SEQUENCE),
            ..EvaluatorOptions::default()
        };
        let mut evaluator = Evaluator::with_options(context, options);
        register(&mut evaluator, &shared).map_err(|error| failed(&error))?;
        Ok(Self { evaluator, input, shared })
    }

    fn eval(&mut self, program: &Self::Program, work: &mut Work) -> Result<Option<Value>, JsonataError> {
        let value = self.evaluator.evaluate(program, &self.input).map_err(|error| failed(&error))?;
        outward(&value, work).map_err(|error| match error {
            Outward::Function => JsonataError::new(Code::JsonataType, "a function is no value"),
            Outward::Limit(error) => JsonataError::new(error.code, &error.cause),
        })
    }

    fn random(&self) -> Random {
        self.shared.random.borrow().clone()
    }
}

fn unreadable(error: &ParserError) -> JsonataError {
    JsonataError::new(Code::JsonataSyntax, &error.to_string())
}

fn failed(error: &EvaluatorError) -> JsonataError {
    let mut failed = JsonataError::new(Code::JsonataFailed, error.message());
    // AWS's message does not name what was called; it is the place.
    if failed.code.as_deref() == Some("T1006")
        && let Some((message, called)) = failed.message.split_once(": ")
    {
        failed.token = Some(called.to_owned());
        failed.message = message.to_owned();
    }
    // The engine's own limits: its clock, its stack, its lists.
    if matches!(failed.code.as_deref(), Some("D1011" | "D1012" | "D2014" | "D2015" | "U1001")) {
        failed.kind = Code::JsonataLimit;
    }
    failed
}
