//! The tokens of installations, as they are kept: replaced by one at a time, who holds the lease.

use url::Url;

use super::super::storage::{Repeat, StorageError, number};
use super::installations::Installation;
use super::store::{Store, in_transaction, tell};

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

impl Store {
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

    /// Replaces the tokens of this version, by whoever holds the lease; false when somebody else does, or when the tokens are others by
    /// now, have ended, or are gone.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub async fn replace_tokens(
        &self,
        held: &Installation,
        owner: &str,
        new: &NewTokens,
    ) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            let replaced = sqlx::query(
                "UPDATE installations SET tokens = $1, expires_at = $2, api = $3, scopes = $4, version = version + 1,
                   lease_owner = '', lease_until = 0
                 WHERE company = $5 AND \"user\" = $6 AND version = $7 AND lease_owner = $8 AND is_ended = 0",
            )
            .bind(new.tokens.clone())
            .bind(number(new.expires_at)?)
            .bind(new.api.to_string())
            .bind(new.scopes.clone())
            .bind(number(held.viewer.company.0)?)
            .bind(number(held.viewer.user.0)?)
            .bind(number(held.version)?)
            .bind(owner.to_owned())
            .execute(transaction.connection())
            .await?;
            Ok(replaced.rows_affected() > 0)
        })
    }

    /// Puts the same tokens in another encryption in their own place; false when they are others by now. Whoever renews them meanwhile is
    /// not disturbed.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub async fn reseal(&self, held: &Installation, sealed: &str) -> Result<bool, StorageError> {
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            let resealed = sqlx::query(
                "UPDATE installations SET tokens = $1 WHERE company = $2 AND \"user\" = $3 AND tokens = $4",
            )
            .bind(sealed.to_owned())
            .bind(number(held.viewer.company.0)?)
            .bind(number(held.viewer.user.0)?)
            .bind(held.tokens.clone())
            .execute(transaction.connection())
            .await?;
            Ok(resealed.rows_affected() > 0)
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
}

#[cfg(test)]
mod tests {
    use super::super::installations::tests::store;
    use super::*;

    fn renewed() -> NewTokens {
        NewTokens {
            tokens: "newer".to_owned(),
            expires_at: 20,
            api: Url::parse("http://127.0.0.1:9/").unwrap(),
            scopes: String::new(),
        }
    }

    #[tokio::test]
    async fn tokens_are_replaced_by_whoever_holds_the_lease_and_not_after_their_end() {
        let (store, installation) = store().await;
        store.install(&installation).await.unwrap();
        let held = async || {
            store
                .installation(installation.viewer)
                .await
                .unwrap()
                .unwrap()
        };
        let first = held().await;
        assert!(store.lease(&first, "slow", 30, 10).await.unwrap());
        assert!(!store.lease(&first, "other", 40, 20).await.unwrap());
        // The slow one has lost it with time.
        assert!(store.lease(&first, "other", 60, 31).await.unwrap());
        assert!(
            !store
                .replace_tokens(&first, "slow", &renewed())
                .await
                .unwrap()
        );
        assert!(store.reseal(&first, "sealed anew").await.unwrap());
        assert!(!store.reseal(&first, "too late").await.unwrap());
        assert!(
            store
                .replace_tokens(&first, "other", &renewed())
                .await
                .unwrap()
        );
        assert!(
            !store
                .replace_tokens(&first, "other", &renewed())
                .await
                .unwrap()
        );

        let second = held().await;
        assert_eq!(second.tokens, "newer");
        assert!(store.lease(&second, "slow", 90, 70).await.unwrap());
        store.end(&second).await.unwrap();
        assert!(
            !store
                .replace_tokens(&second, "slow", &renewed())
                .await
                .unwrap()
        );
        assert_eq!(held().await.tokens, "");
    }
}
