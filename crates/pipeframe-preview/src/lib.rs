//! A Pipedrive to run an extension in: every surface as a real, cross-site iframe, on one machine and without an account.
//!
//! The layers, in the order in which they use each other, which `tests/walls/rooms.rs` holds them to; those before `wire` are plain
//! data and plain functions, tested without a browser:
//!
//! - `variants`, `surface`, `range`, `rule` and `frame_id` are the words that the others share;
//! - `account` is the simulated company with its deals, people, organisations and activities;
//! - `rich_text` reads the few tags that notes may hold;
//! - `token` makes the signed token of a frame's address; `trouble` is why a page doesn't start in its frame;
//! - `assumptions` are what isn't known of Pipedrive;
//! - `protocol` reads what an iframe posts, judges it, and words what it finds;
//! - `frame_address` writes the address that Pipedrive would give an iframe;
//! - `relay` asks the endpoints of JSON panels and JSON modals, and keeps what came of it;
//! - `scenario` is what fails on purpose;
//! - `log` keeps the conversation;
//! - `hub` is the Developer Hub: the registration as a form, and what leads from a draft to a live app;
//! - `desk` is the host itself: a state machine from inputs to effects;
//! - `link` reads the page's own address: which record, theme, mode and app to show;
//! - `recording` exports the conversation, compares it and makes tests of it;
//! - `wire` receives messages and owns their ports, `host` joins the desk to the browser, `views` shows it.
//!
//! Of the library only the registration is used here: a host that shared the client's words could not notice the client's mistakes.

#![cfg_attr(
    not(test),
    warn(
        clippy::wildcard_enum_match_arm,
        reason = "a new variant has to be decided on wherever its enum is matched"
    )
)]

mod account;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod any_json;
mod assumptions;
mod companion;
mod console;
mod desk;
mod file_access;
mod frame_address;
mod frame_id;
mod host;
mod hub;
mod javascript;
mod json_workbench;
mod link;
mod log;
mod mask;
mod memo;
mod opening;
mod origin;
mod permission;
mod program;
mod protocol;
mod range;
mod reach;
mod recording;
mod relay;
mod rich_text;
mod rule;
mod sandbox;
mod scenario;
mod stand_in;
mod surface;
mod token;
mod trouble;
mod variants;
mod views;
mod wire;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use host::Host;
use opening::Opened;

/// Shows the preview in place of the page's skeleton.
pub fn mount() {
    console_error_panic_hook::set_once();
    use_own_stylesheet();
    spawn_local(async {
        let opened = opening::open().await;
        remove_start_skeleton();
        match opened {
            Opened::Asks { address, theme } => {
                mount_to_body(
                    move || view! { <views::NetworkQuestion address=address theme=theme /> },
                );
            }
            Opened::JsonGallery => mount_to_body(|| view! { <views::JsonGallery /> }),
            Opened::Gallery(gallery) => {
                mount_to_body(move || view! { <views::ComponentGallery gallery=gallery /> });
            }
            Opened::Preview(opened) => {
                let (setup, page) = *opened;
                mount_to_body(move || {
                    let host = Host::open(setup, page);
                    console::install(host);
                    view! { <views::Preview host=host /> }
                });
            }
        }
    });
}

/// The page was written for an app; its styles are removed as soon as the preview's are loaded.
fn use_own_stylesheet() {
    let others = document().query_selector_all("link[rel=stylesheet]").ok();
    let give_way = Closure::once_into_js(move || {
        let links = others
            .iter()
            .flat_map(|others| (0..others.length()).filter_map(|index| others.get(index)));
        for link in links.filter_map(|link| link.dyn_into::<Element>().ok()) {
            link.remove();
        }
    });
    let document = document();
    let added = document.create_element("link").and_then(|link| {
        link.set_attribute("rel", "stylesheet")?;
        link.set_attribute("href", &program::stylesheet())?;
        link.add_event_listener_with_callback("load", give_way.unchecked_ref())?;
        document
            .head()
            .map(|head| head.append_child(&link))
            .transpose()
    });
    if added.is_err() {
        leptos::logging::warn!("The preview's stylesheet could not be added.");
    }
}

fn remove_start_skeleton() {
    if let Some(skeleton) = document().get_element_by_id("start") {
        skeleton.remove();
    }
}
