//! The report, for people and for programs.

mod programs;

use std::fmt::Write;

use pipeframe_registration::Severity;

use super::Report;

/// A form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0, which code scanning reads.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

impl Format {
    /// The report on a registration. Writing into a text does not fail.
    pub fn write(self, report: &Report, registration: &str) -> String {
        match self {
            Self::Text => text(report),
            Self::Json => programs::json(report),
            Self::Sarif => programs::sarif(report, registration),
            Self::Github => programs::github(report, registration),
        }
    }
}

fn text(report: &Report) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let rule = finding.rule;
        let _ = writeln!(text, "{} {}: {finding}", rule.severity, rule.code);
        let _ = writeln!(
            text,
            "    {}: {} {}",
            rule.certainty, rule.sentence, rule.source
        );
    }
    for note in &report.notes {
        let _ = writeln!(text, "note: {note}");
    }
    let count = |severity: Severity| {
        let counted = report.findings.iter();
        counted
            .filter(|finding| finding.rule.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let _ = writeln!(text, "{errors} errors, {warnings} warnings");
    text
}
