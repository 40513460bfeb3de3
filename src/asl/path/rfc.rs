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
/// 128 deep, queries are as long as [`Path::MAX_BYTES`].
pub fn query(query: &str, document: &str) -> Result<Vec<Node>, String> {
    if query.len() > Path::MAX_BYTES {
        return Err(format!("this path has {} bytes; the limit is {}", query.len(), Path::MAX_BYTES));
    }
    let document: Value = serde_json::from_str(document).map_err(|error| error.to_string())?;
    let found = document.query_with_path(query).map_err(|error| error.to_string())?;
    Ok(found.into_iter().map(|node| Node { path: node.clone().path(), value: node.val().to_string() }).collect())
}
