//! What every page with a bench does around its parts: texts come and are kept, commands act, the verdict is spoken.

use super::{
    Gallery, Limits, Pane, Problems, Tabs, TestSet, TextPane, Verdict, Why, keeping, panes, test_set, verdict,
};
use crate::components::{Mark, Notice, Say, use_announcer};
use crate::gallery::{self, Entry};
use crate::keys::{self, Command};
use crate::state::bench::{Act, Action, Bench};
use crate::state::report::{self, Form};
use crate::state::subject::Subject;
use crate::state::test_set::Case;
use crate::state::{Side, Verdict as Outcome};
use crate::{browser, format, share};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A page's bench, and how its parts reach it.
pub struct Desk<S: Subject> {
    /// The bench.
    pub bench: UseReducerHandle<Bench<S>>,
    /// Tells it what happened in a part.
    pub act: Callback<Act>,
    /// Does what a key or a button asks for.
    pub command: Callback<Command>,
    /// Writes the answer as text.
    write: Callback<Form, String>,
    /// The pane that a phone shows.
    pub pane: UseStateHandle<Pane>,
    /// All panes.
    panes: Rc<[Pane]>,
    /// What is to be read until it is put away.
    pub notice: UseStateHandle<Option<Note<S>>>,
    /// Is the gallery open?
    gallery: UseStateHandle<bool>,
    /// Its items.
    entries: Rc<Vec<Entry>>,
    /// Opens one of them.
    open_entry: Callback<usize>,
    /// The verdicts of the test set.
    verdicts: Rc<Vec<Outcome>>,
    /// What a case is, in one line.
    title: Callback<Case, String>,
    /// Speaks.
    pub say: Say,
}

/// A message to the person, and the texts that it can be undone to.
#[derive(Clone, Debug, PartialEq)]
pub struct Note<S> {
    /// What it says.
    pub text: AttrValue,
    /// What the button *Undo* opens again.
    pub undo: Option<S>,
}

impl<S> Note<S> {
    /// A message alone.
    pub fn new(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), undo: None }
    }
}

impl<S: Subject> Desk<S> {
    /// The class that hides a pane on a phone.
    pub fn hides(&self, pane: Pane) -> Classes {
        self.pane.hides(pane)
    }

    /// Above the texts: the verdict, a message, and the tabs of a phone.
    pub fn head(&self) -> Html {
        let dismiss = {
            let notice = self.notice.setter();
            Callback::from(move |()| notice.set(None))
        };
        let pane = self.pane.setter();
        html! {
            <>
                <Verdict view={self.bench.view.clone()} command={&self.command} act={&self.act} line={S::WORDS.line} />
                if let Some(note) = &*self.notice {
                    <Notice text={note.text.clone()} on_dismiss={dismiss} on_undo={self.undo(note)} />
                }
                <Tabs panes={self.panes.clone()} pane={*self.pane} on_choose={move |chosen| pane.set(chosen)} />
            </>
        }
    }

    fn undo(&self, note: &Note<S>) -> Option<Callback<()>> {
        let before = note.undo.clone()?;
        let (bench, notice) = (self.bench.dispatcher(), self.notice.setter());
        Some(Callback::from(move |()| {
            bench.dispatch(Action::Open(before.clone()));
            notice.set(None);
        }))
    }

    /// An editor; `beside` stands next to its heading.
    pub fn editor(&self, side: Side, beside: Html) -> Html {
        self.lit_editor(side, beside, Rc::default())
    }

    /// The same with further marks in it.
    pub fn lit_editor(&self, side: Side, beside: Html, lit: Rc<Vec<Mark>>) -> Html {
        html! {
            <TextPane
                {side}
                hidden={self.hides(Pane::Text(side))}
                text={self.bench.subject.text(side).clone()}
                view={self.bench.view.clone()}
                act={&self.act}
                {lit}
            >
                { beside }
            </TextPane>
        }
    }

    /// Below the texts: what is wrong, why, and how far it is from the limits.
    pub fn reasons(&self) -> Html {
        let (hidden, view) = (self.hides(Pane::Why), &self.bench.view);
        html! {
            <>
                <Problems hidden={hidden.clone()} answer={view.answer.clone()} />
                <Why hidden={hidden.clone()} view={view.clone()} act={&self.act} write={&self.write} rule={S::WORDS.rule} />
                <Limits {hidden} answer={view.answer.clone()} />
            </>
        }
    }

    /// What is wrong with the texts, alone.
    pub fn problems(&self, pane: Pane) -> Html {
        html! { <Problems hidden={self.hides(pane)} answer={self.bench.view.answer.clone()} /> }
    }

    /// The buttons that copy the answer.
    pub fn copy(&self) -> Html {
        html! { <super::Copy write={&self.write} /> }
    }

    /// The test set, and the gallery where it is open.
    pub fn foot(&self) -> Html {
        let close = {
            let gallery = self.gallery.setter();
            Callback::from(move |()| gallery.set(false))
        };
        html! {
            <>
                if self.bench.subject.has_tests() {
                    <TestSet
                        hidden={self.hides(Pane::Tests)}
                        cases={self.bench.cases.clone()}
                        verdicts={self.verdicts.clone()}
                        title={&self.title}
                        words={S::WORDS}
                        act={&self.act}
                    />
                }
                if *self.gallery {
                    <Gallery entries={self.entries.clone()} item={S::WORDS.item} on_open={&self.open_entry} on_close={close} />
                }
            </>
        }
    }
}

/// The desk of a page: `link` is what the address carries, `letters` whether single-letter keys are on.
#[hook]
pub fn use_desk<S: Subject>(link: &Option<String>, letters: bool) -> Desk<S> {
    let (first, problem) = use_memo(link.clone(), |link| keeping::first::<S>(link.as_deref())).as_ref().clone();
    let bench = use_reducer(move || Bench::new(first));
    let notice = use_state(|| problem.map(Note::new));
    let gallery = use_state(|| false);
    let panes: Rc<[Pane]> = {
        let texts = bench.subject.shown().iter().map(|side| Pane::Text(*side));
        texts
            .chain(S::STAGES.then_some(Pane::Stages))
            .chain(S::DRAWN.then_some([Pane::Graph, Pane::Events]).into_iter().flatten())
            .chain((!S::DRAWN).then_some(Pane::Why))
            .chain((S::DRAWN || bench.subject.has_tests()).then_some(Pane::Tests))
            .collect()
    };
    let pane = use_state(|| panes.first().copied().unwrap_or(Pane::Why));
    let say = use_announcer();
    let act = {
        let dispatch = bench.dispatcher();
        use_callback((), move |act, ()| dispatch.dispatch(Action::Do(act)))
    };

    let on_error = {
        let notice = notice.setter();
        Callback::from(move |text: String| notice.set(Some(Note::new(text))))
    };
    keeping::use_links(link, bench.dispatcher(), on_error);
    keeping::use_keeping(&*bench);
    keeping::use_pause(&*bench, act.clone());

    // One announcement for what the page now says.
    let spoken: AttrValue = verdict::sentence(&bench.view).into();
    use_effect_with((spoken, say.clone()), |(spoken, say)| say.emit(spoken.clone()));

    let command = {
        let (bench, act, say) = (bench.clone(), act.clone(), say.clone());
        let (gallery, pane, notice, panes) = (gallery.setter(), pane.setter(), notice.setter(), panes.clone());
        Callback::from(move |command| match command {
            Command::NextPane => panes::step(&panes, &pane, 1),
            Command::PreviousPane => panes::step(&panes, &pane, -1),
            Command::NextRow => act.emit(Act::Step(1)),
            Command::PreviousRow => act.emit(Act::Step(-1)),
            Command::Share => share_link(&*bench, &say, &notice),
            Command::Format => format_texts(&bench.subject, &act, &say),
            Command::Gallery => gallery.set(true),
            Command::Go(_) | Command::Keys | Command::Run => {}
        })
    };
    keys::use_commands(letters, command.clone());
    let write = {
        let bench = bench.clone();
        Callback::from(move |form| report::write(&bench, form))
    };
    let items = use_memo(*gallery, |open| if *open { gallery::items::<S>() } else { Vec::new() });
    let entries = use_memo(items.clone(), |items| items.iter().map(|item| item.entry.clone()).collect());
    let open_entry = {
        let (bench, notice) = (bench.clone(), notice.setter());
        Callback::from(move |index: usize| {
            if let Some(item) = items.get(index) {
                let Entry { group, title, lesson, .. } = &item.entry;
                // Where an item brings tests of its own, those that were there can be had again.
                let undo = (S::DRAWN).then(|| bench.subject.clone());
                notice.set(Some(Note { text: format!("{group}: {title}. {lesson}").into(), undo }));
                bench.dispatch(Action::Open(item.subject.clone()));
            }
        })
    };
    let verdicts = test_set::use_verdicts(&*bench);
    let title = use_callback((), |case: Case, ()| S::title(&case));
    Desk { bench, act, command, write, pane, panes, notice, gallery, entries, open_entry, verdicts, title, say }
}

/// Copies a link to the page as it is.
fn share_link<S: Subject>(bench: &Bench<S>, say: &Say, notice: &UseStateSetter<Option<Note<S>>>) {
    let (say, notice) = (say.clone(), notice.clone());
    let Some(shared) = share::encode(&bench.kept()) else {
        let text =
            format!("These texts are too long for a link. Copy them as a test case, or shorten the {}.", S::WORDS.case);
        notice.set(Some(Note::new(text)));
        return;
    };
    browser::replace_hash(&keeping::address::<S>(Some(shared)).hash());
    let link = browser::address();
    spawn_local(async move {
        let text = if browser::copy(&link).await {
            format!("Link copied. It holds {} and the test set; nothing is stored anywhere.", S::WORDS.texts)
        } else {
            "The clipboard is closed to this page; the link is in the address bar.".to_owned()
        };
        say.emit(text.clone().into());
        notice.set(Some(Note::new(text)));
    });
}

/// Lays out the text that has the focus, or all that the verdict depends on.
fn format_texts<S: Subject>(subject: &S, act: &Callback<Act>, say: &Say) {
    let focused = S::SIDES.iter().copied().find(|side| panes::has_focus(Pane::Text(*side)));
    let sides = focused.map_or(subject.shown().to_vec(), |side| vec![side]);
    for side in sides.into_iter().filter(|side| !subject.text(*side).trim().is_empty()) {
        match format::format(subject.text(side)) {
            Some(text) => act.emit(Act::Edit(side, text.into())),
            None => say.emit(format!("{} is not JSON yet, and stays as it is.", side.label()).into()),
        }
    }
}
