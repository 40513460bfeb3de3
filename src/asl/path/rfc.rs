//! What RFC 9535 answers to a path, which Step Functions does not follow: to be shown beside it (feature `jsonpath-rfc`).

use super::Path;
use jsonpath_rust::JsonPath;
use serde_json::Value;

/// A node that an RFC 9535 query finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its normalized path, such as `$['a'][0]`.
    pub path: String,
    /// What is there, as compact JSON.
    pub value: String,
}

/// Every node that the query finds in a JSON text, in order. Always a list: RFC 9535 knows no definite paths.
///
/// # Errors
/// The text or the query cannot be read, in the words of the crates that read them. Both are bounded: texts nest at most
/// 128 deep, queries are as long as [`Path::MAX_BYTES`] and nest a little. Nor is asked what could take long: the crate has
/// no bound of its own.
pub fn query(query: &str, document: &str) -> Result<Vec<Node>, String> {
    if query.len() > Path::MAX_BYTES {
        return Err(format!("this path has {} bytes; the limit is {}", query.len(), Path::MAX_BYTES));
    }
    if is_too_much(query, document.len()) {
        return Err("this could take too long on a document of that size".to_owned());
    }
    let document: Value = serde_json::from_str(document).map_err(|error| error.to_string())?;
    let found = document.query_with_path(query).map_err(|error| error.to_string())?;
    Ok(found.into_iter().map(|node| Node { path: node.clone().path(), value: node.val().to_string() }).collect())
}

/// Steps that an answer may take, as far as can be told beforehand.
const MAX_STEPS: usize = 20_000_000;
/// Brackets and negations, which the crate's parser follows by recursion.
const MAX_NESTING: usize = 40;
/// Selectors next to each other.
const MAX_COMMAS: usize = 20;

/// Each `..` and each filter can look at all that the others have found.
fn is_too_much(query: &str, bytes: usize) -> bool {
    let times = query.matches("..").count() + query.matches('?').count();
    let steps = (0..times.max(1)).try_fold(1_usize, |steps, _| steps.checked_mul(1 + bytes / 8));
    let nesting = query.matches(['(', '?', '!']).count();
    nesting > MAX_NESTING || query.matches(',').count() > MAX_COMMAS || steps.is_none_or(|steps| steps > MAX_STEPS)
}
