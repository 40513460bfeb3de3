//! A path tried on the input: what it answers, and which nodes it touches.

use super::Inputs;
use super::ask::Documents;
use super::lines::clip;
use super::opened::chosen;
use super::rfc::{Beside, beside};
use crate::state::answer::Place;
use pointsman::asl::path::{Path, Root};
use pointsman::asl::work::Work;
use pointsman::diagnostic::{Positions, Span};
use pointsman::json::{self, Options};

/// Longer answers are cut.
const MAX_VALUE: usize = 2_000;

/// More nodes than this are not marked.
const MAX_PLACES: usize = 500;

/// What a path comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Probe {
    /// It is no path.
    Unread {
        /// What is wrong with it, and what to do.
        said: Vec<String>,
        /// What RFC 9535 makes of it, if that can read it.
        rfc: Option<Beside>,
    },
    /// It was tried.
    Tried {
        /// `always one value` or `a list, possibly empty`.
        badge: &'static str,
        /// Why it cannot stand where a Reference Path is asked for, if it cannot.
        not_reference: Option<String>,
        /// Its answer; or AWS's name of the error and the text.
        answer: Result<String, (String, String)>,
        /// How many nodes it touches.
        nodes: usize,
        /// Where they stand in the input, if it starts from there.
        places: Vec<Place>,
        /// What RFC 9535 answers on the input, if the path starts from there.
        rfc: Option<Beside>,
    },
}

impl Probe {
    /// The places of the nodes in the input.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        match self {
            Self::Unread { .. } => &[],
            Self::Tried { places, .. } => places,
        }
    }
}

/// Tries the path; `None` where there is none, or a document cannot be read.
#[must_use]
pub fn probe(inputs: &Inputs) -> Option<Probe> {
    let text = inputs.path.trim();
    if text.is_empty() {
        return None;
    }
    let documents = Documents::read(inputs, &chosen(&inputs.definition, &inputs.state)).ok();
    let path = match Path::parse(text) {
        Ok(path) => path,
        Err(error) => {
            let said = error.diagnostics().iter().flat_map(|it| std::iter::once(&it.message).chain(&it.hints));
            let rfc = documents.and_then(|documents| Beside::of_no_path(text, &documents.input_text));
            return Some(Probe::Unread { said: said.cloned().collect(), rfc });
        }
    };
    let documents = documents?;
    let answer = path.evaluate(documents.scope(), &mut Work::default());
    let nodes = path.locate(documents.scope(), &mut Work::default()).unwrap_or_default();
    let tree =
        (path.root == Root::Input).then(|| json::parse(&documents.input_text, &Options::default()).value).flatten();
    let positions = Positions::new(&documents.input_text);
    let unit = |byte| u32::try_from(positions.utf16(byte)).unwrap_or(u32::MAX);
    let place = |span: Span| (unit(span.start), unit(span.end));
    let places = nodes.iter().take(MAX_PLACES);
    let places = places.filter_map(|node| Some(place(tree.as_ref()?.at(&node.path)?.span))).collect();
    let rfc = (path.root == Root::Input).then(|| beside(&path, &documents.input_text, answer.as_ref().ok()));
    Some(Probe::Tried {
        badge: path.badge(),
        not_reference: path.reference_problem().map(|problem| problem.message.clone()),
        answer: match answer {
            Ok(value) => Ok(clip(&value.to_string(), MAX_VALUE)),
            Err(error) => Err((error.name.to_string(), error.cause)),
        },
        nodes: nodes.len(),
        places,
        rfc,
    })
}
