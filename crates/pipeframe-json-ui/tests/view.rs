//! Panels and modals in a real browser, seen as a person meets them: by role, text, attributes and keyboard.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::sync::Arc;

use js_sys::Reflect;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use pipeframe_json_ui::view::{
    JsonModal, JsonPanel, Locale, ModalBusy, ModalState, PanelState, Submission,
};
use pipeframe_json_ui::{ModalAnswer, ModalSchema, PanelAnswer, PanelStructure};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> HtmlElement {
    let section: HtmlElement = document()
        .create_element("section")
        .unwrap()
        .unchecked_into();
    document().body().unwrap().append_child(&section).unwrap();
    mount_to(section.clone(), view).forget();
    section
}

/// An effect may change what another one shows: each takes a turn.
async fn settled() {
    for _ in 0..3 {
        tick().await;
    }
}

async fn frames(count: u32) {
    for _ in 0..count {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
}

fn one(section: &HtmlElement, selector: &str) -> HtmlElement {
    let found = section.query_selector(selector).unwrap();
    found
        .unwrap_or_else(|| panic!("{selector} is not there"))
        .unchecked_into()
}

fn count(section: &HtmlElement, selector: &str) -> u32 {
    section.query_selector_all(selector).unwrap().length()
}

fn text(section: &HtmlElement, selector: &str) -> String {
    one(section, selector).text_content().unwrap_or_default()
}

fn write(section: &HtmlElement, selector: &str, value: &str) {
    let input: HtmlInputElement = one(section, selector).unchecked_into();
    input.set_value(value);
    input.dispatch_event(&event("Event", "input", "")).unwrap();
}

fn press(section: &HtmlElement, selector: &str, key: &str) {
    let event = event("KeyboardEvent", "keydown", key);
    one(section, selector).dispatch_event(&event).unwrap();
}

/// An event as the browser makes it, without the features of web-sys that only this test would need.
fn event(class: &str, name: &str, key: &str) -> web_sys::Event {
    let init = js_sys::Object::new();
    for (name, value) in [
        ("key", key.into()),
        ("bubbles", true.into()),
        ("cancelable", true.into()),
    ] {
        Reflect::set(&init, &name.into(), &value).unwrap();
    }
    let constructor = Reflect::get(&window(), &class.into()).unwrap();
    let constructor: &js_sys::Function = constructor.unchecked_ref();
    let arguments = js_sys::Array::of2(&name.into(), &init);
    let event = Reflect::construct(constructor, &arguments).unwrap();
    event.unchecked_into()
}

fn panel(structure: &str, answer: &str) -> PanelState {
    let structure = Arc::new(PanelStructure::parse(structure).accepted().unwrap());
    match PanelAnswer::read(&structure, 200, answer)
        .accepted()
        .unwrap()
    {
        PanelAnswer::Content(content) => PanelState::Shown {
            structure,
            content: Arc::new(content),
        },
        PanelAnswer::Error(error) => PanelState::Explained(Arc::new(error)),
    }
}

const FIELDS: &str = r##"{ "type": "object", "properties": {
  "number": { "$ref": "#/definitions/numerical" }, "price": { "$ref": "#/definitions/currency" },
  "points": { "$ref": "#/definitions/currency" }, "day": { "$ref": "#/definitions/date" },
  "mail": { "$ref": "#/definitions/email" }, "site": { "$ref": "#/definitions/link" },
  "note": { "$ref": "#/definitions/text" } } }"##;

const VALUES: &str = r#"{ "data": { "number": 1234.5, "price": { "code": "EUR", "value": 1200.5 },
  "points": { "code": "POINTS", "value": 7 }, "day": "2027-01-31",
  "mail": "ann@example.test", "site": { "label": "Order", "value": "https://a.test/1", "external": false },
  "note": { "markdown": true, "value": "<img src=x> **bold** [run](javascript:alert(1))" } } }"#;

#[wasm_bindgen_test]
fn values_are_written_as_the_locale_writes_them() {
    let cases = [
        (
            "en-GB",
            ["1,234.50", "€1,200.50", "7.00\u{a0}POINTS", "31 Jan 2027"],
        ),
        (
            "de-DE",
            [
                "1.234,50",
                "1.200,50\u{a0}€",
                "7,00\u{a0}POINTS",
                "31.01.2027",
            ],
        ),
    ];
    for (tag, expected) in cases {
        let state = panel(FIELDS, VALUES);
        let locale = Locale::named(tag);
        let section = show(move || {
            view! { <JsonPanel state=Signal::stored(state) locale=Signal::stored(locale) /> }
        });
        let found = section.query_selector_all(".json-ui-number").unwrap();
        let found: Vec<String> = (0..found.length())
            .filter_map(|index| found.get(index)?.text_content())
            .collect();
        assert_eq!(found, expected, "{tag}");
        section.remove();
    }
}

#[wasm_bindgen_test]
fn a_tag_that_intl_does_not_take_means_the_browsers_languages() {
    assert_eq!(Locale::named("not a language"), Locale::default());
}

#[wasm_bindgen_test]
fn what_an_app_writes_is_text_and_its_links_run_nothing() {
    let state = panel(FIELDS, VALUES);
    let section = show(move || view! { <JsonPanel state=Signal::stored(state) /> });
    assert_eq!(count(&section, "img"), 0);
    assert!(text(&section, ".json-ui-markdown").contains("<img src=x>"));
    assert_eq!(text(&section, ".json-ui-markdown strong"), "bold");
    assert_eq!(count(&section, ".json-ui-markdown a"), 0);
    assert_eq!(count(&section, "a[href='mailto:ann@example.test']"), 1);
    assert_eq!(
        count(&section, "a[href='https://a.test/1'][target=_top]"),
        1
    );
    section.remove();
}

#[wasm_bindgen_test]
async fn an_object_that_is_folded_stays_so_when_the_panel_is_loaded_again() {
    let structure = r##"{ "type": "array", "items": { "type": "object", "properties": {
      "id": { "$ref": "#/definitions/numerical" }, "header": { "$ref": "#/definitions/header" }, "note": { "$ref": "#/definitions/text" } } } }"##;
    let answer = r#"{ "data": [{ "id": 7, "header": "First", "note": "x" }, { "id": 8, "header": "Second", "note": "y" }] }"#;
    let state = RwSignal::new(panel(structure, answer));
    let section = show(move || view! { <JsonPanel state=state /> });
    one(&section, ".json-ui-fold").click();
    settled().await;
    assert_eq!(
        one(&section, ".json-ui-fold")
            .get_attribute("aria-expanded")
            .unwrap(),
        "false"
    );
    state.set(PanelState::Loading);
    settled().await;
    assert_eq!(
        one(&section, ".json-ui-panel")
            .get_attribute("aria-busy")
            .unwrap(),
        "true"
    );
    state.set(panel(structure, answer));
    settled().await;
    assert_eq!(count(&section, ".json-ui-fold[aria-expanded=false]"), 1);
    assert_eq!(count(&section, ".json-ui-fold[aria-expanded=true]"), 1);
    section.remove();
}

/// A panel of five objects with so many notes each.
fn five_objects(notes: usize) -> PanelState {
    let properties: Vec<String> = (0..notes)
        .map(|note| format!(r##""note_{note}": {{ "$ref": "#/definitions/text" }}"##))
        .collect();
    let structure = format!(
        r##"{{ "type": "array", "items": {{ "type": "object", "properties": {{
          "id": {{ "$ref": "#/definitions/numerical" }}, "header": {{ "$ref": "#/definitions/header" }}, {} }} }} }}"##,
        properties.join(",")
    );
    let objects: Vec<String> = (1..=5)
        .map(|id| {
            let notes: Vec<String> = (0..notes)
                .map(|note| format!(r#""note_{note}": "Note {id}""#))
                .collect();
            format!(
                r#"{{ "id": {id}, "header": "Object {id}", {} }}"#,
                notes.join(",")
            )
        })
        .collect();
    panel(
        &structure,
        &format!(r#"{{ "data": [{}] }}"#, objects.join(",")),
    )
}

#[wasm_bindgen_test]
async fn of_a_large_panel_what_is_seen_is_painted_before_the_rest_is_drawn() {
    let state = RwSignal::new(five_objects(20));
    let section = show(move || view! { <JsonPanel state=state /> });
    settled().await;
    assert_eq!(count(&section, ".json-ui-object"), 1);
    frames(1).await;
    settled().await;
    assert_eq!(count(&section, ".json-ui-object"), 1);
    frames(5).await;
    settled().await;
    assert_eq!(count(&section, ".json-ui-object"), 5);
    assert_eq!(text(&section, "li:last-child dd").trim(), "Note 5");
    section.remove();
}

#[wasm_bindgen_test]
async fn objects_of_few_fields_are_drawn_together() {
    let state = RwSignal::new(five_objects(3));
    let section = show(move || view! { <JsonPanel state=state /> });
    settled().await;
    assert_eq!(count(&section, ".json-ui-object"), 5);
    section.remove();
}

const SCHEMA: &str = r##"{ "type": "object", "properties": {
  "blocks": { "type": "object", "properties": {
    "name": { "$ref": "#/definitions/element-input", "options": { "label": "Name", "isRequired": true, "allowClear": true, "message": "In full" } },
    "garage": { "$ref": "#/definitions/element-select", "options": { "label": "Garage", "filter": true, "items": [
      { "label": "Tallinn", "value": "t" }, { "label": "Tartu", "value": "u", "isDisabled": true }, { "label": "Pärnu", "value": "p" } ] } } } },
  "actions": { "type": "object", "properties": {
    "yes": { "$ref": "#/definitions/action-primary", "options": { "label": "Save", "handler": "request" } } } } } }"##;

struct Modal {
    section: HtmlElement,
    state: RwSignal<ModalState>,
    busy: RwSignal<ModalBusy>,
    sent: RwSignal<Option<Submission>>,
}

impl Modal {
    fn open() -> Self {
        let schema = Arc::new(ModalSchema::parse(SCHEMA).accepted().unwrap());
        let form = Arc::new(schema.form().clone());
        let state = RwSignal::new(ModalState::Shown { schema, form });
        let busy = RwSignal::new(ModalBusy::Idle);
        let sent = RwSignal::new(None);
        let section = show(move || {
            let on_submit = Callback::new(move |submission| sent.set(Some(submission)));
            view! { <JsonModal state=state busy=busy on_submit=on_submit /> }
        });
        Self {
            section,
            state,
            busy,
            sent,
        }
    }

    /// The endpoint's answer to the form that was sent.
    fn answer(&self, body: &str) {
        let ModalState::Shown { schema, form } = self.state.get_untracked() else {
            panic!("no form");
        };
        let Ok(ModalAnswer::Form(form)) = ModalAnswer::read(&form, 200, body).accepted() else {
            panic!("no form in {body}");
        };
        let form = Arc::from(form);
        self.state.set(ModalState::Shown { schema, form });
        self.busy.set(ModalBusy::Idle);
    }
}

#[wasm_bindgen_test]
async fn a_form_is_sent_once_nothing_is_missing() {
    let modal = Modal::open();
    let button = one(&modal.section, "button[type=submit]");
    assert_eq!(
        button.get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    button.click();
    settled().await;
    assert!(modal.sent.get_untracked().is_none());
    assert_eq!(
        text(&modal.section, ".json-ui-error"),
        "Fill in this field."
    );

    write(&modal.section, "input[type=text]", "Ada");
    settled().await;
    assert_eq!(button.get_attribute("aria-disabled"), None);
    assert_eq!(count(&modal.section, ".json-ui-error"), 0);
    button.click();
    let sent = modal.sent.get_untracked().unwrap();
    assert_eq!(
        (sent.action.as_str(), &sent.body["name"]),
        ("yes", &"Ada".into())
    );
    modal.section.remove();
}

#[wasm_bindgen_test]
async fn an_error_of_the_app_describes_its_field_until_that_is_changed() {
    let modal = Modal::open();
    write(&modal.section, "input[type=text]", "Ada");
    modal.busy.set(ModalBusy::Submitting);
    settled().await;
    modal.answer(r#"{ "data": { "blocks": { "name": { "error": "Too short" } } } }"#);
    settled().await;
    let field = one(&modal.section, "input[aria-invalid=true]");
    let described = field.get_attribute("aria-describedby").unwrap();
    let words: Vec<String> = described
        .split(' ')
        .map(|id| {
            document()
                .get_element_by_id(id)
                .unwrap()
                .text_content()
                .unwrap()
        })
        .collect();
    assert_eq!(words, ["Too short", "In full"]);
    let entered: HtmlInputElement = field.unchecked_into();
    assert_eq!(entered.value(), "Ada");
    write(&modal.section, "input[aria-invalid=true]", "Ada L");
    settled().await;
    assert_eq!(count(&modal.section, "[aria-invalid]"), 0);
    modal.section.remove();
}

#[wasm_bindgen_test]
async fn a_list_is_searched_and_chosen_from_by_keyboard() {
    let modal = Modal::open();
    let field = "input[role=combobox]";
    write(&modal.section, field, "t");
    settled().await;
    assert_eq!(count(&modal.section, "[role=option]"), 2);
    assert_eq!(text(&modal.section, "[data-active]"), "Tallinn");
    // Tartu is disabled, so the next one is the first again.
    press(&modal.section, field, "ArrowDown");
    settled().await;
    assert_eq!(text(&modal.section, "[data-active]"), "Tallinn");
    press(&modal.section, field, "Escape");
    settled().await;
    assert_eq!(
        one(&modal.section, field)
            .get_attribute("aria-expanded")
            .unwrap(),
        "false"
    );

    write(&modal.section, field, "pär");
    settled().await;
    press(&modal.section, field, "Enter");
    settled().await;
    let shown: HtmlInputElement = one(&modal.section, field).unchecked_into();
    assert_eq!(shown.value(), "Pärnu");
    write(&modal.section, "input[type=text]", "Ada");
    settled().await;
    one(&modal.section, "button[type=submit]").click();
    assert_eq!(modal.sent.get_untracked().unwrap().body["garage"], "p");
    modal.section.remove();
}
