//! How much a state may do: paths with filters in filters, and texts of texts, can ask for more than any machine has.

use super::data::{Spelling, Value};
use super::error::{StateError, too_deep, too_much_work};

/// What is left of the work that an evaluation may do. A unit is a node looked at or about 16 bytes read or made (P9).
#[derive(Clone, Debug)]
pub struct Work {
    left: u64,
    /// What was measured, where that is kept: who looks at every stage of a state asks for the same documents again and again.
    notes: Option<Vec<Note>>,
    /// The fewest levels that were left anywhere in what was measured last.
    lowest: usize,
}

/// The size of a document.
#[derive(Clone, Debug)]
struct Note {
    value: Value,
    bytes: usize,
    /// Levels in it.
    height: usize,
}

/// So many levels of a document are noted,
const NOTED: usize = 2;
/// and not more than so many documents.
const MAX_NOTES: usize = 32;

impl Work {
    /// Enough for every payload that AWS accepts, and well under a second.
    pub const LIMIT: u64 = 4_000_000;

    /// So much.
    #[must_use]
    pub const fn new(units: u64) -> Self {
        Self { left: units, notes: None, lowest: 0 }
    }

    /// The same, with sizes kept.
    pub(crate) fn noting(self) -> Self {
        Self { notes: Some(Vec::new()), ..self }
    }

    /// How much is left.
    #[must_use]
    pub const fn left(&self) -> u64 {
        self.left
    }

    /// Takes `units` of it.
    ///
    /// # Errors
    /// There is not so much left.
    pub fn spend(&mut self, units: usize) -> Result<(), StateError> {
        if self.take(units) { Ok(()) } else { Err(too_much_work()) }
    }

    /// Takes `units` of it, if there is so much left.
    #[inline(always)]
    pub(crate) const fn take(&mut self, units: usize) -> bool {
        let enough = self.left >= units as u64;
        self.left = if enough { self.left - units as u64 } else { 0 };
        enough
    }

    /// Takes what it costs to go through all of `value`.
    ///
    /// # Errors
    /// There is not so much left.
    pub fn value(&mut self, value: &Value) -> Result<(), StateError> {
        match value {
            Value::String(text) => self.text(text.len()),
            Value::Array(elements) => {
                self.spend(1)?;
                elements.iter().try_for_each(|element| self.value(element))
            }
            Value::Object(object) => {
                self.spend(1)?;
                object.iter().try_for_each(|(name, value)| {
                    self.text(name.len())?;
                    self.value(value)
                })
            }
            _ => self.spend(1),
        }
    }

    /// How many bytes `value` has as compact JSON. It is no deeper than values may be.
    ///
    /// # Errors
    /// It is deeper, or there is not so much left.
    pub fn measure(&mut self, value: &Value) -> Result<usize, StateError> {
        self.measured(value, Value::MAX_DEPTH)
    }

    fn measured(&mut self, value: &Value, depth: usize) -> Result<usize, StateError> {
        self.spend(1)?;
        Ok(match value {
            Value::Null | Value::Bool(true) => 4,
            Value::Bool(false) => 5,
            Value::Number(number) => Spelling::len_of(*number),
            Value::String(text) => self.measured_text(text)?,
            _ if self.notes.is_none() || depth + NOTED <= Value::MAX_DEPTH => self.contents(value, depth)?,
            _ => self.noted(value, depth)?,
        })
    }

    /// An array or object, with `depth` levels left for it and what is in it.
    fn contents(&mut self, value: &Value, depth: usize) -> Result<usize, StateError> {
        let inner = depth.checked_sub(1).ok_or_else(too_deep)?;
        self.lowest = self.lowest.min(inner);
        // Two brackets, and a comma between each two elements.
        let mut bytes = 1;
        match value {
            Value::Array(elements) => {
                bytes += elements.len().max(1);
                for element in elements.iter() {
                    bytes += self.measured(element, inner)?;
                }
            }
            Value::Object(object) => {
                bytes += object.len().max(1);
                for (name, value) in object.iter() {
                    bytes += self.measured_text(name)? + 1 + self.measured(value, inner)?;
                }
            }
            _ => {}
        }
        Ok(bytes)
    }

    fn noted(&mut self, value: &Value, depth: usize) -> Result<usize, StateError> {
        if let Some(note) = self.notes.iter().flatten().find(|note| note.value.is_same(value)) {
            let left = depth.checked_sub(note.height).ok_or_else(too_deep)?;
            self.lowest = self.lowest.min(left);
            return Ok(note.bytes);
        }
        let around = std::mem::replace(&mut self.lowest, depth);
        let bytes = self.contents(value, depth)?;
        if let Some(notes) = &mut self.notes
            && notes.len() < MAX_NOTES
        {
            notes.push(Note { value: value.clone(), bytes, height: depth - self.lowest });
        }
        self.lowest = self.lowest.min(around);
        Ok(bytes)
    }

    fn measured_text(&mut self, text: &str) -> Result<usize, StateError> {
        self.text(text.len())?;
        let mut bytes = 2 + text.len();
        for byte in text.bytes() {
            // Nearly nothing needs an escape.
            if byte < 0x20 || byte == b'"' || byte == b'\\' {
                bytes += if matches!(byte, b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 8 | 12) { 1 } else { 5 };
            }
        }
        Ok(bytes)
    }

    /// Are the two equal? Takes what it costs to tell.
    ///
    /// # Errors
    /// There is not so much left.
    pub fn equal(&mut self, a: &Value, b: &Value) -> Result<bool, StateError> {
        match (a, b) {
            (Value::Array(a), Value::Array(b)) => {
                self.spend(1)?;
                if a.len() != b.len() {
                    return Ok(false);
                }
                for (a, b) in a.iter().zip(b.iter()) {
                    if !self.equal(a, b)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Value::Object(a), Value::Object(b)) => {
                self.spend(1)?;
                if a.len() != b.len() {
                    return Ok(false);
                }
                for (name, a) in a.iter() {
                    match b.get(name) {
                        Some(b) if self.equal(a, b)? => {}
                        _ => return Ok(false),
                    }
                }
                Ok(true)
            }
            _ => {
                self.text(a.as_str().map_or(0, str::len))?;
                Ok(a == b)
            }
        }
    }

    /// Takes what `bytes` of text cost.
    ///
    /// # Errors
    /// There is not so much left.
    pub fn text(&mut self, bytes: usize) -> Result<(), StateError> {
        self.spend(1 + bytes / 16)
    }
}

impl Default for Work {
    fn default() -> Self {
        Self::new(Self::LIMIT)
    }
}
