//! Where companies keep what they have: SQLite or PostgreSQL, one row a thing.
//!
//! Each request is one transaction. It reads the garage of the company that the token names, lets the rules answer, and
//! writes the rows that differ afterwards, together with the answer under the write's idempotency key. So a write and the
//! memory of it are kept together or not at all. Writes of one company, and whoever connects or leaves, wait for each other: on
//! PostgreSQL by a lock of the company's name, on SQLite because that has one writer. Several processes may share a PostgreSQL; SQLite is for one.
//!
//! The driver is sqlx, by its `Any`: one text of each query and one way to transactions, pools and migrations serve both engines.
//! Compiling it takes 185 seconds of processor time with all it needs; tokio-postgres, deadpool and rusqlite take 135, but each query
//! would be there twice, and refinery can't migrate by a rusqlite as new as the one that would be needed. Its macros, which ask a
//! database while compiling, are left out: the tests ask every query of both engines.

mod allowances;
mod answers;
mod columns;
mod connected;
mod engine;
mod error;
mod forget;
mod load;
mod migrations;
mod notices;
mod save;
mod tidy;
mod transaction;
mod writes;

use sqlx::any::AnyConnectOptions;
use sqlx::{ConnectOptions, Connection};
use tokio::task::JoinSet;

use super::configuration::Database;
use engine::{Engine, Pools};
use notices::Notices;

pub use answers::Asked;
pub use columns::{Columns, number};
pub use connected::{Needs, is_connected};
pub use error::StorageError;
pub use forget::forget_company;
pub use notices::{Heard, Listener, Notice};
pub use transaction::{Repeat, Transaction};

/// The database.
#[derive(Debug)]
pub struct Storage {
    engine: Engine,
    pools: Pools,
    notices: Notices,
    /// Ends with the storage.
    _tasks: JoinSet<()>,
}

impl Storage {
    /// Opens the database, new or of any earlier version.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when it can't be opened, or is of a later version.
    pub async fn open(database: &Database) -> Result<Self, StorageError> {
        let engine = Engine::of(database);
        let options = engine::options(database)?;
        let pools = engine::pools(database, options.clone());
        migrate(engine, &pools, &options).await?;
        let notices = Notices::new();
        let mut tasks = JoinSet::new();
        tasks.spawn(tidy::from_time_to_time(engine, pools.writers.clone()));
        if let Database::Postgres { address, .. } = database {
            tasks.spawn(notices.clone().hear(address.reveal().to_owned()));
        }
        Ok(Self {
            engine,
            pools,
            notices,
            _tasks: tasks,
        })
    }

    /// Whether several processes may use the database at once.
    pub fn is_shared(&self) -> bool {
        self.engine == Engine::Postgres
    }

    /// Whether the database answers.
    pub async fn is_well(&self) -> bool {
        let asked = sqlx::query("SELECT 1 FROM companies LIMIT 1");
        asked.fetch_optional(&self.pools.readers).await.is_ok()
    }

    /// Hears of what changes from now on, in any process.
    pub fn listen(&self) -> Listener {
        self.notices.listen()
    }

    /// Tells listeners that the server ends, so that those who wait for them are let go.
    pub fn end_listening(&self) {
        self.notices.end();
    }

    /// Waits for what is under way, and closes every connection.
    pub async fn close(&self) {
        self.pools.close().await;
    }
}

async fn migrate(
    engine: Engine,
    pools: &Pools,
    options: &AnyConnectOptions,
) -> Result<(), StorageError> {
    if engine == Engine::Sqlite {
        // A database in memory is that of its connection.
        let connection = pools.writers.acquire().await;
        let mut connection = connection.map_err(StorageError::Unreachable)?;
        return migrations::migrate(engine, &mut connection).await;
    }
    // A connection without the time limits of requests; its end frees the lock that a migrator that failed still holds.
    let connection = options.connect().await;
    let mut connection = connection.map_err(StorageError::Unreachable)?;
    let migrated = migrations::migrate(engine, &mut connection).await;
    connection.close().await?;
    migrated
}
