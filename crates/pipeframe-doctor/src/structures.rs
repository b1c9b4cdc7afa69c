//! The structures of JSON panels and the schemas of JSON modals, in the files that the registration names.

use std::fs;

use pipeframe_json_ui::{Fault, ModalSchema, PanelStructure, Reading, decode};
use pipeframe_registration::{Finding, Registration};

use super::arguments::Arguments;
use super::{Report, rules};

pub(super) fn check(app: &Registration, arguments: &Arguments, report: &mut Report) {
    for (index, panel) in app.json_panels.iter().enumerate() {
        if let Some(name) = &panel.structure {
            let place = format!("/jsonPanels/{index}/structure");
            judge(name, &place, PanelStructure::parse, arguments, report);
        }
    }
    for (index, modal) in app.json_modals.iter().enumerate() {
        if let Some(name) = &modal.structure {
            let place = format!("/jsonModals/{index}/structure");
            judge(name, &place, ModalSchema::parse, arguments, report);
        }
    }
}

/// Judges a file that stands beside the registration.
fn judge<T>(
    name: &str,
    place: &str,
    parse: impl Fn(&str) -> Reading<T>,
    arguments: &Arguments,
    report: &mut Report,
) {
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
            return;
        }
    };
    let Reading {
        faults, left_out, ..
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
