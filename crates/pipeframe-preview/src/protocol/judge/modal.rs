//! Whether a modal may open, and whether there is one of that name.

use serde_json::{Map, Value};

use crate::assumptions::{LONGEST_DATA, SecondModal};
use crate::protocol::checked::Checked;
use crate::protocol::command::{Command, ModalRequest};
use crate::protocol::finding::Finding;
use crate::rule::Rule;

use super::Circumstances;

pub(super) fn judge_modal(request: ModalRequest, around: &Circumstances<'_>) -> Checked<Command> {
    let mut checked = judge_request(request, around);
    if around.modal_open {
        checked
            .findings
            .push(second_modal(around.assumptions.second_modal));
    }
    checked
}

fn second_modal(outcome: SecondModal) -> Finding {
    let became = match outcome {
        SecondModal::Over => "opened over it",
        SecondModal::Replaces => "took its place",
        SecondModal::Refused => "was not opened",
    };
    Finding::new(
        Rule::SecondModal,
        format!("`open_modal` came while a modal is open, and this one {became}."),
        "Close the open one first, or do this in the modal that is open. Try the other outcomes under Assumptions.",
    )
}

fn judge_request(request: ModalRequest, around: &Circumstances<'_>) -> Checked<Command> {
    match &request {
        ModalRequest::Custom { action_id, data } => {
            if around.registration.modal(action_id).is_none() {
                return Checked::hopeless(dangling(action_id, "custom modal", around));
            }
            let length = data.as_ref().map_or(0, encoded_length);
            let mut checked = Checked::right(Command::OpenModal(request));
            if length > LONGEST_DATA {
                checked.findings.push(data_too_long(length));
            }
            checked
        }
        ModalRequest::Json { action_id } if around.registration.json_modal(action_id).is_none() => {
            Checked::hopeless(dangling(action_id, "JSON modal", around))
        }
        ModalRequest::Json { .. }
        | ModalRequest::Deal { .. }
        | ModalRequest::Person { .. }
        | ModalRequest::Organization { .. }
        | ModalRequest::Activity(_) => Checked::right(Command::OpenModal(request)),
    }
}

fn encoded_length(data: &Map<String, Value>) -> usize {
    let text = Value::Object(data.clone()).to_string();
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { 1 } else { 3 })
        .sum()
}

fn data_too_long(length: usize) -> Finding {
    Finding::new(
        Rule::DataLength,
        format!("`data` needs {length} characters of the modal's address."),
        "Pass ids and let the modal load the rest.",
    )
    .meaning(format!(
        "`data` travels in the address; more than {LONGEST_DATA} characters don't fit everywhere. Where Pipedrive ends is not known."
    ))
}

fn dangling(action_id: &str, kind: &str, around: &Circumstances<'_>) -> Finding {
    let registration = around.registration;
    let shown: String = action_id.chars().take(60).collect();
    let is_of_other_kind =
        registration.modal(action_id).is_some() || registration.json_modal(action_id).is_some();
    let fix = if is_of_other_kind {
        "It names a modal of the other kind: use that `type`.".to_owned()
    } else {
        let names = match kind {
            "JSON modal" => registration
                .json_modals
                .iter()
                .map(|modal| modal.name.as_str())
                .collect::<Vec<_>>(),
            _ => registration
                .modals
                .iter()
                .map(|modal| modal.name.as_str())
                .collect(),
        };
        match names.as_slice() {
            [] => format!("Register a {kind}; this app has none."),
            names => format!(
                "Use the identifier or name of a registered one: {}.",
                names.join(", ")
            ),
        }
    };
    Finding::new(
        Rule::RegisteredModal,
        format!("No {kind} has the `action_id` \u{201c}{shown}\u{201d}."),
        fix,
    )
}
