//! What states work on: a service, or machines within the machine.

use super::Service;
use crate::asl::data::Number;
use crate::asl::dataflow::{Placed, Template};
use crate::asl::error::StateError;
use crate::asl::path::Path;
use crate::asl::run::Run;
use crate::diagnostic::Code;
use std::sync::Arc;

/// What a state works on, besides documents.
#[derive(Clone, Debug)]
pub enum Work {
    /// Nothing.
    None,
    /// A service.
    Task(Box<Task>),
    /// These flows, side by side.
    Parallel(Vec<usize>),
    /// A flow for each item.
    Map(Box<Map>),
}

/// What a Task state calls.
#[derive(Clone, Debug)]
pub struct Task {
    /// `Resource`, as it was written.
    pub resource: Arc<str>,
    /// The same, taken apart.
    pub service: Service,
    /// `TimeoutSeconds` or `TimeoutSecondsPath`.
    pub timeout: Bound,
    /// `HeartbeatSeconds` or `HeartbeatSecondsPath`.
    pub heartbeat: Bound,
}

/// What a Map state does.
#[derive(Clone, Debug)]
pub struct Map {
    /// What it does with each item.
    pub flow: usize,
    /// In executions of their own?
    pub distributed: bool,
    /// `MaxConcurrency` or `MaxConcurrencyPath`.
    pub concurrency: Bound,
    /// `ToleratedFailureCount`, or its path.
    pub tolerated: Bound,
    /// `ToleratedFailurePercentage`, or its path.
    pub tolerated_percentage: Bound,
    /// `ItemReader`
    pub reader: Option<Reader>,
    /// `ItemBatcher`
    pub batcher: Option<Batcher>,
    /// `ResultWriter`
    pub writer: Option<Writer>,
}

/// Where the items of a Map state come from, if not from its input.
#[derive(Clone, Debug)]
pub struct Reader {
    /// What the service is asked for.
    pub parameters: Option<Template>,
    /// How the data is written.
    pub format: Format,
    /// The names of a CSV's columns where its first row does not have them.
    pub headers: Option<Vec<Arc<str>>>,
    /// What stands between the values of a CSV.
    pub delimiter: char,
    /// `MaxItems` or `MaxItemsPath`.
    pub max_items: Bound,
}

/// How the data that a reader reads is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// As a JSON array or object.
    Json,
    /// As a JSON text in each line.
    JsonLines,
    /// As rows of values.
    Csv,
}

/// How items are put together.
#[derive(Clone, Debug)]
pub struct Batcher {
    /// What each batch has besides its items.
    pub input: Option<Template>,
    /// `MaxItemsPerBatch`, or its path.
    pub items: Bound,
    /// `MaxInputBytesPerBatch`, or its path.
    pub bytes: Bound,
}

/// Where results go, if not into the output.
#[derive(Clone, Debug)]
pub struct Writer {
    /// What the service is given.
    pub parameters: Option<Template>,
}

/// A number, or where it stands.
#[derive(Clone, Debug)]
pub enum Bound {
    /// It is not there.
    None,
    /// This.
    Literal(f64),
    /// What this path leads to.
    Path(&'static str, Placed<Path>),
    /// What this expression of JSONata gives.
    #[cfg(feature = "jsonata")]
    Query(Box<crate::asl::jsonata::Template>),
}

impl Bound {
    /// The number, which is not below 0.
    ///
    /// # Errors
    /// `States.Runtime` where its path finds nothing, or no number from 0 to `most`.
    pub fn value(&self, most: f64, run: &mut Run<'_, '_>) -> Result<Option<f64>, StateError> {
        let (field, path) = match self {
            Self::None => return Ok(None),
            Self::Literal(number) => return Ok(Some(*number)),
            Self::Path(field, path) => (field, path),
            #[cfg(feature = "jsonata")]
            Self::Query(field) => return query(field, most, run),
        };
        let value = path.it.evaluate(run.scope, run.work).map_err(|error| path.place.error(error))?;
        let number = value.as_number().map(Number::as_f64);
        match number {
            Some(number) if (0.0..=most).contains(&number) => Ok(Some(number)),
            Some(number) => {
                // Not by the standard library's printer of floats, which is a second way and 14 kB of wasm.
                let [shown, most] = [number, most].map(Number::Float);
                let why = if number < 0.0 { "cannot be negative".to_owned() } else { format!("is at most {most}") };
                Err(StateError::runtime(Code::RunBound, format!("The {field} {why}: {} == {shown}", path.it.text()))
                    .at(path.place.span))
            }
            None => {
                let cause = format!("The {field} must lead to a number, not {}: {}", value.describe(), path.it.text());
                Err(StateError::runtime(Code::RunBound, cause).at(path.place.span))
            }
        }
    }
}

#[cfg(feature = "jsonata")]
fn query(field: &crate::asl::jsonata::Template, most: f64, run: &mut Run<'_, '_>) -> Result<Option<f64>, StateError> {
    use crate::asl::jsonata::{Session, fields};
    fields::number(Some(field), (0.0, most), &mut Session::of(run))
}
