//! Reads what the endpoint of a modal answers: to fill the form, and when it was sent.

use crate::document::{Document, Node, Object, Place};
use crate::fault::{Reading, Report};
use crate::judging::quoted;
use crate::panel::NamedLink;
use crate::rules;
use crate::text::Text;

use super::ModalForm;
use super::schema::Parts;

/// What a modal shows when it was opened, or asked for again.
#[derive(Clone, Debug, PartialEq)]
pub enum ModalOpening {
    /// The form, with what the answer changed.
    Form(Box<ModalForm>),
    /// The app has lost its connection: people can install it again.
    LostConnection,
}

/// What a modal does after the form was sent.
#[derive(Clone, Debug, PartialEq)]
pub enum ModalAnswer {
    /// It closes and shows a message.
    Success(Snackbar),
    /// It shows the form again, with errors at its fields.
    Form(Box<ModalForm>),
    /// It shows an error of the whole form.
    Error(Text),
}

/// The message after a success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snackbar {
    /// What was done.
    pub message: Text,
    /// Where people can see it.
    pub link: Option<NamedLink>,
    /// Whether the app's panel is loaded again. An official example has it; it is not documented.
    pub refresh_panel_data: bool,
}

const SUCCESS: u16 = 200;
const FAILURE: u16 = 300;
const UNAUTHORIZED: u16 = 401;

impl ModalOpening {
    /// Reads the answer to the opening of a modal, or to a change of a block with `fetchOnChange`, for the form as it is. Where that
    /// gives no document, Pipedrive shows an error in place of the form.
    pub fn read(form: &ModalForm, status: u16, text: &str) -> Reading<Self> {
        if status == UNAUTHORIZED {
            return Reading {
                document: Some(Self::LostConnection),
                faults: Vec::new(),
                left_out: 0,
            };
        }
        if !(SUCCESS..FAILURE).contains(&status) {
            return wrong_status(status);
        }
        Report::read(text, |document, report| opening(form, document, report))
            .map(|form| Self::Form(Box::new(form)))
    }
}

impl ModalAnswer {
    /// Reads the answer to a form that was sent. Where that gives no document, Pipedrive shows "Something went wrong, please try
    /// again."
    pub fn read(form: &ModalForm, status: u16, text: &str) -> Reading<Self> {
        Report::read(text, |document, report| {
            answer(form, status, document, report)
        })
    }
}

fn wrong_status<T>(status: u16) -> Reading<T> {
    let problem = ["came with the status ", &status.to_string(), "."].concat();
    Report::refused(
        &rules::ANSWER_STATUS,
        problem,
        "Answer with the status 200.",
    )
}

fn opening(form: &ModalForm, document: &Document, report: &mut Report) -> Option<ModalForm> {
    let place = document.place();
    let root = report.object(&document.root, &place)?;
    report.allow(root, &place, &["data"]);
    let fix = "Answer at least with { \"data\": { \"blocks\": {}, \"actions\": {} } }.";
    let data = report.required(root, &place, "data", fix)?;
    let place = data.place(&place);
    let data = report.object(&data.value, &place)?;
    for name in ["blocks", "actions"] {
        if data.value(name).is_none() {
            let problem = ["has no ", &quoted(name), "."].concat();
            report.fault(&rules::SMALLEST_ANSWER, &place, problem, fix);
        }
    }
    Some(merged(&form.parts, data, &place, report))
}

fn merged(parts: &Parts, data: &Object, place: &Place<'_>, report: &mut Report) -> ModalForm {
    report.allow(data, place, &["blocks", "actions"]);
    let (parts, given) = parts.merged(data, place, report);
    parts.form(given)
}

fn answer(
    form: &ModalForm,
    status: u16,
    document: &Document,
    report: &mut Report,
) -> Option<ModalAnswer> {
    const KINDS: [&str; 3] = ["success", "data", "error"];
    let place = document.place();
    let root = report.object(&document.root, &place)?;
    report.allow(root, &place, &["success", "data", "error", REFRESH]);
    let Some((kind, node)) = KINDS
        .iter()
        .find_map(|kind| Some((*kind, root.value(kind)?)))
    else {
        let problem = "has neither success nor data nor error.";
        let fix = "Answer with { \"success\": { \"message\": \"Order created\", \"type\": \"snackbar\" } }, for one.";
        report.fault(&rules::ANSWER_FORM, &place, problem, fix);
        return None;
    };
    let own_place = place.key(kind, node.offset);
    let object = report.object(node, &own_place)?;
    match kind {
        "success" => {
            if !(SUCCESS..FAILURE).contains(&status) {
                let problem = ["came with the status ", &status.to_string(), "."].concat();
                let fix = "Answer with the status 200.";
                report.fault(&rules::ANSWER_STATUS, &own_place, problem, fix);
            }
            let beside = refresh(root, &place, report);
            let mut snackbar = snackbar(object, &own_place, report)?;
            snackbar.refresh_panel_data |= beside;
            Some(ModalAnswer::Success(snackbar))
        }
        "data" => {
            let form = merged(&form.parts, object, &own_place, report);
            Some(ModalAnswer::Form(Box::new(form)))
        }
        _ => {
            report.allow(object, &own_place, &["message"]);
            let fix = "Say what is wrong.";
            let message = report.required(object, &own_place, "message", fix)?;
            let message_place = message.place(&own_place);
            report
                .shown(&message.value, &message_place)
                .map(ModalAnswer::Error)
        }
    }
}

const REFRESH: &str = "refreshPanelData";

/// Whether the panel is to be loaded again, which is noted.
fn refresh(object: &Object, place: &Place<'_>, report: &mut Report) -> bool {
    let Some(node) = object.value(REFRESH) else {
        return false;
    };
    let place = place.key(REFRESH, node.offset);
    let problem = "is not documented.";
    let fix = "Don't rely on it: the panel has a button to load it again.";
    report.fault(&rules::REFRESH_PANEL, &place, problem, fix);
    report.flag(node, &place) == Some(true)
}

fn snackbar(object: &Object, place: &Place<'_>, report: &mut Report) -> Option<Snackbar> {
    report.allow(object, place, &["message", "type", "link", REFRESH]);
    let fix = "Say what was done, such as \"Order created\".";
    let message = report.required(object, place, "message", fix);
    let message = message.and_then(|member| report.shown(&member.value, &member.place(place)));
    let fix = "Write \"snackbar\".";
    if let Some(kind) = report.required(object, place, "type", fix)
        && kind.value.text() != Some("snackbar")
    {
        let problem = "is not \"snackbar\".";
        report.fault(&rules::SNACKBAR_TYPE, &kind.place(place), problem, fix);
    }
    let link = object.value("link").and_then(|node| {
        let place = place.key("link", node.offset);
        link(node, &place, report)
    });
    Some(Snackbar {
        refresh_panel_data: refresh(object, place, report),
        message: message?,
        link,
    })
}

fn link(node: &Node, place: &Place<'_>, report: &mut Report) -> Option<NamedLink> {
    let link = report.object(node, place)?;
    report.allow(link, place, &["label", "value"]);
    let label = report.required(link, place, "label", "Write what the link shows.");
    let label = label.and_then(|member| report.shown(&member.value, &member.place(place)));
    let value = report.required(link, place, "value", "Write where the link leads.");
    let address = value.and_then(|member| report.address(&member.value, &member.place(place)));
    Some(NamedLink {
        label: label?,
        address: address?,
    })
}
