//! Where companies keep what they have: SQLite, one row a thing.
//!
//! Each request is one transaction. It reads the garage of the company that the token names, lets the rules answer, and
//! writes the rows that differ afterwards, together with the answer under the write's idempotency key. So a write and the
//! memory of it are kept together or not at all.

mod columns;
mod load;
mod migrations;
mod save;
mod writes;

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use pipeframe::context::Viewer;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use serde_json::Value;

use super::configuration::Database;
use super::domain::Day;
use super::garage::{self, Answer, Garage, Now, Request};

/// Another process that uses the same file is waited for so long.
const PATIENCE: Duration = Duration::from_secs(5);

/// The database could not be used.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// SQLite says so.
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// A later server has written it.
    #[error(
        "the database has version {version}, this server knows up to {known}. Run the newer server, or set PIPEFRAME_DATABASE to another file"
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
}

impl StorageError {
    /// Whether a number was asked to be kept that the database does not hold: ids of Pipedrive are far smaller.
    pub fn is_number_too_large(&self) -> bool {
        matches!(
            self,
            Self::Database(rusqlite::Error::ToSqlConversionFailure(_))
        )
    }
}

/// A request of somebody who is known.
#[derive(Debug)]
pub struct Asked {
    /// Who, as the token says.
    pub viewer: Viewer,
    /// The method in capitals.
    pub method: String,
    /// The path below the API's root, with its query.
    pub path: String,
    /// The body; null where there is none.
    pub body: Value,
    /// The idempotency key of a write.
    pub key: Option<String>,
}

/// The database.
#[derive(Debug)]
pub struct Storage {
    /// SQLite has one writer at a time anyway.
    connection: Mutex<Connection>,
}

impl Storage {
    /// Whether the database answers.
    pub fn is_well(&self) -> bool {
        let connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        connection
            .query_row("SELECT 1 FROM companies LIMIT 1", (), |_| Ok(()))
            .optional()
            .is_ok()
    }

    /// Opens the database, new or of any earlier version.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when it can't be opened, or is of a later version.
    pub fn open(database: &Database) -> Result<Self, StorageError> {
        let mut connection = match database {
            Database::Memory => Connection::open_in_memory()?,
            Database::File(path) => open_file(path)?,
        };
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrations::migrate(&mut connection)?;
        Ok(Self {
            connection: Mutex::new(connection),
        })
    }

    /// Answers a request by the rules, and keeps what it changes.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then.
    pub fn answer(&self, asked: &Asked, now: Now) -> Result<Answer, StorageError> {
        // Whatever panicked while it held the lock has left no transaction behind.
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = answer(&transaction, asked, now)?;
        transaction.commit()?;
        Ok(answer)
    }
}

fn open_file(path: &Path) -> Result<Connection, StorageError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let connection = Connection::open(path)?;
    // Readers of the file, such as a backup, do not stop the server; an answered write survives a power cut.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    Ok(connection)
}

fn answer(transaction: &Transaction<'_>, asked: &Asked, now: Now) -> Result<Answer, StorageError> {
    let company = asked.viewer.company.0;
    let before = match load::garage(transaction, company)? {
        Some(garage) => garage,
        None => first_garage(transaction, company, now.today)?,
    };
    let mut garage = before.clone();
    let repeats = writes::load(transaction, asked, now)?;
    garage.repeats = repeats.clone();
    let request = Request {
        method: &asked.method,
        path: &asked.path,
        body: asked.body.clone(),
        key: asked.key.as_deref(),
    };
    let answer = garage::answer(&mut garage, request, now);
    if answer.status < 400 {
        save::changes(transaction, company, &before, &garage)?;
    }
    if garage.repeats != repeats {
        writes::save(transaction, asked, &garage.repeats, now)?;
    }
    Ok(answer)
}

/// A company that comes for the first time begins with the example's vehicles.
fn first_garage(
    transaction: &Transaction<'_>,
    company: u64,
    today: Day,
) -> Result<Garage, StorageError> {
    let garage = Garage::seeded(today);
    save::new(transaction, company, &garage)?;
    Ok(garage)
}
