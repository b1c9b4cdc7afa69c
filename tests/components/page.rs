//! A piece of page to show components in, and the ways a person acts on it.

use js_sys::{Array, Function, Object, Reflect};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

/// A section of the test page with a view in it. It is removed when it goes out of scope.
pub(crate) struct Page {
    section: HtmlElement,
    _view: Box<dyn std::any::Any>,
}

impl Page {
    /// Shows a view.
    pub(crate) fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let section: HtmlElement = document()
            .create_element("section")
            .expect("a section can be made")
            .unchecked_into();
        let body = document().body().expect("a page has a body");
        body.append_child(&section)
            .expect("the body takes a section");
        let handle: UnmountHandle<_> = mount_to(section.clone(), view);
        Self {
            section,
            _view: Box::new(handle),
        }
    }

    /// All text of the view.
    pub(crate) fn text(&self) -> String {
        self.section.text_content().unwrap_or_default()
    }

    /// The first element that the selector matches.
    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        let found = self
            .section
            .query_selector(selector)
            .expect("the selector is valid");
        found
            .unwrap_or_else(|| panic!("{selector} is not in {}", self.section.inner_html()))
            .unchecked_into()
    }

    /// How many elements the selector matches.
    pub(crate) fn all(&self, selector: &str) -> u32 {
        self.section
            .query_selector_all(selector)
            .expect("the selector is valid")
            .length()
    }

    /// Whether the selector matches nothing.
    pub(crate) fn none(&self, selector: &str) -> bool {
        self.all(selector) == 0
    }

    /// An input.
    pub(crate) fn input(&self, selector: &str) -> HtmlInputElement {
        self.one(selector).unchecked_into()
    }

    /// A list to choose from.
    pub(crate) fn select(&self, selector: &str) -> HtmlSelectElement {
        self.one(selector).unchecked_into()
    }

    /// Replaces the text of an input, as typing does.
    pub(crate) fn write(&self, selector: &str, text: &str) {
        let input = self.input(selector);
        input.set_value(text);
        dispatch(&input, "InputEvent", "input", &[]);
    }

    /// Chooses a value of a list.
    pub(crate) fn choose(&self, selector: &str, value: &str) {
        let select = self.select(selector);
        select.set_value(value);
        dispatch(&select, "Event", "change", &[]);
    }

    /// Presses a key in an element.
    pub(crate) fn press(&self, selector: &str, key: &str) {
        press_key(&self.one(selector), key);
    }

    /// Whether the element has the focus.
    pub(crate) fn has_focus(&self, selector: &str) -> bool {
        self.one(selector) == focused()
    }

    /// Opens the first menu and waits until it stands where it belongs.
    pub(crate) async fn open_menu(&self) {
        let button = self.one("button[aria-haspopup=menu]");
        button.focus().expect("a button takes the focus");
        button.click();
        next_frame().await;
        next_frame().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.section.remove();
    }
}

/// Waits until effects have run and the browser is about to paint.
pub(crate) async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        window()
            .request_animation_frame(&resolve)
            .expect("a page paints");
    });
    JsFuture::from(frame).await.expect("a frame comes");
}

/// Presses a key where the focus is.
pub(crate) fn press_focused(key: &str) {
    press_key(&focused(), key);
}

/// The text of the element that has the focus.
pub(crate) fn focused_text() -> String {
    focused().text_content().unwrap_or_default()
}

fn focused() -> HtmlElement {
    document()
        .active_element()
        .expect("something has the focus")
        .unchecked_into()
}

fn press_key(element: &HtmlElement, key: &str) {
    dispatch(element, "KeyboardEvent", "keydown", &[("key", key)]);
}

/// Sends an event of a class of JavaScript's, which bubbles and can be cancelled as those that a person causes.
fn dispatch(element: &HtmlElement, class: &str, kind: &str, properties: &[(&str, &str)]) {
    let init = Object::new();
    for name in ["bubbles", "cancelable"] {
        Reflect::set(&init, &name.into(), &true.into()).expect("an object takes a property");
    }
    for (name, value) in properties {
        Reflect::set(&init, &(*name).into(), &(*value).into()).expect("an object takes a property");
    }
    let class: Function = Reflect::get(&window(), &class.into())
        .expect("the class exists")
        .unchecked_into();
    let event = Reflect::construct(&class, &Array::of2(&kind.into(), &init))
        .expect("the event can be made");
    element
        .dispatch_event(event.unchecked_ref())
        .expect("the event is sent");
}
