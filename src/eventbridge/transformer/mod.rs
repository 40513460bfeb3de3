//! Input transformers: what a target gets instead of the event.
//!
//! Where AWS documents a rule, this follows the documentation ("Amazon EventBridge input transformation", and
//! `InputTransformer` in the API reference); where it does not, what the hosted service was recorded to answer (by the
//! tests of LocalStack, whose expectations are taken from AWS); the rest is marked as ours.
//!
//! - A variable is `<name>`; angle brackets cannot be escaped (documented).
//! - As the value of a JSON field, a string gets quotes, an object or array none (documented); its text is escaped as
//!   JSON (ours: documented is only that the result is valid JSON).
//! - Within quotes a string is inserted as it is, **not escaped** (documented), so that quotes in it break the JSON; of an
//!   object or array the quotes are removed (documented), and backslashes (ours, for the same reason).
//! - Where the event has nothing at the path, nothing is inserted within quotes (documented and recorded), and an empty
//!   string `""` as a value (recorded).
//! - A variable cannot be the key of an object (documented).
//! - Text of several lines has each line in quotes of its own (documented); all of it is passed on as it stands.
//! - `<aws.events.event>` is the event without `detail` (documented), its `detail-type` renamed to `detailType`
//!   (recorded); `<aws.events.event.json>` is the whole event.
//! - White space of the template is kept (ours; AWS documented once that it is taken away, which is the same JSON).

mod path;
mod template;

use super::pattern::read_event;
use crate::diagnostic::{Code, Diagnostic, Error, Span, Step, did_you_mean};
use crate::gather::Gather;
use crate::json::{self, Kind, Member, Value};
use crate::order;
use path::Path;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use template::{Form, Template, Variable};

/// Variables that every transformer has. The last two are objects.
const RESERVED: [&str; 5] = [
    "aws.events.rule-arn",
    "aws.events.rule-name",
    "aws.events.event.ingestion-time",
    "aws.events.event",
    "aws.events.event.json",
];
/// Entries of an `InputPathsMap`.
const MAX_PATHS: usize = 100;
/// Characters of a name or a path.
const MAX_PATH: usize = 256;
/// Characters of a template.
const MAX_TEMPLATE: usize = 8_192;
/// Bytes of a result: far more than any event may have, and a bound for `<aws.events.event.json>` written 300 times.
const MAX_RESULT: usize = 16 << 20;

/// What a transformer is made of, with AWS's names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransformerOptions {
    /// Names of variables and their paths in the event; in JSON an object. Of several of one name the last counts.
    #[serde(rename = "InputPathsMap", default, with = "as_object")]
    pub paths: Vec<(String, String)>,
    /// The template.
    #[serde(rename = "InputTemplate")]
    pub template: String,
    /// `<aws.events.rule-name>`; taken from the ARN where only that is given.
    #[serde(rename = "ruleName", default)]
    pub rule_name: Option<String>,
    /// `<aws.events.rule-arn>`; made of the name and the event's region and account where only the name is given.
    #[serde(rename = "ruleArn", default)]
    pub rule_arn: Option<String>,
    /// `<aws.events.event.ingestion-time>`; the event's `time` where it is not given.
    #[serde(rename = "ingestionTime", default)]
    pub ingestion_time: Option<String>,
}

impl TransformerOptions {
    /// The text that a diagnostic's span lies in: the template, or one of the paths.
    #[must_use]
    pub fn text_of(&self, diagnostic: &Diagnostic) -> &str {
        match diagnostic.path.as_slice() {
            [Step::Key(option), Step::Key(name)] if option == "InputPathsMap" => self.path(name).unwrap_or_default(),
            _ => &self.template,
        }
    }

    /// The text of a variable's path.
    fn path(&self, name: &str) -> Option<&str> {
        self.paths.iter().rfind(|(known, _)| known == name).map(|(_, path)| path.as_str())
    }

    /// The entries by name, each name once.
    fn sorted(&mut self) {
        let mut paths: Vec<(String, String)> = Vec::new();
        for (name, path) in order::stable_by_key(std::mem::take(&mut self.paths), |(name, _)| name.clone()) {
            match paths.last_mut() {
                Some(last) if last.0 == name => last.1 = path,
                _ => paths.push((name, path)),
            }
        }
        self.paths = paths;
    }
}

/// Pairs as a JSON object.
mod as_object {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::collections::BTreeMap;

    pub(super) fn serialize<S: Serializer>(paths: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(paths.iter().map(|(name, path)| (name, path)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
        Ok(BTreeMap::deserialize(deserializer)?.into_iter().collect())
    }
}

/// An input transformer.
///
/// ```
/// use pointsman::eventbridge::{InputTransformer, TransformerOptions};
///
/// let transformer = InputTransformer::new(TransformerOptions {
///     paths: [("state".to_owned(), "$.detail.state".to_owned())].into(),
///     template: r#"{"state": <state>, "text": "it is <state>"}"#.to_owned(),
///     ..Default::default()
/// })?;
/// let event = r#"{"detail": {"state": "running"}}"#;
/// assert_eq!(transformer.apply(event)?, r#"{"state": "running", "text": "it is running"}"#);
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct InputTransformer {
    options: TransformerOptions,
    /// By name, sorted.
    paths: Vec<(String, Path)>,
    template: Template,
    diagnostics: Vec<Diagnostic>,
}

/// What became of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transformed {
    /// What the target gets.
    pub output: String,
    /// Is that one JSON document? Text of several lines is not.
    pub is_json: bool,
    /// The variables of the template in the order of their names, each with its value as compact JSON, if it has one.
    pub variables: Vec<(String, Option<String>)>,
    /// What this event made of the template: paths that lead nowhere, values that break the quotes they stand in.
    pub diagnostics: Vec<Diagnostic>,
}

impl InputTransformer {
    /// Reads paths and template.
    ///
    /// # Errors
    /// Every error of both. Of each diagnostic the first step of its path names the option, the second the entry of
    /// `InputPathsMap`, and its span lies in that text; see [`TransformerOptions::text_of`].
    pub fn new(mut options: TransformerOptions) -> Result<Self, Error> {
        options.sorted();
        let mut found = Vec::new();
        let paths = read_paths(&options, &mut found);
        let mut about_template = Vec::new();
        let template = Template::parse(&options.template, &mut about_template);
        check_template(&options, &paths, &template, &mut about_template);
        let about_template = order::stable_by_key(about_template, |diagnostic| diagnostic.span);
        found.extend(about_template.into_iter().map(in_template));
        unused(&options, &template, &mut found);
        if found.iter().any(Diagnostic::is_error) {
            found.retain(Diagnostic::is_error);
        }
        match Error::of(found) {
            Ok(error) => Err(error),
            Err(diagnostics) => Ok(Self { options, paths, template, diagnostics }),
        }
    }

    /// Every error of the options, or, where they have none, their lints.
    #[must_use]
    pub fn check(options: TransformerOptions) -> Vec<Diagnostic> {
        match Self::new(options) {
            Ok(transformer) => transformer.diagnostics,
            Err(error) => error.into_diagnostics(),
        }
    }

    /// The lints of paths and template.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What it is made of.
    #[must_use]
    pub const fn options(&self) -> &TransformerOptions {
        &self.options
    }

    /// What the target gets for this event.
    ///
    /// # Errors
    /// Where the event is not a JSON object, or the result has more than 16 MiB.
    pub fn apply(&self, event: &str) -> Result<String, Error> {
        let event = read_event(event)?;
        Ok(self.fill(&self.values(&event)?)?.0)
    }

    /// The same, with what each variable stood for.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn explain(&self, event: &str) -> Result<Transformed, Error> {
        let event = read_event(event)?;
        let values = self.values(&event)?;
        let (output, found) = self.fill(&values)?;
        let is_json = self.template.form == Form::Json && {
            let parsed = json::parse(&output, &json::Options::default());
            parsed.value.is_some() && parsed.diagnostics.is_empty()
        };
        let variables = values.into_iter().map(|(name, value)| (name.to_owned(), value.map(|v| v.json))).list();
        Ok(Transformed { output, is_json, variables, diagnostics: found.into_iter().map(in_template).list() })
    }

    /// The values of the variables that the template uses.
    fn values(&self, event: &Value) -> Result<Vec<(&str, Option<Inserted>)>, Error> {
        let (mut values, mut size) = (Vec::new(), 0);
        for variable in &self.template.variables {
            let name = variable.name.as_str();
            if values.iter().any(|(known, _)| *known == name) {
                continue;
            }
            let value = match path_of(&self.paths, name) {
                Some(path) => path.find(event),
                None => self.reserved(name, event),
            };
            let inserted = value.map(|value| Inserted::new(&value));
            size += inserted.as_ref().map_or(0, |value| value.json.len());
            if size > MAX_RESULT {
                return Err(too_large(variable));
            }
            values.push((name, inserted));
        }
        order::by_key(&mut values, |(name, _)| *name);
        Ok(values)
    }

    fn reserved<'a>(&self, name: &str, event: &'a Value) -> Option<Cow<'a, Value>> {
        let text = |text: String| Some(Cow::Owned(Value { span: event.span, kind: Kind::String(text.into()) }));
        let field = |name: &str| event.get(name)?.as_text().map(|text| text.as_str());
        let (name_given, arn_given) = (self.options.rule_name.as_ref(), self.options.rule_arn.as_ref());
        match name {
            "aws.events.event.json" => Some(Cow::Borrowed(event)),
            "aws.events.event" => {
                let members = event.as_object()?.iter().filter(|member| member.key.as_str() != "detail");
                let renamed = members.map(|member| match member.key.as_str() {
                    "detail-type" => Member { key: "detailType".into(), ..member.clone() },
                    _ => member.clone(),
                });
                Some(Cow::Owned(Value { span: event.span, kind: Kind::Object(renamed.list()) }))
            }
            "aws.events.rule-name" => {
                let from_arn = || arn_given.and_then(|arn| arn.rsplit('/').next()).map(str::to_owned);
                name_given.cloned().or_else(from_arn).and_then(text)
            }
            "aws.events.rule-arn" => {
                let made = || {
                    let (region, account) = (field("region")?, field("account")?);
                    Some(format!("arn:aws:events:{region}:{account}:rule/{}", name_given?))
                };
                arn_given.cloned().or_else(made).and_then(text)
            }
            "aws.events.event.ingestion-time" => {
                self.options.ingestion_time.clone().or_else(|| field("time").map(str::to_owned)).and_then(text)
            }
            _ => None,
        }
    }

    /// The template with the values in it, and what is to be said about them.
    fn fill(&self, values: &[(&str, Option<Inserted>)]) -> Result<(String, Vec<Diagnostic>), Error> {
        let text = &self.options.template;
        let (mut out, mut found, mut at) = (String::new(), Vec::new(), 0);
        for variable in &self.template.variables {
            out.push_str(text.get(at..variable.span.start).unwrap_or_default());
            at = variable.span.end;
            let value = values.iter().find(|(name, _)| *name == variable.name);
            match value.and_then(|(_, value)| value.as_ref()) {
                None => {
                    found.push(self.missing(variable));
                    out.push_str(if variable.in_text { "" } else { "\"\"" });
                }
                Some(value) if !variable.in_text => out.push_str(&value.json),
                Some(value) => {
                    if value.breaks_quotes && self.template.form != Form::Text {
                        let message = format!("the value of <{}> is not escaped, and breaks the quotes", variable.name);
                        let hint = "take the quotes around the variable away, so that it is inserted as a JSON string";
                        found.push(Diagnostic::new(Code::TransformerQuotes, message).at(variable.span).hint(hint));
                    }
                    out.push_str(value.text.as_deref().unwrap_or(&value.json));
                }
            }
            if out.len() > MAX_RESULT {
                return Err(too_large(variable));
            }
        }
        out.push_str(text.get(at..).unwrap_or_default());
        Ok((out, found))
    }

    fn missing(&self, variable: &Variable) -> Diagnostic {
        let message = match self.options.path(&variable.name) {
            Some(path) => format!("this event has nothing at {path}"),
            None => format!("<{}> is not known here", variable.name),
        };
        let inserted = if variable.in_text { "nothing" } else { "an empty string" };
        let hint = format!("{inserted} stands in its place");
        Diagnostic::new(Code::TransformerMissing, message).at(variable.span).hint(hint)
    }
}

/// A value in its two spellings.
struct Inserted {
    /// As the value of a field.
    json: String,
    /// Within quotes, where that is another one.
    text: Option<String>,
    /// Is the spelling within quotes no part of a JSON string?
    breaks_quotes: bool,
}

impl Inserted {
    fn new(value: &Value) -> Self {
        let json = json::compact(value);
        let (text, breaks_quotes) = match &value.kind {
            Kind::String(text) => {
                let breaks = |c: char| c == '"' || c == '\\' || c < ' ';
                (Some(text.as_str().to_owned()), text.as_str().contains(breaks))
            }
            Kind::Array(_) | Kind::Object(_) => (Some(json.replace(['"', '\\'], "")), false),
            _ => (None, false),
        };
        Self { json, text, breaks_quotes }
    }
}

fn too_large(variable: &Variable) -> Error {
    let message = format!("the result has more than {MAX_RESULT} bytes");
    in_template(Diagnostic::new(Code::TransformerSize, message).at(variable.span)).into()
}

fn in_template(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.path(vec!["InputTemplate".into()])
}

fn in_path(diagnostic: Diagnostic, name: &str) -> Diagnostic {
    diagnostic.path(vec!["InputPathsMap".into(), name.into()])
}

fn read_paths(options: &TransformerOptions, found: &mut Vec<Diagnostic>) -> Vec<(String, Path)> {
    if options.paths.len() > MAX_PATHS {
        let message = format!("InputPathsMap has {} variables; the limit is {MAX_PATHS}", options.paths.len());
        found.push(Diagnostic::new(Code::TransformerCount, message).path(vec!["InputPathsMap".into()]));
    }
    let mut paths = Vec::new();
    for (name, text) in &options.paths {
        if let Some((message, hint)) = bad_name(name) {
            let diagnostic = Diagnostic::new(Code::TransformerVariable, message).hint(hint);
            found.push(in_path(diagnostic, name));
        }
        if text.chars().count() > MAX_PATH {
            let message = format!("a path has at most {MAX_PATH} characters");
            let diagnostic = Diagnostic::new(Code::TransformerSize, message).at(Span::new(0, text.len()));
            found.push(in_path(diagnostic, name));
        }
        match Path::parse(text) {
            Ok(path) => {
                for span in &path.unlisted {
                    let message =
                        format!("AWS does not list all characters of {} as supported", json::quote(span.of(text)));
                    let diagnostic = Diagnostic::new(Code::TransformerCharacter, message).at(*span);
                    found.push(in_path(diagnostic, name));
                }
                paths.push((name.clone(), path));
            }
            Err(error) => {
                let diagnostic = Diagnostic::new(Code::TransformerPath, error.message).at(error.span);
                found.push(in_path(diagnostic.hint(error.hint), name));
            }
        }
    }
    paths
}

/// The path of that name.
fn path_of<'a>(paths: &'a [(String, Path)], name: &str) -> Option<&'a Path> {
    let at = paths.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
    paths.get(at).map(|(_, path)| path)
}

fn bad_name(name: &str) -> Option<(String, &'static str)> {
    if RESERVED.contains(&name) {
        return Some((format!("<{name}> is there without being defined"), "take it out of InputPathsMap"));
    }
    if name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws.")) {
        return Some((format!("{} begins with AWS., which is reserved", json::quote(name)), "choose another name"));
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if name.is_empty() || !name.chars().all(is_name) {
        return Some((format!("{} is not a name for a variable", json::quote(name)), "use letters, digits, - and _"));
    }
    (name.len() > MAX_PATH).then(|| (format!("a name has at most {MAX_PATH} characters"), "shorten it"))
}

fn check_template(
    options: &TransformerOptions,
    paths: &[(String, Path)],
    template: &Template,
    found: &mut Vec<Diagnostic>,
) {
    let text = &options.template;
    let whole = Span::new(0, text.len());
    let length = text.chars().count();
    if length == 0 {
        found.push(Diagnostic::new(Code::TransformerTemplate, "the template is empty").at(whole));
    }
    if length > MAX_TEMPLATE {
        let message = format!("the template has {length} characters; the limit is {MAX_TEMPLATE}");
        found.push(Diagnostic::new(Code::TransformerSize, message).at(whole));
    }
    for variable in &template.variables {
        let name = variable.name.as_str();
        let known = RESERVED.contains(&name) || options.path(name).is_some();
        if !known {
            let message = format!("InputTemplate contains invalid placeholder {name}");
            let candidates = options.paths.iter().map(|(name, _)| name.as_str()).chain(RESERVED);
            let hint = match did_you_mean(name, candidates) {
                Some(near) => format!("did you mean <{near}>?"),
                None => format!("add {} to InputPathsMap", json::quote(name)),
            };
            found.push(Diagnostic::new(Code::TransformerUnknown, message).at(variable.span).hint(hint));
        }
        let object = name.starts_with("aws.events.event") && !name.ends_with("ingestion-time");
        let container = known && object || path_of(paths, name).is_some_and(Path::is_container);
        if variable.in_text && container && template.form != Form::Text {
            let message = format!("<{name}> holds an object or an array, and loses its quotes here");
            let hint = "take the quotes around it away";
            found.push(Diagnostic::new(Code::TransformerQuotes, message).at(variable.span).hint(hint));
        }
    }
}

fn unused(options: &TransformerOptions, template: &Template, found: &mut Vec<Diagnostic>) {
    if found.iter().any(Diagnostic::is_error) {
        return; // lints are not shown beside errors, and only without errors is the number of names bounded
    }
    for (name, _) in options.paths.iter().filter(|(name, _)| !template.variables.iter().any(|v| v.name == *name)) {
        let message = format!("the template does not use <{name}>");
        found.push(in_path(Diagnostic::new(Code::TransformerUnused, message), name));
    }
}

#[cfg(test)]
mod tests;
