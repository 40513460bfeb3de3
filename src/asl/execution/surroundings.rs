//! The Context Object (X6): what AWS tells a state about the execution around it.

use super::thread::Thread;
use super::{Options, Type};
use crate::asl::data::{Object, Value};
use crate::asl::random::Random;
use crate::asl::time::timestamp;
use std::sync::Arc;

const ACCOUNT: &str = "us-east-1:123456789012";

/// What is the same for all states of an execution.
#[derive(Debug)]
pub(super) struct Surroundings {
    base: Object,
    start: f64,
    keys: Keys,
}

/// Names of members, made once.
#[derive(Debug)]
struct Keys {
    state: Arc<str>,
    name: Arc<str>,
    entered: Arc<str>,
    retries: Arc<str>,
    map: Arc<str>,
    item: Arc<str>,
    index: Arc<str>,
    value: Arc<str>,
    task: Arc<str>,
    token: Arc<str>,
}

impl Surroundings {
    pub fn new(options: &Options) -> Self {
        // From a generator of its own, so that other draws are the same with it and without it.
        let name = Random::new(!options.seed).uuid();
        let kind = if options.kind == Type::Express { "express" } else { "execution" };
        let text = |text: String| Value::from(text);
        let execution = [
            ("Id", text(format!("arn:aws:states:{ACCOUNT}:{kind}:StateMachine:{name}"))),
            ("Input", options.input.clone()),
            ("Name", text(name)),
            ("RoleArn", "arn:aws:iam::123456789012:role/StateMachine".into()),
            ("StartTime", text(timestamp(options.start))),
            ("RedriveCount", 0_i64.into()),
        ];
        let machine = [
            ("Id", text(format!("arn:aws:states:{ACCOUNT}:stateMachine:StateMachine"))),
            ("Name", "StateMachine".into()),
        ];
        let mut base: Object = [
            ("Execution", Value::from(Object::from_iter(execution))),
            ("StateMachine", Value::from(Object::from_iter(machine))),
        ]
        .into_iter()
        .collect();
        // What is given takes the place of what is made up, member by member.
        for (name, given) in options.context.iter().filter_map(Value::as_object).flat_map(Object::iter) {
            let merged = match (base.get(name), given) {
                (Some(Value::Object(made)), Value::Object(given)) => {
                    let mut merged = (**made).clone();
                    given.iter().for_each(|(name, value)| merged.insert(name.clone(), value.clone()));
                    merged.into()
                }
                _ => given.clone(),
            };
            base.insert(name.clone(), merged);
        }
        let keys = Keys {
            state: "State".into(),
            name: "Name".into(),
            entered: "EnteredTime".into(),
            retries: "RetryCount".into(),
            map: "Map".into(),
            item: "Item".into(),
            index: "Index".into(),
            value: "Value".into(),
            task: "Task".into(),
            token: "Token".into(),
        };
        Self { base, start: options.start, keys }
    }

    /// What a state of `thread` sees.
    pub fn context(&self, thread: &Thread, state: &Arc<str>, token: Option<String>) -> Value {
        let keys = &self.keys;
        let mut own = Object::with_capacity(3);
        own.insert(keys.entered.clone(), timestamp(self.start + thread.entered).into());
        own.insert(keys.name.clone(), Value::String(state.clone()));
        own.insert(keys.retries.clone(), count(thread.retry_count));
        let mut context = self.base.clone();
        context.insert(keys.state.clone(), own.into());
        if let Some(item) = &thread.item {
            context.insert(keys.map.clone(), self.item(item.0, &item.1));
        }
        if let Some(token) = token {
            context.insert(keys.task.clone(), single(&keys.token, token.into()));
        }
        context.into()
    }

    /// The same within an iteration.
    pub fn with_item(&self, context: &Value, index: usize, value: &Value) -> Value {
        let mut context = context.as_object().cloned().unwrap_or_default();
        context.insert(self.keys.map.clone(), self.item(index, value));
        context.into()
    }

    fn item(&self, index: usize, value: &Value) -> Value {
        let mut item = Object::with_capacity(2);
        item.insert(self.keys.index.clone(), count(index));
        item.insert(self.keys.value.clone(), value.clone());
        single(&self.keys.item, item.into())
    }
}

fn single(name: &Arc<str>, value: Value) -> Value {
    let mut object = Object::with_capacity(1);
    object.insert(name.clone(), value);
    object.into()
}

fn count(n: usize) -> Value {
    i64::try_from(n).unwrap_or(i64::MAX).into()
}
