//! Regular expressions in filters.
//!
//! With the feature `regex` they are `regex-lite`'s, which takes time linear in the text whatever the expression. The
//! wasm module is built without it, since hardly any path has one: there the host [`provide`]s the engine when a filter
//! first asks for it.

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
    #[cfg(feature = "regex")]
    compiled: regex_lite::Regex,
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

#[cfg(feature = "regex")]
impl Regex {
    /// The expression, compiled; or what is wrong with it.
    pub(super) fn new(pattern: &str, flags: &str) -> Result<Self, String> {
        let compiled = compile(pattern, flags)?;
        Ok(Self { pattern: pattern.into(), flags: flags.into(), compiled })
    }

    /// Does the whole of `text` match? Always, or else there is no engine.
    ///
    /// # Errors
    /// Why it cannot be said.
    pub fn matches(&self, text: &str) -> Result<bool, String> {
        Ok(self.compiled.is_match(text))
    }
}

/// `pattern` for whole texts.
///
/// # Errors
/// What is wrong with it.
#[cfg(feature = "regex")]
pub fn compile(pattern: &str, flags: &str) -> Result<regex_lite::Regex, String> {
    // Alone first: what is unbalanced in itself must not become balanced by what is put around it.
    let build = |pattern: &str| {
        regex_lite::RegexBuilder::new(pattern)
            .case_insensitive(flags.contains('i'))
            .multi_line(flags.contains('m'))
            .dot_matches_new_line(flags.contains('s'))
            .ignore_whitespace(flags.contains('x'))
            .size_limit(1 << 20)
            .build()
            .map_err(|error| format!("this regular expression cannot be read: {error}"))
    };
    build(pattern)?;
    // The line end closes a comment, which `x` allows.
    build(&if flags.contains('x') { format!(r"\A(?:{pattern}{}", "\n)\\z") } else { format!(r"\A(?:{pattern})\z") })
}

#[cfg(not(feature = "regex"))]
mod provided {
    use super::Regex;
    use std::cell::Cell;

    /// Says whether a whole text matches, or what is wrong.
    pub type Matcher = fn(&Regex, &str) -> Result<bool, String>;

    thread_local! {
        static MATCHER: Cell<Option<Matcher>> = const { Cell::new(None) };
    }

    /// Gives this thread an engine for regular expressions.
    pub fn provide(matcher: Matcher) {
        MATCHER.set(Some(matcher));
    }

    impl Regex {
        pub(in super::super) fn new(pattern: &str, flags: &str) -> Result<Self, String> {
            Ok(Self { pattern: pattern.into(), flags: flags.into() })
        }

        /// Does the whole of `text` match?
        ///
        /// # Errors
        /// Why it cannot be said: a wrong expression, or no engine.
        pub fn matches(&self, text: &str) -> Result<bool, String> {
            let matcher =
                MATCHER.get().ok_or("this build has no regular expressions; the feature `regex` adds them")?;
            matcher(self, text)
        }
    }
}
#[cfg(not(feature = "regex"))]
pub use provided::{Matcher, provide};
