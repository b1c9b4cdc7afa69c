//! Installations, as they are kept.

use pipeframe::context::{CompanyId, UserId, Viewer};
use sqlx::any::AnyRow;
use url::Url;

use super::super::storage::{Columns, Repeat, StorageError, number};
use super::store::{Store, in_transaction, tell};

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

impl Store {
    /// Keeps an installation, in the place of an earlier one of the same user and company, and tells open pages. False where that is
    /// another account's, which is left as it is.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub async fn install(&self, new: &Installation) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            transaction.hold(new.viewer.company).await?;
            let kept = sqlx::query(
                    "INSERT INTO installations (company, \"user\", account, company_name, user_name, api, scopes, tokens,
                       expires_at, version, installed_at, webhooks, webhook_password, is_ended, lease_owner, lease_until)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, 0, '', 0)
                     ON CONFLICT (company, \"user\") DO UPDATE SET
                       account = excluded.account, company_name = excluded.company_name, user_name = excluded.user_name,
                       api = excluded.api, scopes = excluded.scopes, tokens = excluded.tokens,
                       expires_at = excluded.expires_at, version = installations.version + 1,
                       installed_at = excluded.installed_at, webhooks = excluded.webhooks,
                       webhook_password = excluded.webhook_password, is_ended = 0, lease_owner = '', lease_until = 0
                     WHERE installations.account = excluded.account OR installations.is_ended = 1",
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
            if kept.rows_affected() == 0 {
                return Ok(false);
            }
            tell(transaction, new.viewer.company).await?;
            Ok(true)
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
}

/// The installation that a row holds.
///
/// # Errors
///
/// [`StorageError`] for a row that something else has written.
pub fn installation(row: &AnyRow) -> Result<Installation, StorageError> {
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

#[cfg(test)]
pub mod tests {
    use std::sync::Arc;

    use super::super::super::configuration::Database;
    use super::super::super::storage::Storage;
    use super::*;

    /// A store in memory, and an installation that is not in it yet.
    pub async fn store() -> (Store, Installation) {
        let storage = Storage::open(&Database::Memory).await.unwrap();
        let installation = Installation {
            viewer: Viewer {
                user: UserId(1),
                company: CompanyId(2),
            },
            account: "one".to_owned(),
            company_name: "Company".to_owned(),
            user_name: "User".to_owned(),
            api: Url::parse("http://127.0.0.1:9/").unwrap(),
            scopes: String::new(),
            tokens: "sealed".to_owned(),
            expires_at: 10,
            version: 0,
            installed_at: 5,
            webhooks: String::new(),
            webhook_password: String::new(),
            is_ended: false,
        };
        (Store(Arc::new(storage)), installation)
    }

    #[tokio::test]
    async fn an_installation_of_another_account_is_not_taken_over_unless_it_has_ended() {
        let (store, one) = store().await;
        let other = Installation {
            account: "other".to_owned(),
            ..one.clone()
        };
        let account = async || {
            let held = store.installation(one.viewer).await.unwrap().unwrap();
            (held.account.clone(), held)
        };
        assert!(store.install(&one).await.unwrap());
        assert!(!store.install(&other).await.unwrap());
        let (kept, held) = account().await;
        assert_eq!(kept, "one");
        assert!(store.install(&one).await.unwrap(), "they connect again");
        store.end(&held).await.unwrap();
        assert!(
            !store.install(&other).await.unwrap(),
            "what has ended is older"
        );
        let (_, held) = account().await;
        store.end(&held).await.unwrap();
        assert!(store.install(&other).await.unwrap());
        assert_eq!(account().await.0, "other");
    }
}
