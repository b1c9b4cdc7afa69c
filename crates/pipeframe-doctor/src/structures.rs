//! The structures of JSON panels and the schemas of JSON modals, in the files that the registration names.

use std::fs;

use pipeframe_json_ui::{Fault, ModalSchema, PanelStructure, Reading, decode};
use pipeframe_registration::{Finding, JsonPanel, Registration, pointer_to};

use super::arguments::Arguments;
use super::{Report, rules};

pub(super) fn check(app: &Registration, arguments: &Arguments, report: &mut Report) {
    for (index, panel) in app.json_panels.iter().enumerate() {
        if let Some(name) = &panel.structure {
            let place = format!("/jsonPanels/{index}/structure");
            let structure = judge(name, &place, PanelStructure::parse, arguments, report);
            if let Some(structure) = structure {
                check_field_actions(panel, index, &structure, report);
            }
        }
    }
    for (index, modal) in app.json_modals.iter().enumerate() {
        if let Some(name) = &modal.structure {
            let place = format!("/jsonModals/{index}/structure");
            judge(name, &place, ModalSchema::parse, arguments, report);
        }
    }
}

/// Whether each action of a field has its field.
fn check_field_actions(
    panel: &JsonPanel,
    index: usize,
    structure: &PanelStructure,
    report: &mut Report,
) {
    let fields: Vec<&str> = structure
        .fields
        .iter()
        .map(|field| field.key.as_str())
        .collect();
    let actions = panel.field_actions.keys();
    for field in actions.filter(|field| !fields.contains(&field.as_str())) {
        report.findings.push(Finding::new(
            &rules::FIELD_OF_ACTION,
            pointer_to(&format!("/jsonPanels/{index}/fieldActions"), field),
            "is of a field that the structure does not have.",
            format!("Write one of {}, or leave it out.", fields.join(", ")),
        ));
    }
}

/// Judges a file that stands beside the registration.
fn judge<T>(
    name: &str,
    place: &str,
    parse: impl Fn(&str) -> Reading<T>,
    arguments: &Arguments,
    report: &mut Report,
) -> Option<T> {
    let folder = arguments.registration.parent();
    let path = folder.map_or_else(|| name.into(), |folder| folder.join(name));
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.findings.push(Finding::new(
                &rules::STRUCTURE_FILE,
                place,
                format!("names {}, which can't be read: {error}.", path.display()),
                "Write the path of a file, beginning at the registration's folder.",
            ));
            return None;
        }
    };
    let Reading {
        faults,
        left_out,
        document,
    } = match decode(&bytes) {
        Ok(text) => parse(text),
        Err(reading) => *reading,
    };
    let file = path.display().to_string();
    let findings = faults.iter().map(|fault: &Fault| fault.finding(&file));
    report.findings.extend(findings);
    if left_out > 0 {
        report
            .notes
            .push(format!("{file} has {left_out} faults more."));
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_structure_is_told_at_its_line() {
        let bad = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bad/structures");
        let arguments = Arguments {
            registration: format!("{bad}/registration.json").into(),
            ..Arguments::default()
        };
        let report = crate::examine(&arguments).unwrap();
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|finding| (finding.rule.code, finding.place.as_str()))
            .filter(|(_, place)| place.contains("structures"))
            .collect();
        assert_eq!(
            found,
            [
                ("fieldDefinition", format!("{bad}/visits.json:4").as_str()),
                ("handler", format!("{bad}/order.json:5").as_str()),
            ]
        );
    }
}
