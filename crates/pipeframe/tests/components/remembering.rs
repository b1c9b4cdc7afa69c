//! States, and what follows them.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use pipeframe::kit::{Badge, State, effect, html};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

#[wasm_bindgen_test]
async fn a_text_follows_its_state() {
    let name = State::new("Volvo");
    let page = Page::show(move || html::p().child(move || name.get()));
    assert_eq!(page.text(), "Volvo");
    name.set("Saab");
    next_frame().await;
    assert_eq!(page.text(), "Saab");
}

#[wasm_bindgen_test]
async fn a_derived_state_notifies_only_of_another_value() {
    let count = State::new(1);
    let told = Rc::new(Cell::new(0));
    let seen = Rc::clone(&told);
    let page = Page::show(move || {
        let is_many = State::derived(move || count.get() > 1);
        effect(move || {
            is_many.get();
            seen.set(seen.get() + 1);
        });
        html::p().child(move || if is_many.get() { "many" } else { "one" })
    });
    assert_eq!((page.text().as_str(), told.get()), ("one", 1));
    count.set(2);
    next_frame().await;
    count.set(3);
    next_frame().await;
    assert_eq!((page.text().as_str(), told.get()), ("many", 2));
}

#[wasm_bindgen_test]
async fn a_change_without_notification_is_read_at_the_next_access() {
    let count = State::new(1);
    let page = Page::show(move || html::p().child(move || count.get().to_string()));
    count.try_update_untracked(|count| *count = 5);
    next_frame().await;
    assert_eq!(page.text(), "1");
    count.update(|count| *count += 1);
    next_frame().await;
    assert_eq!(page.text(), "6");
}

#[wasm_bindgen_test]
async fn what_comes_after_the_end_of_its_part_of_the_page_changes_nothing() {
    let is_shown = State::new(true);
    let kept: State<Option<State<u32>>> = State::new(None);
    let page = Page::show(move || {
        html::div().child(move || {
            is_shown.get().then(|| {
                let inner = State::new(7);
                kept.set(Some(inner));
                html::p().child(move || inner.get().to_string())
            })
        })
    });
    let inner = kept.get_untracked().expect("the part was shown");
    is_shown.set(false);
    next_frame().await;
    assert_eq!(page.text(), "");
    inner.set(8);
    assert_eq!(inner.try_set(9), Some(9));
    assert_eq!(inner.try_update(|inner| *inner), None);
}

#[wasm_bindgen_test]
async fn an_effect_ends_with_the_part_of_the_page_that_began_it() {
    let (is_shown, count) = (State::new(true), State::new(0));
    let runs = Rc::new(Cell::new(0));
    let seen = Rc::clone(&runs);
    let _page = Page::show(move || {
        html::div().child(move || {
            let seen = Rc::clone(&seen);
            is_shown.get().then(move || {
                effect(move || {
                    count.get();
                    seen.set(seen.get() + 1);
                });
                html::p()
            })
        })
    });
    is_shown.set(false);
    next_frame().await;
    count.set(1);
    next_frame().await;
    assert_eq!(runs.get(), 1);
}

#[wasm_bindgen_test]
async fn a_state_goes_where_a_signal_goes() {
    fn double(count: impl Get<Value = u32> + Set<Value = u32> + Copy) {
        count.set(count.get() * 2);
    }
    let (count, name) = (State::new(1), State::new("Volvo".to_owned()));
    let page = Page::show(move || {
        let same: Signal<u32> = count.into();
        view! {
            <p title=name>{count} " " {same}</p>
            <Badge label=name/>
        }
    });
    assert_eq!(page.text(), "1 1Volvo");
    double(count);
    Update::update(&name, |name| name.push_str(" XC60"));
    next_frame().await;
    assert_eq!(page.text(), "2 2Volvo XC60");
    assert_eq!(page.one("p").title(), "Volvo XC60");
}
