//! The modal "Add product details": a form that adds a vehicle to the record.

use pipeframe::context::Record;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::server::garage::Answer;

/// What a user typed, by the keys of the schema (`assets/json/product.json`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The usual model that was chosen, if any.
    model: Option<String>,
    name: Option<String>,
    plate: Option<String>,
}

impl Form {
    /// The vehicle as the API takes it.
    pub fn vehicle(&self, record: Record) -> Value {
        json!({
            "resource": record.resource.as_str(),
            "record": record.id.0,
            "name": self.name.as_deref().unwrap_or_default(),
            "plate": self.plate.as_deref().unwrap_or_default(),
        })
    }

    fn value(&self, key: &str) -> Option<&str> {
        match key {
            "name" => self.name.as_deref(),
            "plate" => self.plate.as_deref(),
            _ => None,
        }
    }
}

/// The form as it begins, and what it becomes when another model is chosen: its name is filled in.
pub fn begun(invoker: Option<&str>, form: Option<&Value>) -> Value {
    let chosen = form.filter(|_| invoker == Some("model"));
    let model = chosen.and_then(|form| form["model"].as_str());
    let mut blocks = Map::new();
    if let Some(model) = model.filter(|model| *model != "other") {
        blocks.insert(
            "name".to_owned(),
            json!({ "label": "Make and model", "value": model }),
        );
    }
    json!({ "data": { "blocks": blocks, "actions": {} } })
}

/// Status and body for what the rules said of the form.
pub fn sent(form: &Form, answer: &Answer) -> (u16, Value) {
    let body = &answer.body;
    if answer.status < 300 {
        let name = body["vehicle"]["name"].as_str().unwrap_or("The vehicle");
        let message = format!("{name} was added");
        return (
            200,
            json!({ "success": { "message": message, "type": "snackbar" } }),
        );
    }
    let errors = body["errors"]
        .as_object()
        .filter(|errors| !errors.is_empty());
    if let Some(errors) = errors {
        let blocks: Map<String, Value> = errors
            .iter()
            .map(|(key, error)| {
                (
                    key.clone(),
                    json!({ "label": label(key), "value": form.value(key), "error": error }),
                )
            })
            .collect();
        return (200, json!({ "data": { "blocks": blocks } }));
    }
    let message = body["detail"]
        .as_str()
        .unwrap_or("This can't be saved. Try again in a moment.");
    (answer.status, json!({ "error": { "message": message } }))
}

fn label(key: &str) -> &'static str {
    if key == "plate" {
        "Number plate"
    } else {
        "Make and model"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_model_fills_in_the_name() {
        let form = json!({ "model": "Volvo V60", "name": "" });
        let blocks = |invoker, form: &Value| begun(invoker, Some(form))["data"]["blocks"].clone();
        assert_eq!(blocks(Some("model"), &form)["name"]["value"], "Volvo V60");
        assert_eq!(
            blocks(Some("model"), &json!({ "model": "other" })),
            json!({})
        );
        assert_eq!(blocks(Some("model"), &json!([])), json!({}));
        assert_eq!(
            begun(None, None),
            json!({ "data": { "blocks": {}, "actions": {} } })
        );
    }

    #[test]
    fn what_the_rules_say_of_a_field_stands_at_the_field() {
        let form: Form = serde_json::from_value(json!({ "name": "Volvo", "plate": "" })).unwrap();
        let answer = Answer {
            status: 422,
            body: json!({ "errors": { "plate": "Enter the number plate" } }),
        };
        let (status, body) = sent(&form, &answer);
        assert_eq!(status, 200);
        assert_eq!(
            body,
            json!({ "data": { "blocks": { "plate": { "label": "Number plate", "value": "", "error": "Enter the number plate" } } } })
        );
    }

    #[test]
    fn another_refusal_is_the_forms_own_error() {
        let answer = Answer {
            status: 409,
            body: json!({ "detail": "It was sent before." }),
        };
        let (status, body) = sent(&Form::default(), &answer);
        assert_eq!(
            (status, &body["error"]["message"]),
            (409, &json!("It was sent before."))
        );
    }
}
