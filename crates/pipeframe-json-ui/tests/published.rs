//! Documents in the shapes of those that Pipedrive's documentation and its example apps publish, with contents of our own: each is drawn,
//! and noted where the documentation leaves something open.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use pipeframe_json_ui::{
    Fault, ModalAnswer, ModalOpening, ModalSchema, PanelAnswer, PanelStructure, Reading,
};

fn codes(faults: &[Fault]) -> Vec<&'static str> {
    faults.iter().map(|fault| fault.rule.code).collect()
}

/// The document of a reading that may only have noted these rules.
fn accepted<T>(reading: Reading<T>, noted: &[&str]) -> T {
    assert_eq!(codes(&reading.faults), noted, "{:#?}", reading.faults);
    reading.document.unwrap()
}

fn schema(blocks: &str, actions: &str) -> String {
    let list =
        |entries: &str| ["{ \"type\": \"object\", \"properties\": {", entries, "} }"].concat();
    let (blocks, actions) = (list(blocks), list(actions));
    [
        "{ \"type\": \"object\", \"properties\": { \"blocks\": ",
        &blocks,
        ", \"actions\": ",
        &actions,
        " } }",
    ]
    .concat()
}

const SAVE: &str = r##""save": { "$ref": "#/definitions/action-primary", "options": { "label": "Save", "handler": "request" } }"##;

#[test]
fn a_sample_of_blocks_has_no_buttons_and_one_of_buttons_no_blocks() {
    let blocks = r##"{ "type": "object", "properties": { "blocks": { "type": "object", "properties": {
        "note": { "$ref": "#/definitions/element-textarea", "options": { "label": "Note", "resize": true } } } } } }"##;
    let read = accepted(ModalSchema::parse(blocks), &["schemaPart"]);
    assert_eq!(
        (read.form().blocks.len(), read.form().actions.len()),
        (1, 0)
    );
    let actions = r##"{ "type": "object", "properties": { "actions": { "type": "object", "properties": {
        "open": { "$ref": "#/definitions/action-primary", "options": { "label": "Open in the garage", "handler": "open-url", "url": "https://app.example.test" } } } } } }"##;
    let read = accepted(ModalSchema::parse(actions), &["schemaPart"]);
    assert_eq!(
        (read.form().blocks.len(), read.form().actions.len()),
        (0, 1)
    );
}

#[test]
fn a_modal_of_one_field_saves_what_a_server_of_few_lines_takes() {
    let blocks = r##""task": { "$ref": "#/definitions/element-input", "options": { "label": "Task", "placeholder": "Call back", "message": "It is added to your list" } }"##;
    let actions = [
        r##""cancel": { "$ref": "#/definitions/action-secondary", "options": { "label": "Cancel", "handler": "cancel" } }, "##,
        SAVE,
    ];
    let read = accepted(ModalSchema::parse(&schema(blocks, &actions.concat())), &[]);
    accepted(
        ModalOpening::read(
            read.form(),
            200,
            r#"{ "data": { "blocks": {}, "actions": {} } }"#,
        ),
        &[],
    );
    let refused = r#"{ "error": { "message": "Write what is to be done" } }"#;
    let answer = accepted(ModalAnswer::read(read.form(), 400, refused), &[]);
    assert!(matches!(answer, ModalAnswer::Error(_)));
    let done = r#"{ "success": { "message": "Added", "type": "snackbar" } }"#;
    let answer = accepted(ModalAnswer::read(read.form(), 200, done), &[]);
    assert!(matches!(answer, ModalAnswer::Success(_)));
}

#[test]
fn items_that_come_with_the_answer_and_an_answer_that_shows_a_hidden_block() {
    let blocks = r##"
        "day": { "$ref": "#/definitions/element-datepicker", "options": { "label": "Day", "value": "2027-03-17", "placeholder": "Date", "allowClear": true, "isRequired": true, "fetchOnChange": true } },
        "way": { "$ref": "#/definitions/element-select", "options": { "label": "Way", "placeholder": "Choose", "isRequired": true } },
        "wish": { "$ref": "#/definitions/element-input", "options": { "label": "Wish", "value": "none", "visibleOn": { "gift": { "equals": "yes" } } } },
        "gift": { "$ref": "#/definitions/element-radio-group", "options": { "label": "A gift?", "items": [ { "value": "yes", "label": "Yes" }, { "value": "no", "label": "No" } ] } },
        "secret": { "$ref": "#/definitions/element-input", "options": { "label": "Hidden", "value": "from the deal", "visibleOn": "never" } }"##;
    let read = accepted(ModalSchema::parse(&schema(blocks, SAVE)), &[]);
    let answer = r#"{ "data": { "blocks": { "way": { "value": 1, "items": [ { "label": "By post", "value": 1 }, { "label": "In person", "value": 2 } ] }, "gift": { "value": "yes" }, "wish": { "visibleOn": "always" } }, "actions": {} } }"#;
    accepted(ModalOpening::read(read.form(), 200, answer), &[]);
}

#[test]
fn a_first_choice_that_is_no_item_and_a_condition_on_a_block_of_another_sample_are_noted() {
    let blocks = r##"
        "wrap": { "$ref": "#/definitions/element-radio-group", "options": { "label": "Wrap it?", "value": "wrapping", "items": [
            { "value": "yes", "label": "Yes" }, { "value": "hidden", "label": "Maybe", "visibleOn": { "flavor": { "equals": "vanilla" } } } ] } },
        "extras": { "$ref": "#/definitions/element-checkbox-group", "options": { "label": "Extras", "value": ["wash"], "items": [
            { "value": "wash", "label": "Wash" }, { "value": "wax", "label": "Wax", "isDisabled": true }, { "value": "more", "label": "More", "visibleOn": { "size": { "includes": "L" } } } ] } }"##;
    accepted(
        ModalSchema::parse(&schema(blocks, SAVE)),
        &["chosenItem", "visibleOnBlock", "visibleOnBlock"],
    );
}

#[test]
fn a_panel_without_required_properties_whose_header_comes_last() {
    let text = r##"{ "type": "array", "items": { "type": "object", "properties": {
        "visitTime": { "label": "Visit time", "$ref": "#/definitions/date-time" },
        "pageViews": { "label": "Page views", "$ref": "#/definitions/numerical" },
        "extras": { "$ref": "#/definitions/tags" },
        "cost": { "$ref": "#/definitions/currency", "label": "Cost" },
        "state": { "$ref": "#/definitions/label" },
        "tracking": { "$ref": "#/definitions/text" },
        "header": { "$ref": "#/definitions/header" } } } }"##;
    let structure = accepted(PanelStructure::parse(text), &[]);
    let whole = r#"{ "data": [ { "header": "Blue van", "visitTime": "2027-08-31T07:00:00.000Z", "pageViews": 4, "extras": ["Cruise control", "Rain detector"],
        "cost": { "code": "USD", "value": 2000.00 }, "state": { "color": "yellow", "label": "BEING BUILT" },
        "tracking": { "markdown": true, "value": "[Follow it](https://app.example.test)" } },
        { "header": "Red van", "visitTime": null, "cost": null } ],
        "external_link": { "url": "https://app.example.test", "label": "Account settings" }, "settings": { "url": "https://app.example.test" } }"#;
    let answer = accepted(PanelAnswer::read(&structure, 200, whole), &[]);
    assert!(matches!(answer, PanelAnswer::Content(content) if content.objects.len() == 2));
    accepted(PanelAnswer::read(&structure, 200, r#"{ "data": [] }"#), &[]);
}

#[test]
fn what_the_documentation_calls_wrong_is_refused() {
    let blocks =
        r##""name": { "$ref": "#/definitions/element-input", "options": { "label": "Name" } }"##;
    let schema = ModalSchema::parse(&schema(blocks, SAVE))
        .accepted()
        .unwrap();
    for answer in [
        r#"{ "data": { "blocks": { "name": { "willNotPass": true } }, "actions": {} } }"#,
        r#"{ "data": { "blocks": {}, "actions": { "save": { "handler": "invalid-handler" } } } }"#,
    ] {
        let reading = ModalOpening::read(schema.form(), 200, answer);
        assert!(reading.document.is_none(), "{answer}");
    }
    // JavaScript is no JSON.
    let structure =
        r##"{ "type": "object", "properties": { "plate": { "$ref": "#/definitions/text" } } }"##;
    let structure = PanelStructure::parse(structure).accepted().unwrap();
    assert!(
        PanelAnswer::read(&structure, 200, "{ data: { } }")
            .document
            .is_none()
    );
}
