//! The schemas of modals.

use serde_json::{Map, Value, json};

use crate::modal::options::{
    ACTION_KINDS, BLOCK_KINDS, Definition, ITEM_OPTIONS, OptionKind, Shape, TEXT_ITEM_OPTIONS,
};
use crate::{ActionHandler, InputKind, ModalSchema};

use super::panel::{DAY, written};
use super::{address, named_link, or_null, root};

/// The schema of schemas.
pub(super) fn schema() -> Value {
    let blocks = level(&json!({
        "type": "object",
        "additionalProperties": part(&BLOCK_KINDS),
        "maxProperties": ModalSchema::MOST_BLOCKS,
    }));
    let actions = level(&json!({
        "type": "object",
        "additionalProperties": part(&ACTION_KINDS),
        "minProperties": 1,
        "maxProperties": ModalSchema::MOST_ACTIONS,
    }));
    let properties = json!({
        "type": "object",
        "properties": { "blocks": blocks, "actions": actions },
        "anyOf": [{ "required": ["blocks"] }, { "required": ["actions"] }],
    });
    root_with_parts(
        "Schema of a JSON modal",
        "The file with the schema of a JSON modal that is uploaded to Pipedrive's Developer Hub",
        level(&properties),
    )
}

fn level(properties: &Value) -> Value {
    json!({
        "type": "object",
        "properties": { "type": { "const": "object" }, "properties": properties },
        "required": ["type", "properties"],
    })
}

/// A block or a button: the options follow from the definition that it refers to.
fn part(definitions: &[Definition]) -> Value {
    let name = |definition: &Definition| ["#/definitions/", definition.name].concat();
    let names: Vec<String> = definitions.iter().map(name).collect();
    let cases: Vec<Value> = definitions
        .iter()
        .map(|definition| {
            json!({
                "if": { "properties": { "$ref": { "const": name(definition) } } },
                "then": { "properties": { "options": or_null(&options(definition.options, false)) } },
            })
        })
        .collect();
    json!({
        "type": "object",
        "properties": { "$ref": { "enum": names } },
        "required": ["$ref"],
        "allOf": cases,
    })
}

/// The options of a kind. What a schema leaves out an answer can give, but not for an item.
fn options(shapes: &[Shape], is_whole: bool) -> Value {
    let properties: Map<String, Value> = shapes
        .iter()
        .map(|shape| {
            let schema = option(shape.kind);
            let is_required = is_whole && shape.is_required;
            let schema = if is_required {
                schema
            } else {
                or_null(&schema)
            };
            (shape.name.to_owned(), schema)
        })
        .collect();
    let required = shapes.iter().filter(|shape| is_whole && shape.is_required);
    let required: Vec<&str> = required.map(|shape| shape.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "required": required,
    })
}

fn option(kind: OptionKind) -> Value {
    let scalar = json!({ "type": ["string", "number", "boolean"] });
    match kind {
        OptionKind::Shown | OptionKind::Entered => json!({ "type": "string" }),
        OptionKind::Flag => json!({ "type": "boolean" }),
        OptionKind::InputType => json!({ "enum": InputKind::ALL.map(InputKind::as_str) }),
        OptionKind::Scalar => scalar,
        OptionKind::Chosen => json!({ "anyOf": [scalar, { "type": "array", "items": scalar }] }),
        OptionKind::ChosenText => json!({ "anyOf": [
            { "type": "string" },
            { "type": "array", "items": { "type": "string" }, "minItems": 1, "maxItems": 1 },
        ] }),
        OptionKind::ChosenTexts => json!({ "type": "array", "items": { "type": "string" } }),
        OptionKind::Day => written(DAY),
        OptionKind::Items => json!({ "$ref": "#/$defs/items" }),
        OptionKind::TextItems => json!({ "$ref": "#/$defs/textItems" }),
        OptionKind::Visibility => json!({ "$ref": "#/$defs/visibleOn" }),
        OptionKind::PrimaryHandler => json!({ "enum": ActionHandler::WORDS[0] }),
        OptionKind::SecondaryHandler => json!({ "enum": ActionHandler::WORDS[1] }),
        OptionKind::Address => address(),
    }
}

/// A schema that refers to what blocks and buttons have in common.
fn root_with_parts(title: &str, description: &str, mut schema: Value) -> Value {
    schema["$defs"] = json!({
        "items": items(&ITEM_OPTIONS),
        "textItems": items(&TEXT_ITEM_OPTIONS),
        "visibleOn": visibility(),
    });
    root(title, description, schema)
}

fn items(shapes: &[Shape]) -> Value {
    json!({ "type": "array", "items": options(shapes, true) })
}

fn visibility() -> Value {
    let rule = |name: &str, value: Value| {
        json!({
            "type": "object",
            "properties": { name: value },
            "additionalProperties": false,
            "required": [name],
        })
    };
    let conditions = json!({
        "type": "object",
        "additionalProperties": { "anyOf": [
            { "const": "not_empty" },
            rule("equals", option(OptionKind::Scalar)),
            rule("includes", json!({ "type": "string" })),
        ] },
    });
    json!({ "anyOf": [
        { "enum": ["never", "always"] },
        conditions,
        { "type": "array", "items": conditions },
    ] })
}

/// What an answer changes of blocks or buttons, whose kinds only the schema knows.
fn changes(definitions: &[Definition]) -> Value {
    let kinds: Vec<Value> = definitions
        .iter()
        .map(|definition| options(definition.options, false))
        .collect();
    or_null(&json!({
        "type": "object",
        "additionalProperties": { "anyOf": kinds },
    }))
}

fn data() -> Value {
    json!({
        "type": "object",
        "properties": { "blocks": changes(&BLOCK_KINDS), "actions": changes(&ACTION_KINDS) },
    })
}

/// The schema of answers that fill a modal.
pub(super) fn opening() -> Value {
    root_with_parts(
        "Answer of a JSON modal's endpoint when it is opened",
        "What the answer changes of the schema's blocks and buttons, by their keys",
        json!({ "type": "object", "properties": { "data": data() }, "required": ["data"] }),
    )
}

/// The schema of answers to a form.
pub(super) fn answer() -> Value {
    let success = json!({
        "type": "object",
        "properties": {
            "message": { "type": "string" },
            "type": { "const": "snackbar" },
            "link": or_null(&named_link("value")),
            "refreshPanelData": or_null(&json!({ "type": "boolean" })),
        },
        "required": ["message", "type"],
    });
    let error = json!({
        "type": "object",
        "properties": { "message": { "type": "string" } },
        "required": ["message"],
    });
    root_with_parts(
        "Answer of a JSON modal's endpoint to a form",
        "A success, errors at the blocks, or an error of the whole form",
        json!({
            "type": "object",
            "properties": { "success": success, "data": data(), "error": error },
            "anyOf": [{ "required": ["success"] }, { "required": ["data"] }, { "required": ["error"] }],
        }),
    )
}
