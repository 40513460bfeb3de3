//! Widgets that know nothing of AWS, one a file.

mod announcer;
mod code_editor;
mod dialog;
mod key_list;
mod lamp;
mod notice;
mod theme_switch;

pub use announcer::{Announcer, Say, use_announcer};
pub use code_editor::{CodeEditor, Mark, Underline};
pub use dialog::Dialog;
pub use key_list::KeyList;
pub use lamp::{Lamp, Light};
pub use notice::Notice;
pub use theme_switch::ThemeSwitch;
