//! Explanations as JavaScript sees them.

use super::plain::Plain;
use crate::diagnostic::Positions;
use crate::explanation::{Condition, Explanation, Found};

/// `explanation` of why `event` matches `pattern` or not, with places in both.
pub(super) fn view(explanation: &Explanation, pattern: &str, event: &str) -> String {
    let (pattern, event) = (Positions::new(pattern), Positions::new(event));
    Plain::text(|out| {
        out.object(|it| {
            it.member("matched").boolean(explanation.matched);
            it.member("summary").string(&explanation.summary);
            conditions(it.member("conditions"), &explanation.conditions, &pattern, &event);
        });
    })
}

fn conditions(out: &mut Plain, list: &[Condition], pattern: &Positions<'_>, event: &Positions<'_>) {
    out.list(list, |out, condition| {
        out.object(|it| {
            it.member("path").list(&condition.path, |out, name| out.string(name));
            it.member("operator").string(&condition.operator);
            if !condition.wanted.is_empty() {
                it.member("wanted").json(&condition.wanted);
            }
            match condition.held {
                Some(held) => it.member("held").boolean(held),
                None => it.member("held").json("null"),
            }
            it.member("reason").string(&condition.reason);
            it.member("start").number(pattern.utf16(condition.span.start));
            it.member("end").number(pattern.utf16(condition.span.end));
            it.member("found").list(&condition.found, |out, found| value(out, found, event));
            if !condition.children.is_empty() {
                conditions(it.member("children"), &condition.children, pattern, event);
            }
        });
    });
}

fn value(out: &mut Plain, found: &Found, event: &Positions<'_>) {
    out.object(|it| {
        it.member("value").json(&found.value);
        it.member("path").path(&found.path);
        it.member("start").number(event.utf16(found.span.start));
        it.member("end").number(event.utf16(found.span.end));
    });
}
