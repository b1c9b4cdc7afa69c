//! Open pages hear by server-sent events of what changes.
//!
//! A browser's `EventSource` can't send the signed token in a header, and in an address a token would stand in logs. So a page asks
//! `GET /api/events/ticket`, with its token, for a ticket: it lasts half a minute, opens one stream, and says only whose events it is for.
//! `GET /api/events?ticket=…` then streams one word for each change: a page that hears it asks by its own rights what is new.
//! A stream ends by itself after some minutes, so that nobody listens for long after their token would have ceased to count.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use futures_util::future::ready;
use futures_util::stream::{Stream, once, unfold};
use pipeframe::context::{CompanyId, UserId, Viewer};
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, timeout_at};

use super::oauth::now;
use super::oauth::signed::{Purpose, Signer};
use super::oauth::store::Store;
use super::problem::Problem;
use super::running::{Running, RunningWork};
use super::storage::{Heard, Listener, Storage};
use super::token::TokenRefusal;

const TICKET_LASTS: Duration = Duration::from_secs(30);
const STREAM_LASTS: Duration = Duration::from_secs(10 * 60);
/// A user has so many streams in one process at most: a page has one, and a browser some pages.
const MOST_OPEN: u32 = 30;
/// Proxies cut what is silent for a minute.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// Anything may have changed.
const ANYTHING: &str = "anything";

/// Tickets and streams. Clones mean the same.
#[derive(Clone, Debug)]
pub struct Events {
    signer: Signer,
    storage: Arc<Storage>,
    open: Running,
}

/// What a ticket says.
#[derive(Serialize, Deserialize)]
struct Listening {
    company: u64,
    user: u64,
}

/// How a page shows its ticket.
#[derive(Deserialize)]
pub struct Shown {
    #[serde(default)]
    ticket: String,
}

impl Events {
    /// Of this server.
    pub fn new(signer: Signer, storage: Arc<Storage>) -> Self {
        Self {
            signer,
            storage,
            open: Running::default(),
        }
    }

    /// A ticket for the viewer. Nothing is kept of it before it is used.
    pub fn ticket(&self, viewer: Viewer) -> Json<String> {
        let listening = Listening {
            company: viewer.company.0,
            user: viewer.user.0,
        };
        let ticket = self
            .signer
            .write(Purpose::Ticket, listening, TICKET_LASTS, now());
        Json(ticket)
    }

    /// Whose ticket it is; it counts no more then.
    async fn take(&self, ticket: &str) -> Result<Viewer, Problem> {
        let refused = |_| TokenRefusal::Expired;
        let ticket = self
            .signer
            .read::<Listening>(Purpose::Ticket, ticket, now());
        let ticket = ticket.map_err(refused)?;
        let name = ["ticket ", &ticket.nonce].concat();
        let store = Store(self.storage.clone());
        if !store.use_once(&name, ticket.expires, now()).await? {
            return Err(TokenRefusal::Expired.into());
        }
        Ok(Viewer {
            user: UserId(ticket.content.user),
            company: CompanyId(ticket.content.company),
        })
    }
}

/// The stream that a ticket opens.
///
/// # Errors
///
/// [`Problem`] for a ticket that counts no more, or never did.
pub async fn stream(
    State(events): State<Events>,
    Query(shown): Query<Shown>,
) -> Result<Response, Problem> {
    // Begun before the page asks for anything, so that nothing is missed in between.
    let listener = events.storage.listen();
    let viewer = events.take(&shown.ticket).await?;
    // Some proxies hold the headers back until there is a body, and the page would not know that it hears.
    let begun = once(ready(Ok(Event::default().comment("hearing"))));
    let open = events.open.begin_one_of(MOST_OPEN, viewer, "events");
    let open = open.ok_or(Problem::TooMany {
        seconds: STREAM_LASTS.as_secs(),
    })?;
    let heard = begun.chain(changes(listener, viewer.company, open));
    let signs = KeepAlive::new().interval(SIGN_OF_LIFE);
    let response = Sse::new(heard).keep_alive(signs);
    // nginx would keep events back until there are enough of them.
    Ok(([("x-accel-buffering", "no")], response).into_response())
}

/// One word for each change of the company, until the server or the stream's time ends.
fn changes(
    listener: Listener,
    company: CompanyId,
    open: RunningWork,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let end = Instant::now() + STREAM_LASTS;
    unfold((listener, open), move |(mut listener, open)| async move {
        loop {
            let about = match timeout_at(end, listener.next()).await.ok()? {
                Heard::Notice(notice) if notice.company == company.0 => notice.about,
                Heard::Notice(_) => continue,
                Heard::Missed => ANYTHING.to_owned(),
                Heard::Ended => return None,
            };
            return Some((Ok(Event::default().data(about)), (listener, open)));
        }
    })
}
