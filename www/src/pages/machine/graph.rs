//! The drawing: states that the keyboard walks along the arrows, with what the run did on them.

use super::Same;
use super::export::Exports;
use crate::browser;
use crate::state::machine::drawing::{Drawing, Step};
use crate::state::machine::marks::{Marks, Ride, describe};
use crate::state::machine::picture::{Picture, SIZES, Shape};
use crate::state::machine::timeline::Timeline;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Properties of [`Graph`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The drawing.
    pub drawing: Option<Same<Drawing>>,
    /// The events of the run.
    pub timeline: Option<Same<Timeline>>,
    /// The event that is looked at.
    pub now: usize,
    /// States that no run exercised.
    pub faint: Rc<BTreeSet<Rc<str>>>,
    /// Does it belong to earlier texts?
    pub is_stale: bool,
    /// Goes to an event.
    pub go: Callback<usize>,
    /// What stands beside its heading.
    pub children: Html,
}

/// The smallest that a drawing is shown unless all of it is asked for: its words stay words.
const SMALLEST: f64 = 0.85;

/// The same where a phone is too narrow for that.
const NARROWEST: f64 = 0.66;

/// The pane.
#[component]
pub fn Graph(props: &Props) -> Html {
    let Some(Same(drawing)) = &props.drawing else {
        return html! {
            <section id="pane-graph" class={classes!("graph", props.hidden.clone())} aria-labelledby="heading-graph" tabindex="-1">
                <header class="pane-head"><h2 id="heading-graph">{ "Graph" }</h2><div class="graph-tools">{ props.children.clone() }</div></header>
                <p class="empty">{ "As soon as the definition can be read, its states stand here." }</p>
            </section>
        };
    };
    let timeline = props.timeline.as_ref().map(|timeline| &*timeline.0);
    let marks = Rc::new(Marks::of(drawing, timeline, props.now, &props.faint));
    let picture = Rc::new(Picture::of(drawing, &marks));
    html! {
        <section
            id="pane-graph"
            class={classes!("graph", props.hidden.clone(), props.is_stale.then_some("is-stale"))}
            aria-labelledby="heading-graph"
            tabindex="-1"
        >
            <header class="pane-head">
                <h2 id="heading-graph">{ "Graph" }</h2>
                if props.is_stale {
                    <span class="badge">{ "for the text before your last edit" }</span>
                }
                <div class="graph-tools">
                    <Exports picture={Same(picture.clone())} />
                    { props.children.clone() }
                </div>
            </header>
            <Drawn
                drawing={Same(drawing.clone())}
                timeline={props.timeline.clone()}
                now={props.now}
                marks={marks.clone()}
                {picture}
                go={&props.go}
            />
        </section>
    }
}

/// Properties of [`Drawn`].
#[derive(Properties, PartialEq)]
pub struct DrawnProps {
    drawing: Same<Drawing>,
    timeline: Option<Same<Timeline>>,
    now: usize,
    marks: Rc<Marks>,
    picture: Rc<Picture>,
    go: Callback<usize>,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    let DrawnProps { drawing, marks, picture, now, .. } = props;
    let drawing = &drawing.0;
    let current = marks.nodes.iter().position(|mark| mark.is_current);
    // Which state Tab leads to: the one that is looked at, until the arrows have gone elsewhere.
    let focused = use_state_eq(|| None::<usize>);
    let entry = focused.filter(|at| *at < drawing.nodes.len()).or(current).or_else(|| drawing.start()).unwrap_or(0);
    let frame = use_node_ref();
    let all = use_state_eq(|| false);
    let scale = use_scale(&frame, picture, *all);
    {
        // What is looked at comes into sight, inside the drawing alone.
        let (frame, drawing) = (frame.clone(), props.drawing.clone());
        let (x0, y0) = (picture.frame.x, picture.frame.y);
        let shown = current.or_else(|| drawing.0.start());
        use_effect_with((*now, shown, scale.to_bits()), move |(_, shown, _)| {
            let area = shown.and_then(|at| drawing.0.nodes.get(at)).map(|node| node.area);
            let (Some(area), Some(frame)) = (area, frame.cast::<Element>()) else { return };
            let (x, y) = (area.middle().0 - x0, area.y - y0);
            show(&frame, x * scale, y * scale, area.height.min(120.0) * scale);
        });
    }
    let on_key = {
        let (drawing, marks, focused) = (props.drawing.clone(), marks.clone(), focused.setter());
        let press = press(props);
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let Some(at) = state_of(&event) else { return };
            let step = match event.key().as_str() {
                "ArrowDown" => Step::Down,
                "ArrowUp" => Step::Up,
                "ArrowLeft" => Step::Left,
                "ArrowRight" => Step::Right,
                "Home" => Step::Home,
                "Enter" | " " => {
                    event.prevent_default();
                    return press.emit(at);
                }
                _ => return,
            };
            event.prevent_default();
            let taken = |edge: usize| marks.edges.get(edge).is_some_and(|ride| *ride != Ride::Never);
            if let Some(next) = drawing.0.walk(at, step, &taken) {
                focused.set(Some(next));
                browser::focus(&format!("#state-{next}"));
            }
        })
    };
    let on_click = {
        let (press, focused) = (press(props), focused.setter());
        Callback::from(move |event: MouseEvent| {
            if let Some(at) = state_of(&event) {
                focused.set(Some(at));
                press.emit(at);
            }
        })
    };
    let on_focus = {
        let focused = focused.setter();
        Callback::from(move |event: FocusEvent| {
            if let Some(at) = state_of(&event) {
                focused.set(Some(at));
            }
        })
    };
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let area = picture.frame;
    let label = format!(
        "{} states. Arrow keys walk along the arrows; Enter goes to the events of a state.",
        drawing.nodes.len()
    );
    html! {
        <>
            <div ref={frame} class="graph-frame">
                <svg
                    viewBox={format!("{} {} {} {}", area.x, area.y, area.width, area.height)}
                    width={(area.width * scale).round().to_string()}
                    height={(area.height * scale).round().to_string()}
                    role="group"
                    aria-label={label}
                    onkeydown={on_key}
                    onclick={on_click}
                    onfocusin={on_focus}
                >
                    <g aria-hidden="true">{ for picture.ground.iter().map(draw) }</g>
                    { for picture.nodes.iter().enumerate().map(|(at, node)| {
                        let is_current = marks.nodes.get(at).is_some_and(|mark| mark.is_current);
                        html! {
                            <>
                            <g
                                id={format!("state-{at}")}
                                class="state"
                                role="button"
                                data-state={at.to_string()}
                                data-enter={(entry == at).then_some("")}
                                tabindex={if entry == at { "0" } else { "-1" }}
                                aria-label={describe(drawing, marks, at)}
                                aria-current={is_current.then_some("step")}
                            >
                                { for node.own.iter().map(draw) }
                            </g>
                            if !node.inside.is_empty() {
                                <g aria-hidden="true">{ for node.inside.iter().map(draw) }</g>
                            }
                            </>
                        }
                    }) }
                </svg>
            </div>
            <p class="legend muted">
                <button type="button" class="button quiet" aria-pressed={all.to_string()} onclick={toggle}>{ "Whole graph" }</button>
                { "● done  ○ error, caught or not  ◌ not in this run or not yet. Thick rails were taken, dotted ones will be; dashed ones are Catchers. Faint: never exercised." }
            </p>
        </>
    }
}

/// Goes to the next visit of a state.
fn press(props: &DrawnProps) -> Callback<usize> {
    let (drawing, timeline, go, now) = (props.drawing.clone(), props.timeline.clone(), props.go.clone(), props.now);
    Callback::from(move |at: usize| {
        let name = drawing.0.nodes.get(at).map(|node| node.name.clone());
        let event = name.zip(timeline.as_ref()).and_then(|(name, timeline)| timeline.0.next_of(&name, now));
        if let Some(event) = event {
            go.emit(event);
        }
    })
}

/// Which state an event is about.
fn state_of(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-state]").ok()??.get_attribute("data-state")?.parse().ok()
}

/// How large the drawing is shown: as large as its panel, and, unless `all` of it is to be seen, never so small that it
/// cannot be read.
#[hook]
fn use_scale(frame: &NodeRef, picture: &Picture, all: bool) -> f64 {
    let scale = use_state_eq(|| 1.0);
    let size = (picture.frame.width, picture.frame.height);
    let measure = {
        let (frame, scale) = (frame.clone(), scale.setter());
        move || {
            let Some(element) = frame.cast::<HtmlElement>() else { return };
            let (width, height) = (f64::from(element.client_width()) - 2.0, f64::from(element.client_height()) - 2.0);
            if width > 40.0 {
                let (across, down) = (width / size.0, height / size.1);
                // What is below is scrolled to; what is beside, only where there is no other way.
                let chosen = if all { across.min(down) } else { across.max(NARROWEST).min(down.max(SMALLEST)) };
                scale.set(chosen.clamp(0.1, 1.0));
            }
        }
    };
    let (key, frame) = ((size.0.to_bits(), size.1.to_bits(), all), frame.clone());
    use_effect_with(key, move |_| {
        // The panel changes with the window, with its own handle, and when a phone shows it.
        let on_resize = Closure::<dyn Fn()>::new(measure);
        let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, frame.cast::<Element>()) {
            observer.observe(&element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(on_resize);
        }
    });
    *scale
}

/// Scrolls a box, and only it, so that a place is in sight.
fn show(frame: &Element, x: f64, y: f64, height: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing")]
    let (x, y, height) = (x as i32, y as i32, height as i32);
    let (top, room) = (frame.scroll_top(), frame.client_height());
    if y < top || y + height > top + room {
        frame.set_scroll_top(y - room / 3);
    }
    let (left, room) = (frame.scroll_left(), frame.client_width());
    if x < left || x > left + room {
        frame.set_scroll_left(x - room / 2);
    }
}

/// A shape in the page, in the style sheet's colours.
fn draw(shape: &Shape) -> Html {
    match shape {
        Shape::Path { d, fill, stroke, dash } => {
            let fill = fill.map_or("fill-none".to_owned(), |tone| format!("fill-{}", tone.word()));
            let class = classes!(fill, stroke.map(|(tone, _)| format!("stroke-{}", tone.word())));
            html! {
                <path
                    {class}
                    d={d.clone()}
                    stroke-width={stroke.map(|(_, width)| width.to_string())}
                    stroke-dasharray={dash.map(|[on, off]| format!("{on} {off}"))}
                />
            }
        }
        Shape::Text { x, y, text, tone, bold, from_end } => {
            let size = if *bold { SIZES.0 } else { SIZES.1 };
            html! {
                <text
                    class={classes!(format!("fill-{}", tone.word()), bold.then_some("name"))}
                    x={x.to_string()}
                    y={y.to_string()}
                    font-size={size.to_string()}
                    text-anchor={from_end.then_some("end")}
                >
                    { text }
                    { " " }
                </text>
            }
        }
    }
}
