//! What is done a second time: a button pressed twice, a page opened again, a form sent once more from the page before.
//!
//! Each step of an installation counts once, and the browser shows the answer to its last request. So the last request gets the outcome of
//! the first one, also of one that is still under way, and no step stops halfway when the browser turns away from it.

use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use pipeframe::context::Viewer;
use tokio::time::{Instant, timeout_at};

use super::super::problem::Problem;
use super::super::storage::{Heard, StorageError, number};
use super::OAuth;
use super::pages::{self, Ending};
use super::people::Account;
use super::store::{Store, in_transaction};

/// How long an answer waits for the installation that another request is at. Pipedrive is asked twice for one.
const PATIENCE: Duration = Duration::from_secs(5);

/// Finishes a step that was begun, whether or not the browser still waits for its answer.
///
/// # Errors
///
/// [`Problem`] as the step has it, or when it ended otherwise.
pub async fn to_its_end<T: Send + 'static>(
    step: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    tokio::spawn(step).await.map_err(|_| Problem::Fault)?
}

impl OAuth {
    /// The page of a connection that was made.
    pub fn to_connected(&self, viewer: Viewer) -> Response {
        let page = format!(
            "{}oauth/connected?company={}&user={}",
            self.links.root, viewer.company.0, viewer.user.0
        );
        (StatusCode::SEE_OTHER, [(header::LOCATION, page)]).into_response()
    }

    /// What came of an installation that was begun after a moment, and that an earlier request finishes.
    ///
    /// # Errors
    ///
    /// [`Problem`] when the database fails.
    pub async fn outcome(&self, account: &Account, since: u64) -> Result<Response, Problem> {
        let mut changes = self.store.0.listen();
        let patience = Instant::now() + PATIENCE;
        loop {
            let held = self.store.of_account(&account.id).await?;
            let mut made = held.iter().filter(|held| held.installed_at >= since);
            if let Some(made) = made.find(|held| !held.is_ended) {
                return Ok(self.to_connected(made.viewer));
            }
            match timeout_at(patience, changes.next()).await {
                Ok(Heard::Notice(_) | Heard::Missed) => {}
                Ok(Heard::Ended) | Err(_) => {
                    return Ok(pages::ending(&self.links, Ending::AlreadyUsed));
                }
            }
        }
    }
}

impl Store {
    /// Whether an installation still waits for its person.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn is_parked(&self, fingerprint: &str, now: u64) -> Result<bool, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let row = sqlx::query(
                "SELECT fingerprint FROM waiting_installations WHERE fingerprint = $1 AND expires_at > $2",
            )
            .bind(fingerprint.to_owned())
            .bind(number(now)?)
            .fetch_optional(transaction.connection())
            .await?;
            Ok(row.is_some())
        })
    }
}
