//! [`Intrinsic`] × documents → value.

use super::contract::Contract;
use super::functions::{Arguments, entry};
use super::{ArgumentKind, Call, Function, Intrinsic};
use crate::asl::data::Value;
use crate::asl::error::{StateError, intrinsic};
use crate::asl::run::Run;
use crate::diagnostic::Code;

impl Function {
    /// What arguments it takes.
    #[must_use]
    pub fn contract(self) -> &'static Contract {
        entry(self).0
    }
}

impl Intrinsic {
    /// The value of the call.
    ///
    /// # Errors
    /// `States.IntrinsicFailure` where a function cannot do what it is asked, `States.Runtime` where a path finds nothing;
    /// with the place of the call or the argument.
    pub fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
        self.call.evaluate(run)
    }
}

impl Call {
    fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
        let (contract, function) = entry(self.function);
        let failed = |error: StateError| {
            if error.code == Code::IntrinsicFailed && error.span.is_none() {
                let name = self.function.as_str();
                return intrinsic(format!("The intrinsic function {name} failed: {}", error.cause)).at(self.span);
            }
            error.at(self.span)
        };
        contract.count(self.arguments.len()).map_err(|why| failed(intrinsic(why)))?;
        let mut values = Vec::with_capacity(self.arguments.len());
        for argument in &self.arguments {
            run.work.spend(1)?;
            values.push(match &argument.kind {
                ArgumentKind::Text { value, .. } => Value::String(value.clone()),
                ArgumentKind::Literal(value) => value.clone(),
                ArgumentKind::Path(path) => run.path(path).map_err(|error| error.at(argument.span))?,
                ArgumentKind::Call(call) => call.evaluate(run)?,
            });
        }
        for (at, (value, argument)) in values.iter().zip(&self.arguments).enumerate() {
            contract.kind(at, value).map_err(|why| {
                let name = self.function.as_str();
                intrinsic(format!("The intrinsic function {name} failed: {why}")).at(argument.span)
            })?;
        }
        let raw = match self.arguments.first().map(|argument| &argument.kind) {
            Some(ArgumentKind::Text { raw, .. }) => Some(&**raw),
            _ => None,
        };
        function(&Arguments { values: &values, raw }, run).map_err(failed)
    }
}
