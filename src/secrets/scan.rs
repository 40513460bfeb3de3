//! One scan of one text: the anchors' pass, the pass over runs of digits that may encode something, the pass over numbers;
//! then one finding for each place.

use super::assign::{self, Assignment};
use super::base64;
use super::decode::{self, Decoded};
use super::generic;
use super::join::{self, Joined};
use super::keys::{self, Family};
use super::machine::{Machine, Trigger};
use super::name::{self, Promise};
use super::personal;
use super::rules::{Confidence, Severity};
use super::token::Outcome;
use super::web::{self, Judged};
use crate::diagnostic::Span;
use crate::order;

/// What was found, before anyone asks for lines.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) rule: usize,
    pub(crate) span: Span,
    pub(crate) confidence: Confidence,
    /// What speaks for it, or against.
    pub(crate) proof: Vec<String>,
    /// The secret, where the text encodes it.
    pub(crate) value: Option<Vec<u8>>,
    /// How bad it is, where that is not the rule's to say.
    pub(crate) severity: Option<Severity>,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'a> {
    pub(crate) path: Option<&'a str>,
    #[cfg_attr(not(feature = "secret-rules"), expect(dead_code, reason = "only allowlists of users ask for it"))]
    pub(crate) commit: Option<&'a str>,
    /// The number of its first line.
    pub(crate) line: usize,
}

impl<'a> Origin<'a> {
    pub(crate) const fn at(path: Option<&'a str>) -> Self {
        Self { path, commit: None, line: 1 }
    }
}

/// A step of the way to a finding or to none.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    /// The number of the rule, if it is known at this step.
    pub(crate) rule: Option<usize>,
    pub(crate) span: Span,
    pub(crate) step: &'static str,
    pub(crate) passed: bool,
    pub(crate) detail: String,
}

/// Encodings inside of encodings.
const DEPTH: u32 = 4;

pub(crate) struct Scan<'a> {
    pub(crate) machine: &'a Machine,
    pub(crate) text: &'a [u8],
    pub(crate) place: Origin<'a>,
    pub(crate) found: Vec<Candidate>,
    /// Only if someone wants to know why.
    pub(crate) notes: Option<Vec<Note>>,
    /// Tokens that something speaks against: no general rule may take them for secrets.
    refused: Vec<Span>,
    /// Where words of keywords end, for each identifier about persons.
    keywords: Vec<Vec<usize>>,
    /// The end of the last name that was looked at: its words are anchors too.
    name_end: usize,
    /// The end of the last escapes that were decoded.
    escapes_end: usize,
    /// The end of the last lines that were joined.
    joined_end: usize,
    depth: u32,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(machine: &'a Machine, text: &'a [u8], place: Origin<'a>, explain: bool) -> Self {
        Self {
            machine,
            text,
            place,
            found: Vec::new(),
            notes: explain.then(Vec::new),
            refused: Vec::new(),
            keywords: Vec::new(),
            name_end: 0,
            escapes_end: 0,
            joined_end: 0,
            depth: 0,
        }
    }

    /// All that is found, in the order of the text, one for each place.
    pub(crate) fn run(mut self) -> (Vec<Candidate>, Vec<Note>) {
        self.passes();
        (self.found, self.notes.unwrap_or_default())
    }

    /// How many encodings this text was in.
    #[cfg(feature = "secret-rules")]
    pub(crate) const fn depth(&self) -> u32 {
        self.depth
    }

    fn passes(&mut self) {
        let machine = self.machine;
        if let Some(custom) = &machine.custom {
            custom.search(self, machine.rules.len());
            if !machine.builtin.any() {
                // Their decoders look behind the anchors of built-in rules; base64 is looked for by itself.
                if custom.decodes() {
                    self.encoded();
                }
                self.settle();
                return;
            }
        }
        machine.automaton.run(self.text, |end, anchors| {
            for anchor in anchors {
                if let Some((spelled, trigger)) = machine.anchors.get(usize::from(*anchor)) {
                    self.hit(*trigger, spelled, Span::new(end - spelled.len(), end));
                }
            }
        });
        self.encoded();
        if let Some(persons) = &machine.persons {
            personal::numbers(self, persons);
        }
        self.settle();
    }

    pub(crate) fn note(&mut self, rule: Option<usize>, span: Span, step: &'static str, passed: bool, detail: &str) {
        if let Some(notes) = &mut self.notes {
            notes.push(Note { rule, span, step, passed, detail: detail.to_owned() });
        }
    }

    pub(crate) fn find(&mut self, rule: usize, span: Span, confidence: Confidence, proof: Option<String>) {
        self.found.push(Candidate {
            rule,
            span,
            confidence,
            proof: proof.into_iter().collect(),
            value: None,
            severity: None,
        });
    }

    fn hit(&mut self, trigger: Trigger, spelled: &[u8], at: Span) {
        match trigger {
            Trigger::Token(number) => self.token(number, spelled, at),
            Trigger::Name => self.name(at),
            Trigger::Url => self.judged(self.machine.ids.url, web::url(self.text, at.end)),
            Trigger::Jwt if self.text.get(at.start..at.end) == Some(spelled) => {
                if !at.start.checked_sub(1).and_then(|i| self.text.get(i)).is_some_and(u8::is_ascii_alphanumeric) {
                    self.judged(self.machine.ids.jwt, web::jwt(self.text, at.start));
                }
            }
            Trigger::Jwt => {}
            Trigger::Basic => self.judged(self.machine.ids.basic, web::basic(self.text, at.end)),
            Trigger::Pem => self.key(keys::pem(self.text, at.start)),
            Trigger::Putty => self.key(keys::putty(self.text, at.start)),
            Trigger::Escape => self.escapes(at.start),
            Trigger::LineEnd | Trigger::Scalar | Trigger::Join => self.joined(trigger, at),
            Trigger::Keyword(number) => {
                if self.keywords.len() <= number {
                    self.keywords.resize(number + 1, Vec::new());
                }
                if let Some(ends) = self.keywords.get_mut(number) {
                    ends.push(at.end);
                }
            }
            Trigger::Email => personal::email(self, at.start),
        }
    }

    /// Is a word of an identifier's keywords anywhere where a keyword of `span` could stand?
    pub(crate) fn has_keyword(&self, number: usize, span: Span) -> bool {
        let Some(ends) = self.keywords.get(number) else { return false };
        let from = ends.partition_point(|end| *end + personal::FAR < span.start);
        ends.first().is_some_and(|end| *end < personal::HEADER)
            || ends.get(from).is_some_and(|end| *end < span.end + 96)
    }

    #[inline(never)]
    fn token(&mut self, number: usize, spelled: &[u8], at: Span) {
        let Some(token) = self.machine.tokens.get(number) else { return };
        match token.at(self.text, at, spelled) {
            Outcome::Nothing => {}
            Outcome::Refused(span, step, why) => {
                self.refused.push(span);
                self.note(Some(token.rule), span, step, false, why);
            }
            Outcome::Found(span, confidence, proof) => {
                self.note(Some(token.rule), span, "shape", true, "it has the prefix, the alphabet and the length");
                if let Some(proof) = &proof {
                    self.note(Some(token.rule), span, "checksum", confidence > Confidence::Low, proof);
                }
                self.find(token.rule, span, confidence, proof);
            }
        }
    }

    #[inline(never)]
    fn judged(&mut self, rule: usize, judged: Option<Judged>) {
        match judged {
            None => {}
            Some(Err((span, step, why))) => self.note(Some(rule), span, step, false, why),
            Some(Ok((span, confidence, proof))) => {
                self.note(Some(rule), span, "shape", true, proof.as_deref().unwrap_or("it has the form of one"));
                self.find(rule, span, confidence, proof);
            }
        }
    }

    #[inline(never)]
    fn key(&mut self, key: Result<keys::Key, (Span, &'static str)>) {
        let ids = self.machine.ids;
        match key {
            Err((span, why)) => self.note(Some(ids.pem), span, "structure", false, why),
            Ok(key) => {
                let rule = match key.family {
                    Family::Pem => ids.pem,
                    Family::OpenSsh => ids.openssh,
                    Family::Pgp => ids.pgp,
                    Family::Putty => ids.putty,
                };
                let confidence = if key.whole { Confidence::High } else { Confidence::Medium };
                self.note(
                    Some(rule),
                    key.span,
                    "structure",
                    true,
                    if key.whole { "begin, body and end are there" } else { "it is cut off" },
                );
                self.find(rule, key.span, confidence, key.proof);
            }
        }
    }

    #[inline(never)]
    fn name(&mut self, at: Span) {
        if at.start < self.name_end {
            return;
        }
        let span = assign::name_around(self.text, at);
        // A part of an ARN or the like.
        if span.start.checked_sub(1).and_then(|i| self.text.get(i)) == Some(&b':')
            && self.text.get(span.end) == Some(&b':')
        {
            return;
        }
        self.name_end = span.end.max(at.end);
        let name = self.text.get(span.start..span.end).unwrap_or_default();
        let Some(promise) = name::promise(name) else {
            self.note(
                None,
                span,
                "name",
                false,
                "only the end of a name counts, and this one does not promise a secret",
            );
            return;
        };
        let Some(it) = assign::after(self.text, span) else {
            self.note(None, span, "assignment", false, "no value is assigned to this name");
            return;
        };
        self.assigned(promise, it);
    }

    #[inline(never)]
    fn assigned(&mut self, promise: Promise, mut it: Assignment) {
        it.value = without_scheme(self.text, it.value);
        let (value, separated) = until_next_field(self.text, it.value, it.quoted);
        it.value = value;
        let squeezed = name::squeezed(self.text.get(it.name.start..it.name.end).unwrap_or_default());
        let value = self.text.get(it.value.start..it.value.end).unwrap_or_default();
        let ids = self.machine.ids;
        if self.text.get(..it.name.start).unwrap_or_default().ends_with(b".svg?") {
            self.note(
                Some(ids.key),
                it.value,
                "reference",
                false,
                "it is in the address of a badge, which is made to be shown",
            );
            return;
        }
        // Names inside of a long value without quotes would each read the rest of it again.
        if !it.quoted && value.len() > 256 {
            self.name_end = self.name_end.max(it.value.end);
        }
        let general = match promise {
            Promise::Password if separated => ids.connection,
            Promise::Password => ids.password,
            Promise::Key | Promise::Other => ids.key,
        };
        match generic::judge(&self.machine.named, &squeezed, promise, &it, value) {
            Err((step, why)) => self.note(Some(general), it.value, step, false, why),
            Ok(verdict) => {
                let rule = verdict.named.unwrap_or(general);
                self.note(Some(rule), it.name, "name", true, "the name promises a secret");
                self.note(Some(rule), it.value, "value", true, "the value looks random");
                let proof = verdict.proof.into_iter().collect();
                self.found.push(Candidate {
                    rule,
                    span: it.value,
                    confidence: verdict.confidence,
                    proof,
                    value: verdict.decoded,
                    severity: None,
                });
            }
        }
    }

    /// Looks into what runs of digits of base64 encode. Of a run that is long enough to matter every twentieth byte is a
    /// digit, so that most of the text is skipped.
    #[inline(never)]
    fn encoded(&mut self) {
        if self.depth + 1 >= DEPTH {
            return;
        }
        let text = self.text;
        let is_digit = |at: usize| text.get(at).is_some_and(|byte| base64::DIGITS.has(*byte));
        // Nothing before `from` is looked at again.
        let mut from = 0;
        while from + decode::SHORTEST <= text.len() {
            let probe = from + decode::SHORTEST - 1;
            if !is_digit(probe) {
                from = probe + 1;
                continue;
            }
            let before = text.get(from..probe).unwrap_or_default();
            let start = probe - before.iter().rev().take_while(|byte| base64::DIGITS.has(**byte)).count();
            if start > from {
                from = start;
                continue;
            }
            let mut end = probe + 1;
            while is_digit(end) {
                end += 1;
            }
            // What was cut off at `from` ended an earlier piece.
            from = self.digits(start, end).max(end);
        }
    }

    /// What the escapes that begin at `at` encode.
    #[inline(never)]
    fn escapes(&mut self, at: usize) {
        if self.depth + 1 >= DEPTH || at < self.escapes_end {
            return;
        }
        let (decoded, end) = decode::escapes(self.text, at);
        self.escapes_end = end;
        self.inner(decoded);
    }

    /// What belongs to the line at `at`, joined.
    #[inline(never)]
    fn joined(&mut self, trigger: Trigger, at: Span) {
        if self.depth + 1 >= DEPTH || at.start < self.joined_end {
            return;
        }
        let joined = match trigger {
            Trigger::Join => join::array(self.text, at.end),
            Trigger::Scalar => join::scalar(self.text, at.end - 1),
            _ => join::lines(self.text, at.end - 1),
        };
        let Some(Joined { decoded, end, breaks }) = joined else { return };
        self.joined_end = end;
        let (before, notes) = (self.found.len(), self.notes.as_ref().map(Vec::len));
        self.inner(Some(decoded));
        // What ends before the first break was found already, and what is whole in a later piece perhaps not: its name may
        // stand in an earlier one.
        let first = breaks.first().copied().unwrap_or(end);
        let split = |span: Span| breaks.iter().any(|at| span.start <= *at && *at < span.end);
        let found = self.found.split_off(before);
        self.found.extend(found.into_iter().filter(|it| it.span.end > first).map(|mut it| {
            if !split(it.span) {
                it.proof.pop();
            }
            it
        }));
        if let (Some(notes), Some(before)) = (&mut self.notes, notes) {
            let told = notes.split_off(before);
            notes.extend(told.into_iter().filter(|it| it.span.end > first));
        }
    }

    /// A run of digits of base64; answers where it ends.
    fn digits(&mut self, start: usize, end: usize) -> usize {
        if self.text.get(end) == Some(&b'.') && (23..=28).contains(&(end - start)) {
            self.judged(self.machine.ids.discord, web::discord(self.text, start, end));
        }
        let (decoded, end) = decode::base64_run(self.text, start, end);
        self.inner(decoded);
        end
    }

    /// Scans what a piece of the text decodes to.
    fn inner(&mut self, decoded: Option<Decoded>) {
        let Some(decoded) = decoded else { return };
        let mut inner = Scan::new(self.machine, &decoded.bytes, self.place, self.notes.is_some());
        inner.depth = self.depth + 1;
        inner.passes();
        for candidate in inner.found {
            let value = candidate
                .value
                .or_else(|| decoded.bytes.get(candidate.span.start..candidate.span.end).map(<[u8]>::to_vec));
            let mut proof = candidate.proof;
            proof.push(decoded.found().to_owned());
            self.found.push(Candidate { span: decoded.origin(candidate.span), value, proof, ..candidate });
        }
        if let Some(notes) = &mut self.notes {
            notes
                .extend(inner.notes.into_iter().flatten().map(|note| Note { span: decoded.origin(note.span), ..note }));
        }
    }

    fn is_refused(&self, span: Span) -> bool {
        let after = self.refused.partition_point(|refused| refused.start < span.end);
        let before = after.checked_sub(1).and_then(|i| self.refused.get(i));
        before.is_some_and(|refused| span.start < refused.end)
    }

    /// Of findings that overlap the best stays: credentials before persons, special before general, the surer, the longer, the earlier rule.
    #[inline(never)]
    fn settle(&mut self) {
        let personal = self.machine.personal;
        let ids = self.machine.ids;
        let general = |rule: usize| rule == ids.password || rule == ids.key || rule == ids.connection;
        let custom = self.machine.rules.len();
        // Special rules, those of users, general ones, those about persons.
        let class = |rule: usize| match rule {
            rule if rule >= custom => 1,
            rule if rule >= personal => 3,
            rule => 2 * u8::from(general(rule)),
        };
        let rank = |it: &Candidate| {
            let len = it.span.end - it.span.start;
            (class(it.rule), std::cmp::Reverse(it.confidence), std::cmp::Reverse(len), it.rule)
        };
        let mut found = std::mem::take(&mut self.found);
        order::by_key(&mut self.refused, |span| *span);
        found.retain(|it| !(general(it.rule) && self.is_refused(it.span)));
        if self.depth == 0 && self.machine.custom.is_some() {
            found.retain(|it| {
                it.rule >= custom
                    || self.machine.rules.get(it.rule).is_some_and(|rule| self.machine.builtin.has(rule.id()))
            });
        }
        order::by_key(&mut found, |it| (it.span.start, rank(it)));
        let mut kept: Vec<Candidate> = Vec::with_capacity(found.len());
        for candidate in found {
            match kept.last() {
                Some(last) if candidate.span.start < last.span.end => {
                    if rank(&candidate) < rank(last) {
                        kept.pop();
                        // What came before the one that gives way ends before it begins.
                        kept.push(candidate);
                    }
                }
                _ => kept.push(candidate),
            }
        }
        self.found = kept;
    }
}

/// A value without `Bearer ` and the like before it.
fn without_scheme(text: &[u8], value: Span) -> Span {
    let bytes = text.get(value.start..value.end).unwrap_or_default();
    for scheme in [&b"Bearer "[..], b"Token ", b"Basic ", b"ApiKey ", b"SSWS "] {
        if bytes.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)) {
            return Span::new(value.start + scheme.len(), value.end);
        }
    }
    value
}

/// The value up to where the next field of a connection string or a query begins; and whether there is one.
fn until_next_field(text: &[u8], value: Span, quoted: bool) -> (Span, bool) {
    if quoted {
        return (value, false);
    }
    let bytes = text.get(value.start..value.end).unwrap_or_default();
    for (i, byte) in bytes.iter().enumerate() {
        if matches!(byte, b';' | b'&' | b',') {
            let after = bytes.get(i + 1..).unwrap_or_default();
            let name = after.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
            if (2..=30).contains(&name) && after.get(name).is_some_and(|b| matches!(b, b'=' | b':')) || after.is_empty()
            {
                return (Span::new(value.start, value.start + i), *byte == b';');
            }
            // `;Initial Catalog=…` goes on behind a blank.
            if *byte == b';' && name >= 2 && name == after.len() && text.get(value.end) == Some(&b' ') {
                return (Span::new(value.start, value.start + i), true);
            }
        }
    }
    (value, false)
}
