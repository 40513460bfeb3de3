//! Unified diffs, as `git diff`, `git show` and `git log -p` print them: what each line adds, with the file and its line.
//!
//! The diff is read line by line. Lines in a row that are added to one file are scanned as the text that they make, so
//! that keys of many lines are found, and so are removed ones. Anything that is no diff is left alone.

use super::scan::Origin;
use super::scanner::{Finding, Scanner};
use crate::diagnostic::{Positions, Span};
use crate::order;

/// What became of the line that a finding is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The value is new.
    Added,
    /// The value was removed elsewhere in the same commit.
    Moved,
    /// The value is gone from the file, though not from history.
    Removed,
}

impl Change {
    /// `added`, `moved` or `removed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Moved => "moved",
            Self::Removed => "removed",
        }
    }
}

/// A finding in a diff.
#[derive(Clone, Debug, PartialEq)]
pub struct DiffFinding {
    /// What was found; its span is the place in the diff, marks of lines included.
    pub finding: Finding,
    /// What became of it.
    pub change: Change,
    /// The file, as the diff names it without `a/` and `b/`.
    pub path: String,
    /// The 1-based line in the new file; of removed lines, in the old one.
    pub line: usize,
    /// The 1-based column, in UTF-16 units.
    pub column: usize,
    /// Line and column of the end.
    pub end: (usize, usize),
}

/// Findings, each with the number of its commit.
type Found = Vec<(usize, DiffFinding)>;

/// Lines in a row with the same mark.
#[derive(Default)]
struct Block {
    text: String,
    /// Of each line: where its text begins in the diff, and where in `text`.
    lines: Vec<(usize, usize)>,
    first: usize,
}

/// What a file of the diff is about.
struct File {
    commit: Option<String>,
    /// The number of the commit.
    number: usize,
    old: String,
    new: String,
    /// Lines of the hunk that are still to come, of the old file and the new one.
    left: (usize, usize),
    /// The next line of each.
    at: (usize, usize),
}

impl Scanner {
    /// What the lines of a diff add; with `removed` also what they remove. In the order of the diff.
    #[must_use]
    pub fn scan_diff(&self, diff: &str, removed: bool) -> Vec<DiffFinding> {
        let mut found = Found::new();
        let mut file =
            File { commit: None, number: 0, old: String::new(), new: String::new(), left: (0, 0), at: (0, 0) };
        let (mut added, mut gone) = (Block::default(), Block::default());
        let mut start = 0;
        for line in diff.split_inclusive('\n') {
            let offset = start;
            start += line.len();
            let in_hunk = file.left != (0, 0);
            match line.as_bytes().first() {
                Some(b'+') if in_hunk && file.left.1 > 0 => {
                    added.push(line, offset, file.at.1);
                    file.step(false, true);
                }
                Some(b'-') if in_hunk && file.left.0 > 0 => {
                    gone.push(line, offset, file.at.0);
                    file.step(true, false);
                }
                // "\ No newline at end of file"
                Some(b'\\') if in_hunk => {}
                Some(b' ' | b'\n' | b'\r') if in_hunk => {
                    self.flush(&mut added, &file, Change::Added, &mut found);
                    self.flush(&mut gone, &file, Change::Removed, &mut found);
                    file.step(true, true);
                }
                _ => {
                    self.flush(&mut added, &file, Change::Added, &mut found);
                    self.flush(&mut gone, &file, Change::Removed, &mut found);
                    file.header(line.trim_end_matches(['\n', '\r']));
                }
            }
        }
        self.flush(&mut added, &file, Change::Added, &mut found);
        self.flush(&mut gone, &file, Change::Removed, &mut found);
        settle(found, removed)
    }

    fn flush(&self, block: &mut Block, file: &File, change: Change, found: &mut Found) {
        let path = if change == Change::Removed { &file.old } else { &file.new };
        let Block { text, lines, first } = std::mem::take(block);
        if text.is_empty() {
            return;
        }
        let findings = self.scan_from(&text, Origin { path: Some(path), commit: file.commit.as_deref(), line: first });
        if findings.is_empty() {
            return;
        }
        let positions = Positions::new(&text);
        for mut finding in findings {
            let (start, end) = (positions.place(finding.span.start), positions.place(finding.span.end));
            let origin = |at: usize| {
                let line = lines.partition_point(|(_, text)| *text <= at).saturating_sub(1);
                lines.get(line).map_or(at, |(diff, text)| diff + (at - text))
            };
            // The end is that of the last character, not the start of the next line.
            let last = finding.span.end.saturating_sub(1);
            finding.span = Span::new(origin(finding.span.start), origin(last) + 1);
            let (line, end) = (first + start.line - 1, (first + end.line - 1, end.column));
            let it = DiffFinding { finding, change, path: path.clone(), line, column: start.column, end };
            found.push((file.number, it));
        }
    }
}

impl Block {
    fn push(&mut self, line: &str, offset: usize, number: usize) {
        if self.lines.is_empty() {
            self.first = number;
        }
        self.lines.push((offset + 1, self.text.len()));
        self.text.push_str(line.get(1..).unwrap_or_default());
    }
}

impl File {
    fn step(&mut self, old: bool, new: bool) {
        if old {
            self.left.0 = self.left.0.saturating_sub(1);
            self.at.0 += 1;
        }
        if new {
            self.left.1 = self.left.1.saturating_sub(1);
            self.at.1 += 1;
        }
    }

    fn header(&mut self, line: &str) {
        self.left = (0, 0);
        if let Some(id) = commit(line) {
            self.commit = Some(id.to_owned());
            self.number += 1;
        } else if let Some(name) = line.strip_prefix("--- ") {
            self.old = path(name);
        } else if let Some(name) = line.strip_prefix("+++ ") {
            self.new = path(name);
        } else if let Some(hunk) = line.strip_prefix("@@ -") {
            let mut sides = hunk.split(' ');
            let side = |text: Option<&str>| {
                let (at, count) = text.unwrap_or_default().split_once(',').unwrap_or((text.unwrap_or_default(), "1"));
                Some((at.parse::<usize>().ok()?, count.parse::<usize>().ok()?))
            };
            let (old, new) = (side(sides.next()), side(sides.next().and_then(|new| new.strip_prefix('+'))));
            if let (Some(old), Some(new)) = (old, new) {
                self.at = (old.0, new.0);
                self.left = (old.1, new.1);
            }
        }
    }
}

/// The id of the commit that begins with `line`, as `git log -p` prints it, perhaps with branches behind it; as
/// `git log -p --oneline` does; or as `git format-patch` does.
fn commit(line: &str) -> Option<&str> {
    let (id, shortest) = match (line.strip_prefix("commit "), line.strip_prefix("From ")) {
        (Some(id), _) => (id, 7),
        (_, Some(id)) => (id, 40),
        (None, None) => (line, 7),
    };
    let len = id.bytes().take_while(u8::is_ascii_hexdigit).count();
    let (id, rest) = id.split_at_checked(len)?;
    (len >= shortest && (rest.is_empty() || rest.starts_with(' '))).then_some(id)
}

/// `b/src/main.rs` → `src/main.rs`; names in quotes lose them and their escapes, and dates behind a tab go.
fn path(name: &str) -> String {
    let name = name.split('\t').next().unwrap_or_default();
    let quoted = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
    let name = quoted.map_or_else(|| name.to_owned(), unquoted);
    let own = name.strip_prefix("a/").or_else(|| name.strip_prefix("b/")).unwrap_or(&name);
    own.to_owned()
}

/// `caf\303\251` → `café`: the escapes of C, in which git writes bytes beyond ASCII.
fn unquoted(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'\\', [a @ b'0'..=b'3', b @ b'0'..=b'7', c @ b'0'..=b'7', after @ ..]) => {
                ((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'), after)
            }
            (b'\\', [escape, after @ ..]) => {
                let byte = match escape {
                    b'a' => 7,
                    b'b' => 8,
                    b't' => b'\t',
                    b'n' => b'\n',
                    b'v' => 11,
                    b'f' => 12,
                    b'r' => b'\r',
                    other => *other,
                };
                (byte, after)
            }
            _ => (*first, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Tells moved from added, commit by commit, as what one adds and another removes was there between the two; leaves
/// removed ones out unless they are asked for.
fn settle(mut found: Found, removed: bool) -> Vec<DiffFinding> {
    let removals = found.iter().filter(|(_, it)| it.change == Change::Removed);
    let mut gone: Vec<(usize, String)> =
        removals.map(|(commit, it)| (*commit, it.finding.fingerprint.clone())).collect();
    order::by_key(&mut gone, Clone::clone);
    for (commit, it) in &mut found {
        let same = |other: &(usize, String)| (other.0, &other.1).cmp(&(*commit, &it.finding.fingerprint));
        if it.change == Change::Added && gone.binary_search_by(same).is_ok() {
            it.change = Change::Moved;
        }
    }
    let found = found.into_iter().map(|(_, it)| it).filter(|it| removed || it.change != Change::Removed).collect();
    order::stable_by_key(found, |it: &DiffFinding| it.finding.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::Options;

    const TOKEN: &str = concat!("gho_", "16C7e42F292c6912E7710c838347Ae178B4a");

    fn scan(diff: &str, removed: bool) -> Vec<(String, usize, usize, &'static str)> {
        let scanner = Scanner::new(Options::default()).unwrap();
        let found = scanner.scan_diff(diff, removed);
        for it in &found {
            assert!(it.finding.span.end <= diff.len());
        }
        found.iter().map(|it| (it.path.clone(), it.line, it.column, it.change.as_str())).collect()
    }

    fn secret() -> String {
        format!("password = \"Xq7{}z9Tm2w\"", "DJH0K9KuG0M")
    }

    #[test]
    fn the_fixture_of_a_wrong_checksum_is_none() {
        assert!(scan(&format!("--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+{TOKEN}\n"), true).is_empty());
    }

    #[test]
    fn added_removed_moved_and_context() {
        let secret = secret();
        let diff = format!(
            "diff --git a/x.py b/x.py\nindex 1..2\n--- a/x.py\n+++ b/x.py\n@@ -3,3 +3,3 @@ def f\n {secret}\n-a = 1\n+{secret}\n b = 2\n"
        );
        assert_eq!(scan(&diff, false), [("x.py".to_owned(), 4, 13, "added")]);
        let moved = format!("--- a/x\n+++ b/y\n@@ -1,1 +1,1 @@\n-{secret}\n+ {secret}\n");
        assert_eq!(scan(&moved, false), [("y".to_owned(), 1, 14, "moved")]);
        assert_eq!(scan(&moved, true), [("x".to_owned(), 1, 13, "removed"), ("y".to_owned(), 1, 14, "moved")]);
    }

    #[test]
    fn ends_of_lines_binaries_and_renames() {
        let secret = secret();
        let crlf = format!("--- a/x\r\n+++ b/x\r\n@@ -0,0 +7,1 @@\r\n+{secret}\r\n\\ No newline at end of file\r\n");
        assert_eq!(scan(&crlf, false), [("x".to_owned(), 7, 13, "added")]);
        let binary = "diff --git a/x.png b/x.png\nBinary files a/x.png and b/x.png differ\n";
        assert!(scan(binary, true).is_empty());
        let rename = format!(
            "diff --git a/o b/n\nsimilarity index 90%\nrename from o\nrename to n\n--- a/o\n+++ b/n\n@@ -1 +1 @@\n-x\n+{secret}"
        );
        assert_eq!(scan(&rename, false), [("n".to_owned(), 1, 13, "added")]);
        assert!(scan(&secret, true).is_empty(), "it is no diff");
    }

    #[test]
    fn commit_by_commit() {
        let secret = secret();
        let added = format!("--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+{secret}\n");
        let gone = format!("--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-{secret}\n");
        for (first, second) in [
            (
                "commit 1234567890abcdef1234567890abcdef12345678\n",
                "commit 234567890abcdef1234567890abcdef123456789 (tag: v1)\n",
            ),
            ("1234567 One\n", "2345678 Two\n"),
            (
                "From 1234567890abcdef1234567890abcdef12345678 Mon Sep 17 00:00:00 2001\n",
                "From 234567890abcdef1234567890abcdef123456789 Mon Sep 17 00:00:00 2001\n",
            ),
        ] {
            let log = format!("{second}{gone}\n{first}{added}");
            let both = [("x".to_owned(), 1, 13, "removed"), ("x".to_owned(), 1, 13, "added")];
            assert_eq!(scan(&log, true), both, "{first}");
            assert_eq!(scan(&log, false), [("x".to_owned(), 1, 13, "added")], "{first}");
        }
        let one = format!("commit 1234567890abcdef1234567890abcdef12345678\n{gone}{added}");
        assert_eq!(scan(&one, false), [("x".to_owned(), 1, 13, "moved")]);
    }

    #[test]
    fn names_in_quotes() {
        assert_eq!(path(r#""b/caf\303\251 \"x\"\\.env""#), "café \"x\"\\.env");
        assert_eq!(path(r#""b/a\tb""#), "a\tb");
        assert_eq!(path("b/a b.txt\t2024-01-01"), "a b.txt");
        assert_eq!(path(r#""b/\3\"#), r#""b/\3\"#);
        assert_eq!(path(r#""b/\3\9""#), "39");
        let diff = format!("--- /dev/null\n+++ \"b/\\303\\251\"\n@@ -0,0 +1 @@\n+{}\n", secret());
        assert_eq!(scan(&diff, false), [("é".to_owned(), 1, 13, "added")]);
    }

    #[test]
    fn keys_of_many_lines() {
        let body = "MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\n+KUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==";
        let diff = format!(
            "--- /dev/null\n+++ b/key.pem\n@@ -0,0 +1,4 @@\n+-----BEGIN RSA {0} KEY-----\n+{body}\n+-----END RSA {0} KEY-----\n",
            "PRIVATE"
        );
        let scanner = Scanner::new(Options::default()).unwrap();
        let found = scanner.scan_diff(&diff, false);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].line, found[0].end.0), (1, 4));
        assert!(
            found[0].finding.span.of(&diff).starts_with("-----BEGIN")
                && found[0].finding.span.of(&diff).ends_with("-----")
        );
    }
}
