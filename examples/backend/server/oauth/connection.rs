//! What the API says of the connection, and its end from this side.
//!
//! With OAuth a viewer is connected who has an installation. Without one the API answers for the settings alone, which say where to
//! connect; everything else is refused as not connected.

use oauth2::TokenResponse;
use pipeframe::context::Viewer;
use pipeframe::kit::intl::{LocalDay, Moment};
use serde_json::{Value, json};

use super::super::domain::{Connection, Day};
use super::super::garage::{Answer, Refusal};
use super::super::problem::Problem;
use super::super::storage::Needs;
use super::OAuth;
use super::access::{AccessError, Pair};
use super::installations::Installation;
use super::leaving::Leaving;
use super::signed::Signer;
use super::store::Store;

/// What the rules of the garage must not answer by themselves.
#[derive(Debug, PartialEq, Eq)]
pub enum Question {
    /// Of the settings page, which says how the connection stands.
    Settings,
    /// To change what the settings page shows.
    NewSettings,
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
            ("PUT", "/settings") => Self::NewSettings,
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

    /// What connection the rules need to answer it. Who has left may still ask how the connection stands, and what became of a write.
    pub fn needs(&self) -> Needs {
        match self {
            Self::Settings | Self::Write => Needs::OwnToKeep,
            _ => Needs::Own,
        }
    }
}

impl OAuth {
    /// The answer in place of that of the rules, where they must not answer.
    ///
    /// # Errors
    ///
    /// [`Problem`] for what Pipedrive alone can do, or when the database fails.
    pub async fn before(
        &self,
        viewer: Viewer,
        asked: &Question,
    ) -> Result<Option<Answer>, Problem> {
        match asked {
            Question::Connect => Err(Problem::ConnectAtPipedrive),
            Question::Disconnect => {
                self.disconnect(viewer).await?;
                Ok(Some(Answer {
                    status: 200,
                    body: Value::Null,
                }))
            }
            _ => Ok(None),
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
            Question::Settings | Question::NewSettings => {
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

    /// Requires that the viewer is connected, where nothing is asked of the rules.
    ///
    /// # Errors
    ///
    /// [`Problem`] where they are not.
    pub async fn require_connection(&self, viewer: Viewer) -> Result<(), Problem> {
        match self.held(viewer).await? {
            Some(_) => Ok(()),
            None => Err(Refusal::NotConnected.into()),
        }
    }

    async fn held(&self, viewer: Viewer) -> Result<Option<Installation>, Problem> {
        let held = self.store.installation(viewer).await?;
        Ok(held.filter(|held| !held.is_ended))
    }

    /// Forgets the tokens, and ends them and the webhooks at Pipedrive, which uninstalls the app for this user. What the company has here
    /// stays: the person was told so. In this order, as Pipedrive may tell of the uninstallation while it is under way: a user who is
    /// not known then takes nothing along.
    async fn disconnect(&self, viewer: Viewer) -> Result<(), Problem> {
        let Some(held) = self.store.forget(viewer, Leaving::Disconnected).await? else {
            return Ok(());
        };
        tracing::info!(company = viewer.company.0, "disconnected");
        let Ok(Pair {
            access,
            mut refresh,
        }) = self.open(&held)
        else {
            return Ok(());
        };
        if !self.unfollow_all(&held, &access, &held.webhooks).await {
            match self.pipedrive.refresh(&refresh).await {
                Ok(grant) => {
                    self.unfollow_all(&held, grant.access_token(), &held.webhooks)
                        .await;
                    refresh = grant.refresh_token().cloned().unwrap_or(refresh);
                }
                Err(error) => tracing::info!(%error, "webhooks end with the installation"),
            }
        }
        if let Err(error) = self.pipedrive.revoke(&refresh).await {
            tracing::error!(%error, "the app stays installed until its tokens expire");
        }
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
