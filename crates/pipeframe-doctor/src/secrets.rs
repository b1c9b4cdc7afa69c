//! Where secrets come from: the environment, and a file that git ignores.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use pipeframe_registration::{Finding, Registration};

use super::arguments::Arguments;
use super::{Report, Unreadable, rules};

/// The variables of a server that hold the client secret, or all secrets that tokens are signed with.
const CLIENT_SECRETS: [&str; 5] = [
    "PIPEFRAME_CLIENT_SECRET",
    "PIPEFRAME_JWT_SECRET",
    "CLIENT_SECRET",
    "PIPEDRIVE_CLIENT_SECRET",
    "PIPEDRIVE_JWT_SECRET",
];

/// The variable with the keys that a server encrypts tokens with.
const TOKEN_KEYS: &str = "PIPEFRAME_TOKEN_KEYS";

/// Variables that begin so hold a user and a password, for all endpoints of JSON extensions or for one.
const CREDENTIALS: &str = "PIPEFRAME_HTTP_AUTH";

/// Where secrets are known from: the environment, and a file.
pub(super) struct Known {
    file: Option<PathBuf>,
    text: String,
}

impl Known {
    /// The secrets of the file that is named, or of the usual one.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] for a file that is named or there, and can't be read.
    pub(super) fn read(arguments: &Arguments) -> Result<Self, Unreadable> {
        let named = arguments.secrets.clone();
        let file = named.or_else(|| Some(PathBuf::from(".env")).filter(|file| file.exists()));
        let text = match &file {
            Some(file) => fs::read_to_string(file).map_err(|source| Unreadable {
                path: file.display().to_string(),
                source,
                fix: "Name the file with the secrets by --secrets FILE",
            })?,
            None => String::new(),
        };
        Ok(Self { file, text })
    }

    /// What a variable holds, unless that is nothing. The environment comes before the file.
    fn value(&self, name: &str) -> Option<String> {
        let in_file = || {
            let mut lines = lines(&self.text);
            let (_, value) = lines.find(|(written, _)| *written == name)?;
            Some(value.to_owned())
        };
        let value = env::var(name).ok().or_else(in_file);
        value.filter(|value| !value.is_empty())
    }

    /// Who Pipedrive is for the endpoint of a JSON panel.
    pub(super) fn credentials(&self, extension: &str) -> Credentials {
        let own = credentials_variable(extension);
        let named = |name: &str| Some((name.to_owned(), self.value(name)?));
        match named(&own).or_else(|| named(CREDENTIALS)) {
            None => Credentials::Missing { variable: own },
            Some((variable, value)) => match value.split_once(':') {
                Some((user, _)) => Credentials::Known {
                    variable,
                    user: user.to_owned(),
                },
                None => Credentials::NoUser { variable },
            },
        }
    }
}

/// Who Pipedrive is for an endpoint with HTTP authentication. The password stays where it is.
pub(super) enum Credentials {
    /// The user, and the variable that holds user and password.
    Known { variable: String, user: String },
    /// The variable holds no colon, so that it may be all password.
    NoUser { variable: String },
    /// Neither the extension's own variable nor that of all is set.
    Missing { variable: String },
}

/// The variable with the credentials of one extension, as the preview's relay reads it.
fn credentials_variable(extension: &str) -> String {
    let letters = extension.to_uppercase();
    let letters = letters.chars();
    let letters = letters.map(|letter| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '_'
        }
    });
    [CREDENTIALS, "_", &letters.collect::<String>()].concat()
}

/// Too short to be told from any other text.
const SHORTEST: usize = 8;

/// A secret's variable and value. It is never shown.
pub(super) struct Secret {
    pub(super) name: String,
    pub(super) value: String,
}

/// Checks where secrets are, and gives those that are known, for looking for them where none may be.
pub(super) fn check(app: &Registration, stored: &Known, report: &mut Report) -> Vec<Secret> {
    if let Some(file) = &stored.file {
        check_ignored(file, report);
    }
    let value = |name: &str| stored.value(name);
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
    check_client_secret(app, stored, report);
    let mut variables: Vec<String> = wanted.iter().map(|(_, name)| (*name).to_owned()).collect();
    variables.extend(CLIENT_SECRETS.map(str::to_owned));
    variables.push(TOKEN_KEYS.to_owned());
    let in_file = lines(&stored.text).map(|(name, _)| name.to_owned());
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

/// The client secret is asked for where the server's secrets are: without a file of them nobody knows what the server is given.
fn check_client_secret(app: &Registration, stored: &Known, report: &mut Report) {
    let unsigned = without_own_secret(app);
    let Some(first) = unsigned.first() else {
        return;
    };
    if CLIENT_SECRETS
        .iter()
        .any(|name| stored.value(name).is_some())
    {
        return;
    }
    let Some(file) = &stored.file else {
        report.notes.push(format!(
            "Whether the server is given the client secret, as {}, was not looked at: name the file with its secrets by --secrets.",
            CLIENT_SECRETS[0]
        ));
        return;
    };
    let others = match unsigned.len() {
        1 => String::new(),
        count => format!(", nor do {} others", count - 1),
    };
    report.findings.push(Finding::new(
        &rules::CLIENT_SECRET_MISSING,
        first,
        format!("names no jwtSecretFrom{others}, and the client secret is not set."),
        format!(
            "Copy it from the Developer Hub to {}, in {} or in the environment; or name a JWT secret of its own.",
            CLIENT_SECRETS[0],
            file.display()
        ),
    ));
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

/// The extensions that sign tokens: the place of each, and the variable with a JWT secret of its own.
fn signing(app: &Registration) -> Vec<(String, Option<&str>)> {
    let mut signing = Vec::new();
    macro_rules! each {
        ($($list:ident in $name:literal),+) => {
            $(for (index, page) in app.$list.iter().enumerate() {
                signing.push((format!("/{}/{index}", $name), page.jwt_secret_from.as_deref()));
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
    let window = app.floating_window.iter();
    let window = window.map(|window| {
        (
            "/floatingWindow".to_owned(),
            window.jwt_secret_from.as_deref(),
        )
    });
    let settings = app.framed_settings().into_iter();
    let settings = settings.map(|page| ("/settings".to_owned(), page.jwt_secret_from.as_deref()));
    signing.extend(window.chain(settings));
    signing
}

/// The variables that a registration names, with their places.
fn wanted(app: &Registration) -> Vec<(String, &str)> {
    let named = signing(app).into_iter();
    let named = named.filter_map(|(place, name)| Some((format!("{place}/jwtSecretFrom"), name?)));
    named.collect()
}

/// The extensions whose tokens the client secret signs.
fn without_own_secret(app: &Registration) -> Vec<String> {
    let signing = signing(app).into_iter();
    let unnamed = signing.filter(|(_, name)| name.is_none());
    unnamed.map(|(place, _)| place).collect()
}

/// The lines `NAME=value` of a file.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with('#'));
    let pairs =
        lines.filter_map(|line| line.strip_prefix("export ").unwrap_or(line).split_once('='));
    pairs.map(|(name, value)| (name.trim(), value.trim().trim_matches(['"', '\''])))
}
