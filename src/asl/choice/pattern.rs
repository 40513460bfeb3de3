//! The pattern of `StringMatches` (C3).

/// Texts between stars; each star is any run of characters, also an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    texts: Vec<String>,
}

impl Pattern {
    /// The pattern of `text`, or `None` where a backslash in it escapes neither a star nor a backslash.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mut texts, mut current) = (Vec::new(), String::new());
        let mut characters = text.chars();
        while let Some(c) = characters.next() {
            match c {
                '*' => texts.push(std::mem::take(&mut current)),
                '\\' => current.push(characters.next().filter(|c| matches!(c, '*' | '\\'))?),
                _ => current.push(c),
            }
        }
        texts.push(current);
        Some(Self { texts })
    }

    /// Does the whole of `text` match?
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let [first, middle @ .., last] = self.texts.as_slice() else {
            return self.texts.first().is_some_and(|whole| whole == text);
        };
        let rest = text.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()));
        let Some(mut rest) = rest else { return false };
        // The first place for each is the best one: it leaves the most for the others.
        middle.iter().all(|part| match rest.find(part.as_str()) {
            Some(at) => {
                rest = rest.get(at + part.len()..).unwrap_or_default();
                true
            }
            None => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_stars_are_special() {
        for (pattern, text, wanted) in [
            ("", "", true),
            ("", "x", false),
            ("*", "", true),
            ("**", "any\nthing", true),
            ("foo*", "foobar", true),
            ("foo*", "FOO", false),
            ("*.log", "zebra.log", true),
            ("foo*.*", "foobar.zebra", true),
            ("a*a", "a", false),
            ("a*b*c", "aXbYc", true),
            ("a*b*c", "acb", false),
            ("*ab*ab*", "abab", true),
            ("*ab*ab*", "aab", false),
            (r"a\*b", "a*b", true),
            (r"a\*b", "aXb", false),
            (r"a\\*", r"a\x", true),
            ("a?c", "abc", false),
            ("[ab]", "a", false),
        ] {
            assert_eq!(Pattern::parse(pattern).unwrap().matches(text), wanted, "{pattern} {text}");
        }
        for open in [r"a\", r"\x", r"*\"] {
            assert_eq!(Pattern::parse(open), None, "{open}");
        }
    }
}
