//! What can subscribe to a topic.

/// The kind of a subscription's endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// A FIFO queue.
    SqsFifo,
    /// A standard queue.
    SqsStandard,
    /// A Lambda function.
    Lambda,
    /// A Firehose delivery stream.
    Firehose,
    /// A web server.
    Http,
    /// A web server, over TLS.
    Https,
    /// A mailbox.
    Email,
    /// A mailbox that gets JSON.
    EmailJson,
    /// A telephone.
    Sms,
    /// An app on a telephone.
    Application,
}

/// Who answers for an endpoint, which decides how often SNS tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Managed {
    /// AWS itself: queues, functions, delivery streams.
    Aws,
    /// Someone else, whom SNS reaches by mail, SMS or push.
    Customer,
    /// A web server: the only endpoints that delivery policies are for.
    Http,
}

impl Endpoint {
    /// All, with the names that descriptions use.
    pub const ALL: [(&'static str, Self); 10] = [
        ("sqs-fifo", Self::SqsFifo),
        ("sqs-standard", Self::SqsStandard),
        ("lambda", Self::Lambda),
        ("firehose", Self::Firehose),
        ("http", Self::Http),
        ("https", Self::Https),
        ("email", Self::Email),
        ("email-json", Self::EmailJson),
        ("sms", Self::Sms),
        ("application", Self::Application),
    ];

    /// SNS's name of the protocol, which is `sqs` for both kinds of queue.
    #[must_use]
    pub const fn protocol(self) -> &'static str {
        match self {
            Self::SqsFifo | Self::SqsStandard => "sqs",
            Self::Lambda => "lambda",
            Self::Firehose => "firehose",
            Self::Http => "http",
            Self::Https => "https",
            Self::Email => "email",
            Self::EmailJson => "email-json",
            Self::Sms => "sms",
            Self::Application => "application",
        }
    }

    /// Who answers for it.
    #[must_use]
    pub const fn managed(self) -> Managed {
        match self {
            Self::SqsFifo | Self::SqsStandard | Self::Lambda | Self::Firehose => Managed::Aws,
            Self::Http | Self::Https => Managed::Http,
            Self::Email | Self::EmailJson | Self::Sms | Self::Application => Managed::Customer,
        }
    }
}
