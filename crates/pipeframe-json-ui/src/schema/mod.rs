//! The JSON Schemas of the documents, for completion and faults in an editor.
//!
//! They are made by the tables and words that the parsers read by. What no JSON Schema can say, such as that a key is not there twice
//! or that a condition names a block, only the parsers see.

mod modal;
mod panel;

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use crate::{ModalAnswer, ModalOpening, ModalSchema, PanelContent, PanelError, PanelStructure};

/// Each kind of document, with the name of its file and its schema as text.
pub fn all() -> [(&'static str, String); 6] {
    [
        ("panel-structure", text(panel::structure())),
        ("panel-answer", text(panel::content())),
        ("panel-error", text(panel::error())),
        ("modal-schema", text(modal::schema())),
        ("modal-opening", text(modal::opening())),
        ("modal-answer", text(modal::answer())),
    ]
}

fn text(value: Value) -> String {
    serde_json::to_string_pretty(&as_schema(value)).unwrap_or_default() + "\n"
}

fn as_schema(value: Value) -> Schema {
    Schema::try_from(value).unwrap_or_default()
}

/// What every schema begins with.
fn root(title: &str, description: &str, mut schema: Value) -> Value {
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(title);
    schema["description"] = json!(description);
    schema
}

/// A value, or null, which counts as none.
fn or_null(schema: &Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn address() -> Value {
    json!({ "type": "string", "description": "A full address, such as https://app.example.com/settings" })
}

/// A link with a label.
fn named_link(address_key: &str) -> Value {
    json!({
        "type": "object",
        "properties": {
            "label": { "type": "string", "description": "In sentence case; 40 characters are shown" },
            address_key: address(),
        },
        "required": ["label", address_key],
    })
}

impl PanelStructure {
    /// The JSON Schema of the answers for this structure.
    pub fn answer_schema(&self) -> Schema {
        as_schema(panel::content_of(self))
    }
}

/// Gives a document the schema that is made for it.
macro_rules! schema_of {
    ($($document:ident: $schema:path;)+) => {
        $(impl JsonSchema for $document {
            fn schema_name() -> Cow<'static, str> {
                stringify!($document).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                as_schema($schema())
            }
        })+
    };
}

schema_of! {
    PanelStructure: panel::structure;
    PanelContent: panel::content;
    PanelError: panel::error;
    ModalSchema: modal::schema;
    ModalOpening: modal::opening;
    ModalAnswer: modal::answer;
}
