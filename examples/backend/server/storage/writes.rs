//! What became of writes, by idempotency key.

use rusqlite::{Error, OptionalExtension, Row, Transaction};

use super::super::garage::Now;
use super::super::garage::repeats::{Repeats, Write, WriteRecord};
use super::Asked;
use super::columns::from_json;

/// A form that was left open over night still learns what became of it.
const REMEMBERED_SECONDS: u64 = 24 * 60 * 60;

/// What is known of the key of this request: its own key, or the one that it asks about.
pub fn load(transaction: &Transaction<'_>, asked: &Asked, now: Now) -> Result<Repeats, Error> {
    let Some(key) = key_in(&asked.path).or(asked.key.as_deref()) else {
        return Ok(Repeats::default());
    };
    let write = transaction
        .query_row(
            "SELECT * FROM writes WHERE company = ?1 AND user = ?2 AND key = ?3 AND expires_at > ?4",
            (asked.viewer.company.0, asked.viewer.user.0, key, now.seconds),
            write,
        )
        .optional()?;
    Ok(Repeats {
        writes: write.into_iter().collect(),
    })
}

fn write(row: &Row<'_>) -> Result<Write, Error> {
    let record = match row.get("expected_since")? {
        Some(since) => WriteRecord::Expected { since },
        None => WriteRecord::Answered {
            request: row.get("request")?,
            status: row.get("status")?,
            body: from_json(row, "body")?,
        },
    };
    let key = row.get("key")?;
    Ok(Write { key, record })
}

/// Keeps what is known of this write now, and forgets those that nobody asks for any more.
pub fn save(
    transaction: &Transaction<'_>,
    asked: &Asked,
    repeats: &Repeats,
    now: Now,
) -> Result<(), Error> {
    let Some(Write { key, record }) = repeats.writes.last() else {
        return Ok(());
    };
    let (request, status, body, expected_since) = match record {
        WriteRecord::Answered {
            request,
            status,
            body,
        } => (Some(request), Some(status), Some(body.to_string()), None),
        WriteRecord::Expected { since } => (None, None, None, Some(since)),
    };
    transaction.execute("DELETE FROM writes WHERE expires_at <= ?1", [now.seconds])?;
    transaction.execute(
        // What was expected has arrived.
        "INSERT OR REPLACE INTO writes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            asked.viewer.company.0,
            asked.viewer.user.0,
            key,
            request,
            status,
            body,
            expected_since,
            now.seconds + REMEMBERED_SECONDS,
        ),
    )?;
    Ok(())
}

fn key_in(path: &str) -> Option<&str> {
    let path = path.split('?').next()?;
    path.strip_prefix("/writes/")
}
