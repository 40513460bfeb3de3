//! Intrinsic functions → JSONata's and AWS's.

use super::Writer;
use crate::asl::data::Value;
use crate::asl::intrinsic::{Argument, ArgumentKind, Call, Function};
use crate::json::{self, quote};

impl Writer<'_> {
    /// What a call gives, where `$` is `dollar`. Calls nest no deeper than the reader lets them.
    pub(super) fn call(&mut self, call: &Call, dollar: &str, string: &json::Value) -> Option<String> {
        let span = self.within(string, call.span);
        if let Err(takes) = call.function.contract().count(call.arguments.len()) {
            return self.cannot(span, takes);
        }
        let arguments: Option<Vec<String>> =
            call.arguments.iter().map(|argument| self.argument(argument, dollar, string)).collect();
        let arguments = arguments?;
        let it = |at: usize| arguments.get(at).map_or("", String::as_str);
        let given = |at: usize| call.arguments.get(at).map(|argument| &argument.kind);
        Some(match call.function {
            Function::Format => return self.format(call, &arguments, string),
            Function::StringToJson => {
                self.differs(span, "States.StringToJson makes null of blanks, $parse fails");
                format!("$parse({})", it(0))
            }
            Function::JsonToString => {
                self.differs(span, "States.JsonToString puts quotes around a string, $string leaves it as it is");
                format!("$string({})", it(0))
            }
            Function::Array => {
                let list: Vec<String> =
                    arguments.iter().zip(&call.arguments).map(|(text, kind)| element(text, kind)).collect();
                format!("[{}]", list.join(", "))
            }
            Function::ArrayPartition => format!("$partition({}, {})", it(0), rounded(it(1), given(1))),
            Function::ArrayContains => {
                format!("($count($filter({}, function($item) {{ $item = {} }})) > 0)", it(0), it(1))
            }
            Function::ArrayRange => {
                let numbers: Vec<String> = (0..3).map(|at| rounded(it(at), given(at))).collect();
                format!("$range({})", numbers.join(", "))
            }
            Function::ArrayGetItem => {
                self.differs(span, "past the end of a list States.ArrayGetItem fails, JSONata finds nothing");
                format!("{}[{}]", it(0), it(1))
            }
            Function::ArrayLength => {
                self.differs(span, "States.ArrayLength fails on what is no list, $count counts it as one");
                format!("$count({})", it(0))
            }
            Function::ArrayUnique => format!("[$distinct({})]", it(0)),
            Function::Base64Encode => format!("$base64encode({})", it(0)),
            Function::Base64Decode => format!("$base64decode({})", it(0)),
            Function::Hash => format!("$hash({}, {})", it(0), it(1)),
            Function::JsonMerge => match given(2) {
                Some(ArgumentKind::Literal(Value::Bool(false))) => format!("$merge([{}, {}])", it(0), it(1)),
                _ => return self.cannot(span, "only a shallow States.JsonMerge has a like in JSONata: $merge"),
            },
            Function::MathRandom => {
                let (start, end) = (rounded(it(0), given(0)), rounded(it(1), given(1)));
                self.differs(span, "random numbers are others, also for the same seed");
                format!("({start} + $floor($random({}) * ({end} - {start})))", it(2))
            }
            Function::MathAdd => format!("({} + {})", rounded(it(0), given(0)), rounded(it(1), given(1))),
            Function::StringSplit => match given(1) {
                Some(ArgumentKind::Text { value, .. }) if !value.is_empty() => {
                    format!("[$split({}, /[{}]/)[$ != \"\"]]", it(0), class(value))
                }
                _ => return self.cannot(span, "the characters to split at have to be written out for JSONata"),
            },
            Function::UUID => {
                self.differs(span, "identifiers are random");
                "$uuid()".to_owned()
            }
        })
    }

    fn argument(&mut self, argument: &Argument, dollar: &str, string: &json::Value) -> Option<String> {
        match &argument.kind {
            ArgumentKind::Text { value, .. } => Some(quote(value)),
            ArgumentKind::Literal(value) => Some(value.to_string()),
            ArgumentKind::Path(path) => self.path(path, dollar, string),
            ArgumentKind::Call(call) => self.call(call, dollar, string),
        }
    }

    fn format(&mut self, call: &Call, arguments: &[String], string: &json::Value) -> Option<String> {
        let span = self.within(string, call.span);
        let Some(ArgumentKind::Text { raw, .. }) = call.arguments.first().map(|argument| &argument.kind) else {
            return self.cannot(span, "the text of States.Format has to be written out for JSONata");
        };
        let (mut parts, mut text, mut values) = (Vec::new(), String::new(), arguments.iter().skip(1));
        let mut characters = raw.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                '\\' => text.extend(characters.next()),
                '{' if characters.peek() == Some(&'}') => {
                    characters.next();
                    parts.push(quote(&std::mem::take(&mut text)));
                    match values.next() {
                        Some(value) => parts.push(value.clone()),
                        None => return self.cannot(span, "there are more {} than values"),
                    }
                }
                '{' | '}' => {
                    return self.cannot(span, "a brace in the text of States.Format is neither {} nor escaped");
                }
                c => text.push(c),
            }
        }
        if values.next().is_some() {
            return self.cannot(span, "there are more values than {}");
        }
        if parts.is_empty() {
            return Some(quote(&text));
        }
        self.differs(span, "States.Format writes objects and lists as Java does, & writes them as JSON");
        parts.push(quote(&text));
        // Beside a text that is there, empty ones say nothing; the first one makes a text of all.
        let first = parts.remove(0);
        let mut shown: Vec<String> = parts.into_iter().filter(|part| part != "\"\"").collect();
        if first != "\"\"" || shown.len() < 2 || !shown.iter().any(|part| part.starts_with('"')) {
            shown.insert(0, first);
        }
        Some(format!("({})", shown.join(" & ")))
    }
}

/// JSONata puts the elements of a list into the list that it makes; one more list around them keeps it whole.
fn element(text: &str, argument: &Argument) -> String {
    match argument.kind {
        ArgumentKind::Text { .. } | ArgumentKind::Literal(_) => text.to_owned(),
        _ => format!("($type({text}) = \"array\" ? [[{text}]] : {text})"),
    }
}

/// Halves go up, as Java rounds; whole numbers are what they are.
fn rounded(text: &str, argument: Option<&ArgumentKind>) -> String {
    match argument {
        Some(ArgumentKind::Literal(Value::Number(number))) => number.round().to_string(),
        _ => format!("$floor({text} + 0.5)"),
    }
}

/// Characters as a class of a regular expression.
fn class(characters: &str) -> String {
    characters.chars().flat_map(|c| [Some('\\').filter(|_| c.is_ascii_punctuation()), Some(c)]).flatten().collect()
}
