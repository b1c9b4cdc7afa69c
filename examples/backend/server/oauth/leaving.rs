//! How an installation goes: the one place where what is kept of a user or a company is forgotten.

use pipeframe::context::Viewer;

use super::super::storage::{Repeat, StorageError, forget_company, number};
use super::installations::{self, Installation};
use super::store::{Store, in_transaction, tell};

/// Why an installation goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The user has uninstalled the app in Pipedrive, where it was installed before this moment, in seconds since 1970. With the
    /// company's last user everything of the company is forgotten.
    Uninstalled {
        /// What was installed later stays.
        before: u64,
    },
    /// The user has disconnected it here, and was told that what the company has stays.
    Disconnected,
}

impl Store {
    /// Forgets an installation, with what was learnt by it, and tells open pages. Gives what it was, once: none when there is none so old.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is forgotten then.
    pub async fn forget(
        &self,
        viewer: Viewer,
        why: Leaving,
    ) -> Result<Option<Installation>, StorageError> {
        // A commit whose answer was lost is found done at the next attempt, and what it took away is still wanted.
        let mut gone = None;
        in_transaction!(self.0.writing(Repeat::Harmless), transaction, {
            transaction.hold(viewer.company).await?;
            let company = number(viewer.company.0)?;
            let user = number(viewer.user.0)?;
            let latest = match why {
                Leaving::Uninstalled { before } => number(before)?,
                Leaving::Disconnected => i64::MAX,
            };
            let row = sqlx::query(
                "DELETE FROM installations WHERE company = $1 AND \"user\" = $2 AND installed_at <= $3 RETURNING *",
            )
            .bind(company)
            .bind(user)
            .bind(latest)
            .fetch_optional(transaction.connection())
            .await?;
            let Some(row) = row else {
                return Ok(gone.clone());
            };
            gone = Some(installations::installation(&row)?);
            sqlx::query("DELETE FROM records WHERE company = $1 AND \"user\" = $2")
                .bind(company)
                .bind(user)
                .execute(transaction.connection())
                .await?;
            let other = sqlx::query("SELECT company FROM installations WHERE company = $1 LIMIT 1")
                .bind(company)
                .fetch_optional(transaction.connection())
                .await?;
            if other.is_none() && matches!(why, Leaving::Uninstalled { .. }) {
                forget_company(transaction, company).await?;
            }
            tell(transaction, viewer.company).await?;
            Ok(gone.clone())
        })
    }
}
