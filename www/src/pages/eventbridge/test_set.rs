//! The test set: many events against the pattern, each with the verdict that it should get.

use super::Dispatch;
use crate::components::{Lamp, Light};
use crate::state::Verdict;
use crate::state::bench::Action;
use crate::state::test_set::{self, Case};
use gloo_timers::callback::Timeout;
use pointsman::eventbridge::EventPattern;
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
    /// The pattern.
    pub pattern: Rc<str>,
    /// The event, to be added.
    pub event: Rc<str>,
    /// The cases.
    pub cases: Rc<Vec<Case>>,
    /// Tells the bench.
    pub dispatch: Dispatch,
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

/// The verdict on each case.
fn run(pattern: &str, cases: &[Case]) -> Vec<Verdict> {
    let pattern = EventPattern::parse(pattern);
    let verdict = |case: &Case| match pattern.as_ref().map(|pattern| pattern.matches(&case.event)) {
        Ok(Ok(true)) => Verdict::Match,
        Ok(Ok(false)) => Verdict::NoMatch,
        Ok(Err(_)) | Err(_) => Verdict::Invalid,
    };
    cases.iter().map(verdict).collect()
}

/// The strip below the explanation.
#[component]
pub fn TestSet(props: &Props) -> Html {
    let Props { pattern, cases, dispatch, .. } = props;
    let verdicts = use_state(Vec::<Verdict>::new);
    let filter = use_state(|| Filter::All);
    let input = use_node_ref();
    {
        let verdicts = verdicts.setter();
        use_effect_with((pattern.clone(), cases.clone()), move |(pattern, cases)| {
            let (pattern, cases) = (pattern.clone(), cases.clone());
            let timeout = Timeout::new(PAUSE, move || verdicts.set(run(&pattern, &cases)));
            move || drop(timeout)
        });
    }
    let tried: Vec<(usize, &Case, Verdict)> =
        cases.iter().zip(verdicts.iter()).enumerate().map(|(i, (case, verdict))| (i, case, *verdict)).collect();

    let add = {
        let (dispatch, input) = (dispatch.clone(), input.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = input.cast::<HtmlTextAreaElement>() {
                let cases = test_set::split(&area.value());
                if !cases.is_empty() {
                    dispatch.dispatch(Action::Add(cases));
                    area.set_value("");
                }
            }
        })
    };
    let add_event = {
        let (dispatch, event) = (dispatch.clone(), props.event.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Add(vec![Case { event: event.clone(), expect: None }]));
        })
    };
    let accept = {
        let (dispatch, verdicts) = (dispatch.clone(), (*verdicts).clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ExpectAll(verdicts.clone())))
    };
    let clear = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Clear))
    };
    let listed: Vec<_> = tried.iter().filter(|(_, case, verdict)| filter.takes(case, *verdict)).collect();
    html! {
        <section id="pane-tests" class={classes!("tests", props.hidden.clone())} aria-labelledby="heading-tests" tabindex="-1">
            <header class="pane-head">
                <h2 id="heading-tests">{ "Test set" }</h2>
                <span class="muted" data-count="">{ counts(&tried) }</span>
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
                    { "Keep the events that this pattern should take, and those that it should not: change the pattern, and see at once which of them it changes for." }
                </p>
            } else {
                <table class="cases">
                    <thead>
                        <tr>
                            <th scope="col">{ "Verdict" }</th>
                            <th scope="col">{ "Expected" }</th>
                            <th scope="col">{ "Event" }</th>
                            <th scope="col"><span class="sr-only">{ "Actions" }</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        { for listed.iter().take(SHOWN).map(|(index, case, verdict)| view(*index, case, *verdict, props)) }
                    </tbody>
                </table>
                if listed.is_empty() && !tried.is_empty() {
                    <p class="empty">{ "No event of the set is of this kind." }</p>
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
                    aria-label="Events to add"
                    placeholder="Events: a JSON array, or one a line"
                    data-enter=""
                />
                <div>
                    <button type="button" class="button" onclick={add}>{ "Add events" }</button>
                    <button type="button" class="button quiet" onclick={add_event}>{ "Add the event above" }</button>
                </div>
            </div>
        </section>
    }
}

/// How many pass and fail, in words.
fn counts(tried: &[(usize, &Case, Verdict)]) -> String {
    let passes = |wanted: bool| tried.iter().filter(|(_, case, verdict)| case.passes(*verdict) == Some(wanted)).count();
    let (passed, failed) = (passes(true), passes(false));
    let events = match tried.len() {
        0 => return "no events yet".to_owned(),
        1 => "1 event".to_owned(),
        n => format!("{n} events"),
    };
    match (passed, failed) {
        (0, 0) => events,
        (passed, failed) => format!("{events}, {passed} as expected, {failed} not"),
    }
}

fn view(index: usize, case: &Case, verdict: Verdict, props: &Props) -> Html {
    let light = match verdict {
        Verdict::Match => Light::On,
        Verdict::NoMatch => Light::Off,
        Verdict::Invalid => Light::Alarm,
    };
    let number = index + 1;
    let expect = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()) {
                dispatch.dispatch(Action::Expect(index, Verdict::from_word(&select.value())));
            }
        })
    };
    let open = {
        let (dispatch, pattern, event) = (props.dispatch.clone(), props.pattern.clone(), case.event.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Open(pattern.clone(), event.clone())))
    };
    let remove = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Remove(index)))
    };
    let result = match case.passes(verdict) {
        Some(true) => html! { <span class="result">{ "as expected" }</span> },
        Some(false) => html! { <span class="result is-wrong">{ "not as expected" }</span> },
        None => Html::default(),
    };
    html! {
        <tr key={index} class={light.class()}>
            <td><span class="lamp-word"><Lamp {light} />{ verdict.name() }</span></td>
            <td>
                <select aria-label={format!("Expected of event {number}")} onchange={expect}>
                    <option value="" selected={case.expect.is_none()}>{ "anything" }</option>
                    { for Verdict::ALL.iter().map(|verdict| html! {
                        <option value={verdict.word()} selected={case.expect == Some(*verdict)}>{ verdict.name() }</option>
                    }) }
                </select>
                { result }
            </td>
            <td class="title">{ case.title() }</td>
            <td class="actions">
                <button type="button" class="button quiet" aria-label={format!("Open event {number}")} onclick={open}>{ "Open" }</button>
                <button type="button" class="button quiet" aria-label={format!("Remove event {number}")} onclick={remove}>{ "Remove" }</button>
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_tried_and_counted() {
        let case = |event: &str, expect| Case { event: event.into(), expect };
        let cases = [
            case(r#"{"a":1}"#, Some(Verdict::Match)),
            case(r#"{"a":2}"#, Some(Verdict::Match)),
            case("not json", Some(Verdict::Invalid)),
            case("{}", None),
        ];
        let verdicts = run(r#"{"a":[1]}"#, &cases);
        assert_eq!(verdicts, [Verdict::Match, Verdict::NoMatch, Verdict::Invalid, Verdict::NoMatch]);
        let tried: Vec<_> =
            cases.iter().zip(verdicts).enumerate().map(|(i, (case, verdict))| (i, case, verdict)).collect();
        assert_eq!(counts(&tried), "4 events, 2 as expected, 1 not");
        assert_eq!(run("{", &cases), [Verdict::Invalid; 4]);
    }
}
