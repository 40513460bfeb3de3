//! A Context Object for those who have none: what AWS would give the state, with names that are made up.

use pointsman::json;

/// When the state is entered, unless a Context Object says otherwise.
const ENTERED: &str = "2026-03-22T18:43:50.271Z";

/// The Context Object of a state of that name; `input` is what its execution was started with.
#[must_use]
pub fn context(state: &str, input: &str) -> String {
    let state = if state.is_empty() { "State" } else { state };
    format!(
        r#"{{
  "Execution": {{
    "Id": "arn:aws:states:us-east-1:123456789012:execution:Machine:3f1c6d2a",
    "Input": {input},
    "Name": "3f1c6d2a",
    "RoleArn": "arn:aws:iam::123456789012:role/Machine",
    "StartTime": "2026-03-22T18:43:48.000Z"
  }},
  "State": {{
    "EnteredTime": "{ENTERED}",
    "Name": {},
    "RetryCount": 0
  }},
  "StateMachine": {{
    "Id": "arn:aws:states:us-east-1:123456789012:stateMachine:Machine",
    "Name": "Machine"
  }},
  "Task": {{
    "Token": "AQCEAAAAKgAAAAMAAAAAAAAAAZ"
  }}
}}"#,
        json::quote(state)
    )
}
