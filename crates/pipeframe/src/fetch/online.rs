//! Whether the browser has a connection, and what is done when it has one again.

use crate::kit::{Icon, Node, State, html};
use crate::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Runs whenever the browser comes back online, for the life of the page.
pub fn on_return(run: impl Fn() + 'static) {
    hear("online", Box::new(run));
}

/// Says that the browser is offline, while it is.
///
/// ```no_run
/// use leptos::prelude::*;
/// use pipeframe::fetch::offline_notice;
/// use pipeframe::kit::Page;
///
/// fn page() -> impl IntoView {
///     view! {
///         <Page title="My extension">
///             {offline_notice()}
///             <p>"What was fetched"</p>
///         </Page>
///     }
/// }
/// ```
pub fn offline_notice() -> Node {
    let is_offline = State::new(!window().navigator().on_line());
    hear("online", Box::new(move || is_offline.set(false)));
    hear("offline", Box::new(move || is_offline.set(true)));
    html::div().class("part").child(move || {
        let text = words::offline();
        is_offline.get().then(|| {
            html::div()
                .class("stale-notice")
                .attr("role", "status")
                .child(view! { <Icon name="clock"/> })
                .child(html::p().class("stale-notice-text").child(text))
        })
    })
}

fn hear(event: &str, run: Box<dyn Fn()>) {
    let heard = Closure::<dyn Fn()>::wrap(run);
    // Listening to the window can't fail.
    let _ = window().add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}
