//! The keyboard: one table that the listener and the list behind `?` both read.

use crate::browser;
use crate::route::Route;
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open a page.
    Go(Route),
    /// The focus to the next pane.
    NextPane,
    /// The focus to the pane before.
    PreviousPane,
    /// Select the next condition.
    NextRow,
    /// Select the condition before.
    PreviousRow,
    /// Copy a link to this page with its text.
    Share,
    /// Lay out the JSON of the editor.
    Format,
    /// Run the machine.
    Run,
    /// Open the gallery.
    Gallery,
    /// Open the list of keys.
    Keys,
}

/// The list behind `?`: keys, and what they do. Those of one letter can be switched off. `g` with a page's letter follows
/// from [`Route::ALL`].
pub const LIST: &[(&[&str], &str, bool)] = &[
    (&["F6", "Shift+F6"], "Next pane, pane before", false),
    (&["Alt+↓", "Alt+↑"], "Next condition or finding, the one before", false),
    (&["Enter"], "On a condition or finding: go to it in the text; with Shift, to what was found", false),
    (&["←", "→"], "On the stages of a state: the stage before, the next", false),
    (&["↓", "↑", "Enter"], "In a document before or after a stage: from value to value; copy its path", false),
    (&["Ctrl/⌘+Enter"], "Run the machine; while it runs, stop it", false),
    (
        &["↓", "↑", "←", "→", "Enter"],
        "On the graph: along the arrows, to what stands beside; go to the state's events",
        false,
    ),
    (&["F8"], "In an editor: next problem", false),
    (&["Ctrl/⌘+S"], "Copy the share link", false),
    (&["Ctrl/⌘+Shift+F"], "Format the JSON", false),
    (&["Tab", "Shift+Tab"], "Leave an editor: Tab is never caught", false),
    (&["/"], "Gallery", true),
    (&["?"], "This list", true),
];

/// A key as it was struck.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stroke<'a> {
    /// The browser's name of the key.
    pub key: &'a str,
    /// Ctrl, or ⌘ on a Mac.
    pub ctrl: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
    /// The focus is in a field that takes text.
    pub in_text: bool,
    /// The key before was a `g` that waits for its page.
    pub after_g: bool,
    /// Single letters are switched on.
    pub letters: bool,
}

/// What a stroke means.
#[must_use]
pub fn command(stroke: Stroke<'_>) -> Option<Command> {
    let Stroke { key, ctrl, alt, shift, .. } = stroke;
    match (key, ctrl, alt, shift) {
        ("F6", false, false, false) => return Some(Command::NextPane),
        ("F6", false, false, true) => return Some(Command::PreviousPane),
        ("ArrowDown", false, true, false) => return Some(Command::NextRow),
        ("ArrowUp", false, true, false) => return Some(Command::PreviousRow),
        ("s" | "S", true, false, false) => return Some(Command::Share),
        ("Enter", true, false, false) => return Some(Command::Run),
        ("f" | "F", true, false, true) => return Some(Command::Format),
        _ => {}
    }
    if stroke.in_text || !stroke.letters || ctrl || alt {
        return None;
    }
    if stroke.after_g {
        let page = Route::ALL.iter().copied().find(|r| key.chars().eq([r.letter()]));
        return page.map(Command::Go);
    }
    match key {
        "/" => Some(Command::Gallery),
        "?" => Some(Command::Keys),
        _ => None,
    }
}

impl Command {
    /// Does the frame around the pages carry it out?
    const fn is_frames(self) -> bool {
        matches!(self, Self::Go(_) | Self::Keys)
    }

    /// Does the bench of a page carry it out? Running is the machine page's alone.
    const fn is_benchs(self) -> bool {
        !self.is_frames() && !self.is_run()
    }

    const fn is_run(self) -> bool {
        matches!(self, Self::Run)
    }
}

/// Calls `act` for each command to the page that the keyboard gives, while `letters` tells whether single letters count.
#[hook]
pub fn use_commands(letters: bool, act: Callback<Command>) {
    use_listener(letters, act, Command::is_benchs);
}

/// The same for running a machine.
#[hook]
pub fn use_run_command(letters: bool, act: Callback<Command>) {
    use_listener(letters, act, Command::is_run);
}

/// The same for the commands of the frame: opening a page, and the list of keys.
#[hook]
pub fn use_frame_commands(letters: bool, act: Callback<Command>) {
    use_listener(letters, act, Command::is_frames);
}

/// Frame and page listen side by side, so each takes only what is its own and leaves the rest to the other.
#[hook]
fn use_listener(letters: bool, act: Callback<Command>, takes: fn(Command) -> bool) {
    use_effect_with((letters, act), move |(letters, act)| {
        let (letters, act) = (*letters, act.clone());
        let after_g = Cell::new(false);
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&browser::window(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.default_prevented() || event.is_composing() {
                return;
            }
            let key = event.key();
            let stroke = Stroke {
                key: &key,
                ctrl: event.ctrl_key() || event.meta_key(),
                alt: event.alt_key(),
                shift: event.shift_key(),
                in_text: event.target().is_some_and(|t| takes_text(&t)),
                after_g: after_g.replace(false),
                letters,
            };
            after_g.set(key == "g" && !stroke.ctrl && !stroke.alt && !stroke.in_text && !stroke.after_g);
            // A dialog has the keyboard to itself.
            if browser::find("dialog[open]").is_some() {
                return;
            }
            if let Some(command) = command(stroke).filter(|command| takes(*command)) {
                event.prevent_default();
                act.emit(command);
            }
        });
        move || drop(listener)
    });
}

fn takes_text(target: &web_sys::EventTarget) -> bool {
    let Some(element) = target.dyn_ref::<HtmlElement>() else { return false };
    let typed = element.tag_name() == "INPUT"
        && !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button"));
    typed || element.is_content_editable() || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(key: &str) -> Stroke<'_> {
        Stroke { key, letters: true, ..Stroke::default() }
    }

    #[test]
    fn letters_are_text_inside_a_field_and_can_be_switched_off() {
        assert_eq!(command(plain("/")), Some(Command::Gallery));
        assert_eq!(command(Stroke { shift: true, ..plain("?") }), Some(Command::Keys));
        assert_eq!(command(Stroke { in_text: true, ..plain("/") }), None);
        assert_eq!(command(Stroke { letters: false, ..plain("?") }), None);
        assert_eq!(command(Stroke { ctrl: true, ..plain("/") }), None);
    }

    #[test]
    fn pages_open_after_g() {
        assert_eq!(command(plain("e")), None);
        assert_eq!(command(Stroke { after_g: true, ..plain("e") }), Some(Command::Go(Route::EventBridge)));
        assert_eq!(command(Stroke { after_g: true, ..plain("q") }), None);
    }

    #[test]
    fn the_rest_works_everywhere() {
        let in_text = |key| Stroke { in_text: true, letters: false, ..plain(key) };
        assert_eq!(command(in_text("F6")), Some(Command::NextPane));
        assert_eq!(command(Stroke { shift: true, ..in_text("F6") }), Some(Command::PreviousPane));
        assert_eq!(command(Stroke { alt: true, ..in_text("ArrowUp") }), Some(Command::PreviousRow));
        assert_eq!(command(Stroke { ctrl: true, ..in_text("s") }), Some(Command::Share));
        assert_eq!(command(Stroke { ctrl: true, shift: true, ..in_text("F") }), Some(Command::Format));
        assert_eq!(command(Stroke { ctrl: true, ..in_text("Enter") }), Some(Command::Run));
    }
}
