//! Installations, and what the way to them needs to remember. Each function is one transaction.
//!
//! No token, code, password or session stands here as it is: tokens and codes are encrypted by the [vault](super::vault), of
//! sessions there are fingerprints, of passwords hashes.

use std::sync::Arc;

use pipeframe::context::{CompanyId, UserId, Viewer};
use sqlx::any::AnyRow;
use url::Url;

use super::super::storage::{Columns, forget_company, number};
use super::super::storage::{Notice, Repeat, Storage, StorageError, Transaction};

/// Does work in a transaction, again where the database asks for it. A closure would do, if it could be told that its future may go
/// to another thread.
macro_rules! in_transaction {
    ($attempts:expr, $transaction:ident, $work:block) => {{
        let mut attempts = $attempts;
        loop {
            let mut begun = attempts.begin().await?;
            let $transaction = &mut begun;
            let done: Result<_, StorageError> = async { $work }.await;
            if let Some(done) = attempts.end(begun, done).await? {
                break Ok(done);
            }
        }
    }};
}
pub(super) use in_transaction;

/// What open pages are told when a connection was made or has ended.
pub const CONNECTION: &str = "connection";

/// The app, installed by a user of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// The user and the company.
    pub viewer: Viewer,
    /// The account of the service that it belongs to.
    pub account: String,
    /// What the company is called.
    pub company_name: String,
    /// What the user is called.
    pub user_name: String,
    /// Where the company's API answers.
    pub api: Url,
    /// What was agreed to, separated by commas.
    pub scopes: String,
    /// Both tokens, sealed.
    pub tokens: String,
    /// Until when the access token lasts, in seconds since 1970.
    pub expires_at: u64,
    /// Counts every change of the tokens.
    pub version: u64,
    /// In seconds since 1970.
    pub installed_at: u64,
    /// The webhooks that tell of changes, separated by commas.
    pub webhooks: String,
    /// What Pipedrive proves itself with when it calls them, as a fingerprint.
    pub webhook_password: String,
    /// Pipedrive takes the refresh token no more: only another installation helps.
    pub is_ended: bool,
}

/// Tokens that take the place of older ones.
#[derive(Clone, Debug)]
pub struct NewTokens {
    /// Sealed.
    pub tokens: String,
    /// Until when the access token lasts.
    pub expires_at: u64,
    /// Where the API answers now.
    pub api: Url,
    /// What is agreed to now.
    pub scopes: String,
}

/// An installation that waits for its person to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The code, sealed.
    pub code: String,
    /// What the installation was started for, as JSON.
    pub wanted: String,
}

/// A person whom the service knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The account's id.
    pub id: String,
    /// The e-mail in small letters.
    pub email: String,
    /// What is kept of the password.
    pub password: String,
}

/// The store. Clones mean the same.
#[derive(Clone, Debug)]
pub struct Store(pub Arc<Storage>);

impl Store {
    /// Keeps an installation, in the place of an earlier one of the same user and company, and tells open pages.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub async fn install(&self, new: &Installation) -> Result<(), StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            sqlx::query(
                    "INSERT INTO installations (company, \"user\", account, company_name, user_name, api, scopes, tokens,
                       expires_at, version, installed_at, webhooks, webhook_password, is_ended, lease_owner, lease_until)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, 0, '', 0)
                     ON CONFLICT (company, \"user\") DO UPDATE SET
                       account = excluded.account, company_name = excluded.company_name, user_name = excluded.user_name,
                       api = excluded.api, scopes = excluded.scopes, tokens = excluded.tokens,
                       expires_at = excluded.expires_at, version = installations.version + 1,
                       installed_at = excluded.installed_at, webhooks = excluded.webhooks,
                       webhook_password = excluded.webhook_password, is_ended = 0, lease_owner = '', lease_until = 0",
                )
                .bind(number(new.viewer.company.0)?)
                .bind(number(new.viewer.user.0)?)
                .bind(new.account.clone())
                .bind(new.company_name.clone())
                .bind(new.user_name.clone())
                .bind(new.api.to_string())
                .bind(new.scopes.clone())
                .bind(new.tokens.clone())
                .bind(number(new.expires_at)?)
                .bind(number(new.installed_at)?)
                .bind(new.webhooks.clone())
                .bind(new.webhook_password.clone())
                .execute(transaction.connection())
                .await?;
            tell(transaction, new.viewer.company).await
        })
    }

    /// The installation of a user and company.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn installation(&self, viewer: Viewer) -> Result<Option<Installation>, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let row =
                sqlx::query("SELECT * FROM installations WHERE company = $1 AND \"user\" = $2")
                    .bind(number(viewer.company.0)?)
                    .bind(number(viewer.user.0)?)
                    .fetch_optional(transaction.connection())
                    .await?;
            row.as_ref().map(installation).transpose()
        })
    }

    /// Whether somebody of a company is connected.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn has_connection(&self, company: CompanyId) -> Result<bool, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let row = sqlx::query(
                "SELECT company FROM installations WHERE company = $1 AND is_ended = 0 LIMIT 1",
            )
            .bind(number(company.0)?)
            .fetch_optional(transaction.connection())
            .await?;
            Ok(row.is_some())
        })
    }

    /// The installations of an account, by the company's name.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn of_account(&self, account: &str) -> Result<Vec<Installation>, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let rows = sqlx::query(
                    "SELECT * FROM installations WHERE account = $1 ORDER BY company_name, company, \"user\"",
                )
                .bind(account.to_owned())
                .fetch_all(transaction.connection())
                .await?;
            rows.iter().map(installation).collect()
        })
    }

    /// All installations, for what is done to each of them at the start.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn all(&self) -> Result<Vec<Installation>, StorageError> {
        in_transaction!(self.0.reading(), transaction, {
            let rows = sqlx::query("SELECT * FROM installations ORDER BY company, \"user\"")
                .fetch_all(transaction.connection())
                .await?;
            rows.iter().map(installation).collect()
        })
    }

    /// Takes the right to replace the tokens of this version until a moment; false when somebody else has it, or has done it.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn lease(
        &self,
        held: &Installation,
        owner: &str,
        until: u64,
        now: u64,
    ) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            let taken = sqlx::query(
                "UPDATE installations SET lease_owner = $1, lease_until = $2
                     WHERE company = $3 AND \"user\" = $4 AND version = $5 AND is_ended = 0
                       AND (lease_until < $6 OR lease_owner = $1)",
            )
            .bind(owner.to_owned())
            .bind(number(until)?)
            .bind(number(held.viewer.company.0)?)
            .bind(number(held.viewer.user.0)?)
            .bind(number(held.version)?)
            .bind(number(now)?)
            .execute(transaction.connection())
            .await?;
            Ok(taken.rows_affected() > 0)
        })
    }

    /// Replaces the tokens of this version; false when they are of another one by now, or gone.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub async fn replace_tokens(
        &self,
        held: &Installation,
        new: &NewTokens,
    ) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmful), transaction, {
            let replaced = sqlx::query(
                    "UPDATE installations SET tokens = $1, expires_at = $2, api = $3, scopes = $4, version = version + 1,
                       lease_owner = '', lease_until = 0
                     WHERE company = $5 AND \"user\" = $6 AND version = $7",
                )
                .bind(new.tokens.clone())
                .bind(number(new.expires_at)?)
                .bind(new.api.to_string())
                .bind(new.scopes.clone())
                .bind(number(held.viewer.company.0)?)
                .bind(number(held.viewer.user.0)?)
                .bind(number(held.version)?)
                .execute(transaction.connection())
                .await?;
            Ok(replaced.rows_affected() > 0)
        })
    }

    /// Gives the right to replace tokens back.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; the right ends by itself then.
    pub async fn release(&self, held: &Installation, owner: &str) -> Result<(), StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            sqlx::query(
                "UPDATE installations SET lease_owner = '', lease_until = 0
                     WHERE company = $1 AND \"user\" = $2 AND lease_owner = $3",
            )
            .bind(number(held.viewer.company.0)?)
            .bind(number(held.viewer.user.0)?)
            .bind(owner.to_owned())
            .execute(transaction.connection())
            .await?;
            Ok(())
        })
    }

    /// Keeps that Pipedrive takes the tokens of this version no more, and tells open pages.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn end(&self, held: &Installation) -> Result<(), StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            sqlx::query(
                "UPDATE installations SET is_ended = 1, tokens = ''
                     WHERE company = $1 AND \"user\" = $2 AND version = $3",
            )
            .bind(number(held.viewer.company.0)?)
            .bind(number(held.viewer.user.0)?)
            .bind(number(held.version)?)
            .execute(transaction.connection())
            .await?;
            tell(transaction, held.viewer.company).await
        })
    }

    /// Forgets an installation that was made before this moment, and tells open pages; with the company's last one, everything of the
    /// company where `with_data`. False when there is none so old.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is forgotten then.
    pub async fn forget(
        &self,
        viewer: Viewer,
        before: u64,
        with_data: bool,
    ) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            let company = number(viewer.company.0)?;
            let gone = sqlx::query(
                    "DELETE FROM installations WHERE company = $1 AND \"user\" = $2 AND installed_at <= $3",
                )
                .bind(company)
                .bind(number(viewer.user.0)?)
                .bind(number(before)?)
                .execute(transaction.connection())
                .await?;
            if gone.rows_affected() == 0 {
                return Ok(false);
            }
            let other = sqlx::query("SELECT company FROM installations WHERE company = $1 LIMIT 1")
                .bind(company)
                .fetch_optional(transaction.connection())
                .await?;
            if with_data && other.is_none() {
                sqlx::query("DELETE FROM records WHERE company = $1")
                    .bind(company)
                    .execute(transaction.connection())
                    .await?;
                forget_company(transaction, company).await?;
            }
            tell(transaction, viewer.company).await?;
            Ok(true)
        })
    }

    /// Remembers something that counts once until a moment; false when it was there.
    ///
    /// # Errors
    ///
    /// [`StorageError`].
    pub async fn use_once(&self, what: &str, until: u64, now: u64) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmful), transaction, {
            sqlx::query("DELETE FROM used_once WHERE expires_at <= $1")
                .bind(number(now)?)
                .execute(transaction.connection())
                .await?;
            let kept = sqlx::query(
                "INSERT INTO used_once (what, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(what.to_owned())
            .bind(number(until)?)
            .execute(transaction.connection())
            .await?;
            Ok(kept.rows_affected() > 0)
        })
    }

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

/// Tells open pages of the company.
pub async fn tell(transaction: &mut Transaction, company: CompanyId) -> Result<(), StorageError> {
    transaction
        .notify(Notice {
            company: company.0,
            about: CONNECTION.to_owned(),
        })
        .await
}

fn installation(row: &AnyRow) -> Result<Installation, StorageError> {
    let row = Columns(row);
    let api: String = row.text("api")?;
    Ok(Installation {
        viewer: Viewer {
            user: UserId(row.number("user")?),
            company: CompanyId(row.number("company")?),
        },
        account: row.text("account")?,
        company_name: row.text("company_name")?,
        user_name: row.text("user_name")?,
        api: Url::parse(&api).map_err(|error| StorageError::Unreadable {
            column: "api".to_owned(),
            reason: error.to_string(),
        })?,
        scopes: row.text("scopes")?,
        tokens: row.text("tokens")?,
        expires_at: row.number("expires_at")?,
        version: row.number("version")?,
        installed_at: row.number("installed_at")?,
        webhooks: row.text("webhooks")?,
        webhook_password: row.text("webhook_password")?,
        is_ended: row.flag("is_ended")?,
    })
}
