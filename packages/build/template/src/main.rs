//! My extension: opens the page that the address names.

mod floating_window;
mod modal;
mod panel;
mod settings;

use pipeframe::backend::{Backend, Http, TokenSource};
use pipeframe::surface::{StartFailure, mount, page_name, show_failure};
use pipeframe::{is_built, page};

/// Whether the app has a floating window: only then the commands for it compile.
type Window = pipeframe::sdk::WithFloatingWindow;

fn main() {
    match page_name().as_str() {
        "floating-window" if is_built!("floating-window") => {
            page!(floating_window, mount(server, floating_window::page));
        }
        "modal" if is_built!("modal") => page!(modal, mount(server, modal::page)),
        "panel" if is_built!("panel") => page!(panel, mount(server, panel::page)),
        "settings" if is_built!("settings") => page!(settings, mount(server, settings::page)),
        "" => show_failure(StartFailure::OutsidePipedrive),
        _ => show_failure(StartFailure::UnknownPage),
    }
}

/// Your server, at the address that `index.html` names as `api`.
fn server(tokens: TokenSource) -> Backend {
    Backend::new(Http::new(tokens))
}
