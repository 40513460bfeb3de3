//! The list of findings: which of them, and put together by what.

use super::board::{Board, Key};
use super::finding::{Category, Change, Finding, Level};
use std::rc::Rc;

/// What is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Of one sort only.
    pub category: Option<Category>,
    /// From this confidence on.
    pub least: Level,
    /// Of a diff, only what it does so.
    pub change: Option<Change>,
    /// Has these words in what it is, or where.
    pub words: Rc<str>,
}

impl Default for Filter {
    fn default() -> Self {
        Self { category: None, least: Level::Low, change: None, words: Rc::default() }
    }
}

impl Filter {
    /// Is a finding listed?
    #[must_use]
    pub fn takes(&self, finding: &Finding) -> bool {
        let text = || {
            let path = finding.path.as_deref().unwrap_or_default();
            format!("{} {} {} {path}", finding.rule, finding.description, finding.kind).to_lowercase()
        };
        self.category.is_none_or(|category| category == finding.category)
            && finding.confidence >= self.least
            && self.change.is_none_or(|change| finding.change == Some(change))
            && (self.words.trim().is_empty() || {
                let text = text();
                self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
            })
    }
}

/// By what the list is put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// The order of the text, file by file.
    #[default]
    File,
    /// What was found.
    Kind,
    /// The surest first.
    Confidence,
}

impl Grouping {
    /// All, in the order of menus.
    pub const ALL: [Self; 3] = [Self::File, Self::Kind, Self::Confidence];

    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Kind => "Kind",
            Self::Confidence => "Confidence",
        }
    }

    /// The group of a finding.
    fn of(self, board: &Board, key: Key, finding: &Finding) -> Group {
        match self {
            Self::File => {
                let name = finding.path.clone();
                let at = board.sources.iter().position(|source| source.id == key.source).unwrap_or_default();
                let name = name.or_else(|| board.source(key.source)?.path.clone());
                (at, name.unwrap_or_else(|| "Pasted text".into()))
            }
            Self::Kind => (usize::from(finding.category == Category::Personal), finding.description.clone()),
            Self::Confidence => {
                let name = format!("{} confidence", finding.confidence.word());
                (
                    match finding.confidence {
                        Level::Critical | Level::High => 0,
                        Level::Medium => 1,
                        Level::Low => 2,
                    },
                    name.into(),
                )
            }
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// The head of a group.
    Group {
        /// Its name.
        name: Rc<str>,
        /// How many there are in it.
        count: usize,
    },
    /// A finding.
    Finding(Key),
}

/// A group: what sorts it, and its name.
type Group = (usize, Rc<str>);

/// The list. One group alone has no head, unless it is that of a file among others.
#[must_use]
pub fn entries(board: &Board) -> Vec<Entry> {
    let mut groups: Vec<(Group, Vec<Key>)> = Vec::new();
    for (key, finding) in board.findings().filter(|(_, finding)| board.filter.takes(finding)) {
        let group = board.grouping.of(board, key, finding);
        match groups.iter_mut().rev().find(|(it, _)| *it == group) {
            Some((_, keys)) => keys.push(key),
            None => groups.push((group, vec![key])),
        }
    }
    // Stable: within a rank groups stay in the order of the text.
    groups.sort_by_key(|((rank, _), _)| *rank);
    let heads = groups.len() > 1 || (board.grouping == Grouping::File && board.sources.len() > 1);
    let group = |((_, name), keys): (Group, Vec<Key>)| {
        let head = heads.then_some(Entry::Group { name, count: keys.len() });
        head.into_iter().chain(keys.into_iter().map(Entry::Finding))
    };
    groups.into_iter().flat_map(group).collect()
}
