//! Brings a database of any earlier version to the present one.

use rusqlite::{Connection, TransactionBehavior};

use super::StorageError;

/// Oldest first. One that was ever released is never changed: what comes later is a file of its own.
const MIGRATIONS: [&str; 3] = [
    include_str!("migrations/0001_garage.sql"),
    include_str!("migrations/0002_writes.sql"),
    include_str!("migrations/0003_expected_writes.sql"),
];

/// Makes the changes that the database has not seen yet, each completely or not at all.
///
/// # Errors
///
/// [`StorageError::TooNew`] for a database of a later version, which this one would damage.
pub fn migrate(connection: &mut Connection) -> Result<(), StorageError> {
    loop {
        // The version is read within the transaction: another server may be starting on the same file.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: usize =
            transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version > MIGRATIONS.len() {
            return Err(StorageError::TooNew {
                version,
                known: MIGRATIONS.len(),
            });
        }
        let Some(changes) = MIGRATIONS.get(version) else {
            return Ok(());
        };
        transaction.execute_batch(changes)?;
        transaction.pragma_update(None, "user_version", version + 1)?;
        transaction.commit()?;
        tracing::info!(version = version + 1, "database migrated");
    }
}
