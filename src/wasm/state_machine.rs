//! `StateMachine`.

use super::execution::{self, Given};
use super::machine_run::MachineRun;
use super::{diagnostics, graph, input};
use crate::asl::definition::Document;
use crate::asl::machine::Machine;
use crate::asl::validate;
use crate::diagnostic::Diagnostic;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A definition; it has its text itself.
#[wasm_bindgen]
pub struct StateMachine {
    document: Rc<Document>,
    diagnostics: Vec<Diagnostic>,
    /// The same, ready to be run, from the first run on.
    machine: Option<Rc<Machine>>,
}

#[wasm_bindgen]
impl StateMachine {
    /// The definition in the input.
    #[wasm_bindgen(constructor)]
    pub fn new(len: usize) -> Result<Self, JsValue> {
        input::checked(len, |text| match validate::parse(text) {
            Ok((document, diagnostics)) => Ok(Self { document: document.into(), diagnostics, machine: None }),
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
        let given = Given { mocks, context, seed, start, max_steps, express, history };
        execution::run(&*self.compiled()?, self.document.text(), &given, len)
    }

    /// Begins a run on the input which asks what tasks come to; it lives on its own.
    #[expect(clippy::too_many_arguments, reason = "as those of run")]
    pub fn start(
        &mut self,
        len: usize,
        mocks: Option<String>,
        context: Option<String>,
        seed: f64,
        start: f64,
        max_steps: f64,
        express: bool,
        history: bool,
    ) -> Result<MachineRun, JsValue> {
        let given = Given { mocks, context, seed, start, max_steps, express, history };
        let machine = self.compiled()?;
        MachineRun::new(machine, self.document.clone(), given, len)
    }

    /// It as a drawing.
    pub fn graph(&self) -> String {
        graph::view(&crate::asl::graph::draw(&self.document))
    }
}

impl StateMachine {
    pub(super) fn compiled(&mut self) -> Result<Rc<Machine>, JsValue> {
        if let Some(machine) = &self.machine {
            return Ok(machine.clone());
        }
        let compiled = Machine::compile(&self.document);
        let machine = Rc::new(compiled.map_err(|error| diagnostics::thrown(&error, self.document.text()))?);
        self.machine = Some(machine.clone());
        Ok(machine)
    }
}
