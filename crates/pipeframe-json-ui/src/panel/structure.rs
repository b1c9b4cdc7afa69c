//! Reads the structure of a panel.

use crate::document::{Document, Member, Object, Place};
use crate::fault::{Reading, Report};
use crate::judging::{one_of, quoted};
use crate::rules;
use crate::text::Text;

use super::{FieldKind, PanelField, PanelStructure};

/// The property that is not shown.
pub(crate) const ID: &str = "id";
/// The property that is the title of its object.
pub(crate) const HEADER: &str = "header";
/// What a reference to a definition begins with.
const DEFINITIONS: &str = "#/definitions/";
/// Keys that say something about the document and nothing of the panel.
const ABOUT: [&str; 4] = ["$schema", "$id", "title", "description"];

impl PanelStructure {
    /// Reads a structure, as it is uploaded to the Developer Hub.
    pub fn parse(text: &str) -> Reading<Self> {
        Report::read(text, structure)
    }
}

fn structure(document: &Document, report: &mut Report) -> Option<PanelStructure> {
    let place = document.place();
    let root = report.object(&document.root, &place)?;
    let fix = "Write \"array\" for many objects, \"object\" for one.";
    let kind = report.required(root, &place, "type", fix)?;
    let kind_place = kind.place(&place);
    match report.text(&kind.value, &kind_place)? {
        "object" => object(root, &place, false, report),
        "array" => {
            report.allow(root, &place, &[&["type", "items"], &ABOUT[..]].concat());
            let fix =
                "Describe an object: \"items\": { \"type\": \"object\", \"properties\": {} }.";
            let items = report.required(root, &place, "items", fix)?;
            let items_place = items.place(&place);
            let items = report.object(&items.value, &items_place)?;
            if let Some(kind) = items.get("type")
                && kind.value.text() != Some("object")
            {
                let problem = "is not \"object\".";
                let fix = "Write \"object\": a panel lists objects.";
                report.fault(&rules::PANEL_TYPE, &kind.place(&items_place), problem, fix);
            }
            object(items, &items_place, true, report)
        }
        other => {
            let problem = ["is ", &quoted(other), "."].concat();
            report.fault(&rules::PANEL_TYPE, &kind_place, problem, fix);
            None
        }
    }
}

/// Reads the description of an object.
fn object(
    object: &Object,
    place: &Place<'_>,
    has_many: bool,
    report: &mut Report,
) -> Option<PanelStructure> {
    let own = ["type", "properties", "required", "additionalProperties"];
    report.allow(object, place, &[&own, &ABOUT[..]].concat());
    if let Some(more) = object.get("additionalProperties")
        && more.value.flag() != Some(false)
    {
        let problem = "is not false.";
        let fix = "Leave it out, and declare each property.";
        report.fault(&rules::MORE_PROPERTIES, &more.place(place), problem, fix);
    }
    let fix =
        "Declare the fields: \"properties\": { \"name\": { \"$ref\": \"#/definitions/text\" } }.";
    let properties = report.required(object, place, "properties", fix)?;
    let properties_place = properties.place(place);
    let properties = report.object(&properties.value, &properties_place)?;
    let mut read = PanelStructure {
        has_many,
        has_header: false,
        fields: Vec::new(),
        properties: Vec::new(),
        required: Vec::new(),
    };
    let mut has_title = properties.get(HEADER).is_some();
    for member in &properties.members {
        if let Some(field) = property(member, &properties_place, report) {
            has_title |= field.kind == FieldKind::Header;
            read.properties.push((field.key.clone(), field.kind));
            if field.key == HEADER {
                read.has_header = true;
            } else if field.key != ID {
                read.fields.push(field);
            }
        }
    }
    if read.fields.len() > PanelStructure::MOST_FIELDS {
        let count = read.fields.len().to_string();
        let problem = ["has ", &count, " fields."].concat();
        let fix = "Leave out what people need least: 20 are allowed.";
        report.fault(&rules::FIELD_COUNT, &properties_place, problem, fix);
    }
    if has_many && !has_title {
        let problem = "has no header.";
        let fix = "Add \"header\": { \"$ref\": \"#/definitions/header\" }.";
        report.fault(&rules::HEADER_DECLARED, &properties_place, problem, fix);
    }
    read.required = required(object, place, properties, report);
    Some(read)
}

/// Reads a property; `None` when its definition is not known.
fn property(member: &Member, properties: &Place<'_>, report: &mut Report) -> Option<PanelField> {
    let place = member.place(properties);
    let object = report.object(&member.value, &place)?;
    report.allow(object, &place, &["$ref", "label"]);
    let kind = definition(object, &place, report);
    let label = object.value("label").and_then(|node| {
        let place = place.key("label", node.offset);
        report.shown(node, &place)
    });
    let kind = kind?;
    if (member.key == HEADER) != (kind == FieldKind::Header) {
        let (problem, fix) = if member.key == HEADER {
            let fix = "Refer to #/definitions/header, or name the field otherwise.";
            ("does not refer to the definition of a header.", fix)
        } else {
            (
                "refers to the definition of a header.",
                "Name the property header.",
            )
        };
        report.fault(&rules::HEADER_PLACE, &place, problem, fix);
    }
    Some(PanelField {
        caption: label.unwrap_or_else(|| caption(&member.key)),
        key: member.key.clone(),
        kind,
    })
}

fn definition(object: &Object, place: &Place<'_>, report: &mut Report) -> Option<FieldKind> {
    let names = FieldKind::ALL.map(|kind| [DEFINITIONS, kind.as_str()].concat());
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let Some(reference) = object.get("$ref") else {
        let problem = "refers to no definition.";
        let fix = "Add a \"$ref\", such as \"#/definitions/text\".";
        report.fault(&rules::FIELD_DEFINITION, place, problem, fix);
        return None;
    };
    let place = reference.place(place);
    let written = report.text(&reference.value, &place)?;
    let known = FieldKind::ALL
        .into_iter()
        .find(|kind| written.strip_prefix(DEFINITIONS) == Some(kind.as_str()));
    if known.is_none() {
        let likely = pipeframe_registration::spelling::meant(written, &names);
        let fix = likely.map_or_else(|| one_of(&names), |likely| ["Write ", likely, "."].concat());
        let problem = ["is ", &quoted(written), "."].concat();
        report.fault(&rules::FIELD_DEFINITION, &place, problem, fix);
    }
    known
}

/// The properties that an object must have, as far as they are declared.
fn required(
    object: &Object,
    place: &Place<'_>,
    properties: &Object,
    report: &mut Report,
) -> Vec<String> {
    let Some(node) = object.value("required") else {
        return Vec::new();
    };
    let place = place.key("required", node.offset);
    let mut required = Vec::new();
    // A list of many names would be looked up in many properties; there is one of each at most.
    let declared: std::collections::BTreeSet<&str> = properties
        .members
        .iter()
        .map(|member| member.key.as_str())
        .collect();
    for (index, entry) in report
        .list(node, &place)
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let place = place.index(index, entry.offset);
        let Some(name) = report.text(entry, &place) else {
            continue;
        };
        if declared.contains(name) {
            required.push(name.to_owned());
        } else {
            let problem = ["is ", &quoted(name), ", which is no property."].concat();
            let fix = "Declare it among the properties, or leave it out here.";
            report.fault(&rules::REQUIRED_DECLARED, &place, problem, fix);
        }
    }
    required
}

/// Words made of a key: `delivery_date` and `deliveryDate` become `Delivery date`.
fn caption(key: &str) -> Text {
    let mut words = String::with_capacity(key.len());
    let mut after_small = false;
    for letter in key.chars() {
        if matches!(letter, '_' | '-') {
            words.push(' ');
        } else if words.is_empty() {
            words.extend(letter.to_uppercase());
        } else if after_small && letter.is_uppercase() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
        after_small = letter.is_lowercase();
    }
    Text::new(words.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_a_label_becomes_words() {
        let cases = [
            ("company", "Company"),
            ("delivery_date", "Delivery date"),
            ("deliveryDate", "Delivery date"),
            ("VAT", "VAT"),
            ("überweisung", "Überweisung"),
            ("_a", "a"),
            ("", ""),
        ];
        for (key, expected) in cases {
            assert_eq!(caption(key).as_str(), expected);
        }
    }
}
