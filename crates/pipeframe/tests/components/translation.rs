//! Pages that the browser translates, and that extensions change: what is new is shown all the same.

use leptos::prelude::*;
use pipeframe::kit::{Badge, Button, State, Tone, html};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, both_lists, next_frame};

#[wasm_bindgen_test]
async fn a_live_text_is_shown_after_the_page_was_translated() {
    let count = State::new(1);
    let page = Page::show(move || {
        html::p()
            .child("before ")
            .child(move || count.get().to_string())
            .child(" after")
    });
    page.translate();
    assert_eq!(page.text(), "‹before ›‹1›‹ after›");
    count.set(2);
    next_frame().await;
    assert_eq!(page.text(), "‹before ›2‹ after›");
    page.translate();
    count.set(3);
    next_frame().await;
    assert_eq!(page.text(), "‹‹before ››3‹‹ after››");
}

#[wasm_bindgen_test]
async fn a_badge_shows_its_new_status_on_a_translated_page() {
    let label = State::new("Open".to_owned());
    let page = Page::show(move || view! { <Badge label=move || label.get() tone=Tone::Info/> });
    page.translate();
    label.set("Sent".to_owned());
    next_frame().await;
    assert_eq!(page.text(), "Sent");
}

#[wasm_bindgen_test]
async fn a_live_child_comes_and_goes_on_a_translated_page() {
    let name = State::new(Some("one"));
    let child = move || Some(html::b().child(name.get()?));
    let page = Page::show(move || html::p().child(child).child("end"));
    page.translate();
    name.set(Some("two"));
    next_frame().await;
    assert_eq!(page.text(), "two‹end›");
    name.set(None);
    next_frame().await;
    assert_eq!(page.text(), "‹end›");
}

#[wasm_bindgen_test]
async fn rows_follow_their_keys_on_a_translated_page() {
    let keys = State::new(vec![1, 2, 3]);
    let row = |key: &i32| html::li().child(*key);
    let page = Page::show(move || both_lists(keys, row));
    page.translate();
    keys.set(vec![3, 4]);
    next_frame().await;
    next_frame().await;
    assert_eq!(page.one(".plain").text_content().as_deref(), Some("‹3›4"));
    assert_eq!(page.one("ol").text_content().as_deref(), Some("‹3›4"));
}

#[wasm_bindgen_test]
async fn a_live_text_finds_its_place_between_what_extensions_put_there() {
    let count = State::new(1);
    let page = Page::show(move || {
        html::p()
            .child(html::b().child("Ada"))
            .child(move || count.get().to_string())
    });
    let paragraph = page.one("p");
    let highlight = document().create_element("mark").expect("it can be made");
    // An extension wraps all that is in the paragraph.
    while let Some(child) = paragraph.first_child() {
        highlight.append_child(&child).expect("it takes a child");
    }
    paragraph
        .append_child(&highlight)
        .expect("it takes a child");
    count.set(2);
    next_frame().await;
    assert_eq!(page.text(), "Ada2");
}

#[wasm_bindgen_test]
async fn rows_keep_their_order_around_elements_of_an_extension() {
    let keys = State::new(vec![1, 2]);
    let row = |key: &i32| html::li().child(*key);
    let page = Page::show(move || html::ul().live_rows(move || keys.get(), row));
    let list = page.one("ul");
    let foreign = document().create_element("li").expect("it can be made");
    foreign.set_text_content(Some("ad"));
    list.insert_before(&foreign, list.first_child().as_ref())
        .expect("it takes a child");
    keys.set(vec![2, 1, 3]);
    next_frame().await;
    assert_eq!(page.text().replace("ad", ""), "213");
}

#[wasm_bindgen_test]
async fn a_button_shows_its_new_label_on_a_translated_page() {
    let label = State::new("Send".to_owned());
    let page = Page::show(move || view! { <Button label=move || label.get()/> });
    page.translate();
    label.set("Sent".to_owned());
    next_frame().await;
    assert_eq!(page.one("button").text_content().as_deref(), Some("Sent"));
}
