//! The way through a definition by the table.

use super::sample::Sample;
use super::table::{self, Field, Holder};
use super::{choice, errors, graph, operators, states, variables};
use crate::asl::definition::{Document, Machine, Name, QueryLanguage, State, StateKind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span, Step, did_you_mean};
use crate::json::Value;

/// One step of the way to where the walk is.
#[derive(Clone, Copy)]
pub(super) enum At<'t> {
    Key(&'t str),
    Index(usize),
}

/// What of `$states` an expression may refer to besides the input and the context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `result`: in Output and Assign of a state that does work.
    Result,
    /// `errorOutput`: in a catcher.
    Error,
    /// Nothing.
    Other,
}

impl Place {
    fn of(holder: Holder, field: &str) -> Self {
        match (holder, field) {
            (Holder::Catcher, _) => Self::Error,
            (Holder::Task | Holder::Parallel | Holder::Map, "Output" | "Assign") => Self::Result,
            _ => Self::Other,
        }
    }
}

/// The walk: where it is, what was found.
pub(super) struct Walk<'t> {
    pub(super) document: &'t Document,
    pub(super) way: Vec<At<'t>>,
    pub(super) out: Diagnostics,
    /// The language where the walk is.
    pub(super) language: QueryLanguage,
    /// The language of the whole definition.
    pub(super) whole: QueryLanguage,
    /// Variables in scope.
    pub(super) scope: variables::Scope<'t>,
    /// What expressions may refer to here.
    pub(super) place: Place,
    /// Every name of a state in the definition, and how many states had it where the walk has been.
    pub(super) names: graph::Map<'t>,
    /// What is known of the input.
    pub(super) sample: Sample<'t>,
}

/// More hints than for so many errors nobody reads.
const MAX_HINTS: usize = 100;

pub(super) fn check<'t>(document: &'t Document, found: Vec<Diagnostic>, input: Option<&'t Value>) -> Vec<Diagnostic> {
    let mut out = Diagnostics::new();
    out.extend(found);
    let Some(machine) = document.machine() else {
        let span = document.value().map_or(Span::new(0, 0), |value| value.span);
        let hint = "a definition is an object with StartAt and States";
        out.push(Diagnostic::new(Code::AslObject, "Definition must be a valid JSON object").at(span).hint(hint));
        return out.into_sorted();
    };
    let mut walk = Walk {
        document,
        way: Vec::new(),
        out,
        language: machine.language,
        whole: machine.language,
        scope: variables::Scope::default(),
        place: Place::Other,
        names: graph::Map::default(),
        sample: Sample::new(input, &machine, &graph::names(&machine)),
    };
    graph::collect(&machine, &mut walk.names);
    walk.machine(&machine, Holder::Machine);
    walk.out.into_sorted()
}

impl<'t> Walk<'t> {
    /// Says something about `span`, in the place where the walk is.
    pub(super) fn say(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::new(code, message).at(span));
    }

    /// The same with a hint.
    pub(super) fn say_hint(&mut self, code: Code, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Diagnostic::new(code, message).at(span).hint(hint));
    }

    /// Says `diagnostic` in the place where the walk is.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.is_full() {
            return;
        }
        let step = |at: &At<'t>| match at {
            At::Key(key) => Step::Key((*key).to_owned()),
            At::Index(index) => Step::Index(*index),
        };
        let path = self.way.iter().map(step).collect();
        self.out.push(diagnostic.path(path));
    }

    /// Is nothing more kept?
    pub(super) fn is_full(&self) -> bool {
        self.out.len() >= Diagnostics::MAX
    }

    /// The candidate that was probably meant.
    pub(super) fn near<'a>(&self, word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        // Of one or two letters every name is near.
        if self.out.len() > MAX_HINTS || word.len() < 3 {
            None
        } else {
            did_you_mean(word, candidates.into_iter().take(1_000))
        }
    }

    /// Goes a step in, does `work`, and comes back.
    pub(super) fn within<T>(&mut self, at: At<'t>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.way.push(at);
        let done = work(self);
        self.way.pop();
        done
    }

    /// The same for a field.
    pub(super) fn field<T>(&mut self, name: &'t str, work: impl FnOnce(&mut Self) -> T) -> T {
        self.within(At::Key(name), work)
    }

    fn machine(&mut self, machine: &Machine<'t>, holder: Holder) {
        let outer = self.language;
        self.language = machine.language;
        self.fields(machine.value, holder);
        if machine.value.as_object().is_some() {
            let names = graph::names(machine);
            self.scope.enter(machine);
            graph::start(self, machine, &names);
            self.field("States", |walk| {
                for (index, state) in machine.states.iter().enumerate() {
                    if walk.is_full() {
                        break;
                    }
                    walk.sample.enter(state, Some(index).filter(|_| holder == Holder::Machine));
                    walk.field(state.name.text, |walk| walk.state(state, &names));
                }
            });
            graph::check(self, machine, &names);
            self.scope.leave();
        }
        self.language = outer;
    }

    fn state(&mut self, state: &State<'t>, names: &graph::Map<'t>) {
        self.name(state.name);
        self.language = state.language;
        if self.language == QueryLanguage::JsonPath && self.whole == QueryLanguage::Jsonata {
            let message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
            let span = state.field("QueryLanguage").map_or(state.name.span, |value| value.span);
            let hint = "the other way round works: leave the machine in JSONPath and set single states to JSONata";
            self.say_hint(Code::AslLanguage, span, message, hint);
        }
        match state.kind {
            Some(kind) => self.fields(state.value, kind.into()),
            None => self.typeless(state),
        }
        graph::targets(self, state, names);
        for (index, rule) in state.choices.iter().enumerate() {
            self.field("Choices", |walk| walk.within(At::Index(index), |walk| choice::check(walk, rule)));
        }
        errors::check(self, state);
        states::check(self, state);
        for (index, branch) in state.branches.iter().enumerate() {
            self.field("Branches", |walk| {
                walk.within(At::Index(index), |walk| walk.machine(branch, Holder::Branch));
            });
        }
        if let Some(processor) = &state.processor {
            self.field(processor.field, |walk| walk.machine(&processor.machine, Holder::Processor));
        }
    }

    /// Names of states have 1 to 80 characters, and occur once.
    fn name(&mut self, name: Name<'t>) {
        graph::once(self, name);
        let length = name.text.chars().count();
        if length == 0 || length > 80 {
            let message = format!("the name of a state has 1 to 80 characters, not {length}");
            self.say(Code::AslName, name.span, message);
        }
    }

    /// A state without a type that is known.
    fn typeless(&mut self, state: &State<'t>) {
        if state.value.as_object().is_none() {
            return self.not_an_object(state.value, "a state");
        }
        let Some(value) = state.field("Type") else {
            let hint = "the types are Task, Wait, Pass, Succeed, Fail, Choice, Parallel and Map";
            return self.say_hint(Code::AslMissing, state.value.span, "These fields are required: [Type]", hint);
        };
        let kinds: Vec<&'static str> = StateKind::ALL.iter().map(|kind| kind.as_str()).collect();
        self.field("Type", |walk| walk.word("Type", value, &kinds));
    }

    pub(super) fn not_an_object(&mut self, value: &Value, what: &str) {
        let message = format!("{what} is an object, not {}", value.describe());
        self.say(Code::AslKind, value.span, message);
    }

    /// Checks the fields of `value` by the table.
    pub(super) fn fields(&mut self, value: &'t Value, holder: Holder) {
        let Some(members) = value.as_object() else {
            return self.not_an_object(value, holder.describe());
        };
        for (index, member) in members.iter().enumerate() {
            if self.is_full() {
                return;
            }
            let name = member.key.as_str();
            let known = table::row(holder, name);
            if known.is_some() && members.iter().take(index).any(|earlier| earlier.key == member.key) {
                let hint = "take one out; only the last one counts";
                self.field(name, |walk| {
                    walk.say_hint(Code::AslRepeated, member.key_span, format!("'{name}' stands here twice"), hint);
                });
            }
            let Some(field) = known else {
                self.field(name, |walk| walk.unknown(holder, name, member.key_span));
                continue;
            };
            if let Some(only) = field.language.filter(|only| *only != self.language) {
                self.field(name, |walk| walk.other_language(field, only, member.key_span));
                continue;
            }
            self.place = Place::of(holder, name);
            self.sample.looks_at(holder, name);
            self.field(name, |walk| walk.holds(field, &member.value));
        }
        self.required(value, holder);
    }

    fn unknown(&mut self, holder: Holder, name: &'t str, span: Span) {
        let is_rule = matches!(holder, Holder::Rule | Holder::InnerRule);
        if is_rule && operators::operand(name).is_some() {
            if self.language == QueryLanguage::Jsonata {
                self.only_in(name, QueryLanguage::JsonPath, span);
            }
            return;
        }
        let names: Vec<&'static str> = table::fields(holder, self.language).map(|field| field.name).collect();
        let comparisons = if is_rule { operators::names() } else { Vec::new() };
        let candidates = names.iter().copied().chain(comparisons.iter().map(String::as_str));
        let hint = match (self.near(name, candidates), is_rule) {
            (Some(near), _) => format!("did you mean {near}?"),
            (None, true) => "a rule has Variable and one comparison, such as StringEquals".to_owned(),
            (None, false) => format!("{} has {}", holder.describe(), names.join(", ")),
        };
        self.say_hint(Code::AslUnknown, span, format!("Field '{name}' is not supported"), hint);
    }

    fn other_language(&mut self, field: &Field, only: QueryLanguage, span: Span) {
        self.only_in(field.name, only, span);
    }

    fn only_in(&mut self, name: &str, only: QueryLanguage, span: Span) {
        let (is, only) = (self.language.as_str(), only.as_str());
        let message = format!(
            "The QueryLanguage is set to '{is}', but field '{name}' is only supported for the '{only}' QueryLanguage"
        );
        let instead = match name {
            "Parameters" => "Arguments takes its place, in a Pass state Output, with {% expressions %}",
            "ResultSelector" | "ResultPath" | "OutputPath" => "Output takes its place, with {% expressions %}",
            "InputPath" => "use $states.input in the expressions",
            "ItemsPath" => "Items takes its place",
            "Result" => "Output takes its place",
            "Arguments" => "Parameters takes its place, with names that end in .$",
            "Output" => "ResultSelector, ResultPath and OutputPath take its place",
            "Items" => "ItemsPath takes its place",
            "Condition" => "Variable and a comparison take its place",
            "Variable" => "Condition takes its place, with an {% expression %}",
            _ if name.ends_with("Path") => "the field without Path takes an {% expression %}",
            _ => "Condition takes its place, with an {% expression %}",
        };
        self.say_hint(Code::AslLanguage, span, message, instead);
    }

    fn required(&mut self, value: &'t Value, holder: Holder) {
        let has = |name: &str| value.get(name).is_some();
        let missing: Vec<&str> = table::fields(holder, self.language)
            .filter(|field| field.required && !has(field.name))
            .map(|field| field.name)
            .collect();
        if !missing.is_empty() {
            // AWS names States before StartAt.
            let names: Vec<&str> = if missing == ["StartAt", "States"] { vec!["States", "StartAt"] } else { missing };
            let message = format!("These fields are required: [{}]", names.join(", "));
            self.say(Code::AslMissing, value.span, message);
        }
        for group in table::ONE_OF.iter().filter(|group| group.of & holder.bit() != 0) {
            let legal = |name: &&&str| {
                table::row(holder, name).is_some_and(|row| row.language.is_none_or(|only| only == self.language))
            };
            let there: Vec<&str> = group.names.iter().filter(legal).copied().filter(|name| has(name)).collect();
            if there.len() > 1 {
                let message = format!("only one of {} can be there", there.join(" and "));
                let mut diagnostic = Diagnostic::new(Code::AslExclusive, message).at(value.span);
                for name in there {
                    if let Some(value) = value.get(name) {
                        diagnostic = diagnostic.related(value.span, name);
                    }
                }
                self.push(diagnostic.hint("take the others out"));
            } else if group.required && !group.names.iter().any(|name| has(name)) {
                let names: Vec<&str> = group.names.iter().filter(legal).copied().collect();
                let message = format!("{} has one of {}", holder.describe(), names.join(", "));
                self.say_hint(Code::AslMissing, value.span, message, format!("add {}", names.join(" or ")));
            }
        }
        if holder == Holder::ItemBatcher
            && !table::ONE_OF.iter().filter(|g| g.of & holder.bit() != 0).flat_map(|g| g.names).any(|name| has(name))
        {
            let message = "an ItemBatcher has MaxItemsPerBatch, MaxInputBytesPerBatch, or both";
            self.say(Code::AslMissing, value.span, message);
        }
    }
}
