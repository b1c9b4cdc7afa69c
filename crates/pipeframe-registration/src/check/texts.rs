//! Names, descriptions, identifiers and secrets.

use crate::finding::Finding;
use crate::form::{DESCRIPTION_LIMIT, NAME_LIMIT};
use crate::rules;
use crate::{DEVELOPMENT_SECRET, Registration};

use super::{Entry, Kind, addresses};

pub(super) fn app(app: &Registration, findings: &mut Vec<Finding>) {
    if app.name.trim().is_empty() {
        findings.push(required("/name", "Write the app's name."));
    }
    let own = [
        ("/callbackUrl", &app.callback_url),
        ("/installationUrl", &app.installation_url),
    ];
    for (place, url) in own {
        if let Some(url) = url {
            addresses::address(place, url, findings);
        }
    }
    secret("/clientSecret", &app.client_secret, findings);
}

pub(super) fn entry(entry: &Entry<'_>, app: &str, findings: &mut Vec<Finding>) {
    if let Some(name) = entry.name {
        check_name(entry, name, app, findings);
    }
    let length = entry.description.chars().count();
    if entry.kind == Kind::FloatingWindow && entry.description.trim().is_empty() {
        findings.push(Finding::new(
            &rules::DESCRIPTION_REQUIRED,
            entry.at("description"),
            "is empty; the form requires it for the floating window.",
            "Say in a sentence what the window is for.",
        ));
    } else if length > DESCRIPTION_LIMIT {
        findings.push(Finding::new(
            &rules::DESCRIPTION_LENGTH,
            entry.at("description"),
            format!("has {length} characters; the form takes {DESCRIPTION_LIMIT}."),
            "Shorten it.",
        ));
    }
    if entry.identifier.trim().is_empty() {
        findings.push(required(
            &entry.at("identifier"),
            "Copy the extension identifier from the Developer Hub; until then write any text.",
        ));
    }
    if let Some(name) = entry.jwt_secret_from
        && !is_variable_name(name)
    {
        findings.push(Finding::new(
            &rules::SECRET_IN_FILE,
            entry.at("jwtSecretFrom"),
            "is not the name of an environment variable, so that it may be the secret itself.",
            "Write a name such as APP_JWT_SECRET, and give the secret to the server by it.",
        ));
    }
    if let Some(found) = entry.jwt_secret {
        secret(&entry.at("jwtSecret"), found, findings);
    }
}

fn check_name(entry: &Entry<'_>, name: &str, app: &str, findings: &mut Vec<Finding>) {
    let length = name.chars().count();
    if name.trim().is_empty() {
        findings.push(required(
            &entry.at("name"),
            "Write what people see in Pipedrive.",
        ));
    } else if length > NAME_LIMIT {
        findings.push(Finding::new(
            &rules::NAME_LENGTH,
            entry.at("name"),
            format!("has {length} characters; the form takes {NAME_LIMIT}."),
            "Shorten it.",
        ));
    } else if let Some(written) = in_sentence_case(name, app) {
        findings.push(Finding::new(
            &rules::SENTENCE_CASE,
            entry.at("name"),
            format!("is \u{201c}{name}\u{201d}."),
            format!("Write \u{201c}{written}\u{201d}, unless these are names."),
        ));
    }
}

fn required(place: &str, fix: &str) -> Finding {
    Finding::new(
        &rules::REQUIRED,
        place,
        "is empty; the form requires it.",
        fix,
    )
}

/// Whether a text can be the name of an environment variable: letters, digits and underscores, and no digit first.
pub fn is_variable_name(text: &str) -> bool {
    let is_part = |letter: char| letter == '_' || letter.is_ascii_alphanumeric();
    text.chars().all(is_part)
        && !text.starts_with(|first: char| first.is_ascii_digit())
        && !text.is_empty()
}

/// The secret itself is in no report.
fn secret(place: &str, value: &str, findings: &mut Vec<Finding>) {
    if value.is_empty() || value == DEVELOPMENT_SECRET {
        return;
    }
    findings.push(Finding::new(
        &rules::SECRET_IN_FILE,
        place,
        "is a secret, and this file is shared.",
        "Take it out and give it to the server by its environment; the preview takes it as secret= in its address. \
         If it was ever published, renew it in the Developer Hub.",
    ));
}

/// The name in sentence case, if it is written otherwise. Words of the app's name and words in capitals alone, such as API, are
/// names.
fn in_sentence_case(name: &str, app: &str) -> Option<String> {
    let names: Vec<&str> = app.split_whitespace().collect();
    let mut words = Vec::new();
    for (index, word) in name.split(' ').enumerate() {
        let is_name = names.contains(&word) || is_abbreviation(word);
        words.push(match index {
            _ if is_name => word.to_owned(),
            0 => with_first(word, char::to_uppercase),
            _ => with_first(word, char::to_lowercase),
        });
    }
    let written = words.join(" ");
    (written != name).then_some(written)
}

/// A capital after the first letter is a name's or an abbreviation's, as in API or iPhone.
fn is_abbreviation(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

fn with_first<I: Iterator<Item = char>>(word: &str, change: impl Fn(char) -> I) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    first.into_iter().flat_map(change).chain(letters).collect()
}
