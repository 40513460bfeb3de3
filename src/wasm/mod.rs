//! The face for JavaScript, and the only code that knows of it: documents in as bytes, plain data out, errors mapped once.
//!
//! This is the lower half of the npm package; the upper, `src/js`, gives it the names that users see. Calls that users
//! make a million times a second are shaped for it: the document is written straight into [`input`]'s buffer, and the
//! answer is a number. All others return plain data as JSON text, or throw a list of diagnostics as such text, of which
//! `src/js` makes an error.

mod asl;
mod diagnostics;
mod eventbridge;
mod explanation;
mod input;
mod plain;
mod rule_set;
mod sns;
mod sns_message;
mod sns_topic;
mod state_machine;
mod subscriptions;
mod trace;
mod transformer;
