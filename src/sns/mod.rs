//! SNS: filter policies and the messages that they are asked about, topics, and the schedules of delivery.

mod answer;
mod attributes;
mod compare;
mod compared;
mod convert;
pub mod delivery;
mod endpoint;
mod examples;
mod jackson;
mod limits;
mod lint;
mod message;
mod policy;
mod publish;
mod scope;
mod subscriptions;
pub mod topic;
mod unpack;

pub use answer::{Call, aws_answer, aws_message};
pub use attributes::{Attribute, Attributes};
pub use compare::{Comparison, Verdict, in_eventbridge};
pub use convert::Converted;
pub use delivery::delivery_schedule;
pub use endpoint::{Endpoint, Managed};
pub use examples::{Example, Examples};
pub use limits::Limits;
pub use message::Message;
pub use policy::FilterPolicy;
pub use scope::Scope;
pub use subscriptions::{SubscriptionVerdict, Subscriptions};
pub use topic::simulate_topic;
pub use unpack::{Envelope, Unpacked, unpack};
