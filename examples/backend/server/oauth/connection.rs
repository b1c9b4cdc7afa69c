//! What the API says of the connection, and its end from this side.
//!
//! With OAuth a viewer is connected who has an installation. Without one the API answers for the settings alone, which say where to
//! connect; everything else is refused as not connected.

use pipeframe::context::Viewer;
use pipeframe::kit::intl::{LocalDay, Moment};
use serde_json::{Value, json};

use super::super::domain::{Connection, Day};
use super::super::garage::{Answer, Refusal};
use super::super::problem::Problem;
use super::OAuth;
use super::access::AccessError;
use super::signed::Signer;
use super::store::{Installation, Store};

/// What the rules of the garage must not answer by themselves.
#[derive(Debug, PartialEq, Eq)]
pub enum Question {
    /// Of the settings page, which says how the connection stands.
    Settings,
    /// To connect: only Pipedrive's consent does.
    Connect,
    /// To end the connection.
    Disconnect,
    /// The vehicles of a record.
    Vehicles {
        /// What it is.
        kind: String,
        /// Its id.
        record: u64,
    },
    /// What became of a write.
    Write,
    /// Anything else.
    Other,
}

impl Question {
    /// What a request asks.
    pub fn of(method: &str, path: &str) -> Self {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        match (method, path) {
            (_, "/settings") => Self::Settings,
            ("PUT", "/connection") => Self::Connect,
            ("DELETE", "/connection") => Self::Disconnect,
            ("GET", "/vehicles") => {
                let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
                    .into_owned()
                    .collect();
                let value = |name: &str| {
                    let pair = pairs.iter().find(|(key, _)| key == name);
                    pair.map(|(_, value)| value.clone())
                };
                let record = value("record").and_then(|record| record.parse().ok());
                match value("resource").zip(record) {
                    Some((kind, record)) => Self::Vehicles { kind, record },
                    None => Self::Other,
                }
            }
            (_, path) if path.starts_with("/writes/") => Self::Write,
            _ => Self::Other,
        }
    }
}

impl OAuth {
    /// Whether the rules may answer a request of this viewer; the answer instead where they must not.
    ///
    /// # Errors
    ///
    /// [`Problem`] for what only a connected viewer may ask.
    pub async fn before(
        &self,
        viewer: Viewer,
        asked: &Question,
    ) -> Result<Option<Answer>, Problem> {
        match asked {
            Question::Settings | Question::Write => Ok(None),
            Question::Connect => Err(Problem::ConnectAtPipedrive),
            Question::Disconnect => {
                self.disconnect(viewer).await?;
                Ok(Some(Answer {
                    status: 200,
                    body: Value::Null,
                }))
            }
            Question::Vehicles { .. } | Question::Other => {
                self.require_connection(viewer, false).await?;
                Ok(None)
            }
        }
    }

    /// Puts into an answer of the rules what only this side knows.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the database fails.
    pub async fn complete(
        &self,
        viewer: Viewer,
        asked: &Question,
        answer: &mut Answer,
    ) -> Result<(), Problem> {
        if answer.status >= 400 {
            return Ok(());
        }
        match asked {
            Question::Settings => {
                let held = self.held(viewer).await?;
                answer.body["connection"] = json!(held.as_ref().map(connection));
                answer.body["connect"] = json!(self.connect_address(viewer));
            }
            Question::Vehicles { kind, record } => {
                answer.body["customer"] = json!(self.record_name(viewer, kind, *record).await);
                answer.body["live"] = json!(true);
            }
            _ => {}
        }
        Ok(())
    }

    /// Where the viewer connects. It names whom the connection is for, so that another company's consent is not taken for it.
    fn connect_address(&self, viewer: Viewer) -> String {
        format!(
            "{}?company={}&user={}",
            self.settings.installation(),
            viewer.company.0,
            viewer.user.0
        )
    }

    /// Requires that the viewer is connected or, where they only look at what is shared with them, that somebody of their company is.
    ///
    /// # Errors
    ///
    /// [`Problem`] where nobody is.
    pub async fn require_connection(&self, viewer: Viewer, is_shared: bool) -> Result<(), Problem> {
        let is_connected = if is_shared {
            self.store.has_connection(viewer.company).await?
        } else {
            self.held(viewer).await?.is_some()
        };
        if is_connected {
            return Ok(());
        }
        Err(Refusal::NotConnected.into())
    }

    async fn held(&self, viewer: Viewer) -> Result<Option<Installation>, Problem> {
        let held = self.store.installation(viewer).await?;
        Ok(held.filter(|held| !held.is_ended))
    }

    /// Ends webhooks and tokens at Pipedrive, which uninstalls the app for this user, and forgets the tokens. What the company has here
    /// stays: the person was told so.
    async fn disconnect(&self, viewer: Viewer) -> Result<(), Problem> {
        let Some(held) = self.store.installation(viewer).await? else {
            return Ok(());
        };
        if let Ok(access) = self.access(viewer).await {
            self.unfollow_all(&held, &access.token, &held.webhooks)
                .await;
        }
        if let Ok(pair) = self.open(&held)
            && let Err(error) = self.pipedrive.revoke(&pair.refresh).await
        {
            tracing::error!(%error, "the app stays installed until its tokens expire");
        }
        self.store
            .forget(viewer, super::now().saturating_add(1), false)
            .await?;
        tracing::info!(company = viewer.company.0, "disconnected");
        Ok(())
    }

    /// What tickets for events are signed with.
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// What is kept.
    pub fn store(&self) -> &Store {
        &self.store
    }
}

impl From<AccessError> for Problem {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::NotConnected => Self::Refused(Refusal::NotConnected),
            AccessError::Storage(error) => error.into(),
            error => {
                tracing::error!(%error, "Pipedrive could not be asked");
                Self::Fault
            }
        }
    }
}

fn connection(held: &Installation) -> Connection {
    let milliseconds = i64::try_from(held.installed_at.saturating_mul(1000)).unwrap_or(i64::MAX);
    let moment = Moment::from_milliseconds(milliseconds);
    Connection {
        account: format!("{}, {}", held.company_name, held.user_name),
        since: Day(LocalDay::utc(moment).at(moment)),
    }
}
