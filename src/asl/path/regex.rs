//! Regular expressions in filters: `regex-lite`'s, which take time linear in the text whatever the expression. It adds
//! little to the wasm module, and spares a host's own engine, which a hostile expression could keep busy for hours.

use std::fmt;
use std::sync::Arc;

/// A regular expression literal, `/…/flags`.
#[derive(Clone, Debug)]
pub struct Regex {
    /// Between the slashes, with `\/` as a slash.
    pub pattern: Arc<str>,
    /// Letters behind the last slash: of `i` (either case), `m` (`^` and `$` at each line), `s` (`.` also takes line
    /// ends) and `x` (white space is not meant).
    pub flags: Arc<str>,
    compiled: regex_lite::Regex,
    /// What a character of a text costs, in units of [`Work`](crate::asl::work::Work): more for a larger machine.
    pub(super) cost: usize,
}

impl PartialEq for Regex {
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern && self.flags == other.flags
    }
}

impl fmt::Display for Regex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/{}", slashes(&self.pattern), self.flags)
    }
}

/// `pattern` with a backslash before each slash that has none.
fn slashes(pattern: &str) -> String {
    let (mut out, mut escaped) = (String::new(), false);
    for c in pattern.chars() {
        if c == '/' && !escaped {
            out.push('\\');
        }
        out.push(c);
        escaped = c == '\\' && !escaped;
    }
    out
}

/// Sizes of the compiled machine in bytes; the first that is enough tells what a character costs.
const SIZES: [usize; 3] = [1 << 12, 1 << 14, 1 << 16];

impl Regex {
    /// The expression, compiled; or what is wrong with it.
    pub(super) fn new(pattern: &str, flags: &str) -> Result<Self, String> {
        // The line end closes a comment, which `x` allows.
        let end = if flags.contains('x') { "\n" } else { "" };
        let whole = format!(r"\A(?:{pattern}{end})\z");
        let mut wrong = String::new();
        for size in SIZES {
            // Alone too: what is unbalanced in itself must not become balanced by what is put around it.
            match build(pattern, flags, size).and_then(|_| build(&whole, flags, size)) {
                Ok(compiled) => {
                    return Ok(Self { pattern: pattern.into(), flags: flags.into(), compiled, cost: size / 512 });
                }
                Err(error) => wrong = format!("this regular expression cannot be read: {error}"),
            }
        }
        Err(wrong)
    }

    /// Does the whole of `text` match?
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        self.compiled.is_match(text)
    }
}

fn build(pattern: &str, flags: &str, size: usize) -> Result<regex_lite::Regex, regex_lite::Error> {
    regex_lite::RegexBuilder::new(pattern)
        .case_insensitive(flags.contains('i'))
        .multi_line(flags.contains('m'))
        .dot_matches_new_line(flags.contains('s'))
        .ignore_whitespace(flags.contains('x'))
        .size_limit(size)
        .build()
}
