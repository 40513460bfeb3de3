//! The Context Object (X6): what AWS tells a state about the execution around it.

use super::thread::Thread;
use super::{Options, Type};
use crate::asl::data::{Object, Value};
use crate::asl::random::Random;
use crate::asl::time::timestamp;
use std::cell::OnceCell;
use std::sync::Arc;

const ACCOUNT: &str = "us-east-1:123456789012";

/// What is the same for all states of an execution.
#[derive(Debug)]
pub(super) struct Surroundings {
    base: Object,
    start: f64,
}

/// Names of members, made once for all states, each when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Keys {
    map: Key,
    item: Key,
    index: Key,
    value: Key,
}

type Key = OnceCell<Arc<str>>;

impl Keys {
    /// As much of the Context Object as says which item a thread is for.
    pub fn only_item(&self, thread: &Thread) -> Value {
        match &thread.item {
            Some(item) => self.with_item(None, item.0, &item.1),
            None => Value::empty_object(),
        }
    }

    /// `context` within an iteration.
    pub fn with_item(&self, context: Option<&Value>, index: usize, value: &Value) -> Value {
        let mut context = context.and_then(Value::as_object).cloned().unwrap_or_else(|| Object::with_capacity(1));
        context.insert(key(&self.map, "Map"), self.item(index, value));
        context.into()
    }

    fn item(&self, index: usize, value: &Value) -> Value {
        let mut item = Object::with_capacity(2);
        item.insert(key(&self.index, "Index"), count(index));
        item.insert(key(&self.value, "Value"), value.clone());
        let mut object = Object::with_capacity(1);
        object.insert(key(&self.item, "Item"), item.into());
        object.into()
    }
}

fn key(cell: &Key, name: &str) -> Arc<str> {
    cell.get_or_init(|| name.into()).clone()
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
        Self { base, start: options.start }
    }

    /// What a state of `thread` sees.
    pub fn context(&self, keys: &Keys, thread: &Thread, state: &Arc<str>, token: Option<String>) -> Value {
        let own = [
            ("EnteredTime", timestamp(self.start + thread.entered).into()),
            ("Name", Value::String(state.clone())),
            ("RetryCount", count(thread.retry_count)),
        ];
        let mut context = self.base.clone();
        context.insert("State".into(), Object::from_iter(own).into());
        if let Some(item) = &thread.item {
            context.insert("Map".into(), keys.item(item.0, &item.1));
        }
        if let Some(token) = token {
            context.insert("Task".into(), Object::from_iter([("Token", token.into())]).into());
        }
        context.into()
    }
}

fn count(n: usize) -> Value {
    i64::try_from(n).unwrap_or(i64::MAX).into()
}
