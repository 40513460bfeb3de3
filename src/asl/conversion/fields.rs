//! The fields of a state: what went through five of them goes through two.

use super::path::member;
use super::{Writer, marked};
use crate::asl::data::{Object, Value};
use crate::asl::definition::StateKind;
use crate::asl::path::{Path, Root, Selector};
use crate::json::{self, Kind, quote};

const INPUT: &str = "$states.input";
const RESULT: &str = "$states.result";

/// Fields that are the same in both languages.
const SAME: [&str; 17] = [
    "Type",
    "Comment",
    "Resource",
    "Credentials",
    "Next",
    "End",
    "Default",
    "Retry",
    "TimeoutSeconds",
    "HeartbeatSeconds",
    "MaxConcurrency",
    "ToleratedFailureCount",
    "ToleratedFailurePercentage",
    "Label",
    "Seconds",
    "Timestamp",
    "Error",
];

fn is_whole(field: Option<&json::Value>) -> bool {
    field.is_none_or(|value| value.as_text().is_some_and(|text| text.as_str() == "$"))
}

impl Writer<'_> {
    /// A state in JSONata, or nothing where something has no like there.
    pub(super) fn state(&mut self, state: &json::Value) -> Option<Value> {
        let named = state.get("Type").and_then(json::Value::as_text).and_then(|text| StateKind::named(text.as_str()));
        let Some(kind) = named else { return self.cannot(state.span, "the type of the state is none of AWS's") };
        let mut out = Object::new();
        out.insert("QueryLanguage".into(), "JSONata".into());
        for member in state.as_object().unwrap_or_default() {
            let name = member.key.as_str();
            if let Some(inner) = self.inner(name, &member.value) {
                let name = if name == "Iterator" { "ItemProcessor" } else { name };
                out.insert(name.into(), inner);
            } else if SAME.contains(&name) || (name == "Cause" && kind == StateKind::Fail) {
                out.insert(name.into(), self.literal(&member.value)?);
            }
        }
        let effective = match state.get("InputPath") {
            Some(value) if value.kind == Kind::Null => "{}".to_owned(),
            Some(value) => self.path_field(value, INPUT)?,
            None => INPUT.to_owned(),
        };
        self.bounds(state, &effective, &mut out)?;
        match kind {
            StateKind::Fail => return Some(out.into()),
            StateKind::Choice => self.choices(state, &effective, &mut out)?,
            StateKind::Map => self.items(state, &effective, &mut out)?,
            StateKind::Task | StateKind::Parallel => {
                if let Some(field) = state.get("Parameters") {
                    out.insert("Arguments".into(), self.template(field, &effective)?);
                } else if effective != INPUT {
                    out.insert("Arguments".into(), marked(&effective));
                }
            }
            StateKind::Pass | StateKind::Wait | StateKind::Succeed => {}
        }
        // What `$` is in Assign, what ResultPath puts into the input, and what goes on where nothing is said.
        let works = matches!(kind, StateKind::Task | StateKind::Parallel | StateKind::Map);
        let result = match (kind, state.get("Result"), state.get("Parameters")) {
            _ if works => RESULT.to_owned(),
            (StateKind::Pass, Some(value), _) => self.literal_expression(value)?,
            (StateKind::Pass, None, Some(field)) => self.expression(field, &effective)?,
            _ => effective.clone(),
        };
        if let Some(field) = state.get("Assign") {
            out.insert("Assign".into(), self.template(field, &result)?);
        }
        self.output(state, kind, &result, &mut out)?;
        self.handled(state);
        if let Some(catchers) = state.get("Catch").and_then(json::Value::as_array) {
            let catchers: Option<Vec<Value>> = catchers.iter().map(|catcher| self.catcher(catcher)).collect();
            out.insert("Catch".into(), catchers?.into());
        }
        Some(out.into())
    }

    /// `ResultSelector`, `ResultPath` and `OutputPath` as one Output, where they say anything.
    fn output(&mut self, state: &json::Value, kind: StateKind, result: &str, out: &mut Object) -> Option<()> {
        let works = matches!(kind, StateKind::Task | StateKind::Parallel | StateKind::Map);
        let puts = works || kind == StateKind::Pass;
        let selector = state.get("ResultSelector").filter(|_| works);
        let (result_path, output_path) = (state.get("ResultPath").filter(|_| puts), state.get("OutputPath"));
        if is_whole(result_path) && is_whole(output_path) {
            // A template stays one.
            let template = match (selector, kind) {
                (Some(field), _) => Some(self.template(field, RESULT)?),
                (None, StateKind::Pass) if state.get("Result").is_some() => {
                    let Some(value) = state.get("Result") else { return Some(()) };
                    Some(self.plain(value)?)
                }
                (None, StateKind::Pass) => match state.get("Parameters") {
                    Some(field) => {
                        let effective = match state.get("InputPath") {
                            Some(value) if value.kind == Kind::Null => "{}".to_owned(),
                            Some(value) => self.path_field(value, INPUT)?,
                            None => INPUT.to_owned(),
                        };
                        Some(self.template(field, &effective)?)
                    }
                    None => None,
                },
                _ => None,
            };
            if let Some(template) = template {
                out.insert("Output".into(), template);
                return Some(());
            }
        }
        let selected = match selector {
            Some(field) => self.expression(field, RESULT)?,
            None => result.to_owned(),
        };
        let merged = match result_path {
            Some(value) if value.kind == Kind::Null => INPUT.to_owned(),
            Some(value) => self.put(value, &selected)?,
            None => selected,
        };
        let output = match output_path {
            Some(value) if value.kind == Kind::Null => "{}".to_owned(),
            Some(value) => self.path_field(value, &merged)?,
            None => merged,
        };
        if output != if works { RESULT } else { INPUT } {
            out.insert("Output".into(), marked(&output));
        }
        Some(())
    }

    /// A value in which nothing is computed, as a field that might compute.
    fn plain(&mut self, value: &json::Value) -> Option<Value> {
        let literal = self.literal(value)?;
        Some(if literal.to_string().contains("{%") { marked(&literal.to_string()) } else { literal })
    }

    /// The input with something put where `ResultPath` says.
    fn put(&mut self, field: &json::Value, value: &str) -> Option<String> {
        let Some(text) = field.as_text() else { return self.cannot(field.span, "this is no path") };
        let path = match Path::parse(text.as_str()) {
            Ok(path) => path,
            Err(error) => return self.unread(&error, field),
        };
        if path.root != Root::Input {
            return self.cannot(field.span, "a result is put into the input");
        }
        let mut names = Vec::with_capacity(path.segments.len());
        for segment in &path.segments {
            match &segment.selector {
                Selector::Name(name) if !segment.deep => names.push(name.clone()),
                _ => {
                    let span = self.within(field, segment.span);
                    return self.cannot(span, "an element of a list cannot be put in its place by $merge");
                }
            }
        }
        let mut around = vec![INPUT.to_owned()];
        for name in &names {
            around.push(member(around.last().map_or(INPUT, String::as_str), name));
        }
        let merged =
            names.iter().zip(&around).rev().fold(value.to_owned(), |inner, (name, base)| {
                format!("$merge([{base}, {{{}: {inner}}}])", quote(name))
            });
        Some(merged)
    }

    /// Errors of paths and functions have another name, and may be caught.
    fn handled(&mut self, state: &json::Value) {
        const OTHERS: [&str; 6] = [
            "States.ALL",
            "States.TaskFailed",
            "States.Runtime",
            "States.IntrinsicFailure",
            "States.ParameterPathFailure",
            "States.ResultPathMatchFailure",
        ];
        let handlers = ["Retry", "Catch"].into_iter().filter_map(|name| state.get(name)?.as_array()).flatten();
        let names = handlers.filter_map(|handler| handler.get("ErrorEquals")?.as_array()).flatten();
        for name in names {
            if name.as_text().is_some_and(|text| OTHERS.contains(&text.as_str())) {
                let message = "a path or a function that fails is States.QueryEvaluationError in JSONata, which can be retried and caught";
                self.differs(name.span, message);
                return;
            }
        }
    }

    fn catcher(&mut self, catcher: &json::Value) -> Option<Value> {
        const ERROR: &str = "$states.errorOutput";
        let mut out = Object::new();
        for name in ["Comment", "ErrorEquals", "Next"] {
            if let Some(value) = catcher.get(name) {
                out.insert(name.into(), self.literal(value)?);
            }
        }
        match catcher.get("ResultPath") {
            Some(value) if value.kind == Kind::Null => out.insert("Output".into(), marked(INPUT)),
            Some(value) if !is_whole(Some(value)) => {
                let put = self.put(value, ERROR)?;
                out.insert("Output".into(), marked(&put));
            }
            _ => {}
        }
        if let Some(field) = catcher.get("Assign") {
            out.insert("Assign".into(), self.template(field, ERROR)?);
        }
        Some(out.into())
    }

    fn choices(&mut self, state: &json::Value, effective: &str, out: &mut Object) -> Option<()> {
        let mut rules = Vec::new();
        for rule in state.get("Choices").and_then(json::Value::as_array).unwrap_or_default() {
            let condition = self.rule(rule, effective)?;
            let mut object = Object::new();
            object.insert("Condition".into(), marked(&condition));
            for name in ["Comment", "Next"] {
                if let Some(value) = rule.get(name) {
                    object.insert(name.into(), self.literal(value)?);
                }
            }
            if let Some(field) = rule.get("Assign") {
                object.insert("Assign".into(), self.template(field, effective)?);
            }
            rules.push(Value::from(object));
        }
        out.insert("Choices".into(), rules.into());
        Some(())
    }

    fn items(&mut self, state: &json::Value, effective: &str, out: &mut Object) -> Option<()> {
        let reader = state.get("ItemReader");
        match state.get("ItemsPath") {
            _ if reader.is_some() => {}
            Some(value) if value.kind == Kind::Null => return self.cannot(value.span, "null is no list of items"),
            Some(value) => {
                let items = self.path_field(value, effective)?;
                if items != INPUT {
                    out.insert("Items".into(), marked(&items));
                }
            }
            None if effective != INPUT => out.insert("Items".into(), marked(effective)),
            None => {}
        }
        if let Some(field) = state.get("ItemSelector").or_else(|| state.get("Parameters")) {
            out.insert("ItemSelector".into(), self.template(field, effective)?);
        }
        for (name, value) in [("ItemReader", reader), ("ResultWriter", state.get("ResultWriter"))] {
            let Some(value) = value else { continue };
            let mut object = Object::new();
            for member in value.as_object().unwrap_or_default() {
                match member.key.as_str() {
                    "Parameters" => object.insert("Arguments".into(), self.template(&member.value, effective)?),
                    "ReaderConfig" => {
                        let config = self.counted(&member.value, effective)?;
                        object.insert("ReaderConfig".into(), config);
                    }
                    other => object.insert(other.into(), self.literal(&member.value)?),
                }
            }
            out.insert(name.into(), object.into());
        }
        if let Some(value) = state.get("ItemBatcher") {
            let batcher = self.counted(value, effective)?;
            out.insert("ItemBatcher".into(), batcher);
        }
        Some(())
    }

    /// An object with numbers that may stand at paths, and `BatchInput`.
    fn counted(&mut self, value: &json::Value, effective: &str) -> Option<Value> {
        let mut object = Object::new();
        for member in value.as_object().unwrap_or_default() {
            let name = member.key.as_str();
            let (name, value) = match name.strip_suffix("Path") {
                Some(name) => (name, marked(&self.path_field(&member.value, effective)?)),
                None if name == "BatchInput" => (name, self.template(&member.value, effective)?),
                None => (name, self.literal(&member.value)?),
            };
            object.insert(name.into(), value);
        }
        Some(object.into())
    }

    /// Fields of which there is one for a value and one for its path.
    fn bounds(&mut self, state: &json::Value, effective: &str, out: &mut Object) -> Option<()> {
        for name in [
            "TimeoutSeconds",
            "HeartbeatSeconds",
            "MaxConcurrency",
            "ToleratedFailureCount",
            "ToleratedFailurePercentage",
            "Seconds",
            "Timestamp",
            "Error",
            "Cause",
        ] {
            if let Some(value) = state.get(&format!("{name}Path")) {
                let expression = self.computed(value, effective)?;
                out.insert(name.into(), marked(&expression));
            }
        }
        Some(())
    }
}
