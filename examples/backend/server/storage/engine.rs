//! The two databases, and how connections to each are opened and limited.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyPool, Executor};

use super::super::configuration::Database;
use super::StorageError;

/// How long a free connection is waited for; a database that is being restarted is back by then.
const PATIENCE: Duration = Duration::from_secs(3);
/// SQLite reads beside its one writer.
const READERS: u32 = 4;

/// What a connection to SQLite is told first. Readers of the file, such as a backup, do not stop the server; an answered write
/// survives a power cut.
const FOR_SQLITE: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";
/// What a connection to PostgreSQL is told first. No statement and no forgotten transaction holds a company's lock for long.
const FOR_POSTGRES: &str = "SET application_name = 'car-services-server'; SET statement_timeout = '8s'; SET lock_timeout = '5s'; \
     SET idle_in_transaction_session_timeout = '30s'; SET timezone = 'UTC';";

/// Whose SQL is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One process, one file.
    Sqlite,
    /// Any number of processes.
    Postgres,
}

/// Open connections.
#[derive(Clone, Debug)]
pub struct Pools {
    /// For what may change something.
    pub writers: AnyPool,
    /// For what only reads.
    pub readers: AnyPool,
}

impl Engine {
    /// The engine of a database.
    pub fn of(database: &Database) -> Self {
        match database {
            Database::Memory | Database::File(_) => Self::Sqlite,
            Database::Postgres { .. } => Self::Postgres,
        }
    }

    /// Begins what may change something.
    pub fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
        }
    }

    /// Begins what sees one state of everything, and changes nothing.
    pub fn begin_read(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }
}

/// How to connect to a database.
///
/// # Errors
///
/// [`StorageError`] when there is no place for the file.
pub fn options(database: &Database) -> Result<AnyConnectOptions, StorageError> {
    sqlx::any::install_default_drivers();
    let address = match database {
        Database::Memory => "sqlite::memory:".to_owned(),
        Database::File(path) => address_of_file(path)?,
        Database::Postgres { address, .. } => address.reveal().to_owned(),
    };
    let options = AnyConnectOptions::from_str(&address)?;
    Ok(options)
}

/// Opens the pools; a connection is made when it is needed.
pub fn pools(database: &Database, options: AnyConnectOptions) -> Pools {
    let open = |connections: u32, first: &'static str| {
        let pool = AnyPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(first).await.map(|_| ()) })
            });
        match database {
            // The memory goes with its connection.
            Database::Memory => pool.idle_timeout(None).max_lifetime(None),
            _ => pool,
        }
        .connect_lazy_with(options.clone())
    };
    match database {
        Database::Memory => Pools::both(&open(1, FOR_SQLITE)),
        Database::File(_) => Pools {
            // More would wait for each other by trying again and again.
            writers: open(1, FOR_SQLITE),
            readers: open(READERS, FOR_SQLITE),
        },
        Database::Postgres { connections, .. } => Pools::both(&open(*connections, FOR_POSTGRES)),
    }
}

impl Pools {
    fn both(pool: &AnyPool) -> Self {
        Self {
            writers: pool.clone(),
            readers: pool.clone(),
        }
    }

    /// Waits until every connection is back, and closes it.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writers.close().await;
    }
}

fn address_of_file(path: &Path) -> Result<String, StorageError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // An address that goes up by `..` would be shortened before it is looked up.
    let path = fs::canonicalize(folder)?.join(path.file_name().unwrap_or_default());
    let mut address = "sqlite:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(char::from(*byte));
            }
            // A text takes whatever is written.
            other => drop(write!(address, "%{other:02X}")),
        }
    }
    address.push_str("?mode=rwc");
    Ok(address)
}
