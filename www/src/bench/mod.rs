//! The parts of a page that has a rule and data: editors side by side, the verdict above them, the reasons below.
//!
//! They know no engine. What they show is [`crate::state::bench`], what a person does goes back as an
//! [`Act`](crate::state::bench::Act); a page says what its texts are with [`Subject`](crate::state::subject::Subject).

mod copy;
mod desk;
mod gallery;
mod keeping;
mod limits;
mod panes;
mod problems;
mod test_set;
mod texts;
mod verdict;
mod why;

pub use copy::Copy;
pub use desk::{Desk, Note, use_desk};
pub use gallery::Gallery;
pub use limits::Limits;
pub use panes::{Pane, Tabs, step};
pub use problems::Problems;
pub use test_set::TestSet;
pub use texts::TextPane;
pub use verdict::Verdict;
pub use why::Why;
