//! Calls of Pipedrive's API and names of modals, found as text in the sources.
//!
//! Only addresses and names that stand in the text whole are found. So nothing here is more than a warning, but for a name that
//! is there and means nothing.

mod readiness;

use std::fs;
use std::path::{Path, PathBuf};

use pipeframe_registration::{Finding, Registration};

use super::arguments::Arguments;
use super::{Report, rules};

/// Whether a line calls Pipedrive's API.
fn calls(line: &str) -> bool {
    api_parts(line).any(|part| AREAS.iter().any(|(path, _)| *path == part))
}

/// What the first part of an API path is about. `base` covers the user's own data and the currencies.
const AREAS: [(&str, &str); 18] = [
    ("deals", "deals"),
    ("pipelines", "deals"),
    ("stages", "deals"),
    ("mailbox", "mail"),
    ("activities", "activities"),
    ("activityTypes", "activities"),
    ("persons", "contacts"),
    ("organizations", "contacts"),
    ("products", "products"),
    ("users", "users"),
    ("recents", "recents"),
    ("itemSearch", "search"),
    ("leads", "leads"),
    ("callLogs", "phone-integration"),
    ("goals", "goals"),
    ("projects", "projects"),
    ("webhooks", "webhooks"),
    ("meetings", "video-calls"),
];

const LANGUAGES: [&str; 12] = [
    "rs", "js", "mjs", "cjs", "ts", "tsx", "jsx", "py", "php", "rb", "go", "java",
];

/// A place in the sources.
struct Spot {
    place: String,
    word: String,
}

pub(super) fn check(app: &Registration, arguments: &Arguments, report: &mut Report) {
    if arguments.sources.is_empty() {
        report.notes.push(
            "Scopes, plain http addresses and the handling of status 429 cannot be judged: name the folders of your server's sources by --sources."
                .to_owned(),
        );
        return;
    }
    let mut files = Vec::new();
    for folder in &arguments.sources {
        collect(folder, &mut files);
    }
    let mut calls = Vec::new();
    let mut actions = Vec::new();
    let mut readiness = readiness::Readiness::default();
    for file in &files {
        let Ok(text) = fs::read_to_string(file) else {
            continue;
        };
        readiness.read(&file.display().to_string(), &text);
        for (index, line) in text.lines().enumerate() {
            let spot = |word: &str| Spot {
                place: format!("{}:{}", file.display(), index + 1),
                word: word.to_owned(),
            };
            calls.extend(api_parts(line).map(&spot));
            actions.extend(action_ids(line).map(&spot));
        }
    }
    check_calls(app, &calls, report);
    check_actions(app, &actions, report);
    readiness.report(report);
    report.notes.push(format!(
        "Calls were looked for as text in {} files: an address that is put together at run time is not seen.",
        files.len()
    ));
}

fn check_calls(app: &Registration, calls: &[Spot], report: &mut Report) {
    let mut used = Vec::new();
    for call in calls {
        let area = AREAS.iter().find(|(path, _)| *path == call.word);
        let Some((_, area)) = area else { continue };
        used.push(*area);
        let covers = |scope: &String| scope.split(':').next() == Some(area);
        let covered = app.scopes.iter().any(covers)
            // The app's own webhooks are in the scope of administrators too.
            || (*area == "webhooks" && app.scopes.iter().any(|scope| scope == "admin"));
        if !covered {
            report.findings.push(Finding::new(
                &rules::SCOPE_FOR_CALL,
                &call.place,
                format!(
                    "calls /{} of Pipedrive's API, which no scope of the registration covers.",
                    call.word
                ),
                format!("Add the scope {area}, for reading or in full, if this is such a call."),
            ));
        }
    }
    for (index, scope) in app.scopes.iter().enumerate() {
        let area = scope.split(':').next().unwrap_or_default();
        let is_known = AREAS.iter().any(|(_, known)| *known == area);
        if is_known && !used.contains(&area) {
            report.findings.push(Finding::new(
                &rules::SCOPE_UNUSED,
                format!("/scopes/{index}"),
                format!("is {scope}, for which no call was found in the sources."),
                "Leave it out if there is none: people are asked to allow it.",
            ));
        }
    }
}

fn check_actions(app: &Registration, actions: &[Spot], report: &mut Report) {
    for action in actions {
        let is_known = app.modal(&action.word).is_some() || app.json_modal(&action.word).is_some();
        if !is_known {
            report.findings.push(Finding::new(
                &rules::UNKNOWN_ACTION,
                &action.place,
                format!("opens the modal \u{201c}{}\u{201d}, which is not registered.", action.word),
                "Write the identifier or the exact name of a modal of the registration, or register it.",
            ));
        }
    }
}

/// The first part of each path of the API in a line, such as `deals` of `/api/v2/deals/3`.
fn api_parts(line: &str) -> impl Iterator<Item = &str> {
    let starts = ["/api/v1/", "/api/v2/", "pipedrive.com/v1/"];
    starts.into_iter().flat_map(move |start| {
        line.split(start).skip(1).map(|rest| {
            let is_part = |letter: char| letter.is_ascii_alphanumeric();
            rest.split(|letter| !is_part(letter))
                .next()
                .unwrap_or_default()
        })
    })
}

/// The texts that a line gives as `action_id`.
fn action_ids(line: &str) -> impl Iterator<Item = &str> {
    line.split("action_id").skip(1).filter_map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        let rest = rest.strip_prefix([':', '='])?.trim_start();
        let quote = rest.chars().next().filter(|quote| "\"'".contains(*quote))?;
        let (word, _) = rest[quote.len_utf8()..].split_once(quote)?;
        Some(word).filter(|word| !word.is_empty())
    })
}

fn collect(place: &Path, files: &mut Vec<PathBuf>) {
    if place.is_file() {
        let end = place.extension().and_then(|end| end.to_str());
        if end.is_some_and(|end| LANGUAGES.contains(&end)) {
            files.push(place.to_owned());
        }
        return;
    }
    let name = place.file_name().and_then(|name| name.to_str());
    if matches!(name, Some("node_modules" | "target" | ".git" | "vendor")) {
        return;
    }
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        collect(&entry, files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_api_are_found_in_a_line() {
        let line = r#"get(`${domain}/api/v2/deals/${id}`); get("https://x.pipedrive.com/v1/persons?limit=1")"#;
        assert_eq!(api_parts(line).collect::<Vec<_>>(), ["deals", "persons"]);
        assert_eq!(api_parts("/api/vehicles").count(), 0);
    }

    #[test]
    fn names_of_modals_are_found_where_they_stand_whole() {
        for line in [
            r#"{ type: "custom_modal", action_id: "Order" }"#,
            r#"{ "action_id": "Order" }"#,
            "action_id = 'Order'",
        ] {
            assert_eq!(action_ids(line).collect::<Vec<_>>(), ["Order"], "{line}");
        }
        assert_eq!(action_ids("action_id: modal.name").count(), 0);
    }
}
