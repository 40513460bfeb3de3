//! Which field may stand where, and what it holds: the one table that validation, completion and the page `fields.md` are
//! made of. What a table cannot say is in the modules beside it.

use crate::asl::definition::{QueryLanguage, StateKind};

/// A set of things that have fields: bits.
pub type Holders = u32;

/// Things that have fields. States come first, in the order of [`StateKind::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Holder {
    /// A Task state.
    Task,
    /// A Wait state.
    Wait,
    /// A Pass state.
    Pass,
    /// A Succeed state.
    Succeed,
    /// A Fail state.
    Fail,
    /// A Choice state.
    Choice,
    /// A Parallel state.
    Parallel,
    /// A Map state.
    Map,
    /// The whole definition.
    Machine,
    /// A branch of a Parallel state.
    Branch,
    /// `ItemProcessor` of a Map state, or its old name `Iterator`.
    Processor,
    /// `ProcessorConfig` of it.
    ProcessorConfig,
    /// An element of `Retry`.
    Retrier,
    /// An element of `Catch`.
    Catcher,
    /// An element of `Choices`.
    Rule,
    /// A rule within `And`, `Or` or `Not`.
    InnerRule,
    /// `ItemReader` of a Map state.
    ItemReader,
    /// `ReaderConfig` of it.
    ReaderConfig,
    /// `ItemBatcher` of a Map state.
    ItemBatcher,
    /// `ResultWriter` of a Map state.
    ResultWriter,
    /// `WriterConfig` of it.
    WriterConfig,
}

impl Holder {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::Task,
        Self::Wait,
        Self::Pass,
        Self::Succeed,
        Self::Fail,
        Self::Choice,
        Self::Parallel,
        Self::Map,
        Self::Machine,
        Self::Branch,
        Self::Processor,
        Self::ProcessorConfig,
        Self::Retrier,
        Self::Catcher,
        Self::Rule,
        Self::InnerRule,
        Self::ItemReader,
        Self::ReaderConfig,
        Self::ItemBatcher,
        Self::ResultWriter,
        Self::WriterConfig,
    ];

    /// Its bit.
    #[must_use]
    pub const fn bit(self) -> Holders {
        1 << self as u32
    }

    /// What messages call it.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Task => "a Task state",
            Self::Wait => "a Wait state",
            Self::Pass => "a Pass state",
            Self::Succeed => "a Succeed state",
            Self::Fail => "a Fail state",
            Self::Choice => "a Choice state",
            Self::Parallel => "a Parallel state",
            Self::Map => "a Map state",
            Self::Machine => "a state machine",
            Self::Branch => "a branch",
            Self::Processor => "an item processor",
            Self::ProcessorConfig => "a ProcessorConfig",
            Self::Retrier => "a retrier",
            Self::Catcher => "a catcher",
            Self::Rule => "a choice rule",
            Self::InnerRule => "a choice rule within another",
            Self::ItemReader => "an ItemReader",
            Self::ReaderConfig => "a ReaderConfig",
            Self::ItemBatcher => "an ItemBatcher",
            Self::ResultWriter => "a ResultWriter",
            Self::WriterConfig => "a WriterConfig",
        }
    }
}

impl From<StateKind> for Holder {
    fn from(kind: StateKind) -> Self {
        match kind {
            StateKind::Task => Self::Task,
            StateKind::Wait => Self::Wait,
            StateKind::Pass => Self::Pass,
            StateKind::Succeed => Self::Succeed,
            StateKind::Fail => Self::Fail,
            StateKind::Choice => Self::Choice,
            StateKind::Parallel => Self::Parallel,
            StateKind::Map => Self::Map,
        }
    }
}

/// What a field holds. In JSONata states a number, a timestamp or a text may be an expression too, where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A string.
    Text,
    /// A string that is no longer than so many characters.
    ShortText(usize),
    /// A string, or an expression for one.
    TextOrExpression,
    /// `true` or `false`.
    Flag,
    /// The name of a state.
    StateName,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number from … to …
    Whole(u32, u32),
    /// The same, or an expression for one.
    WholeOrExpression(u32, u32),
    /// A number from … to …, or an expression for one.
    NumberOrExpression(u32, u32),
    /// A number that is at least …
    AtLeast(u32),
    /// A timestamp, or an expression for one.
    Timestamp,
    /// An ARN.
    Resource,
    /// A path.
    Path,
    /// A path or null.
    PathOrNull,
    /// A Reference Path.
    Reference,
    /// A Reference Path or an intrinsic function.
    ReferenceOrIntrinsic,
    /// A Reference Path into the state's input, or null.
    ResultPath,
    /// A Payload Template; in JSONata states any value with expressions.
    Template,
    /// Any value with expressions.
    Expressions,
    /// An array, or an expression for one.
    Items,
    /// An expression that is true or false.
    Condition,
    /// Variables and what they become.
    Variables,
    /// Any value, as it stands.
    Any,
    /// An array of strings.
    Texts,
    /// An object with states.
    States,
    /// An array of branches, retriers, …, which may not be empty where it says so.
    List(Holder, bool),
    /// Another object with fields.
    Object(Holder),
    /// A rule within another.
    InnerRule,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What has it.
    pub of: Holders,
    /// The only query language that has it.
    pub language: Option<QueryLanguage>,
    /// What it holds.
    pub holds: Holds,
    /// Has it to be there?
    pub required: bool,
    /// What it is for.
    pub about: &'static str,
}

/// Fields that exclude each other.
#[derive(Clone, Copy, Debug)]
pub struct OneOf {
    /// What has them.
    pub of: Holders,
    /// Their names.
    pub names: &'static [&'static str],
    /// Has one of them to be there?
    pub required: bool,
}

const TASK: Holders = Holder::Task.bit();
const WAIT: Holders = Holder::Wait.bit();
const PASS: Holders = Holder::Pass.bit();
const SUCCEED: Holders = Holder::Succeed.bit();
const FAIL: Holders = Holder::Fail.bit();
const CHOICE: Holders = Holder::Choice.bit();
const PARALLEL: Holders = Holder::Parallel.bit();
const MAP: Holders = Holder::Map.bit();
const MACHINE: Holders = Holder::Machine.bit();
const BRANCH: Holders = Holder::Branch.bit();
const PROCESSOR: Holders = Holder::Processor.bit();
const RETRIER: Holders = Holder::Retrier.bit();
const CATCHER: Holders = Holder::Catcher.bit();
const RULE: Holders = Holder::Rule.bit();
const INNER_RULE: Holders = Holder::InnerRule.bit();
const READER: Holders = Holder::ItemReader.bit();
const READER_CONFIG: Holders = Holder::ReaderConfig.bit();
const BATCHER: Holders = Holder::ItemBatcher.bit();
const WRITER: Holders = Holder::ResultWriter.bit();
const WRITER_CONFIG: Holders = Holder::WriterConfig.bit();
const PROCESSOR_CONFIG: Holders = Holder::ProcessorConfig.bit();

/// All types of states.
pub const STATES: Holders = TASK | WAIT | PASS | SUCCEED | FAIL | CHOICE | PARALLEL | MAP;
const WORKS: Holders = TASK | PARALLEL | MAP;
const GOES_ON: Holders = WORKS | PASS | WAIT;
const NOT_FAIL: Holders = STATES & !FAIL;

const PATH: Option<QueryLanguage> = Some(QueryLanguage::JsonPath);
const JSONATA: Option<QueryLanguage> = Some(QueryLanguage::Jsonata);

/// The longest time in seconds that AWS takes.
const LONGEST: u32 = 99_999_999;
const ANY: u32 = u32::MAX;

/// A field of any query language that need not be there. The npm package shows nobody what a field is for, so its module
/// goes without.
const fn field(name: &'static str, of: Holders, holds: Holds, about: &'static str) -> Field {
    let about = if cfg!(all(feature = "wasm", target_arch = "wasm32")) { "" } else { about };
    Field { name, of, language: None, holds, required: false, about }
}

impl Field {
    const fn only(mut self, language: Option<QueryLanguage>) -> Self {
        self.language = language;
        self
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// Every field of the language, but for the comparisons of choice rules, which are in [`operators`](super::operators).
pub const FIELDS: &[Field] = &[
    // Machines.
    field("StartAt", MACHINE | BRANCH | PROCESSOR, Holds::StateName, "The first state.").required(),
    field("States", MACHINE | BRANCH | PROCESSOR, Holds::States, "The states by name.").required(),
    field("Version", MACHINE, Holds::Text, "The version of the language: \"1.0\"."),
    field("TimeoutSeconds", MACHINE, Holds::Whole(1, LONGEST), "How long an execution may take."),
    field(
        "QueryLanguage",
        MACHINE | STATES,
        Holds::Word(&["JSONPath", "JSONata"]),
        "JSONPath unless told otherwise; a state of a JSONata machine cannot go back to JSONPath.",
    ),
    field("ProcessorConfig", PROCESSOR, Holds::Object(Holder::ProcessorConfig), "How the items are processed."),
    field(
        "Mode",
        PROCESSOR_CONFIG,
        Holds::Word(&["INLINE", "DISTRIBUTED"]),
        "Within this execution, or in executions of their own.",
    ),
    field(
        "ExecutionType",
        PROCESSOR_CONFIG,
        Holds::Word(&["STANDARD", "EXPRESS"]),
        "The type of the executions of their own.",
    ),
    field(
        "Comment",
        STATES | MACHINE | BRANCH | PROCESSOR | RETRIER | CATCHER | RULE | INNER_RULE,
        Holds::Text,
        "A note for people.",
    ),
    // Every state.
    field(
        "Type",
        STATES,
        Holds::Word(&["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"]),
        "What the state does.",
    )
    .required(),
    field("Next", GOES_ON, Holds::StateName, "The state that follows."),
    field("End", GOES_ON, Holds::Flag, "true: the machine, or the branch, ends with this state."),
    field("InputPath", NOT_FAIL, Holds::PathOrNull, "What of the input the state sees; null: an empty object.")
        .only(PATH),
    field("OutputPath", NOT_FAIL, Holds::PathOrNull, "What of the result goes on; null: an empty object.").only(PATH),
    field("Parameters", WORKS | PASS, Holds::Template, "What the state works with.").only(PATH),
    field("ResultSelector", WORKS, Holds::Template, "What of the result counts.").only(PATH),
    field(
        "ResultPath",
        WORKS | PASS | CATCHER,
        Holds::ResultPath,
        "Where in the input the result goes; null: nowhere.",
    )
    .only(PATH),
    field("Arguments", TASK | PARALLEL, Holds::Expressions, "What the state works with.").only(JSONATA),
    field("Output", NOT_FAIL | CATCHER | RULE, Holds::Expressions, "What goes on.").only(JSONATA),
    field("Assign", NOT_FAIL & !SUCCEED | CATCHER | RULE, Holds::Variables, "Variables for the states that follow."),
    field("Retry", WORKS, Holds::List(Holder::Retrier, false), "Which errors are tried again, and how."),
    field("Catch", WORKS, Holds::List(Holder::Catcher, false), "Which errors are caught, and where they lead."),
    // Task.
    field("Resource", TASK, Holds::Resource, "The ARN of what is called.").required(),
    field("Credentials", TASK, Holds::Template, "The role to call it in."),
    field("TimeoutSeconds", TASK, Holds::WholeOrExpression(1, LONGEST), "How long it may take."),
    field("TimeoutSecondsPath", TASK, Holds::Reference, "Where the input says how long.").only(PATH),
    field(
        "HeartbeatSeconds",
        TASK,
        Holds::WholeOrExpression(1, LONGEST),
        "How long it may be silent; less than TimeoutSeconds.",
    ),
    field("HeartbeatSecondsPath", TASK, Holds::Reference, "Where the input says how long.").only(PATH),
    // Pass.
    field("Result", PASS, Holds::Any, "What the state gives in place of its input, as it stands.").only(PATH),
    // Wait.
    field("Seconds", WAIT, Holds::WholeOrExpression(0, LONGEST), "How long to wait."),
    field("SecondsPath", WAIT, Holds::Reference, "Where the input says how long.").only(PATH),
    field("Timestamp", WAIT, Holds::Timestamp, "Until when to wait."),
    field("TimestampPath", WAIT, Holds::Reference, "Where the input says until when.").only(PATH),
    // Fail.
    field("Error", FAIL, Holds::TextOrExpression, "The name of the error."),
    field("ErrorPath", FAIL, Holds::ReferenceOrIntrinsic, "Where the input has the name.").only(PATH),
    field("Cause", FAIL, Holds::TextOrExpression, "The error in words."),
    field("CausePath", FAIL, Holds::ReferenceOrIntrinsic, "Where the input has the words.").only(PATH),
    // Choice.
    field("Choices", CHOICE, Holds::List(Holder::Rule, true), "The rules; the first that holds counts.").required(),
    field("Default", CHOICE, Holds::StateName, "The state that follows if no rule holds."),
    field("Next", RULE, Holds::StateName, "The state that follows if the rule holds.").required(),
    field("Condition", RULE, Holds::Condition, "An expression that is true or false.").only(JSONATA),
    field("Variable", RULE | INNER_RULE, Holds::Path, "What is compared.").only(PATH),
    field("And", RULE | INNER_RULE, Holds::List(Holder::InnerRule, true), "Holds if all of these do.").only(PATH),
    field("Or", RULE | INNER_RULE, Holds::List(Holder::InnerRule, true), "Holds if one of these does.").only(PATH),
    field("Not", RULE | INNER_RULE, Holds::InnerRule, "Holds if this does not.").only(PATH),
    // Parallel.
    field("Branches", PARALLEL, Holds::List(Holder::Branch, true), "The machines that run side by side.").required(),
    // Map.
    field("ItemProcessor", MAP, Holds::Object(Holder::Processor), "What happens to each item."),
    field("Iterator", MAP, Holds::Object(Holder::Processor), "The old name of ItemProcessor."),
    field("ItemsPath", MAP, Holds::Reference, "Where the input has the items.").only(PATH),
    field("Items", MAP, Holds::Items, "The items.").only(JSONATA),
    field("ItemSelector", MAP, Holds::Template, "What the processor gets for each item."),
    field("ItemReader", MAP, Holds::Object(Holder::ItemReader), "Reads the items from elsewhere (distributed)."),
    field(
        "ItemBatcher",
        MAP,
        Holds::Object(Holder::ItemBatcher),
        "Puts several items into one execution (distributed).",
    ),
    field("ResultWriter", MAP, Holds::Object(Holder::ResultWriter), "Writes the results elsewhere (distributed)."),
    field("Label", MAP, Holds::ShortText(40), "A name for the executions (distributed)."),
    field("MaxConcurrency", MAP, Holds::WholeOrExpression(0, ANY), "How many items at once; 0: as many as there are."),
    field("MaxConcurrencyPath", MAP, Holds::Reference, "Where the input says how many.").only(PATH),
    field(
        "ToleratedFailurePercentage",
        MAP,
        Holds::NumberOrExpression(0, 100),
        "How many of a hundred items may fail.",
    ),
    field("ToleratedFailurePercentagePath", MAP, Holds::Reference, "Where the input says how many.").only(PATH),
    field("ToleratedFailureCount", MAP, Holds::WholeOrExpression(0, ANY), "How many items may fail."),
    field("ToleratedFailureCountPath", MAP, Holds::Reference, "Where the input says how many.").only(PATH),
    field("Resource", READER, Holds::Resource, "The ARN of what reads or writes.").required(),
    field("Resource", WRITER, Holds::Resource, "The ARN of what reads or writes."),
    field("Parameters", READER | WRITER, Holds::Template, "What it is told.").only(PATH),
    field("Arguments", READER | WRITER, Holds::Expressions, "What it is told.").only(JSONATA),
    field("ReaderConfig", READER, Holds::Object(Holder::ReaderConfig), "How to read."),
    field(
        "InputType",
        READER_CONFIG,
        Holds::Word(&["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"]),
        "What the items are read from.",
    ),
    field("Transformation", READER_CONFIG, Holds::Word(&["NONE", "LOAD_AND_FLATTEN"]), "What to do with each object."),
    field("ManifestType", READER_CONFIG, Holds::Word(&["ATHENA_DATA", "S3_INVENTORY"]), "The kind of the manifest."),
    field("CSVHeaderLocation", READER_CONFIG, Holds::Word(&["FIRST_ROW", "GIVEN"]), "Where the names of columns are."),
    field("CSVHeaders", READER_CONFIG, Holds::Texts, "The names of columns."),
    field(
        "CSVDelimiter",
        READER_CONFIG,
        Holds::Word(&["COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"]),
        "What separates columns.",
    ),
    field("ItemsPointer", READER_CONFIG, Holds::Text, "A JSON Pointer to the items in the file."),
    field("MaxItems", READER_CONFIG, Holds::WholeOrExpression(0, ANY), "How many items to read at most."),
    field("MaxItemsPath", READER_CONFIG, Holds::Reference, "Where the input says how many.").only(PATH),
    field("BatchInput", BATCHER, Holds::Template, "What every batch gets besides its items."),
    field("MaxItemsPerBatch", BATCHER, Holds::WholeOrExpression(1, ANY), "How many items in a batch at most."),
    field("MaxItemsPerBatchPath", BATCHER, Holds::Reference, "Where the input says how many.").only(PATH),
    field("MaxInputBytesPerBatch", BATCHER, Holds::WholeOrExpression(1, 262_144), "How many bytes in a batch at most."),
    field("MaxInputBytesPerBatchPath", BATCHER, Holds::Reference, "Where the input says how many.").only(PATH),
    field("WriterConfig", WRITER, Holds::Object(Holder::WriterConfig), "How to write."),
    field(
        "Transformation",
        WRITER_CONFIG,
        Holds::Word(&["NONE", "COMPACT", "FLATTEN"]),
        "What to do with the results.",
    ),
    field("OutputType", WRITER_CONFIG, Holds::Word(&["JSON", "JSONL"]), "What the results are written as."),
    // Retriers and catchers.
    field("ErrorEquals", RETRIER | CATCHER, Holds::Texts, "The names of the errors.").required(),
    field(
        "IntervalSeconds",
        RETRIER,
        Holds::Whole(1, LONGEST),
        "How long to wait before the first retry; 1 unless told otherwise.",
    ),
    field(
        "MaxAttempts",
        RETRIER,
        Holds::Whole(0, LONGEST),
        "How often to try again; 3 unless told otherwise, 0: never.",
    ),
    field(
        "BackoffRate",
        RETRIER,
        Holds::AtLeast(1),
        "What the wait is multiplied by each time; 2.0 unless told otherwise.",
    ),
    field("MaxDelaySeconds", RETRIER, Holds::Whole(1, 31_622_399), "The longest wait."),
    field(
        "JitterStrategy",
        RETRIER,
        Holds::Word(&["FULL", "NONE"]),
        "FULL: the wait is a random part of what it would be.",
    ),
    field("Next", CATCHER, Holds::StateName, "The state that goes on.").required(),
];

/// Every group of fields of which one may be there.
pub const ONE_OF: &[OneOf] = &[
    OneOf { of: GOES_ON, names: &["Next", "End"], required: true },
    OneOf { of: WAIT, names: &["Seconds", "SecondsPath", "Timestamp", "TimestampPath"], required: true },
    OneOf { of: TASK, names: &["TimeoutSeconds", "TimeoutSecondsPath"], required: false },
    OneOf { of: TASK, names: &["HeartbeatSeconds", "HeartbeatSecondsPath"], required: false },
    OneOf { of: FAIL, names: &["Error", "ErrorPath"], required: false },
    OneOf { of: FAIL, names: &["Cause", "CausePath"], required: false },
    OneOf { of: MAP, names: &["ItemProcessor", "Iterator"], required: true },
    OneOf { of: MAP, names: &["ItemSelector", "Parameters"], required: false },
    OneOf { of: MAP, names: &["MaxConcurrency", "MaxConcurrencyPath"], required: false },
    OneOf { of: MAP, names: &["ToleratedFailurePercentage", "ToleratedFailurePercentagePath"], required: false },
    OneOf { of: MAP, names: &["ToleratedFailureCount", "ToleratedFailureCountPath"], required: false },
    OneOf { of: READER_CONFIG, names: &["MaxItems", "MaxItemsPath"], required: false },
    OneOf { of: BATCHER, names: &["MaxItemsPerBatch", "MaxItemsPerBatchPath"], required: false },
    OneOf { of: BATCHER, names: &["MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath"], required: false },
];

/// The row of a field of `holder`, whatever the language.
#[must_use]
pub fn row(holder: Holder, name: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.of & holder.bit() != 0 && field.name == name)
}

/// The fields that `holder` may have in `language`.
pub fn fields(holder: Holder, language: QueryLanguage) -> impl Iterator<Item = &'static Field> {
    FIELDS
        .iter()
        .filter(move |field| field.of & holder.bit() != 0 && field.language.is_none_or(|only| only == language))
}
