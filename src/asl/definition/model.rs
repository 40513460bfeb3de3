//! What a definition says, piece by piece, in AWS's words.

use crate::diagnostic::Span;
use crate::json::Value;

/// The language in which a state picks and computes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum QueryLanguage {
    /// Paths, payload templates and intrinsic functions.
    #[default]
    JsonPath,
    /// `{% expressions %}`.
    Jsonata,
}

impl QueryLanguage {
    /// AWS's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::JsonPath => "JSONPath",
            Self::Jsonata => "JSONata",
        }
    }

    /// The language of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::JsonPath, Self::Jsonata].into_iter().find(|language| language.as_str() == name)
    }
}

macro_rules! states {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// The type of a state.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum StateKind {
            $($(#[$about])* $name,)*
        }

        impl StateKind {
            /// All of them, in the order in which AWS lists them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// AWS's name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

states! {
    /// Calls a service.
    Task,
    /// Waits for a time.
    Wait,
    /// Passes its input on, or something else.
    Pass,
    /// Ends well.
    Succeed,
    /// Ends in an error.
    Fail,
    /// Chooses the next state.
    Choice,
    /// Runs branches side by side.
    Parallel,
    /// Runs a processor for each item of a list.
    Map,
}

impl StateKind {
    /// The type of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }
}

/// A name in the text: of a state, or of where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'t> {
    /// What it says.
    pub text: &'t str,
    /// Its place, quotes included.
    pub span: Span,
}

/// A machine: the whole definition, a branch of a Parallel state, or what a Map state does with each item.
#[derive(Clone, Debug)]
pub struct Machine<'t> {
    /// All of it as it was written; not an object where the text has something else there.
    pub value: &'t Value,
    /// The language of its states unless they say otherwise: always that of the whole definition.
    pub language: QueryLanguage,
    /// Where it begins.
    pub start_at: Option<Name<'t>>,
    /// Its states in the order of the text.
    pub states: Vec<State<'t>>,
}

/// A state.
#[derive(Clone, Debug)]
pub struct State<'t> {
    /// Its name.
    pub name: Name<'t>,
    /// All of it as it was written.
    pub value: &'t Value,
    /// Its type, where it has a known one.
    pub kind: Option<StateKind>,
    /// Its language.
    pub language: QueryLanguage,
    /// Where it goes when it is done.
    pub next: Option<Name<'t>>,
    /// `"End": true`: the machine ends with it.
    pub end: bool,
    /// Retriers in their order.
    pub retriers: Vec<Retrier<'t>>,
    /// Catchers in their order.
    pub catchers: Vec<Catcher<'t>>,
    /// The rules of a Choice state in their order.
    pub choices: Vec<Rule<'t>>,
    /// Where a Choice state goes if no rule holds.
    pub default: Option<Name<'t>>,
    /// The branches of a Parallel state in their order.
    pub branches: Vec<Machine<'t>>,
    /// What a Map state does with each item.
    pub processor: Option<Processor<'t>>,
}

/// What a Map state does with each item.
#[derive(Clone, Debug)]
pub struct Processor<'t> {
    /// The field that has it: `ItemProcessor`, or its old name `Iterator`.
    pub field: &'t str,
    /// Runs it in executions of its own: `"Mode": "DISTRIBUTED"`.
    pub distributed: bool,
    /// Its states.
    pub machine: Machine<'t>,
}

/// What is tried again, and how.
#[derive(Clone, Debug)]
pub struct Retrier<'t> {
    /// All of it as it was written.
    pub value: &'t Value,
    /// Names of errors.
    pub errors: Vec<Name<'t>>,
}

/// What is caught, and where it leads.
#[derive(Clone, Debug)]
pub struct Catcher<'t> {
    /// All of it as it was written.
    pub value: &'t Value,
    /// Names of errors.
    pub errors: Vec<Name<'t>>,
    /// The state that goes on.
    pub next: Option<Name<'t>>,
}

/// A rule of a Choice state, or one within another.
#[derive(Clone, Debug)]
pub struct Rule<'t> {
    /// All of it as it was written.
    pub value: &'t Value,
    /// What it asks.
    pub kind: RuleKind<'t>,
    /// Where it leads; only for rules that are not within others.
    pub next: Option<Name<'t>>,
}

/// What a rule asks.
#[derive(Clone, Debug)]
pub enum RuleKind<'t> {
    /// Do all of them hold?
    And(Vec<Rule<'t>>),
    /// Does one of them hold?
    Or(Vec<Rule<'t>>),
    /// Does it not hold?
    Not(Option<Box<Rule<'t>>>),
    /// A test of a value (JSONPath).
    Test(Test<'t>),
    /// An expression (JSONata).
    Condition(&'t Value),
    /// None of these, or several: not a rule.
    Unclear,
}

/// A test of a value.
#[derive(Clone, Copy, Debug)]
pub struct Test<'t> {
    /// The path of what is tested.
    pub variable: &'t Value,
    /// AWS's name of the comparison, such as `NumericLessThanPath`.
    pub operator: Name<'t>,
    /// What it is compared with.
    pub operand: &'t Value,
}

impl<'t> State<'t> {
    /// A field as it was written.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'t Value> {
        self.value.get(name)
    }

    /// Can the machine end with it?
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.end || matches!(self.kind, Some(StateKind::Succeed | StateKind::Fail))
    }

    /// Every state that may come after it, in the order of the text.
    pub fn targets(&self) -> impl Iterator<Item = Name<'t>> {
        let rules = self.choices.iter().filter_map(|rule| rule.next);
        let caught = self.catchers.iter().filter_map(|catcher| catcher.next);
        self.next.into_iter().chain(rules).chain(self.default).chain(caught)
    }

    /// The machines within it.
    pub fn machines(&self) -> impl Iterator<Item = &Machine<'t>> {
        self.branches.iter().chain(self.processor.as_ref().map(|processor| &processor.machine))
    }
}
