//! Rules as they were written → rules that can be asked.

use super::{Choice, Condition, ConditionKind, Operand, Operator, Rule, Test};
use crate::asl::dataflow::Compiler;
use crate::asl::definition::{self, RuleKind};

/// Rules within rules.
const MAX_DEPTH: usize = 64;

impl Choice {
    pub(crate) fn compile<'t>(state: &definition::State<'t>, out: &mut Compiler<'t>) -> Self {
        let mut rules = Vec::with_capacity(state.choices.len());
        for rule in &state.choices {
            let condition = condition(rule, MAX_DEPTH, out);
            match (condition, rule.next) {
                (Some(condition), Some(next)) => {
                    let assign = out.template(rule.value.get("Assign"));
                    rules.push(Rule { condition, next: next.text.into(), assign });
                }
                (_, None) => out.wrong(rule.value.span, "a rule of a Choice state has a Next"),
                (None, _) => {}
            }
        }
        Self { rules, default: state.default.map(|name| name.text.into()), span: state.value.span }
    }
}

fn condition<'t>(rule: &definition::Rule<'t>, depth: usize, out: &mut Compiler<'t>) -> Option<Condition> {
    let span = rule.value.span;
    if depth == 0 {
        out.wrong(span, format!("rules nest at most {MAX_DEPTH} deep"));
        return None;
    }
    let mut all = |rules: &[definition::Rule<'t>]| -> Vec<Condition> {
        rules.iter().filter_map(|rule| condition(rule, depth - 1, out)).collect()
    };
    let kind = match &rule.kind {
        RuleKind::And(rules) => ConditionKind::And(all(rules)),
        RuleKind::Or(rules) => ConditionKind::Or(all(rules)),
        RuleKind::Not(Some(rule)) => ConditionKind::Not(Box::new(condition(rule, depth - 1, out)?)),
        RuleKind::Test(given) => {
            let name = given.operator.text;
            let variable = out.path(given.variable, "Variable")?;
            let (operator, path) = Operator::named(name)?;
            let operand = if path {
                Operand::Path(out.path(given.operand, name)?)
            } else {
                Operand::Value(out.value(given.operand)?)
            };
            ConditionKind::Test(Box::new(Test { variable, name: name.into(), operator, operand, span }))
        }
        RuleKind::Not(None) | RuleKind::Condition(_) | RuleKind::Unclear => {
            out.wrong(span, "a rule has And, Or, Not, or a Variable with one comparison");
            return None;
        }
    };
    Some(Condition { kind, span })
}
