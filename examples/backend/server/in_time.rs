//! How long an answer may take, for every router in the same way.

use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::Response;

/// A router whose answers are `late` where they take longer. What must be finished all the same goes on in a task of its own.
pub fn in_time<S: Clone + Send + Sync + 'static>(
    router: Router<S>,
    limit: Duration,
    late: impl Fn() -> Response + Clone + Send + Sync + 'static,
) -> Router<S> {
    router.layer(middleware::from_fn(move |request: Request, next: Next| {
        let late = late.clone();
        async move {
            let answered = tokio::time::timeout(limit, next.run(request)).await;
            answered.unwrap_or_else(|_| late())
        }
    }))
}
