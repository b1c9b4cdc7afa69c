//! Reads the error of the app that a panel shows.

use crate::document::{Document, Place};
use crate::fault::Report;
use crate::judging::quoted;
use crate::rules;

use super::{PanelError, PanelStructure, answer, value};

pub(super) fn error(document: &Document, report: &mut Report) -> Option<PanelError> {
    let place = document.place();
    let root = report.object(&document.root, &place)?;
    report.allow(root, &place, &["error"]);
    let fix = "Say what is wrong: \"error\": { \"title\": \"Plan expired\" }.";
    let error = report.required(root, &place, "error", fix)?;
    let place = error.place(&place);
    let error = report.object(&error.value, &place)?;
    report.allow(error, &place, &["title", "subtitle", "action"]);
    let title = report.required(
        error,
        &place,
        "title",
        "Say what is wrong, in 30 characters.",
    );
    let title = title.and_then(|title| {
        let place = title.place(&place);
        let text = report.shown(&title.value, &place)?;
        note_title(text.as_str(), &place, report);
        Some(text)
    });
    let subtitle = error.value("subtitle").and_then(|node| {
        let place = place.key("subtitle", node.offset);
        let written = report.text(node, &place)?;
        Some(value::markdown(written, &place, report))
    });
    let action = error.value("action").and_then(|node| {
        let place = place.key("action", node.offset);
        answer::named_link(node, &place, report)
    });
    Some(PanelError {
        title: title?,
        subtitle,
        action,
    })
}

fn note_title(title: &str, place: &Place<'_>, report: &mut Report) {
    if title
        .chars()
        .nth(PanelStructure::LONGEST_ERROR_TITLE)
        .is_some()
    {
        let count = title.chars().count().to_string();
        let problem = [
            "is ",
            &quoted(title),
            ", which has ",
            &count,
            " characters.",
        ]
        .concat();
        let fix = "Say it in 30, and more in the subtitle.";
        report.fault(&rules::ERROR_TITLE, place, problem, fix);
    }
}
