//! What connections need to be remembered. Each function on the [`Store`] is one transaction; they are in the files of what they keep.
//!
//! No token, code, password or session stands in the database as it is: tokens and codes are encrypted by the [vault](super::vault), of
//! sessions there are fingerprints, of passwords hashes.

use std::sync::Arc;

use pipeframe::context::CompanyId;

use super::super::storage::{Notice, Repeat, Storage, StorageError, Transaction, number};

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

/// The store. Clones mean the same.
#[derive(Clone, Debug)]
pub struct Store(pub Arc<Storage>);

impl Store {
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
            use_once(transaction, what, until).await
        })
    }
}

/// Remembers something that counts once until a moment; false when it was there.
///
/// # Errors
///
/// [`StorageError`].
pub async fn use_once(
    transaction: &mut Transaction,
    what: &str,
    until: u64,
) -> Result<bool, StorageError> {
    let kept = sqlx::query(
        "INSERT INTO used_once (what, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
    )
    .bind(what.to_owned())
    .bind(number(until)?)
    .execute(transaction.connection())
    .await?;
    Ok(kept.rows_affected() > 0)
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
