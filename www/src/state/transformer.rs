//! An input transformer's texts, and what a target would get.

use pointsman::diagnostic::{Diagnostic, Error, Positions, Step};
use pointsman::eventbridge::{InputTransformer, TransformerOptions};
use pointsman::json::{self, Options, Value};
use std::rc::Rc;

/// The texts, as a person writes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transformer {
    /// `InputPathsMap`: a JSON object.
    pub paths: Rc<str>,
    /// `InputTemplate`.
    pub template: Rc<str>,
    /// What `<aws.events.rule-name>` stands for.
    pub rule: Rc<str>,
}

/// Something to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where: `Input template, line 2`.
    pub place: String,
    /// It cannot be used as it is.
    pub is_error: bool,
    /// What it is.
    pub message: String,
    /// What to do.
    pub hints: Vec<String>,
}

/// What became of an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// What the target gets, and whether it is JSON.
    pub text: Option<(String, bool)>,
    /// What is wrong, or worth knowing.
    pub remarks: Vec<Remark>,
}

impl Transformer {
    /// Is there nothing in it yet?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.paths, &self.template, &self.rule].iter().all(|text| text.trim().is_empty())
    }

    /// One to begin with: it uses a path, a reserved variable, and a variable within a text.
    #[must_use]
    pub fn example() -> Self {
        Self {
            paths: "{\n  \"source\": \"$.source\",\n  \"type\": \"$.detail-type\",\n  \"time\": \"$.time\"\n}".into(),
            template: "{\n  \"title\": <type>,\n  \"text\": \"<source> said so at <time>\",\n  \"rule\": <aws.events.rule-name>\n}".into(),
            rule: "my-rule".into(),
        }
    }

    /// As the value that links and the storage keep.
    #[must_use]
    pub fn to_json(&self) -> String {
        let [paths, template, rule] = [&self.paths, &self.template, &self.rule].map(|text| json::quote(text));
        format!("{{\"paths\":{paths},\"template\":{template},\"rule\":{rule}}}")
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let text = |key: &str| Some(Rc::from(value.get(key)?.as_text()?.as_str()));
        Some(Self { paths: text("paths")?, template: text("template")?, rule: text("rule")? })
    }

    /// What the target gets for this event.
    #[must_use]
    pub fn apply(&self, event: &str) -> Output {
        let paths = match self.read_paths() {
            Ok(paths) => paths,
            Err(remarks) => return Output { text: None, remarks },
        };
        let rule = self.rule.trim();
        let options = TransformerOptions {
            paths,
            template: self.template.to_string(),
            rule_name: (!rule.is_empty()).then(|| rule.to_owned()),
            ..TransformerOptions::default()
        };
        let remarks = |list: &[Diagnostic]| list.iter().map(|it| remark(it, &options)).collect::<Vec<_>>();
        let transformer = match InputTransformer::new(options.clone()) {
            Ok(transformer) => transformer,
            Err(error) => return Output { text: None, remarks: remarks(error.diagnostics()) },
        };
        let mut said = remarks(transformer.diagnostics());
        match transformer.explain(event) {
            Ok(done) => {
                said.extend(remarks(&done.diagnostics));
                Output { text: Some((done.output, done.is_json)), remarks: said }
            }
            // The page says already what is wrong with the event; what is left is a result that is too large.
            Err(error) => {
                let about_it = |it: &&Diagnostic| !it.path.is_empty();
                said.extend(error.diagnostics().iter().filter(about_it).map(|it| remark(it, &options)));
                Output { text: None, remarks: said }
            }
        }
    }

    fn read_paths(&self) -> Result<Vec<(String, String)>, Vec<Remark>> {
        let at = Positions::new(&self.paths);
        let wrong = |span: pointsman::diagnostic::Span, message: &str| Remark {
            place: format!("Input paths, line {}", at.place(span.start).line),
            is_error: true,
            message: message.to_owned(),
            hints: vec!["write a JSON object of names and paths: {\"state\": \"$.detail.state\"}".to_owned()],
        };
        if self.paths.trim().is_empty() {
            return Ok(Vec::new());
        }
        let value = json::parse(&self.paths, &Options::default()).into_result().map_err(|error: Error| {
            error.diagnostics().iter().map(|it| wrong(it.span.unwrap_or_default(), &it.message)).collect::<Vec<_>>()
        })?;
        let members = value.as_object().ok_or_else(|| vec![wrong(value.span, "this is not a JSON object")])?;
        let text = |member: &json::Member| match member.value.as_text() {
            Some(path) => Ok((member.key.as_str().to_owned(), path.as_str().to_owned())),
            None => Err(vec![wrong(member.value.span, "a path is a string")]),
        };
        members.iter().map(text).collect()
    }
}

fn remark(diagnostic: &Diagnostic, options: &TransformerOptions) -> Remark {
    let of = match diagnostic.path.as_slice() {
        [Step::Key(_), Step::Key(name)] => format!("Input paths, {name}"),
        [Step::Key(option)] if option == "InputPathsMap" => "Input paths".to_owned(),
        _ => {
            let at = Positions::new(options.text_of(diagnostic));
            let line = diagnostic.span.map(|span| format!(", line {}", at.place(span.start).line));
            format!("Input template{}", line.unwrap_or_default())
        }
    };
    Remark {
        place: of,
        is_error: diagnostic.is_error(),
        message: diagnostic.message.clone(),
        hints: diagnostic.hints.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str =
        r#"{"source":"aws.ec2","detail-type":"State","time":"now","region":"r","account":"1","detail":{}}"#;

    fn transformer(paths: &str, template: &str) -> Transformer {
        Transformer { paths: paths.into(), template: template.into(), rule: "".into() }
    }

    #[test]
    fn the_example_works() {
        let output = Transformer::example().apply(EVENT);
        let (text, is_json) = output.text.unwrap();
        assert!(is_json && text.contains(r#""text": "aws.ec2 said so at now""#) && text.contains("my-rule"), "{text}");
        assert_eq!(output.remarks, []);
    }

    #[test]
    fn what_is_wrong_has_its_place() {
        let place = |paths: &str, template: &str| {
            let output = transformer(paths, template).apply(EVENT);
            output.remarks.into_iter().map(|remark| remark.place).collect::<Vec<_>>()
        };
        assert_eq!(place("{\n'a'", "\"x\"")[0], "Input paths, line 2");
        assert_eq!(place("[]", "\"x\""), ["Input paths, line 1"]);
        assert_eq!(place("{\"a\": 1}", "\"x\""), ["Input paths, line 1"]);
        assert_eq!(place("{\"a\": \"b\"}", "<a>")[0], "Input paths, a");
        assert_eq!(place("", "{\n\"x\": <nobody>}"), ["Input template, line 2"]);
        assert_eq!(place("{\"a\": \"$.detail.x\"}", "{\"x\": <a>}"), ["Input template, line 1"]);
    }

    #[test]
    fn it_survives_the_round_trip() {
        let example = Transformer::example();
        let value = json::parse(&example.to_json(), &Options::default()).into_result().unwrap();
        assert_eq!(Transformer::read(&value), Some(example));
    }

    #[test]
    fn an_event_that_cannot_be_read_gives_nothing_and_says_nothing_twice() {
        assert_eq!(transformer("", "\"x\"").apply("{"), Output::default());
    }
}
