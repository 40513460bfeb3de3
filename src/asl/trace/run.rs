//! The stages of a state, one after the other.

use super::origin::{Tracer, item_context as item_origin, provenance, written};
use super::{Diff, Options, Origin, Outcome, Source, Stage, StateTrace};
use crate::asl::data::{Object, Value};
use crate::asl::dataflow::{self, ResultPath, Selection, Template, item_context};
use crate::asl::error::{self, StateError};
use crate::asl::random::Random;
use crate::asl::run::Run;
use crate::asl::scope::Scope;
use crate::asl::state::{Catcher, Special, State, StateKind, catcher, error_output, retrier};
use crate::asl::work::Work;
use crate::diagnostic::{Code, Diagnostic, Step};
use crate::json;
use std::borrow::Cow;
use std::sync::Arc;

/// The most bytes that AWS passes from state to state.
pub const MAX_PAYLOAD: usize = 262_144;

/// Traces `state`.
#[must_use]
pub fn trace(state: &State, options: &Options<'_>) -> StateTrace {
    let mut tracing = Tracing {
        state,
        options,
        work: Work::default().noting(),
        random: Random::new(options.seed),
        out: StateTrace::default(),
        input: Origin::whole(Source::Input),
    };
    if let Err(error) = tracing.run() {
        tracing.failed(error);
    }
    tracing.out
}

pub(super) struct Tracing<'s> {
    pub(super) state: &'s State,
    pub(super) options: &'s Options<'s>,
    pub(super) work: Work,
    pub(super) random: Random,
    pub(super) out: StateTrace,
    /// Of the raw input.
    input: Origin,
}

/// A document and where it came from.
pub(super) struct Traced {
    pub(super) value: Value,
    pub(super) origin: Origin,
}

pub(super) type Failed = StateError;

impl<'s> Tracing<'s> {
    /// A stage that is done.
    pub(super) fn stage(&mut self, name: &'static str, before: &Traced, after: &Traced) -> Result<(), Failed> {
        let bytes = self.work.measure(&after.value)?;
        let diff = Diff::between(&before.value, &after.value);
        self.out.stages.push(Stage {
            name,
            before: before.value.clone(),
            after: after.value.clone(),
            origins: (before.origin.clone(), after.origin.clone()),
            bytes,
            diff,
        });
        if bytes > MAX_PAYLOAD && matches!(name, "Result" | "OutputPath" | "Output") {
            let state = self.options.context.get("State").and_then(|state| state.get("Name")).and_then(Value::as_str);
            let name = state.unwrap_or(&self.state.name);
            return Err(error::data_limit(name));
        }
        Ok(())
    }

    fn select(&mut self, name: &'static str, field: &Selection, from: &Traced) -> Result<Traced, Failed> {
        let options = self.options;
        let scope = self::scope(&from.value, options);
        let value = dataflow::select(field, scope, &mut self.work)?;
        let origin = Tracer { scope, origin: &from.origin, context: Origin::whole(Source::Context) }
            .selection(field, &mut self.work)?;
        let made = Traced { value, origin };
        self.stage(name, from, &made)?;
        Ok(made)
    }

    fn template(&mut self, name: &'static str, field: Option<&Template>, from: &Traced) -> Result<Traced, Failed> {
        let options = self.options;
        let scope = self::scope(&from.value, options);
        let mut run = run(scope, &mut self.work, &mut self.random, options);
        let value = dataflow::parameters(field, &mut run)?;
        let origin = match field {
            Some(template) => Tracer { scope, origin: &from.origin, context: Origin::whole(Source::Context) }
                .node(&template.node, &mut self.work)?,
            None => from.origin.clone(),
        };
        let made = Traced { value, origin };
        self.stage(name, from, &made)?;
        Ok(made)
    }

    fn run(&mut self) -> Result<(), Failed> {
        let state = self.state;
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &state.jsonata {
            return self.run_jsonata(fields);
        }
        let raw = Traced { value: self.options.input.clone(), origin: self.input.clone() };
        if let Special::Fail(fail) = &state.special {
            self.out.effective_input = Some(raw.value.clone());
            let options = self.options;
            let scope = self::scope(&raw.value, options);
            let mut run = run(scope, &mut self.work, &mut self.random, options);
            let (error, cause) = fail.evaluate(&mut run)?;
            let text = |said: Option<Arc<str>>| said.map_or(String::new(), |said| said.to_string());
            return Err(StateError::new(Cow::Owned(text(error)), Code::TaskFailed, text(cause)));
        }
        let effective = self.select("InputPath", &state.input_path, &raw)?;
        self.out.effective_input = Some(effective.value.clone());
        let done = match state.kind {
            StateKind::Task | StateKind::Parallel | StateKind::Map | StateKind::Pass => {
                let Some(done) = self.work_of(&raw, &effective)? else { return Ok(()) };
                done
            }
            _ => effective,
        };
        self.special(&done)?;
        let output = self.select("OutputPath", &state.output_path, &done)?;
        self.out.provenance = provenance(&output.value, &output.origin);
        self.out.output = Some(output.value);
        if self.out.next.is_none() {
            self.out.next.clone_from(&state.next);
        }
        Ok(())
    }

    /// From the parameters to `ResultPath`; nothing where there is no result.
    fn work_of(&mut self, raw: &Traced, effective: &Traced) -> Result<Option<Traced>, Failed> {
        let state = self.state;
        let given = match &state.special {
            Special::Map { items_path, item_selector } => self.items(items_path, item_selector.as_ref(), effective)?,
            _ => self.template("Parameters", state.parameters.as_ref(), effective)?,
        };
        self.out.after_parameters = Some(given.value.clone());
        let passes = state.kind == StateKind::Pass;
        let result = match (&state.result, &self.options.outcome) {
            (Some(result), _) if passes => Traced { value: result.clone(), origin: Origin::Literal },
            _ if passes => Traced { value: given.value.clone(), origin: given.origin.clone() },
            (_, Some(Outcome::Result(result))) => {
                Traced { value: result.clone(), origin: Origin::whole(Source::Result) }
            }
            (_, Some(Outcome::Error { error, cause })) => {
                return Err(StateError::new(Cow::Owned(error.clone()), Code::TaskFailed, cause.clone()));
            }
            (_, None) => return Ok(None),
        };
        if !passes || state.result.is_some() {
            self.stage("Result", &given, &result)?;
        }
        // `$` in Assign is the result as it came (D6).
        let assigned = result.value.clone();
        let selected = if passes {
            result
        } else {
            let selected = self.template("ResultSelector", state.result_selector.as_ref(), &result)?;
            self.out.after_result_selector = Some(selected.value.clone());
            selected
        };
        let merged = self.write(&state.result_path, raw, selected)?;
        self.out.after_result_path = Some(merged.value.clone());
        self.assign(state.assign.as_ref(), &assigned)?;
        Ok(Some(merged))
    }

    fn write(&mut self, field: &ResultPath, raw: &Traced, result: Traced) -> Result<Traced, Failed> {
        let origin = written(field, &raw.origin, result.origin, &raw.value);
        let value = dataflow::result_path(field, raw.value.clone(), result.value, &mut self.work)?;
        let made = Traced { value, origin };
        self.stage("ResultPath", raw, &made)?;
        Ok(made)
    }

    /// The inputs of a Map state's iterations, as one list.
    fn items(&mut self, path: &Selection, selector: Option<&Template>, effective: &Traced) -> Result<Traced, Failed> {
        let options = self.options;
        let items = self.select("ItemsPath", path, effective)?;
        let Value::Array(list) = &items.value else {
            let reference = if let Selection::Path(path) = path { path.it.text() } else { "$" };
            let error = error::no_items(reference);
            return Err(if let Selection::Path(path) = path { error.at(path.place.span) } else { error });
        };
        let Some(template) = selector else { return Ok(items) };
        let (mut values, mut origins) = (Vec::with_capacity(list.len()), Vec::with_capacity(list.len()));
        for (at, item) in list.iter().enumerate() {
            let context = item_context(&options.context, at, item);
            let scope = Scope { input: &effective.value, context: &context, variables: &options.variables };
            let mut run = run(scope, &mut self.work, &mut self.random, options);
            values.push(template.evaluate(&mut run)?);
            let origin =
                Tracer { scope, origin: &effective.origin, context: item_origin(items.origin.part(&Step::Index(at))) }
                    .node(&template.node, &mut self.work)?;
            origins.push((Step::Index(at), origin));
        }
        let made = Traced { value: values.into(), origin: Origin::Made(Arc::new(origins)) };
        self.stage("ItemSelector", &items, &made)?;
        Ok(made)
    }

    /// Choosing and waiting, and the variables of states without a result.
    fn special(&mut self, effective: &Traced) -> Result<(), Failed> {
        let (state, options) = (self.state, self.options);
        let scope = self::scope(&effective.value, options);
        let mut own = state.assign.as_ref();
        match &state.special {
            Special::Choice(choice) => {
                let tree = json::parse(options.input_text, &json::Options::default()).value;
                let place = |path: &[Step]| match effective.origin.at(path) {
                    Origin::Copied(at) if at.source == Source::Input => Some(tree.as_ref()?.at(&at.path)?.span),
                    _ => None,
                };
                let mut random = self.random.clone();
                let mut explaining = Work::default();
                let mut run = run(scope, &mut explaining, &mut random, options);
                self.out.choice = Some(choice.explain(&mut run, &place));
                let mut run = self::run(scope, &mut self.work, &mut self.random, options);
                let chosen = choice.choose(&mut run)?;
                self.out.next = Some(chosen.next);
                // The rule's own Assign takes the place of the state's (C6).
                let rule = chosen.rule.and_then(|at| choice.rules.get(at));
                if let Some(assign) = rule.and_then(|rule| rule.assign.as_ref()) {
                    own = Some(assign);
                }
            }
            Special::Wait(wait) => {
                let mut run = run(scope, &mut self.work, &mut self.random, options);
                let seconds = wait.seconds(options.now, &mut run)?;
                self.out.waits.push(seconds);
            }
            _ => return Ok(()),
        }
        self.assign(own, &effective.value)
    }

    fn assign(&mut self, field: Option<&Template>, input: &Value) -> Result<(), Failed> {
        let options = self.options;
        let scope = self::scope(input, options);
        let mut run = run(scope, &mut self.work, &mut self.random, options);
        if field.is_some() || !options.variables.is_empty() {
            self.out.variables = Some(dataflow::assign(field, &mut run)?);
        }
        Ok(())
    }

    /// What becomes of an error: retries, then the first Catcher that is for it (E1, E2).
    fn failed(&mut self, error: StateError) {
        let state = self.state;
        let out = &mut self.out;
        out.next = None;
        if error.is_terminal() {
            let lists = state.retriers.iter().map(|r| ("Retrier", &r.errors));
            for (what, errors) in lists.chain(state.catchers.iter().map(|c| ("Catcher", &c.errors))) {
                if errors.seem_to_match(&error.name) {
                    let message = format!(
                        "this {what} looks as if it applied; AWS does not apply it: {} ends the execution",
                        error.name
                    );
                    out.diagnostics.push(Diagnostic::new(Code::CatchTerminal, message).at(errors.span));
                }
            }
        } else {
            if let Some((at, retrier)) = retrier(&state.retriers, &error.name) {
                out.handling.retrier = Some((at, retrier.jitter));
                // As often as can be shown.
                out.waits.extend((0..100).map_while(|attempt| retrier.delay(attempt)));
            }
            if let Some((at, catcher)) = catcher(&state.catchers, &error.name) {
                out.handling.catcher = Some(at);
                match self.take(at, catcher, &error) {
                    Ok(()) => self.out.next = Some(catcher.next.clone()),
                    Err(second) => {
                        self.out.error = Some(second);
                        return;
                    }
                }
            }
        }
        self.out.error = Some(error);
    }

    /// The Catcher at place `at` takes an error.
    #[cfg_attr(not(feature = "jsonata"), expect(unused_variables))]
    fn take(&mut self, at: usize, catcher: &Catcher, error: &StateError) -> Result<(), Failed> {
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &self.state.jsonata {
            return self.caught(fields, at, error);
        }
        let caught = Traced { value: error_output(error), origin: Origin::whole(Source::Error) };
        let raw = Traced { value: self.options.input.clone(), origin: self.input.clone() };
        let output = caught.value.clone();
        let written = self.write(&catcher.result_path, &raw, caught)?;
        self.assign(catcher.assign.as_ref(), &output)?;
        self.out.provenance = provenance(&written.value, &written.origin);
        self.out.output = Some(written.value);
        Ok(())
    }
}

fn scope<'a>(input: &'a Value, options: &'a Options<'_>) -> Scope<'a> {
    Scope { input, context: &options.context, variables: &options.variables }
}

const fn run<'a, 'w>(
    scope: Scope<'a>,
    work: &'w mut Work,
    random: &'w mut Random,
    options: &Options<'_>,
) -> Run<'a, 'w> {
    Run { scope, work, random, deep_merge: options.deep_merge, now: options.now, field: None }
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            input: Value::empty_object(),
            input_text: "{}",
            outcome: None,
            context: Value::empty_object(),
            variables: Arc::new(Object::new()),
            now: 0.0,
            seed: 0,
            deep_merge: false,
        }
    }
}
