//! The drawing with what a run did on it, as shapes: the page draws them, the SVG file has them, and so has the PNG.

use super::drawing::{Area, Drawing, Edge, Node, Why};
use super::marks::{Mark, Marks, Passage, Ride, below};
use std::fmt::Write as _;

/// A colour by what it is for. The style sheet has the same tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Text.
    Ink,
    /// Lesser text.
    Muted,
    /// Lines that nothing runs on.
    Rail,
    /// Fainter ones.
    Edge,
    /// What states are painted on.
    Panel,
    /// What lanes are painted on.
    Page,
    /// Where one is.
    Accent,
    /// Behind it.
    Selected,
    /// What passed.
    Match,
    /// What failed.
    Miss,
}

impl Tone {
    /// Its class.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Rail => "rail",
            Self::Edge => "edge",
            Self::Panel => "panel",
            Self::Page => "page",
            Self::Accent => "accent",
            Self::Selected => "selected",
            Self::Match => "match",
            Self::Miss => "miss",
        }
    }

    /// Its colour in a file, which has no style sheet.
    #[must_use]
    pub const fn colour(self, dark: bool) -> &'static str {
        let (light, night) = match self {
            Self::Ink => ("#1e2328", "#e7e9ec"),
            Self::Muted => ("#5a646e", "#a3adb8"),
            Self::Rail => ("#b9b6ac", "#4a545f"),
            Self::Edge => ("#e4e1d8", "#2b323a"),
            Self::Panel => ("#ffffff", "#1b2026"),
            Self::Page => ("#fbfaf7", "#14181d"),
            Self::Accent => ("#1f5fbf", "#8ab8ff"),
            Self::Selected => ("#e9f0fb", "#1f2c40"),
            Self::Match => ("#0b6e4f", "#62d2a2"),
            Self::Miss => ("#8a5a00", "#f2c166"),
        };
        if dark { night } else { light }
    }
}

/// A line or an area, or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// What an SVG path says.
    Path {
        /// Its `d`.
        d: String,
        /// What it is filled with.
        fill: Option<Tone>,
        /// What it is drawn with, and how thick.
        stroke: Option<(Tone, f64)>,
        /// Lengths of dashes and of the gaps between them.
        dash: Option<[f64; 2]>,
    },
    /// A text on one line.
    Text {
        /// Where it begins, or ends.
        x: f64,
        /// Its base line.
        y: f64,
        /// What it says.
        text: String,
        /// Its colour.
        tone: Tone,
        /// Is it a name?
        bold: bool,
        /// Is `x` where it ends?
        from_end: bool,
    },
}

/// Pixels of names, and of other texts.
pub const SIZES: (f64, f64) = (13.0, 12.0);

/// The picture: what lies below, and then state by state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Left, top, width, height.
    pub frame: Area,
    /// Arrows of the whole, which lie below all states.
    pub ground: Vec<Shape>,
    /// The states, those that hold others first.
    pub nodes: Vec<Painted>,
}

/// A state, and what is painted over it: its lanes with their arrows, under the states in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Painted {
    /// Itself.
    pub own: Vec<Shape>,
    /// What is in it.
    pub inside: Vec<Shape>,
}

/// Around the whole.
const MARGIN: f64 = 28.0;
/// Between arrows that lead the same way.
const BESIDE: f64 = 14.0;
/// Around a lane.
const ROOM: f64 = 7.0;

impl Picture {
    /// Paints a drawing.
    #[must_use]
    pub fn of(drawing: &Drawing, marks: &Marks) -> Self {
        // Arrows back and their labels go around on the right.
        let right = drawing.edges.iter().flat_map(|edge| &edge.points).fold(drawing.width, |x, point| x.max(point.0));
        let frame = Area {
            x: -MARGIN,
            y: -MARGIN - 8.0,
            width: right + 2.0 * MARGIN,
            height: drawing.height + 2.0 * MARGIN + 12.0,
        };
        let mut ground = Vec::new();
        lane_ends(drawing, 0, &mut ground);
        arrows(drawing, marks, 0, &mut ground);
        let nodes = drawing.nodes.iter().enumerate().map(|(at, node)| {
            let mark = marks.nodes.get(at).cloned().unwrap_or_default();
            let (mut own, mut inside) = (Vec::new(), Vec::new());
            paint(drawing, at, node, &mark, &mut own);
            for (lane, held) in drawing.lanes.iter().enumerate().filter(|(_, lane)| lane.owner == Some(at)) {
                let area = held.area;
                let around = Area {
                    x: area.x - ROOM,
                    y: area.y - ROOM,
                    width: area.width + 2.0 * ROOM,
                    height: area.height + 2.0 * ROOM,
                };
                inside.push(filled(rounded(around, 5.0), Tone::Page, (Tone::Edge, 1.0), None));
                lane_ends(drawing, lane, &mut inside);
                arrows(drawing, marks, lane, &mut inside);
            }
            Painted { own, inside }
        });
        // The engine lists states flow by flow, what is around before what is in it.
        let nodes = nodes.collect();
        Self { frame, ground, nodes }
    }

    /// All shapes, from the lowest to the highest.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        let nodes = self.nodes.iter().flat_map(|node| node.own.iter().chain(&node.inside));
        self.ground.iter().chain(nodes)
    }

    /// As the text of an SVG file, which needs nothing else.
    #[must_use]
    pub fn to_svg(&self, title: &str, dark: bool) -> String {
        let Area { x, y, width, height } = self.frame;
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n\
             <title>{}</title>\n<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            escaped(title),
            Tone::Panel.colour(dark),
        );
        for shape in self.shapes() {
            // Writing to a String cannot fail.
            let _ = match shape {
                Shape::Path { d, fill, stroke, dash } => {
                    let fill = fill.map_or("none", |tone| tone.colour(dark));
                    let stroke = stroke.map_or(String::new(), |(tone, width)| {
                        format!(" stroke=\"{}\" stroke-width=\"{width}\"", tone.colour(dark))
                    });
                    let dash = dash.map_or(String::new(), |[on, off]| format!(" stroke-dasharray=\"{on} {off}\""));
                    writeln!(out, "<path d=\"{d}\" fill=\"{fill}\"{stroke}{dash}/>")
                }
                Shape::Text { x, y, text, tone, bold, from_end } => {
                    let size = if *bold { SIZES.0 } else { SIZES.1 };
                    let weight = if *bold { " font-weight=\"600\"" } else { "" };
                    let anchor = if *from_end { " text-anchor=\"end\"" } else { "" };
                    let (fill, text) = (tone.colour(dark), escaped(text));
                    writeln!(
                        out,
                        "<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\" font-size=\"{size}\"{weight}{anchor}>{text}</text>"
                    )
                }
            };
        }
        out + "</svg>\n"
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const fn line(d: String, tone: Tone, width: f64, dash: Option<[f64; 2]>) -> Shape {
    Shape::Path { d, fill: None, stroke: Some((tone, width)), dash }
}

const fn filled(d: String, fill: Tone, stroke: (Tone, f64), dash: Option<[f64; 2]>) -> Shape {
    Shape::Path { d, fill: Some(fill), stroke: Some(stroke), dash }
}

fn rounded(area: Area, r: f64) -> String {
    let Area { x, y, width, height } = area;
    let (across, down) = (width - 2.0 * r, height - 2.0 * r);
    format!(
        "M{} {y}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1 -{r} {r}h-{across}a{r} {r} 0 0 1 -{r} -{r}v-{down}a{r} {r} 0 0 1 {r} -{r}z",
        x + r
    )
}

fn circle(x: f64, y: f64, r: f64) -> String {
    format!("M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0z", x - r, 2.0 * r, 2.0 * r)
}

/// Where a lane begins and where it ends: a lamp on the rail, and a buffer stop.
fn lane_ends(drawing: &Drawing, lane: usize, out: &mut Vec<Shape>) {
    let length = if lane == 0 { 16.0 } else { ROOM };
    let start = drawing.lanes.get(lane).and_then(|lane| drawing.nodes.get(lane.start?));
    if let Some(node) = start {
        let (x, y) = (node.area.middle().0, node.area.y);
        out.push(line(format!("M{x} {}V{y}", y - length), Tone::Match, 3.0, None));
        out.push(filled(
            circle(x, y - length, if lane == 0 { 3.5 } else { 2.5 }),
            Tone::Match,
            (Tone::Match, 1.0),
            None,
        ));
    }
    for node in drawing.nodes.iter().filter(|node| node.lane == lane && node.ends) {
        let (x, y) = (node.area.middle().0, node.area.y + node.area.height);
        let length = if lane == 0 { 12.0 } else { ROOM };
        out.push(line(format!("M{x} {y}V{}", y + length), Tone::Rail, 1.5, None));
        out.push(line(format!("M{} {}h14", x - 7.0, y + length), Tone::Rail, 2.5, None));
    }
}

/// The arrows of a lane, those that were taken above the others.
fn arrows(drawing: &Drawing, marks: &Marks, lane: usize, out: &mut Vec<Shape>) {
    // Where several of a kind arrive one word is enough.
    let mut labelled: Vec<(usize, String)> = Vec::new();
    let of_lane = |edge: &Edge| drawing.nodes.get(edge.from).is_some_and(|node| node.lane == lane);
    for wanted in [Ride::Never, Ride::Later, Ride::Taken] {
        for (at, edge) in drawing.edges.iter().enumerate().filter(|(_, edge)| of_lane(edge)) {
            let ride = marks.edges.get(at).copied().unwrap_or_default();
            if ride == wanted {
                let edge = &apart(drawing, at, edge);
                let faint =
                    [edge.from, edge.to].iter().any(|end| marks.nodes.get(*end).is_some_and(|mark| mark.is_faint));
                arrow(edge, ride, faint, out);
                let label = (edge.to, edge.why.label());
                if !label.1.is_empty() && !labelled.contains(&label) {
                    lettering(edge, ride, out);
                    labelled.push(label);
                }
            }
        }
    }
}

fn arrow(edge: &Edge, ride: Ride, faint: bool, out: &mut Vec<Shape>) {
    let Some((x, y)) = edge.points.last().copied() else { return };
    let catches = matches!(edge.why, Why::Catch(_));
    let tone = match (ride, catches) {
        (Ride::Never, _) if faint => Tone::Edge,
        (Ride::Never, _) => Tone::Rail,
        (_, true) => Tone::Miss,
        (_, false) => Tone::Match,
    };
    let width = if ride == Ride::Taken { 4.0 } else { 1.75 };
    let dash = match (ride, catches) {
        (Ride::Later, _) => Some([1.0, 5.0]),
        (_, true) => Some([6.0, 6.0]),
        (_, false) => None,
    };
    let width = if ride == Ride::Later { 3.0 } else { width };
    out.push(line(rail(edge), tone, width, dash));
    let head = if edge.back {
        format!("M{} {}L{} {y}L{} {}", x + 8.0, y - 4.5, x + 1.5, x + 8.0, y + 4.5)
    } else {
        format!("M{} {}L{x} {}L{} {}", x - 4.5, y - 8.0, y - 1.5, x + 4.5, y - 8.0)
    };
    out.push(line(head, tone, if ride == Ride::Taken { 3.0 } else { 1.75 }, None));
}

/// An arrow beside those that lead from the same state to the same one.
fn apart(drawing: &Drawing, at: usize, edge: &Edge) -> Edge {
    let same =
        drawing.edges.iter().take(at).filter(|it| it.from == edge.from && it.to == edge.to && it.back == edge.back);
    let by = same.map(|_| BESIDE).sum::<f64>();
    let points = edge.points.iter().map(|(x, y)| if edge.back { (*x, y + by / 2.0) } else { (x + by, *y) });
    Edge { points: points.collect(), ..edge.clone() }
}

/// What stands at an arrow's end.
fn lettering(edge: &Edge, ride: Ride, out: &mut Vec<Shape>) {
    let Some((x, y)) = edge.points.last().copied() else { return };
    let tone = match (ride, edge.why) {
        (Ride::Never, _) => Tone::Muted,
        (_, Why::Catch(_)) => Tone::Miss,
        _ => Tone::Match,
    };
    // On the side that it does not come from.
    let before = edge.points.iter().rev().find(|point| (point.0 - x).abs() > 1.0);
    let from_end = !edge.back && before.is_some_and(|point| point.0 > x);
    let (x, y) = match (edge.back, from_end) {
        (true, _) => (x + 12.0, y - 6.0),
        (false, true) => (x - 9.0, y - 9.0),
        (false, false) => (x + 9.0, y - 9.0),
    };
    out.push(Shape::Text { x, y, text: edge.why.label(), tone, bold: false, from_end });
}

/// An arrow bends as rails do: never with a corner.
fn rail(edge: &Edge) -> String {
    let mut points = edge.points.iter().copied();
    let Some((x, y)) = points.next() else { return String::new() };
    let mut d = format!("M{x} {y}");
    if edge.back {
        let [_, (out_x, from_y), (_, to_y), (to_x, _)] = *edge.points.as_slice() else { return d };
        let r = 8.0_f64.min((from_y - to_y).abs() / 2.0);
        let up = if to_y < from_y { -r } else { r };
        let _ = write!(d, "H{}q{r} 0 {r} {up}V{}q0 {up} -{r} {up}H{to_x}", out_x - r, to_y - up);
        return d;
    }
    let (mut at_x, mut at_y) = (x, y);
    for (next_x, next_y) in points {
        if (next_x - at_x).abs() < 0.5 {
            let _ = write!(d, "L{next_x} {next_y}");
        } else {
            let middle = f64::midpoint(at_y, next_y);
            let _ = write!(d, "C{at_x} {middle} {next_x} {middle} {next_x} {next_y}");
        }
        (at_x, at_y) = (next_x, next_y);
    }
    d
}

fn paint(drawing: &Drawing, at: usize, node: &Node, mark: &Mark, out: &mut Vec<Shape>) {
    let area = node.area;
    let holds = drawing.lanes_in(at).next().is_some();
    let tone = match mark.passage {
        Passage::Dark | Passage::Ahead => Tone::Rail,
        Passage::Open => Tone::Accent,
        Passage::Done => Tone::Match,
        Passage::Caught | Passage::Failed => Tone::Miss,
    };
    let dash = mark.is_faint.then_some([4.0, 4.0]);
    let (fill, stroke) =
        if mark.is_current { (Tone::Selected, (Tone::Accent, 2.5)) } else { (Tone::Panel, (tone, 1.5)) };
    out.push(filled(rounded(area, 6.0), fill, stroke, dash));
    lamp(mark, fill, area.x + 13.0, area.y + if holds { 14.0 } else { area.height / 2.0 }, out);
    let room = ((area.width - 32.0) / 7.3).max(4.0);
    let name_tone = if mark.is_faint { Tone::Muted } else { Tone::Ink };
    let text = |x: f64, y: f64, text: String, tone, bold, from_end| Shape::Text { x, y, text, tone, bold, from_end };
    let sub = below(node, mark);
    if holds {
        let name = clip(&node.name, room);
        let length = count(&name) * 8.0 + 40.0;
        out.push(text(area.x + 24.0, area.y + 18.5, name, name_tone, true, false));
        if length + count(&sub) * 7.0 < area.width {
            out.push(text(area.x + area.width - 12.0, area.y + 18.5, sub, Tone::Muted, false, true));
        }
    } else {
        out.push(text(area.x + 24.0, area.y + 19.0, clip(&node.name, room), name_tone, true, false));
        out.push(text(area.x + 24.0, area.y + 35.0, sub, Tone::Muted, false, false));
    }
}

/// The same lamps as everywhere: a shape for each answer, never the colour alone.
fn lamp(mark: &Mark, ground: Tone, x: f64, y: f64, out: &mut Vec<Shape>) {
    let ring = circle(x, y, 5.25);
    out.push(match mark.passage {
        Passage::Done => filled(ring, Tone::Match, (Tone::Match, 1.75), None),
        Passage::Caught | Passage::Failed => filled(ring, ground, (Tone::Miss, 1.75), None),
        Passage::Open => filled(ring, Tone::Accent, (Tone::Accent, 1.75), None),
        Passage::Ahead => filled(ring, ground, (Tone::Match, 1.75), Some([2.2, 3.2])),
        Passage::Dark => filled(ring, ground, (Tone::Muted, 1.75), Some([2.2, 3.2])),
    });
}

#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn count(text: &str) -> f64 {
    text.chars().count() as f64
}

fn clip(text: &str, room: f64) -> String {
    if count(text) <= room {
        return text.to_owned();
    }
    let mut left = room - 1.0;
    let kept = text.chars().take_while(|_| {
        left -= 1.0;
        left >= 0.0
    });
    kept.chain(['…']).collect()
}
