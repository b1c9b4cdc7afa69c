//! Installations that wait for their person to sign in.

use sqlx::any::AnyRow;

use super::super::storage::{Columns, Repeat, StorageError, number};
use super::store::{Store, in_transaction};

/// An installation that waits for its person to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The code, sealed.
    pub code: String,
    /// What the installation was started for, as JSON.
    pub wanted: String,
}

impl Store {
    /// Keeps an installation until its person has signed in.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn park(
        &self,
        fingerprint: &str,
        waiting: &Waiting,
        expires_at: u64,
        now: u64,
    ) -> Result<(), StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            sqlx::query("DELETE FROM waiting_installations WHERE expires_at <= $1")
                .bind(number(now)?)
                .execute(transaction.connection())
                .await?;
            sqlx::query(
                    "INSERT INTO waiting_installations (fingerprint, code, wanted, expires_at) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (fingerprint) DO UPDATE SET code = excluded.code, wanted = excluded.wanted, expires_at = excluded.expires_at",
                )
                .bind(fingerprint.to_owned())
                .bind(waiting.code.clone())
                .bind(waiting.wanted.clone())
                .bind(number(expires_at)?)
                .execute(transaction.connection())
                .await?;
            Ok(())
        })
    }

    /// Takes a waiting installation away, for whoever goes on with it: of several one alone gets it.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn unpark(
        &self,
        fingerprint: &str,
        now: u64,
    ) -> Result<Option<Waiting>, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmful), transaction, {
            let row = sqlx::query(
                    "DELETE FROM waiting_installations WHERE fingerprint = $1 AND expires_at > $2 RETURNING code, wanted",
                )
                .bind(fingerprint.to_owned())
                .bind(number(now)?)
                .fetch_optional(transaction.connection())
                .await?;
            let waiting = |row: &AnyRow| -> Result<Waiting, StorageError> {
                Ok(Waiting {
                    code: Columns(row).text("code")?,
                    wanted: Columns(row).text("wanted")?,
                })
            };
            row.as_ref().map(waiting).transpose()
        })
    }
}
