//! Views built by hand, inside views of Leptos.

use leptos::prelude::*;
use pipeframe::kit::{Button, element};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

#[wasm_bindgen_test]
fn what_is_added_stands_in_the_order_of_the_calls() {
    let page = Page::show(|| {
        element("p")
            .text("one ")
            .child(element("b").text("two"))
            .view(view! { <i>" three"</i> }.into_any())
            .text(" four")
    });
    assert_eq!(page.text(), "one two three four");
}

#[wasm_bindgen_test]
fn text_never_becomes_markup() {
    let page = Page::show(|| element("p").text("<img src=x>").live_text("<b>"));
    assert!(page.none("p *"));
    assert_eq!(page.text(), "<img src=x><b>");
}

#[wasm_bindgen_test]
async fn live_parts_follow_their_signals() {
    let name = RwSignal::new(Some("first"));
    let page = Page::show(move || {
        element("input")
            .live_attribute("title", move || name.get())
            .live_property("value", move || name.get().unwrap_or("none"))
    });
    assert_eq!(page.one("input").title(), "first");
    name.set(None);
    next_frame().await;
    assert!(!page.one("input").has_attribute("title"));
    assert_eq!(page.input("input").value(), "none");
}

#[wasm_bindgen_test]
async fn a_live_child_comes_and_goes_in_its_place() {
    let is_shown = RwSignal::new(false);
    let middle = move || is_shown.get().then(|| element("b").text("two"));
    let page = Page::show(move || element("p").text("one").live_child(middle).text("three"));
    assert_eq!(page.text(), "onethree");
    is_shown.set(true);
    next_frame().await;
    assert_eq!(page.text(), "onetwothree");
    is_shown.set(false);
    next_frame().await;
    assert_eq!(page.text(), "onethree");
}

#[wasm_bindgen_test]
async fn rows_that_stay_are_the_same_elements_in_the_order_of_their_keys() {
    let keys = RwSignal::new(vec![1, 2, 3]);
    let row = |key: &i32| {
        element("li")
            .attribute("id", &["row-", &key.to_string()].concat())
            .text(&key.to_string())
    };
    let page = Page::show(move || element("ul").live_rows(move || keys.get(), row));
    let second = page.one("#row-2");
    keys.set(vec![4, 2, 1]);
    next_frame().await;
    assert_eq!(page.text(), "421");
    assert_eq!(page.one("#row-2"), second);
    assert_eq!(page.all("li"), 3);
}

#[wasm_bindgen_test]
async fn what_a_row_made_lives_as_long_as_the_row() {
    let keys = RwSignal::new(vec![1]);
    let row = |key: &i32| {
        let presses = RwSignal::new(*key);
        let press = move || presses.update(|n| *n += 10);
        element("li")
            .live_text(move || presses.get().to_string())
            .child(view! { <Button label=" +" on_press=press/> })
    };
    let page = Page::show(move || element("ul").live_rows(move || keys.get(), row));
    keys.set(vec![1, 2]);
    next_frame().await;
    page.one("button").click();
    next_frame().await;
    assert_eq!(page.text(), "11 +2 +");
}

#[wasm_bindgen_test]
async fn a_node_that_is_made_anew_takes_the_place_and_the_focus_of_the_old_one() {
    let version = RwSignal::new(1);
    let page = Page::show(move || {
        view! {
            <p>"before"</p>
            {move || {
                let label = ["Retry ", &version.get().to_string()].concat();
                element("div").child(element("span")).view(view! { <Button label=label/> }.into_any())
            }}
            <p>"after"</p>
        }
    });
    page.one("button")
        .focus()
        .expect("a button takes the focus");
    version.set(2);
    next_frame().await;
    assert_eq!(page.text(), "beforeRetry 2after");
    assert!(page.has_focus("button"));
}

#[wasm_bindgen_test]
async fn a_node_that_is_gone_listens_no_more() {
    let (presses, is_shown) = (RwSignal::new(0), RwSignal::new(true));
    let press = move || presses.update(|n| *n += 1);
    let page = Page::show(
        move || view! { {move || is_shown.get().then(|| view! { <Button label="Send" on_press=press/> })} },
    );
    let button = page.one("button");
    button.click();
    is_shown.set(false);
    next_frame().await;
    assert!(page.none("button"));
    button.click();
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_button_may_remove_itself() {
    let is_shown = RwSignal::new(true);
    let page = Page::show(move || {
        view! { {move || is_shown.get().then(|| view! { <Button label="Close" on_press=move || is_shown.set(false)/> })} }
    });
    page.one("button").click();
    next_frame().await;
    assert!(page.none("button"));
}
