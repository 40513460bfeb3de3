//! JSON as every engine reads it: a tree that knows the place of every key and value.
//!
//! Unlike a general reader it keeps what matching needs and people ask for: byte [`Span`]s, duplicate keys, the spelling
//! of numbers, the order of members, lone surrogates. It is strict (RFC 8259, as AWS's reader is), but goes on after an
//! error, so that [`parse`] reports everything that is wrong at once, each with a place and a hint. Depth and size are
//! bounded by [`Limits`].

mod float;
mod form;
mod inner;
mod pretty;
mod reader;
pub(crate) mod scan;
mod text;
mod value;
mod write;

pub use float::float;
pub(crate) use float::{is_shortest, nearest, power};
pub(crate) use form::{Field, Form};
pub use inner::Inner;
pub use pretty::pretty;
pub use reader::{Limits, Options, Parsed, Trailing, parse};
pub use text::Text;
pub(crate) use text::TextBuilder;
pub use value::{Kind, Member, Value};
pub use write::{compact, quote};
pub(crate) use write::{quote_bytes, quote_text};

pub use crate::diagnostic::Span;
