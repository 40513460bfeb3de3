//! What the run and the scenarios exercised together, and what none of them did.

use super::drawing::{Drawing, Why};
use super::told::{Coverage, Outcome, Part, Told};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What several runs of one machine cover together: a part is missing where it is missing in each.
#[must_use]
pub fn covered(told: &Told) -> Option<Coverage> {
    let Told::Ran { outcomes, .. } = told else { return None };
    let mut runs = outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Ended(run) => Some(&run.coverage),
        Outcome::Refused(_) => None,
    });
    let mut all = runs.next()?.clone();
    for run in runs {
        all.missing.retain(|part| run.missing.contains(part));
    }
    Some(all)
}

/// States that nothing exercised.
#[must_use]
pub fn faint(coverage: Option<&Coverage>) -> BTreeSet<Rc<str>> {
    let missing = coverage.map(|coverage| coverage.missing.as_slice()).unwrap_or_default();
    missing.iter().filter(|part| &*part.kind == "state").map(|part| part.state.clone()).collect()
}

impl Part {
    /// Is it what an arrow stands for?
    #[must_use]
    pub fn is(&self, why: Why) -> bool {
        match why {
            Why::Next => false,
            Why::Rule(at) => &*self.kind == "rule" && self.index == Some(at),
            Why::Default => &*self.kind == "default",
            Why::Catch(at) => &*self.kind == "catcher" && self.index == Some(at),
        }
    }

    /// In words.
    #[must_use]
    pub fn words(&self, drawing: Option<&Drawing>) -> String {
        let number = self.index.map(|index| index + 1).unwrap_or_default();
        let to = |why| {
            let drawing = drawing?;
            let from = drawing.find(&self.state)?;
            let (_, edge) = drawing.leaving(from).find(|(_, edge)| edge.why == why)?;
            Some(format!(", to {}", drawing.nodes.get(edge.to)?.name))
        };
        let index = self.index.unwrap_or_default();
        match &*self.kind {
            "rule" => format!("rule {number}{}", to(Why::Rule(index)).unwrap_or_default()),
            "default" => format!("the default{}", to(Why::Default).unwrap_or_default()),
            "retrier" => format!("retrier {number}"),
            "catcher" => format!("catcher {number}{}", to(Why::Catch(index)).unwrap_or_default()),
            _ => "the state itself".to_owned(),
        }
    }
}
