//! Views built by hand, inside views of Leptos.

use leptos::ev;
use leptos::prelude::*;
use pipeframe::kit::{Button, Card, State, html};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

#[wasm_bindgen_test]
fn children_are_in_the_order_of_the_calls() {
    let page = Page::show(|| {
        html::p()
            .child("one ")
            .child(html::b().child("two"))
            .child(view! { <i>" three"</i> }.into_any())
            .child(" four")
    });
    assert_eq!(page.text(), "one two three four");
}

#[wasm_bindgen_test]
fn text_never_becomes_markup() {
    let page = Page::show(|| html::p().child("<img src=x>").child("<b>"));
    assert!(page.none("p *"));
    assert_eq!(page.text(), "<img src=x><b>");
}

#[wasm_bindgen_test]
async fn live_parts_follow_their_signals() {
    let name = RwSignal::new(Some("first"));
    let page = Page::show(move || {
        html::input()
            .attr("title", move || name.get())
            .prop("value", move || name.get().unwrap_or("none"))
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
    let middle = move || is_shown.get().then(|| html::b().child("two"));
    let page = Page::show(move || html::p().child("one").child(middle).child("three"));
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
        html::li()
            .attr("id", ["row-", &key.to_string()].concat())
            .child(*key)
    };
    let page = Page::show(move || html::ul().live_rows(move || keys.get(), row));
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
        html::li()
            .child(move || presses.get().to_string())
            .child(view! { <Button label=" +" on_press=press/> })
    };
    let page = Page::show(move || html::ul().live_rows(move || keys.get(), row));
    keys.set(vec![1, 2]);
    next_frame().await;
    page.one("button").click();
    next_frame().await;
    assert_eq!(page.text(), "11 +2 +");
}

#[wasm_bindgen_test]
async fn a_node_that_is_made_again_takes_the_place_and_the_focus_of_the_old_one() {
    let version = RwSignal::new(1);
    let page = Page::show(move || {
        view! {
            <p>"before"</p>
            {move || {
                let label = ["Retry ", &version.get().to_string()].concat();
                html::div().child(html::span()).child(view! { <Button label=label/> }.into_any())
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

#[wasm_bindgen_test]
async fn a_live_list_changes_only_its_own_place() {
    let names = RwSignal::new(vec!["a", "b"]);
    let rows = move || {
        let row = |name| html::li().child(html::button().child(name));
        names.get().into_iter().map(row).collect::<Vec<_>>()
    };
    let page = Page::show(move || {
        let first = html::li().attr("id", "first").child("first ");
        html::ul().child(first).child(rows).child(" last")
    });
    assert_eq!(page.text(), "first ab last");
    let first = page.one("#first");
    page.one("li:nth-child(3) button")
        .focus()
        .expect("a button takes the focus");
    names.set(vec!["c", "d", "e"]);
    next_frame().await;
    assert_eq!(page.text(), "first cde last");
    assert_eq!(page.one("#first"), first);
    assert!(page.has_focus("li:nth-child(3) button"));
    names.set(Vec::new());
    next_frame().await;
    assert_eq!(page.text(), "first  last");
    assert!(page.has_focus("ul"));
}

#[wasm_bindgen_test]
async fn signals_and_numbers_are_children_and_values() {
    let (count, is_shown) = (State::new(1), RwSignal::new(true));
    let page = Page::show(move || {
        html::p()
            .child(2)
            .child(Some(" of "))
            .child(count)
            .child(None::<String>)
            .attr("data-count", count)
            .attr("hidden", is_shown)
            .attr("draggable", Some("true"))
    });
    assert_eq!(page.text(), "2 of 1");
    count.set(3);
    is_shown.set(false);
    next_frame().await;
    assert_eq!(page.text(), "2 of 3");
    let paragraph = page.one("p");
    assert_eq!(paragraph.get_attribute("data-count").as_deref(), Some("3"));
    assert!(!paragraph.has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn a_class_of_a_pair_comes_and_goes_beside_the_others() {
    let is_wide = State::new(true);
    let page = Page::show(move || {
        html::p()
            .class("card")
            .class(("wide", move || is_wide.get()))
            .class(("still", true))
    });
    assert_eq!(page.one("p").class_name(), "card wide still");
    is_wide.set(false);
    next_frame().await;
    assert_eq!(page.one("p").class_name(), "card still");
}

#[wasm_bindgen_test]
async fn attributes_of_a_component_go_to_its_root_element() {
    let (is_wide, presses) = (RwSignal::new(false), RwSignal::new(0));
    let page = Page::show(move || {
        view! {
            <Card attr:id="card" class:wide=move || is_wide.get()>
                <Button
                    label="Send"
                    attr:id="send"
                    class:own=true
                    style:color="red"
                    prop:title="Sends it"
                    on:click=move |_| presses.update(|presses| *presses += 1)
                />
            </Card>
        }
    });
    let button = page.one(".card#card > button#send.button.own");
    assert_eq!(button.title(), "Sends it");
    assert_eq!(
        button.style().get_property_value("color").as_deref(),
        Ok("red")
    );
    button.click();
    assert_eq!(presses.get_untracked(), 1);
    assert!(page.none("#card.wide"));
    is_wide.set(true);
    next_frame().await;
    assert_eq!(page.all("#card.wide"), 1);
}

#[wasm_bindgen_test]
async fn attributes_of_a_replaced_component_are_no_longer_updated() {
    let (version, name) = (RwSignal::new(1), RwSignal::new("a"));
    let reads = RwSignal::new(0);
    let page = Page::show(move || {
        view! {
            {move || {
                version.track();
                let title = move || {
                    reads.update_untracked(|reads| *reads += 1);
                    name.get()
                };
                view! { <Button label="Send" attr:title=title/> }
            }}
        }
    });
    version.set(2);
    next_frame().await;
    reads.set(0);
    name.set("b");
    next_frame().await;
    assert_eq!(page.one("button").title(), "b");
    assert_eq!(reads.get_untracked(), 1);
}

#[wasm_bindgen_test]
fn an_event_is_of_its_type() {
    let key = State::new(String::new());
    let page = Page::show(move || {
        html::button()
            .on(ev::click, move |event: web_sys::MouseEvent| {
                key.set(event.buttons().to_string());
            })
            .on(ev::Custom::<web_sys::Event>::new("chosen"), move |event| {
                key.set(event.type_());
            })
    });
    let button = page.one("button");
    button.click();
    assert_eq!(key.get_untracked(), "0");
    let chosen = web_sys::Event::new("chosen").expect("an event can be made");
    button
        .dispatch_event(&chosen)
        .expect("an event can be dispatched");
    assert_eq!(key.get_untracked(), "chosen");
}
