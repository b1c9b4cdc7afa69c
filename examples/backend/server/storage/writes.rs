//! What became of writes, by idempotency key.

use super::super::garage::Now;
use super::super::garage::repeats::{Repeats, Write, WriteRecord};
use super::answers::Asked;
use super::columns::{Columns, number, optional_number};
use super::{StorageError, Transaction};

/// A form that was left open over night still learns what became of it.
const REMEMBERED_SECONDS: u64 = 24 * 60 * 60;

/// What is known of the key of this request: its own key, or the one that it asks about.
///
/// # Errors
///
/// [`StorageError`] when the database fails.
pub async fn load(
    transaction: &mut Transaction,
    asked: &Asked,
    now: Now,
) -> Result<Repeats, StorageError> {
    let Some(key) = key_in(&asked.path).or(asked.key.as_deref()) else {
        return Ok(Repeats::default());
    };
    let row = sqlx::query(
        "SELECT * FROM writes WHERE company = $1 AND \"user\" = $2 AND key = $3 AND expires_at > $4",
    )
    .bind(number(asked.viewer.company.0)?)
    .bind(number(asked.viewer.user.0)?)
    .bind(key)
    .bind(number(now.seconds)?)
    .fetch_optional(transaction.connection())
    .await?;
    let write = row.map(|row| write(Columns(&row))).transpose()?;
    Ok(Repeats {
        writes: write.into_iter().collect(),
    })
}

fn write(row: Columns<'_>) -> Result<Write, StorageError> {
    let record = match row.optional_number("expected_since")? {
        Some(since) => WriteRecord::Expected { since },
        None => WriteRecord::Answered {
            request: row.text("request")?,
            status: row.number("status")?,
            body: row.json("body")?,
        },
    };
    let key = row.text("key")?;
    Ok(Write { key, record })
}

/// Keeps what is known of this write now, and forgets those of the company that nobody asks for any more.
///
/// # Errors
///
/// [`StorageError`] when the database fails.
pub async fn save(
    transaction: &mut Transaction,
    asked: &Asked,
    repeats: &Repeats,
    now: Now,
) -> Result<(), StorageError> {
    let Some(Write { key, record }) = repeats.writes.last() else {
        return Ok(());
    };
    let (request, status, body, expected_since) = match record {
        WriteRecord::Answered {
            request,
            status,
            body,
        } => (Some(request), Some(*status), Some(body.to_string()), None),
        WriteRecord::Expected { since } => (None, None, None, Some(*since)),
    };
    let company = number(asked.viewer.company.0)?;
    sqlx::query("DELETE FROM writes WHERE company = $1 AND expires_at <= $2")
        .bind(company)
        .bind(number(now.seconds)?)
        .execute(transaction.connection())
        .await?;
    sqlx::query(
        // What was expected has arrived.
        "INSERT INTO writes (company, \"user\", key, request, status, body, expected_since, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (company, \"user\", key) DO UPDATE SET
            request = excluded.request, status = excluded.status, body = excluded.body,
            expected_since = excluded.expected_since, expires_at = excluded.expires_at",
    )
    .bind(company)
    .bind(number(asked.viewer.user.0)?)
    .bind(key)
    .bind(request)
    .bind(optional_number(status)?)
    .bind(body)
    .bind(optional_number(expected_since)?)
    .bind(number(now.seconds + REMEMBERED_SECONDS)?)
    .execute(transaction.connection())
    .await?;
    Ok(())
}

fn key_in(path: &str) -> Option<&str> {
    let path = path.split('?').next()?;
    path.strip_prefix("/writes/")
}
