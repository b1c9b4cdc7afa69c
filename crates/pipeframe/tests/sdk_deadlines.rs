//! How long a call waits for the host. Nothing here waits for a clock: the page's timers go off when a test says so.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::{cell::RefCell, rc::Rc};

use pipeframe::{
    sdk::{Confirmation, DealModal, Sdk, SdkError, Snackbar, WithFloatingWindow},
    surface::Panel,
};
use support::{ClosedPorts, Host, Timers, for_a_moment, load_official_sdk, settle};
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

thread_local! {
    static HOST: Host = Host::new();
}

type PanelSdk = Sdk<Panel, WithFloatingWindow>;

/// A page whose handshake was answered, and whose host answers nothing from now on. No timer is left of the handshake.
async fn before_a_silent_host() -> (PanelSdk, Timers) {
    load_official_sdk();
    let host = HOST.with(Clone::clone);
    host.answers("{}");
    let timers = Timers::replace();
    let sdk = Sdk::connect(&host.options()).await.unwrap();
    timers.run_all();
    host.is_silent();
    (sdk, timers)
}

/// What happens to a snackbar that is shown from now on.
fn show_snackbar(sdk: &PanelSdk) -> Rc<RefCell<Option<Result<(), SdkError>>>> {
    let result = Rc::new(RefCell::new(None));
    let (sdk, shown) = (sdk.clone(), Rc::clone(&result));
    spawn_local(async move {
        let answer = sdk.show_snackbar(Snackbar::new("x")).await;
        *shown.borrow_mut() = Some(answer);
    });
    result
}

fn too_late() -> SdkError {
    SdkError::TimedOut {
        command: "show_snackbar",
        seconds: 10,
    }
}

#[wasm_bindgen_test]
async fn a_command_that_is_not_answered_ends_at_its_deadline_and_closes_its_port() {
    let (sdk, timers) = before_a_silent_host().await;
    let result = show_snackbar(&sdk);
    settle().await;
    assert!(matches!(timers.milliseconds()[..], [9_900.0..=10_000.0]));
    let closed = ClosedPorts::watch();

    timers.run_all();
    settle().await;

    assert_eq!(closed.count(), 1);
    assert_eq!(result.take(), Some(Err(too_late())));
}

#[wasm_bindgen_test]
async fn calls_share_a_timer_and_each_has_its_whole_time() {
    let (sdk, timers) = before_a_silent_host().await;
    let first = show_snackbar(&sdk);
    settle().await;
    wait_a_moment().await;
    let second = show_snackbar(&sdk);
    settle().await;
    assert_eq!(timers.milliseconds().len(), 1);

    timers.run_all();
    settle().await;
    assert_eq!(first.take(), Some(Err(too_late())));
    assert_eq!(second.take(), None);

    timers.run_all();
    settle().await;
    assert_eq!(second.take(), Some(Err(too_late())));
    assert!(timers.milliseconds().is_empty());
}

#[wasm_bindgen_test]
async fn a_timer_whose_calls_were_answered_finds_nothing_to_do() {
    let (sdk, timers) = before_a_silent_host().await;
    let host = HOST.with(Clone::clone);
    host.answers("{}");
    assert_eq!(sdk.show_snackbar(Snackbar::new("x")).await, Ok(()));

    timers.run_all();
    settle().await;
    assert!(timers.milliseconds().is_empty());
}

#[wasm_bindgen_test]
async fn calls_that_wait_for_a_person_have_no_deadline() {
    let (sdk, timers) = before_a_silent_host().await;
    for_a_moment(sdk.show_confirmation(Confirmation::new("?"))).await;
    for_a_moment(sdk.open_modal(DealModal::new())).await;

    assert!(timers.milliseconds().is_empty());
}

/// Until the page's clock has moved on.
async fn wait_a_moment() {
    let clock = web_sys::window().unwrap().performance().unwrap();
    let begun = clock.now();
    while clock.now() <= begun {
        settle().await;
    }
}
