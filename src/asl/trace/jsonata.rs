//! The stages of a state in JSONata mode (Q5): Arguments or Items, the work, Output; and where the output came from.

use super::origin::provenance;
use super::run::{Failed, Traced, Tracing};
use super::{Location, Origin, Outcome, Source};
use crate::asl::data::{Object, Value};
use crate::asl::dataflow::item_context;
use crate::asl::error::StateError;
use crate::asl::jsonata::{Documents, Expression, Fields, Node, Session, Template, fields};
use crate::asl::state::{StateKind, error_output};
use crate::asl::work::Work;
use crate::diagnostic::{Code, Step};
use std::borrow::Cow;
use std::sync::Arc;

/// What `$states` has besides input and context.
#[derive(Clone, Copy, Default)]
struct Given<'a> {
    result: Option<&'a Value>,
    error: Option<&'a Value>,
    context: Option<&'a Value>,
}

impl Tracing<'_> {
    fn session<'s>(&'s mut self, given: Given<'s>) -> Session<'s, 's> {
        let options = self.options;
        let documents = Documents {
            input: &options.input,
            context: given.context.unwrap_or(&options.context),
            result: given.result,
            error_output: given.error,
            variables: &options.variables,
        };
        Session::new(documents, options.now, &mut self.random, &mut self.work)
    }

    fn documents<'s>(&'s self, given: Given<'s>) -> Documents<'s> {
        let options = self.options;
        let context = given.context.unwrap_or(&options.context);
        let variables = &options.variables;
        Documents { input: &options.input, context, result: given.result, error_output: given.error, variables }
    }

    pub(super) fn run_jsonata(&mut self, fields: &Fields) -> Result<(), Failed> {
        let kind = self.state.kind;
        let raw = Traced { value: self.options.input.clone(), origin: Origin::whole(Source::Input) };
        match kind {
            StateKind::Fail => {
                let (error, cause) = fields.failure(&mut self.session(Given::default()))?;
                let text = |said: Option<Arc<str>>| said.map_or(String::new(), |said| said.to_string());
                return Err(StateError::new(Cow::Owned(text(error)), Code::TaskFailed, text(cause)));
            }
            StateKind::Task | StateKind::Parallel | StateKind::Map => {
                let given = self.given(fields, &raw)?;
                self.out.arguments = Some(given.value.clone());
                let result = match &self.options.outcome {
                    Some(Outcome::Result(result)) => {
                        Traced { value: result.clone(), origin: Origin::whole(Source::Result) }
                    }
                    Some(Outcome::Error { error, cause }) => {
                        return Err(StateError::new(Cow::Owned(error.clone()), Code::TaskFailed, cause.clone()));
                    }
                    None => return Ok(()),
                };
                self.stage("Result", &given, &result)?;
                let value = result.value.clone();
                let given = Given { result: Some(&value), ..Given::default() };
                self.finish(fields.output.as_ref(), fields.assign.as_ref(), &result, given)?;
            }
            StateKind::Choice => {
                // With work and randomness of its own, so that what is explained is what happens.
                let (mut work, mut random) = (Work::default(), self.random.clone());
                let documents = self.documents(Given::default());
                let mut session = Session::new(documents, self.options.now, &mut random, &mut work);
                self.out.choice = Some(fields.explain(&mut session));
                let chosen = fields.choose(&mut self.session(Given::default()))?;
                self.out.next = Some(chosen.next.clone());
                let (assign, output) = fields.after(chosen.rule);
                self.finish(output, assign, &raw, Given::default())?;
            }
            StateKind::Wait => {
                let now = self.options.now;
                let seconds = fields.wait(now, &mut self.session(Given::default()))?;
                self.out.waits.push(seconds);
                self.finish(fields.output.as_ref(), fields.assign.as_ref(), &raw, Given::default())?;
            }
            StateKind::Pass | StateKind::Succeed => {
                self.finish(fields.output.as_ref(), fields.assign.as_ref(), &raw, Given::default())?;
            }
        }
        if self.out.next.is_none() {
            self.out.next.clone_from(&self.state.next);
        }
        Ok(())
    }

    /// What the work gets; of a Map state the list of what its iterations get.
    fn given(&mut self, fields: &Fields, raw: &Traced) -> Result<Traced, Failed> {
        if self.state.kind != StateKind::Map {
            let value = fields.arguments(&mut self.session(Given::default()))?;
            let made = self.traced(fields.arguments.as_ref(), value, raw, Given::default());
            self.stage("Arguments", raw, &made)?;
            return Ok(made);
        }
        let value = fields.items(&mut self.session(Given::default()))?;
        let items = self.traced(fields.items.as_ref(), value, raw, Given::default());
        self.stage("Items", raw, &items)?;
        let Some(selector) = &fields.item_selector else { return Ok(items) };
        let (mut values, mut origins) = (Vec::new(), Vec::new());
        for (at, item) in items.value.as_array().unwrap_or_default().iter().enumerate() {
            let context = item_context(&self.options.context, at, item);
            let given = Given { context: Some(&context), ..Given::default() };
            let value = selector.evaluate(&mut self.session(given))?;
            origins.push((Step::Index(at), self.traced(Some(selector), value.clone(), raw, given).origin));
            values.push(value);
        }
        let made = Traced { value: values.into(), origin: Origin::Made(Arc::new(origins)) };
        self.stage("ItemSelector", &items, &made)?;
        Ok(made)
    }

    /// Output and Assign, both from what was there before.
    fn finish(
        &mut self,
        output: Option<&Template>,
        assign: Option<&Template>,
        default: &Traced,
        given: Given<'_>,
    ) -> Result<(), Failed> {
        let mut session = self.session(given);
        let value = fields::value(output, &mut session, || default.value.clone())?;
        let variables = fields::assign(assign, &mut session)?;
        let made = self.traced(output, value, default, given);
        self.stage("Output", default, &made)?;
        if assign.is_some() || !variables.is_empty() {
            self.out.variables = Some(variables);
        }
        self.out.provenance = provenance(&made.value, &made.origin);
        self.out.output = Some(made.value);
        Ok(())
    }

    /// A Catcher takes `error`.
    pub(super) fn caught(&mut self, fields: &Fields, at: usize, error: &StateError) -> Result<(), Failed> {
        let handler = fields.catchers.get(at).cloned().unwrap_or_default();
        let value = error_output(error);
        let caught = Traced { value: value.clone(), origin: Origin::whole(Source::Error) };
        let given = Given { error: Some(&value), ..Given::default() };
        self.finish(handler.output.as_ref(), handler.assign.as_ref(), &caught, given)
    }

    fn traced(&self, field: Option<&Template>, value: Value, default: &Traced, given: Given<'_>) -> Traced {
        let origin = match field {
            Some(template) => origin(&template.node, &value, self.documents(given)),
            None => default.origin.clone(),
        };
        Traced { value, origin }
    }
}

fn origin(node: &Node, value: &Value, documents: Documents<'_>) -> Origin {
    match node {
        Node::Literal(_) => Origin::Literal,
        Node::Object(members) => {
            let part = |(name, node): &(Arc<str>, Node)| {
                Some((Step::Key(name.to_string()), origin(node, value.get(name)?, documents)))
            };
            Origin::Made(Arc::new(members.iter().filter_map(part).collect()))
        }
        Node::Array(nodes) => {
            let part = |(at, node)| Some((Step::Index(at), origin(node, value.at(at)?, documents)));
            Origin::Made(Arc::new(nodes.iter().enumerate().filter_map(part).collect()))
        }
        Node::Expression { expression, .. } => computed(&expression.it, value, documents),
    }
}

/// A chain of names that leads to the very value is a copy; all else is computed of what it refers to.
fn computed(expression: &Expression, value: &Value, documents: Documents<'_>) -> Origin {
    if let Some(location) = plain(expression.text())
        && found(&location, documents) == Some(value)
    {
        return Origin::Copied(Arc::new(location));
    }
    let whole = |source| Location { source, path: Vec::new() };
    let mut from: Vec<Location> = Vec::new();
    for source in expression.sources() {
        if let Some(source) = self::source(&source, documents.variables)
            && !from.iter().any(|location| location.source == source)
        {
            from.push(whole(source));
        }
    }
    Origin::Computed(from.into())
}

fn source(name: &str, variables: &Object) -> Option<Source> {
    Some(match name {
        "states.input" => Source::Input,
        "states.result" => Source::Result,
        "states.context" => Source::Context,
        "states.errorOutput" => Source::Error,
        name => Source::Variable(variables.get_entry(name)?.0.clone()),
    })
}

/// `$states.input.a.b` or `$name.a.b`, without anything else.
fn plain(text: &str) -> Option<Location> {
    let mut names = text.strip_prefix('$')?.split('.');
    let word = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let source = match names.next()? {
        "states" => match names.next()? {
            "input" => Source::Input,
            "result" => Source::Result,
            "context" => Source::Context,
            "errorOutput" => Source::Error,
            _ => return None,
        },
        name if word(name) => Source::Variable(name.into()),
        _ => return None,
    };
    let path = names.map(|name| word(name).then(|| Step::Key(name.to_owned()))).collect::<Option<_>>()?;
    Some(Location { source, path })
}

fn found<'v>(location: &Location, documents: Documents<'v>) -> Option<&'v Value> {
    let start = match &location.source {
        Source::Input => Some(documents.input),
        Source::Result => documents.result,
        Source::Error => documents.error_output,
        Source::Context => Some(documents.context),
        Source::Variable(name) => documents.variables.get(name),
    };
    location.path.iter().try_fold(start?, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(at) => value.at(*at),
    })
}
