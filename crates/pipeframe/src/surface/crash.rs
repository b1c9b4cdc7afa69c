//! What is left on the screen when the page has panicked.
//!
//! The page's own machinery may be what broke, so this is built from the DOM alone.

use crate::words;
use std::panic;

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Document, Element};

use super::redact;

/// Logs a panic to the console and shows the crash screen instead of a page that no longer reacts.
pub(super) fn show_crashes(surface: &'static str) {
    panic::set_hook(Box::new(move |info| {
        console_error_panic_hook::hook(info);
        let mut details = redact(&info.to_string());
        details.push_str("\nsurface: ");
        details.push_str(surface);
        details.push_str("\nversion: ");
        details.push_str(env!("CARGO_PKG_VERSION"));
        // A document that can't be written to leaves the console, where the panic already is.
        let _ = show(&details);
    }));
}

fn show(details: &str) -> Result<(), JsValue> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return Ok(());
    };
    let Some(body) = document.body() else {
        return Ok(());
    };
    body.set_text_content(None);
    let screen = add(&document, &body, "main", "screen", "")?;
    let text = words::stopped_text();
    add(&document, &screen, "h1", "screen-title", words::stopped())?;
    add(&document, &screen, "p", "screen-text", text)?;
    let button = add(&document, &screen, "button", "button", words::reload())?;
    button.set_attribute("type", "button")?;
    button.set_attribute("data-variant", "primary")?;
    reload_on_click(&button)?;
    let fold = add(&document, &screen, "details", "details", "")?;
    add(&document, &fold, "summary", "", words::stopped_details())?;
    add(&document, &fold, "pre", "", details)?;
    Ok(())
}

fn reload_on_click(button: &Element) -> Result<(), JsValue> {
    let reload = Closure::<dyn FnMut()>::new(|| {
        if let Some(window) = web_sys::window() {
            // A page that can't be reloaded stays as it is.
            let _ = window.location().reload();
        }
    });
    button.add_event_listener_with_callback("click", reload.as_ref().unchecked_ref())?;
    reload.forget();
    Ok(())
}

fn add(
    document: &Document,
    parent: &Element,
    name: &str,
    class: &str,
    text: &str,
) -> Result<Element, JsValue> {
    let element = document.create_element(name)?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    parent.append_child(&element)?;
    Ok(element)
}
