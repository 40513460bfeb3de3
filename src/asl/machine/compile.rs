//! Definition → machine.

use super::{Batcher, Bound, Context, Flow, Format, Machine, Map, Reader, Service, Step, Task, Work, Writer};
use crate::asl::dataflow::{Compiler, Template};
use crate::asl::definition::{self, Document, Name, QueryLanguage, StateKind};
use crate::asl::state::State;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error};
use crate::json::{self, Kind};
use std::collections::{HashMap, VecDeque};

impl Machine {
    /// The machine of a definition that was checked.
    ///
    /// # Errors
    /// Everything that keeps it from being run, such as states of a query language that this build cannot evaluate.
    pub fn compile(document: &Document) -> Result<Self, Error> {
        let Some(definition) = document.machine() else {
            return Err(Diagnostic::new(Code::AslObject, "a definition is an object with StartAt and States").into());
        };
        let mut out = Building { document, flows: Vec::new(), steps: Vec::new(), errors: Diagnostics::new() };
        let mut waiting = VecDeque::from([(definition.clone(), None)]);
        let mut given = 1;
        while let Some((flow, owner)) = waiting.pop_front() {
            out.flow(&flow, owner, &mut waiting, &mut given);
        }
        let mut fields = Compiler::new(document);
        let timeout = definition.value.get("TimeoutSeconds").and_then(|value| fields.number(value, "TimeoutSeconds"));
        out.errors.extend(fields.errors.into_sorted());
        out.hand_up_context();
        let machine = Self { flows: out.flows, steps: out.steps, timeout };
        out.errors.finish(machine).map(|(machine, _)| machine)
    }
}

struct Building<'t> {
    document: &'t Document,
    flows: Vec<Flow>,
    steps: Vec<Step>,
    errors: Diagnostics,
}

type Waiting<'t> = VecDeque<(definition::Machine<'t>, Option<usize>)>;

impl<'t> Building<'t> {
    fn flow(
        &mut self,
        flow: &definition::Machine<'t>,
        owner: Option<usize>,
        waiting: &mut Waiting<'t>,
        given: &mut usize,
    ) {
        let base = self.steps.len();
        let places: HashMap<&str, usize> =
            flow.states.iter().enumerate().map(|(at, state)| (state.name.text, base + at)).collect();
        let place = self.flows.len();
        let start = self.target(flow.start_at, &places, flow.value);
        let context = Context::Nothing;
        self.flows.push(Flow { start, owner, steps: base..base + flow.states.len(), context });
        for state in &flow.states {
            let at = self.steps.len();
            match State::compile(self.document, state) {
                Ok(compiled) => {
                    let step = self.step(state, compiled, place, &places, *given);
                    self.steps.push(step);
                }
                Err(error) => {
                    self.errors.extend(error.into_diagnostics());
                    // Places of the states behind it stay what they are; with errors there will be no machine.
                    if let Some(step) = self.steps.last().cloned() {
                        self.steps.push(step);
                    }
                }
            }
            for inner in state.machines() {
                waiting.push_back((inner.clone(), Some(at)));
                *given += 1;
            }
        }
    }

    /// What states look at, to the flows around them. Flows come after those that they are in.
    fn hand_up_context(&mut self) {
        for at in (0..self.flows.len()).rev() {
            let Some(flow) = self.flows.get(at) else { continue };
            let own = self.steps.get(flow.steps.clone()).unwrap_or_default().iter().map(|step| step.context).max();
            let context = flow.context.max(own.unwrap_or_default());
            let around = flow.owner.and_then(|owner| self.steps.get(owner)).map(|step| step.flow);
            for flow in [Some(at), around].into_iter().flatten() {
                if let Some(flow) = self.flows.get_mut(flow) {
                    flow.context = flow.context.max(context);
                }
            }
        }
    }

    fn target(&mut self, name: Option<Name<'t>>, places: &HashMap<&str, usize>, value: &json::Value) -> usize {
        let found = name.and_then(|name| places.get(name.text).copied());
        if found.is_none() {
            let text = name.map_or("StartAt", |name| name.text);
            let span = name.map_or(value.span, |name| name.span);
            self.errors.push(Diagnostic::new(Code::AslTarget, format!("there is no state \"{text}\" here")).at(span));
        }
        found.unwrap_or_default()
    }

    fn step(
        &mut self,
        state: &definition::State<'t>,
        compiled: State,
        flow: usize,
        places: &HashMap<&str, usize>,
        inner: usize,
    ) -> Step {
        let mut target = |name: Name<'t>| self.target(Some(name), places, state.value);
        let next = state.next.map(&mut target);
        let rules = state.choices.iter().filter_map(|rule| rule.next).map(&mut target).collect();
        let default = state.default.map(&mut target);
        let catches = state.catchers.iter().filter_map(|catcher| catcher.next).map(&mut target).collect();
        let mut fields = Compiler::new(self.document);
        let work = work(state, inner, &mut fields);
        self.errors.extend(fields.errors.into_sorted());
        Step { state: compiled, flow, next, rules, default, catches, work, context: mentions(state.value) }
    }
}

fn work<'t>(state: &definition::State<'t>, inner: usize, out: &mut Compiler<'t>) -> Work {
    match state.kind {
        Some(StateKind::Task) => {
            let resource = state.field("Resource").and_then(|value| out.text(value, "Resource")).unwrap_or_default();
            Work::Task(Box::new(Task {
                resource: resource.into(),
                service: Service::of(resource),
                timeout: bound(state.value, "TimeoutSeconds", "TimeoutSecondsPath", out),
                heartbeat: bound(state.value, "HeartbeatSeconds", "HeartbeatSecondsPath", out),
            }))
        }
        Some(StateKind::Parallel) => Work::Parallel((inner..inner + state.branches.len()).collect()),
        Some(StateKind::Map) => match &state.processor {
            Some(processor) => Work::Map(Box::new(Map {
                flow: inner,
                distributed: processor.distributed,
                concurrency: bound(state.value, "MaxConcurrency", "MaxConcurrencyPath", out),
                tolerated: bound(state.value, "ToleratedFailureCount", "ToleratedFailureCountPath", out),
                tolerated_percentage: bound(
                    state.value,
                    "ToleratedFailurePercentage",
                    "ToleratedFailurePercentagePath",
                    out,
                ),
                reader: state.field("ItemReader").map(|value| reader(value, state.language, out)),
                batcher: state.field("ItemBatcher").map(|value| batcher(value, state.language, out)),
                writer: state
                    .field("ResultWriter")
                    .map(|value| Writer { parameters: parameters(value, state.language, out) }),
            })),
            None => {
                out.wrong(state.value.span, "a Map state has an ItemProcessor");
                Work::None
            }
        },
        _ => Work::None,
    }
}

fn bound<'t>(holder: &'t json::Value, literal: &'static str, path: &'static str, out: &mut Compiler<'t>) -> Bound {
    #[cfg(feature = "jsonata")]
    if let Some(value) = holder.get(literal)
        && value.as_text().is_some_and(|text| crate::asl::jsonata::source(text.as_str()).is_some())
    {
        let template = crate::asl::jsonata::Template::compile(out, value, literal);
        return template.map_or(Bound::None, |template| Bound::Query(Box::new(template)));
    }
    match (holder.get(literal), holder.get(path)) {
        (Some(value), _) => out.number(value, literal).map_or(Bound::None, Bound::Literal),
        (None, Some(value)) => out.path(value, path).map_or(Bound::None, |it| Bound::Path(path, it)),
        (None, None) => Bound::None,
    }
}

/// What a service is asked for: the field has a name in each language.
fn parameters<'t>(holder: &'t json::Value, language: QueryLanguage, out: &mut Compiler<'t>) -> Option<Template> {
    let name = if language == QueryLanguage::Jsonata { "Arguments" } else { "Parameters" };
    template(holder.get(name), name, language, out)
}

#[cfg_attr(not(feature = "jsonata"), expect(unused_variables))]
fn template<'t>(
    value: Option<&'t json::Value>,
    name: &str,
    language: QueryLanguage,
    out: &mut Compiler<'t>,
) -> Option<Template> {
    #[cfg(feature = "jsonata")]
    if language == QueryLanguage::Jsonata {
        let template = crate::asl::jsonata::Template::compile(out, value?, name)?;
        return Some(Template { node: crate::asl::dataflow::Node::Query(Box::new(template)) });
    }
    out.template(value)
}

fn reader<'t>(value: &'t json::Value, language: QueryLanguage, out: &mut Compiler<'t>) -> Reader {
    let config = value.get("ReaderConfig");
    let field = |name: &str| config.and_then(|config| config.get(name));
    let word = |name: &str| field(name).and_then(json::Value::as_text).map(json::Text::as_str);
    let headers = field("CSVHeaders").and_then(json::Value::as_array).map(|names| {
        names.iter().filter_map(json::Value::as_text).map(|name| name.as_str().into()).collect::<Vec<_>>()
    });
    Reader {
        parameters: parameters(value, language, out),
        format: match word("InputType") {
            Some("JSONL") => Format::JsonLines,
            Some("CSV" | "MANIFEST") => Format::Csv,
            _ => Format::Json,
        },
        headers: headers.filter(|_| word("CSVHeaderLocation") != Some("FIRST_ROW")),
        delimiter: match word("CSVDelimiter") {
            Some("PIPE") => '|',
            Some("SEMICOLON") => ';',
            Some("SPACE") => ' ',
            Some("TAB") => '\t',
            _ => ',',
        },
        max_items: config.map_or(Bound::None, |config| bound(config, "MaxItems", "MaxItemsPath", out)),
    }
}

fn batcher<'t>(value: &'t json::Value, language: QueryLanguage, out: &mut Compiler<'t>) -> Batcher {
    let input = value.get("BatchInput").filter(|value| value.kind != Kind::Null);
    Batcher {
        input: template(input, "BatchInput", language, out),
        items: bound(value, "MaxItemsPerBatch", "MaxItemsPerBatchPath", out),
        bytes: bound(value, "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath", out),
    }
}

/// What of the Context Object the strings of a state name, outside of the machines in it. The reader bounds how deep
/// values lie.
fn mentions(value: &json::Value) -> Context {
    let most = |all: &mut dyn Iterator<Item = Context>| all.max().unwrap_or_default();
    match &value.kind {
        Kind::String(text) if text.as_str().starts_with("{%") => {
            most(&mut text.as_str().match_indices("$states").map(|(at, name)| {
                let rest = text.as_str().get(at + name.len()..).unwrap_or_default();
                let begins = |names: &[&str]| names.iter().any(|name| rest.starts_with(name));
                match () {
                    () if begins(&[".input", ".result", ".errorOutput"]) => Context::Nothing,
                    () if begins(&[".context.Map.Item."]) => Context::Item,
                    () => Context::Whole,
                }
            }))
        }
        Kind::String(text) => most(&mut text.as_str().match_indices("$$").map(|(at, _)| {
            let rest = text.as_str().get(at..).unwrap_or_default();
            if rest.starts_with("$$.Map.Item.") { Context::Item } else { Context::Whole }
        })),
        Kind::Array(elements) => most(&mut elements.iter().map(mentions)),
        Kind::Object(members) => most(&mut members.iter().map(|member| match member.key.as_str() {
            "Branches" | "ItemProcessor" | "Iterator" => Context::Nothing,
            _ => mentions(&member.value),
        })),
        _ => Context::Nothing,
    }
}
