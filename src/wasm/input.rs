//! The document of a call, as JavaScript left it in a buffer that is used again and again.

use super::diagnostics;
use crate::diagnostic::{Code, Diagnostic, Error};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A buffer that a large document needed is given back at the next small one.
const KEEP: usize = 1 << 20;

/// Makes room for `len` bytes and says where they are to be written. What was written before is kept, unless the buffer
/// shrinks to at most 1 MiB.
#[wasm_bindgen]
pub fn reserve(len: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        if buffer.len() > KEEP && len <= KEEP {
            *buffer = Vec::new();
        }
        if buffer.len() < len {
            buffer.resize(len, 0);
        }
        buffer.as_mut_ptr()
    })
}

/// The first `len` bytes that were written.
pub(super) fn bytes<T>(len: usize, work: impl FnOnce(&[u8]) -> T) -> T {
    BUFFER.with_borrow(|buffer| work(buffer.get(..len).unwrap_or_default()))
}

/// The same as text. What `work` finds wrong with it is thrown with places in it.
pub(super) fn text<T>(len: usize, work: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, JsValue> {
    checked(len, |text| work(text).map_err(|error| diagnostics::thrown(&error, text)))
}

/// The same where `work` says itself what is thrown.
pub(super) fn checked<T>(len: usize, work: impl FnOnce(&str) -> Result<T, JsValue>) -> Result<T, JsValue> {
    bytes(len, |bytes| match str::from_utf8(bytes) {
        Ok(text) => work(text),
        Err(error) => Err(not_text(error.valid_up_to(), bytes)),
    })
}

/// Apart from [`text`], which is there once for each kind of work.
fn not_text(offset: usize, bytes: &[u8]) -> JsValue {
    let diagnostic = Diagnostic::new(Code::JsonEncoding, format!("byte {offset} and what follows is not UTF-8"))
        .at(crate::diagnostic::Span::new(offset, offset + 1));
    diagnostics::thrown(&diagnostic.into(), &String::from_utf8_lossy(bytes))
}
