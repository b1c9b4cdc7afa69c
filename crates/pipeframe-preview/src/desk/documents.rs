//! The structures of JSON panels and the schemas of JSON modals, as they would be uploaded to the Developer Hub.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use pipeframe_json_ui::{Fault, ModalSchema, PanelStructure, Reading};

/// How many faults of a document are told; of more only their number is.
const MOST_TOLD: usize = 5;

/// A document, or why there is none.
pub(crate) type Uploaded<T> = Result<Arc<T>, String>;

/// The uploaded documents, by the identifiers of their extensions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Documents {
    structures: BTreeMap<String, Document<PanelStructure>>,
    schemas: BTreeMap<String, Document<ModalSchema>>,
}

/// A document as it is written, and what is understood of it.
#[derive(Clone, Debug)]
struct Document<T> {
    /// `None` where the file can't be read.
    text: Option<String>,
    uploaded: Uploaded<T>,
}

impl<T> Document<T> {
    fn read(text: Result<String, String>, parse: impl Fn(&str) -> Reading<T>) -> Self {
        Self {
            uploaded: text
                .as_deref()
                .map_err(Clone::clone)
                .and_then(|text| accepted(parse(text))),
            text: text.ok(),
        }
    }
}

impl Documents {
    /// Takes the structure of a JSON panel: its text, or why it can't be read.
    pub(crate) fn add_structure(&mut self, identifier: &str, text: Result<String, String>) {
        let structure = Document::read(text, PanelStructure::parse);
        self.structures.insert(identifier.to_owned(), structure);
    }

    /// Takes the schema of a JSON modal: its text, or why it can't be read.
    pub(crate) fn add_schema(&mut self, identifier: &str, text: Result<String, String>) {
        let schema = Document::read(text, ModalSchema::parse);
        self.schemas.insert(identifier.to_owned(), schema);
    }

    /// The file of a JSON panel or JSON modal as it is written, also one that is refused.
    pub(super) fn text(&self, identifier: &str) -> Option<&str> {
        let structure = self.structures.get(identifier).map(|found| &found.text);
        let found = structure.or_else(|| self.schemas.get(identifier).map(|found| &found.text));
        found?.as_deref()
    }

    pub(super) fn structure(&self, identifier: &str) -> Uploaded<PanelStructure> {
        known(&self.structures, identifier, "panel")
    }

    pub(super) fn schema(&self, identifier: &str) -> Uploaded<ModalSchema> {
        known(&self.schemas, identifier, "modal")
    }
}

fn known<T>(
    documents: &BTreeMap<String, Document<T>>,
    identifier: &str,
    what: &str,
) -> Uploaded<T> {
    match documents.get(identifier) {
        Some(found) => found.uploaded.clone(),
        None => Err(format!(
            "The registration names no file for this JSON {what}. Add `structure` with its path."
        )),
    }
}

fn accepted<T>(reading: Reading<T>) -> Uploaded<T> {
    let told = told(&reading.faults);
    reading.document.map(Arc::new).ok_or_else(|| {
        format!(
            "Its file in the registration is refused. {}",
            told.join(" ")
        )
    })
}

/// The first faults that refuse a document, as sentences.
pub(super) fn told(faults: &[Fault]) -> Vec<String> {
    let refusing = faults.iter().filter(|fault| fault.refuses());
    sentences(refusing)
}

fn sentences<T: Display>(faults: impl Iterator<Item = T>) -> Vec<String> {
    let mut sentences: Vec<String> = faults.map(|fault| fault.to_string()).collect();
    let more = sentences.len().saturating_sub(MOST_TOLD);
    sentences.truncate(MOST_TOLD);
    if more > 0 {
        sentences.push(format!("{more} more."));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_refused_is_told_with_its_first_faults() {
        let mut documents = Documents::default();
        documents.add_structure("visits", Ok(r#"{ "type": "text" }"#.to_owned()));
        let refused = documents.structure("visits").unwrap_err();
        assert!(refused.contains("is refused. /type"), "{refused}");
        // As it is written: somebody has to mend it.
        assert_eq!(documents.text("visits"), Some(r#"{ "type": "text" }"#));
        documents.add_schema("parts", Err("There is no such file.".to_owned()));
        assert_eq!(
            documents.schema("parts").unwrap_err(),
            "There is no such file."
        );
        assert!(documents.schema("visits").is_err());
        assert_eq!(
            (documents.text("parts"), documents.text("gone")),
            (None, None)
        );
    }

    #[test]
    fn many_faults_are_counted() {
        assert_eq!(sentences(0..5).len(), 5);
        let many = sentences(0..9);
        assert_eq!(many.last().unwrap(), "4 more.");
        assert_eq!(many.len(), 6);
    }
}
