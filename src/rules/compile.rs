//! Tree → disjunction: `$or` multiplied out (O1), one condition per path (C5), paths in the order of matching (M1).

use super::pattern::{ConditionId, Field, FieldPath, Node, Pattern};
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::gather::Gather;
use crate::order;

/// A rule without `$or`: it holds where one of its branches does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// At least one.
    pub branches: Vec<Branch>,
}

/// Conditions that all have to hold. Ids are those of [`Pattern::conditions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// One per path, sorted by path as M1 has it.
    pub conditions: Vec<ConditionId>,
    /// Conditions of the text that a later one on the same path replaced (C5).
    pub overwritten: Vec<ConditionId>,
}

/// Fields of one branch (C6).
pub const MAX_FIELDS: usize = 256;
/// Conditions of all branches together. The reference has no such limit and runs out of memory instead.
pub const MAX_CONDITIONS: usize = 100_000;

impl Pattern {
    /// Multiplies the `$or` out.
    ///
    /// # Errors
    /// [`Code::TooManyFields`] past 256 paths in a branch, [`Code::TooComplex`] past 100,000 conditions in all.
    pub fn compile(&self) -> Result<Compiled, Error> {
        let mut forks = vec![Fork::default()];
        self.fold(&self.fields, &mut forks)?;
        let branches = forks.into_iter().map(Fork::finish).list();
        if branches.iter().any(|b| b.conditions.len() > MAX_FIELDS) {
            let message = format!("Size of rule exceeds max value of {MAX_FIELDS}");
            return Err(Diagnostic::new(Code::TooManyFields, message).at(self.span).into());
        }
        Ok(Compiled { branches })
    }

    /// Members in the order of the text: a leaf goes into every fork so far, each branch of an `$or` forks them all.
    fn fold<'a>(&'a self, fields: &'a [Field], forks: &mut Vec<Fork<'a>>) -> Result<(), Error> {
        for field in fields {
            match &field.node {
                Node::Object(fields) => self.fold(fields, forks)?,
                Node::Leaf(id) => {
                    let Some(condition) = self.condition(*id) else { continue };
                    forks.iter_mut().for_each(|fork| fork.conditions.push((&condition.path, *id)));
                }
                Node::Or(branches) => {
                    let before = std::mem::take(forks);
                    for branch in branches {
                        let mut forked = before.clone();
                        self.fold(&branch.fields, &mut forked)?;
                        forks.append(&mut forked);
                        if forks.iter().map(|f| f.conditions.len() + 1).sum::<usize>() > MAX_CONDITIONS {
                            let message =
                                format!("the $or of this rule multiply to more than {MAX_CONDITIONS} conditions");
                            return Err(Diagnostic::new(Code::TooComplex, message).at(field.span).into());
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

/// The conditions of a branch in the order of the text, each with its path.
#[derive(Clone, Default)]
struct Fork<'a> {
    conditions: Vec<(&'a FieldPath, ConditionId)>,
}

impl Fork<'_> {
    /// Of the conditions on one path the last counts.
    fn finish(mut self) -> Branch {
        order::numbers(&mut self.conditions);
        let (mut conditions, mut overwritten) = (Vec::with_capacity(self.conditions.len()), Vec::new());
        for (index, (path, id)) in self.conditions.iter().enumerate() {
            match self.conditions.get(index + 1).filter(|(next, _)| next.as_bytes() == path.as_bytes()) {
                Some((_, by)) => overwritten.push((*by, *id)),
                None => conditions.push(*id),
            }
        }
        // In the order in which that happened.
        order::by_key(&mut overwritten, |it| *it);
        Branch { conditions, overwritten: overwritten.into_iter().map(|(_, id)| id).list() }
    }
}
