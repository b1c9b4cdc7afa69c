//! What the words of the command line ask for.

use std::path::PathBuf;

use super::output::Format;
use super::schema::Document;

/// How to use the program.
pub const USAGE: &str = "\
pipeframe-doctor says what is wrong with a Pipedrive app before Pipedrive does.

  --registration FILE   the registration; else assets/registration.json
  --dist FOLDER         the release to check; else dist, if there is one
  --address URL         where the release is deployed
  --authority FILE      the authority (PEM) that signed the certificate there, for a server that the public doesn't know
  --sources FOLDER      reads calls of Pipedrive's API in sources; may be repeated
  --secrets FILE        secrets as NAME=value, beside the environment; else .env, if there is one
  --icon FILE           the app's icon; else icon.png or icon.jpg beside the registration, if there is one
  --deny-warnings       warnings count as errors for the exit code
  --json --sarif --github   the report for programs: JSON, SARIF 2.1.0, annotations of GitHub Actions
  --form                prints what to type into each field of Pipedrive's form instead
  --schema [DOCUMENT]   prints the JSON Schema of the registration instead, or of panel-structure, panel-answer,
                        panel-error, modal-schema, modal-opening or modal-answer

It ends with 0 when nothing is wrong, 1 when there are errors, 2 when it could not look.
";

/// What is wrong with the words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UsageError(pub String);

/// What to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Task {
    /// Check, and report in a format.
    Examine(Format),
    /// Print what to type into Pipedrive's form.
    Form,
    /// Print the JSON Schema of a document.
    Schema(Document),
    /// Print how to use the program.
    #[default]
    Help,
}

/// What the words of the command line ask for.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// What to do.
    pub task: Task,
    /// The registration.
    pub registration: PathBuf,
    /// The release; one that isn't named may be missing.
    pub dist: Option<PathBuf>,
    /// Where it is deployed.
    pub address: Option<String>,
    /// The authority that signed the certificate there; else those that browsers know.
    pub authority: Option<PathBuf>,
    /// Where to look for calls of Pipedrive's API.
    pub sources: Vec<PathBuf>,
    /// The file with secrets; one that isn't named may be missing.
    pub secrets: Option<PathBuf>,
    /// The app's icon; one that isn't named may be missing.
    pub icon: Option<PathBuf>,
    /// Whether warnings count for the exit code.
    pub warnings_count: bool,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            task: Task::Examine(Format::Text),
            registration: "assets/registration.json".into(),
            dist: None,
            address: None,
            authority: None,
            sources: Vec::new(),
            secrets: None,
            icon: None,
            warnings_count: false,
        }
    }
}

impl Arguments {
    /// Reads the words after the program's name.
    ///
    /// # Errors
    ///
    /// [`UsageError`] for a word that is not known, and for one without what belongs to it.
    pub fn read(words: impl Iterator<Item = String>) -> Result<Self, UsageError> {
        let mut words = words.peekable();
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            let mut value = || {
                let value = words.next().filter(|value| !value.starts_with("--"));
                value.ok_or_else(|| UsageError(format!("{word} wants a word after it.")))
            };
            match word.as_str() {
                "--registration" => arguments.registration = value()?.into(),
                "--dist" => arguments.dist = Some(value()?.into()),
                "--address" => arguments.address = Some(address(&value()?)?),
                "--authority" => arguments.authority = Some(value()?.into()),
                "--sources" => arguments.sources.push(value()?.into()),
                "--secrets" => arguments.secrets = Some(value()?.into()),
                "--icon" => arguments.icon = Some(value()?.into()),
                "--deny-warnings" => arguments.warnings_count = true,
                "--json" => arguments.task = Task::Examine(Format::Json),
                "--sarif" => arguments.task = Task::Examine(Format::Sarif),
                "--github" => arguments.task = Task::Examine(Format::Github),
                "--form" => arguments.task = Task::Form,
                "--schema" => {
                    let name = words.next_if(|next| !next.starts_with("--"));
                    let document = name.map_or(Ok(Document::Registration), |name| {
                        Document::named(&name).map_err(|known| {
                            UsageError(format!("--schema {name} is not known: write {known}."))
                        })
                    });
                    arguments.task = Task::Schema(document?);
                }
                "--help" | "-h" => arguments.task = Task::Help,
                _ => return Err(UsageError(format!("{word} is not known."))),
            }
        }
        Ok(arguments)
    }
}

/// An address without a slash at its end, so that a path follows.
fn address(written: &str) -> Result<String, UsageError> {
    let is_full = ["https://", "http://"]
        .iter()
        .any(|scheme| written.len() > scheme.len() && written.starts_with(scheme));
    if is_full {
        Ok(written.trim_end_matches('/').to_owned())
    } else {
        Err(UsageError(format!(
            "--address {written} is no address: write https:// and the host."
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Arguments, UsageError> {
        Arguments::read(words.split_whitespace().map(ToOwned::to_owned))
    }

    #[test]
    fn words_are_read_in_any_order_and_the_address_loses_its_slash() {
        let arguments = read("--json --sources a --address https://app.test/ --sources b").unwrap();
        assert_eq!(arguments.task, Task::Examine(Format::Json));
        assert_eq!(arguments.address.as_deref(), Some("https://app.test"));
        assert_eq!(arguments.sources.len(), 2);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (words, named) in [
            ("--jsn", "--jsn"),
            ("--dist", "--dist"),
            ("--dist --json", "--dist"),
            ("--address app.test", "app.test"),
            ("--schema panels", "panel-structure"),
        ] {
            let error = read(words).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }
}
