//! Where secrets come from: the environment, and a file that git ignores.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use pipeframe_registration::{Finding, Registration};

use super::arguments::Arguments;
use super::{Report, rules};

/// The variables whose values are secrets, beside those that a registration names.
const USUAL: [&str; 6] = [
    "CLIENT_SECRET",
    "PIPEDRIVE_CLIENT_SECRET",
    "PIPEDRIVE_JWT_SECRET",
    "PIPEFRAME_CLIENT_SECRET",
    "PIPEFRAME_JWT_SECRET",
    "PIPEFRAME_TOKEN_KEYS",
];

/// Variables that begin so hold a user and a password, for all endpoints of JSON extensions or for one.
const CREDENTIALS: &str = "PIPEFRAME_HTTP_AUTH";

/// Too short to be told from any other text.
const SHORTEST: usize = 8;

/// A secret's variable and value. It is never shown.
pub(super) struct Secret {
    pub(super) name: String,
    pub(super) value: String,
}

/// Checks where secrets are, and gives those that are known, for looking for them where none may be.
pub(super) fn check(app: &Registration, arguments: &Arguments, report: &mut Report) -> Vec<Secret> {
    let named = arguments.secrets.clone();
    let file = named.or_else(|| Some(PathBuf::from(".env")).filter(|file| file.exists()));
    if let Some(file) = &file {
        check_ignored(file, report);
    }
    let text = file.and_then(|file| fs::read_to_string(file).ok());
    let written: Vec<(&str, &str)> = text.as_deref().map(lines).unwrap_or_default();
    let value = |name: &str| {
        let found = written.iter().find(|(written, _)| *written == name);
        let found = found.map(|(_, value)| (*value).to_owned());
        env::var(name)
            .ok()
            .or(found)
            .filter(|value| !value.is_empty())
    };
    let wanted = wanted(app);
    for (place, name) in &wanted {
        if value(name).is_none() {
            report.findings.push(Finding::new(
                &rules::SECRET_MISSING,
                place,
                format!("names {name}, which is not set."),
                "Set it in the environment, or in a file that git ignores and that --secrets names.",
            ));
        }
    }
    let mut variables: Vec<String> = wanted.iter().map(|(_, name)| (*name).to_owned()).collect();
    variables.extend(USUAL.map(str::to_owned));
    let in_file = written.iter().map(|(name, _)| (*name).to_owned());
    let set = env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    variables.extend(
        in_file
            .chain(set)
            .filter(|name| name.starts_with(CREDENTIALS)),
    );
    variables.sort_unstable();
    variables.dedup();
    let known = variables.into_iter().flat_map(|name| {
        let value = value(&name).unwrap_or_default();
        let parts: Vec<String> = parts(&value).map(str::to_owned).collect();
        let secret = move |value| Secret {
            name: name.clone(),
            value,
        };
        parts.into_iter().map(secret)
    });
    let long = |secret: &Secret| secret.value.len() >= SHORTEST;
    known.filter(long).collect()
}

/// What of a value would give it away: all of it, the password behind a user, and each key of several, behind its name.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    let keys = value.split_whitespace();
    let behind = keys.clone().filter_map(|key| Some(key.split_once(':')?.1));
    [value].into_iter().chain(keys).chain(behind)
}

fn check_ignored(file: &Path, report: &mut Report) {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let asked = Command::new("git")
        .arg("-C")
        .arg(folder.unwrap_or_else(|| Path::new(".")))
        .args(["check-ignore", "--quiet", "--"])
        .args(file.file_name())
        .status();
    match asked.ok().and_then(|status| status.code()) {
        Some(0) => {}
        Some(1) => report.findings.push(Finding::new(
            &rules::SECRETS_FILE,
            file.display().to_string(),
            "holds secrets, and git does not ignore it.",
            "Add it to .gitignore. If it was ever pushed, renew the secrets in the Developer Hub.",
        )),
        _ => report.notes.push(format!(
            "Whether git ignores {} is not known: git could not be asked.",
            file.display()
        )),
    }
}

/// The variables that a registration names, with their places.
fn wanted(app: &Registration) -> Vec<(String, &str)> {
    let mut wanted = Vec::new();
    macro_rules! each {
        ($($list:ident in $name:literal),+) => {
            $(for (index, page) in app.$list.iter().enumerate() {
                if let Some(name) = &page.jwt_secret_from {
                    wanted.push((format!("/{}/{index}/jwtSecretFrom", $name), name.as_str()));
                }
            })+
        };
    }
    each!(
        link_actions in "linkActions",
        json_modals in "jsonModals",
        json_panels in "jsonPanels",
        panels in "panels",
        modals in "modals"
    );
    let window = app.floating_window.as_ref();
    let window = window.and_then(|window| window.jwt_secret_from.as_deref());
    let settings = app.settings.as_ref();
    let settings = settings.and_then(|page| page.jwt_secret_from.as_deref());
    for (place, name) in [("/floatingWindow", window), ("/settings", settings)] {
        wanted.extend(name.map(|name| (format!("{place}/jwtSecretFrom"), name)));
    }
    wanted
}

/// The lines `NAME=value` of a file.
fn lines(text: &str) -> Vec<(&str, &str)> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with('#'));
    let pairs =
        lines.filter_map(|line| line.strip_prefix("export ").unwrap_or(line).split_once('='));
    pairs
        .map(|(name, value)| (name.trim(), value.trim().trim_matches(['"', '\''])))
        .collect()
}
