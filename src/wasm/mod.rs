//! The face for JavaScript, and the only code that knows of it: documents in as bytes, plain data out, errors mapped once.
//!
//! This is the lower half of the npm package; the upper, `src/js`, gives it the names that users see. Calls that users
//! make a million times a second are shaped for it: the document is written straight into [`input`]'s buffer, and the
//! answer is a number. All others return plain data as JSON text, or throw a list of diagnostics as such text, of which
//! `src/js` makes an error.

#[cfg(feature = "states")]
mod asl;
#[cfg(feature = "compare")]
mod compare;
#[cfg(feature = "jsonata")]
mod conversion;
mod diagnostics;
#[cfg(feature = "core")]
mod eventbridge;
#[cfg(feature = "states")]
mod execution;
#[cfg(any(feature = "core", feature = "sns", feature = "states"))]
mod explanation;
#[cfg(feature = "states")]
mod exported;
#[cfg(feature = "states")]
mod graph;
mod input;
#[cfg(feature = "jsonata")]
mod jsonata;
#[cfg(feature = "states")]
mod machine_run;
mod plain;
#[cfg(feature = "jsonata")]
mod reach;
#[cfg(feature = "core")]
mod rule_set;
#[cfg(feature = "secrets")]
mod secrets;
#[cfg(feature = "sns")]
mod sns;
#[cfg(feature = "sns")]
mod sns_message;
#[cfg(feature = "sns")]
mod sns_topic;
#[cfg(feature = "states")]
mod state_machine;
#[cfg(feature = "sns")]
mod subscriptions;
#[cfg(feature = "states")]
mod trace;
#[cfg(feature = "core")]
mod transformer;
