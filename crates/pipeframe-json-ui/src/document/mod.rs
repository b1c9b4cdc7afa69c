//! A JSON document as a tree in which each value knows where it is in the text.

mod node;
mod parser;
mod place;
mod strings;

pub(crate) use node::{Content, Member, Node, Object};
pub(crate) use place::Place;

use crate::fault::{Reading, Report};
use crate::rules;

/// How deeply lists and objects may be nested. The documents of Pipedrive need ten levels.
pub const DEEPEST: usize = 64;

/// How many bytes a document may have.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// How many values a document may have. A value takes more memory than its text: one of a single digit some seventy bytes.
pub const MOST_VALUES: usize = 1_000_000;

/// What to do about a document that is too large.
const SMALLER: &str = "Answer with what people can see at once.";

/// A parsed document.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) root: Node,
}

impl Document {
    /// Parses a text. What is no JSON is reported where it stops being it.
    pub(crate) fn parse(text: &str, report: &mut Report) -> Option<Self> {
        if text.len() > LARGEST {
            let problem = "has more than 16 megabytes.";
            report.fault(&rules::DOCUMENT_SIZE, &Place::root(0), problem, SMALLER);
            return None;
        }
        let root = parser::parse(text, report)?;
        Some(Self { root })
    }

    /// Where the root is.
    pub(crate) fn place(&self) -> Place<'static> {
        Place::root(self.root.offset)
    }
}

/// The text of an answer's bytes, which are to be UTF-8.
///
/// # Errors
///
/// A reading whose one fault says where they are not.
pub fn decode<T>(bytes: &[u8]) -> Result<&str, Box<Reading<T>>> {
    std::str::from_utf8(bytes).map_err(|error| {
        let is_wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        let problem = if is_wide {
            "is encoded in UTF-16.".to_owned()
        } else {
            let byte = error.valid_up_to() + 1;
            ["isn't UTF-8 from its byte ", &byte.to_string(), " on."].concat()
        };
        let fix = "Send it in UTF-8, which is what JSON is encoded in.";
        Box::new(Report::refused(&rules::ENCODING, problem, fix))
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
