//! The service's own accounts and sessions, as they are kept.

use sqlx::any::AnyRow;

use super::super::storage::{Columns, Repeat, StorageError, number};
use super::super::token::Secret;
use super::store::{Store, in_transaction};

/// A person whom the service knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The account's id.
    pub id: String,
    /// The e-mail in small letters.
    pub email: String,
    /// What is kept of the password.
    pub password: Secret,
}

impl Store {
    /// Keeps a new account; false when the e-mail has one.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn new_account(&self, new: &Account) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmful), transaction, {
            let kept = sqlx::query(
                    "INSERT INTO accounts (id, email, password) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                )
                .bind(new.id.clone())
                .bind(new.email.clone())
                .bind(new.password.reveal().to_owned())
                .execute(transaction.connection())
                .await?;
            Ok(kept.rows_affected() > 0)
        })
    }

    /// The account of an e-mail in small letters.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn account(&self, email: &str) -> Result<Option<Account>, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let row = sqlx::query("SELECT id, email, password FROM accounts WHERE email = $1")
                .bind(email.to_owned())
                .fetch_optional(transaction.connection())
                .await?;
            row.as_ref().map(account).transpose()
        })
    }

    /// Keeps a session of an account.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn begin_session(
        &self,
        fingerprint: &str,
        account: &Account,
        expires_at: u64,
        now: u64,
    ) -> Result<(), StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
                .bind(number(now)?)
                .execute(transaction.connection())
                .await?;
            sqlx::query(
                "INSERT INTO sessions (fingerprint, account, expires_at) VALUES ($1, $2, $3)
                     ON CONFLICT (fingerprint) DO NOTHING",
            )
            .bind(fingerprint.to_owned())
            .bind(account.id.clone())
            .bind(number(expires_at)?)
            .execute(transaction.connection())
            .await?;
            Ok(())
        })
    }

    /// Whose session it is, while it lasts.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn session(
        &self,
        fingerprint: &str,
        now: u64,
    ) -> Result<Option<Account>, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let row = sqlx::query(
                "SELECT accounts.id, accounts.email, accounts.password FROM sessions
                     JOIN accounts ON accounts.id = sessions.account
                     WHERE sessions.fingerprint = $1 AND sessions.expires_at > $2",
            )
            .bind(fingerprint.to_owned())
            .bind(number(now)?)
            .fetch_optional(transaction.connection())
            .await?;
            row.as_ref().map(account).transpose()
        })
    }

    /// Ends a session.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn end_session(&self, fingerprint: &str) -> Result<(), StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            sqlx::query("DELETE FROM sessions WHERE fingerprint = $1")
                .bind(fingerprint.to_owned())
                .execute(transaction.connection())
                .await?;
            Ok(())
        })
    }
}

fn account(row: &AnyRow) -> Result<Account, StorageError> {
    let row = Columns(row);
    Ok(Account {
        id: row.text("id")?,
        email: row.text("email")?,
        password: Secret::new(&row.text("password")?),
    })
}
