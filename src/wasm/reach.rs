//! `StateMachine.inputReaching`. It is with JSONata, which not everybody loads, because it is large.

use super::plain::Plain;
use super::state_machine::StateMachine;
use crate::asl::data::{Object, Value};
use crate::asl::execution::written;
use crate::asl::reach::reach;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl StateMachine {
    /// Input and mocks that reach the state of that name, or why none were found.
    pub fn reach(&mut self, state: &str) -> Result<String, JsValue> {
        let machine = self.compiled()?;
        let reached = reach(&machine, state);
        Ok(Plain::text(|out| {
            out.object(|it| {
                it.member("found").boolean(reached.is_ok());
                match reached {
                    Ok(reaching) => {
                        it.member("input").json(&reaching.input.to_string());
                        let list = |mocks: &[_]| Value::from(mocks.iter().map(written).collect::<Vec<_>>());
                        let mocks: Object =
                            reaching.mocks.iter().map(|(name, mocks)| (name.clone(), list(mocks))).collect();
                        it.member("mocks").json(&Value::from(mocks).to_string());
                        if let Some(context) = reaching.context {
                            it.member("context").json(&context.to_string());
                        }
                        it.member("route").list(&reaching.route, |out, name| out.string(name));
                    }
                    Err(why) => it.member("reason").string(&why),
                }
            });
        }))
    }
}
