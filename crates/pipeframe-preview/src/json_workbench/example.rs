//! Documents to start from: whole ones, and one for each field and each block.

use serde_json::{Map, Value, json};

use super::{JsonDraft, JsonKind, OK};

/// Two documents with a name.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) draft: JsonDraft,
}

const PANEL: [&str; 2] = [
    include_str!("examples/panel.structure.json"),
    include_str!("examples/panel.answer.json"),
];
const MODAL: [&str; 2] = [
    include_str!("examples/modal.schema.json"),
    include_str!("examples/modal.answer.json"),
];
const EXPIRED: &str = r#"{
  "error": {
    "title": "Plan expired",
    "subtitle": "See [billing](https://app.example.com/billing).",
    "action": { "url": "https://app.example.com/billing", "label": "Renew plan" }
  }
}
"#;
const FIELD_ERROR: &str = r#"{
  "data": {
    "blocks": {
      "name": { "error": "This name is taken" }
    }
  }
}
"#;
const SUCCESS: &str = r#"{
  "success": {
    "message": "Order created",
    "type": "snackbar",
    "link": { "label": "View order", "value": "https://app.example.com/orders/1" }
  }
}
"#;

/// Every example, the whole ones first.
pub(crate) fn examples() -> Vec<Example> {
    let panel = |name, answer, status| example(name, JsonKind::Panel, PANEL[0], answer, status);
    let modal = |name, kind, answer, status| example(name, kind, MODAL[0], answer, status);
    let mut examples = vec![
        panel("Panel with every field", PANEL[1], OK),
        panel("Panel with nothing to show", "{ \"data\": [] }\n", OK),
        panel("Panel with an error of the app", EXPIRED, 402),
        modal("Modal with every block", JsonKind::Modal, MODAL[1], OK),
        modal("Modal without its connection", JsonKind::Modal, "", 401),
        modal(
            "Sent modal with an error at a block",
            JsonKind::SentModal,
            FIELD_ERROR,
            OK,
        ),
        modal("Sent modal that succeeds", JsonKind::SentModal, SUCCESS, OK),
    ];
    examples.extend(fields());
    examples.extend(blocks());
    examples
}

fn example(name: &str, kind: JsonKind, structure: &str, answer: &str, status: u16) -> Example {
    Example {
        name: name.to_owned(),
        draft: JsonDraft {
            kind,
            structure: structure.to_owned(),
            answer: answer.to_owned(),
            status,
            of: None,
        },
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// A panel with one field, for each field of the whole panel.
fn fields() -> Vec<Example> {
    let structure = parsed(PANEL[0]);
    let answer = parsed(PANEL[1]);
    let properties = structure["items"]["properties"].as_object();
    let fields = properties
        .into_iter()
        .flatten()
        .filter(|(key, _)| *key != "id" && *key != "header");
    fields
        .map(|(key, field)| {
            let kind = definition(field);
            let structure = json!({ "type": "object", "properties": { key: field } });
            let data = json!({ "data": { key: answer["data"][0][key] } });
            example(
                &["Field: ", kind].concat(),
                JsonKind::Panel,
                &pretty(&structure),
                &pretty(&data),
                OK,
            )
        })
        .collect()
}

/// A modal with one block, for each block of the whole modal.
fn blocks() -> Vec<Example> {
    let schema = parsed(MODAL[0]);
    let blocks = schema["properties"]["blocks"]["properties"].as_object();
    let blocks = blocks.into_iter().flatten();
    // A block whose visibility depends on another can't be alone.
    let alone = blocks.filter(|(_, block)| block["options"]["visibleOn"].is_null());
    alone
        .map(|(key, block)| {
            let mut schema = schema.clone();
            let one: Map<String, Value> = [(key.clone(), block.clone())].into_iter().collect();
            schema["properties"]["blocks"]["properties"] = Value::Object(one);
            example(
                &["Block: ", definition(block).trim_start_matches("element-")].concat(),
                JsonKind::Modal,
                &pretty(&schema),
                "{ \"data\": { \"blocks\": {}, \"actions\": {} } }\n",
                OK,
            )
        })
        .collect()
}

/// The name of the definition that a field or a block refers to.
fn definition(value: &Value) -> &str {
    let reference = value["$ref"].as_str().unwrap_or_default();
    reference.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::{Drawing, Faults};
    use super::*;
    use pipeframe_json_ui::FieldKind;

    #[test]
    fn every_example_is_drawn_and_nothing_is_wrong_with_it() {
        for Example { name, draft } in examples() {
            let judgement = draft.judge();
            assert_ne!(judgement.drawing, Drawing::Nothing, "{name}");
            assert_eq!(judgement.structure.listed, [], "{name}");
            assert_eq!(judgement.answer, Some(Faults::default()), "{name}");
        }
    }

    #[test]
    fn there_is_an_example_of_each_field_and_of_each_block() {
        let names: Vec<String> = examples().into_iter().map(|example| example.name).collect();
        for kind in FieldKind::ALL
            .into_iter()
            .filter(|kind| *kind != FieldKind::Header)
        {
            let name = format!("Field: {}", kind.as_str());
            assert!(names.contains(&name), "{name}");
        }
        let blocks = [
            "text",
            "input",
            "select",
            "datepicker",
            "radio-group",
            "checkbox-group",
            "separator",
            "textarea",
        ];
        for block in blocks {
            let name = format!("Block: {block}");
            assert!(names.contains(&name), "{name}");
        }
    }
}
