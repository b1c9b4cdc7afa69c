//! Brings a database of any earlier version to the present one.

use std::borrow::Cow;

use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, Connection};

use super::StorageError;
use super::engine::Engine;

/// What a version changes, in the words of each engine; empty where there is nothing to change.
struct Change {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// Reads the file of this name for both engines, or for the one that is named.
macro_rules! change {
    ($name:literal) => {
        Change {
            name: $name,
            sqlite: include_str!(concat!("migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("migrations/postgres/", $name, ".sql")),
        }
    };
    ($name:literal, sqlite) => {
        Change {
            name: $name,
            sqlite: include_str!(concat!("migrations/sqlite/", $name, ".sql")),
            postgres: "",
        }
    };
    ($name:literal, postgres) => {
        Change {
            name: $name,
            sqlite: "",
            postgres: include_str!(concat!("migrations/postgres/", $name, ".sql")),
        }
    };
}

/// Oldest first: the first is version 1. One that was ever released is never changed, not even its comments: what comes later is a
/// file of its own. PostgreSQL came with version 4, so that it begins with all that SQLite had by then.
const CHANGES: [Change; 7] = [
    change!("0001_garage", sqlite),
    change!("0002_writes", sqlite),
    change!("0003_expected_writes", sqlite),
    change!("0004_garage_and_writes", postgres),
    change!("0005_connections"),
    change!("0006_names_by_user"),
    change!("0007_allowances_by_name", postgres),
];

/// Makes the changes that the database has not seen yet, each completely or not at all; of several processes that start at once,
/// one makes them.
///
/// # Errors
///
/// [`StorageError::TooNew`] for a database of a later version, which this one would damage.
pub async fn migrate(engine: Engine, connection: &mut AnyConnection) -> Result<(), StorageError> {
    match engine {
        Engine::Sqlite => migrate_file(connection).await,
        Engine::Postgres => run(engine, connection).await,
    }
}

/// SQLite has no lock for migrators, but one writer at a time. Files from before the migrator's own table have their version in
/// `user_version`; it is kept up, so that an older server still knows that a file is too new for it.
async fn migrate_file(connection: &mut AnyConnection) -> Result<(), StorageError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut *transaction)
        .await?;
    let known = CHANGES.len();
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    if version > known {
        return Err(StorageError::TooNew { version, known });
    }
    transaction.ensure_migrations_table().await?;
    let recorded = transaction.list_applied_migrations().await?.len();
    for made in migrations(Engine::Sqlite)
        .iter()
        .take(version)
        .skip(recorded)
    {
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES ($1, $2, TRUE, $3, 0)",
        )
        .bind(made.version)
        .bind(&*made.description)
        .bind(&*made.checksum)
        .execute(&mut *transaction)
        .await?;
    }
    run(Engine::Sqlite, &mut transaction).await?;
    let version = format!("PRAGMA user_version = {known}");
    sqlx::query(&version).execute(&mut *transaction).await?;
    Ok(transaction.commit().await?)
}

async fn run(engine: Engine, connection: &mut AnyConnection) -> Result<(), StorageError> {
    let migrator = Migrator {
        migrations: migrations(engine).into(),
        ..Migrator::DEFAULT
    };
    let migrated = migrator.run_direct(connection).await;
    migrated.map_err(|error| match error {
        MigrateError::VersionMissing(version) => StorageError::TooNew {
            version: usize::try_from(version).unwrap_or(usize::MAX),
            known: CHANGES.len(),
        },
        other => other.into(),
    })
}

fn migrations(engine: Engine) -> Vec<Migration> {
    let migration = |(change, version): (&Change, i64)| {
        let sql = match engine {
            Engine::Sqlite => change.sqlite,
            Engine::Postgres => change.postgres,
        };
        let name = Cow::Borrowed(change.name);
        Migration::new(version, name, MigrationType::Simple, sql.into(), false)
    };
    CHANGES.iter().zip(1..).map(migration).collect()
}
