//! Two patterns side by side.

use super::input;
use super::plain::Plain;
use crate::diagnostic::{Positions, Span};
use crate::eventbridge;
use crate::rules::{Comparison, Existence};
use wasm_bindgen::prelude::*;

/// How the pattern in the input and `second` lie to each other. Both have been read as patterns already.
#[wasm_bindgen]
pub fn compare(len: usize, second: &str) -> Result<String, JsValue> {
    input::text(len, |first| Ok(view(&eventbridge::compare(first, second)?, first, second)))
}

/// `comparison` of two patterns, with places in both texts.
fn view(comparison: &Comparison, first: &str, second: &str) -> String {
    let (first, second) = (Positions::new(first), Positions::new(second));
    Plain::text(|out| {
        out.object(|it| {
            it.member("relation").string(comparison.relation.as_str());
            it.member("summary").string(&comparison.summary);
            existence(it.member("both"), &comparison.both);
            existence(it.member("onlyFirst"), &comparison.only_first);
            existence(it.member("onlySecond"), &comparison.only_second);
            it.member("conflicts").list(&comparison.conflicts, |out, conflict| {
                out.object(|it| {
                    it.member("path").list(&conflict.path, |out, name| out.string(name));
                    it.member("reason").string(&conflict.reason);
                    place(it.member("first"), conflict.first, &first);
                    place(it.member("second"), conflict.second, &second);
                });
            });
            if let Some(event) = &comparison.with_arrays {
                it.member("withArrays").string(event);
            }
        });
    })
}

fn existence(out: &mut Plain, existence: &Existence) {
    out.object(|it| match existence {
        Existence::Example(event) => {
            it.member("exists").boolean(true);
            it.member("event").string(event);
        }
        Existence::None => it.member("exists").boolean(false),
        Existence::Unknown => it.member("exists").json("null"),
    });
}

fn place(out: &mut Plain, span: Span, positions: &Positions<'_>) {
    out.object(|it| {
        it.member("start").number(positions.utf16(span.start));
        it.member("end").number(positions.utf16(span.end));
    });
}
