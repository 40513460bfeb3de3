//! The verdict in one sentence.

use super::board::{Board, Work};
use super::finding::{Category, Finding};
use super::source::size;
use crate::state::measure::thousands;

/// What the page says above everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The word that it begins with.
    pub word: &'static str,
    /// The rest.
    pub sentence: String,
    /// Something was found (`Some(false)`: amber, as an answer is), nothing was (`Some(true)`), or neither is known.
    pub clean: Option<bool>,
    /// It is no answer but trouble.
    pub trouble: bool,
}

/// The verdict on what is there.
#[must_use]
pub fn verdict(board: &Board) -> Verdict {
    let answer = |word, sentence, clean| Verdict { word, sentence, clean, trouble: false };
    match &board.work {
        Work::Failed(why) => return Verdict { trouble: true, ..answer("Stopped", why.to_string(), None) },
        Work::Refused(why) => return Verdict { trouble: true, ..answer("Invalid", why.to_string(), None) },
        Work::Scanning { done, total, what } => return answer("Scanning", scanning(*done, *total, what), None),
        Work::Stopped => return answer("Stopped", format!("{}. What was found before is kept.", partly(board)), None),
        Work::Idle => {}
    }
    if board.is_empty() {
        return answer("Ready", "Paste a text below, or drop files and folders anywhere on this page.".into(), None);
    }
    let scanned: Vec<_> = board.sources.iter().filter_map(|source| source.scanned.as_ref()).collect();
    if scanned.is_empty() {
        return answer("Scanning", "…".into(), None);
    }
    let total: usize = scanned.iter().map(|it| it.total).sum();
    let lines = scanned.iter().map(|it| it.lines).sum();
    let unread = scanned.iter().filter(|it| it.problem.is_some()).count();
    let files = board.sources.len();
    let mut place =
        if board.options.diff { "in the diff".to_owned() } else { format!("in {}", counted(lines, "line")) };
    if files > 1 {
        place += &format!(" of {}", counted(files, "file"));
    }
    let rest = match unread {
        0 => String::new(),
        n if n == files => " Nothing of it could be scanned.".to_owned(),
        n => format!(" {} could not be scanned.", counted(n, "file")),
    };
    if total == 0 {
        let what = if board.options.personal { "No secret and no personal data" } else { "No secret" };
        return answer("Nothing found", format!("{what} {place}.{rest}"), (unread < files).then_some(true));
    }
    answer("Found", format!("{} {place}; {}.{rest}", amount(board, total), worst(board)), Some(false))
}

fn scanning(done: f64, total: f64, what: &str) -> String {
    let far = if total > 0.0 { format!("{} of {}", size(done), size(total)) } else { "…".to_owned() };
    if what.is_empty() { far } else { format!("{far}: {what}") }
}

fn partly(board: &Board) -> String {
    let scanned = board.sources.iter().filter(|source| source.scanned.is_some()).count();
    format!("{} of {} scanned", scanned, counted(board.sources.len(), "source"))
}

/// `1 line`, `2 lines`.
fn counted(n: usize, what: &str) -> String {
    format!("{} {what}{}", thousands(n), if n == 1 { "" } else { "s" })
}

/// How many of each sort.
fn amount(board: &Board, total: usize) -> String {
    let of = |category| board.findings().filter(|(_, finding)| finding.category == category).count();
    let (secrets, personal) = (of(Category::Secret), of(Category::Personal));
    if secrets + personal < total {
        return format!("{} (the first {} are listed)", counted(total, "finding"), thousands(secrets + personal));
    }
    let persons = match personal {
        1 => "1 piece of personal data".to_owned(),
        n => format!("{} pieces of personal data", thousands(n)),
    };
    match (secrets, personal) {
        (_, 0) => counted(secrets, "secret"),
        (0, _) => persons,
        _ => format!("{} and {persons}", counted(secrets, "secret")),
    }
}

/// The finding that would hurt most: of those that are as bad the surest, of those the first.
fn worst(board: &Board) -> String {
    let rank = |finding: &Finding| (finding.severity, finding.confidence);
    let worst = board.findings().map(|(_, finding)| finding).reduce(|a, b| if rank(b) > rank(a) { b } else { a });
    let Some(finding) = worst else { return "none is listed".to_owned() };
    let place = match &finding.path {
        Some(path) => format!("{path}, line {}", thousands(finding.line as usize)),
        None => format!("line {}", thousands(finding.line as usize)),
    };
    format!("the worst is {} ({place})", finding.rule)
}
