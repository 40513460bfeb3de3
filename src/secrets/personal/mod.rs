//! Personal data.
use super::scan::Scan;
use super::rules::Rule;
pub(crate) const RULES: &[Rule] = &[];
pub(crate) fn numbers(_scan: &mut Scan<'_>) {}
pub(crate) fn email(_scan: &mut Scan<'_>, _at: usize) {}
