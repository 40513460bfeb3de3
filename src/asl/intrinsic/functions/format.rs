//! `States.Format(template, value…)`: the template with a value in place of each `{}` (I5).

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};
use crate::asl::intrinsic::java;

pub(super) const CONTRACT: Contract =
    Contract { parameters: &[Parameter("template", Kind::Text)], optional: 0, more: true };

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    // A literal as it is written, since an escaped brace is no place for a value; a text from elsewhere as it is.
    let literal = arguments.raw.is_some();
    let template = arguments.raw.unwrap_or_else(|| arguments.text(0));
    let (values, mut used) = (arguments.values.get(1..).unwrap_or_default(), 0);
    run.work.text(template.len())?;
    let mut out = String::with_capacity(template.len());
    let mut characters = template.chars().peekable();
    while let Some(c) = characters.next() {
        match (c, characters.peek().copied()) {
            ('\\', Some(next @ ('{' | '}'))) => {
                characters.next();
                out.push(next);
            }
            ('\\', Some(next)) if literal => {
                characters.next();
                out.push(next);
            }
            ('{', Some('}')) => {
                characters.next();
                let Some(value) = values.get(used) else {
                    return Err(intrinsic(format!("the template has more {{}} than the {used} values given")));
                };
                used += 1;
                run.work.value(value)?;
                java::write(&mut out, value);
            }
            ('{' | '}', _) => {
                return Err(intrinsic(format!("the template has a {c} that is no part of {{}}; escape it as \\{c}")));
            }
            _ => out.push(c),
        }
    }
    if used < values.len() {
        return Err(intrinsic(format!("the template has {used} {{}} for {} values", values.len())));
    }
    Ok(out.into())
}
