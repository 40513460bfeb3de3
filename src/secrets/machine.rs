//! What a scanner is made of, compiled once: the rules, their anchors, and one automaton of them all.

use super::automaton::Automaton;
use super::generic::Named;
use super::join;
use super::personal::{self, Persons};
use super::rules::{self, How, Rule};
use super::scanner::{Builtin, UserRules};
use super::token::Token;

/// What an anchor sets off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// A token: its number in [`Machine::tokens`].
    Token(usize),
    /// A word that names of secrets have.
    Name,
    /// `://`
    Url,
    /// `-----BEGIN `
    Pem,
    /// `PuTTY-User-Key-File-`
    Putty,
    /// `eyJ`
    Jwt,
    /// `Basic `
    Basic,
    /// `%`, `\\x`, `\\u00`
    Escape,
    /// The end of a line that goes on in the next.
    LineEnd,
    /// The beginning of a scalar of many lines in YAML.
    Scalar,
    /// `].join(`
    Join,
    /// `@`
    Email,
    /// A word of a keyword of an identifier about persons: its number among them.
    Keyword(usize),
}

/// The numbers of the rules that code refers to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ids {
    pub(crate) pem: usize,
    pub(crate) openssh: usize,
    pub(crate) pgp: usize,
    pub(crate) putty: usize,
    pub(crate) jwt: usize,
    pub(crate) discord: usize,
    pub(crate) basic: usize,
    pub(crate) url: usize,
    pub(crate) connection: usize,
    pub(crate) password: usize,
    pub(crate) key: usize,
}

/// The compiled scanner.
#[derive(Debug)]
pub(crate) struct Machine {
    pub(crate) rules: Vec<&'static Rule>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) named: Vec<Named>,
    pub(crate) anchors: Vec<(&'static [u8], Trigger)>,
    pub(crate) automaton: Automaton,
    pub(crate) ids: Ids,
    /// Where the rules about persons begin; all rules if there are none.
    pub(crate) personal: usize,
    pub(crate) persons: Option<Persons>,
    /// Rules of users, which are numbered behind the built-in ones.
    pub(crate) custom: Option<Box<dyn UserRules>>,
    /// Which of the built-in rules count.
    pub(crate) builtin: Builtin,
}

/// Parts of names of secrets. Only the end of a name decides; see `name`.
const NAMES: &[&str] = &[
    "pass",
    "pwd",
    "secret",
    "token",
    "key",
    "credential",
    "_pat",
    "-pat",
    "bearer",
    "jwt",
    "contrasena",
    "motdepasse",
];

impl Machine {
    /// The machine of all built-in rules, with or without those about persons.
    pub(crate) fn new(personal_data: bool) -> Option<Self> {
        let mut rules: Vec<&'static Rule> = rules::secrets().collect();
        let personal = rules.len();
        if personal_data {
            rules.extend(personal::rules());
        }
        let (mut tokens, mut named, mut anchors) = (Vec::new(), Vec::new(), Vec::<(&'static [u8], Trigger)>::new());
        for (number, rule) in rules.iter().enumerate() {
            match rule.how {
                How::Token { anchors: spelled, .. } => {
                    let trigger = Trigger::Token(tokens.len());
                    tokens.push(Token::new(number, rule)?);
                    anchors.extend(spelled.iter().map(|anchor| (anchor.as_bytes(), trigger)));
                }
                How::Named { .. } => named.push(Named::new(number, rule)?),
                How::Built => {}
            }
        }
        anchors.extend(NAMES.iter().map(|name| (name.as_bytes(), Trigger::Name)));
        anchors.extend([
            (&b"://"[..], Trigger::Url),
            (b"-----BEGIN ", Trigger::Pem),
            (b"PuTTY-User-Key-File-", Trigger::Putty),
            (b"eyJ", Trigger::Jwt),
            (b"Basic ", Trigger::Basic),
            (b"%", Trigger::Escape),
            (b"\\x", Trigger::Escape),
            (b"\\u00", Trigger::Escape),
        ]);
        anchors.extend(join::ENDS.iter().map(|end| (end.as_bytes(), Trigger::LineEnd)));
        anchors.extend(join::SCALARS.iter().map(|begin| (begin.as_bytes(), Trigger::Scalar)));
        anchors.push((join::JOIN.as_bytes(), Trigger::Join));
        if personal_data {
            anchors.push((b"@", Trigger::Email));
            let words = personal::keywords();
            anchors.extend(words.map(|(number, word)| (word.as_bytes(), Trigger::Keyword(number))));
        }
        let id = |id: &str| rules.iter().position(|rule| rule.id() == id);
        let ids = Ids {
            pem: id("private-key")?,
            openssh: id("openssh-private-key")?,
            pgp: id("pgp-private-key")?,
            putty: id("putty-private-key")?,
            jwt: id("jwt")?,
            discord: id("discord-bot-token")?,
            basic: id("basic-auth-header")?,
            url: id("url-password")?,
            connection: id("connection-string-password")?,
            password: id("generic-password")?,
            key: id("generic-api-key")?,
        };
        let automaton = Automaton::new(anchors.iter().map(|(anchor, _)| *anchor))?;
        let persons = if personal_data { Some(Persons::new()?) } else { None };
        Some(Self {
            rules,
            tokens,
            named,
            anchors,
            automaton,
            ids,
            personal,
            persons,
            custom: None,
            builtin: Builtin::default(),
        })
    }
}
