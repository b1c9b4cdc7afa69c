//! What becomes of data that changes while it is being fetched.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::{
    cell::RefCell,
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use leptos::{mount::mount_to_body, prelude::Owner};
use pipeframe::backend::{Backend, BackendError, LocalFuture, Method, Reply, Request, Transport};
use pipeframe::fetch::Fetched;
use support::settle;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A server that answers each read when it is told to, and each write at once.
#[derive(Clone, Default)]
struct Server {
    reads: Rc<RefCell<Vec<Option<&'static str>>>>,
    waiting: Rc<RefCell<Vec<Waker>>>,
}

impl Server {
    fn asked(&self) -> usize {
        self.reads.borrow().len()
    }

    async fn answer(&self, read: usize, text: &'static str) {
        self.reads.borrow_mut()[read] = Some(text);
        self.waiting.borrow_mut().drain(..).for_each(Waker::wake);
        settle().await;
    }
}

impl Transport for Server {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        let answered = |text: &str| Reply {
            status: 200,
            retry_after: None,
            body: text.into(),
        };
        if request.method != Method::Get {
            return Box::pin(async move { Ok(answered("written")) });
        }
        let server = self.clone();
        let own = server.asked();
        server.reads.borrow_mut().push(None);
        Box::pin(poll_fn(move |context| {
            let read = server.reads.borrow()[own];
            let answer = read.map(|text| Poll::Ready(Ok(answered(text))));
            answer.unwrap_or_else(|| {
                server.waiting.borrow_mut().push(context.waker().clone());
                Poll::Pending
            })
        }))
    }
}

/// Data whose first read is under way.
async fn fetching() -> (Owner, Server, Backend, Fetched<String>) {
    let (owner, server) = (Owner::new(), Server::default());
    // As a page begins: from then on there is somebody who runs what is spawned.
    mount_to_body(|| ());
    owner.set();
    let backend = Backend::new(server.clone());
    let fetched = Fetched::start(backend.clone(), "/a".to_owned());
    settle().await;
    assert_eq!(server.asked(), 1);
    (owner, server, backend, fetched)
}

fn shown(fetched: Fetched<String>) -> (Option<String>, bool) {
    let data = fetched.data.with_untracked(|data| data.value().cloned());
    (data, fetched.is_busy.with_untracked(|is_busy| *is_busy))
}

#[wasm_bindgen_test]
async fn what_changes_while_it_is_fetched_is_fetched_once_more() {
    let (_owner, server, _, fetched) = fetching().await;
    // However often a change is told meanwhile.
    fetched.refresh();
    fetched.refresh();
    settle().await;
    assert_eq!(server.asked(), 1);
    server.answer(0, "before").await;
    assert_eq!(shown(fetched), (Some("before".to_owned()), true));
    assert_eq!(server.asked(), 2);
    server.answer(1, "after").await;
    assert_eq!(shown(fetched), (Some("after".to_owned()), false));
    assert_eq!(server.asked(), 2);
}

#[wasm_bindgen_test]
async fn a_change_that_is_told_is_not_forgotten_over_a_value_that_is_put() {
    let (_owner, server, _, fetched) = fetching().await;
    fetched.refresh();
    fetched.put("put".to_owned());
    server.answer(0, "before").await;
    assert_eq!(shown(fetched), (Some("put".to_owned()), true));
    server.answer(1, "after").await;
    assert_eq!(shown(fetched), (Some("after".to_owned()), false));
}

#[wasm_bindgen_test]
async fn a_read_from_before_a_write_is_not_waited_for() {
    let (_owner, server, backend, fetched) = fetching().await;
    let written: String = backend.post("/a", &1).await.unwrap();
    assert_eq!(written, "written");
    fetched.refresh();
    settle().await;
    assert_eq!(server.asked(), 2);
    server.answer(1, "after").await;
    server.answer(0, "before").await;
    assert_eq!(shown(fetched), (Some("after".to_owned()), false));
    assert_eq!(server.asked(), 2);
}
