//! The few things that views do to elements by hand.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusEvent, HtmlElement, Node, ResizeObserver};

use super::drag::Extent;

/// Sets an attribute of the root element.
pub(super) fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// The element that has the focus; for a frame that has it, the frame's element.
pub(super) fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Gives the focus to the first element that a selector finds.
pub(super) fn focus_first(within: &Element, selector: &str) -> bool {
    let found = within
        .query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}

/// Gives the focus to an element of the page by its id.
pub(super) fn focus_by_id(id: &str) {
    let found = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
    }
}

/// Whether the focus leaves an element by this `focusout`. The browser tells of it also when the element is taken out of the page: what
/// belonged to it is gone by then, and there is nothing left to close.
pub(super) fn focus_leaves(event: &FocusEvent, element: NodeRef<Div>) -> bool {
    let Some(element) = element.try_get_untracked().flatten() else {
        return false;
    };
    let target = event.related_target();
    let target = target.and_then(|target| target.dyn_into::<Node>().ok());
    !target.is_some_and(|target| element.contains(Some(&target)))
}

/// Keeps a signal at the inner size of an element.
pub(super) fn follow_size(element: NodeRef<Div>, size: RwSignal<Extent>) {
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = element.get() else {
            return;
        };
        let measure = {
            let element = element.clone();
            Closure::<dyn FnMut()>::new(move || {
                size.set(Extent {
                    width: element.client_width(),
                    height: element.client_height(),
                });
            })
        };
        if let Ok(created) = ResizeObserver::new(measure.as_ref().unchecked_ref()) {
            created.observe(&element);
            observer.set_value(Some((created, measure)));
        }
    });
    on_cleanup(move || {
        observer.try_update_value(|held| {
            if let Some((observer, _)) = held.take() {
                observer.disconnect();
            }
        });
    });
}

/// Hands a text to the browser as a file to save.
pub(super) fn save_file(name: &str, text: &str) {
    let saved = (|| -> Result<(), JsValue> {
        let parts = js_sys::Array::of1(&text.into());
        let file = web_sys::Blob::new_with_str_sequence(&parts)?;
        let address = web_sys::Url::create_object_url_with_blob(&file)?;
        let link: HtmlElement = document().create_element("a")?.dyn_into()?;
        link.set_attribute("href", &address)?;
        link.set_attribute("download", name)?;
        link.click();
        web_sys::Url::revoke_object_url(&address)
    })();
    if saved.is_err() {
        leptos::logging::warn!("{name} could not be saved.");
    }
}

/// Reads the file that was chosen in an input, and lets the same one be chosen again.
pub(super) fn read_file(input: &web_sys::HtmlInputElement, then: impl FnOnce(String) + 'static) {
    let file = js_sys::Reflect::get(input, &"files".into())
        .and_then(|files| js_sys::Reflect::get_u32(&files, 0))
        .ok()
        .and_then(|file| file.dyn_into::<web_sys::Blob>().ok());
    let Some(file) = file else { return };
    let text = file.text();
    input.set_value("");
    leptos::task::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(text).await;
        if let Some(text) = text.ok().and_then(|text| text.as_string()) {
            then(text);
        }
    });
}

/// The inner size of the browser window, in CSS pixels.
pub(super) fn window_extent() -> Extent {
    let length = |value: Result<JsValue, JsValue>| {
        let value = value.ok().and_then(|value| value.as_f64());
        whole(value.unwrap_or_default())
    };
    Extent {
        width: length(window().inner_width()),
        height: length(window().inner_height()),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a window's sides are small whole numbers"
)]
fn whole(length: f64) -> i32 {
    length as i32
}

/// Milliseconds since 1970-01-01.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a moment in whole milliseconds fits both types for 280,000 years"
)]
pub(super) fn now() -> i64 {
    js_sys::Date::now() as i64
}
