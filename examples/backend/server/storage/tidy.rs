//! Forgets from time to time what nobody asks for any more, also of companies that never come back.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sqlx::AnyPool;
use tokio::time::{MissedTickBehavior, interval};

use super::StorageError;
use super::columns::number;
use super::engine::Engine;

const PAUSE: Duration = Duration::from_secs(10 * 60);

/// What is deleted: `$1` are the seconds since 1970. What another process is at work on is left for the next time.
fn statements(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Sqlite => &["DELETE FROM writes WHERE expires_at <= $1"],
        Engine::Postgres => &[
            "DELETE FROM writes WHERE (company, \"user\", key) IN (
                SELECT company, \"user\", key FROM writes WHERE expires_at <= $1 LIMIT 10000 FOR UPDATE SKIP LOCKED)",
            "DELETE FROM allowances WHERE who IN (
                SELECT who FROM allowances WHERE full_at <= $1 * 1000000 FOR UPDATE SKIP LOCKED)",
        ],
    }
}

/// Tidies for as long as it is polled, at first at once.
pub(super) async fn from_time_to_time(engine: Engine, pool: AnyPool) {
    let mut times = interval(PAUSE);
    times.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        times.tick().await;
        if let Err(error) = once(engine, &pool).await {
            tracing::warn!(%error, "what has expired stays for now");
        }
    }
}

async fn once(engine: Engine, pool: &AnyPool) -> Result<(), StorageError> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = number(now.unwrap_or_default().as_secs())?;
    for statement in statements(engine) {
        sqlx::query(statement).bind(seconds).execute(pool).await?;
    }
    Ok(())
}
