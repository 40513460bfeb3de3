//! A run that asks JavaScript what tasks come to. Between question and answer nothing here is borrowed: who answers may run
//! other machines, or free this one.

use super::execution::{self, Given};
use super::plain::Plain;
use super::{diagnostics, input};
use crate::asl::data;
use crate::asl::definition::Document;
use crate::asl::execution::{Mock, Options, Paused, Progress, Question, start};
use crate::asl::machine::Machine;
use crate::asl::time::timestamp;
use crate::diagnostic::Error;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A run on its way.
#[wasm_bindgen]
pub struct MachineRun {
    machine: Rc<Machine>,
    document: Rc<Document>,
    given: Given,
    options: Options,
    paused: Option<Box<Paused>>,
}

#[wasm_bindgen]
impl MachineRun {
    /// From the start to the first question, or to the end. `{"asks": …}`, or what it came to.
    pub fn begin(&mut self) -> Result<String, JsValue> {
        let progress = start(&self.machine, &self.options);
        self.came_to(progress)
    }

    /// On with the answer in the input, an outcome as mocks have them.
    pub fn answer(&mut self, len: usize) -> Result<String, JsValue> {
        let mock = input::text(len, |text| Mock::read(&data::parse(text)?))?;
        // It is there, since a question was asked.
        let Some(paused) = self.paused.take() else { return self.begin() };
        let progress = paused.resume(&self.machine, &self.options, mock);
        self.came_to(progress)
    }
}

impl MachineRun {
    pub(super) fn new(machine: Rc<Machine>, document: Rc<Document>, given: Given, len: usize) -> Result<Self, JsValue> {
        let options = execution::options(&given, len)?;
        Ok(Self { machine, document, given, options, paused: None })
    }

    fn came_to(&mut self, progress: Result<Progress, Error>) -> Result<String, JsValue> {
        match progress {
            Ok(Progress::Over(done)) => Ok(execution::told(&self.machine, self.document.text(), &done, &self.given)),
            Ok(Progress::Asks(paused)) => {
                let text = asks(paused.question(), self.given.start);
                self.paused = Some(paused);
                Ok(text)
            }
            Err(error) => Err(diagnostics::thrown(&error, self.given.mocks.as_deref().unwrap_or_default())),
        }
    }
}

fn asks(question: &Question, start: f64) -> String {
    Plain::text(|out| {
        out.object(|it| {
            it.member("asks").object(|it| {
                it.member("call").number(question.call);
                it.member("input").json(&question.input.to_string());
                it.member("info").object(|it| {
                    it.member("state").string(&question.state);
                    if let Some(resource) = &question.resource {
                        it.member("resource").string(resource);
                    }
                    it.member("attempt").number(question.attempt);
                    it.member("item").list(&question.items, |out, item| out.number(*item));
                    it.member("timestamp").string(&timestamp(start + question.at));
                    if let Some(token) = &question.token {
                        it.member("taskToken").string(token);
                    }
                });
            });
        });
    })
}
