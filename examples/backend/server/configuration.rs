//! What the environment says about how to run.
//!
//! | variable | meaning | when it is not set |
//! | --- | --- | --- |
//! | `PIPEFRAME_JWT_SECRET` | the secrets that Pipedrive signs tokens with, separated by spaces: the client secret, or the JWT secrets of single extensions | the server does not start |
//! | `PIPEFRAME_HTTP_AUTH` | `user:password` that Pipedrive sends with requests of JSON panels, as entered in the Developer Hub | such requests need a token |
//! | `PIPEFRAME_DEVELOPMENT` | `1`, on this machine alone: without a secret, the one that the preview signs with is taken; logs are text | production |
//! | `PIPEFRAME_HOST` | the IP address to listen on | `127.0.0.1`, this machine only |
//! | `PIPEFRAME_PORT` | the port; `0` takes a free one and logs it | `8081` |
//! | `PIPEFRAME_DATABASE` | the file of the SQLite database, or `:memory:` | `target/backend.sqlite3` |
//! | `DATABASE_URL` | the address of a PostgreSQL database, `postgres://user:password@host/name`, in place of `PIPEFRAME_DATABASE`; `?sslmode=verify-full` asks for TLS | SQLite |
//! | `PIPEFRAME_DATABASE_CONNECTIONS` | how many connections to PostgreSQL this process may have, beside one that listens | `10` |
//! | `PIPEFRAME_DIST` | the folder with the built pages | only the API is served |
//! | `PIPEFRAME_FRAME_ANCESTORS` | origins that may show the pages in a frame, separated by spaces | Pipedrive's |
//! | `PIPEFRAME_ALLOWED_ORIGINS` | origins of pages elsewhere that may ask the API, separated by spaces | the pages of this server alone |
//! | `PIPEFRAME_REQUEST_SECONDS` | how long answering may take | `10` |
//! | `PIPEFRAME_REQUESTS_PER_MINUTE` | how many requests of one user are answered in a minute | `600` |
//! | `PIPEFRAME_CLIENT_ID` and others | the app's side of OAuth: [`settings`](super::oauth::settings) | no OAuth |
//! | `PIPEFRAME_LOG` | `error`, `warn`, `info`, `debug`, `trace` or `off` | `info` |

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use axum::http::{HeaderValue, Uri};
use pipeframe::registration::DEVELOPMENT_SECRET;
use sqlx::postgres::PgConnectOptions;
use tracing_subscriber::filter::LevelFilter;

use super::oauth::settings::OAuthSettings;
use super::token::Secret;

/// How the server runs.
#[derive(Debug)]
pub struct Configuration {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where it keeps everything.
    pub database: Database,
    /// What tokens may be signed with; at least one.
    pub secrets: Vec<Secret>,
    /// What Pipedrive's servers send with requests of JSON panels: `user:password`.
    pub http_auth: Option<Secret>,
    /// The folder with the built pages.
    pub dist: Option<PathBuf>,
    /// Who may show the pages in a frame, as the header says it.
    pub frame_ancestors: String,
    /// Which pages of other origins may ask the API.
    pub allowed_origins: Vec<HeaderValue>,
    /// How long answering may take.
    pub request_limit: Duration,
    /// How many requests of one user are answered in a minute.
    pub requests_per_minute: u32,
    /// The app as Pipedrive knows it; none without OAuth.
    pub oauth: Option<OAuthSettings>,
    /// What is logged.
    pub log_level: LevelFilter,
    /// Logs are read by a person, and the value that the preview signs with may be the secret.
    pub is_development: bool,
}

/// Where everything is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// In a file of SQLite.
    File(PathBuf),
    /// Nowhere: it is gone when the server ends.
    Memory,
    /// In PostgreSQL, which several processes may share.
    Postgres {
        /// Where it is.
        address: Address,
        /// How many connections this process may have.
        connections: u32,
    },
}

/// The address of a database, which may have a password in it: it is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address, to connect to.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for Address {
    type Err = ConfigurationError;

    fn from_str(address: &str) -> Result<Self, ConfigurationError> {
        let schemes = ["postgres://", "postgresql://"];
        let is_postgres = schemes.iter().any(|scheme| address.starts_with(scheme));
        // A second one is of the password, and what follows it would be taken for the host.
        let is_whole = address.matches('@').count() < 2;
        // Why it is not understood may quote it, with the password.
        if is_postgres && is_whole && PgConnectOptions::from_str(address).is_ok() {
            return Ok(Self(address.to_owned()));
        }
        Err(ConfigurationError::NotUnderstood {
            name: "DATABASE_URL",
            expected: "the address of a PostgreSQL database, such as postgres://user:password@host/name, with signs such as @ and / in the password percent-encoded",
        })
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Address")
    }
}

/// The server can't run like this.
#[derive(Debug, thiserror::Error)]
pub enum ConfigurationError {
    /// Nothing to check tokens with.
    #[error(
        "no secret to check signed tokens with. Set PIPEFRAME_JWT_SECRET to the client secret of your app; for the preview's own app set PIPEFRAME_DEVELOPMENT=1"
    )]
    NoSecret,
    /// What everybody knows would open the server to everybody.
    #[error(
        "PIPEFRAME_DEVELOPMENT=1 believes a secret that everybody knows, and PIPEFRAME_HOST lets other machines ask. Remove one of them: in production set PIPEFRAME_JWT_SECRET, while developing listen on 127.0.0.1"
    )]
    OpenDevelopment,
    /// A variable has a value that means nothing.
    #[error("{name} is not understood: it must be {expected}")]
    NotUnderstood {
        /// The variable.
        name: &'static str,
        /// What it takes.
        expected: &'static str,
    },
    /// One of them would be ignored.
    #[error(
        "DATABASE_URL and PIPEFRAME_DATABASE are both set. Remove DATABASE_URL to use the file, or PIPEFRAME_DATABASE to use PostgreSQL"
    )]
    TwoDatabases,
}

const PIPEDRIVE: &str = "https://*.pipedrive.com https://app.pipedrive.com";

impl Configuration {
    /// Reads the variables that `variable` knows.
    ///
    /// # Errors
    ///
    /// [`ConfigurationError`] when the server would not be safe to run, or not run as was meant.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigurationError> {
        let variable = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let is_development = variable("PIPEFRAME_DEVELOPMENT").is_some_and(|value| value == "1");
        let host = read(&variable, "PIPEFRAME_HOST", "an IP address")?;
        let host = host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        if is_development && !host.to_canonical().is_loopback() {
            return Err(ConfigurationError::OpenDevelopment);
        }
        let port = read(&variable, "PIPEFRAME_PORT", "a number from 0 to 65535")?;
        let seconds = read(
            &variable,
            "PIPEFRAME_REQUEST_SECONDS",
            "a whole number of seconds",
        )?;
        let requests: Option<NonZeroU32> = read(
            &variable,
            "PIPEFRAME_REQUESTS_PER_MINUTE",
            "a whole number, 1 or more",
        )?;
        let log_level = read(
            &variable,
            "PIPEFRAME_LOG",
            "error, warn, info, debug, trace or off",
        )?;
        Ok(Self {
            address: SocketAddr::new(host, port.unwrap_or(8081)),
            database: database(&variable)?,
            secrets: secrets(&variable, is_development)?,
            http_auth: variable("PIPEFRAME_HTTP_AUTH")
                .map(|value| http_auth(value.trim()))
                .transpose()?,
            dist: variable("PIPEFRAME_DIST").map(PathBuf::from),
            frame_ancestors: frame_ancestors(variable("PIPEFRAME_FRAME_ANCESTORS"))?,
            allowed_origins: allowed_origins(variable("PIPEFRAME_ALLOWED_ORIGINS").as_deref())?,
            request_limit: Duration::from_secs(seconds.unwrap_or(10)),
            requests_per_minute: requests.map_or(600, NonZeroU32::get),
            oauth: OAuthSettings::read(&variable, is_development, port.unwrap_or(8081))?,
            log_level: log_level.unwrap_or(LevelFilter::INFO),
            is_development,
        })
    }
}

fn database(variable: &impl Fn(&str) -> Option<String>) -> Result<Database, ConfigurationError> {
    let connections: Option<NonZeroU32> = read(
        variable,
        "PIPEFRAME_DATABASE_CONNECTIONS",
        "a whole number, 1 or more",
    )?;
    match (variable("DATABASE_URL"), variable("PIPEFRAME_DATABASE")) {
        (Some(_), Some(_)) => Err(ConfigurationError::TwoDatabases),
        (Some(address), None) => Ok(Database::Postgres {
            address: address.parse()?,
            connections: connections.map_or(10, NonZeroU32::get),
        }),
        (None, Some(name)) if name == ":memory:" => Ok(Database::Memory),
        (None, name) => Ok(Database::File(
            name.unwrap_or_else(|| "target/backend.sqlite3".to_owned())
                .into(),
        )),
    }
}

fn read<T: FromStr>(
    variable: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    expected: &'static str,
) -> Result<Option<T>, ConfigurationError> {
    let read = |value: String| {
        let value = value.trim().parse();
        value.map_err(|_| ConfigurationError::NotUnderstood { name, expected })
    };
    variable(name).map(read).transpose()
}

/// A line break or a semicolon would let the value write other headers or directives.
fn frame_ancestors(value: Option<String>) -> Result<String, ConfigurationError> {
    let value = value.unwrap_or_else(|| PIPEDRIVE.to_owned());
    let is_list = |character: char| {
        character.is_ascii_graphic() && !",;".contains(character) || character == ' '
    };
    if value.chars().all(is_list) {
        return Ok(value);
    }
    Err(ConfigurationError::NotUnderstood {
        name: "PIPEFRAME_FRAME_ANCESTORS",
        expected: "origins separated by spaces",
    })
}

/// Browsers compare an origin letter by letter, so that a path, a star or a slash at the end would allow nobody.
fn allowed_origins(value: Option<&str>) -> Result<Vec<HeaderValue>, ConfigurationError> {
    let is_origin = |origin: &str| {
        let address = origin.parse::<Uri>().ok();
        let is_whole = address.is_some_and(|address| {
            matches!(address.scheme_str(), Some("http" | "https")) && address.authority().is_some()
        });
        let rest = origin.split_once("://").map(|(_, rest)| rest);
        is_whole && rest.is_some_and(|rest| !rest.contains(['/', '?', '*', '@']))
    };
    let read = |origin: &str| {
        HeaderValue::from_str(origin)
            .ok()
            .filter(|_| is_origin(origin))
    };
    let origins = value.unwrap_or_default().split_whitespace().map(read);
    origins
        .collect::<Option<_>>()
        .ok_or(ConfigurationError::NotUnderstood {
            name: "PIPEFRAME_ALLOWED_ORIGINS",
            expected: "origins separated by spaces, such as https://app.example.com",
        })
}

fn http_auth(value: &str) -> Result<Secret, ConfigurationError> {
    let parts = value.split_once(':');
    let is_whole = parts.is_some_and(|(user, password)| !user.is_empty() && !password.is_empty());
    is_whole
        .then(|| Secret::new(value))
        .ok_or(ConfigurationError::NotUnderstood {
            name: "PIPEFRAME_HTTP_AUTH",
            expected: "a user name and a password with a colon between them",
        })
}

fn secrets(
    variable: &impl Fn(&str) -> Option<String>,
    is_development: bool,
) -> Result<Vec<Secret>, ConfigurationError> {
    let secrets = match variable("PIPEFRAME_JWT_SECRET") {
        Some(secrets) => secrets.split_whitespace().map(Secret::new).collect(),
        None if is_development => vec![Secret::new(DEVELOPMENT_SECRET)],
        None => Vec::new(),
    };
    if secrets.is_empty() {
        return Err(ConfigurationError::NoSecret);
    }
    Ok(secrets)
}
