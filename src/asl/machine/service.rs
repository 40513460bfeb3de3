//! A `Resource`, taken apart: which of AWS's events tell about it (X7).

/// What a Task state calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Which events tell about it.
    pub events: Events,
    /// `resourceType` of the events: the service, such as `lambda` or `aws-sdk:s3`.
    pub kind: Box<str>,
    /// `resource` of the events: the action, such as `invoke.waitForTaskToken`, or the whole ARN.
    pub action: Box<str>,
    /// The region of the ARN, where it has one.
    pub region: Box<str>,
}

/// A family of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Events {
    /// `TaskScheduled` and so on.
    Task,
    /// `LambdaFunctionScheduled` and so on.
    Lambda,
    /// `ActivityScheduled` and so on.
    Activity,
}

/// The region of services whose ARN has none.
const REGION: &str = "us-east-1";

impl Service {
    /// The service of a `Resource`. What is no ARN is taken for an action of the service `unknown`.
    #[must_use]
    pub fn of(resource: &str) -> Self {
        let mut parts = resource.splitn(6, ':');
        let mut part = || parts.next().unwrap_or_default();
        let (arn, _partition, service, region, _account, rest) = (part(), part(), part(), part(), part(), part());
        let region = if region.is_empty() { REGION } else { region };
        let (events, kind, action) = match (arn, service) {
            ("arn", "lambda") => (Events::Lambda, "lambda", resource),
            ("arn", "states") if rest.starts_with("activity:") => (Events::Activity, "activity", resource),
            ("arn", "states") => {
                // The action may have a version, as in `startExecution.sync:2`.
                let name = rest.strip_suffix(":2").unwrap_or(rest);
                let at = name.rfind(':');
                let split = at.and_then(|at| Some((rest.get(..at)?, rest.get(at + 1..)?)));
                let (kind, action) = split.unwrap_or(("states", rest));
                (Events::Task, kind, action)
            }
            _ => (Events::Task, "unknown", resource),
        };
        Self { events, kind: kind.into(), action: action.into(), region: region.into() }
    }

    /// Does the service answer only when it is done, or somebody says so (`.sync`, `.waitForTaskToken`)?
    #[must_use]
    pub fn is_submitted(&self) -> bool {
        self.action.contains(".sync") || self.action.ends_with(".waitForTaskToken")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_are_taken_apart() {
        for (resource, events, kind, action, region) in [
            ("arn:aws:lambda:eu-west-1:1:function:F", Events::Lambda, "lambda", None, "eu-west-1"),
            ("arn:aws:states:eu-west-1:1:activity:A", Events::Activity, "activity", None, "eu-west-1"),
            ("arn:aws:states:::lambda:invoke", Events::Task, "lambda", Some("invoke"), "us-east-1"),
            ("arn:aws:states:::aws-sdk:s3:getObject", Events::Task, "aws-sdk:s3", Some("getObject"), "us-east-1"),
            ("arn:aws:states:::ecs:runTask.sync", Events::Task, "ecs", Some("runTask.sync"), "us-east-1"),
            (
                "arn:aws:states:::states:startExecution.sync:2",
                Events::Task,
                "states",
                Some("startExecution.sync:2"),
                "us-east-1",
            ),
            ("${Function}", Events::Task, "unknown", None, "us-east-1"),
        ] {
            let service = Service::of(resource);
            assert_eq!(
                (service.events, &*service.kind, &*service.action, &*service.region),
                (events, kind, action.unwrap_or(resource), region)
            );
        }
        assert!(Service::of("arn:aws:states:::states:startExecution.sync:2").is_submitted());
        assert!(!Service::of("arn:aws:states:::lambda:invoke").is_submitted());
    }
}
