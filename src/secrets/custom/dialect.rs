//! The regular expressions of others, in the spelling of the crate that runs them.
//!
//! Most of the syntax is common. What differs is mended here, construct by construct; what cannot be done in linear time
//! (look-around, back references, …) is refused with its place, before the crate sees it.

use crate::diagnostic::Span;

/// Whose regular expressions they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Go's, for gitleaks, and for rules that are written for us.
    Go,
    /// JavaScript's without flag `u`, for the blog's `regex.json`.
    JavaScript,
    /// The part of PCRE that Macie takes.
    Macie,
    /// POSIX extended, with GNU's additions, for git-secrets.
    Posix,
}

/// Why a pattern is refused, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// In bytes of the pattern.
    pub(crate) span: Span,
    pub(crate) what: Refused,
    pub(crate) why: String,
}

/// The kind of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A construct that is not supported.
    Feature,
    /// No regular expression.
    Syntax,
    /// Over a limit.
    Size,
}

/// A pattern in the crate's spelling.
#[derive(Clone, Debug, Default)]
pub(crate) struct Translated {
    pub(crate) text: String,
    /// Where pieces of `text` came from: offset there, offset in the pattern.
    places: Vec<(usize, usize)>,
}

impl Translated {
    /// The place in the pattern of an offset of the translation.
    pub(crate) fn origin(&self, at: usize) -> usize {
        let after = self.places.partition_point(|(here, _)| *here <= at);
        after.checked_sub(1).and_then(|i| self.places.get(i)).map_or(0, |(here, there)| there + (at - here))
    }
}

struct Translator<'p> {
    dialect: Dialect,
    pattern: &'p str,
    at: usize,
    out: Translated,
    /// Is there something before that a quantifier can repeat?
    atom: bool,
    /// Did a quantifier end just here?
    repeated: bool,
}

/// `pattern` in the crate's spelling.
pub(crate) fn translate(pattern: &str, dialect: Dialect) -> Result<Translated, Refusal> {
    let mut it = Translator { dialect, pattern, at: 0, out: Translated::default(), atom: false, repeated: false };
    while let Some(c) = it.peek() {
        it.out.places.push((it.out.text.len(), it.at));
        it.step(c)?;
    }
    it.out.places.push((it.out.text.len(), it.at));
    Ok(it.out)
}

impl<'p> Translator<'p> {
    fn rest(&self) -> &'p str {
        self.pattern.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Puts `text` for the next `len` bytes of the pattern.
    fn put(&mut self, len: usize, text: &str) {
        self.out.text.push_str(text);
        self.at += len;
    }

    fn refuse<T>(&self, len: usize, why: &str) -> Result<T, Refusal> {
        let end = (self.at + len).min(self.pattern.len());
        Err(Refusal { span: Span::new(self.at, end), what: Refused::Feature, why: why.to_owned() })
    }

    fn step(&mut self, c: char) -> Result<(), Refusal> {
        let repeated = std::mem::take(&mut self.repeated);
        match c {
            '\\' => {
                self.escape(false)?;
                self.atom = true;
            }
            '[' => {
                self.class()?;
                self.atom = true;
            }
            '(' => {
                self.group()?;
                self.atom = false;
            }
            '{' => self.braces(repeated)?,
            '*' | '+' | '?' => {
                if repeated && c == '+' && self.dialect != Dialect::Posix {
                    return self.refuse(1, "possessive quantifiers are not supported");
                }
                self.repeated = !repeated;
                self.put(1, c.encode_utf8(&mut [0; 4]));
            }
            '|' => {
                self.atom = false;
                self.put(1, "|");
            }
            _ => {
                self.atom = true;
                self.put(c.len_utf8(), c.encode_utf8(&mut [0; 4]));
            }
        }
        Ok(())
    }

    /// `{2,5}` repeats; any other brace is itself.
    fn braces(&mut self, repeated: bool) -> Result<(), Refusal> {
        let rest = self.rest();
        let inside = rest.get(1..).and_then(|rest| rest.split_once('}')).map(|(inside, _)| inside);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let bounds = inside.filter(|inside| match inside.split_once(',') {
            None => digits(inside),
            Some(("", most)) => self.dialect == Dialect::Posix && digits(most),
            Some((least, most)) => digits(least) && (most.is_empty() || digits(most)),
        });
        match bounds {
            Some(bounds) if self.atom && !repeated => {
                let zero = if bounds.starts_with(',') { "0" } else { "" };
                self.put(bounds.len() + 2, &format!("{{{zero}{bounds}}}"));
                self.repeated = true;
            }
            Some(bounds) if repeated && self.dialect != Dialect::Posix => {
                return self.refuse(bounds.len() + 2, "a repeat of a repeat; put the first one into (?:…)");
            }
            Some(bounds) if repeated => {
                self.put(bounds.len() + 2, &format!("{{{bounds}}}"));
                self.repeated = true;
            }
            _ => {
                self.put(1, "\\{");
                self.atom = true;
            }
        }
        Ok(())
    }

    fn group(&mut self) -> Result<(), Refusal> {
        let rest = self.rest();
        if self.dialect == Dialect::Posix && rest.starts_with("(?") {
            return self.refuse(2, "POSIX has nothing that begins with (?; only plain groups");
        }
        let look = "look-around is not supported: it has no bound on the time that it takes";
        for (start, why) in [
            ("(?=", look),
            ("(?!", look),
            ("(?<=", look),
            ("(?<!", look),
            ("(?P=", "back references are not supported"),
            ("(?P>", "recursion is not supported"),
            ("(?&", "recursion is not supported"),
            ("(?R", "recursion is not supported"),
            ("(?>", "atomic groups are not supported"),
            ("(?(", "conditionals are not supported"),
            ("(?|", "branch resets are not supported"),
            ("(?{", "embedded code is not supported"),
            ("(??{", "embedded code is not supported"),
            ("(*", "verbs and global flags are not supported"),
        ] {
            if rest.starts_with(start) && (start != "(*" || self.dialect == Dialect::Macie) {
                return self.refuse(start.len(), why);
            }
        }
        let Some(inside) = rest.strip_prefix("(?") else {
            if self.dialect == Dialect::Macie {
                return self.refuse(1, "Macie takes no capturing groups; write (?:…)");
            }
            self.put(1, "(");
            return Ok(());
        };
        if inside.starts_with('#') {
            let len = rest.find(')').map_or(rest.len(), |end| end + 1);
            self.put(len, "(?:)");
            return Ok(());
        }
        if inside.starts_with(|c: char| c.is_ascii_digit() || c == '+') {
            return self.refuse(3, "recursion is not supported");
        }
        if inside.starts_with(['P', '<', '\'']) {
            if self.dialect == Dialect::Macie {
                return self.refuse(3, "Macie takes no capturing groups; write (?:…)");
            }
            self.put(2, "(?");
            return Ok(());
        }
        let flags = inside.find([':', ')']).and_then(|end| inside.get(..end)).unwrap_or(inside);
        let known = match self.dialect {
            Dialect::Go => "imsU-",
            Dialect::JavaScript => "ims-",
            Dialect::Macie | Dialect::Posix => "i-",
        };
        if let Some(flag) = flags.chars().find(|flag| !known.contains(*flag)) {
            return self.refuse(2 + flags.len(), &format!("the flag {flag} is not supported here"));
        }
        self.put(2 + flags.len(), &format!("(?{flags}"));
        if self.rest().starts_with([':', ')']) {
            let sign = self.rest().get(..1).unwrap_or_default();
            self.put(1, sign);
        }
        Ok(())
    }

    /// An escape. Answers whether it is a class, such as `\d`.
    fn escape(&mut self, in_class: bool) -> Result<bool, Refusal> {
        let mut chars = self.rest().chars();
        chars.next();
        let Some(c) = chars.next() else {
            self.put(1, "\\");
            return Ok(false);
        };
        let len = 1 + c.len_utf8();
        if in_class && self.dialect == Dialect::Posix {
            self.put(1, "\\\\");
            return Ok(false);
        }
        if c.is_ascii_digit() && (c != '0' || self.dialect == Dialect::Posix) {
            return self.refuse(len, "back references are not supported");
        }
        let same = format!("\\{c}");
        let text: &str = match (self.dialect, c) {
            (_, 'd' | 'D' | 'w' | 'W' | 's' | 'S')
                if self.dialect != Dialect::Posix || !c.eq_ignore_ascii_case(&'d') =>
            {
                self.put(len, &same);
                return Ok(true);
            }
            (_, 'b') if in_class => "\\x08",
            (Dialect::Posix, '<' | '>' | 'b' | 'B') | (_, 'b' | 'B') => &same,
            (Dialect::Posix, '`') => "\\A",
            (Dialect::Posix, '\'') => "\\z",
            (Dialect::Posix, c) if c.is_ascii_alphanumeric() => {
                self.put(len, c.encode_utf8(&mut [0; 4]));
                return Ok(false);
            }
            (_, 'n' | 'r' | 't' | 'f' | 'v') => &same,
            (Dialect::JavaScript, 'k') | (Dialect::Macie, 'k' | 'g') => {
                return self.refuse(len, "back references are not supported");
            }
            (_, '0') => "\\x00",
            (_, 'x') => return self.hexadecimal().map(|()| false),
            (Dialect::JavaScript, 'u') => {
                let digits = self.rest().get(2..6).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
                let Some(digits) = digits else {
                    self.put(len, "u");
                    return Ok(false);
                };
                let text = format!("\\x{{{digits}}}");
                self.put(6, &text);
                return Ok(false);
            }
            (Dialect::Go | Dialect::Macie, 'A' | 'z' | 'a') => &same,
            (Dialect::Macie, 'Z') => "\\z",
            (Dialect::Macie, 'e') => "\\x1B",
            (Dialect::Macie, 'h') if in_class => " \\t",
            (Dialect::Macie, 'h') => "[ \\t]",
            (Dialect::Macie, 'H') if !in_class => "[^ \\t]",
            (Dialect::Macie, 'N') if !in_class => "[^\\n]",
            (Dialect::Macie, 'R') if !in_class => "(?:\\r\\n|[\\n\\x0B\\f\\r])",
            (Dialect::Go | Dialect::Macie, 'Q') => {
                let quoted = self.rest().get(2..).unwrap_or_default();
                let (quoted, end) = match quoted.split_once("\\E") {
                    Some((quoted, _)) => (quoted, 2),
                    None => (quoted, 0),
                };
                self.put(2 + quoted.len() + end, &regex_syntax::escape(quoted));
                return Ok(false);
            }
            (_, 'p' | 'P') if self.dialect != Dialect::JavaScript => {
                return self.refuse(len, "classes of Unicode are not supported: rules are ASCII");
            }
            (Dialect::JavaScript, c) if c.is_ascii_alphanumeric() => {
                self.put(len, c.encode_utf8(&mut [0; 4]));
                return Ok(false);
            }
            (_, c) if c.is_ascii_alphanumeric() => {
                return self.refuse(len, &format!("the escape \\{c} is not supported"));
            }
            (_, c) if c.is_ascii_punctuation() => {
                // `\<` is a place to the crate, and a sign to all others.
                let text = if matches!(c, '<' | '>') { c.to_string() } else { same.clone() };
                self.put(len, &text);
                return Ok(false);
            }
            (_, c) => {
                let text = regex_syntax::escape(c.encode_utf8(&mut [0; 4]));
                self.put(len, &text);
                return Ok(false);
            }
        };
        let text = text.to_owned();
        self.put(len, &text);
        Ok(false)
    }

    /// `\x41`, `\x{41}`
    fn hexadecimal(&mut self) -> Result<(), Refusal> {
        let rest = self.rest();
        let digits = match rest.get(2..).and_then(|rest| rest.strip_prefix('{')) {
            Some(inside) => inside.split_once('}').map(|(digits, _)| (digits, digits.len() + 4)),
            None => rest.get(2..4).map(|digits| (digits, 4)),
        };
        match digits.filter(|(digits, _)| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit())) {
            Some((digits, len)) => {
                let text = format!("\\x{{{digits}}}");
                self.put(len, &text);
                Ok(())
            }
            None if self.dialect == Dialect::JavaScript => {
                self.put(2, "x");
                Ok(())
            }
            None => self.refuse(2, "hexadecimal digits are missing behind \\x"),
        }
    }

    fn class(&mut self) -> Result<(), Refusal> {
        let rest = self.rest();
        if self.dialect == Dialect::JavaScript {
            if rest.starts_with("[^]") {
                self.put(3, "(?s:.)");
                return Ok(());
            }
            if rest.starts_with("[]") {
                return self.refuse(2, "an empty class matches nothing");
            }
        }
        let open = if rest.starts_with("[^") { "[^" } else { "[" };
        self.put(open.len(), open);
        let mut first = true;
        // Can a hyphen here begin a range?
        let mut range = false;
        while let Some(c) = self.peek() {
            self.out.places.push((self.out.text.len(), self.at));
            match c {
                ']' if !first => {
                    self.put(1, "]");
                    return Ok(());
                }
                ']' => self.put(1, "\\]"),
                '\\' => {
                    let class = self.escape(true)?;
                    range = !class;
                    first = false;
                    continue;
                }
                '[' if self.dialect != Dialect::JavaScript && self.rest().starts_with("[:") => {
                    let name = self.rest().find(":]").and_then(|end| self.rest().get(..end + 2));
                    let Some(name) = name else { return self.refuse(2, "the name of a class has no end") };
                    self.put(name.len(), name);
                    (first, range) = (false, false);
                    continue;
                }
                '[' if self.dialect == Dialect::Posix && self.rest().starts_with(['[']) && {
                    let next = self.rest().as_bytes().get(1);
                    matches!(next, Some(b'.' | b'='))
                } =>
                {
                    return self.refuse(2, "collating elements are not supported");
                }
                '[' | '&' | '~' => self.put(1, &format!("\\{c}")),
                '-' => {
                    let ends = self.rest().as_bytes().get(1) == Some(&b']');
                    let text = if first || ends || !range { "\\-" } else { "-" };
                    // Behind a range a hyphen is itself.
                    range = false;
                    first = false;
                    self.put(1, text);
                    if text == "-" {
                        self.end_of_range()?;
                    }
                    continue;
                }
                c => self.put(c.len_utf8(), c.encode_utf8(&mut [0; 4])),
            }
            (first, range) = (false, true);
        }
        Ok(())
    }

    /// What stands behind the hyphen of a range.
    fn end_of_range(&mut self) -> Result<(), Refusal> {
        let Some(c) = self.peek() else { return Ok(()) };
        self.out.places.push((self.out.text.len(), self.at));
        match c {
            '\\' => {
                let class = matches!(self.rest().as_bytes().get(1), Some(b'd' | b'w' | b's' | b'D' | b'W' | b'S'));
                if class && self.dialect != Dialect::Posix {
                    // `[a-\d]`: the hyphen was one.
                    self.out.text.pop();
                    self.out.text.push_str("\\-");
                }
                self.escape(true)?;
            }
            '[' if self.rest().starts_with("[:") && self.dialect != Dialect::JavaScript => {
                return self.refuse(2, "a class cannot end a range");
            }
            '[' | '&' | '~' | '-' | ']' => self.put(1, &format!("\\{c}")),
            c => self.put(c.len_utf8(), c.encode_utf8(&mut [0; 4])),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dialect::{Go, JavaScript, Macie, Posix};

    #[test]
    fn what_differs_is_mended() {
        for (dialect, pattern, wanted) in [
            (JavaScript, r"a\/b\<c", r"a\/b<c"),
            (JavaScript, r"[^]x[\b]", r"(?s:.)x[\x08]"),
            (JavaScript, r"\u0041\x4a{x}", r"\x{0041}\x{4a}\{x}"),
            (JavaScript, r"[\w-.]", r"[\w\-.]"),
            (Go, r"[a[b&&c]", r"[a\[b\&\&c]"),
            (Go, r"\Qa.b\E+", r"a\.b+"),
            (Go, r"(?i)${x}{2}", r"(?i)$\{x}{2}"),
            (Go, r"[\w.=-]{10,}", r"[\w.=\-]{10,}"),
            (Go, r"[[:alnum:]_-]", r"[[:alnum:]_\-]"),
            (Go, r"[+--]", r"[+-\-]"),
            (Posix, r"\<[\/a]{,3}\d", r"\<[\\/a]{0,3}d"),
            (Macie, r"\h(?:a|b)\Z", r"[ \t](?:a|b)\z"),
        ] {
            let translated = translate(pattern, dialect);
            assert_eq!(translated.map(|it| it.text).as_deref(), Ok(wanted), "{pattern}");
        }
    }

    #[test]
    fn what_is_refused_has_a_place() {
        for (dialect, pattern, at, why) in [
            (Go, "ab(?=c)", 2, "look-around"),
            (JavaScript, "ab(?<!c)", 2, "look-around"),
            (Go, r"(a)\1", 3, "back reference"),
            (JavaScript, r"(?<n>a)\k<n>", 7, "back reference"),
            (Macie, "x(a)", 1, "capturing"),
            (Macie, "(?s)a", 0, "flag s"),
            (Macie, "a++", 2, "possessive"),
            (Macie, "(?>a)", 0, "atomic"),
            (Macie, "(?(1)a)", 0, "conditional"),
            (Macie, "a(?R)", 1, "recursion"),
            (Posix, "(?:a)", 0, "POSIX"),
            (Go, r"\pL", 0, "Unicode"),
            (Go, r"a\y", 1, "escape"),
        ] {
            let refusal = translate(pattern, dialect).map(|it| it.text).unwrap_err();
            assert!(refusal.span.start == at && refusal.why.contains(why), "{pattern}: {refusal:?}");
        }
    }
}
