//! The answers to writes, by idempotency key.

use rusqlite::{Error, OptionalExtension, Transaction};

use super::super::garage::repeats::{Answered, Repeats};
use super::columns::from_json;
use super::{Asked, Now};

/// A form that was left open over night still learns what became of it.
const REMEMBERED_SECONDS: u64 = 24 * 60 * 60;

/// What the key of this request was answered before: its own key, or the one that it asks about.
pub fn load(transaction: &Transaction<'_>, asked: &Asked, now: Now) -> Result<Repeats, Error> {
    let Some(key) = key_in(&asked.path).or(asked.key.as_deref()) else {
        return Ok(Repeats::default());
    };
    let answered = transaction
        .query_row(
            "SELECT * FROM writes WHERE company = ?1 AND user = ?2 AND key = ?3 AND expires_at > ?4",
            (asked.viewer.company.0, asked.viewer.user.0, key, now.seconds),
            |row| {
                Ok(Answered {
                    key: row.get("key")?,
                    request: row.get("request")?,
                    status: row.get("status")?,
                    body: from_json(row, "body")?,
                })
            },
        )
        .optional()?;
    Ok(Repeats {
        answered: answered.into_iter().collect(),
    })
}

/// Keeps the answer to this write, and forgets those that nobody asks for any more.
pub fn save(
    transaction: &Transaction<'_>,
    asked: &Asked,
    repeats: &Repeats,
    now: Now,
) -> Result<(), Error> {
    let Some(answered) = repeats.answered.last() else {
        return Ok(());
    };
    transaction.execute("DELETE FROM writes WHERE expires_at <= ?1", [now.seconds])?;
    transaction.execute(
        // A repeat finds its row; the first answer and its expiry stay.
        "INSERT INTO writes VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
        (
            asked.viewer.company.0,
            asked.viewer.user.0,
            &answered.key,
            &answered.request,
            answered.status,
            answered.body.to_string(),
            now.seconds + REMEMBERED_SECONDS,
        ),
    )?;
    Ok(())
}

fn key_in(path: &str) -> Option<&str> {
    let path = path.split('?').next()?;
    path.strip_prefix("/writes/")
}
