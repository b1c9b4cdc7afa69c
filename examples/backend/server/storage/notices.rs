//! What one process tells all of them, itself too: something of a company has changed.
//!
//! On PostgreSQL notices travel by `NOTIFY`, on SQLite, which one process uses, within it. A notice says what has changed, never to
//! what: who hears it looks, by its own rights.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::postgres::PgListener;
use tokio::sync::broadcast::{self, Receiver, Sender};
use tokio::time::sleep;

use super::StorageError;

/// Whoever has not heard so many is told that they have missed some.
const KEPT: usize = 1024;
const CHANNEL: &str = "car_services";
/// A database that is away is asked again after this time.
const PAUSE: Duration = Duration::from_millis(500);

/// Something of a company has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Whose it is.
    pub company: u64,
    /// What has changed, in a word such as `vehicles`.
    pub about: String,
}

/// What a listener hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Something has changed.
    Notice(Notice),
    /// Anything may have changed: the connection was lost, or the listener too slow.
    Missed,
    /// The server ends.
    Ended,
}

/// Hears every notice from its beginning on.
#[derive(Debug)]
pub struct Listener(Receiver<Heard>);

/// Passes notices on to the listeners of this process.
#[derive(Clone, Debug)]
pub struct Notices(Sender<Heard>);

impl Notice {
    /// Sends it with the transaction of this connection.
    pub(super) async fn send(&self, connection: &mut AnyConnection) -> Result<(), StorageError> {
        let text = serde_json::to_string(self).map_err(StorageError::Unwritable)?;
        sqlx::query("SELECT pg_notify($1, $2)")
            .bind(CHANNEL)
            .bind(text)
            .execute(connection)
            .await?;
        Ok(())
    }
}

impl Listener {
    /// The next that is heard.
    pub async fn next(&mut self) -> Heard {
        match self.0.recv().await {
            Ok(heard) => heard,
            Err(broadcast::error::RecvError::Lagged(_)) => Heard::Missed,
            Err(broadcast::error::RecvError::Closed) => Heard::Ended,
        }
    }
}

impl Notices {
    pub(super) fn new() -> Self {
        Self(broadcast::channel(KEPT).0)
    }

    pub(super) fn listen(&self) -> Listener {
        Listener(self.0.subscribe())
    }

    pub(super) fn tell(&self, notice: Notice) {
        self.say(Heard::Notice(notice));
    }

    pub(super) fn end(&self) {
        self.say(Heard::Ended);
    }

    /// Passes on what PostgreSQL tells, for as long as it is polled. Connections are made again as often as needed.
    pub(super) async fn hear(self, address: String) {
        loop {
            if let Err(error) = self.hear_until_lost(&address).await {
                tracing::warn!(%error, "the database does not tell of changes; trying again");
            }
            sleep(PAUSE).await;
        }
    }

    async fn hear_until_lost(&self, address: &str) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect(address).await?;
        listener.listen(CHANNEL).await?;
        // What was said before was not heard.
        self.say(Heard::Missed);
        while let Some(notification) = listener.try_recv().await? {
            if let Ok(notice) = serde_json::from_str(notification.payload()) {
                self.tell(notice);
            } else {
                tracing::warn!("a notice of another kind on the channel {CHANNEL}");
            }
        }
        Ok(())
    }

    fn say(&self, heard: Heard) {
        // Nobody has to listen.
        let _ = self.0.send(heard);
    }
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;
    use crate::server::configuration::Database;
    use crate::server::storage::{Repeat, Storage};

    fn of(company: u64) -> Notice {
        Notice {
            company,
            about: "vehicles".to_owned(),
        }
    }

    async fn tell(storage: &Storage, company: u64, done: Result<(), StorageError>) {
        let mut attempts = storage.writing(Repeat::Harmful);
        let mut transaction = attempts.begin().await.unwrap();
        transaction.notify(of(company)).await.unwrap();
        // What is undone is so on purpose.
        let _ = attempts.end(transaction, done).await;
    }

    #[tokio::test]
    async fn what_is_committed_is_heard_and_what_is_undone_is_not() {
        let storage = Storage::open(&Database::Memory).await.unwrap();
        let mut listener = storage.listen();
        tell(&storage, 1, Err(StorageError::NumberTooLarge)).await;
        tell(&storage, 2, Ok(())).await;
        assert_eq!(listener.next().await, Heard::Notice(of(2)));
        storage.end_listening();
        assert_eq!(listener.next().await, Heard::Ended);
    }

    #[tokio::test]
    async fn who_is_too_slow_is_told_that_something_was_missed() {
        let notices = Notices::new();
        let mut listener = notices.listen();
        for company in 0..=KEPT as u64 {
            notices.tell(of(company));
        }
        assert_eq!(listener.next().await, Heard::Missed);
        assert_eq!(listener.next().await, Heard::Notice(of(1)));
    }

    #[tokio::test]
    #[ignore = "needs a PostgreSQL, which make test starts"]
    async fn every_process_hears_what_one_of_them_commits() {
        let address = env::var("PIPEFRAME_TEST_POSTGRES").expect("run by tools/postgres/run.mjs");
        let database = Database::Postgres {
            address: address.parse().unwrap(),
            connections: 2,
        };
        let one = Storage::open(&database).await.unwrap();
        let other = Storage::open(&database).await.unwrap();
        let mut listeners = [one.listen(), other.listen()];
        let mut company = 1;
        for round in 0..2 {
            // Until the first notice of this round arrives, each may still be connecting.
            for listener in &mut listeners {
                let mut heard = Heard::Missed;
                while heard == Heard::Missed {
                    company += 1;
                    tell(&one, company, Ok(())).await;
                    let next = tokio::time::timeout(PAUSE, listener.next());
                    heard = next.await.unwrap_or(Heard::Missed);
                }
                assert!(matches!(heard, Heard::Notice(_)), "{heard:?}");
            }
            tell(&one, 1, Err(StorageError::NumberTooLarge)).await;
            company += 1;
            tell(&one, company, Ok(())).await;
            for listener in &mut listeners {
                let mut heard = listener.next().await;
                while heard != Heard::Notice(of(company)) {
                    assert_ne!(heard, Heard::Notice(of(1)), "it was undone");
                    heard = listener.next().await;
                }
            }
            if round == 0 {
                sqlx::query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
                    .execute(&one.pools.writers)
                    .await
                    .unwrap();
                for listener in &mut listeners {
                    assert_eq!(listener.next().await, Heard::Missed);
                }
            }
        }
    }
}
