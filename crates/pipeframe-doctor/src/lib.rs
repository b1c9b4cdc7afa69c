//! The doctor: checks an app's registration, its release and its deployment, and prints what to type into Pipedrive's form.
//!
//! What it finds are [`Finding`]s: each breaks a rule of [`pipeframe_registration::rules`](mod@pipeframe_registration::rules), of
//! [`pipeframe_json_ui::rules`](mod@pipeframe_json_ui::rules) or of [`rules`], with its place and what to do. `docs/registration.md` lists the rules; the program's options are in [`arguments::USAGE`].
#![cfg(not(target_arch = "wasm32"))]

pub mod arguments;
mod bundle;
mod deployment;
mod form;
mod icon;
mod output;
pub mod rules;
mod schema;
mod secrets;
mod sources;
mod structures;

use std::fs;
use std::io::Write;
use std::process::ExitCode;

use pipeframe_registration::file::{self, RegistrationFile};
use pipeframe_registration::{Finding, Severity};

use arguments::{Arguments, Task, UsageError};
pub use output::Format;
pub use schema::{Document, schema};
use secrets::Known;

/// What the doctor found, and what it could not know.
#[derive(Debug, Default)]
pub struct Report {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What was not looked at, and why.
    pub notes: Vec<String>,
}

impl Report {
    /// Whether anything keeps the app from being registered, or anything at all when warnings count too.
    pub fn fails(&self, warnings_count: bool) -> bool {
        self.findings
            .iter()
            .any(|finding| warnings_count || finding.rule.severity == Severity::Error)
    }
}

/// A file that is needed can't be read.
#[derive(Debug, thiserror::Error)]
#[error("{path} can't be read: {source}. {fix}")]
pub struct Unreadable {
    path: String,
    source: std::io::Error,
    fix: &'static str,
}

/// Checks all that the arguments name.
///
/// # Errors
///
/// [`Unreadable`] when there is no registration to check, or a file that is named can't be read.
pub fn examine(arguments: &Arguments) -> Result<Report, Unreadable> {
    let file = read(arguments)?;
    let stored = Known::read(arguments)?;
    let mut report = Report {
        findings: file.findings(),
        notes: Vec::new(),
    };
    report.findings.extend(file.missing());
    let app = &file.registration;
    let secrets = secrets::check(app, &stored, &mut report);
    bundle::check(app, &secrets, arguments, &mut report);
    sources::check(app, arguments, &mut report);
    structures::check(app, arguments, &mut report);
    icon::check(arguments, &mut report);
    match &arguments.address {
        Some(address) => {
            let agent = deployment::agent(arguments, &mut report)?;
            deployment::check(&agent, app, address, &mut report);
        }
        None => report
            .notes
            .push("No deployed address was looked at: name one by --address https://…".to_owned()),
    }
    Ok(report)
}

fn read(arguments: &Arguments) -> Result<RegistrationFile, Unreadable> {
    let path = &arguments.registration;
    let text = fs::read_to_string(path).map_err(|source| Unreadable {
        path: path.display().to_string(),
        source,
        fix: "Name the registration by --registration FILE",
    })?;
    Ok(file::read(&text))
}

fn printed(arguments: &Arguments) -> Result<String, Unreadable> {
    let file = read(arguments)?;
    let secrets = Known::read(arguments)?;
    let address = arguments.address.as_deref();
    Ok(form::form(&file.registration, secrets, address))
}

/// Does what the words of the command line ask for. It ends with 0 when nothing is wrong, 1 when something is, and 2 when it
/// could not look.
pub fn run(words: impl Iterator<Item = String>) -> ExitCode {
    let (text, code) = match Arguments::read(words) {
        Ok(arguments) => answer(&arguments),
        Err(UsageError(problem)) => (format!("{problem}\n\n{}", arguments::USAGE), 2),
    };
    let written = if code == 2 {
        std::io::stderr().write_all(text.as_bytes())
    } else {
        std::io::stdout().write_all(text.as_bytes())
    };
    // A reader that has gone away, such as `head`, wants no more.
    ExitCode::from(if written.is_ok() { code } else { 2 })
}

fn answer(arguments: &Arguments) -> (String, u8) {
    match arguments.task {
        Task::Help => (arguments::USAGE.to_owned(), 0),
        Task::Schema(document) => (schema(document), 0),
        Task::Form => match printed(arguments) {
            Ok(form) => (form, 0),
            Err(error) => (format!("{error}.\n"), 2),
        },
        Task::Examine(format) => match examine(arguments) {
            Ok(report) => {
                let fails = report.fails(arguments.warnings_count);
                let registration = arguments.registration.display().to_string();
                (format.write(&report, &registration), u8::from(fails))
            }
            Err(error) => (format!("{error}.\n"), 2),
        },
    }
}
