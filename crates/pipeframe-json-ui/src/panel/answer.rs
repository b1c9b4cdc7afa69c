//! Reads what the endpoint of a panel answers.

use crate::document::{Document, Node, Object, Place};
use crate::fault::{Reading, Report};
use crate::judging::quoted;
use crate::rules;

use super::{
    HEADER, ID, NamedLink, PanelAnswer, PanelContent, PanelObject, PanelStructure, error, value,
};

impl PanelAnswer {
    /// Reads an answer by its status and its body. Where that gives no document, Pipedrive shows "Something went wrong".
    pub fn read(structure: &PanelStructure, status: u16, text: &str) -> Reading<Self> {
        if status >= 300 {
            return Report::read(text, error::error).map(Self::Error);
        }
        Report::read(text, |document, report| {
            content(structure, document, report)
        })
        .map(Self::Content)
    }
}

fn content(
    structure: &PanelStructure,
    document: &Document,
    report: &mut Report,
) -> Option<PanelContent> {
    let place = document.place();
    let root = report.object(&document.root, &place)?;
    report.allow(root, &place, &["data", "settings", "external_link"]);
    let settings = root.value("settings").and_then(|node| {
        let place = place.key("settings", node.offset);
        let settings = report.object(node, &place)?;
        report.allow(settings, &place, &["url"]);
        let fix =
            "Write where the settings are, such as \"url\": \"https://app.example.com/settings\".";
        let url = report.required(settings, &place, "url", fix)?;
        report.address(&url.value, &url.place(&place))
    });
    let external_link = root.value("external_link").and_then(|node| {
        let place = place.key("external_link", node.offset);
        named_link(node, &place, report)
    });
    if let Some(data) = root.get("data") {
        let place = data.place(&place);
        let objects = objects(structure, &data.value, &place, report)?;
        return Some(PanelContent {
            objects,
            settings,
            external_link,
        });
    }
    let fix = if structure.has_many {
        "Answer with \"data\": [] when there is nothing to show."
    } else {
        "Answer with \"data\": {} when there is nothing to show."
    };
    report.required(root, &place, "data", fix);
    None
}

/// A link with a label, of which 40 characters are shown.
pub(super) fn named_link(node: &Node, place: &Place<'_>, report: &mut Report) -> Option<NamedLink> {
    let link = report.object(node, place)?;
    report.allow(link, place, &["url", "label"]);
    let url = report.required(link, place, "url", "Write where the link leads.");
    let address = url.and_then(|url| report.address(&url.value, &url.place(place)));
    let fix = "Write what happens when it is clicked, in sentence case.";
    let label = report.required(link, place, "label", fix);
    let label = label.and_then(|label| {
        let place = label.place(place);
        let text = report.shown(&label.value, &place)?;
        value::note_length(
            &rules::LINK_LENGTH,
            text.as_str().chars().count(),
            PanelStructure::LONGEST_LABEL,
            &place,
            report,
        );
        Some(text)
    });
    Some(NamedLink {
        label: label?,
        address: address?,
    })
}

fn objects(
    structure: &PanelStructure,
    data: &Node,
    place: &Place<'_>,
    report: &mut Report,
) -> Option<Vec<PanelObject>> {
    match (structure.has_many, data.list(), data.object()) {
        (true, Some(entries), _) => {
            if entries.len() > PanelStructure::MOST_OBJECTS {
                let count = entries.len().to_string();
                let problem = ["has ", &count, " objects."].concat();
                let fix = "Answer with the ten that matter most, and link to the others.";
                report.fault(&rules::OBJECT_COUNT, place, problem, fix);
            }
            let entries = entries.iter().enumerate().filter_map(|(index, entry)| {
                let place = place.index(index, entry.offset);
                let entry = report.object(entry, &place)?;
                Some(object(structure, entry, &place, report))
            });
            Some(entries.collect())
        }
        (false, _, Some(entry)) if entry.members.is_empty() => Some(Vec::new()),
        (false, _, Some(entry)) => Some(vec![object(structure, entry, place, report)]),
        (true, ..) => {
            let problem = [
                "is ",
                data.kind(),
                ", and the structure is of many objects.",
            ]
            .concat();
            report.fault(
                &rules::DATA_FORM,
                place,
                problem,
                "Write a list in [ and ].",
            );
            None
        }
        (false, ..) => {
            let problem = ["is ", data.kind(), ", and the structure is of one object."].concat();
            report.fault(
                &rules::DATA_FORM,
                place,
                problem,
                "Write an object in { and }.",
            );
            None
        }
    }
}

fn object(
    structure: &PanelStructure,
    object: &Object,
    place: &Place<'_>,
    report: &mut Report,
) -> PanelObject {
    let mut read = PanelObject {
        values: vec![None; structure.fields.len()],
        ..PanelObject::default()
    };
    for member in &object.members {
        let property = structure
            .properties
            .iter()
            .find(|(key, _)| *key == member.key);
        let Some((key, kind)) = property else {
            let known: Vec<&str> = structure
                .properties
                .iter()
                .map(|(key, _)| key.as_str())
                .collect();
            report.unknown(&rules::UNDECLARED_FIELD, member, place, &known);
            continue;
        };
        if member.value.is_null() {
            continue;
        }
        let place = member.place(place);
        let value = value::read(*kind, &member.value, &place, report);
        if key == HEADER {
            read.header = value.as_ref().and_then(value::as_text);
        } else if key == ID {
            let number = member.value.number().map(crate::Number::as_str);
            read.id = number.or(member.value.text()).map(ToOwned::to_owned);
        } else if let Some(index) = structure.fields.iter().position(|field| field.key == *key)
            && let Some(shown) = read.values.get_mut(index)
        {
            *shown = value;
        }
    }
    if structure.has_many && structure.has_header && object.value(HEADER).is_none() {
        let fix = "Give it a title: \"header\": \"Fleet contract\".";
        report.fault(&rules::OBJECT_HEADER, place, "has no header.", fix);
    }
    for name in &structure.required {
        let is_reported = structure.has_many && name == HEADER;
        if !is_reported && object.get(name).is_none() {
            let problem = ["has no ", &quoted(name), ", which the structure requires."].concat();
            let fix = "Answer with it, or take it out of \"required\".";
            report.fault(&rules::REQUIRED_FIELD, place, problem, fix);
        }
    }
    read
}
