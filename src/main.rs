//! Car services, the reference app: four surfaces and a landing page, built on the public API of `pipeframe` alone.
//!
//! - [`domain`]: what it talks about; the types of its HTTP API
//! - [`garage`]: its rules, and the API as a function; development builds and servers only
//! - [`sandbox`]: the garage as a server inside the page; development builds only
//! - [`gallery`]: every component of the kit with its code; development builds only
//! - [`panel`], [`modal`], [`floating_window`], [`settings`], [`link_action`]: what people see
#![allow(
    unreachable_pub,
    reason = "a binary exports nothing: here `pub` means for the other parts of the app"
)]

mod changes;
mod domain;
mod floating_window;
#[cfg(any(debug_assertions, feature = "sandbox"))]
mod gallery;
#[cfg(any(debug_assertions, feature = "sandbox"))]
mod garage;
mod link_action;
mod modal;
mod panel;
#[cfg(any(debug_assertions, feature = "sandbox"))]
mod sandbox;
mod search;
mod settings;
#[cfg(all(test, target_arch = "wasm32"))]
mod storm;
mod text;
mod vehicle;

use pipeframe::backend::{Backend, Http, TokenSource};
use pipeframe::surface::{self, StartFailure};
use pipeframe::{is_built, page};

/// Opens the page that the address names by the last piece of its path.
fn main() {
    match surface::page_name().as_str() {
        "panel" if is_built!("panel") => page!(panel, surface::mount(backend, panel::page)),
        "modal" if is_built!("modal") => page!(modal, surface::mount(backend, modal::page)),
        "floating-window" if is_built!("floating-window") => {
            page!(
                floating_window,
                surface::mount(backend, floating_window::page)
            );
        }
        "settings" if is_built!("settings") => {
            page!(settings, surface::mount(backend, settings::page));
        }
        "action" if is_built!("action") => {
            page!(action, surface::mount_link_action(link_action::page));
        }
        #[cfg(any(debug_assertions, feature = "sandbox"))]
        "sandbox" => sandbox::reset(),
        #[cfg(any(debug_assertions, feature = "sandbox"))]
        "gallery" => surface::mount_without_host("gallery", gallery::page),
        "" => surface::show_failure(StartFailure::OutsidePipedrive),
        _ => surface::show_failure(StartFailure::UnknownPage),
    }
}

/// Development builds answer themselves, unless they are built beside a server: `make preview BACKEND=1`.
#[cfg(any(debug_assertions, feature = "sandbox"))]
fn backend(tokens: TokenSource) -> Backend {
    if option_env!("PIPEFRAME_BACKEND").is_some() {
        return served(tokens);
    }
    Backend::new(sandbox::Sandbox::open())
}

/// A release asks the server that `index.html` names as `api`.
#[cfg(not(any(debug_assertions, feature = "sandbox")))]
fn backend(tokens: TokenSource) -> Backend {
    served(tokens)
}

fn served(tokens: TokenSource) -> Backend {
    Backend::new(Http::new(tokens))
}
