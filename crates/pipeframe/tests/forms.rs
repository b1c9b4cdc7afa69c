//! What a form sends to the app's server, and what it can say of it: drafts that are posted, and values that are fetched and saved again.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Poll;

use futures_util::future::join;
use leptos::prelude::*;
use leptos::task::tick;
use pipeframe::backend::{
    Backend, BackendError, FieldError, LocalFuture, Method, Reply, Request, Transport,
};
use pipeframe::draft::{Draft, Field, Posted, report_refused};
use pipeframe::fetch::Edited;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{FormErrorSummary, State, TextField};
use serde::{Deserialize, Serialize};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Note {
    text: String,
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
    }
}

/// A server that answers everything alike, once it may.
#[derive(Clone, Default)]
struct Server {
    answer: Rc<RefCell<(u16, String)>>,
    is_silent: Rc<Cell<bool>>,
    asked: Rc<RefCell<Vec<Method>>>,
}

impl Server {
    fn answering(status: u16, body: &str) -> Self {
        let server = Self::default();
        server.answers(status, body);
        server
    }

    fn answers(&self, status: u16, body: &str) {
        self.answer.replace((status, body.to_owned()));
    }

    fn backend(&self) -> Backend {
        Backend::new(self.clone())
    }
}

impl Transport for Server {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        let server = self.clone();
        server.asked.borrow_mut().push(request.method);
        Box::pin(async move {
            std::future::poll_fn(|context| {
                if server.is_silent.get() {
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Poll::Ready(())
            })
            .await;
            let (status, body) = server.answer.borrow().clone();
            Ok(Reply {
                status,
                retry_after: None,
                body: js_sys::JSON::parse(&body).unwrap(),
            })
        })
    }
}

/// A draft of one text.
fn draft(server: &Server) -> Draft {
    Draft::new(
        server.backend(),
        vec![Field::Text(State::new("Call back".to_owned()))],
    )
}

async fn post(draft: Draft) -> Posted<Note> {
    draft.post("/notes", &note("Call back")).await
}

#[wasm_bindgen_test]
async fn a_draft_that_is_posted_gives_the_answer_as_its_type() {
    let owner = Owner::new();
    owner.set();
    let server = Server::answering(200, r#"{"text":"Call back"}"#);
    assert_eq!(post(draft(&server)).await, Posted::Done(note("Call back")));
}

#[wasm_bindgen_test]
async fn a_refusal_is_told_from_a_failure_after_which_nobody_knows() {
    let owner = Owner::new();
    owner.set();
    let server = Server::answering(422, r#"{"errors":{"note":"Leave out secrets"}}"#);
    let wrong = FieldError {
        field: "note".to_owned(),
        message: "Leave out secrets".to_owned(),
    };
    let refused = BackendError::Invalid(vec![wrong]);
    assert_eq!(post(draft(&server)).await, Posted::Refused(refused));
    server.answers(401, "null");
    let unknown = Posted::Unknown(BackendError::SessionRefused);
    assert_eq!(post(draft(&server)).await, unknown);
    // It was done, whatever the answer means.
    server.answers(200, "7");
    let unknown = Posted::Unknown(BackendError::NotUnderstood);
    assert_eq!(post(draft(&server)).await, unknown);
}

#[wasm_bindgen_test]
async fn an_answer_without_a_body_is_of_the_empty_type() {
    let owner = Owner::new();
    owner.set();
    let draft = draft(&Server::answering(204, "null"));
    let posted: Posted<()> = draft.post("/notes", &note("Call back")).await;
    assert_eq!(posted, Posted::Done(()));
}

#[wasm_bindgen_test]
async fn a_draft_says_that_it_is_being_sent_until_its_answer_is_there() {
    let owner = Owner::new();
    owner.set();
    let server = Server::answering(200, r#"{"text":""}"#);
    server.is_silent.set(true);
    let draft = draft(&server);
    let is_sending = || untrack(|| draft.sending().get());
    assert!(!is_sending());
    let watched = async {
        tick().await;
        assert!(is_sending());
        server.is_silent.set(false);
    };
    let (posted, ()) = join(post(draft), watched).await;
    assert_eq!(posted, Posted::Done(note("")));
    assert!(!is_sending());
}

#[wasm_bindgen_test]
async fn a_form_that_goes_on_to_something_else_does_not_wait_for_what_it_sent_before() {
    let owner = Owner::new();
    owner.set();
    let server = Server::answering(200, r#"{"text":""}"#);
    server.is_silent.set(true);
    let draft = draft(&server);
    let is_sending = || untrack(|| draft.sending().get());
    let watched = async {
        tick().await;
        draft.keep_at("pipeframe.draft/test/next".to_owned());
        assert!(!is_sending());
        server.is_silent.set(false);
    };
    let (posted, ()) = join(post(draft), watched).await;
    assert_eq!(posted, Posted::Done(note("")));
    assert!(!is_sending());
}

/// Values of the server in a form of one field.
fn edited(server: &Server) -> (Edited<Note>, State<String>) {
    let text = State::new(String::new());
    let read = move || Note { text: text.get() };
    let fill = move |Note { text: saved }| text.set(saved);
    (Edited::start(server.backend(), "/note", read, fill), text)
}

/// Lets what was asked be answered, and the effects run.
async fn settle() {
    for _ in 0..10 {
        tick().await;
    }
}

#[wasm_bindgen_test]
async fn a_form_is_filled_with_what_is_fetched_and_follows_it_until_somebody_changes_it() {
    let owner = Owner::new();
    owner.set();
    let server = Server::answering(200, r#"{"text":"first"}"#);
    let (edited, text) = edited(&server);
    settle().await;
    assert_eq!(text.get_untracked(), "first");
    server.answers(200, r#"{"text":"second"}"#);
    edited.fetched().refresh();
    settle().await;
    assert_eq!(text.get_untracked(), "second");
    text.set("mine".to_owned());
    assert!(untrack(|| edited.changed().get()));
    server.answers(200, r#"{"text":"third"}"#);
    edited.fetched().refresh();
    settle().await;
    assert_eq!(text.get_untracked(), "mine");
    edited.reset();
    assert_eq!(text.get_untracked(), "second");
}

#[wasm_bindgen_test]
async fn what_is_saved_is_put_and_shown_as_the_server_has_it() {
    let owner = Owner::new();
    owner.set();
    let server = Server::answering(200, r#"{"text":"first"}"#);
    let (edited, text) = edited(&server);
    settle().await;
    text.set(" mine ".to_owned());
    server.answers(200, r#"{"text":"mine"}"#);
    assert_eq!(edited.save().await, Ok(()));
    settle().await;
    assert_eq!(*server.asked.borrow(), [Method::Get, Method::Put]);
    assert_eq!(text.get_untracked(), "mine");
    assert!(!untrack(|| edited.is_changed()));
}

#[wasm_bindgen_test]
async fn a_save_that_fails_leaves_what_was_entered_and_that_it_is_not_saved() {
    let owner = Owner::new();
    owner.set();
    let server = Server::answering(200, r#"{"text":"first"}"#);
    let (edited, text) = edited(&server);
    settle().await;
    text.set("mine".to_owned());
    server.answers(403, "{}");
    assert_eq!(edited.save().await, Err(BackendError::Forbidden));
    assert_eq!(text.get_untracked(), "mine");
    assert!(untrack(|| edited.is_changed() && !edited.saving().get()));
}

#[wasm_bindgen_test]
async fn what_the_server_refuses_stands_beside_the_fields_that_the_page_has() {
    let (errors, plate) = (
        State::new(FieldErrors::default()),
        State::new(String::new()),
    );
    let form = move || {
        view! {
            <FormErrorSummary errors/>
            <TextField name="plate" label="Plate" value=plate errors/>
        }
    };
    let page = leptos::mount::mount_to(document().body().unwrap(), form);
    let refused = |field: &str| FieldError {
        field: field.to_owned(),
        message: "Taken".to_owned(),
    };
    report_refused(errors, vec![refused("plate"), refused("price_list")]);
    settle().await;
    let text = |selector| {
        let found = document().query_selector(selector).unwrap().unwrap();
        found.text_content().unwrap()
    };
    assert_eq!(text("#field-plate-error"), "Taken");
    assert!(text("#form-error-summary").contains("price_list: Taken"));
    drop(page);
}
