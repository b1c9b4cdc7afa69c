//! The schemas of panels.

use serde_json::{Map, Value, json};

use crate::panel::{HEADER, ID};
use crate::{Color, FieldKind, PanelStructure};

use super::{address, named_link, or_null, root};

/// A day of the calendar, but for the length of its month.
pub(super) const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const TIME: &str = "([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?([zZ]|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)";

/// The schema of structures.
pub(super) fn structure() -> Value {
    let names = FieldKind::ALL.map(|kind| ["#/definitions/", kind.as_str()].concat());
    let property = json!({
        "type": "object",
        "properties": {
            "$ref": { "enum": names, "description": "What the value of the field is" },
            "label": or_null(&json!({ "type": "string", "description": "The caption of the field, in sentence case" })),
        },
        "required": ["$ref"],
    });
    let own_header = json!({ "required": [HEADER] });
    let other_header = json!({ "not": { "additionalProperties": { "properties": { "$ref": { "not": { "const": "#/definitions/header" } } } } } });
    let object = |properties: Value| {
        json!({
            "properties": {
                "properties": properties,
                "required": or_null(&json!({ "type": "array", "items": { "type": "string" } })),
            },
            "required": ["properties"],
        })
    };
    // An id and a header are not among the twenty fields.
    let fields = |titled: bool| {
        let mut fields = json!({
            "type": "object",
            "additionalProperties": property,
            "anyOf": [
                { "maxProperties": PanelStructure::MOST_FIELDS },
                { "maxProperties": PanelStructure::MOST_FIELDS + 1, "anyOf": [{ "required": [ID] }, { "required": [HEADER] }] },
                { "maxProperties": PanelStructure::MOST_FIELDS + 2, "required": [ID, HEADER] },
            ],
        });
        if titled {
            fields["allOf"] = json!([{ "anyOf": [own_header, other_header] }]);
        }
        fields
    };
    let mut many = object(fields(true));
    many["type"] = json!("object");
    many["properties"]["type"] = json!({ "const": "object" });
    let schema = json!({
        "type": "object",
        "properties": { "type": { "enum": ["array", "object"] } },
        "required": ["type"],
        "if": { "properties": { "type": { "const": "array" } } },
        "then": { "properties": { "items": many }, "required": ["items"] },
        "else": object(fields(false)),
    });
    root(
        "Structure of a JSON panel",
        "The file with the structure of a JSON panel that is uploaded to Pipedrive's Developer Hub",
        schema,
    )
}

/// A text of a form.
pub(super) fn written(form: &str) -> Value {
    let pattern = ["^", form, "$"].concat();
    json!({ "type": "string", "pattern": pattern })
}

/// The schema of a value that is not null.
fn value(kind: FieldKind) -> Value {
    match kind {
        FieldKind::Header | FieldKind::Email | FieldKind::Phone | FieldKind::Address => {
            json!({ "type": "string" })
        }
        FieldKind::Text => json!({ "anyOf": [
            { "type": "string" },
            {
                "type": "object",
                "properties": {
                    "markdown": or_null(&json!({ "type": "boolean" })),
                    "value": { "type": "string" },
                },
                "required": ["value"],
            },
        ] }),
        FieldKind::Number => json!({ "type": "number" }),
        FieldKind::Date => written(DAY),
        FieldKind::Time => written(TIME),
        FieldKind::DateTime => written(&[DAY, "[Tt]", TIME].concat()),
        FieldKind::Link => json!({ "anyOf": [
            address(),
            {
                "type": "object",
                "properties": {
                    "label": or_null(&json!({ "type": "string" })),
                    "value": address(),
                    "external": { "type": "boolean", "description": "Whether it opens a new tab" },
                },
                "required": ["value", "external"],
            },
        ] }),
        FieldKind::Currency => json!({
            "type": "object",
            "properties": {
                "code": { "type": "string", "description": "ISO 4217, such as USD, or that of a custom currency" },
                "value": { "type": "number" },
            },
            "required": ["code", "value"],
        }),
        FieldKind::Label => json!({
            "type": "object",
            "properties": {
                "color": { "enum": Color::ALL.map(Color::as_str) },
                "label": { "type": "string", "description": "In sentence case; 40 characters are shown" },
            },
            "required": ["color", "label"],
        }),
        FieldKind::Tags => json!({ "type": "array", "items": { "type": "string" } }),
    }
}

/// The schema of answers to any structure.
pub(super) fn content() -> Value {
    let values: Vec<Value> = FieldKind::ALL.map(value).to_vec();
    let object = json!({
        "type": "object",
        "additionalProperties": { "anyOf": [{ "type": "null" }, { "anyOf": values }] },
    });
    let many =
        json!({ "type": "array", "items": object, "maxItems": PanelStructure::MOST_OBJECTS });
    root(
        "Answer of a JSON panel's endpoint",
        "The objects of a panel, with its links; an empty list or object when there is nothing to show",
        answer(&json!({ "anyOf": [many, object] })),
    )
}

/// The schema of answers to a structure.
pub(super) fn content_of(structure: &PanelStructure) -> Value {
    let properties = structure.properties.iter().map(|(key, kind)| {
        let schema = value(*kind);
        let is_title = structure.has_many && key == HEADER;
        (
            key.clone(),
            if is_title { schema } else { or_null(&schema) },
        )
    });
    let mut required = structure.required.clone();
    if structure.has_many && structure.has_header && !required.iter().any(|key| key == HEADER) {
        required.push(HEADER.to_owned());
    }
    let object = json!({
        "type": "object",
        "properties": properties.collect::<Map<_, _>>(),
        "additionalProperties": false,
        "required": required,
    });
    let data = if structure.has_many {
        json!({ "type": "array", "items": object, "maxItems": PanelStructure::MOST_OBJECTS })
    } else {
        json!({ "anyOf": [object, { "type": "object", "maxProperties": 0 }] })
    };
    answer(&data)
}

fn answer(data: &Value) -> Value {
    let settings = json!({
        "type": "object",
        "properties": { "url": address() },
        "required": ["url"],
    });
    json!({
        "type": "object",
        "properties": {
            "data": data,
            "settings": or_null(&settings),
            "external_link": or_null(&named_link("url")),
        },
        "required": ["data"],
    })
}

/// The schema of errors.
pub(super) fn error() -> Value {
    let error = json!({
        "type": "object",
        "properties": {
            "title": { "type": "string", "maxLength": PanelStructure::LONGEST_ERROR_TITLE },
            "subtitle": or_null(&json!({ "type": "string", "description": "Markdown" })),
            "action": or_null(&named_link("url")),
        },
        "required": ["title"],
    });
    root(
        "Error of a JSON panel's endpoint",
        "What a panel shows when its endpoint answers with a status of 300 or more",
        json!({ "type": "object", "properties": { "error": error }, "required": ["error"] }),
    )
}
