//! The test set: many events or messages against the rule, each with the verdict that it should get.

use crate::components::{Lamp, Light};
use crate::state::Verdict;
use crate::state::bench::{Act, Bench};
use crate::state::subject::{Subject, Words};
use crate::state::test_set::Case;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The set is tried when the typing pauses: the verdict above never waits for it.
const PAUSE: u32 = 120;

/// Cases that are listed; all are tried and counted.
const SHOWN: usize = 200;

/// Properties of [`TestSet`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The cases.
    pub cases: Rc<Vec<Case>>,
    /// The verdict on each, as far as they were tried.
    pub verdicts: Rc<Vec<Verdict>>,
    /// What a case is, in one line.
    pub title: Callback<Case, String>,
    /// What a case is called.
    pub words: Words,
    /// Tells the bench.
    pub act: Callback<Act>,
}

/// Which cases are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    All,
    Failing,
    Only(Verdict),
}

impl Filter {
    const ALL: [Self; 5] = [
        Self::All,
        Self::Failing,
        Self::Only(Verdict::Match),
        Self::Only(Verdict::NoMatch),
        Self::Only(Verdict::Invalid),
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Failing => "Failing",
            Self::Only(verdict) => verdict.name(),
        }
    }

    fn takes(self, case: &Case, verdict: Verdict) -> bool {
        match self {
            Self::All => true,
            Self::Failing => case.passes(verdict) == Some(false),
            Self::Only(only) => only == verdict,
        }
    }
}

/// The verdicts on the cases of a bench, tried again when the rule or the cases change.
#[hook]
pub fn use_verdicts<S: Subject>(bench: &Bench<S>) -> Rc<Vec<Verdict>> {
    let verdicts = use_state(Rc::<Vec<Verdict>>::default);
    let set = verdicts.setter();
    use_effect_with((bench.subject.rule(), bench.cases.clone()), move |(rule, cases)| {
        let (rule, cases) = (rule.clone(), cases.clone());
        let timeout = Timeout::new(PAUSE, move || set.set(Rc::new(rule.verdicts(&cases))));
        move || drop(timeout)
    });
    (*verdicts).clone()
}

/// The strip below the explanation.
#[component]
pub fn TestSet(props: &Props) -> Html {
    let Props { cases, verdicts, words, act, .. } = props;
    let filter = use_state(|| Filter::All);
    let input = use_node_ref();
    let tried: Vec<(usize, &Case, Verdict)> =
        cases.iter().zip(verdicts.iter()).enumerate().map(|(i, (case, verdict))| (i, case, *verdict)).collect();

    let add = {
        let (act, input) = (act.clone(), input.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = input.cast::<HtmlTextAreaElement>().filter(|area| !area.value().trim().is_empty()) {
                act.emit(Act::Add(area.value().into()));
                area.set_value("");
            }
        })
    };
    let add_this = act.reform(|_: MouseEvent| Act::AddThis);
    let accept = {
        let verdicts = verdicts.clone();
        act.reform(move |_: MouseEvent| Act::ExpectAll(verdicts.clone()))
    };
    let clear = act.reform(|_: MouseEvent| Act::Clear);
    let listed: Vec<_> = tried.iter().filter(|(_, case, verdict)| filter.takes(case, *verdict)).collect();
    html! {
        <section id="pane-tests" class={classes!("tests", props.hidden.clone())} aria-labelledby="heading-tests" tabindex="-1">
            <header class="pane-head">
                <h2 id="heading-tests">{ "Test set" }</h2>
                <span class="muted" data-count="">{ counts(&tried, words) }</span>
                if !cases.is_empty() {
                    <div class="switch" role="group" aria-label="Show">
                        { for Filter::ALL.into_iter().map(|name| {
                            let set = filter.setter();
                            html! {
                                <button
                                    type="button"
                                    aria-pressed={(*filter == name).to_string()}
                                    onclick={move |_: MouseEvent| set.set(name)}
                                >
                                    { name.name() }
                                </button>
                            }
                        }) }
                    </div>
                    <button type="button" class="button quiet" onclick={accept}>{ "Expect these verdicts" }</button>
                    <button type="button" class="button quiet" onclick={clear}>{ "Remove all" }</button>
                }
            </header>
            if cases.is_empty() {
                <p class="empty">
                    { words.tests }
                </p>
            } else {
                <table class="cases">
                    <thead>
                        <tr>
                            <th scope="col">{ "Verdict" }</th>
                            <th scope="col">{ "Expected" }</th>
                            <th scope="col">{ capital(words.case) }</th>
                            <th scope="col"><span class="sr-only">{ "Actions" }</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        { for listed.iter().take(SHOWN).map(|(index, case, verdict)| view(*index, case, *verdict, props)) }
                    </tbody>
                </table>
                if listed.is_empty() && !tried.is_empty() {
                    <p class="empty">{ format!("No {} of the set is of this kind.", words.case) }</p>
                }
                if listed.len() > SHOWN {
                    <p class="muted">{ format!("{} more are tried and counted, but not listed.", listed.len() - SHOWN) }</p>
                }
            }
            <div class="add">
                <textarea
                    ref={input}
                    rows="3"
                    spellcheck="false"
                    aria-label={format!("{} to add", capital(words.cases))}
                    placeholder={format!("{}: a JSON array, or one a line", capital(words.cases))}
                    data-enter=""
                />
                <div>
                    <button type="button" class="button" onclick={add}>{ format!("Add {}", words.cases) }</button>
                    <button type="button" class="button quiet" onclick={add_this}>{ format!("Add the {} above", words.case) }</button>
                </div>
            </div>
        </section>
    }
}

/// How many pass and fail, in words.
fn counts(tried: &[(usize, &Case, Verdict)], words: &Words) -> String {
    let passes = |wanted: bool| tried.iter().filter(|(_, case, verdict)| case.passes(*verdict) == Some(wanted)).count();
    let (passed, failed) = (passes(true), passes(false));
    let events = match tried.len() {
        0 => return format!("no {} yet", words.cases),
        1 => format!("1 {}", words.case),
        n => format!("{n} {}", words.cases),
    };
    match (passed, failed) {
        (0, 0) => events,
        (passed, failed) => format!("{events}, {passed} as expected, {failed} not"),
    }
}

fn view(index: usize, case: &Case, verdict: Verdict, props: &Props) -> Html {
    let light = Light::from(verdict);
    let (act, name) = (&props.act, props.words.case);
    let number = index + 1;
    let expect = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()) {
                act.emit(Act::Expect(index, Verdict::from_word(&select.value())));
            }
        })
    };
    let open = act.reform(move |_: MouseEvent| Act::OpenCase(index));
    let remove = act.reform(move |_: MouseEvent| Act::Remove(index));
    let result = match case.passes(verdict) {
        Some(true) => html! { <span class="result">{ "as expected" }</span> },
        Some(false) => html! { <span class="result is-wrong">{ "not as expected" }</span> },
        None => Html::default(),
    };
    html! {
        <tr key={index} class={light.class()}>
            <td><span class="lamp-word"><Lamp {light} />{ verdict.name() }</span></td>
            <td>
                <select aria-label={format!("Expected of {name} {number}")} onchange={expect}>
                    <option value="" selected={case.expect.is_none()}>{ "anything" }</option>
                    { for Verdict::ALL.iter().map(|verdict| html! {
                        <option value={verdict.word()} selected={case.expect == Some(*verdict)}>{ verdict.name() }</option>
                    }) }
                </select>
                { result }
            </td>
            <td class="title">{ props.title.emit(case.clone()) }</td>
            <td class="actions">
                <button type="button" class="button quiet" aria-label={format!("Open {name} {number}")} onclick={open}>{ "Open" }</button>
                <button type="button" class="button quiet" aria-label={format!("Remove {name} {number}")} onclick={remove}>{ "Remove" }</button>
            </td>
        </tr>
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::eventbridge::Pair;

    #[test]
    fn passes_and_failures_are_counted() {
        let case = |text: &str, expect| Case { text: text.into(), expect };
        let cases = [case("a", Some(Verdict::Match)), case("b", Some(Verdict::Match)), case("c", None)];
        let verdicts = [Verdict::Match, Verdict::NoMatch, Verdict::Invalid];
        let tried: Vec<_> =
            cases.iter().zip(verdicts).enumerate().map(|(i, (case, verdict))| (i, case, verdict)).collect();
        assert_eq!(counts(&tried, &Pair::WORDS), "3 events, 1 as expected, 1 not");
        assert_eq!(counts(&tried[2..], &Pair::WORDS), "1 event");
        assert_eq!(counts(&[], &Pair::WORDS), "no events yet");
    }
}
