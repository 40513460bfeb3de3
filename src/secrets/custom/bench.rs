//! A rule on the bench: what it matches in a text, which words lead to it, and what it costs there and elsewhere.

use super::cost::{backtracking, lints};
use super::load::regex_json;
use super::pattern::Pattern;
use super::rule::UserRule;
use super::search::Custom;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Span};
use crate::json::{self, Field};
use crate::secrets::machine::Machine;
use crate::secrets::options::{Failed, Options, broken};
use crate::secrets::scanner::{Builtin, Finding, Scanner};
use crate::secrets::windows::Cut;

/// A match of a rule's expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// All of it.
    pub span: Span,
    /// Its groups, from the first on.
    pub groups: Vec<Option<Span>>,
}

/// What a rule does on a text.
#[derive(Clone, Debug)]
pub struct Bench {
    /// What the expression matches, filters left aside; the first thousand.
    pub matches: Vec<Match>,
    /// What the whole rule finds.
    pub findings: Vec<Finding>,
    /// The words of which every match contains one; nothing where there are none.
    pub words: Vec<String>,
    /// About how many states the expression has.
    pub states: usize,
    /// How many bytes of the text the expression was tried on.
    pub bytes: usize,
    /// At most so many steps: bytes times states.
    pub steps: usize,
    /// The steps of an engine that backtracks, on the first 64 KiB; nothing if they are more than a million, and than a hundred
    /// for each byte.
    pub backtracking: Option<usize>,
    /// What is odd or slow about the rule.
    pub warnings: Vec<Diagnostic>,
}

/// More matches are of use to nobody.
const MOST: usize = 1_000;
/// The steps of other engines are counted on so much of a text.
const HEAD: usize = 1 << 16;

/// Tries a rule, as JSON: a pair of name and pattern, or an object as in the options' `rules`.
///
/// # Errors
/// What is wrong with the rule.
pub fn bench(rule: &str, text: &str) -> Result<Bench, Failed> {
    let parsed = json::parse(rule, &json::Options::default());
    let mut errors = Diagnostics::new();
    errors.extend(parsed.diagnostics);
    let mut rules = Vec::new();
    if let Some(value) = parsed.value {
        let list = json::Value { span: value.span, kind: json::Kind::Array(vec![value]) };
        rules = regex_json::read(&Field::root(&list), rule, &mut errors).rules;
    }
    let ((), _) = errors.finish(())?;
    let Some(rule) = rules.pop() else {
        return Err(Error::from(Diagnostic::new(Code::RulesNone, "there is no rule")).into());
    };
    tried(rule, text)
}

fn tried(rule: UserRule, text: &str) -> Result<Bench, Failed> {
    let mut machine = Machine::new(false).ok_or_else(broken)?;
    machine.builtin = Builtin::None;
    let mut bench = Bench {
        matches: Vec::new(),
        findings: Vec::new(),
        words: Vec::new(),
        states: 0,
        bytes: 0,
        steps: 0,
        backtracking: Some(0),
        warnings: Vec::new(),
    };
    if let Some(pattern) = &rule.pattern {
        bench.of(pattern, &rule, text);
    }
    let custom = Custom::new(vec![rule], Vec::new()).ok_or_else(broken)?;
    if let Some(bytes) = custom.tried(text.as_bytes()) {
        bench.bytes = bytes;
        bench.steps = bytes.saturating_mul(bench.states);
    }
    machine.custom = Some(Box::new(custom));
    let scanner = Scanner { machine, options: Options::default(), warnings: Vec::new(), cut: Cut::default() };
    bench.findings = scanner.scan(text);
    Ok(bench)
}

impl Bench {
    fn of(&mut self, pattern: &Pattern, rule: &UserRule, text: &str) {
        let bytes = text.as_bytes();
        pattern.each(bytes, Span::new(0, bytes.len()), |span| {
            let groups =
                if pattern.group_count == 0 { Vec::new() } else { pattern.groups(bytes, span, false).split_off(1) };
            self.matches.push(Match { span, groups });
            self.matches.len() < MOST
        });
        let pieces = pattern.pieces.iter().flatten();
        self.words = pieces.map(|piece| String::from_utf8_lossy(piece).into_owned()).collect();
        self.states = pattern.states;
        self.warnings = lints(pattern, !rule.keywords.is_empty());
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let most = (100 * head.len()).max(1_000_000);
        self.backtracking = backtracking(pattern, head, most);
        if self.backtracking.is_none() {
            let message = format!("an engine that backtracks takes more than {most} steps on this text");
            self.warnings.push(Diagnostic::new(Code::RegexBacktracks, message));
        }
    }
}
