//! Events → tree.

use super::scalar::{self, Plain};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::json::{Kind, Member, Text, Value};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, StrInput};
use std::borrow::Cow;

/// How deep and large a document may be, and how much its aliases may copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Sequences and mappings within each other.
    pub depth: usize,
    /// Bytes of the text.
    pub bytes: usize,
    /// Values that anchors and aliases may copy, all together.
    pub copies: usize,
}

impl Default for Limits {
    /// 512 levels, 8 MiB, 100,000 values.
    fn default() -> Self {
        Self { depth: 512, bytes: 8 << 20, copies: 100_000 }
    }
}

/// A tag that YAML itself does not define, such as CloudFormation's `!GetAtt`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// As written, such as `!GetAtt`.
    pub name: Box<str>,
    /// The place of the value that has it.
    pub span: Span,
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The document, up to the first error; `None` where there is nothing.
    pub value: Option<Value>,
    /// Tags of values of the tree, in the order of the text.
    pub tags: Vec<Tag>,
    /// Errors and lints, in the order of the text. YAML cannot be read on behind an error of its grammar.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the one document of `text`.
#[must_use]
pub fn parse(text: &str, limits: &Limits) -> Parsed {
    let mut tree = Tree {
        text,
        offsets: Offsets::new(text),
        limits: *limits,
        open: Vec::new(),
        root: None,
        anchors: Vec::new(),
        copied: 0,
        tags: Vec::new(),
        out: Diagnostics::new(),
    };
    if text.len() > limits.bytes {
        let message = format!("this text has {} bytes; the limit is {}", text.len(), limits.bytes);
        tree.out.push(Diagnostic::new(Code::JsonTooLarge, message).at(Span::new(0, 0)));
    } else {
        tree.read();
    }
    Parsed { value: tree.root, tags: tree.tags, diagnostics: tree.out.into_sorted() }
}

/// A collection that is not finished.
struct Open {
    start: usize,
    anchor: usize,
    /// The end of the last thing in it.
    end: usize,
    content: Content,
}

enum Content {
    Array(Vec<Value>),
    Object { members: Vec<Member>, key: Option<(Text, Span)> },
}

/// What an anchor stands for.
struct Anchored {
    id: usize,
    value: Value,
    size: Size,
}

struct Tree<'a> {
    text: &'a str,
    offsets: Offsets,
    limits: Limits,
    open: Vec<Open>,
    root: Option<Value>,
    anchors: Vec<Anchored>,
    copied: usize,
    tags: Vec<Tag>,
    out: Diagnostics,
}

/// Reading stops; why has been said.
struct Stop;

impl Tree<'_> {
    fn read(&mut self) {
        let text = self.text;
        let mut parser = Parser::new_from_str(text);
        let _ = self.events(&mut parser);
        // What is open at an error is closed there, so that the rest of the tree can be looked at.
        while let Some(open) = self.open.pop() {
            let end = open.end;
            if self.finish(open, end).is_err() {
                break;
            }
        }
        if self.root.is_none() && !self.out.has_errors() {
            self.error(Code::YamlEmpty, Span::new(0, text.len()), "there is no document in this text");
        }
    }

    fn events<'t>(&mut self, parser: &mut Parser<'t, StrInput<'t>>) -> Result<(), Stop> {
        while let Some(event) = parser.next_event() {
            let (event, place) = event.map_err(|error| self.grammar(&error))?;
            let span = Span::new(self.offset(place.start), self.offset(place.end));
            match event {
                Event::DocumentStart(_) if self.root.is_some() => {
                    let hint = "keep one document; take the --- out, or put the other into its own file";
                    self.hinted(Code::YamlDocuments, span, "a second document begins here", hint);
                    return Err(Stop);
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let span = trimmed(self.text, span, style);
                    if self.wants_key() {
                        if anchor > 0 {
                            self.anchor(anchor, &Value { span, kind: Kind::String(text.as_ref().into()) })?;
                        }
                        self.key(&text, span, style);
                        continue;
                    }
                    let tag = tag.map(Cow::into_owned);
                    let kind = self.scalar(&text, span, style, tag.as_ref());
                    let value = Value { span, kind };
                    if anchor > 0 {
                        self.anchor(anchor, &value)?;
                    }
                    self.place(value)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.begin(span, anchor, tag.as_deref(), Content::Array(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    let content = Content::Object { members: Vec::new(), key: None };
                    self.begin(span, anchor, tag.as_deref(), content)?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some(open) = self.open.pop() {
                        // A closing bracket has a width; a block ends where the last thing in it does.
                        let end = if span.end > span.start { span.end } else { open.end };
                        self.finish(open, end)?;
                    }
                }
                Event::Alias(id) => self.alias(id, span)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn offset(&self, marker: Marker) -> usize {
        self.offsets.byte(marker.index())
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Object { key: None, .. }, .. }))
    }

    fn key(&mut self, text: &str, span: Span, style: ScalarStyle) {
        if text == "<<" && style == ScalarStyle::Plain {
            let hint = "write the fields out; CloudFormation does not know merge keys either";
            self.hinted(Code::YamlMerge, span, "a merge key is taken as a plain name here", hint);
        }
        if style == ScalarStyle::Plain
            && matches!(text.to_ascii_lowercase().as_str(), "yes" | "no" | "on" | "off" | "y" | "n")
        {
            self.older(text, span);
        }
        if let Some(Open { content: Content::Object { key, .. }, .. }) = self.open.last_mut() {
            *key = Some((text.into(), span));
        }
    }

    fn scalar(&mut self, text: &str, span: Span, style: ScalarStyle, tag: Option<&saphyr_parser::Tag>) -> Kind {
        let core = tag.filter(|tag| tag.is_yaml_core_schema()).map(|tag| tag.suffix.as_str());
        if let Some(tag) = tag.filter(|tag| core.is_none() && tag.suffix != "!" && !tag.suffix.is_empty()) {
            self.tag(tag, span);
            return Kind::String(text.into());
        }
        let is_plain = tag.is_none() && style == ScalarStyle::Plain;
        if !is_plain && core.is_none_or(|core| core == "str") {
            return Kind::String(text.into());
        }
        match scalar::plain(text) {
            Plain::Is(kind) => {
                if is_plain && scalar::elsewhere(text).is_some() {
                    self.older(text, span);
                }
                kind
            }
            Plain::NotJson => {
                let message = format!("`{text}` is a number that JSON cannot spell");
                self.hinted(Code::YamlNumber, span, message, format!("put it in quotes if it is text: \"{text}\""));
                Kind::Null
            }
        }
    }

    /// Notes what YAML 1.1 would read.
    fn older(&mut self, text: &str, span: Span) {
        let Some(what) = scalar::elsewhere(text) else { return };
        let message = format!("YAML 1.1 readers take `{text}` for {what}; here it is what YAML 1.2 makes of it");
        self.hinted(Code::YamlOlder, span, message, format!("write \"{text}\" if it is text, so that all agree"));
    }

    fn tag(&mut self, tag: &saphyr_parser::Tag, span: Span) {
        let name = format!("{}{}", tag.handle, tag.suffix).into_boxed_str();
        self.tags.push(Tag { name, span });
    }

    fn begin(
        &mut self,
        span: Span,
        anchor: usize,
        tag: Option<&saphyr_parser::Tag>,
        content: Content,
    ) -> Result<(), Stop> {
        if self.wants_key() {
            let hint = "names of a mapping are plain text; put quotes around it if it begins with a bracket or a question mark";
            self.hinted(Code::YamlKey, span, "a name of a mapping that is itself a list or a mapping", hint);
            return Err(Stop);
        }
        if self.open.len() >= self.limits.depth {
            return Err(self.too_deep(span));
        }
        if let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) {
            self.tag(tag, Span::new(span.start, span.start));
        }
        self.open.push(Open { start: span.start, anchor, end: span.end, content });
        Ok(())
    }

    fn finish(&mut self, open: Open, end: usize) -> Result<(), Stop> {
        let span = Span::new(open.start, end.max(open.start));
        // The tag of a collection was noted before its end was known.
        if let Some(tag) = self.tags.iter_mut().rev().find(|tag| tag.span == Span::new(open.start, open.start)) {
            tag.span = span;
        }
        let kind = match open.content {
            Content::Array(elements) => Kind::Array(elements),
            Content::Object { members, .. } => Kind::Object(members),
        };
        let value = Value { span, kind };
        if open.anchor > 0 {
            self.anchor(open.anchor, &value)?;
        }
        self.place(value)
    }

    /// Puts `value` where the text has it.
    fn place(&mut self, value: Value) -> Result<(), Stop> {
        let end = value.span.end;
        self.put(value);
        if let Some(open) = self.open.last_mut() {
            open.end = open.end.max(end);
        }
        Ok(())
    }

    fn put(&mut self, value: Value) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(value),
            Some(Content::Array(elements)) => elements.push(value),
            Some(Content::Object { members, key }) => {
                if let Some((key, key_span)) = key.take() {
                    members.push(Member { key, key_span, value });
                }
            }
        }
    }

    fn anchor(&mut self, id: usize, value: &Value) -> Result<(), Stop> {
        let size = Size::of(value);
        self.copy(size.nodes, value.span)?;
        self.anchors.push(Anchored { id, value: value.clone(), size });
        Ok(())
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        if self.open.iter().any(|open| open.anchor == id) {
            let hint = "a value cannot contain itself; write it out, or take the alias away";
            self.hinted(Code::YamlCycle, span, "this alias stands within the value that it stands for", hint);
            return Err(Stop);
        }
        let Some(anchored) = self.anchors.iter().rev().find(|anchored| anchored.id == id) else {
            self.error(Code::YamlAlias, span, "no anchor of this name stands before this alias");
            return Err(Stop);
        };
        if matches!(self.open.last(), Some(Open { content: Content::Object { key: None, .. }, .. })) {
            let Some(text) = anchored.value.as_text().cloned() else {
                self.error(Code::YamlKey, span, "a name of a mapping that is not text");
                return Err(Stop);
            };
            if let Some(Open { content: Content::Object { key, .. }, .. }) = self.open.last_mut() {
                *key = Some((text, span));
            }
            return Ok(());
        }
        let Size { nodes, depth } = anchored.size;
        if self.open.len() + depth > self.limits.depth {
            return Err(self.too_deep(span));
        }
        let value = anchored.value.clone();
        self.copy(nodes, span)?;
        self.put(value);
        if let Some(open) = self.open.last_mut() {
            open.end = open.end.max(span.end);
        }
        Ok(())
    }

    /// Counts copies before they are made.
    fn copy(&mut self, nodes: usize, span: Span) -> Result<(), Stop> {
        self.copied = self.copied.saturating_add(nodes);
        if self.copied <= self.limits.copies {
            return Ok(());
        }
        let message = format!("the aliases of this document copy more than {} values", self.limits.copies);
        self.error(Code::YamlCopies, span, message);
        Err(Stop)
    }

    fn too_deep(&mut self, span: Span) -> Stop {
        self.error(Code::JsonTooDeep, span, format!("nested more than {} levels deep", self.limits.depth));
        Stop
    }

    fn grammar(&mut self, error: &ScanError) -> Stop {
        let at = self.offset(*error.marker()).min(self.text.len());
        if let Some(tab) = self.tab(at) {
            let hint = "indent with spaces; YAML does not allow tabs there";
            self.hinted(Code::YamlTab, Span::new(tab, tab + 1), "a tab in the indentation", hint);
            return Stop;
        }
        let end = self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8());
        let code = match error.info() {
            info if info.contains("unknown anchor") => Code::YamlAlias,
            info if info.contains("recursion limit") => Code::JsonTooDeep,
            _ => Code::YamlSyntax,
        };
        self.error(code, Span::new(at, end), error.info().to_owned());
        Stop
    }

    /// A tab in the indentation of the line of `at` or of the next, where the grammar fails because of it.
    fn tab(&self, at: usize) -> Option<usize> {
        let start = self.text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let mut line_start = start;
        for line in self.text.get(start..)?.split_inclusive('\n').take(2) {
            let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = line.get(..blank)?.find('\t') {
                return Some(line_start + tab);
            }
            line_start += line.len();
        }
        None
    }

    fn error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.out.push(Diagnostic::new(code, message).at(span));
    }

    fn hinted(&mut self, code: Code, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.out.push(Diagnostic::new(code, message).at(span).hint(hint));
    }
}

/// How much a value holds.
#[derive(Clone, Copy)]
struct Size {
    /// Values in it, itself included.
    nodes: usize,
    /// Collections within each other.
    depth: usize,
}

impl Size {
    fn of(value: &Value) -> Self {
        let mut size = Self { nodes: 1, depth: 0 };
        let mut add = |inner: &Value| {
            let inner = Self::of(inner);
            size.nodes += inner.nodes;
            size.depth = size.depth.max(inner.depth);
        };
        match &value.kind {
            Kind::Array(elements) => elements.iter().for_each(&mut add),
            Kind::Object(members) => members.iter().for_each(|member| add(&member.value)),
            _ => return size,
        }
        size.depth += 1;
        size
    }
}

/// Without the white space that the events of plain and block scalars have at their end.
fn trimmed(text: &str, span: Span, style: ScalarStyle) -> Span {
    if matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) {
        return span;
    }
    Span::new(span.start, span.start + span.of(text).trim_end().len())
}

/// Characters, which the events count in, to bytes.
struct Offsets {
    /// The byte of every character; empty for ASCII.
    bytes: Vec<usize>,
    len: usize,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let bytes = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(byte, _)| byte).collect() };
        Self { bytes, len: text.len() }
    }

    fn byte(&self, character: usize) -> usize {
        if self.bytes.is_empty() {
            character.min(self.len)
        } else {
            self.bytes.get(character).copied().unwrap_or(self.len)
        }
    }
}
