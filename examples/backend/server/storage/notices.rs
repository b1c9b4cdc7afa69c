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
