//! Requests to open a modal as the arguments of `open_modal`, written and read back.

use serde_json::{Map, Value, json};

use super::checked::Checked;
use super::command::{ActivityPrefill, ModalRequest};
use super::modal_arguments;

impl ModalRequest {
    /// Reads the arguments of `open_modal`.
    pub(crate) fn read(arguments: &Value) -> Checked<Self> {
        modal_arguments::read(Some(arguments))
    }

    /// The arguments that ask for this.
    pub(crate) fn arguments(&self) -> Value {
        match self {
            Self::Deal {
                title,
                organization,
                person,
            } => prefilled(
                "deal",
                [
                    ("title", text(title.as_ref())),
                    ("organization", text(organization.as_ref())),
                    ("person", text(person.as_ref())),
                ],
            ),
            Self::Person { name, organization } => prefilled(
                "person",
                [
                    ("name", text(name.as_ref())),
                    ("organization", text(organization.as_ref())),
                ],
            ),
            Self::Organization { name } => {
                prefilled("organization", [("name", text(name.as_ref()))])
            }
            Self::Activity(prefill) => activity(prefill),
            Self::Json { action_id } => json!({ "type": "json_modal", "action_id": action_id }),
            Self::Custom { action_id, data } => match data {
                Some(data) => {
                    json!({ "type": "custom_modal", "action_id": action_id, "data": data })
                }
                None => json!({ "type": "custom_modal", "action_id": action_id }),
            },
        }
    }
}

fn activity(prefill: &ActivityPrefill) -> Value {
    prefilled(
        "activity",
        [
            ("subject", text(prefill.subject.as_ref())),
            ("dueDate", text(prefill.due_date.as_ref())),
            ("dueTime", text(prefill.due_time.as_ref())),
            ("duration", text(prefill.duration.as_ref())),
            ("note", text(prefill.note.as_ref())),
            ("description", text(prefill.description.as_ref())),
            ("deal", prefill.deal.map(Value::from)),
            ("organization", prefill.organization.map(Value::from)),
        ],
    )
}

fn text(value: Option<&String>) -> Option<Value> {
    value.map(|text| Value::from(text.as_str()))
}

fn prefilled<const N: usize>(kind: &str, fields: [(&str, Option<Value>); N]) -> Value {
    let present = fields.into_iter();
    let prefill: Map<String, Value> = present
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    if prefill.is_empty() {
        json!({ "type": kind })
    } else {
        json!({ "type": kind, "prefill": prefill })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_a_modal_is_read_back_from_its_arguments() {
        for arguments in [
            json!({ "type": "deal" }),
            json!({ "type": "deal", "prefill": { "title": "Fleet", "person": "Ada" } }),
            json!({ "type": "person", "prefill": { "name": "Ada", "organization": "Harbour" } }),
            json!({ "type": "organization", "prefill": { "name": "Harbour" } }),
            json!({ "type": "activity", "prefill": {
                "subject": "Call", "dueDate": "2027-01-31", "dueTime": "09:30", "duration": "00:45",
                "note": "<b>Now</b>", "description": "", "deal": 1, "organization": 2,
            } }),
            json!({ "type": "json_modal", "action_id": "Report" }),
            json!({ "type": "custom_modal", "action_id": "Vehicle details" }),
            json!({ "type": "custom_modal", "action_id": "Vehicle details", "data": { "vehicle": "3" } }),
        ] {
            let checked = ModalRequest::read(&arguments);
            assert_eq!(checked.findings, []);
            assert_eq!(checked.value.unwrap().arguments(), arguments);
        }
    }

    #[test]
    fn arguments_that_open_no_modal_are_refused_with_a_reason() {
        for arguments in [json!({}), json!({ "type": "DEAL" }), json!(7)] {
            let checked = ModalRequest::read(&arguments);
            assert!(checked.value.is_none() && !checked.findings.is_empty());
        }
    }
}
