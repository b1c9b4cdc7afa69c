//! How much each user may still ask of all processes together, on PostgreSQL. `limits.rs` has the rule, and counts for SQLite.

use super::columns::{Columns, number};
use super::{Repeat, Storage, StorageError};

impl Storage {
    /// Counts a request of a user by the rule of `limits.rs`, on the database's clock: whole minutes and what one request costs of them
    /// are in microseconds. Returns how long the user has to wait, where nothing is left.
    ///
    /// # Errors
    ///
    /// [`StorageError`] when the database fails.
    pub async fn count(
        &self,
        company: u64,
        user: u64,
        cost: i64,
        whole: i64,
    ) -> Result<Option<i64>, StorageError> {
        let mut attempts = self.writing(Repeat::Harmless);
        loop {
            match self.count_once(company, user, cost, whole).await {
                Ok(wait) => return Ok(wait),
                // Counted twice it costs a request, which is better than none.
                Err(error) => attempts.wait(error).await?,
            }
        }
    }

    async fn count_once(
        &self,
        company: u64,
        user: u64,
        cost: i64,
        whole: i64,
    ) -> Result<Option<i64>, StorageError> {
        // One statement, which is a transaction of its own. A request that is refused costs nothing.
        let row = sqlx::query(
            "WITH clock AS (
                SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::BIGINT AS now
            ), counted AS (
                INSERT INTO allowances AS old (company, \"user\", full_at)
                SELECT $1, $2, now + $3 FROM clock
                ON CONFLICT (company, \"user\") DO UPDATE
                SET full_at = greatest(old.full_at, (SELECT now FROM clock)) + $3
                WHERE greatest(old.full_at, (SELECT now FROM clock)) + $3 - (SELECT now FROM clock) <= $4
                RETURNING 0::BIGINT AS wait
            )
            SELECT wait FROM counted
            UNION ALL
            SELECT greatest(full_at + $3 - $4 - (SELECT now FROM clock), 1) FROM allowances
            WHERE company = $1 AND \"user\" = $2 AND NOT EXISTS (SELECT FROM counted)",
        )
        .bind(number(company)?)
        .bind(number(user)?)
        .bind(cost)
        .bind(whole)
        .fetch_optional(&self.pools.writers)
        .await?;
        let wait = row.map(|row| Columns(&row).number("wait")).transpose()?;
        Ok(wait.filter(|wait| *wait > 0))
    }
}
