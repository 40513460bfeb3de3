//! Objects: members in order, found by name.

use super::Value;
use crate::table::{Table, hash};
use std::sync::Arc;

/// The members of an object, each name once, in the order in which the names first came.
///
/// Most objects have few members, and those are searched one by one; from 17 on there is an index.
#[derive(Clone, Debug, Default)]
pub struct Object {
    members: Vec<(Arc<str>, Value)>,
    /// Positions by the hashes of the names.
    index: Table,
}

impl Object {
    const INDEXED: usize = 17;

    /// No members.
    #[must_use]
    pub fn new() -> Self {
        Self { members: Vec::new(), index: Table::default() }
    }

    /// No members yet, but room for so many.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { members: Vec::with_capacity(capacity), index: Table::default() }
    }

    /// Of these members in their order. Of those of one name the last counts, in the place of the first.
    pub(super) fn of(members: Vec<(Arc<str>, Value)>) -> Self {
        let names = || members.iter().map(|(name, _)| name);
        let distinct = || names().enumerate().all(|(at, name)| names().take(at).all(|other| other != name));
        if members.len() < Self::INDEXED && distinct() {
            return Self { members, index: Table::default() };
        }
        members.into_iter().collect()
    }

    /// How many members there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.members.len()
    }

    /// Is there none?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.members.len() < Self::INDEXED {
            return self.members.iter().position(|(name, _)| &**name == key);
        }
        let is = |at: u32| self.members.get(at as usize).is_some_and(|(name, _)| &**name == key);
        self.index.find(hash(key), is).map(|at| at as usize)
    }

    /// Enters the members from `known` on.
    fn enter(&mut self, known: usize) {
        for (at, (name, _)) in self.members.iter().enumerate().skip(known) {
            self.index.insert(hash(&**name), u32::try_from(at).unwrap_or(u32::MAX));
        }
    }

    /// The value of that name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.members.get(self.position(key)?).map(|(_, value)| value)
    }

    /// The name as it is here, and the value.
    #[must_use]
    pub fn get_entry(&self, key: &str) -> Option<(&Arc<str>, &Value)> {
        self.members.get(self.position(key)?).map(|(name, value)| (name, value))
    }

    /// The value of that name, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        let position = self.position(key)?;
        self.members.get_mut(position).map(|(_, value)| value)
    }

    /// Is there a member of that name?
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// Sets the member of that name: in its place where there is one, otherwise at the end.
    pub fn insert(&mut self, key: Arc<str>, value: Value) {
        if let Some(old) = self.get_mut(&key) {
            *old = value;
            return;
        }
        self.members.push((key, value));
        if self.members.len() >= Self::INDEXED {
            // The first time there are more to be entered than this one.
            self.enter(self.index.len());
        }
    }

    /// Takes the member of that name out.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let position = self.position(key)?;
        let (_, value) = self.members.remove(position);
        self.index.clear();
        if self.members.len() >= Self::INDEXED {
            self.enter(0);
        }
        Some(value)
    }

    /// The members as items of a Map state: `{"Key", "Value"}` each.
    #[must_use]
    pub fn pairs(&self) -> Vec<Value> {
        let pair = |(name, value): (&Arc<str>, &Value)| {
            Self::from_iter([("Key", Value::String(name.clone())), ("Value", value.clone())]).into()
        };
        self.iter().map(pair).collect()
    }

    /// Names and values in order.
    pub(crate) fn members(&self) -> &[(Arc<str>, Value)] {
        &self.members
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &Value)> {
        self.members.iter().map(|(name, value)| (name, value))
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<K: Into<Arc<str>>> FromIterator<(K, Value)> for Object {
    fn from_iter<I: IntoIterator<Item = (K, Value)>>(members: I) -> Self {
        let mut object = Self::new();
        for (key, value) in members {
            object.insert(key.into(), value);
        }
        object
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_objects_keep_order_and_find_names() {
        let mut object: Object = (0..40_i64).map(|i| (format!("k{i}"), i.into())).collect();
        object.insert("k3".into(), Value::Null);
        assert_eq!(object.len(), 40);
        assert_eq!(object.get("k39"), Some(&39.into()));
        assert_eq!(object.iter().nth(3).map(|(k, v)| (&**k, v.clone())), Some(("k3", Value::Null)));
        for i in 0..30 {
            assert!(object.remove(&format!("k{i}")).is_some());
        }
        assert_eq!(object.get("k35"), Some(&35.into()));
        assert_eq!(object.remove("k0"), None);
        for i in 0..20_i64 {
            object.insert(format!("n{i}").into(), i.into());
        }
        assert_eq!((object.get("n19"), object.get("k30")), (Some(&19.into()), Some(&30.into())));
    }

    #[test]
    fn order_does_not_matter_for_equality() {
        let ab: Object = [("a", Value::Null), ("b", true.into())].into_iter().collect();
        let ba: Object = [("b", Value::Bool(true)), ("a", Value::Null)].into_iter().collect();
        assert_eq!(ab, ba);
        assert_ne!(ab, [("a", Value::Null)].into_iter().collect());
    }
}
