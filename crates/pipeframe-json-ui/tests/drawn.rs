//! The documents of Pipedrive's documentation, as our notes on it have them, drawn in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use pipeframe_json_ui::view::{JsonModal, JsonPanel, Locale, ModalBusy, ModalState, PanelState};
use pipeframe_json_ui::{
    ModalAnswer, ModalForm, ModalOpening, ModalSchema, PanelAnswer, PanelStructure,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const STRUCTURE: &str = include_str!("documents/good/panel-structure/platform.json");
const ONE: &str = include_str!("documents/good/panel-structure/one-object.json");
const ANSWER: &str = r#"{
  "data": [
    {
      "id": 41,
      "header": "Fleet contract",
      "stage": { "color": "green", "label": "Signed" },
      "renewal": "2027-01-31",
      "price": { "code": "EUR", "value": 1200.5 }
    }
  ],
  "settings":      { "url": "https://app.example.test/settings" },
  "external_link": { "url": "https://app.example.test/", "label": "Open contracts" }
}"#;
const ERROR: &str = r#"{ "error": { "title": "Plan expired", "subtitle": "See [billing](https://app.example.test/billing).",
             "action": { "url": "https://app.example.test/billing", "label": "Renew plan" } } }"#;
const SCHEMA: &str = include_str!("documents/good/modal-schema/platform.json");
const OPENING: &str = include_str!("documents/good/modal-opening/platform.json");

/// A piece of the page that is gone with the test.
struct Shown(HtmlElement);

impl Shown {
    fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let section: HtmlElement = document()
            .create_element("section")
            .unwrap()
            .unchecked_into();
        document().body().unwrap().append_child(&section).unwrap();
        mount_to(section.clone(), view).forget();
        Self(section)
    }

    fn panel(structure: &str, status: u16, answer: &str) -> Self {
        let structure = Arc::new(PanelStructure::parse(structure).accepted().unwrap());
        let state = match PanelAnswer::read(&structure, status, answer)
            .accepted()
            .unwrap()
        {
            PanelAnswer::Content(content) => PanelState::Shown {
                structure,
                content: Arc::new(content),
            },
            PanelAnswer::Error(error) => PanelState::Explained(Arc::new(error)),
        };
        let locale = Locale::named("en-GB");
        Self::new(
            move || view! { <JsonPanel state=Signal::stored(state) locale=Signal::stored(locale) /> },
        )
    }

    fn modal(schema: Arc<ModalSchema>, form: ModalForm) -> Self {
        let state = ModalState::Shown {
            schema,
            form: Arc::new(form),
        };
        Self::new(move || {
            view! { <JsonModal state=Signal::stored(state) busy=Signal::stored(ModalBusy::Idle) on_submit=Callback::new(|_| ()) /> }
        })
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        let found = self.0.query_selector_all(selector).unwrap();
        let texts = (0..found.length()).filter_map(|index| found.get(index)?.text_content());
        texts.map(|text| text.trim().to_owned()).collect()
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
fn a_panel_has_its_objects_with_captions_and_values() {
    let shown = Shown::panel(STRUCTURE, 200, ANSWER);
    assert_eq!(
        shown.texts("dt"),
        ["Stage", "Renewal date", "Contract price"]
    );
    assert_eq!(shown.texts("dd"), ["Signed", "31 Jan 2027", "€1,200.50"]);
    assert!(shown.0.text_content().unwrap().contains("Fleet contract"));
}

#[wasm_bindgen_test]
fn a_panel_of_nothing_and_one_of_an_error_say_so() {
    for (structure, nothing) in [(STRUCTURE, r#"{"data": []}"#), (ONE, r#"{"data": {}}"#)] {
        let shown = Shown::panel(structure, 200, nothing);
        assert!(shown.0.text_content().unwrap().contains("Nothing to show"));
    }
    let shown = Shown::panel(STRUCTURE, 402, ERROR);
    assert!(shown.0.text_content().unwrap().contains("Plan expired"));
    assert_eq!(
        shown.texts("a[href='https://app.example.test/billing']"),
        ["billing", "Renew plan"]
    );
}

#[wasm_bindgen_test]
fn a_modal_has_the_blocks_that_its_answer_shows_and_its_buttons() {
    let schema = Arc::new(ModalSchema::parse(SCHEMA).accepted().unwrap());
    let captions = |form: ModalForm| {
        let shown = Shown::modal(Arc::clone(&schema), form);
        (shown.texts("label"), shown.texts("button"))
    };
    let ModalOpening::Form(opened) = ModalOpening::read(schema.form(), 200, OPENING)
        .accepted()
        .unwrap()
    else {
        panic!("no form");
    };
    let (labels, buttons) = captions(*opened.clone());
    assert!(
        labels.iter().any(|label| label.starts_with("Plan")),
        "{labels:?}"
    );
    assert!(
        labels.iter().any(|label| label.starts_with("Note")),
        "{labels:?}"
    );
    assert!(
        !labels.iter().any(|label| label.starts_with("Source")),
        "{labels:?}"
    );
    assert!(
        buttons.ends_with(&["Cancel".to_owned(), "Create order".to_owned()]),
        "{buttons:?}"
    );

    let smallest = r#"{"data":{"blocks":{},"actions":{}}}"#;
    let ModalOpening::Form(form) = ModalOpening::read(schema.form(), 200, smallest)
        .accepted()
        .unwrap()
    else {
        panic!("no form");
    };
    let (labels, _) = captions(*form);
    assert!(
        !labels.iter().any(|label| label.starts_with("Note")),
        "{labels:?}"
    );

    let refusal = r#"{ "data": { "blocks": { "plan": { "error": "Sold out" } } } }"#;
    let Ok(ModalAnswer::Form(refused)) = ModalAnswer::read(&opened, 200, refusal).accepted() else {
        panic!("no form");
    };
    let shown = Shown::modal(schema, *refused);
    assert_eq!(shown.texts(".json-ui-error"), ["Sold out"]);
}
