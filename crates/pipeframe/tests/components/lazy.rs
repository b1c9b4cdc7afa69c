//! Parts of the program that are fetched when they are first needed, as the page shows them.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use pipeframe::kit::{Node, html};
use pipeframe::lazy;
use pipeframe::lazy::NotLoaded;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

lazy! { greetings;
    greeting: fn(&'static str) -> Node = greet;
}

fn greet(name: &'static str) -> Node {
    html::p().child("Hello ").child(name)
}

/// The network: what a part that is on its way waits for.
#[derive(Default)]
struct Arrival {
    ended: Cell<Option<Result<(), NotLoaded>>>,
    waker: Cell<Option<Waker>>,
}

impl Arrival {
    async fn part(self: Rc<Self>) -> Result<fn(&'static str) -> Node, NotLoaded> {
        poll_fn(|context| {
            if let Some(ended) = self.ended.take() {
                return Poll::Ready(ended);
            }
            self.waker.set(Some(context.waker().clone()));
            Poll::Pending
        })
        .await?;
        Ok(greet)
    }

    fn ends(&self, ended: Result<(), NotLoaded>) {
        self.ended.set(Some(ended));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

#[wasm_bindgen_test]
fn what_is_there_is_shown_at_once() {
    let page = Page::show(|| lazy::view("Loading the greeting", greeting, |greet| greet("Ada")));
    assert_eq!(page.text(), "Hello Ada");
}

#[wasm_bindgen_test]
async fn what_is_on_its_way_has_a_skeleton_and_a_name_until_it_is_there() {
    let arrival = Rc::<Arrival>::default();
    let load = Rc::clone(&arrival);
    let page = Page::show(move || {
        lazy::view(
            "Loading the greeting",
            move || Rc::clone(&load).part(),
            |greet| greet("Ada"),
        )
    });
    next_frame().await;
    let status = page.one("[role=status]");
    assert_eq!(
        status.get_attribute("aria-label").as_deref(),
        Some("Loading the greeting")
    );
    arrival.ends(Ok(()));
    next_frame().await;
    assert_eq!(page.text(), "Hello Ada");
    assert!(page.none("[role=status]"));
}

#[wasm_bindgen_test]
async fn what_does_not_arrive_is_said_and_may_be_tried_again() {
    let arrival = Rc::<Arrival>::default();
    let load = Rc::clone(&arrival);
    let page = Page::show(move || {
        lazy::view(
            "Loading the greeting",
            move || Rc::clone(&load).part(),
            |greet| greet("Ada"),
        )
    });
    next_frame().await;
    arrival.ends(Err(NotLoaded));
    next_frame().await;
    assert!(
        page.one("[role=alert]")
            .text_content()
            .unwrap_or_default()
            .contains("could not be loaded")
    );
    page.one("button").click();
    next_frame().await;
    assert!(page.none("[role=alert]"));
    arrival.ends(Ok(()));
    next_frame().await;
    assert_eq!(page.text(), "Hello Ada");
}
