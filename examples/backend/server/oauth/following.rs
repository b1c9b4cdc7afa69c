//! What companies' records are called: asked once, and kept right by webhooks.

use std::time::Duration;

use chrono::DateTime;
use oauth2::AccessToken;
use pipeframe::context::Viewer;
use tokio::time::timeout;

use super::super::storage::{
    Columns, Notice, Repeat, StorageError, Transaction, is_connected, number,
};
use super::access::AccessError;
use super::installations::Installation;
use super::pipedrive::PipedriveError;
use super::store::{Store, in_transaction, use_once};
use super::{OAuth, now};

/// The records that the app shows something of, as webhooks name them.
pub const KINDS: [&str; 3] = ["deal", "person", "organization"];
/// What open pages are told when a record has changed.
pub const RECORDS: &str = "records";
/// A name is asked for again after so many seconds: nobody tells when a user may no longer see a record.
const BELIEVED: u64 = 60 * 60;
/// A page waits no longer for a name, which it can do without.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a user of a company knows of a record. Others of the company may not be allowed to see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The user who may see it.
    pub viewer: Viewer,
    /// What it is, as webhooks say it.
    pub kind: String,
    /// Its id.
    pub record: u64,
    /// What it is called; none when it was deleted.
    pub name: Option<String>,
    /// When it was so, in milliseconds since 1970.
    pub changed_at: u64,
}

/// What became of what was learnt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learnt {
    /// It is kept.
    New,
    /// It was known, or something newer is.
    Old,
    /// The user has left meanwhile, and nothing is kept of them.
    NotConnected,
}

impl OAuth {
    /// Has Pipedrive tell of changes from now on. A connection works without that: its names are then as old as they were asked for.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when what was subscribed to can't be kept.
    pub async fn follow(
        &self,
        held: &Installation,
        token: &AccessToken,
        password: &str,
        earlier: Option<&str>,
    ) -> Result<(), StorageError> {
        // Those of an earlier installation prove themselves by a password that counts no more.
        self.unfollow_all(held, token, earlier.unwrap_or_default())
            .await;
        let user = webhook_user(held.viewer);
        let mut webhooks = Vec::new();
        for kind in KINDS {
            let credentials = (user.as_str(), password);
            let made = self
                .pipedrive
                .subscribe(&held.api, token, kind, credentials)
                .await;
            match made {
                Ok(webhook) => webhooks.push(webhook.to_string()),
                Err(error) => tracing::warn!(kind, %error, "no webhook; names may be old"),
            }
        }
        self.store.keep_webhooks(held, &webhooks.join(",")).await
    }

    /// Ends webhooks, as far as Pipedrive answers: it ends them itself with the installation. Whether it took the token.
    pub async fn unfollow_all(
        &self,
        held: &Installation,
        token: &AccessToken,
        webhooks: &str,
    ) -> bool {
        for webhook in webhooks.split(',').filter_map(|id| id.parse().ok()) {
            match self.pipedrive.unsubscribe(&held.api, token, webhook).await {
                Ok(()) => {}
                Err(PipedriveError::Unauthorized) => return false,
                Err(error) => tracing::info!(%error, "a webhook was not ended"),
            }
        }
        true
    }

    /// What a record is called: as it is kept, or else as Pipedrive says. None where that is not known, or not to this user.
    pub async fn record_name(&self, viewer: Viewer, kind: &str, record: u64) -> Option<String> {
        match timeout(PATIENCE, self.name_of(viewer, kind, record)).await {
            Ok(Ok(name)) => name,
            Ok(Err(error)) => {
                tracing::info!(%error, "a record's name is not known");
                None
            }
            Err(_) => {
                tracing::info!("a record's name is not known in time");
                None
            }
        }
    }

    async fn name_of(
        &self,
        viewer: Viewer,
        kind: &str,
        record: u64,
    ) -> Result<Option<String>, AccessError> {
        let asked = now();
        let since = asked.saturating_sub(BELIEVED);
        if let Some(known) = self.store.record(viewer, kind, record, since).await? {
            return Ok(known);
        }
        let named = self.record(viewer, kind, record).await?;
        let known = Known {
            viewer,
            kind: kind.to_owned(),
            record,
            name: Some(named.name),
            changed_at: milliseconds(&named.update_time).unwrap_or(0),
        };
        // A webhook may have told of something newer meanwhile.
        self.store.learn(&known, None).await?;
        let known = self.store.record(viewer, kind, record, since).await?;
        Ok(known.flatten())
    }
}

/// The user that Pipedrive's webhooks of an installation prove themselves as.
pub fn webhook_user(viewer: Viewer) -> String {
    format!("{}-{}", viewer.company.0, viewer.user.0)
}

/// A moment of Pipedrive's in milliseconds since 1970.
pub fn milliseconds(text: &str) -> Option<u64> {
    let moment = DateTime::parse_from_rfc3339(text).ok()?;
    u64::try_from(moment.timestamp_millis()).ok()
}

impl Store {
    /// Keeps which webhooks an installation has.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn keep_webhooks(
        &self,
        held: &Installation,
        webhooks: &str,
    ) -> Result<(), StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            sqlx::query(
                    "UPDATE installations SET webhooks = $1 WHERE company = $2 AND \"user\" = $3 AND webhook_password = $4",
                )
                .bind(webhooks.to_owned())
                .bind(number(held.viewer.company.0)?)
                .bind(number(held.viewer.user.0)?)
                .bind(held.webhook_password.clone())
                .execute(transaction.connection())
                .await?;
            Ok(())
        })
    }

    /// What a user's record is called, as it was learnt since a moment; within, none where it was deleted.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn record(
        &self,
        viewer: Viewer,
        kind: &str,
        record: u64,
        since: u64,
    ) -> Result<Option<Option<String>>, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let row = sqlx::query(
                "SELECT name FROM records
                 WHERE company = $1 AND \"user\" = $2 AND kind = $3 AND record = $4 AND learnt_at >= $5",
            )
            .bind(number(viewer.company.0)?)
            .bind(number(viewer.user.0)?)
            .bind(kind.to_owned())
            .bind(number(record)?)
            .bind(number(since)?)
            .fetch_optional(transaction.connection())
            .await?;
            let name = row.map(|row| Columns(&row).optional_text("name"));
            name.transpose()
        })
    }

    /// Keeps what a user has learnt of a record, unless something newer is known. `delivery` is the webhook's delivery that it was learnt
    /// by, with the moment until which it may come again: a second time nothing is done. Open pages are told of what is new by one.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub async fn learn(
        &self,
        learnt: &Known,
        delivery: Option<(&str, u64)>,
    ) -> Result<Learnt, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            let Viewer { company, user } = learnt.viewer;
            transaction.hold(company).await?;
            if !is_connected(transaction, company, Some(user)).await? {
                return Ok(Learnt::NotConnected);
            }
            if let Some((name, until)) = delivery
                && !use_once(transaction, name, until).await?
            {
                return Ok(Learnt::Old);
            }
            if !keep(transaction, learnt).await? {
                return Ok(Learnt::Old);
            }
            if delivery.is_some() {
                let notice = Notice {
                    company: company.0,
                    about: RECORDS.to_owned(),
                };
                transaction.notify(notice).await?;
            }
            Ok(Learnt::New)
        })
    }
}

/// Keeps what is newer than what is known, and in any case that it was learnt now.
async fn keep(transaction: &mut Transaction, learnt: &Known) -> Result<bool, StorageError> {
    let (company, user) = (
        number(learnt.viewer.company.0)?,
        number(learnt.viewer.user.0)?,
    );
    let (record, learnt_at) = (number(learnt.record)?, number(now())?);
    let kept = sqlx::query(
        "INSERT INTO records (company, \"user\", kind, record, name, changed_at, learnt_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (company, \"user\", kind, record) DO UPDATE SET name = excluded.name, changed_at = excluded.changed_at
         WHERE records.changed_at < excluded.changed_at",
    )
    .bind(company)
    .bind(user)
    .bind(learnt.kind.clone())
    .bind(record)
    .bind(learnt.name.clone())
    .bind(number(learnt.changed_at)?)
    .bind(learnt_at)
    .execute(transaction.connection())
    .await?;
    sqlx::query(
        "UPDATE records SET learnt_at = $1 WHERE company = $2 AND \"user\" = $3 AND kind = $4 AND record = $5",
    )
    .bind(learnt_at)
    .bind(company)
    .bind(user)
    .bind(learnt.kind.clone())
    .bind(record)
    .execute(transaction.connection())
    .await?;
    Ok(kept.rows_affected() > 0)
}
