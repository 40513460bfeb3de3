//! What is known and accepted: comments in the line, paths, words, a `.gitleaksignore`, and a baseline of fingerprints.
//!
//! A baseline holds fingerprints of values rather than lines: it survives when a file is edited or moved, and swallows
//! nothing that is new. Redaction knows no exceptions.

use super::judge;
use super::scan::Origin;
use super::scanner::Finding;
use crate::diagnostic::Diagnostics;
use crate::json::Form;

/// Exceptions from what is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// Do comments such as `gitleaks:allow` in the line of a finding count?
    pub comments: bool,
    /// Paths that are not scanned: `*` within a name, `**` across folders, `?`.
    pub paths: Vec<String>,
    /// Values that contain one of these, without regard to case, are not reported.
    pub words: Vec<String>,
    /// Fingerprints of findings that are known.
    pub fingerprints: Vec<String>,
    /// Places from a `.gitleaksignore`: path, rule, line.
    pub places: Vec<(String, String, usize)>,
}

impl Default for Allow {
    fn default() -> Self {
        Self { comments: true, paths: Vec::new(), words: Vec::new(), fingerprints: Vec::new(), places: Vec::new() }
    }
}

/// Comments of the common tools that accept a finding in their line.
const HERE: &[&str] = &[
    "pointsman:allow",
    "gitleaks:allow",
    "trufflehog:ignore",
    "pragma: allowlist secret",
    "pragma: whitelist secret",
    "noseyparker:ignore",
    "kingfisher:ignore",
    "betterleaks:allow",
    "ggignore",
    "secretlint-disable-line",
];
/// Those that accept one in the next line.
const NEXT: &[&str] =
    &["pragma: allowlist nextline secret", "pragma: whitelist nextline secret", "secretlint-disable-next-line"];

/// The names of the members of `allow`.
const FIELDS: &[&str] = &["comments", "paths", "words", "fingerprints", "gitleaksignore"];

impl Allow {
    /// Reads the member `allow` of options.
    pub(super) fn read(options: &Form<'_>, errors: &mut Diagnostics) -> Self {
        let mut allow = Self::default();
        let Some(form) = options.get("allow").and_then(|it| it.form(FIELDS, errors)) else { return allow };
        let list = |name: &str, errors: &mut Diagnostics| -> Vec<String> {
            let items = form.get(name).map(|it| it.list(errors)).unwrap_or_default();
            items.iter().filter_map(|it| it.text(errors)).map(|text| text.as_str().to_owned()).collect()
        };
        allow.paths = list("paths", errors);
        allow.words = list("words", errors).into_iter().filter(|word| !word.is_empty()).collect();
        allow.fingerprints = list("fingerprints", errors);
        allow.comments = form.get("comments").and_then(|it| it.flag(errors)).unwrap_or(true);
        if let Some(text) = form.get("gitleaksignore").and_then(|it| it.text(errors)) {
            allow.places = places(text.as_str());
        }
        allow
    }

    /// Is the file accepted as a whole?
    pub(super) fn path(&self, path: &str) -> bool {
        self.paths.iter().any(|glob| glob_matches(glob.as_bytes(), path.as_bytes()))
    }

    /// Why a finding in `text` is accepted, if it is.
    pub(super) fn reason(&self, text: &str, place: Origin<'_>, it: &Finding, value: &[u8]) -> Option<&'static str> {
        if self.fingerprints.contains(&it.fingerprint) {
            return Some("its fingerprint is in the baseline");
        }
        if self.words.iter().any(|word| judge::contains(value, word.to_ascii_lowercase().as_bytes())) {
            return Some("it contains a word that is allowed");
        }
        if self.comments && commented(text, it.span.start, it.span.end) {
            return Some("a comment in its line, or in the one before, allows it");
        }
        if !self.places.is_empty() {
            let line = place.line
                + text.as_bytes().get(..it.span.start).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
            let path = place.path;
            let here = |place: &&(String, String, usize)| {
                path == Some(place.0.as_str()) && place.1 == it.rule && place.2 == line
            };
            if self.places.iter().any(|place| here(&place)) {
                return Some("its place is in the .gitleaksignore");
            }
        }
        None
    }
}

/// `path:rule:line`, or the same behind a commit; `#` begins a comment.
fn places(text: &str) -> Vec<(String, String, usize)> {
    let place = |line: &str| {
        let (rest, number) = line.rsplit_once(':')?;
        let (path, rule) = rest.rsplit_once(':')?;
        let commit = |head: &str| head.len() >= 7 && head.bytes().all(|b| b.is_ascii_hexdigit());
        let path = path.split_once(':').filter(|(head, _)| commit(head)).map_or(path, |(_, path)| path);
        Some((path.to_owned(), rule.to_owned(), number.parse().ok()?))
    };
    text.lines().map(str::trim).filter(|line| !line.starts_with('#')).filter_map(place).collect()
}

/// Is there a comment that accepts in the line of `start`, of `end`, or before?
fn commented(text: &str, start: usize, end: usize) -> bool {
    /// Comments stand near the ends of lines; of a long line only so much is looked at.
    const FAR: usize = 1024;
    let bytes = text.as_bytes();
    let head = bytes.get(start.saturating_sub(FAR)..start).unwrap_or_default();
    let tail = bytes.get(end..bytes.len().min(end + FAR)).unwrap_or_default();
    let head_line = head.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let tail_line = tail.iter().position(|b| *b == b'\n').unwrap_or(tail.len());
    let here = [head.get(head_line..), tail.get(..tail_line)];
    let has = |text: &[u8], marks: &[&str]| marks.iter().any(|mark| judge::contains(text, mark.as_bytes()));
    if here.into_iter().flatten().any(|text| has(text, HERE)) {
        return true;
    }
    let before = head.get(..head_line.saturating_sub(1)).unwrap_or_default();
    let before = before.iter().rposition(|b| *b == b'\n').map_or(before, |at| before.get(at..).unwrap_or_default());
    has(before, NEXT)
}

/// `*` takes what is no slash, `**` anything, `?` one byte. Each star is tried again at most once for each byte of the path.
fn glob_matches(glob: &[u8], path: &[u8]) -> bool {
    let (mut g, mut p) = (0, 0);
    // Where to go on after the last * and the last **: the place in the glob behind it, and in the path.
    let mut star: Option<(usize, usize)> = None;
    let mut stars: Option<(usize, usize)> = None;
    loop {
        let rest = glob.get(g..).unwrap_or_default();
        match (rest, path.get(p)) {
            ([], None) => return true,
            ([b'*', b'*', b'/', ..], _) => {
                stars = Some((g + 3, p));
                star = None;
                g += 3;
                continue;
            }
            ([b'*', b'*', ..], _) => {
                stars = Some((g + 2, p));
                star = None;
                g += 2;
                continue;
            }
            ([b'*', ..], _) => {
                star = Some((g + 1, p));
                g += 1;
                continue;
            }
            ([b'?', ..], Some(byte)) if *byte != b'/' => {
                g += 1;
                p += 1;
                continue;
            }
            ([wanted, ..], Some(byte)) if wanted == byte => {
                g += 1;
                p += 1;
                continue;
            }
            _ => {}
        }
        match (star, stars) {
            (Some((behind, at)), _) if path.get(at).is_some_and(|byte| *byte != b'/') => {
                star = Some((behind, at + 1));
                (g, p) = (behind, at + 1);
            }
            (_, Some((behind, at))) if at < path.len() => {
                star = None;
                stars = Some((behind, at + 1));
                (g, p) = (behind, at + 1);
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::{Options, Scanner};

    #[test]
    fn globs() {
        let fits = |glob: &str, path: &str| glob_matches(glob.as_bytes(), path.as_bytes());
        for (glob, path) in [
            ("a.txt", "a.txt"),
            ("*.lock", "yarn.lock"),
            ("**/*.lock", "a/b/yarn.lock"),
            ("**/*.lock", "yarn.lock"),
            ("test/**", "test/a/b"),
            ("a/?.js", "a/b.js"),
            ("**/node_modules/**", "x/node_modules/y/z"),
            ("a*c*e", "abcde"),
            ("**", ""),
        ] {
            assert!(fits(glob, path), "{glob} {path}");
        }
        for (glob, path) in [
            ("*.lock", "a/yarn.lock"),
            ("a/?.js", "a/bb.js"),
            ("test/**", "tests/a"),
            ("a", "ab"),
            ("ab", "a"),
            ("*a", "/a"),
        ] {
            assert!(!fits(glob, path), "{glob} {path}");
        }
        assert!(!fits(&"*a".repeat(200), &"a".repeat(100)), "and it ends soon");
    }

    const LINE: &str = concat!("password = \"Zq7!DJH0", "K9KuG0Mz\"");

    fn found(allow: Allow, text: &str, path: Option<&str>) -> usize {
        Scanner::new(Options { allow, ..Options::default() }).unwrap().scan_file(text, path).len()
    }

    #[test]
    fn comments_words_paths_places_and_the_baseline() {
        assert_eq!(found(Allow::default(), LINE, None), 1);
        for text in [
            format!("{LINE} # gitleaks:allow"),
            format!("# pragma: allowlist nextline secret\n{LINE}"),
            format!("{LINE} // Pragma: Allowlist Secret\n"),
        ] {
            assert_eq!(found(Allow::default(), &text, None), 0, "{text}");
            assert_eq!(found(Allow { comments: false, ..Allow::default() }, &text, None), 1, "{text}");
        }
        assert_eq!(found(Allow::default(), &format!("# gitleaks:allow\n{LINE}"), None), 1, "it is another line");
        assert_eq!(found(Allow { words: vec!["djh0".to_owned()], ..Allow::default() }, LINE, None), 0);
        let paths = Allow { paths: vec!["**/test/**".to_owned()], ..Allow::default() };
        assert_eq!((found(paths.clone(), LINE, Some("a/test/b")), found(paths, LINE, Some("a/b"))), (0, 1));
        let places = places("# known\n0123abc:x.ini:generic-password:2\n");
        let ignore = Allow { places, ..Allow::default() };
        let text = format!("\n{LINE}\n{LINE}");
        assert_eq!((found(ignore.clone(), &text, Some("x.ini")), found(ignore, &text, Some("y.ini"))), (1, 2));
        let scanner = Scanner::new(Options::default()).unwrap();
        let known: Vec<String> = scanner.scan(LINE).into_iter().map(|it| it.fingerprint).collect();
        let baseline = Allow { fingerprints: known, ..Allow::default() };
        let moved = format!("\n\n  {LINE}\n{}", LINE.replace("Zq7", "Aq9"));
        assert_eq!(found(baseline, &moved, None), 1, "the new one only");
    }
}
