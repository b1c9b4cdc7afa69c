use serde_json::json;

use super::*;
use crate::{ModalAnswer, ModalSchema};

/// Every kind of field, with conditions between them.
const SCHEMA: &str = r##"{ "type": "object", "properties": {
  "blocks": { "type": "object", "properties": {
    "plan": { "$ref": "#/definitions/element-select", "options": { "label": "Plan", "isRequired": true, "items": [
      { "label": "Basic", "value": 1 }, { "label": "Pro", "value": 2 },
      { "label": "Gift", "value": 3, "visibleOn": { "note": "not_empty" } } ] } },
    "note": { "$ref": "#/definitions/element-textarea", "options": { "label": "Note", "isRequired": true, "visibleOn": { "plan": { "equals": 2 } } } },
    "name": { "$ref": "#/definitions/element-input", "options": { "label": "Name", "value": "Ada" } },
    "src": { "$ref": "#/definitions/element-input", "options": { "label": "Source", "value": "pd", "isRequired": true, "visibleOn": "never" } },
    "day": { "$ref": "#/definitions/element-datepicker", "options": { "label": "Day" } },
    "size": { "$ref": "#/definitions/element-radio-group", "options": { "label": "Size", "items": [ { "label": "S", "value": "s" }, { "label": "M", "value": "m" } ] } },
    "extras": { "$ref": "#/definitions/element-checkbox-group", "options": { "label": "Extras", "items": [ { "label": "A", "value": "a" }, { "label": "B", "value": "b" } ] } },
    "line": { "$ref": "#/definitions/element-separator" },
    "hint": { "$ref": "#/definitions/element-text", "options": { "value": "Read this" } }
  } },
  "actions": { "type": "object", "properties": {
    "yes": { "$ref": "#/definitions/action-primary", "options": { "label": "Order", "handler": "request" } }
  } } } }"##;

fn schema() -> ModalSchema {
    ModalSchema::parse(SCHEMA).accepted().unwrap()
}

fn form() -> Form {
    Form::new(Arc::new(schema().form().clone()), ItemCondition::Shows)
}

fn text(text: &str) -> Entry {
    Entry::Text(text.to_owned())
}

fn number(digits: &str) -> Scalar {
    let form = form();
    let field = form.field("plan").unwrap();
    let found = items(&field.control)
        .iter()
        .find_map(|item| match &item.value {
            Scalar::Number(number) if number.as_str() == digits => Some(item.value.clone()),
            _ => None,
        });
    found.unwrap()
}

/// The form after an answer with field errors or values.
fn answered(form: &Form, blocks: &serde_json::Value) -> Arc<ModalForm> {
    let answer = json!({ "data": { "blocks": blocks, "actions": {} } });
    match ModalAnswer::read(form.shown(), 200, &answer.to_string()).accepted() {
        Ok(ModalAnswer::Form(form)) => Arc::from(form),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_sends_every_field_that_is_seen_and_those_that_never_are() {
    let mut form = form();
    let first = json!({ "plan": null, "name": "Ada", "src": "pd", "day": null, "size": null, "extras": [] });
    assert_eq!(Value::from(form.body()), first);

    form.enter("plan", Entry::Chosen(vec![number("2")]));
    form.enter("note", text("Quick"));
    form.enter("name", text(""));
    form.enter("day", text("2027-01-31"));
    form.enter("size", Entry::Chosen(vec![Scalar::Text("m".into())]));
    form.tick("extras", &Scalar::Text("b".into()), true);
    form.tick("extras", &Scalar::Text("a".into()), true);
    let all = json!({ "plan": 2, "note": "Quick", "name": "", "src": "pd", "day": "2027-01-31", "size": "m", "extras": ["a", "b"] });
    assert_eq!(Value::from(form.body()), all);
    form.tick("extras", &Scalar::Text("b".into()), false);
    assert_eq!(form.body()["extras"], json!(["a"]));
}

#[test]
fn only_fields_that_are_seen_can_be_missing() {
    let mut form = form();
    assert_eq!(form.missing(), ["plan"]);
    form.enter("plan", Entry::Chosen(vec![number("1")]));
    assert!(form.missing().is_empty());
    form.enter("plan", Entry::Chosen(vec![number("2")]));
    assert_eq!(form.missing(), ["note"]);
    form.enter("note", text("  "));
    assert_eq!(form.missing(), ["note"]);
    form.enter("note", text("x"));
    assert!(form.missing().is_empty());
}

#[test]
fn the_condition_of_an_item_shows_or_hides_it() {
    for (condition, without, with) in [(ItemCondition::Shows, 2, 3), (ItemCondition::Hides, 3, 2)] {
        let mut form = Form::new(Arc::new(schema().form().clone()), condition);
        let seen = |form: &Form| {
            let field = form.field("plan").unwrap();
            items(&field.control)
                .iter()
                .filter(|item| form.shows_item(item))
                .count()
        };
        assert_eq!(seen(&form), without);
        form.enter("note", text("x"));
        assert_eq!(seen(&form), with);
    }
}

#[test]
fn an_item_that_is_hidden_is_no_longer_chosen() {
    let mut form = form();
    form.enter("note", text("x"));
    form.enter("plan", Entry::Chosen(vec![number("3")]));
    assert_eq!(form.body()["plan"], json!(3));
    form.enter("note", text(""));
    assert_eq!(form.body()["plan"], Value::Null);
    assert_eq!(form.missing(), ["plan"]);
}

#[test]
fn an_answer_replaces_the_values_that_it_gives_and_no_other() {
    let mut form = form();
    form.enter("name", text("Grace"));
    form.enter("day", text("2027-01-31"));
    let answer = answered(&form, &json!({ "name": { "value": "Grace Hopper" } }));
    form.show(answer);
    assert_eq!(form.entry("name"), Some(&text("Grace Hopper")));
    assert_eq!(form.entry("day"), Some(&text("2027-01-31")));
}

#[test]
fn an_error_is_said_until_its_field_is_changed_and_again_when_it_comes_again() {
    let mut form = form();
    let refused = |form: &Form| answered(form, &json!({ "name": { "error": "Too short" } }));
    let answer = refused(&form);
    form.show(answer);
    assert_eq!(form.error("name").map(Text::as_str), Some("Too short"));
    assert_eq!(form.error("day"), None);
    form.enter("name", text("Grace"));
    assert_eq!(form.error("name"), None);
    let answer = refused(&form);
    form.show(answer);
    assert!(form.error("name").is_some());
}

#[test]
fn a_reset_goes_back_to_the_values_of_the_schema() {
    let mut form = form();
    let answer = answered(&form, &json!({ "name": { "value": "From the app" } }));
    form.show(answer);
    form.enter("plan", Entry::Chosen(vec![number("2")]));
    form.reset(schema().form());
    assert_eq!(form.entry("name"), Some(&text("Ada")));
    assert_eq!(form.missing(), ["plan"]);
}

#[test]
fn what_no_field_has_changes_nothing() {
    let mut form = form();
    let before = form.clone();
    form.enter("nothing", text("x"));
    form.tick("nothing", &number("1"), true);
    form.tick("name", &number("1"), true);
    assert_eq!(form, before);
    assert_eq!(form.error("nothing"), None);
}
