//! A state in JSONata mode as it was written → its fields.

use super::fields::{Fields, Handler, Rule};
use super::template::Template;
use crate::asl::dataflow::Compiler;
use crate::asl::definition::{RuleKind, State, StateKind};
use crate::json;

impl Fields {
    /// The fields of a state. Expressions that cannot be read fail when they are evaluated.
    pub(crate) fn compile<'t>(state: &State<'t>, kind: StateKind, out: &mut Compiler<'t>) -> Self {
        let mut field = |wanted: bool, name: &str| {
            let value = if wanted { state.field(name) } else { None };
            value.and_then(|value| Template::compile(out, value, name))
        };
        let (is_task, is_map, waits, fails) =
            (kind == StateKind::Task, kind == StateKind::Map, kind == StateKind::Wait, kind == StateKind::Fail);
        let mut fields = Self {
            arguments: field(matches!(kind, StateKind::Task | StateKind::Parallel), "Arguments"),
            items: field(is_map, "Items"),
            item_selector: field(is_map, "ItemSelector"),
            output: field(!fails, "Output"),
            assign: field(!fails && kind != StateKind::Succeed, "Assign"),
            seconds: field(waits, "Seconds"),
            timestamp: field(waits, "Timestamp"),
            error: field(fails, "Error"),
            cause: field(fails, "Cause"),
            timeout: field(is_task, "TimeoutSeconds"),
            heartbeat: field(is_task, "HeartbeatSeconds"),
            concurrency: field(is_map, "MaxConcurrency"),
            tolerated: field(is_map, "ToleratedFailureCount"),
            tolerated_percentage: field(is_map, "ToleratedFailurePercentage"),
            rules: Vec::new(),
            default: state.default.map(|name| name.text.into()),
            catchers: Vec::new(),
            distributed: is_distributed(state),
            span: state.value.span,
        };
        if waits && fields.seconds.is_some() == fields.timestamp.is_some() {
            out.wrong(state.value.span, "a Wait state has exactly one of Seconds and Timestamp");
        }
        for (at, given) in state.choices.iter().enumerate() {
            fields.rules.extend(rule(at, given, out));
        }
        // Only those with a Next become the state's.
        for (at, given) in state.catchers.iter().filter(|given| given.next.is_some()).enumerate() {
            let (assign, output) = after(&format!("Catch[{at}]"), given.value, out);
            fields.catchers.push(Handler { assign, output });
        }
        fields
    }
}

fn rule<'t>(at: usize, given: &crate::asl::definition::Rule<'t>, out: &mut Compiler<'t>) -> Option<Rule> {
    let RuleKind::Condition(condition) = given.kind else {
        out.wrong(given.value.span, "a rule of a JSONata state has a Condition");
        return None;
    };
    let Some(next) = given.next else {
        out.wrong(given.value.span, "a rule of a Choice state has a Next");
        return None;
    };
    let name = format!("Choices[{at}]");
    let condition = Template::compile(out, condition, &format!("{name}/Condition"))?;
    let (assign, output) = after(&name, given.value, out);
    Some(Rule { condition, next: next.text.into(), assign, output })
}

fn after<'t>(name: &str, value: &'t json::Value, out: &mut Compiler<'t>) -> (Option<Template>, Option<Template>) {
    let mut field =
        |field: &str| value.get(field).and_then(|value| Template::compile(out, value, &format!("{name}/{field}")));
    (field("Assign"), field("Output"))
}

fn is_distributed(state: &State<'_>) -> bool {
    let mode = state.field("ItemProcessor").and_then(|it| it.get("ProcessorConfig")?.get("Mode")?.as_text());
    mode.is_some_and(|mode| mode.as_str() == "DISTRIBUTED")
}
