//! Work that is done completely or not at all, and again where the database asks for it.

use std::time::Duration;

use pipeframe::context::CompanyId;
use sqlx::{Any, AnyConnection};
use tokio::time::{Instant, sleep};

use super::engine::Engine;
use super::error::is_lost;
use super::notices::Notice;
use super::{Storage, StorageError};

/// A request has ten seconds; what is begun after so many would not be waited for.
const PATIENCE: Duration = Duration::from_secs(8);
const FIRST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

/// What happens to work whose commit may have arrived, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It is done again: done twice it is the same, as it finds its own idempotency key or writes the same again.
    Harmless,
    /// It is left alone, and [`StorageError::Unknown`] returned.
    Harmful,
}

/// A transaction under way. Dropped, it is undone.
#[derive(Debug)]
pub struct Transaction {
    inner: sqlx::Transaction<'static, Any>,
    engine: Engine,
    notices: Vec<Notice>,
}

impl Transaction {
    /// What queries are executed on.
    pub fn connection(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }

    /// Waits until no other transaction of any process works on this company, and keeps others from it to the end. Whatever is written
    /// of a company, and whoever connects or leaves, does so within. SQLite has one writer anyway.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when another holds it for too long.
    pub async fn hold(&mut self, company: CompanyId) -> Result<(), StorageError> {
        if self.engine == Engine::Postgres {
            sqlx::query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
                .bind(["company ", &company.0.to_string()].concat())
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Tells every process about something, as soon as it is committed.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when the database does not take it.
    pub async fn notify(&mut self, notice: Notice) -> Result<(), StorageError> {
        match self.engine {
            Engine::Sqlite => self.notices.push(notice),
            Engine::Postgres => notice.send(self.connection()).await?,
        }
        Ok(())
    }
}

/// Work in one transaction, attempted until it is done or can't be. All of it may be done several times, so that it must do nothing
/// outside of the database.
///
/// ```ignore
/// let mut attempts = storage.writing(Repeat::Harmless);
/// loop {
///     let mut transaction = attempts.begin().await?;
///     let done = change_something(&mut transaction).await;
///     if let Some(done) = attempts.end(transaction, done).await? {
///         return Ok(done);
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Attempts<'a> {
    storage: &'a Storage,
    purpose: Purpose,
    began: Instant,
    pause: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Read,
    Write(Repeat),
}

impl Storage {
    /// Work that may change something.
    pub fn writing(&self, repeat: Repeat) -> Attempts<'_> {
        self.attempts(Purpose::Write(repeat))
    }

    /// Work that only reads, and sees one state of everything.
    pub fn reading(&self) -> Attempts<'_> {
        self.attempts(Purpose::Read)
    }

    fn attempts(&self, purpose: Purpose) -> Attempts<'_> {
        Attempts {
            storage: self,
            purpose,
            began: Instant::now(),
            pause: FIRST_PAUSE,
        }
    }
}

impl Attempts<'_> {
    /// Begins a transaction, as soon as the database is there.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when it stays away.
    pub async fn begin(&mut self) -> Result<Transaction, StorageError> {
        let Storage { engine, pools, .. } = self.storage;
        loop {
            let begun = match self.purpose {
                Purpose::Read => pools.readers.begin_with(engine.begin_read()).await,
                Purpose::Write(_) => pools.writers.begin_with(engine.begin_write()).await,
            };
            match begun {
                Ok(inner) => {
                    return Ok(Transaction {
                        inner,
                        engine: *engine,
                        notices: Vec::new(),
                    });
                }
                Err(error) => self.wait(error.into()).await?,
            }
        }
    }

    /// Commits what was done. Returns nothing where it has to be done again.
    ///
    /// # Errors
    ///
    /// That of the work, or of the database; nothing is changed then, unless it is [`StorageError::Unknown`].
    pub async fn end<T>(
        &mut self,
        transaction: Transaction,
        done: Result<T, StorageError>,
    ) -> Result<Option<T>, StorageError> {
        let done = match done {
            Ok(done) => done,
            Err(error) => {
                // The connection is free at once, also where it is the only one; a lost one needs no rollback.
                let _ = transaction.inner.rollback().await;
                self.wait(error).await?;
                return Ok(None);
            }
        };
        if let Err(error) = transaction.inner.commit().await {
            let is_harmful = self.purpose == Purpose::Write(Repeat::Harmful);
            if is_harmful && is_lost(&error) {
                return Err(StorageError::Unknown(error));
            }
            self.wait(error.into()).await?;
            return Ok(None);
        }
        for notice in transaction.notices {
            self.storage.notices.tell(notice);
        }
        Ok(Some(done))
    }

    /// Waits where another attempt may succeed.
    pub(super) async fn wait(&mut self, error: StorageError) -> Result<(), StorageError> {
        if !error.is_passing() || self.began.elapsed() + self.pause > PATIENCE {
            return Err(error);
        }
        tracing::debug!(%error, "the database is asked again");
        sleep(self.pause).await;
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
        Ok(())
    }
}
