//! Diagnostics as JavaScript sees them: places in UTF-16 units, lines and columns.

use super::plain::{Members, Plain};
#[cfg(feature = "states")]
use crate::asl::validate::aws_code;
use crate::diagnostic::{Diagnostic, Error, Positions};
use wasm_bindgen::JsValue;

/// All of `diagnostics`, which are about `text`.
pub(super) fn list(diagnostics: &[Diagnostic], text: &str) -> String {
    let positions = Positions::new(text);
    Plain::text(|out| out.list(diagnostics, |out, diagnostic| view(out, diagnostic, &positions)))
}

/// All of `diagnostics`, each about a text of its own.
#[cfg(feature = "core")]
pub(super) fn list_in<'a>(diagnostics: &[Diagnostic], text_of: impl Fn(&Diagnostic) -> &'a str) -> String {
    Plain::text(|out| {
        out.list(diagnostics, |out, diagnostic| view(out, diagnostic, &Positions::new(text_of(diagnostic))))
    })
}

/// All of `diagnostics` of a definition, each with its JSON Pointer and AWS's code.
#[cfg(feature = "states")]
pub(super) fn list_of_definition(diagnostics: &[Diagnostic], text: &str) -> String {
    let positions = Positions::new(text);
    Plain::text(|out| {
        out.list(diagnostics, |out, diagnostic| {
            out.object(|it| {
                members(it, diagnostic, &positions);
                it.member("pointer").string(&diagnostic.pointer());
                if let Some(code) = aws_code(diagnostic.code) {
                    it.member("awsCode").string(code);
                }
            });
        });
    })
}

/// What is thrown for `error`: the list of its diagnostics.
pub(super) fn thrown(error: &Error, text: &str) -> JsValue {
    list(error.diagnostics(), text).into()
}

/// What is thrown for `error` where the call has a name for it, which then is the error's code.
#[cfg(feature = "states")]
pub(super) fn thrown_as(name: &str, diagnostics: &[Diagnostic], text: &str) -> JsValue {
    let list = list(diagnostics, text);
    Plain::text(|out| {
        out.object(|it| {
            it.member("code").string(name);
            it.member("diagnostics").json(&list);
        });
    })
    .into()
}

pub(super) fn view(out: &mut Plain, diagnostic: &Diagnostic, positions: &Positions<'_>) {
    out.object(|it| members(it, diagnostic, positions));
}

fn members(it: &mut Members<'_>, diagnostic: &Diagnostic, positions: &Positions<'_>) {
    it.member("code").string(diagnostic.code.as_str());
    it.member("severity").string(diagnostic.severity.as_str());
    it.member("message").string(&diagnostic.message);
    if let Some(span) = diagnostic.span {
        let start = positions.place(span.start);
        it.member("start").number(start.utf16);
        it.member("end").number(positions.utf16(span.end));
        it.member("line").number(start.line);
        it.member("column").number(start.column);
    }
    if !diagnostic.path.is_empty() {
        it.member("path").path(&diagnostic.path);
    }
    if let Some(aws) = &diagnostic.aws {
        it.member("awsMessage").string(&aws.in_text(positions.text()));
    }
    it.member("hints").list(&diagnostic.hints, |out, hint| out.string(hint));
    it.member("related").list(&diagnostic.related, |out, related| {
        out.object(|it| {
            it.member("message").string(&related.message);
            it.member("start").number(positions.utf16(related.span.start));
            it.member("end").number(positions.utf16(related.span.end));
        });
    });
}
