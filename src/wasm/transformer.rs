//! `InputTransformer`.

use super::plain::Plain;
use super::{diagnostics, input};
use crate::diagnostic::{Diagnostic, Error};
use crate::eventbridge::{self, TransformerOptions};
use wasm_bindgen::prelude::*;

/// What a transformer is made of; JavaScript has seen to it that these are texts.
#[wasm_bindgen]
#[derive(Clone, Default)]
pub struct Transformer(TransformerOptions);

#[wasm_bindgen]
impl Transformer {
    /// A template without variables.
    #[wasm_bindgen(constructor)]
    pub fn new(template: String, rule_name: Option<String>, rule_arn: Option<String>, time: Option<String>) -> Self {
        Self(TransformerOptions { template, rule_name, rule_arn, ingestion_time: time, ..Default::default() })
    }

    /// Adds an entry of the `InputPathsMap`.
    pub fn path(&mut self, name: String, path: String) {
        self.0.paths.push((name, path));
    }

    /// Every error of these options, or their lints.
    pub fn check(self) -> String {
        list(&eventbridge::InputTransformer::check(self.0.clone()), &self.0)
    }

    /// The transformer.
    pub fn compile(self) -> Result<InputTransformer, JsValue> {
        let compiled = eventbridge::InputTransformer::new(self.0.clone());
        compiled.map(InputTransformer).map_err(|error: Error| list(error.diagnostics(), &self.0).into())
    }
}

/// Each diagnostic has places in its own text: the template or a path.
fn list(found: &[Diagnostic], options: &TransformerOptions) -> String {
    diagnostics::list_in(found, |diagnostic| options.text_of(diagnostic))
}

/// An input transformer.
#[wasm_bindgen]
pub struct InputTransformer(eventbridge::InputTransformer);

#[wasm_bindgen]
impl InputTransformer {
    /// The lints.
    pub fn diagnostics(&self) -> String {
        list(self.0.diagnostics(), self.0.options())
    }

    /// What the target gets for the event in the input.
    pub fn apply(&self, len: usize) -> Result<String, JsValue> {
        input::text(len, |event| self.0.apply(event))
    }

    /// The same, with what each variable stood for.
    pub fn explain(&self, len: usize) -> Result<String, JsValue> {
        let result = input::text(len, |event| self.0.explain(event))?;
        Ok(Plain::text(|out| {
            out.object(|it| {
                it.member("output").string(&result.output);
                it.member("isJson").boolean(result.is_json);
                it.member("variables").list(&result.variables, |out, (name, value)| {
                    out.object(|it| {
                        it.member("name").string(name);
                        if let Some(value) = value {
                            it.member("value").json(value);
                        }
                    });
                });
                it.member("diagnostics").json(&list(&result.diagnostics, self.0.options()));
            });
        }))
    }
}
