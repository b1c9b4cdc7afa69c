//! What pages call.

use std::{cell::RefCell, fmt, future::ready, rc::Rc, sync::Arc};

use send_wrapper::SendWrapper;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use super::shared::{Known, Shared};
use super::surroundings::Around;
use super::{
    BackendError, LocalFuture, Method, Reply, Request, Surroundings, Transport, is_repeatable,
    next_wait,
};
use crate::json::plain::{self, Unreadable};
use crate::lazy;

type Body = Result<JsValue, BackendError>;

/// A good answer that has not been read yet.
#[derive(Clone, Debug)]
pub struct Answer(JsValue);

impl Answer {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// [`BackendError::NotUnderstood`] when it is not a `T`.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, BackendError> {
        plain::read(self.0).map_err(|error| {
            tell(&error);
            BackendError::NotUnderstood
        })
    }

    /// Whether the other says the same.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let text = |answer: &Self| js_sys::JSON::stringify(&answer.0).ok();
        text(self).is_some_and(|one| text(other).is_some_and(|two| one == two))
    }
}

/// What a write carries.
#[derive(Clone, Debug)]
pub struct Payload(JsValue);

impl Payload {
    /// What becomes the JSON body.
    ///
    /// # Errors
    ///
    /// [`BackendError::Unsendable`] when it can't be written as JSON.
    pub fn of<B: Serialize>(body: &B) -> Result<Self, BackendError> {
        plain(body).map(Self)
    }
}

/// A read under way, by its path; gone when nobody waits for it any more.
type Read = (String, Known<Body>);

/// Says in the console of a development build which field of an answer was wrong.
#[cfg(debug_assertions)]
fn tell(error: &Unreadable) {
    leptos::logging::warn!(
        "An answer of your server is not of the type that it is read as: {error}."
    );
}

#[cfg(not(debug_assertions))]
fn tell(_: &Unreadable) {}

/// The app's server, as pages see it. Clones share one transport.
///
/// A read, and a write that may arrive twice, is tried again when that may help: [`next_wait`] says when. The same read by
/// several parts of a page is made once. A call whose future is dropped is abandoned, its waits and its request with it.
#[derive(Clone)]
pub struct Backend {
    /// A page has one thread; wrapped, the handle may go into any closure of a view.
    server: Arc<SendWrapper<Server>>,
}

struct Server {
    carrier: Rc<Carrier>,
    reads: RefCell<Vec<Read>>,
}

struct Carrier {
    transport: Box<dyn Transport>,
    surroundings: Around,
}

impl fmt::Debug for Backend {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Backend")
    }
}

impl Backend {
    /// A server that is reached by this transport.
    pub fn new(transport: impl Transport + 'static) -> Self {
        Self::over(Box::new(transport), Around::default())
    }

    /// The same with a custom clock, such as a test has.
    pub fn with_surroundings(
        transport: impl Transport + 'static,
        surroundings: impl Surroundings + 'static,
    ) -> Self {
        Self::over(Box::new(transport), Around::of(surroundings))
    }

    fn over(transport: Box<dyn Transport>, surroundings: Around) -> Self {
        let carrier = Carrier {
            transport,
            surroundings,
        };
        let server = Server {
            carrier: Rc::new(carrier),
            reads: RefCell::default(),
        };
        Self {
            server: Arc::new(SendWrapper::new(server)),
        }
    }

    /// Reads.
    ///
    /// # Errors
    ///
    /// Any [`BackendError`]; [`BackendError::NotUnderstood`] when the answer is not a `T`.
    pub fn get<T: DeserializeOwned>(
        &self,
        path: &str,
    ) -> impl Future<Output = Result<T, BackendError>> + use<T> {
        read(self.fetch(path))
    }

    /// Reads, and leaves the answer to be understood later.
    ///
    /// # Errors
    ///
    /// Any [`BackendError`].
    pub fn fetch(&self, path: &str) -> LocalFuture<Result<Answer, BackendError>> {
        let read = self.shared_read(path);
        Box::pin(async move { read.await.map(Answer) })
    }

    /// Creates, or acts, and reads the answer. The body is written down at once.
    ///
    /// # Errors
    ///
    /// As [`Backend::get`].
    pub fn post<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> impl Future<Output = Result<T, BackendError>> + use<B, T> {
        read(self.send(Method::Post, path, Payload::of(body), None))
    }

    /// Replaces, and reads the answer. The body is written down at once.
    ///
    /// # Errors
    ///
    /// As [`Backend::get`].
    pub fn put<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
    ) -> impl Future<Output = Result<T, BackendError>> + use<B, T> {
        read(self.send(Method::Put, path, Payload::of(body), None))
    }

    /// Removes.
    ///
    /// # Errors
    ///
    /// As [`Backend::get`].
    pub async fn delete(&self, path: &str) -> Result<(), BackendError> {
        let request = request(Method::Delete, path, None);
        self.write(request).await.map(drop)
    }

    /// Acts once, however often the request has to be made: the server answers a repeat of the key with the first result.
    ///
    /// # Errors
    ///
    /// As [`Backend::get`].
    pub fn post_once<B: Serialize, T: DeserializeOwned>(
        &self,
        path: &str,
        body: &B,
        idempotency_key: &str,
    ) -> impl Future<Output = Result<T, BackendError>> + use<B, T> {
        read(self.send(Method::Post, path, Payload::of(body), Some(idempotency_key)))
    }

    /// The same for what is already written down, and leaves the answer to be understood later.
    ///
    /// # Errors
    ///
    /// Any [`BackendError`].
    pub fn act_once(
        &self,
        path: &str,
        payload: Payload,
        idempotency_key: &str,
    ) -> LocalFuture<Result<Answer, BackendError>> {
        self.send(Method::Post, path, Ok(payload), Some(idempotency_key))
    }

    /// Waits this many milliseconds by the clock that the client's own retries go by.
    pub fn pause(&self, milliseconds: u32) -> LocalFuture<()> {
        self.server.carrier.surroundings.wait(milliseconds)
    }

    /// Where the server is reached at a path, as [`Transport::address`] says it. The signed token does not belong into it.
    pub fn address(&self, path: &str) -> Option<String> {
        self.server.carrier.transport.address(path)
    }

    /// What can't be written down is the answer.
    fn send(
        &self,
        method: Method,
        path: &str,
        payload: Result<Payload, BackendError>,
        idempotency_key: Option<&str>,
    ) -> LocalFuture<Result<Answer, BackendError>> {
        match payload {
            Ok(payload) => self.write(Request {
                idempotency_key: idempotency_key.map(str::to_owned),
                ..request(method, path, Some(payload.0))
            }),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }

    fn write(&self, request: Request) -> LocalFuture<Result<Answer, BackendError>> {
        let server = Arc::clone(&self.server);
        Box::pin(async move {
            let result = carry(Rc::clone(&server.carrier), request).await;
            // A read that began before this write may not show it, so whoever reads from here on starts another.
            server.reads.borrow_mut().clear();
            result.map(Answer)
        })
    }

    /// Whether a read is under way that another of the same path would join.
    pub(crate) fn is_reading(&self, path: &str) -> bool {
        let reads = self.server.reads.borrow();
        let mut reads = reads.iter();
        reads.any(|(known, read)| known == path && read.under_way().is_some())
    }

    fn shared_read(&self, path: &str) -> Shared<Body> {
        let mut reads = self.server.reads.borrow_mut();
        reads.retain(|(_, read)| read.under_way().is_some());
        let under_way = reads.iter().find(|(known, _)| known == path);
        if let Some(read) = under_way.and_then(|(_, read)| read.under_way()) {
            return read;
        }
        let carrier = Rc::clone(&self.server.carrier);
        let request = request(Method::Get, path, None);
        let read = Shared::new(Box::pin(carry(carrier, request)));
        reads.push((path.to_owned(), read.known()));
        read
    }
}

lazy! { network;
    /// What became of a first try that has not brought a good answer.
    answer_in_the_end: fn(Rc<Carrier>, Request, First) -> LocalFuture<Body> = |carrier, request, first| {
        Box::pin(async move { carrier.answer_in_the_end(request, first).await })
    };
}

/// When the first try began, and what was answered.
type First = (f64, Result<Reply, BackendError>);

/// Sends a request, again where that may help, and gives the body of a good answer.
async fn carry(carrier: Rc<Carrier>, request: Request) -> Body {
    let began = carrier.surroundings.now();
    match carrier.transport.send(request.clone()).await {
        Ok(reply) if reply.is_good() => Ok(reply.body),
        reply => match answer_in_the_end().await {
            Ok(answer) => answer(carrier, request, (began, reply)).await,
            Err(not_loaded) => Err(reply.err().unwrap_or_else(|| not_loaded.into())),
        },
    }
}

impl Carrier {
    async fn answer_in_the_end(&self, request: Request, (began, mut reply): First) -> Body {
        let mut tries = 1;
        loop {
            let failure = match reply.and_then(BackendError::check) {
                Ok(body) => return Ok(body),
                Err(failure) => failure,
            };
            let elapsed = self.surroundings.now() - began;
            let random = self.surroundings.random();
            let wait = next_wait(&failure, tries, elapsed, random);
            match wait.filter(|_| is_repeatable(&request)) {
                Some(wait) => self.surroundings.wait(wait).await,
                None => return Err(failure),
            }
            tries += 1;
            reply = self.transport.send(request.clone()).await;
        }
    }
}

/// What waits for it keeps nothing that the call was made with, so it is small.
async fn read<T: DeserializeOwned>(
    answer: LocalFuture<Result<Answer, BackendError>>,
) -> Result<T, BackendError> {
    answer.await?.read()
}

fn request(method: Method, path: &str, body: Option<JsValue>) -> Request {
    Request {
        method,
        path: path.to_owned(),
        body,
        idempotency_key: None,
    }
}

fn plain<B: Serialize>(body: &B) -> Result<JsValue, BackendError> {
    plain::write(body).map_err(|error| BackendError::Unsendable {
        field: error.field,
        reason: error.reason,
    })
}
