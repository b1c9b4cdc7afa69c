//! A database of its own for each test: a file, or in the target `server_on_postgres` a database of the cluster that
//! `tools/postgres/run.mjs` has started.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Row};
use tokio::runtime;

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Where a server of a test keeps everything; it goes with its test.
#[derive(Debug)]
pub enum Place {
    /// A file in a folder of its own.
    File(PathBuf),
    /// A database of the cluster.
    Postgres(String),
}

impl Place {
    /// An empty one.
    pub fn new() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("car_services_{}_{count}", process::id());
        if is_on_postgres() {
            execute(&cluster(), &format!("CREATE DATABASE {name}"));
            return Self::Postgres(name);
        }
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self::File(folder)
    }

    /// The variable that names it to a server.
    pub fn variable(&self) -> (&'static str, OsString) {
        match self {
            Self::File(folder) => ("PIPEFRAME_DATABASE", folder.join("backend.sqlite3").into()),
            Self::Postgres(_) => ("DATABASE_URL", self.address().into()),
        }
    }

    /// Changes what is in it, behind the server's back; several statements where none has a parameter.
    pub fn execute(&self, statements: &str) {
        execute(&self.address(), statements);
    }

    /// The numbers of the first column.
    pub fn numbers(&self, query: &str) -> Vec<i64> {
        let rows: Vec<AnyRow> = with(&self.address(), async |connection| {
            sqlx::query(query).fetch_all(connection).await
        });
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The version of what is in it.
    pub fn version(&self) -> i64 {
        self.numbers("SELECT max(version) FROM _sqlx_migrations")[0]
    }

    /// Its address.
    pub fn address(&self) -> String {
        match self {
            Self::File(folder) => format!("sqlite:{}/backend.sqlite3?mode=rwc", folder.display()),
            Self::Postgres(name) => cluster().replacen("/postgres?", &format!("/{name}?"), 1),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is left is in the system's temporary folder, or ends with the cluster.
        if let Self::File(folder) = self {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// The tests are compiled once for each engine.
pub fn is_on_postgres() -> bool {
    env!("CARGO_CRATE_NAME") == "server_on_postgres"
}

fn cluster() -> String {
    env::var("PIPEFRAME_TEST_POSTGRES").expect(
        "these tests need a PostgreSQL: node tools/postgres/run.mjs cargo test -p car-services-server --test server_on_postgres",
    )
}

fn execute(address: &str, statements: &str) {
    with(address, async |connection| {
        sqlx::raw_sql(statements).execute(connection).await
    });
}

fn with<T>(
    address: &str,
    work: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, sqlx::Error>,
) -> T {
    sqlx::any::install_default_drivers();
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut connection = AnyConnection::connect(address).await.unwrap();
        let done = work(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        done
    })
}
