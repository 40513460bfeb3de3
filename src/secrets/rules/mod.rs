//! The built-in rules, as data: one file for each kind of service, a line or two for each kind of credential.
//!
//! A rule says what to look for and where its vendor describes it, and carries examples that it must and must not find;
//! tests run them all and make `docs/secret-rules.md` of them. In examples `¦` stands for nothing: it keeps the texts
//! from being what they look like.

mod ai;
mod built;
mod cloud;
mod messages;
mod money;
mod named;
mod tools;

#[cfg(test)]
mod tests;

/// Is it a credential, or about a person?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Category {
    /// What opens something.
    Secret,
    /// What is about a person: identity, health, money.
    PersonalData,
}

impl Category {
    /// `secret` or `personal-data`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::PersonalData => "personal-data",
        }
    }
}

/// How sure it is that a finding is what its rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Something speaks against it.
    Low,
    /// It looks like it.
    Medium,
    /// Its form is the vendor's own, or a checksum holds.
    High,
}

impl Confidence {
    /// `low`, `medium` or `high`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Low, Self::Medium, Self::High].into_iter().find(|level| level.as_str() == name)
    }
}

/// How bad it is if it leaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A test value, or a name.
    Low,
    /// Limited use.
    Medium,
    /// Opens an account or a service.
    High,
    /// Opens much, or others' work depends on it.
    Critical,
}

impl Severity {
    /// `low`, `medium`, `high` or `critical`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Low, Self::Medium, Self::High, Self::Critical].into_iter().find(|level| level.as_str() == name)
    }
}

/// What makes a rule find something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    /// The form alone tells the kind.
    Structured,
    /// The form, and the name of what it is assigned to.
    Contextual,
    /// A telling name, and a value that looks random.
    Generic,
    /// A password inside of a URL.
    Url,
    /// A value of many lines.
    Multiline,
    /// Form, check digits, and words nearby.
    Personal,
    /// A rule of the user's.
    Custom,
}

impl Tier {
    /// `structured`, `contextual`, …
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Structured => "structured",
            Self::Contextual => "contextual",
            Self::Generic => "generic",
            Self::Url => "url",
            Self::Multiline => "multiline",
            Self::Personal => "personal",
            Self::Custom => "custom",
        }
    }
}

/// What has to hold of a token besides its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    None,
    /// Not made of words; letters and digits both.
    Random,
    /// CRC-32 of what is between prefix and the last six characters, which are its base 62. If it fails, it is none.
    GitHubCrc,
    /// The same for the long kind, of which the short one's sum is not documented.
    GitHubRefresh,
    /// The same; but sources disagree about what is summed up, so a failure only lowers the confidence.
    NpmCrc,
    /// CRC-32 of all before the last underscore, little endian, in hexadecimal.
    GrafanaCrc,
    /// The account number is in it.
    AwsKeyId,
    /// Base64 of a JSON object.
    Base64Json,
    /// Bech32.
    AgeBech32,
    /// Contains the mark of OpenAI's keys.
    OpenAi,
}

/// How a rule finds something.
#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    /// An anchor with a shape behind it, and perhaps one before it.
    Token { anchors: List, before: &'static str, after: List, check: Check },
    /// A value of one of these shapes, assigned to a name that contains one of the words.
    Named { words: List, shapes: List },
    /// Code of its own: URLs, keys of many lines, …
    Built,
}

/// A list of texts as one text, a line each: of a thousand short texts the pointers would be half of the module's data.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct List(pub(crate) &'static str);

impl List {
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('\n').filter(|line| !line.is_empty())
    }
}

/// A built-in rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name, its vendor, what it finds and its kind, a line each.
    pub(crate) about: &'static str,
    /// Where the vendor, or a standard, describes it. The npm package leaves it to `docs/secret-rules.md`.
    #[cfg(feature = "pages")]
    pub page: &'static str,
    /// Credential or personal data.
    pub category: Category,
    /// What makes it find something.
    pub tier: Tier,
    /// How sure it is if nothing speaks for or against it.
    pub confidence: Confidence,
    /// How bad a leak is.
    pub severity: Severity,
    pub(crate) how: How,
    #[cfg(test)]
    pub(crate) yes: &'static [&'static str],
    #[cfg(test)]
    pub(crate) no: &'static [&'static str],
}

impl Rule {
    fn line(&self, number: usize) -> &'static str {
        self.about.split('\n').nth(number).unwrap_or_default()
    }

    /// Its name, which never changes.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.line(0)
    }

    /// Whose it is.
    #[must_use]
    pub fn vendor(&self) -> &'static str {
        self.line(1)
    }

    /// What it finds.
    #[must_use]
    pub fn description(&self) -> &'static str {
        self.line(2)
    }

    /// `token`, `private-key`, `password`, …; of personal data the name that Macie gives it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.line(3)
    }
}

/// Texts in brackets as one [`List`].
macro_rules! list {
    ($($text:literal),* $(,)?) => { $crate::secrets::rules::List(concat!($($text, "\n",)*)) };
}
pub(crate) use list;

/// A token: `id, vendor, description, page; anchors, before, after, check; confidence, severity; yes, no`.
macro_rules! token {
    ($id:literal, $vendor:literal, $what:literal, $page:literal;
     [$($anchor:literal),* $(,)?], $before:literal, [$($after:literal),* $(,)?], $check:ident;
     $confidence:ident, $severity:ident;
     yes $yes:expr; no $no:expr;) => {
        $crate::secrets::rules::rule! {
            $id, $vendor, $what, $page;
            "token", Secret, Structured, $crate::secrets::rules::How::Token {
                anchors: $crate::secrets::rules::list!($($anchor),*),
                before: $before,
                after: $crate::secrets::rules::list!($($after),*),
                check: $crate::secrets::rules::Check::$check,
            }; $confidence, $severity;
            yes $yes;
            no $no;
        }
    };
}
pub(crate) use token;

/// Any other rule: the same in the same order, with `kind`, `category`, `tier` and `how` in the middle.
macro_rules! rule {
    ($id:literal, $vendor:literal, $what:literal, $page:literal;
     $kind:literal, $category:ident, $tier:ident,
     How::Named { words: &[$($word:literal),* $(,)?], shapes: &[$($shape:literal),* $(,)?] };
     $confidence:ident, $severity:ident;
     yes $yes:expr; no $no:expr;) => {
        $crate::secrets::rules::rule! {
            $id, $vendor, $what, $page;
            $kind, $category, $tier, $crate::secrets::rules::How::Named {
                words: $crate::secrets::rules::list!($($word),*),
                shapes: $crate::secrets::rules::list!($($shape),*),
            }; $confidence, $severity;
            yes $yes;
            no $no;
        }
    };
    ($id:literal, $vendor:literal, $what:literal, $page:literal;
     $kind:literal, $category:ident, $tier:ident, $how:expr; $confidence:ident, $severity:ident;
     yes $yes:expr; no $no:expr;) => {
        $crate::secrets::rules::Rule {
            about: concat!($id, "\n", $vendor, "\n", $what, "\n", $kind),
            #[cfg(feature = "pages")]
            page: $page,
            category: $crate::secrets::rules::Category::$category,
            tier: $crate::secrets::rules::Tier::$tier,
            confidence: $crate::secrets::rules::Confidence::$confidence,
            severity: $crate::secrets::rules::Severity::$severity,
            how: $how,
            #[cfg(test)]
            yes: &$yes,
            #[cfg(test)]
            no: &$no,
        }
    };
}
pub(crate) use rule;

/// All built-in rules for credentials.
pub fn secrets() -> impl Iterator<Item = &'static Rule> + Clone {
    [cloud::RULES, tools::RULES, messages::RULES, ai::RULES, money::RULES, named::RULES, built::RULES]
        .into_iter()
        .flatten()
}
