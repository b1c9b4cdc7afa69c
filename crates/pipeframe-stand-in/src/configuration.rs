//! What the environment says about how to run.
//!
//! | variable | meaning | when it is not set |
//! | --- | --- | --- |
//! | `PIPEFRAME_STAND_IN_PORT` | the port on 127.0.0.1; `0` takes a free one and prints it | `8082` |
//! | `PIPEFRAME_REGISTRATION` | the registration file of the app; it is read again when it changes | `assets/registration.json` |
//! | `PIPEFRAME_APP_ADDRESS` | the app's base address, which paths in the file are counted from | `http://127.0.0.1:8081` |
//! | `PIPEFRAME_PREVIEW_ADDRESS` | where the preview is, for links to the app's settings page | no preview |
//! | `PIPEFRAME_CLIENT_ID` | the client id, instead of the file's | the file's |
//! | `PIPEFRAME_CLIENT_SECRET` | what the app proves itself with | the one that the preview signs with |
//! | `PIPEFRAME_STAND_IN_COMPANIES` | so many more companies, numbered from 1, each with a user 1 | `0` |
//! | `PIPEFRAME_STAND_IN_SWITCHES` | switches to begin with, as a JSON object | the defaults |

use std::path::PathBuf;
use std::str::FromStr;

use pipeframe_registration::DEVELOPMENT_SECRET;
use serde_json::Value;

use crate::switches::Switches;

/// How the stand-in runs.
#[derive(Clone)]
pub struct Configuration {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// The registration file of the app.
    pub registration: PathBuf,
    /// The app's base address.
    pub app_address: String,
    /// Where the preview is, if one runs.
    pub preview_address: Option<String>,
    /// The client id, where it isn't the file's.
    pub client_id: Option<String>,
    /// What the app proves itself with.
    pub client_secret: String,
    /// How many companies there are beside those of the preview.
    pub more_companies: u32,
    /// The switches to begin with.
    pub switches: Switches,
}

impl std::fmt::Debug for Configuration {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Configuration")
            .field("port", &self.port)
            .field("registration", &self.registration)
            .finish_non_exhaustive()
    }
}

/// A variable has a value that means nothing.
#[derive(Debug, thiserror::Error)]
#[error("{name} is not understood: it must be {expected}")]
pub struct NotUnderstood {
    name: &'static str,
    expected: String,
}

impl Configuration {
    /// Reads the variables that `variable` knows.
    ///
    /// # Errors
    ///
    /// [`NotUnderstood`] when the stand-in would not run as was meant.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, NotUnderstood> {
        let variable = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let port = number(
            "PIPEFRAME_STAND_IN_PORT",
            &variable,
            "a number from 0 to 65535",
        )?;
        let more_companies = number(
            "PIPEFRAME_STAND_IN_COMPANIES",
            &variable,
            "a number from 0 to 4294967295",
        )?;
        let registration = variable("PIPEFRAME_REGISTRATION");
        let app_address = variable("PIPEFRAME_APP_ADDRESS");
        let secret = variable("PIPEFRAME_CLIENT_SECRET");
        Ok(Self {
            port: port.unwrap_or(8082),
            more_companies: more_companies.unwrap_or(0),
            registration: registration
                .unwrap_or_else(|| "assets/registration.json".to_owned())
                .into(),
            app_address: app_address.unwrap_or_else(|| "http://127.0.0.1:8081".to_owned()),
            preview_address: variable("PIPEFRAME_PREVIEW_ADDRESS"),
            client_id: variable("PIPEFRAME_CLIENT_ID"),
            client_secret: secret.unwrap_or_else(|| DEVELOPMENT_SECRET.to_owned()),
            switches: match variable("PIPEFRAME_STAND_IN_SWITCHES") {
                None => Switches::default(),
                Some(text) => read_switches(&text)?,
            },
        })
    }
}

fn number<T: FromStr>(
    name: &'static str,
    variable: &impl Fn(&str) -> Option<String>,
    expected: &str,
) -> Result<Option<T>, NotUnderstood> {
    let read = |text: String| {
        text.trim().parse().map_err(|_| NotUnderstood {
            name,
            expected: expected.to_owned(),
        })
    };
    variable(name).map(read).transpose()
}

fn read_switches(text: &str) -> Result<Switches, NotUnderstood> {
    let wrong = |expected: String| NotUnderstood {
        name: "PIPEFRAME_STAND_IN_SWITCHES",
        expected,
    };
    let changes: Value = serde_json::from_str(text)
        .map_err(|error| wrong(format!("a JSON object of switches ({error})")))?;
    Switches::default()
        .changed(&changes)
        .map_err(|error| wrong(format!("a JSON object of switches. {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Configuration, NotUnderstood> {
        Configuration::read(|name| {
            let found = pairs.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn without_a_word_it_serves_the_app_of_the_preview() {
        let configuration = read(&[]).unwrap();
        assert_eq!(configuration.port, 8082);
        assert_eq!(configuration.client_secret, DEVELOPMENT_SECRET);
        assert_eq!(configuration.switches, Switches::default());
    }

    #[test]
    fn a_value_that_means_nothing_is_named_with_what_would() {
        let wrong = [
            ("PIPEFRAME_STAND_IN_PORT", "http"),
            ("PIPEFRAME_STAND_IN_COMPANIES", "-1"),
            ("PIPEFRAME_STAND_IN_SWITCHES", "burst"),
            ("PIPEFRAME_STAND_IN_SWITCHES", r#"{"brust": 1}"#),
        ];
        for pair in wrong {
            let refused = read(&[pair]).unwrap_err().to_string();
            assert!(
                refused.starts_with(pair.0) && refused.contains("must be"),
                "{refused}"
            );
        }
    }

    #[test]
    fn what_is_written_about_a_configuration_has_no_secret() {
        let configuration = read(&[("PIPEFRAME_CLIENT_SECRET", "very-secret")]).unwrap();
        assert!(!format!("{configuration:?}").contains("very-secret"));
    }
}
