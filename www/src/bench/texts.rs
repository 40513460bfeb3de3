//! A text with its editor: underlines from the problems, marks from the rows.

use crate::components::{CodeEditor, Mark, Underline};
use crate::state::Side;
use crate::state::answer::{Answer, Problem, Row};
use crate::state::bench::{Act, View};
use pointsman::diagnostic::Severity;
use std::rc::Rc;
use yew::prelude::*;

/// More marks than this in one text are not painted.
const MAX_MARKS: usize = 2_000;

/// More underlines than this are not painted; the list tells how many there are.
const MAX_UNDERLINES: usize = 200;

/// Properties of [`TextPane`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Which text.
    pub side: Side,
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// Its text.
    pub text: Rc<str>,
    /// The answer.
    pub view: View,
    /// Tells the bench.
    pub act: Callback<Act>,
    /// What the page lights up besides.
    #[prop_or_default]
    pub lit: Rc<Vec<Mark>>,
    /// What stands beside its heading.
    #[prop_or_default]
    pub children: Html,
}

/// The pane.
#[component]
pub fn TextPane(props: &Props) -> Html {
    let Props { side, view, act, .. } = props;
    let side = *side;
    let underlines = use_memo((view.answer.clone(), side), |(answer, side)| underlines(answer, *side));
    let shown = (!view.is_stale()).then(|| view.shown.clone());
    let marks = use_memo((shown, view.selected, side, props.lit.clone()), |(answer, selected, side, lit)| {
        let mut marks = answer.as_ref().map(|answer| marks(answer, *selected, *side)).unwrap_or_default();
        marks.extend(lit.iter().copied());
        marks
    });
    let on_change = {
        let act = act.clone();
        Callback::from(move |text| act.emit(Act::Edit(side, text)))
    };
    let on_cursor = {
        let act = act.clone();
        Callback::from(move |offset| act.emit(Act::Cursor(side, offset)))
    };
    let heading = format!("heading-{}", side.id());
    html! {
        <section
            id={format!("pane-{}", side.id())}
            class={classes!("pane", props.hidden.clone())}
            aria-labelledby={heading.clone()}
        >
            <header class="pane-head">
                <h2 id={heading}>{ side.label() }</h2>
                { props.children.clone() }
            </header>
            <CodeEditor
                id={side.id()}
                label={side.label()}
                text={props.text.clone()}
                {underlines}
                {marks}
                {on_change}
                {on_cursor}
            />
        </section>
    }
}

fn underlines(answer: &Answer, side: Side) -> Vec<Underline> {
    let underline = |problem: &Problem| {
        let diagnostic = &problem.diagnostic;
        let severity = match diagnostic.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Hint => 2,
        };
        let message =
            std::iter::once(format!("{} ({})", diagnostic.message, diagnostic.code)).chain(diagnostic.hints.clone());
        Some(Underline { place: problem.place?, severity, message: message.collect::<Vec<_>>().join("\n") })
    };
    answer.problems.iter().filter(|p| p.side == side).filter_map(underline).take(MAX_UNDERLINES).collect()
}

fn marks(answer: &Answer, selected: Option<usize>, side: Side) -> Vec<Mark> {
    let mark = |(index, row): (usize, &Row)| {
        let active = selected == Some(index);
        let held = row.held;
        // A place that holds others would paint over them.
        let own = row.place.filter(|_| side == answer.rule && (active || !row.frame));
        let found = row.found.iter().filter_map(|found| found.place);
        let found = found.filter(|(in_text, _)| *in_text == side).map(|(_, place)| place);
        let places: Vec<_> = own.into_iter().chain(found).collect();
        places.into_iter().map(move |place| Mark { place, held, active })
    };
    answer.rows.iter().enumerate().flat_map(mark).take(MAX_MARKS).collect()
}
