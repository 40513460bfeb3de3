//! Intrinsic functions: `States.Format('Hello, {}', $.name)` (I1).

mod contract;
mod evaluate;
mod functions;
pub(crate) mod java;
mod parse;
mod print;

pub use contract::{Contract, Kind, Parameter};
#[cfg(feature = "jsonata")]
pub(in crate::asl) use functions::digest;

use super::data::Value;
use super::path::Path;
use crate::diagnostic::{Code, Diagnostic, Error, Span};
use std::sync::Arc;

/// A call with its arguments, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Intrinsic {
    text: Arc<str>,
    /// The outermost call.
    pub call: Call,
}

/// A function with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Which function.
    pub function: Function,
    /// The place of its name.
    pub name: Span,
    /// From its name to behind its closing parenthesis.
    pub span: Span,
    /// The arguments, in order.
    pub arguments: Vec<Argument>,
}

/// An argument and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// From its first character to behind its last.
    pub span: Span,
    /// What it is.
    pub kind: ArgumentKind,
}

/// What an argument can be.
#[derive(Clone, Debug, PartialEq)]
pub enum ArgumentKind {
    /// `'text'`
    Text {
        /// What it says.
        value: Arc<str>,
        /// What stands between the quotes: `States.Format` has to know which braces are escaped.
        raw: Arc<str>,
    },
    /// A number, `true`, `false` or `null`.
    Literal(Value),
    /// What a path finds.
    Path(Path),
    /// What another call gives.
    Call(Call),
}

macro_rules! functions {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// Which function.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Function {
            $($(#[$about])* $name,)*
        }

        impl Function {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name, as it is called.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => concat!("States.", stringify!($name)),)* }
            }
        }
    };
}

functions! {
    /// A text with values in it.
    Format,
    /// The value that a JSON text spells.
    StringToJson,
    /// A value as JSON text.
    JsonToString,
    /// An array of the arguments.
    Array,
    /// An array in pieces.
    ArrayPartition,
    /// Is a value in an array?
    ArrayContains,
    /// Numbers from one to another.
    ArrayRange,
    /// An element of an array.
    ArrayGetItem,
    /// How many elements an array has.
    ArrayLength,
    /// An array with every element once.
    ArrayUnique,
    /// A text in Base64.
    Base64Encode,
    /// The text that Base64 spells.
    Base64Decode,
    /// A hash of a value.
    Hash,
    /// One object of two.
    JsonMerge,
    /// A random number.
    MathRandom,
    /// The sum of two numbers.
    MathAdd,
    /// The pieces of a text.
    StringSplit,
    /// A random UUID.
    UUID,
}

impl Intrinsic {
    /// No more functions than this may be nested in one field (I2).
    pub const MAX_NESTING: usize = 10;
    /// A longer text is refused.
    pub const MAX_BYTES: usize = 65_536;

    /// Parses `text`.
    ///
    /// # Errors
    /// What is wrong with it, with a place.
    pub fn parse(text: &str) -> Result<Self, Error> {
        parse::intrinsic(text)
    }

    /// The text that it was parsed from.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How deep its functions are nested: 1 for a call without calls in it, at most [`Self::MAX_NESTING`].
    #[must_use]
    pub fn nesting(&self) -> usize {
        self.call.nesting()
    }

    /// Every call in it, the outermost first, with how deep it is nested, from 1.
    #[must_use]
    pub fn calls(&self) -> Vec<(&Call, usize)> {
        let mut calls = Vec::new();
        self.call.collect_calls(1, &mut calls);
        calls
    }

    /// What cannot work whatever the input: wrong numbers of arguments, and literals of the wrong kind.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for (call, _) in self.calls() {
            let contract = call.function.contract();
            let mut add = |why: String, span| {
                let message = format!("The intrinsic function {} fails: {why}", call.function.as_str());
                found.push(Diagnostic::new(Code::IntrinsicFailed, message).at(span));
            };
            if let Err(why) = contract.count(call.arguments.len()) {
                add(why, call.span);
            }
            for (at, argument) in call.arguments.iter().enumerate() {
                let literal = match &argument.kind {
                    ArgumentKind::Literal(value) => value.clone(),
                    ArgumentKind::Text { value, .. } => Value::String(value.clone()),
                    ArgumentKind::Path(_) | ArgumentKind::Call(_) => continue,
                };
                if let Err(why) = contract.kind(at, &literal) {
                    add(why, argument.span);
                }
            }
        }
        found
    }

    /// Every path in it, in order.
    #[must_use]
    pub fn paths(&self) -> Vec<&Path> {
        let mut paths = Vec::new();
        self.call.collect_paths(&mut paths);
        paths
    }
}

impl Call {
    fn nesting(&self) -> usize {
        let inner = self.arguments.iter().map(|argument| match &argument.kind {
            ArgumentKind::Call(call) => call.nesting(),
            _ => 0,
        });
        1 + inner.max().unwrap_or_default()
    }

    fn collect_calls<'a>(&'a self, depth: usize, calls: &mut Vec<(&'a Self, usize)>) {
        calls.push((self, depth));
        for argument in &self.arguments {
            if let ArgumentKind::Call(call) = &argument.kind {
                call.collect_calls(depth + 1, calls);
            }
        }
    }

    fn collect_paths<'a>(&'a self, paths: &mut Vec<&'a Path>) {
        for argument in &self.arguments {
            match &argument.kind {
                ArgumentKind::Path(path) => paths.push(path),
                ArgumentKind::Call(call) => call.collect_paths(paths),
                ArgumentKind::Text { .. } | ArgumentKind::Literal(_) => {}
            }
        }
    }
}
