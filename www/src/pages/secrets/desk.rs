//! What the page does around its parts: it asks the worker, and takes what comes of it.

use super::opening;
use crate::bench::{Pane, step};
use crate::components::{Say, use_announcer};
use crate::keys::{self, Command};
use crate::state::Side;
use crate::state::secrets::{Action, Board, Content, Key, Options, Source, Work, refusal, verdict};
use crate::worker::{Engine, Told, Worker, use_worker};
use gloo_timers::callback::Timeout;
use js_sys::Array;
use pointsman::json;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The panes, in the order of F6 and of a phone's tabs.
pub const PANES: &[Pane] = &[Pane::Text(Side::Text), Pane::Findings, Pane::Why, Pane::Share];

/// Texts from this size on are scanned when the typing pauses, and may be worth stopping.
const LONG: f64 = 100_000.0;

/// That pause, in milliseconds.
const PAUSE: u32 = 150;

/// Seconds without a word that a scan may take, and bytes that are good for another second.
const PATIENCE: (u32, f64) = (20, 2_000_000.0);

thread_local! {
    /// What the page had when another page was opened. It lives as long as the tab, and nowhere else.
    static KEPT: RefCell<Option<(Board, Handles)>> = const { RefCell::new(None) };
}

/// The files that sources are in.
pub type Handles = Rc<RefCell<Vec<JsValue>>>;

/// The board, and how its parts reach it.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// Everything that is known.
    pub board: UseReducerHandle<Board>,
    /// The worker.
    pub worker: Worker,
    /// The files.
    pub handles: Handles,
    /// The pane that a phone shows.
    pub pane: UseStateHandle<Pane>,
    /// What is to be read until it is put away.
    pub notice: UseStateHandle<Option<AttrValue>>,
    /// Is the gallery open?
    pub gallery: UseStateHandle<bool>,
    /// Speaks.
    pub say: Say,
}

impl Desk {
    /// Something happens.
    pub fn act(&self, action: Action) {
        self.board.dispatch(action);
    }

    /// A source for the worker: its text, or its file.
    pub fn attachment(&self, source: &Source) -> JsValue {
        match &source.content {
            Content::Text(text) => JsValue::from_str(text),
            Content::File { handle, .. } => self.handles.borrow().get(*handle).cloned().unwrap_or_default(),
        }
    }

    /// Asks a question about one source; `members` follow the options.
    pub fn ask(&self, call: &'static str, source: &Source, members: &str, on: Callback<Told>) {
        let json = format!("{{{},\"path\":{}{members}}}", self.board.options.members(), path(source));
        self.worker.ask_with(call, json, Array::of1(&self.attachment(source)), patience(source.bytes()), on);
    }

    /// Scans these sources.
    fn scan(&self, call: &'static str, sources: &[&Source]) {
        let total: f64 = sources.iter().map(|source| source.bytes()).sum();
        let paths: Vec<_> = sources.iter().map(|source| path(source)).collect();
        let json = format!("{{{},\"paths\":[{}]}}", self.board.options.members(), paths.join(","));
        let attachments = sources.iter().map(|source| self.attachment(source)).collect::<Array>();
        let asked: Vec<_> = sources.iter().map(|source| (source.id, source.revision)).collect();
        let board = self.board.dispatcher();
        let on = Callback::from(move |told| {
            board.dispatch(match told {
                Told::Progress { done, total, what } => Action::Work(Work::Scanning { done, total, what: what.into() }),
                Told::Answer(json) => Action::Scanned(asked.clone(), json),
                Told::Refused(json) => Action::Work(Work::Refused(refusal(&json).into())),
                Told::Failed(failure) => Action::Work(Work::Failed(failure.sentence().into())),
            });
        });
        if total > 10.0 * LONG {
            self.act(Action::Work(Work::Scanning { done: 0.0, total, what: Rc::default() }));
        }
        self.worker.ask_with(call, json, attachments, patience(total), on);
    }

    /// Ends what the worker is at.
    pub fn stop(&self) {
        self.worker.stop();
        self.act(Action::Work(Work::Stopped));
    }

    /// Selects a finding, and shows it where it stands.
    pub fn select(&self, key: Key) {
        self.act(Action::Select(Some(key)));
    }

    /// Says something to the person, by ear and by eye.
    pub fn tell(&self, text: impl Into<AttrValue>) {
        let text = text.into();
        self.say.emit(text.clone());
        self.notice.set(Some(text));
    }

    /// The class that hides a pane on a phone.
    pub fn hides(&self, pane: Pane) -> Classes {
        self.pane.hides(pane)
    }

    /// Other options.
    pub fn change(&self, change: impl FnOnce(&mut Options)) {
        let mut options = self.board.options.clone();
        change(&mut options);
        self.act(Action::Options(options));
    }
}

fn path(source: &Source) -> String {
    source.path.as_deref().map_or_else(|| "null".to_owned(), json::quote)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some seconds")]
fn patience(bytes: f64) -> u32 {
    PATIENCE.0 + (bytes / PATIENCE.1) as u32
}

/// The desk of the page.
#[hook]
pub fn use_desk(letters: bool) -> Desk {
    let kept = use_memo((), |()| KEPT.take());
    let handles =
        use_memo(kept.clone(), |kept| (**kept).as_ref().map(|(_, handles)| handles.clone()).unwrap_or_default());
    let board = use_reducer(move || (*kept).as_ref().map(|(board, _)| board.after(Action::Again)).unwrap_or_default());
    let desk = Desk {
        board,
        worker: use_worker(Engine::Secrets),
        handles: (*handles).clone(),
        pane: use_state(|| Pane::Text(Side::Text)),
        notice: use_state(|| None),
        gallery: use_state(|| false),
        say: use_announcer(),
    };
    use_kept(&desk);
    use_scans(&desk);
    use_voice(&desk);
    opening::use_opening(&desk);
    let command = {
        let desk = desk.clone();
        Callback::from(move |command| match command {
            Command::NextPane => step(PANES, &desk.pane.setter(), 1),
            Command::PreviousPane => step(PANES, &desk.pane.setter(), -1),
            Command::NextRow => desk.act(Action::Step(1)),
            Command::PreviousRow => desk.act(Action::Step(-1)),
            Command::Gallery => desk.gallery.set(true),
            Command::Share => {
                desk.tell("This page makes no links: what you scan here is yours alone. Redact it, and share that.")
            }
            Command::Run => desk.act(Action::Again),
            Command::Format | Command::Go(_) | Command::Keys => {}
        })
    };
    keys::use_commands(letters, command);
    desk
}

/// Keeps everything while another page is open.
#[hook]
fn use_kept(desk: &Desk) {
    let newest = use_mut_ref(|| None);
    newest.replace(Some(((*desk.board).clone(), desk.handles.clone())));
    use_effect_with((), move |()| move || KEPT.set(newest.take()));
}

/// Asks for scans: of everything when there is something new, of the text in the editor while it is typed.
#[hook]
fn use_scans(desk: &Desk) {
    {
        let now = desk.clone();
        use_effect_with(desk.board.round, move |_| {
            let sources: Vec<_> = now.board.sources.iter().filter(|source| !source.is_empty()).collect();
            if sources.is_empty() {
                now.worker.forget("secrets.scanAll");
            } else {
                now.scan("secrets.scanAll", &sources);
            }
        });
    }
    let now = desk.clone();
    let typed = desk.board.opened().map(|source| (source.id, source.revision));
    // What waits for the typing to pause would ask with the options of before.
    use_effect_with((typed, desk.board.round), move |_| {
        let source = now.board.opened().filter(|source| source.revision > 0 && !source.is_scanned()).cloned();
        let waiting = source.and_then(|source| {
            if source.is_empty() {
                now.worker.forget("secrets.scan");
                None
            } else if source.bytes() < LONG {
                now.scan("secrets.scan", &[&source]);
                None
            } else {
                Some(Timeout::new(PAUSE, move || now.scan("secrets.scan", &[&source])))
            }
        });
        move || drop(waiting)
    });
}

/// Says the verdict; of a scan only that it has begun.
#[hook]
fn use_voice(desk: &Desk) {
    let verdict = verdict(&desk.board);
    let spoken: AttrValue = match &desk.board.work {
        Work::Scanning { .. } => "Scanning".into(),
        _ => format!("{}. {}", verdict.word, verdict.sentence).into(),
    };
    use_effect_with((spoken, desk.say.clone()), |(spoken, say)| say.emit(spoken.clone()));
}
