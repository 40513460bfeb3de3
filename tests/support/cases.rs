//! Cases as data, and what became of them.
#![allow(dead_code)]

use serde_json::Value;
use std::collections::BTreeMap;

pub fn rows(text: &str) -> impl Iterator<Item = Value> {
    text.lines().filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap())
}

pub fn field<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_default()
}

/// Counts by group; panics at the end with the first failures where there were any.
#[derive(Default)]
pub struct Score {
    pub groups: BTreeMap<String, (usize, usize)>,
    pub failures: Vec<String>,
}

impl Score {
    pub fn add(&mut self, group: &str, good: bool, detail: impl FnOnce() -> String) {
        let entry = self.groups.entry(group.to_owned()).or_default();
        entry.1 += 1;
        if good {
            entry.0 += 1;
        } else {
            self.failures.push(detail());
        }
    }

    pub fn report(&self, label: &str) -> (usize, usize) {
        let (good, all) = self.groups.values().fold((0, 0), |(g, a), (good, all)| (g + good, a + all));
        println!("{label}: {good}/{all}");
        for (group, (good, all)) in self.groups.iter().filter(|(_, (good, all))| good < all) {
            println!("  {group}: {good}/{all}");
        }
        (good, all)
    }

    pub fn assert_all(&self, label: &str) {
        let (good, all) = self.report(label);
        let shown: Vec<_> = self.failures.iter().take(20).cloned().collect();
        assert_eq!(good, all, "{label}\n{}", shown.join("\n"));
    }
}
