//! The editors of all pages: which texts there are, and what they are called.

/// A text that a person edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// EventBridge's pattern.
    Pattern,
    /// The event that it is asked about.
    Event,
    /// SNS's filter policy.
    Policy,
    /// The attributes of a message.
    Attributes,
    /// The body of a message.
    Body,
    /// The subscriptions of a topic.
    Subscriptions,
    /// What is published to a topic, and when.
    Scenario,
    /// A delivery policy.
    Delivery,
    /// Step Functions' definition, or a state of one.
    Definition,
    /// What comes into the state.
    Input,
    /// What its work comes to.
    Result,
    /// The error that its work comes to.
    Failure,
    /// The Context Object.
    Context,
    /// The variables.
    Variables,
    /// What tasks come to in a run.
    Mocks,
    /// The history of an execution on AWS.
    History,
    /// What is scanned for secrets.
    Text,
}

/// What a text is called.
struct Names {
    id: &'static str,
    label: &'static str,
    name: &'static str,
    subject: &'static str,
}

const fn names(id: &'static str, label: &'static str, name: &'static str, subject: &'static str) -> Names {
    Names { id, label, name, subject }
}

impl Side {
    const fn names(self) -> Names {
        match self {
            Self::Pattern => names("pattern", "Event pattern", "Pattern", "The pattern"),
            Self::Event => names("event", "Event", "Event", "The event"),
            Self::Policy => names("policy", "Filter policy", "Policy", "The policy"),
            Self::Attributes => names("attributes", "Message attributes", "Attributes", "The attributes"),
            Self::Body => names("body", "Message body", "Body", "The body"),
            Self::Subscriptions => {
                names("subscriptions", "Subscriptions", "Subscriptions", "The list of subscriptions")
            }
            Self::Scenario => names("scenario", "Topic scenario", "Scenario", "The scenario"),
            Self::Delivery => names("delivery", "Delivery policy", "Policy", "The delivery policy"),
            Self::Definition => names("definition", "Definition", "Definition", "The definition"),
            Self::Input => names("input", "Input", "Input", "The input"),
            Self::Result => names("result", "Mocked result", "Result", "The mocked result"),
            Self::Failure => names("failure", "Mocked error", "Error", "The mocked error"),
            Self::Context => names("context", "Context Object", "Context", "The Context Object"),
            Self::Variables => names("variables", "Variables", "Variables", "The list of variables"),
            Self::Mocks => names("mocks", "Mocks", "Mocks", "The list of mocks"),
            Self::History => names("history", "History from AWS", "AWS", "The history from AWS"),
            Self::Text => names("text", "Text", "Text", "The text"),
        }
    }

    /// The editor's id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.names().id
    }

    /// The editor's accessible name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.names().label
    }

    /// Its name where there is little room: on a tab, over a text in a report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.names().name
    }

    /// How a sentence begins that is about it.
    #[must_use]
    pub const fn subject(self) -> &'static str {
        self.names().subject
    }
}
