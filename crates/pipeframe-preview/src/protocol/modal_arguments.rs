//! The arguments of `open_modal`, which differ by the modal's type.

use serde_json::{Map, Value};

use crate::account::{Day, is_clock_time};
use crate::rich_text::{ALLOWED, forbidden_tag};
use crate::rule::Rule;

use super::ModalType;
use super::checked::Checked;
use super::command::{ActivityPrefill, ModalRequest};
use super::fields::Fields;
use super::spelling::list;
use super::value::{describe, whole_number};

/// Reads the arguments of `open_modal`.
pub(super) fn read(args: Option<&Value>) -> Checked<ModalRequest> {
    Fields::required("open_modal", args, |fields| {
        let kind = fields.required_word(
            "type",
            "modal type",
            "Modal",
            ModalType::ALL,
            ModalType::as_str,
        );
        let Some(kind) = kind else {
            // Without a type it isn't known which of the other fields belong here.
            for key in ["prefill", "action_id", "data"] {
                fields.take(key);
            }
            return None;
        };
        modal(fields, kind)
    })
}

fn modal(fields: &mut Fields<'_>, kind: ModalType) -> Option<ModalRequest> {
    match kind {
        ModalType::Deal => prefill(fields, deal),
        ModalType::Person => prefill(fields, person),
        ModalType::Organization => prefill(fields, organization),
        ModalType::Activity => prefill(fields, activity),
        ModalType::JsonModal => json_modal(fields),
        ModalType::CustomModal => custom_modal(fields),
    }
}

fn prefill(
    fields: &mut Fields<'_>,
    read: fn(&mut Fields<'_>) -> ModalRequest,
) -> Option<ModalRequest> {
    let prefilled = fields.optional_object("prefill", |fields| Some(read(fields)));
    prefilled.or_else(|| Fields::optional("prefill", None, |fields| Some(read(fields))).value)
}

fn deal(fields: &mut Fields<'_>) -> ModalRequest {
    ModalRequest::Deal {
        title: fields.optional_text("title"),
        organization: name(fields, "organization"),
        person: name(fields, "person"),
    }
}

fn person(fields: &mut Fields<'_>) -> ModalRequest {
    ModalRequest::Person {
        name: fields.optional_text("name"),
        organization: name(fields, "organization"),
    }
}

fn organization(fields: &mut Fields<'_>) -> ModalRequest {
    ModalRequest::Organization {
        name: fields.optional_text("name"),
    }
}

/// A contact's name, for which ids are often taken.
fn name(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    let value = fields.take_optional(key)?;
    if value.is_number() {
        fields.note_meaning(
            Rule::ArgumentType,
            format!(
                "`{key}` is {}: an id where a name is meant.",
                describe(value)
            ),
            format!("This modal is prefilled with the {key}'s name."),
            format!("Pass the {key}'s name as a text."),
        );
    } else if !value.is_string() {
        fields.wrong_type(key, value, "a text");
    }
    value.as_str().map(str::to_owned)
}

fn activity(fields: &mut Fields<'_>) -> ModalRequest {
    ModalRequest::Activity(ActivityPrefill {
        subject: fields.optional_text("subject"),
        due_date: date(fields),
        due_time: clock_time(fields, "dueTime"),
        duration: clock_time(fields, "duration"),
        note: rich_text(fields, "note"),
        description: rich_text(fields, "description"),
        deal: id(fields, "deal"),
        organization: id(fields, "organization"),
    })
}

fn date(fields: &mut Fields<'_>) -> Option<String> {
    let text = fields.optional_text("dueDate")?;
    if Day::parse(&text).is_some() {
        return Some(text);
    }
    fields.note_meaning(
        Rule::DayAndTime,
        format!("`dueDate` is \u{201c}{text}\u{201d}."),
        "`dueDate` is a day in UTC, written yyyy-MM-dd.",
        "Write for example \"2027-01-31\".",
    );
    None
}

fn clock_time(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    let text = fields.optional_text(key)?;
    if is_clock_time(&text) {
        return Some(text);
    }
    fields.note_meaning(
        Rule::DayAndTime,
        format!("`{key}` is \u{201c}{text}\u{201d}."),
        format!("`{key}` is written HH:mm."),
        "Write for example \"09:30\".",
    );
    None
}

fn rich_text(fields: &mut Fields<'_>, key: &str) -> Option<String> {
    let text = fields.optional_text(key)?;
    let Some(tag) = forbidden_tag(&text) else {
        return Some(text);
    };
    fields.note_meaning(
        Rule::NoteTags,
        format!("`{key}` holds the tag <{tag}>."),
        format!(
            "Only the tags {} are allowed in it.",
            list(&ALLOWED).replace(" or ", " and ")
        ),
        "Use those tags, or write plain text and escape < as &lt;.",
    );
    None
}

/// A record's id, for which names are often taken.
fn id(fields: &mut Fields<'_>, key: &str) -> Option<u64> {
    let value = fields.take_optional(key)?;
    let id = whole_number(value).filter(|id| *id > 0);
    if id.is_none() {
        let meant = if value.is_string() {
            ": a text where the id is meant"
        } else {
            ""
        };
        fields.note_meaning(
            Rule::ArgumentType,
            format!("`{key}` is {}{meant}.", describe(value)),
            format!("An activity is prefilled with the {key}'s id, a positive whole number."),
            format!("Pass the {key}'s id as a number."),
        );
    }
    id
}

fn json_modal(fields: &mut Fields<'_>) -> Option<ModalRequest> {
    for key in ["data", "prefill"] {
        if fields.take(key).is_some() {
            fields.note(
                Rule::JsonModalArguments,
                format!("`{key}` was given to a JSON modal."),
                format!("Leave `{key}` out, or open a custom modal with `data`."),
            );
        }
    }
    let action_id = fields.required_text("action_id")?;
    Some(ModalRequest::Json { action_id })
}

fn custom_modal(fields: &mut Fields<'_>) -> Option<ModalRequest> {
    if fields.take("prefill").is_some() {
        fields.note_meaning(
            Rule::UnknownField,
            "`prefill` was given to a custom modal, and was passed over.",
            "Only Pipedrive's own modals can be prefilled; what Pipedrive does with it here is not known.",
            "Pass it as `data`.",
        );
    }
    let data = fields.optional_map("data");
    if let Some(key) = data.as_ref().and_then(first_value_that_is_not_text) {
        fields.note(
            Rule::DataNotText,
            format!("`data.{key}` isn't a text, and was passed as JSON."),
            format!("Write `{key}: String(…)`, or put JSON into one text."),
        );
    }
    let action_id = fields.required_text("action_id")?;
    Some(ModalRequest::Custom { action_id, data })
}

fn first_value_that_is_not_text(data: &Map<String, Value>) -> Option<String> {
    data.iter()
        .find(|(_, value)| !value.is_string())
        .map(|(key, _)| key.chars().take(40).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Finding;
    use serde_json::json;

    fn findings(args: &Value) -> Vec<Finding> {
        read(Some(args)).findings
    }

    fn request(args: &Value) -> ModalRequest {
        read(Some(args)).value.unwrap()
    }

    #[test]
    fn every_type_opens_without_a_prefill() {
        for kind in ["deal", "person", "organization", "activity"] {
            let checked = read(Some(&json!({ "type": kind })));
            assert_eq!(checked.findings, [], "{kind}");
            assert!(checked.value.is_some(), "{kind}");
        }
    }

    #[test]
    fn a_complete_activity_is_read() {
        let args = json!({ "type": "activity", "prefill": {
            "subject": "Call", "dueDate": "2027-01-31", "dueTime": "09:30", "duration": "00:45",
            "note": "<b>Loud</b>", "description": "Quiet", "deal": 3, "organization": 4,
        } });
        assert_eq!(findings(&args), []);
        let ModalRequest::Activity(prefill) = request(&args) else {
            panic!("another modal");
        };
        assert_eq!(prefill.due_date.as_deref(), Some("2027-01-31"));
        assert_eq!((prefill.deal, prefill.organization), (Some(3), Some(4)));
    }

    #[test]
    fn the_mistakes_that_people_make_are_named() {
        let cases = [
            (
                json!({ "type": "PERSON" }),
                "There is no modal type \u{201c}PERSON\u{201d}.",
            ),
            (json!({ "prefill": {} }), "The modal type is missing."),
            (
                json!({ "type": "activity", "prefill": { "deal": "Fleet renewal" } }),
                "`deal` is the text \u{201c}Fleet renewal\u{201d}: a text where the id is meant.",
            ),
            (
                json!({ "type": "deal", "prefill": { "person": 7 } }),
                "`person` is the number 7: an id where a name is meant.",
            ),
            (
                json!({ "type": "json_modal", "action_id": "a", "data": {} }),
                "`data` was given to a JSON modal.",
            ),
            (
                json!({ "type": "custom_modal", "action_id": "a", "data": { "id": 3 } }),
                "`data.id` isn't a text, and was passed as JSON.",
            ),
            (
                json!({ "type": "custom_modal" }),
                "`action_id` is missing from `open_modal`.",
            ),
            (
                json!({ "type": "activity", "prefill": { "note": "<p>Hi</p>" } }),
                "`note` holds the tag <p>.",
            ),
            (
                json!({ "type": "activity", "prefill": { "dueDate": "31.01.2027" } }),
                "`dueDate` is \u{201c}31.01.2027\u{201d}.",
            ),
            (
                json!({ "type": "activity", "prefill": { "duration": "1h" } }),
                "`duration` is \u{201c}1h\u{201d}.",
            ),
            (
                json!({ "type": "activity", "prefill": { "due_date": "2027-01-31" } }),
                "`prefill` has no field `due_date`, so it was passed over.",
            ),
            (
                json!({ "type": "person", "data": { "name": "x" } }),
                "`open_modal` has no field `data`, so it was passed over.",
            ),
            (
                json!({ "type": "organization", "prefill": "Acme" }),
                "`prefill` of `open_modal` is the text \u{201c}Acme\u{201d}.",
            ),
        ];
        for (args, what) in cases {
            let whats: Vec<_> = findings(&args)
                .into_iter()
                .map(|finding| finding.what)
                .collect();
            assert_eq!(whats, [what], "{args}");
        }
    }

    #[test]
    fn a_field_in_another_spelling_comes_with_the_right_one() {
        let args = json!({ "type": "activity", "prefill": { "due_date": "2027-01-31" } });
        assert_eq!(findings(&args)[0].fix, "Write `dueDate`.");
    }

    #[test]
    fn a_wrong_field_of_the_prefill_is_left_out_and_the_modal_still_opens() {
        let args = json!({ "type": "activity", "prefill": { "subject": "Call", "deal": "Fleet" } });
        let ModalRequest::Activity(prefill) = request(&args) else {
            panic!("another modal");
        };
        assert_eq!(prefill.subject.as_deref(), Some("Call"));
        assert_eq!(prefill.deal, None);
    }
}
