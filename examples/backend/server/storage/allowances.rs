//! How much may still be asked of all processes together by whom, on PostgreSQL. `limits.rs` has the rule, and counts for SQLite.

use super::columns::Columns;
use super::{Repeat, Storage, StorageError};

impl Storage {
    /// Counts a request by the rule of `limits.rs`, on the database's clock: the whole allowance and what one request costs of it are in
    /// microseconds. Returns how long is to be waited, where nothing is left.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when the database fails.
    pub async fn count(
        &self,
        who: &str,
        cost: i64,
        whole: i64,
    ) -> Result<Option<i64>, StorageError> {
        let mut attempts = self.writing(Repeat::Harmless);
        loop {
            match self.count_once(who, cost, whole).await {
                Ok(wait) => return Ok(wait),
                // Counted twice it costs a request, which is better than none.
                Err(error) => attempts.wait(error).await?,
            }
        }
    }

    async fn count_once(
        &self,
        who: &str,
        cost: i64,
        whole: i64,
    ) -> Result<Option<i64>, StorageError> {
        // One statement, which is a transaction of its own. A request that is refused costs nothing.
        let row = sqlx::query(
            "WITH clock AS (
                SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::BIGINT AS now
            ), counted AS (
                INSERT INTO allowances AS old (who, full_at)
                SELECT $1, now + $2 FROM clock
                ON CONFLICT (who) DO UPDATE
                SET full_at = greatest(old.full_at, (SELECT now FROM clock)) + $2
                WHERE greatest(old.full_at, (SELECT now FROM clock)) + $2 - (SELECT now FROM clock) <= $3
                RETURNING 0::BIGINT AS wait
            )
            SELECT wait FROM counted
            UNION ALL
            SELECT greatest(full_at + $2 - $3 - (SELECT now FROM clock), 1) FROM allowances
            WHERE who = $1 AND NOT EXISTS (SELECT FROM counted)",
        )
        .bind(who.to_owned())
        .bind(cost)
        .bind(whole)
        .fetch_optional(&self.pools.writers)
        .await?;
        let wait = row.map(|row| Columns(&row).number("wait")).transpose()?;
        Ok(wait.filter(|wait| *wait > 0))
    }
}
