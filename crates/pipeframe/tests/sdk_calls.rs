//! Calls through the real SDK: what goes out, what comes back, and what is left behind.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::future::Future;

use js_sys::{Function, JSON, Promise, Reflect};
use pipeframe::{
    sdk::{
        ActivityModal, Color, Confirmation, CustomModal, DealModal, EntityOutcome,
        FloatingWindowSize, JsonModal, Metadata, ModalSize, ModalStatus, OrganizationModal,
        PanelSize, PersonModal, Redirect, SdkError, SettingsSize, Snackbar, View,
        WithFloatingWindow,
    },
    surface::{FloatingWindow, Modal, Panel, Settings},
};
use support::{ClosedPorts, Host, Posted, connected, for_a_moment, get};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// What the official SDK itself posts for a call.
async fn officially(command: &str, arguments: &str) -> Posted {
    let host = Host::new();
    let options = js_sys::Object::new();
    Reflect::set(&options, &"identifier".into(), &"frame-1".into()).unwrap();
    Reflect::set(&options, &"targetWindow".into(), &host.window).unwrap();
    let class: Function = get(&js_sys::global(), "AppExtensionsSDK").unchecked_into();
    let sdk = Reflect::construct(&class, &js_sys::Array::of1(&options)).unwrap();
    let initialize: Function = get(&sdk, "initialize").unchecked_into();
    let ready: Promise = initialize.call0(&sdk).unwrap().unchecked_into();
    JsFuture::from(ready).await.unwrap();
    let execute: Function = get(&sdk, "execute").unchecked_into();
    if arguments.is_empty() {
        execute.call1(&sdk, &command.into()).unwrap();
    } else {
        let arguments = JSON::parse(arguments).unwrap();
        execute.call2(&sdk, &command.into(), &arguments).unwrap();
    }
    host.last()
}

async fn same_envelope<T>(
    host: &Host,
    call: impl Future<Output = Result<T, SdkError>>,
    command: &str,
    arguments: &str,
) {
    // What comes back is not this test's affair.
    let _ = call.await;
    let expected = officially(command, arguments).await;
    assert_eq!(host.last().envelope(), expected.envelope());
}

#[wasm_bindgen_test]
async fn messages_go_out_as_the_official_sdk_sends_them() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;

    let plain = Snackbar::new("Sent");
    same_envelope(
        &host,
        sdk.show_snackbar(plain),
        "show_snackbar",
        r#"{"message":"Sent"}"#,
    )
    .await;
    let linked = Snackbar::new("Sent").link("Open", "https://a.test/1");
    let expected = r#"{"message":"Sent","link":{"url":"https://a.test/1","label":"Open"}}"#;
    same_envelope(&host, sdk.show_snackbar(linked), "show_snackbar", expected).await;
    let short = Confirmation::new("Sure?");
    same_envelope(
        &host,
        sdk.show_confirmation(short),
        "show_confirmation",
        r#"{"title":"Sure?"}"#,
    )
    .await;
    let whole = Confirmation::new("Send?")
        .description("At once.")
        .ok_text("Send")
        .cancel_text("Keep")
        .ok_color(Color::Primary);
    let expected = r#"{"title":"Send?","description":"At once.","okText":"Send","cancelText":"Keep","okColor":"primary"}"#;
    same_envelope(
        &host,
        sdk.show_confirmation(whole),
        "show_confirmation",
        expected,
    )
    .await;
}

#[wasm_bindgen_test]
async fn sizes_go_out_as_the_official_sdk_sends_them() {
    let (host, panel) = connected::<Panel, WithFloatingWindow>().await;
    let (_, modal) = connected::<Modal, WithFloatingWindow>().await;
    let (_, window) = connected::<FloatingWindow, WithFloatingWindow>().await;
    let (_, settings) = connected::<Settings, WithFloatingWindow>().await;

    same_envelope(
        &host,
        panel.resize(PanelSize::new(200)),
        "resize",
        r#"{"height":200}"#,
    )
    .await;
    let expected = r#"{"width":640,"height":480}"#;
    same_envelope(
        &host,
        modal.resize(ModalSize::new(640, 480)),
        "resize",
        expected,
    )
    .await;
    let size = FloatingWindowSize::new(10, 9000);
    same_envelope(
        &host,
        window.resize(size),
        "resize",
        r#"{"width":200,"height":700}"#,
    )
    .await;
    let size = SettingsSize::new(900);
    same_envelope(&host, settings.resize(size), "resize", r#"{"height":900}"#).await;
}

#[wasm_bindgen_test]
async fn modals_go_out_as_the_official_sdk_sends_them() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;
    host.answers(r#"{"data":{"status":"closed"}}"#);

    let modal = DealModal::new().title("T").person("P").organization("O");
    let expected = r#"{"type":"deal","prefill":{"title":"T","person":"P","organization":"O"}}"#;
    same_envelope(&host, sdk.open_modal(modal), "open_modal", expected).await;
    same_envelope(
        &host,
        sdk.open_modal(DealModal::new()),
        "open_modal",
        r#"{"type":"deal"}"#,
    )
    .await;
    let modal = PersonModal::new().name("P").organization("O");
    let expected = r#"{"type":"person","prefill":{"name":"P","organization":"O"}}"#;
    same_envelope(&host, sdk.open_modal(modal), "open_modal", expected).await;
    let modal = OrganizationModal::new().name("O");
    let expected = r#"{"type":"organization","prefill":{"name":"O"}}"#;
    same_envelope(&host, sdk.open_modal(modal), "open_modal", expected).await;
    let modal = ActivityModal::new()
        .subject("Call")
        .due_date("2026-12-01")
        .due_time("09:30")
        .duration("00:15")
        .note("<b>n</b>")
        .description("d")
        .deal(3)
        .organization(4);
    let expected = r#"{"type":"activity","prefill":{"subject":"Call","dueDate":"2026-12-01","dueTime":"09:30","duration":"00:15","note":"<b>n</b>","description":"d","deal":3,"organization":4}}"#;
    same_envelope(&host, sdk.open_modal(modal), "open_modal", expected).await;
    let modal = JsonModal::new("Create order");
    let expected = r#"{"type":"json_modal","action_id":"Create order"}"#;
    same_envelope(&host, sdk.open_modal(modal), "open_modal", expected).await;
    let modal = CustomModal::new("Details").data("vehicle", "3");
    let expected = r#"{"type":"custom_modal","action_id":"Details","data":{"vehicle":"3"}}"#;
    same_envelope(&host, sdk.open_modal(modal), "open_modal", expected).await;
}

#[wasm_bindgen_test]
async fn redirects_go_out_as_the_official_sdk_sends_them() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;

    let list = Redirect::list(View::Contacts);
    same_envelope(
        &host,
        sdk.redirect_to(list),
        "redirect_to",
        r#"{"view":"contacts"}"#,
    )
    .await;
    let deal = Redirect::record(View::Deals, 3);
    same_envelope(
        &host,
        sdk.redirect_to(deal),
        "redirect_to",
        r#"{"view":"deals","id":3}"#,
    )
    .await;
    let lead = Redirect::record(View::Leads, "a-b");
    same_envelope(
        &host,
        sdk.redirect_to(lead),
        "redirect_to",
        r#"{"view":"leads","id":"a-b"}"#,
    )
    .await;
    let settings = Redirect::settings(&[("section", "alerts")]);
    let expected = r#"{"view":"settings","context":{"section":"alerts"}}"#;
    same_envelope(&host, sdk.redirect_to(settings), "redirect_to", expected).await;
    let settings = Redirect::settings(&[]);
    same_envelope(
        &host,
        sdk.redirect_to(settings),
        "redirect_to",
        r#"{"view":"settings"}"#,
    )
    .await;
}

#[wasm_bindgen_test]
async fn window_commands_go_out_as_the_official_sdk_sends_them() {
    let (host, sdk) = connected::<FloatingWindow, WithFloatingWindow>().await;
    let none = None::<&JsCall>;
    let context = JsCall { call: 7 };

    same_envelope(
        &host,
        sdk.show_floating_window(none),
        "show_floating_window",
        "{}",
    )
    .await;
    let expected = r#"{"context":{"call":7}}"#;
    same_envelope(
        &host,
        sdk.show_floating_window(Some(&context)),
        "show_floating_window",
        expected,
    )
    .await;
    same_envelope(
        &host,
        sdk.hide_floating_window(Some(&context)),
        "hide_floating_window",
        expected,
    )
    .await;
    same_envelope(
        &host,
        sdk.set_notification(3),
        "set_notification",
        r#"{"number":3}"#,
    )
    .await;
    same_envelope(&host, sdk.set_focus_mode(true), "set_focus_mode", "true").await;
    same_envelope(&host, sdk.set_focus_mode(false), "set_focus_mode", "false").await;
}

#[derive(serde::Serialize)]
struct JsCall {
    call: u32,
}

#[wasm_bindgen_test]
async fn commands_without_arguments_go_out_as_the_official_sdk_sends_them() {
    let (host, sdk) = connected::<Modal, WithFloatingWindow>().await;

    same_envelope(&host, sdk.close_modal(), "close_modal", "").await;
    same_envelope(&host, sdk.get_signed_token(), "get_signed_token", "").await;
    same_envelope(&host, sdk.get_metadata(), "get_metadata", "").await;
}

#[wasm_bindgen_test]
async fn the_handshake_is_made_once_however_often_a_page_connects() {
    let (host, _) = connected::<Panel, WithFloatingWindow>().await;
    connected::<Panel, WithFloatingWindow>().await;
    connected::<Modal, WithFloatingWindow>().await;

    let handshakes = host
        .posted()
        .iter()
        .filter(|posted| posted.word() == "initialize")
        .count();
    assert_eq!(handshakes, 1);
}

#[wasm_bindgen_test]
async fn answers_come_back_typed() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;

    host.answers(r#"{"data":{"confirmed":true}}"#);
    assert_eq!(
        sdk.show_confirmation(Confirmation::new("?")).await,
        Ok(true)
    );
    host.answers(r#"{"data":{"status":"submitted","id":42}}"#);
    assert_eq!(
        sdk.open_modal(DealModal::new()).await,
        Ok(EntityOutcome::Submitted(Some(42)))
    );
    host.answers(r#"{"data":{"status":"closed"}}"#);
    assert_eq!(
        sdk.open_modal(CustomModal::new("x")).await,
        Ok(ModalStatus::Closed)
    );
    host.answers(r#"{"data":{"token":"a.b.c"}}"#);
    assert_eq!(sdk.get_signed_token().await.unwrap().reveal(), "a.b.c");
    host.answers(r#"{"data":{"windowWidth":1440,"windowHeight":900}}"#);
    let expected = Metadata {
        window_width: 1440,
        window_height: 900,
    };
    assert_eq!(sdk.get_metadata().await, Ok(expected));
}

#[wasm_bindgen_test]
async fn a_refusal_carries_the_hosts_text() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;
    host.answers(r#"{"error":"Not allowed"}"#);

    let refused = SdkError::Refused {
        call: "show_snackbar",
        message: "Not allowed".to_owned(),
    };
    assert_eq!(sdk.show_snackbar(Snackbar::new("x")).await, Err(refused));
}

#[wasm_bindgen_test]
async fn an_answer_of_another_shape_is_not_understood() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;

    for reply in ["{}", r#"{"data":3}"#, r#"{"data":{"confirmed":"yes"}}"#] {
        host.answers(reply);
        let error = SdkError::NotUnderstood {
            call: "show_confirmation",
            field: "confirmed",
        };
        assert_eq!(
            sdk.show_confirmation(Confirmation::new("?")).await,
            Err(error),
            "{reply}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_dropped_call_closes_its_port() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;
    host.is_silent();
    let closed = ClosedPorts::watch();

    for_a_moment(sdk.open_modal(DealModal::new())).await;

    assert_eq!(closed.count(), 1);
}

#[wasm_bindgen_test]
async fn the_pages_own_message_channel_is_back_after_each_call() {
    let (_, sdk) = connected::<Panel, WithFloatingWindow>().await;
    let before = get(&js_sys::global(), "MessageChannel");

    sdk.show_snackbar(Snackbar::new("x")).await.unwrap();

    assert!(js_sys::Object::is(
        &before,
        &get(&js_sys::global(), "MessageChannel")
    ));
}
