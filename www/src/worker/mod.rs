//! Heavy work beside the page: the npm package's engines in a worker, which can be stopped at any time.
//!
//! ```text
//! let worker = use_worker(Engine::Secrets);
//! worker.ask("secrets.scan", r#"{"options": {}}"#, on_told)
//! ```
//!
//! The calls are in `www/worker/calls.js`. Each call is asked for at most once at a time: a new question replaces the older
//! one, and what that still answers is dropped ([`queue`]). A worker that is too long at something is ended, and so is one
//! whose engine trapped; the next question starts another. Texts stay with the page, so nothing is lost with a worker.

pub mod hand;
pub mod queue;

use gloo_timers::callback::Timeout;
use hand::{Hand, Heard};
use js_sys::Array;
use queue::{Question, Queue};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::Closure;
use yew::prelude::*;

/// Which of the package's files a worker has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The States Language, JSONata included.
    States,
    /// Secrets and personal data.
    Secrets,
}

impl Engine {
    /// Its name in `www/engines.js`.
    const fn name(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Secrets => "secrets",
        }
    }
}

/// What comes of a question: any number of times progress, then one of the others, or nothing if it was replaced or stopped.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// So much is done, of so much; what it is at.
    Progress {
        /// In the call's own measure.
        done: f64,
        /// In the same measure; 0 where nobody knows.
        total: f64,
        /// For people; may be empty.
        what: String,
    },
    /// The answer, as JSON.
    Answer(String),
    /// The engine refused: `{code, message, diagnostics}` as JSON.
    Refused(String),
    /// There is no answer, and the input is not to blame.
    Failed(Failure),
}

/// Why there is no answer. Asking again tries again, with a new worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The engine's files could not be fetched: what the browser says.
    Missing(String),
    /// It took longer than this many seconds.
    TooLong(u32),
    /// The engine stopped: `{message}` as JSON.
    Broken(String),
}

impl Failure {
    /// A sentence for people, and what they can do.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Missing(why) => format!(
                "The engine for this page could not be fetched ({why}). Your text is kept; try again when you are online."
            ),
            Self::TooLong(seconds) => format!("It was stopped after {seconds} s without an answer. Your text is kept."),
            Self::Broken(json) => format!(
                "The engine stopped: {}. Your text is kept, and the next try has a new one.",
                message(json).trim_end_matches('.')
            ),
        }
    }
}

/// The `message` of what a call threw.
#[must_use]
pub fn message(json: &str) -> String {
    let parsed = js_sys::JSON::parse(json).unwrap_or_default();
    js_sys::Reflect::get(&parsed, &"message".into()).ok().and_then(|m| m.as_string()).unwrap_or_default()
}

/// Seconds without a word after which a worker is ended, unless a question says otherwise.
pub const PATIENCE: u32 = 2;

/// Milliseconds that a worker may go on with what nobody waits for any more, while something else waits for it.
/// Starting another costs about that, so short work is never cut off.
const GRACE: u32 = 150;

struct Order {
    json: String,
    attachments: Array,
    patience: u32,
    on: Callback<Told>,
}

struct Inner {
    engine: Engine,
    queue: Queue<Order>,
    hand: Option<(Hand, Heard)>,
    ready: bool,
    limit: Option<Timeout>,
    grace: Option<Timeout>,
}

/// A handle of one worker; clones are the same. It starts with the first question.
#[derive(Clone)]
pub struct Worker(Rc<RefCell<Inner>>);

impl PartialEq for Worker {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Worker {
    /// A worker with this engine.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            engine,
            queue: Queue::default(),
            hand: None,
            ready: false,
            limit: None,
            grace: None,
        })))
    }

    /// Asks for `call` with `json` as its input. An older question of the same call is given up.
    pub fn ask(&self, call: &'static str, json: impl Into<String>, on: Callback<Told>) {
        self.ask_with(call, json, Array::new(), PATIENCE, on);
    }

    /// As [`Self::ask`], with attachments (texts, files), and seconds of silence after which it is given up.
    pub fn ask_with(
        &self,
        call: &'static str,
        json: impl Into<String>,
        attachments: Array,
        patience: u32,
        on: Callback<Told>,
    ) {
        self.0.borrow_mut().queue.ask(call, Order { json: json.into(), attachments, patience, on });
        self.go_on();
        if self.0.borrow().queue.wasting() && self.0.borrow().grace.is_none() {
            let this = Rc::downgrade(&self.0);
            self.0.borrow_mut().grace = Some(Timeout::new(GRACE, move || with(&this, Self::end_waste)));
        }
    }

    /// Ends the worker, whatever it is at, and forgets all questions. Nothing is told to those who asked.
    pub fn stop(&self) {
        self.0.borrow_mut().queue.clear();
        self.end();
    }

    /// Nobody waits for answers to `call` any more.
    pub fn forget(&self, call: &'static str) {
        self.0.borrow_mut().queue.drop_call(call);
    }

    /// Sends the next question, where there is one and the worker is free; starts the worker where there is none.
    fn go_on(&self) {
        let mut inner = self.0.borrow_mut();
        let inner = &mut *inner;
        let Some((hand, _)) = &inner.hand else {
            let this = Rc::downgrade(&self.0);
            let heard = Closure::new(move |kind: String, generation, text, done, total| {
                with(&this, |worker| worker.hear(&kind, generation, text, done, total));
            });
            inner.hand = Some((Hand::new(inner.engine.name(), &heard), heard));
            return;
        };
        if !inner.ready {
            return;
        }
        let Some(Question { generation, call, order }) = inner.queue.start() else { return };
        hand.post(*generation, call, &order.json, &order.attachments);
        let patience = order.patience;
        inner.limit = Some(self.limit(patience));
    }

    /// Ends the worker when it says nothing for so many seconds.
    fn limit(&self, seconds: u32) -> Timeout {
        let this = Rc::downgrade(&self.0);
        Timeout::new(seconds.saturating_mul(1000), move || {
            with(&this, |worker| worker.give_up(&Failure::TooLong(seconds)))
        })
    }

    fn hear(&self, kind: &str, generation: u32, text: String, done: f64, total: f64) {
        match kind {
            "ready" => {
                self.0.borrow_mut().ready = true;
                self.go_on();
            }
            "missing" => {
                let asked = self.0.borrow_mut().queue.take_all();
                self.end();
                for question in asked {
                    question.order.on.emit(Told::Failed(Failure::Missing(text.clone())));
                }
            }
            "progress" => self.progress(generation, Told::Progress { done, total, what: text }),
            "answer" => self.finish(generation, Told::Answer(text)),
            "refused" => self.finish(generation, Told::Refused(text)),
            "broken" => self.give_up(&Failure::Broken(text)),
            _ => {}
        }
    }

    fn progress(&self, generation: u32, told: Told) {
        let (on, patience) = match self.0.borrow().queue.awaited(generation) {
            Some(Question { order, .. }) => (order.on.clone(), order.patience),
            None => return,
        };
        let limit = self.limit(patience);
        self.0.borrow_mut().limit = Some(limit);
        on.emit(told);
    }

    fn finish(&self, generation: u32, told: Told) {
        let done = {
            let mut inner = self.0.borrow_mut();
            if inner.queue.running() != Some(generation) {
                return;
            }
            inner.limit = None;
            inner.grace = None;
            inner.queue.finish(generation)
        };
        self.go_on();
        if let Some(question) = done {
            question.order.on.emit(told);
        }
    }

    /// Ends the worker over the question it is at, and goes on with the next.
    fn give_up(&self, failure: &Failure) {
        self.end();
        let lost = self.0.borrow_mut().queue.abandon();
        self.restart();
        if let Some(question) = lost {
            question.order.on.emit(Told::Failed(failure.clone()));
        }
    }

    /// Ends the worker if it is still at something that nobody waits for.
    fn end_waste(&self) {
        self.0.borrow_mut().grace = None;
        if self.0.borrow().queue.wasting() {
            self.end();
            self.0.borrow_mut().queue.abandon();
            self.restart();
        }
    }

    /// Goes on with what waits, if anything does.
    fn restart(&self) {
        let waits = self.0.borrow().queue.waits();
        if waits {
            self.go_on();
        }
    }

    fn end(&self) {
        let mut inner = self.0.borrow_mut();
        inner.limit = None;
        inner.grace = None;
        inner.ready = false;
        if let Some((hand, _)) = inner.hand.take() {
            hand.end();
        }
    }
}

/// Does `work` with the worker, if it is still there.
fn with(worker: &Weak<RefCell<Inner>>, work: impl FnOnce(&Worker)) {
    if let Some(inner) = worker.upgrade() {
        work(&Worker(inner));
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some((hand, _)) = &self.hand {
            hand.end();
        }
    }
}

/// A worker that lives as long as the component.
#[hook]
pub fn use_worker(engine: Engine) -> Worker {
    (*use_memo((), |()| Worker::new(engine))).clone()
}
