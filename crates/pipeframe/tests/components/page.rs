//! A piece of page to show components in, and the ways a person acts on it.

use js_sys::{Array, Function, Object, Reflect};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use pipeframe::kit::{Node, State, html};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

/// A list of either kind with a row for each key: an `ul` with live rows and an `ol` with windowed ones.
pub(crate) fn both_lists(
    keys: State<Vec<i32>>,
    row: impl Fn(&i32) -> Node + Copy + 'static,
) -> Node {
    let rows = html::ul().class("plain");
    html::div()
        .child(rows.live_rows(move || keys.get(), row))
        .child(html::ol().windowed_rows(move || keys.get(), row))
}

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

    /// Presses a key in an element, and says whether the browser then leaves out what it does by itself.
    pub(crate) fn press_is_prevented(&self, selector: &str, key: &str) -> bool {
        !dispatch(
            &self.one(selector),
            "KeyboardEvent",
            "keydown",
            &[("key", key.into())],
        )
    }

    /// Drops files of these names on an element.
    pub(crate) fn drop_files(&self, selector: &str, names: &[&str]) {
        let properties = [("dataTransfer", files(names))];
        dispatch(&self.one(selector), "DragEvent", "drop", &properties);
    }

    /// Chooses files of these names in the browser's own dialog.
    pub(crate) fn pick_files(&self, selector: &str, names: &[&str]) {
        let input = self.one(selector);
        let files = Reflect::get(&files(names), &"files".into()).expect("it has files");
        Reflect::set(&input, &"files".into(), &files).expect("an input takes files");
        self.say_changed(selector);
    }

    /// Closes a dialog as the browser does on Escape.
    pub(crate) fn close_dialog(&self, selector: &str) {
        let dialog: web_sys::HtmlDialogElement = self.one(selector).unchecked_into();
        dialog.close();
    }

    /// Presses a key in an element while an input method composes in it.
    pub(crate) fn press_composing(&self, selector: &str, key: &str) {
        let properties = [("key", key.into()), ("isComposing", true.into())];
        dispatch(&self.one(selector), "KeyboardEvent", "keydown", &properties);
    }

    /// Presses a key in an element as Safari tells of the one that ended a composition.
    pub(crate) fn press_ending_composition(&self, selector: &str, key: &str) {
        let properties = [("key", key.into()), ("keyCode", 229.into())];
        dispatch(&self.one(selector), "KeyboardEvent", "keydown", &properties);
    }

    /// Says that the value of a control has changed, as some password managers do once they have set it.
    pub(crate) fn say_changed(&self, selector: &str) {
        dispatch(&self.one(selector), "Event", "change", &[]);
    }

    /// Replaces every text by elements with another text, as a browser does that translates the page.
    pub(crate) fn translate(&self) {
        for text in texts_in(&self.section) {
            let outer = document().create_element("font").expect("it can be made");
            let inner = document().create_element("font").expect("it can be made");
            let translated = ["‹", &text.text_content().unwrap_or_default(), "›"].concat();
            inner.set_text_content(Some(&translated));
            outer.append_child(&inner).expect("it takes a child");
            let parent = text.parent_node().expect("it is in the page");
            parent.replace_child(&outer, &text).expect("it is a child");
        }
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

fn texts_in(node: &web_sys::Node) -> Vec<web_sys::Node> {
    let children = node.child_nodes();
    let mut texts = Vec::new();
    for child in (0..children.length()).filter_map(|index| children.item(index)) {
        let is_text = child.node_type() == web_sys::Node::TEXT_NODE;
        let is_blank = child.text_content().unwrap_or_default().trim().is_empty();
        if is_text && !is_blank {
            texts.push(child);
        } else {
            texts.extend(texts_in(&child));
        }
    }
    texts
}

fn focused() -> HtmlElement {
    document()
        .active_element()
        .expect("something has the focus")
        .unchecked_into()
}

/// What a person drags or chooses: files without content.
fn files(names: &[&str]) -> JsValue {
    let construct = |class: &str, arguments: &Array| {
        let class: Function = Reflect::get(&window(), &class.into())
            .expect("the class exists")
            .unchecked_into();
        Reflect::construct(&class, arguments).expect("it can be made")
    };
    let transfer = construct("DataTransfer", &Array::new());
    let items = Reflect::get(&transfer, &"items".into()).expect("it has items");
    let add: Function = Reflect::get(&items, &"add".into())
        .expect("items can be added")
        .unchecked_into();
    for name in names {
        let file = construct("File", &Array::of2(&Array::new(), &(*name).into()));
        add.call1(&items, &file).expect("it takes a file");
    }
    transfer
}

fn press_key(element: &HtmlElement, key: &str) {
    dispatch(element, "KeyboardEvent", "keydown", &[("key", key.into())]);
}

/// Sends an event of a class of JavaScript's, which bubbles and can be cancelled as those that a person causes. Whether it was not
/// cancelled.
fn dispatch(
    element: &HtmlElement,
    class: &str,
    kind: &str,
    properties: &[(&str, JsValue)],
) -> bool {
    let init = Object::new();
    for name in ["bubbles", "cancelable"] {
        Reflect::set(&init, &name.into(), &true.into()).expect("an object takes a property");
    }
    for (name, value) in properties {
        Reflect::set(&init, &(*name).into(), value).expect("an object takes a property");
    }
    let class: Function = Reflect::get(&window(), &class.into())
        .expect("the class exists")
        .unchecked_into();
    let event = Reflect::construct(&class, &Array::of2(&kind.into(), &init))
        .expect("the event can be made");
    element
        .dispatch_event(event.unchecked_ref())
        .expect("the event is sent")
}
