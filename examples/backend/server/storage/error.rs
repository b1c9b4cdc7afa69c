//! What can go wrong with the database.

use std::io;

use sqlx::Error;
use sqlx::migrate::MigrateError;

/// The database could not be used.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database says so, or the way to it.
    #[error("the database failed: {0}")]
    Database(#[from] Error),
    /// It could not be reached when the server started.
    #[error(
        "the database can't be reached: {0}. See that it runs and lets this server in, and that DATABASE_URL or PIPEFRAME_DATABASE says where it is"
    )]
    Unreachable(#[source] Error),
    /// It could not be brought up to date.
    #[error(
        "the database can't be brought up to date: {0}. Nothing was changed; restore it from a backup, or start with an empty one"
    )]
    Migration(#[from] MigrateError),
    /// A later server has written it.
    #[error(
        "the database has version {version}, this server knows up to {known}. Run the newer server, or set PIPEFRAME_DATABASE or DATABASE_URL to another database"
    )]
    TooNew {
        /// The database's version.
        version: usize,
        /// The newest that this server knows.
        known: usize,
    },
    /// There is no place for the file.
    #[error(
        "the folder of the database can't be made: {0}. Set PIPEFRAME_DATABASE to a file that can be written"
    )]
    Folder(#[from] io::Error),
    /// Ids of Pipedrive are far smaller.
    #[error("a number is too large to be kept")]
    NumberTooLarge,
    /// JSON can't hold it.
    #[error("a value can't be written: {0}")]
    Unwritable(#[source] serde_json::Error),
    /// Something else has written what this server can't read.
    #[error("the column {column} holds what this server does not understand: {reason}")]
    Unreadable {
        /// Where it stands.
        column: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The connection was lost while a commit was on its way.
    #[error("the connection was lost before the database said whether it has kept a change: {0}")]
    Unknown(#[source] Error),
}

impl StorageError {
    /// Whether the same may succeed in a moment.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Database(error) => is_lost(error) || is_conflict(error),
            _ => false,
        }
    }
}

/// Whether there is no telling what became of what was sent.
pub fn is_lost(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::PoolTimedOut | Error::WorkerCrashed | Error::Protocol(_) => true,
        Error::Database(error) => {
            let code = error.code().unwrap_or_default();
            // A connection that failed, or that an administrator or a server that ends or begins has closed.
            code.starts_with("08") || ["57P01", "57P02", "57P03", "53300"].contains(&&*code)
        }
        _ => false,
    }
}

/// Whether others were in the way, so that nothing was done: serialization failure, deadlock, a lock that others held for too long,
/// and SQLite's BUSY and LOCKED.
fn is_conflict(error: &Error) -> bool {
    let Error::Database(error) = error else {
        return false;
    };
    let code = error.code().unwrap_or_default();
    ["40001", "40P01", "55P03", "5", "6", "261", "517"].contains(&&*code)
}
