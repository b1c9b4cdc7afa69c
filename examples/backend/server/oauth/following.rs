//! What companies' records are called: asked once, and kept right by webhooks.

use chrono::DateTime;
use oauth2::AccessToken;
use pipeframe::context::Viewer;
use sqlx::any::AnyRow;

use super::super::storage::{Columns, number};
use super::super::storage::{Notice, Repeat, StorageError};
use super::OAuth;
use super::access::AccessError;
use super::store::{Installation, Store, in_transaction};

/// The records that the app shows something of, as webhooks name them.
pub const KINDS: [&str; 3] = ["deal", "person", "organization"];
/// What open pages are told when a record has changed.
pub const RECORDS: &str = "records";

/// What is known of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Whose it is.
    pub company: u64,
    /// What it is, as webhooks say it.
    pub kind: String,
    /// Its id.
    pub record: u64,
    /// What it is called; none when it was deleted.
    pub name: Option<String>,
    /// When it was so, in milliseconds since 1970.
    pub changed_at: u64,
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

    /// Ends webhooks, as far as Pipedrive answers: it ends them itself with the installation.
    pub async fn unfollow_all(&self, held: &Installation, token: &AccessToken, webhooks: &str) {
        for webhook in webhooks.split(',').filter_map(|id| id.parse().ok()) {
            let ended = self.pipedrive.unsubscribe(&held.api, token, webhook);
            if let Err(error) = ended.await {
                tracing::info!(%error, "a webhook was not ended");
            }
        }
    }

    /// What a record is called: as it is kept, or else as Pipedrive says. None where that is not known, or not to this user.
    pub async fn record_name(&self, viewer: Viewer, kind: &str, record: u64) -> Option<String> {
        match self.name_of(viewer, kind, record).await {
            Ok(name) => name,
            Err(error) => {
                tracing::info!(%error, "a record's name is not known");
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
        if let Some(known) = self.store.record(viewer.company.0, kind, record).await? {
            return Ok(known.name);
        }
        let named = self.record(viewer, kind, record).await?;
        let known = Known {
            company: viewer.company.0,
            kind: kind.to_owned(),
            record,
            name: Some(named.name),
            changed_at: milliseconds(&named.update_time).unwrap_or(0),
        };
        // A webhook may have told of something newer meanwhile.
        self.store.learn(&known, None).await?;
        let known = self.store.record(viewer.company.0, kind, record).await?;
        Ok(known.and_then(|known| known.name))
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

    /// What is known of a record.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn record(
        &self,
        company: u64,
        kind: &str,
        record: u64,
    ) -> Result<Option<Known>, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let row = sqlx::query(
                "SELECT * FROM records WHERE company = $1 AND kind = $2 AND record = $3",
            )
            .bind(number(company)?)
            .bind(kind.to_owned())
            .bind(number(record)?)
            .fetch_optional(transaction.connection())
            .await?;
            row.as_ref().map(known).transpose()
        })
    }

    /// Keeps what was learnt of a record, unless something newer is known. `delivery` is the webhook's delivery that it was learnt by,
    /// with the moment until which it may come again: a second time nothing is done. Open pages are told of what is new by one.
    /// Says whether anything was.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub async fn learn(
        &self,
        learnt: &Known,
        delivery: Option<(&str, u64)>,
    ) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            if let Some((name, until)) = delivery {
                let first = sqlx::query(
                        "INSERT INTO used_once (what, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                    )
                    .bind(name.to_owned())
                    .bind(number(until)?)
                    .execute(transaction.connection())
                    .await?;
                if first.rows_affected() == 0 {
                    return Ok(false);
                }
            }
            let kept = sqlx::query(
                    "INSERT INTO records (company, kind, record, name, changed_at) VALUES ($1, $2, $3, $4, $5)
                     ON CONFLICT (company, kind, record) DO UPDATE
                     SET name = excluded.name, changed_at = excluded.changed_at
                     WHERE records.changed_at < excluded.changed_at",
                )
                .bind(number(learnt.company)?)
                .bind(learnt.kind.clone())
                .bind(number(learnt.record)?)
                .bind(learnt.name.clone())
                .bind(number(learnt.changed_at)?)
                .execute(transaction.connection())
                .await?;
            let is_new = kept.rows_affected() > 0;
            if is_new && delivery.is_some() {
                transaction
                    .notify(Notice {
                        company: learnt.company,
                        about: RECORDS.to_owned(),
                    })
                    .await?;
            }
            Ok(is_new)
        })
    }
}

fn known(row: &AnyRow) -> Result<Known, StorageError> {
    let row = Columns(row);
    Ok(Known {
        company: row.number("company")?,
        kind: row.text("kind")?,
        record: row.number("record")?,
        name: row.optional_text("name")?,
        changed_at: row.number("changed_at")?,
    })
}
