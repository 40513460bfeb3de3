//! Lints: what a valid policy probably does not mean, and what a message does to it.

mod message;
mod policy;
#[cfg(test)]
mod tests;
mod undecided;

pub(super) use message::message;
pub(super) use policy::policy;
