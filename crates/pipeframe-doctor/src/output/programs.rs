//! The report for programs: JSON, SARIF, and the annotations of GitHub Actions.

use std::fmt::Write;

use serde_json::{Value, json};

use pipeframe_registration::{Finding, Rule};

use crate::{Report, rules};

pub(super) fn json(report: &Report) -> String {
    let findings: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| {
            json!({
                "code": finding.rule.code,
                "severity": finding.rule.severity.as_str(),
                "certainty": finding.rule.certainty.as_str(),
                "place": finding.place,
                "reason": finding.problem,
                "fix": finding.fix,
                "rule": finding.rule.sentence,
                "source": finding.rule.source,
            })
        })
        .collect();
    pretty(&json!({ "findings": findings, "notes": report.notes }))
}

pub(super) fn sarif(report: &Report, registration: &str) -> String {
    let own = pipeframe_registration::rules::ALL.iter().chain(rules::ALL);
    let all = own.chain(pipeframe_json_ui::rules::ALL);
    let rules: Vec<Value> = all
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": { "text": rule.sentence },
                "helpUri": rule.source,
                "defaultConfiguration": { "level": rule.severity.as_str() },
                "properties": { "certainty": rule.certainty.as_str() },
            })
        })
        .collect();
    let results: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| result(finding, registration))
        .collect();
    let notifications: Vec<Value> = report
        .notes
        .iter()
        .map(|note| json!({ "level": "note", "message": { "text": note } }))
        .collect();
    pretty(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pipeframe-doctor",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "results": results,
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notifications,
            }],
        }],
    }))
}

fn result(finding: &Finding, registration: &str) -> Value {
    let (file, line) = file_of(finding, registration);
    let mut physical = json!({ "artifactLocation": { "uri": file } });
    if let Some(line) = line {
        physical["region"] = json!({ "startLine": line });
    }
    json!({
        "ruleId": finding.rule.code,
        "level": finding.rule.severity.as_str(),
        "message": { "text": finding.to_string() },
        "locations": [{
            "physicalLocation": physical,
            "logicalLocations": [{ "fullyQualifiedName": finding.place }],
        }],
    })
}

pub(super) fn github(report: &Report, registration: &str) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let Rule { code, severity, .. } = finding.rule;
        let (file, line) = file_of(finding, registration);
        let line = line.map_or_else(String::new, |line| format!(",line={line}"));
        let message = escaped(&finding.to_string());
        let file = escaped(&file).replace(':', "%3A").replace(',', "%2C");
        let _ = writeln!(
            text,
            "::{severity} file={file}{line},title={code}::{message}"
        );
    }
    for note in &report.notes {
        let _ = writeln!(text, "::notice::{}", escaped(note));
    }
    text
}

/// The file that a finding is about, and the line when its place names one: `src/main.rs:12`. JSON pointers and addresses are
/// about the registration.
fn file_of(finding: &Finding, registration: &str) -> (String, Option<usize>) {
    let place = &finding.place;
    if place.is_empty() || place.starts_with('/') && pointer_like(place) || place.contains("://") {
        return (registration.to_owned(), None);
    }
    match place.rsplit_once(':') {
        Some((file, line)) if line.parse::<usize>().is_ok() => (file.to_owned(), line.parse().ok()),
        _ => (place.clone(), None),
    }
}

/// A place in the registration, rather than a full path of a file.
fn pointer_like(place: &str) -> bool {
    !std::path::Path::new(place.split(':').next().unwrap_or_default()).exists()
}

/// As GitHub's commands want it: a line break or a percent sign would end the message or change it.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report {
            findings: vec![
                Finding::new(
                    &rules::TLS,
                    "https://app.test",
                    "is 100% wrong,\nreally.",
                    "Mend it.",
                ),
                Finding::new(&rules::SCOPE_FOR_CALL, "src/a.rs:12", "calls.", "Add it."),
            ],
            notes: vec!["Nothing more.".to_owned()],
        }
    }

    #[test]
    fn annotations_point_to_file_and_line_and_keep_to_one_line() {
        let text = github(&report(), "assets/registration.json");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("::error file=assets/registration.json,title=tls::"));
        assert!(lines[0].contains("100%25 wrong,%0Areally"));
        assert!(lines[1].starts_with("::warning file=src/a.rs,line=12,title=scopeForCall::"));
        assert_eq!(lines[2], "::notice::Nothing more.");
    }

    #[test]
    fn sarif_names_the_rule_the_level_and_the_place_of_each_finding() {
        let sarif: Value = serde_json::from_str(&sarif(&report(), "r.json")).unwrap();
        let run = &sarif["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results[1]["level"], "warning");
        let place = &results[1]["locations"][0]["physicalLocation"];
        assert_eq!(place["region"]["startLine"], 12);
        let notes = &run["invocations"][0]["toolExecutionNotifications"];
        assert_eq!(notes[0]["message"]["text"], "Nothing more.");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for result in results {
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
        }
    }
}
