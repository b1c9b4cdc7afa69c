//! What pages get from the app's server: tries, shared reads, and calls that are given up.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{
    cell::{Cell, RefCell},
    future::Future,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use futures_util::future::join;
use pipeframe::backend::{
    Backend, BackendError, LocalFuture, Reply, Request, Surroundings, Transport,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A server that gives its answers in turn, the last one again and again, and keeps what it was sent.
#[derive(Clone, Default)]
struct Server {
    answers: Rc<RefCell<Vec<u16>>>,
    received: Rc<RefCell<Vec<Request>>>,
    silent: Rc<Cell<bool>>,
    abandoned: Rc<Cell<u32>>,
}

impl Server {
    fn answering(statuses: &[u16]) -> Self {
        let server = Self::default();
        server.answers.borrow_mut().extend(statuses);
        server
    }

    fn backend(&self) -> Backend {
        Backend::with_surroundings(self.clone(), Clock::default())
    }

    fn received(&self) -> usize {
        self.received.borrow().len()
    }
}

impl Transport for Server {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        self.received.borrow_mut().push(request);
        let server = self.clone();
        let mut answered = OnDrop {
            abandoned: Rc::clone(&self.abandoned),
            armed: true,
        };
        Box::pin(async move {
            std::future::poll_fn(|context| {
                if server.silent.get() {
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Poll::Ready(())
            })
            .await;
            answered.disarm();
            let mut answers = server.answers.borrow_mut();
            let status = if answers.len() > 1 {
                answers.remove(0)
            } else {
                answers[0]
            };
            Ok(Reply {
                status,
                retry_after: None,
                body: JsValue::from(f64::from(status)),
            })
        })
    }
}

struct OnDrop {
    abandoned: Rc<Cell<u32>>,
    armed: bool,
}

impl OnDrop {
    fn disarm(&mut self) {
        self.armed = false;
    }
}

impl Drop for OnDrop {
    fn drop(&mut self) {
        if self.armed {
            self.abandoned.set(self.abandoned.get() + 1);
        }
    }
}

#[derive(Default)]
struct Clock {
    now: Rc<Cell<f64>>,
}

impl Surroundings for Clock {
    fn now(&self) -> f64 {
        self.now.get()
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn wait(&self, milliseconds: u32) -> LocalFuture<()> {
        self.now.set(self.now.get() + f64::from(milliseconds));
        Box::pin(async {})
    }
}

#[wasm_bindgen_test]
async fn a_read_is_tried_again_until_it_succeeds() {
    let server = Server::answering(&[503, 500, 200]);

    assert_eq!(server.backend().get::<u16>("/a").await, Ok(200));
    assert_eq!(server.received(), 3);
}

#[wasm_bindgen_test]
async fn a_read_is_given_up_after_its_tries() {
    let server = Server::answering(&[503]);

    let failure = server.backend().get::<u16>("/a").await;

    assert_eq!(failure, Err(BackendError::ServerFault { status: 503 }));
    assert_eq!(server.received(), 4);
}

#[wasm_bindgen_test]
async fn what_the_server_refuses_is_not_tried_again() {
    for status in [400, 401, 403, 404, 409, 422] {
        let server = Server::answering(&[status]);

        assert!(server.backend().get::<u16>("/a").await.is_err());
        assert_eq!(server.received(), 1, "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_write_is_repeated_only_under_a_key_and_then_under_the_same() {
    let plain = Server::answering(&[503, 200]);
    assert!(plain.backend().post::<_, u16>("/a", &1).await.is_err());
    assert_eq!(plain.received(), 1);

    let keyed = Server::answering(&[503, 200]);
    assert_eq!(
        keyed.backend().post_once::<_, u16>("/a", &1, "key-1").await,
        Ok(200)
    );
    let keys: Vec<_> = keyed
        .received
        .borrow()
        .iter()
        .map(|request| request.idempotency_key.clone())
        .collect();
    assert_eq!(keys, [Some("key-1".to_owned()), Some("key-1".to_owned())]);
}

#[wasm_bindgen_test]
async fn the_same_read_by_two_parts_of_a_page_is_made_once() {
    let server = Server::answering(&[200]);
    let backend = server.backend();

    server.silent.set(true);
    let mut first = Box::pin(backend.get::<u16>("/a"));
    let mut second = Box::pin(backend.get::<u16>("/a"));
    poll_once(&mut first);
    poll_once(&mut second);
    server.silent.set(false);

    let both = join(first, second).await;

    assert_eq!(both, (Ok(200), Ok(200)));
    assert_eq!(server.received(), 1);
    assert_eq!(backend.get::<u16>("/a").await, Ok(200));
    assert_eq!(server.received(), 2);
}

#[wasm_bindgen_test]
async fn a_read_after_a_write_does_not_join_one_that_began_before_it() {
    let server = Server::answering(&[200]);
    let backend = server.backend();
    server.silent.set(true);
    let mut early = Box::pin(backend.get::<u16>("/a"));
    poll_once(&mut early);
    server.silent.set(false);
    assert_eq!(backend.put::<_, u16>("/a", &1).await, Ok(200));

    assert_eq!(backend.get::<u16>("/a").await, Ok(200));

    assert_eq!(server.received(), 3);
    assert_eq!(early.await, Ok(200));
}

#[wasm_bindgen_test]
async fn a_call_that_is_dropped_abandons_its_request_unless_another_part_waits_for_it() {
    let server = Server::answering(&[200]);
    let backend = server.backend();
    server.silent.set(true);
    let mut first = Box::pin(backend.get::<u16>("/a"));
    let mut second = Box::pin(backend.get::<u16>("/a"));
    poll_once(&mut first);
    poll_once(&mut second);

    drop(first);
    assert_eq!(server.abandoned.get(), 0);
    drop(second);
    assert_eq!(server.abandoned.get(), 1);
}

#[wasm_bindgen_test]
async fn an_answer_of_another_type_is_not_understood() {
    let server = Server::answering(&[200]);

    let failure = server.backend().get::<Vec<String>>("/a").await;

    assert_eq!(failure, Err(BackendError::NotUnderstood));
}

fn poll_once<T>(future: &mut (impl Future<Output = T> + Unpin)) {
    let mut context = Context::from_waker(Waker::noop());
    assert!(std::pin::Pin::new(future).poll(&mut context).is_pending());
}
