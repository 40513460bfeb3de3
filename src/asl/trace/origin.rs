//! Where the parts of a document came from: carried along beside it, stage by stage (T2).

use crate::asl::data::Value;
use crate::asl::dataflow::{Expression, Node, ResultPath, Selection};
use crate::asl::error::StateError;
use crate::asl::path::{Hit, Hop, Path, Root, Selector};
use crate::asl::scope::Scope;
use crate::asl::work::Work;
use crate::diagnostic::Step;
use std::sync::Arc;

/// A document that a state starts from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The raw input.
    Input,
    /// The result of the work.
    Result,
    /// The error that was caught.
    Error,
    /// The Context Object.
    Context,
    /// A variable.
    Variable(Arc<str>),
}

impl Source {
    /// `input`, `result`, `error`, `context`, or the variable with its `$`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Input => "input".to_owned(),
            Self::Result => "result".to_owned(),
            Self::Error => "error".to_owned(),
            Self::Context => "context".to_owned(),
            Self::Variable(name) => format!("${name}"),
        }
    }
}

/// A place in one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Which document.
    pub source: Source,
    /// The way to it.
    pub path: Vec<Step>,
}

/// Where a value came from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// From the definition.
    Literal,
    /// From there, as it is; and so is everything in it.
    Copied(Arc<Location>),
    /// A function made it of what is there.
    Computed(Arc<[Location]>),
    /// It was put together of these.
    Made(Arc<Vec<(Step, Self)>>),
    /// It is the first with these in it.
    Changed(Arc<Self>, Step, Arc<Self>),
}

impl Origin {
    pub(super) fn whole(source: Source) -> Self {
        Self::Copied(Arc::new(Location { source, path: Vec::new() }))
    }

    /// Where the part at `step` came from.
    #[must_use]
    pub fn part(&self, step: &Step) -> Self {
        match self {
            Self::Literal | Self::Computed(_) => self.clone(),
            Self::Copied(location) => {
                let mut location = (**location).clone();
                location.path.push(step.clone());
                Self::Copied(Arc::new(location))
            }
            Self::Made(parts) => {
                // Elements and members are in the order of the value; the index finds most of them at once.
                let near =
                    if let Step::Index(at) = step { parts.get(*at).filter(|(other, _)| other == step) } else { None };
                near.or_else(|| parts.iter().find(|(other, _)| other == step)).map_or(Self::Literal, |(_, o)| o.clone())
            }
            Self::Changed(_, at, new) if at == step => (**new).clone(),
            Self::Changed(base, ..) => base.part(step),
        }
    }

    /// Where the part at the end of `path` came from.
    #[must_use]
    pub fn at(&self, path: &[Step]) -> Self {
        path.iter().fold(self.clone(), |origin, step| origin.part(step))
    }

    /// The same with `new` at the end of `path`.
    fn with(&self, path: &[Step], new: Self) -> Self {
        match path.split_first() {
            None => new,
            Some((step, rest)) => {
                let part = self.part(step).with(rest, new);
                Self::Changed(Arc::new(self.clone()), step.clone(), Arc::new(part))
            }
        }
    }
}

/// What follows origins through expressions.
pub(super) struct Tracer<'a, 'o> {
    pub(super) scope: Scope<'a>,
    /// Of `$`.
    pub(super) origin: &'o Origin,
    /// Of `$$`.
    pub(super) context: Origin,
}

/// The Context Object in an iteration of a Map state, as [`item_context`](crate::asl::dataflow::item_context) makes it.
pub(super) fn item_context(item: Origin) -> Origin {
    let made = |parts: Vec<(&str, Origin)>| {
        Origin::Made(Arc::new(parts.into_iter().map(|(name, origin)| (Step::from(name), origin)).collect()))
    };
    let item = made(vec![("Item", made(vec![("Index", Origin::Computed(Arc::new([]))), ("Value", item)]))]);
    Origin::whole(Source::Context).with(&[Step::from("Map")], item)
}

impl<'a> Tracer<'a, '_> {
    fn start(&self, root: &Root) -> Origin {
        match root {
            Root::Input | Root::Item => self.origin.clone(),
            Root::Context => self.context.clone(),
            Root::Variable(name) => Origin::whole(Source::Variable(name.clone())),
        }
    }

    pub(super) fn path(&self, path: &Path, work: &mut Work) -> Result<Origin, StateError> {
        let start = self.start(&path.root);
        let mut found = Vec::new();
        path.hits(self.scope, work, &mut |hit: Hit<'_, &'a Value>, trail: &[Hop<'a>]| {
            let origin = trail.iter().fold(start.clone(), |origin, hop| origin.part(&Step::from(*hop)));
            let at = Step::Index(found.len());
            found.push((
                at,
                match hit {
                    Hit::Node(_) => origin,
                    Hit::Names(_, names) => {
                        let part = |name: &Arc<str>| {
                            let step = Step::Key(name.to_string());
                            (step.clone(), origin.part(&step))
                        };
                        Origin::Made(Arc::new(names.iter().map(part).collect()))
                    }
                },
            ));
        })?;
        Ok(match path.is_definite() {
            true => found.pop().map_or(Origin::Literal, |(_, origin)| origin),
            false => Origin::Made(Arc::new(found)),
        })
    }

    pub(super) fn selection(&self, selection: &Selection, work: &mut Work) -> Result<Origin, StateError> {
        match selection {
            Selection::Whole => Ok(self.origin.clone()),
            Selection::Nothing => Ok(Origin::Literal),
            Selection::Path(path) => self.path(&path.it, work),
        }
    }

    pub(super) fn node(&self, node: &Node, work: &mut Work) -> Result<Origin, StateError> {
        Ok(match node {
            Node::Literal(_) => Origin::Literal,
            #[cfg(feature = "jsonata")]
            Node::Query(_) => Origin::Computed(Arc::new([])),
            Node::Array(nodes) => {
                let part = |(at, node)| Ok((Step::Index(at), self.node(node, work)?));
                Origin::Made(Arc::new(nodes.iter().enumerate().map(part).collect::<Result<_, StateError>>()?))
            }
            Node::Object(members) => {
                let part = |(name, node): &(Arc<str>, Node)| Ok((Step::Key(name.to_string()), self.node(node, work)?));
                Origin::Made(Arc::new(members.iter().map(part).collect::<Result<_, StateError>>()?))
            }
            Node::Computed { expression, .. } => match &expression.it {
                Expression::Path(path) => self.path(path, work)?,
                Expression::Call(call) => {
                    let mut of = Vec::new();
                    for path in call.paths() {
                        sources(&self.path(path, work)?, &mut of);
                    }
                    Origin::Computed(of.into())
                }
            },
        })
    }
}

/// The input's origin with the result's where `ResultPath` puts it.
pub(super) fn written(field: &ResultPath, raw: &Origin, result: Origin, input: &Value) -> Origin {
    match field {
        ResultPath::Whole => result,
        ResultPath::Discard => raw.clone(),
        ResultPath::At(path) => {
            let mut here = Some(input);
            let way: Vec<Step> = path
                .it
                .segments
                .iter()
                .map(|segment| match &segment.selector {
                    Selector::Name(name) => {
                        here = here.and_then(|value| value.get(name));
                        Step::Key(name.to_string())
                    }
                    Selector::Index(index) => {
                        let length = here.and_then(Value::as_array).map_or(0, <[Value]>::len);
                        let back = index.unsigned_abs() as usize;
                        let at = if *index < 0 { length.saturating_sub(back) } else { back };
                        here = here.and_then(|value| value.at(at));
                        Step::Index(at)
                    }
                    _ => Step::Index(0),
                })
                .collect();
            raw.with(&way, result)
        }
    }
}

/// Every place that an origin names.
fn sources(origin: &Origin, of: &mut Vec<Location>) {
    let mut add = |location: &Location| {
        if of.len() < MAX_SOURCES && !of.contains(location) {
            of.push(location.clone());
        }
    };
    match origin {
        Origin::Literal => {}
        Origin::Copied(location) => add(location),
        Origin::Computed(locations) => locations.iter().for_each(add),
        Origin::Made(parts) => parts.iter().for_each(|(_, part)| sources(part, of)),
        Origin::Changed(base, _, new) => {
            sources(base, of);
            sources(new, of);
        }
    }
}

/// More places than this are not listed for one value (T2).
const MAX_SOURCES: usize = 50;

/// Where a part of the output came from. What is said of it is said of everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The way to it in the output.
    pub path: Vec<Step>,
    /// How it came to be there.
    pub how: How,
    /// Where it came from: one place if it was copied.
    pub from: Vec<Location>,
}

/// How a part of the output came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Copied as it is.
    Copied,
    /// Made by an intrinsic function.
    Computed,
    /// Written in the definition.
    Literal,
}

impl How {
    /// `copied`, `computed` or `literal`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Copied => "copied",
            Self::Computed => "computed",
            Self::Literal => "literal",
        }
    }
}

/// No more parts than this are listed (T2).
const MAX_PARTS: usize = 2_000;

/// Where every part of `value` came from, in its order.
pub(super) fn provenance(value: &Value, origin: &Origin) -> Vec<Provenance> {
    let mut out = Vec::new();
    list(value, origin, &mut Vec::new(), &mut out);
    out
}

fn list(value: &Value, origin: &Origin, path: &mut Vec<Step>, out: &mut Vec<Provenance>) {
    if out.len() >= MAX_PARTS {
        return;
    }
    let (how, from) = match origin {
        Origin::Copied(location) => (How::Copied, vec![(**location).clone()]),
        Origin::Computed(locations) => (How::Computed, locations.to_vec()),
        Origin::Literal => (How::Literal, Vec::new()),
        Origin::Made(_) | Origin::Changed(..) => {
            let mut part = |step: Step, value: &Value| {
                let origin = origin.part(&step);
                path.push(step);
                list(value, &origin, path, out);
                path.pop();
            };
            match value {
                Value::Object(object) if !object.is_empty() => {
                    object.iter().for_each(|(name, value)| part(Step::Key(name.to_string()), value));
                    return;
                }
                Value::Array(elements) if !elements.is_empty() => {
                    elements.iter().enumerate().for_each(|(at, value)| part(Step::Index(at), value));
                    return;
                }
                // Nothing was found or put in: the emptiness is the definition's.
                _ => (How::Literal, Vec::new()),
            }
        }
    };
    out.push(Provenance { path: path.clone(), how, from });
}
