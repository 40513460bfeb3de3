//! `StateMachine`.

use super::execution::{self, Given};
use super::{diagnostics, graph, input};
use crate::asl::definition::Document;
use crate::asl::machine::Machine;
use crate::asl::validate;
use crate::diagnostic::Diagnostic;
use wasm_bindgen::prelude::*;

/// A definition; it has its text itself.
#[wasm_bindgen]
pub struct StateMachine {
    document: Document,
    diagnostics: Vec<Diagnostic>,
    /// The same, ready to be run, from the first run on.
    machine: Option<Machine>,
}

#[wasm_bindgen]
impl StateMachine {
    /// The definition in the input.
    #[wasm_bindgen(constructor)]
    pub fn new(len: usize) -> Result<Self, JsValue> {
        input::checked(len, |text| match validate::parse(text) {
            Ok((document, diagnostics)) => Ok(Self { document, diagnostics, machine: None }),
            Err(error) => Err(diagnostics::list_of_definition(error.diagnostics(), text).into()),
        })
    }

    /// Every error and lint of the definition in the input.
    pub fn check(len: usize) -> Result<String, JsValue> {
        input::checked(len, |text| Ok(diagnostics::list_of_definition(&validate::check(text), text)))
    }

    /// The same with paths against a sample of the input, which is text.
    pub fn check_against(len: usize, sample: &str) -> Result<String, JsValue> {
        input::checked(len, |text| match validate::check_against(text, sample) {
            Ok(found) => Ok(diagnostics::list_of_definition(&found, text)),
            Err(error) => Err(diagnostics::thrown(&error, sample)),
        })
    }

    /// What there is to say about it.
    pub fn diagnostics(&self) -> String {
        diagnostics::list_of_definition(&self.diagnostics, self.document.text())
    }

    /// Runs it on the input; `history` asks for the events instead of what it came to.
    #[expect(clippy::too_many_arguments, reason = "an object of them would have to be made and freed for each run")]
    pub fn run(
        &mut self,
        len: usize,
        mocks: Option<String>,
        context: Option<String>,
        seed: f64,
        start: f64,
        max_steps: f64,
        express: bool,
        history: bool,
    ) -> Result<String, JsValue> {
        let machine = match self.machine.take() {
            Some(machine) => machine,
            None => {
                Machine::compile(&self.document).map_err(|error| diagnostics::thrown(&error, self.document.text()))?
            }
        };
        let given = Given { mocks, context, seed, start, max_steps, express, history };
        execution::run(self.machine.insert(machine), self.document.text(), &given, len)
    }

    /// It as a drawing.
    pub fn graph(&self) -> String {
        graph::view(&crate::asl::graph::draw(&self.document))
    }
}
