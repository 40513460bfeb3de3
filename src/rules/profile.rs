//! What differs between the services that run this rule language.

/// The service whose rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// EventBridge event patterns: every operator.
    EventBridge,
    /// SNS filter policies: the same compiler with fewer operators, and `$or` that is a field name unless well-formed.
    Sns,
}

impl Profile {
    /// Is the operator of that name one of this service's?
    #[must_use]
    pub fn has_operator(self, name: &str) -> bool {
        match self {
            Self::EventBridge => true,
            Self::Sns => !matches!(name, "wildcard" | "exactly"),
        }
    }

    /// Does the service accept `inner` within `prefix`, `suffix` or `anything-but`?
    #[must_use]
    pub fn has_nested(self, outer: &str, inner: &str) -> bool {
        match self {
            Self::EventBridge => true,
            Self::Sns => outer == "anything-but" && inner == "prefix",
        }
    }

    /// May a list stand within `{"anything-but": {"prefix": …}}` and the like?
    #[must_use]
    pub const fn has_nested_lists(self) -> bool {
        matches!(self, Self::EventBridge)
    }

    /// Is an `$or` that is not an array of at least two objects with fields an ordinary field, rather than an error?
    #[must_use]
    pub const fn malformed_or_is_a_field(self) -> bool {
        matches!(self, Self::Sns)
    }

    /// What the service's answer to a rule that it refuses says before the error.
    #[must_use]
    pub const fn answer(self) -> &'static str {
        match self {
            Self::EventBridge => "Event pattern is not valid. Reason: ",
            Self::Sns => "Invalid parameter: Attributes Reason: FilterPolicy: ",
        }
    }

    /// How to begin with a rule of this service.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::EventBridge => "name fields and what they may be: {\"source\": [\"aws.ec2\"]}",
            Self::Sns => "name fields and what they may be: {\"event\": [\"order_placed\"]}",
        }
    }

    /// What a rule of this service is called.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::EventBridge => "pattern",
            Self::Sns => "policy",
        }
    }

    /// What its rules are asked about.
    #[must_use]
    pub const fn event(self) -> &'static str {
        match self {
            Self::EventBridge => "event",
            Self::Sns => "message",
        }
    }

    /// The service's name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EventBridge => "EventBridge",
            Self::Sns => "SNS",
        }
    }
}
