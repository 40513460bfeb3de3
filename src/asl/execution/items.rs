//! The items of a Map state: of its input or of a reader, and in batches (X4).

use super::engine::{Engine, Problem, Stop, scope};
use super::limits::MAX_DELAY;
use super::map::whole;
use super::mocks::Outcome;
use super::thread::{Doing, Thread};
use crate::asl::data::{self, Object, Value};
use crate::asl::dataflow::{self, Selection};
use crate::asl::error::{self, StateError, names};
use crate::asl::machine::{Batcher, Format, Map, Reader, Step};
use crate::asl::state::Special;
use crate::asl::trace::MAX_PAYLOAD;
use crate::diagnostic::{Code, Diagnostic};
use std::borrow::Cow;
use std::sync::Arc;

impl Engine<'_> {
    /// The items, before ItemSelector.
    pub fn items(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        map: &Map,
        effective: &Value,
    ) -> Result<Arc<Vec<Value>>, Problem> {
        if let Some(reader) = &map.reader {
            return self.read_items(thread, step, reader, effective);
        }
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &step.state.jsonata {
            return Ok(self.jsonata_items(thread, fields)?);
        }
        let Special::Map { items_path, .. } = &step.state.special else { return Ok(Arc::default()) };
        let items = dataflow::select(items_path, scope(thread, effective), &mut self.fold.work)?;
        match items {
            Value::Array(items) => Ok(items),
            Value::Object(members) if map.distributed => Ok(Arc::new(members.pairs())),
            _ => Err(match items_path {
                Selection::Path(path) => error::no_items(path.it.text()).at(path.place.span),
                _ => error::no_items("$"),
            }
            .into()),
        }
    }

    /// The items that the mock of a Map state gives, in place of the service that its reader would ask.
    fn read_items(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        reader: &Reader,
        effective: &Value,
    ) -> Result<Arc<Vec<Value>>, Problem> {
        let most = self.with(scope(thread, effective), |run| {
            if reader.parameters.is_some() {
                dataflow::parameters(reader.parameters.as_ref(), run)?;
            }
            reader.max_items.value(MAX_DELAY, run)
        })?;
        let name = &step.state.name;
        let answer = thread.answer.take().map(|mock| mock.outcome);
        let Some(outcome) = answer.or_else(|| Some(self.mocked(thread, name, None)?.outcome.clone())) else {
            let message = format!("the Map state \"{name}\" was reached, and no mock gives what its ItemReader reads");
            let hint = format!("add mocks: {{ \"{name}\": [{{ \"result\": [ … items … ] }}] }}");
            let missing = Diagnostic::new(Code::RunMissingMock, message).hint(hint);
            return Err(Stop::Asked(Box::new(missing)).into());
        };
        let items = match &outcome {
            Outcome::Result(Value::Array(items)) => items.clone(),
            Outcome::Result(Value::Object(members)) => Arc::new(members.pairs()),
            Outcome::Result(Value::String(text)) => Arc::new(parsed(reader, text)?),
            Outcome::Result(other) => {
                let cause = format!("Attempting to map over {}, which is no list of items", other.describe());
                return Err(error::item_reader(cause).into());
            }
            Outcome::Error { error, cause } => {
                return Err(StateError::new(Cow::Owned(error.to_string()), Code::RunItems, &**cause).into());
            }
            Outcome::TimedOut { heartbeat } => return Err(error::timeout(*heartbeat).into()),
            Outcome::Call(call) => {
                thread.doing = Doing::Reading(*call);
                return Err(Problem::Ask);
            }
        };
        match most.map(whole).filter(|most| *most > 0 && *most < items.len()) {
            Some(most) => Ok(Arc::new(items.get(..most).unwrap_or_default().to_vec())),
            None => Ok(items),
        }
    }

    /// Items put together.
    pub fn batches(
        &mut self,
        thread: &Thread,
        step: &Step,
        batcher: &Batcher,
        effective: &Value,
        items: Vec<Value>,
    ) -> Result<Vec<Value>, StateError> {
        let (count, bytes, input) = self.with(scope(thread, effective), |run| {
            let input = batcher.input.as_ref().map(|template| template.evaluate(run)).transpose()?;
            Ok::<_, StateError>((batcher.items.value(MAX_DELAY, run)?, batcher.bytes.value(MAX_DELAY, run)?, input))
        })?;
        let count = count.map_or(usize::MAX, whole).max(1);
        let bytes = bytes.map_or(MAX_PAYLOAD, whole).min(MAX_PAYLOAD);
        // {"BatchInput":…,"Items":[]}
        let around = match &input {
            Some(input) => self.fold.work.measure(input)? + 27,
            None => 12,
        };
        let (mut batches, mut batch, mut size) = (Vec::new(), Vec::new(), around);
        let close = |batch: Vec<Value>| -> Value {
            let mut object = Object::with_capacity(2);
            if let Some(input) = &input {
                object.insert("BatchInput".into(), input.clone());
            }
            object.insert("Items".into(), batch.into());
            object.into()
        };
        for item in items {
            let own = self.fold.work.measure(&item)? + 1;
            if around + own > bytes {
                let name = &step.state.name;
                let cause = format!("An item of the Map state '{name}' does not fit into a batch of {bytes} bytes.");
                return Err(StateError::new(names::DATA_LIMIT, Code::PayloadSize, cause));
            }
            if batch.len() >= count || size + own > bytes {
                batches.push(close(std::mem::take(&mut batch)));
                size = around;
            }
            size += own;
            batch.push(item);
        }
        if !batch.is_empty() {
            batches.push(close(batch));
        }
        Ok(batches)
    }
}

/// The items in a text as the reader finds it.
fn parsed(reader: &Reader, text: &str) -> Result<Vec<Value>, StateError> {
    let json =
        |text: &str| data::parse(text).map_err(|error| error::item_reader(format!("The data is not JSON: {error}")));
    match reader.format {
        Format::Json => match json(text)? {
            Value::Array(items) => Ok(items.to_vec()),
            Value::Object(members) => Ok(members.pairs()),
            other => Err(error::item_reader(format!("Attempting to map over {}", other.describe()))),
        },
        Format::JsonLines => text.lines().filter(|line| !line.trim().is_empty()).map(json).collect(),
        Format::Csv => Ok(rows(reader, text)),
    }
}

/// The rows of a CSV as objects: names from the first row, or from the definition.
fn rows(reader: &Reader, text: &str) -> Vec<Value> {
    let mut rows = csv(text, reader.delimiter).into_iter();
    let headers: Vec<Arc<str>> = match &reader.headers {
        Some(headers) => headers.clone(),
        None => rows.next().unwrap_or_default().into_iter().map(Arc::from).collect(),
    };
    rows.map(|row| {
        let mut values = row.into_iter();
        let members = headers.iter().map(|name| (name.clone(), Value::from(values.next().unwrap_or_default())));
        members.collect::<Object>().into()
    })
    .collect()
}

/// Rows of values: quotes around a value keep separators and line ends in it, and two quotes are one.
fn csv(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut value) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                value.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if value.is_empty() => quoted = true,
            '\r' if !quoted && characters.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut value));
                rows.push(std::mem::take(&mut row));
            }
            c if c == delimiter && !quoted => row.push(std::mem::take(&mut value)),
            c => value.push(c),
        }
    }
    if !value.is_empty() || !row.is_empty() {
        row.push(value);
        rows.push(row);
    }
    rows.retain(|row| row.iter().any(|value| !value.is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_values() {
        let read = |text: &str| csv(text, ',').into_iter().map(|row| row.join("|")).collect::<Vec<_>>();
        assert_eq!(read("a,b\r\n1,\"x,\"\"y\"\"\nz\"\n\n2,"), ["a|b", "1|x,\"y\"\nz", "2|"]);
        assert_eq!(read(""), [""; 0]);
    }
}
