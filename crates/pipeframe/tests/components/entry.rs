//! What people enter by an input method, a password manager or a fill-in helper.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use pipeframe::kit::{
    Button, ButtonKind, Checkbox, Choice, Form, RadioCard, RadioCards, SearchField, Select, State,
    TextArea, TextField, html,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

#[wasm_bindgen_test]
fn keys_of_an_input_method_do_not_empty_a_search() {
    let text = State::new("にほ".to_owned());
    let page = Page::show(move || view! { <SearchField label="Filter" value=text/> });
    page.press_composing("input", "Escape");
    page.press_ending_composition("input", "Escape");
    assert_eq!(text.get_untracked(), "にほ");
    page.press("input", "Escape");
    assert_eq!(text.get_untracked(), "");
}

#[wasm_bindgen_test]
fn an_authors_own_key_handler_hears_no_key_of_an_input_method() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let keys = Rc::clone(&heard);
    let page =
        Page::show(move || html::input().on_key(move |event| keys.borrow_mut().push(event.key())));
    page.press_composing("input", "Enter");
    page.press("input", "Enter");
    assert_eq!(*heard.borrow(), ["Enter"]);
}

#[wasm_bindgen_test]
fn a_value_with_only_a_change_event_is_read() {
    let (name, note) = (State::new(String::new()), State::new(String::new()));
    let page = Page::show(move || {
        view! {
            <TextField name="name" label="Name" value=name/>
            <TextArea name="note" label="Note" value=note/>
        }
    });
    page.input("#field-name").set_value("Volvo");
    page.say_changed("#field-name");
    assert_eq!(name.get_untracked(), "Volvo");
    let area = page.one("#field-note");
    Reflect::set(&area, &"value".into(), &"Ready".into()).expect("it takes a value");
    page.say_changed("#field-note");
    assert_eq!(note.get_untracked(), "Ready");
}

#[wasm_bindgen_test]
async fn what_is_seen_is_what_is_sent() {
    let sent = State::new(String::new());
    let (name, plan) = (State::new(String::new()), State::new("a".to_owned()));
    let (agreed, outcome) = (State::new(false), State::new(String::new()));
    let page = Page::show(move || {
        let choices = vec![Choice::new("a", "A"), Choice::new("b", "B")];
        let cards = vec![RadioCard::new("yes", "Yes"), RadioCard::new("no", "No")];
        let submit = move || {
            let text = [
                name.get(),
                plan.get(),
                agreed.get().to_string(),
                outcome.get(),
            ]
            .join(" ");
            sent.set(text);
        };
        view! {
            <Form on_submit=submit>
                <TextField name="name" label="Name" value=name/>
                <Select name="plan" label="Plan" value=plan choices/>
                <Checkbox name="agreed" label="Agreed" checked=agreed/>
                <RadioCards name="outcome" label="Outcome" value=outcome cards/>
                <Button label="Send" kind=ButtonKind::Submit/>
            </Form>
        }
    });
    next_frame().await;
    // A fill-in helper sets them without a word.
    page.input("#field-name").set_value("Volvo");
    page.select("#field-plan").set_value("b");
    page.input("#field-agreed").set_checked(true);
    page.input("input[value=no]").set_checked(true);
    page.one("button").click();
    assert_eq!(sent.get_untracked(), "Volvo b true no");
}

#[wasm_bindgen_test]
fn reading_a_signal_in_a_handler_warns_of_nothing() {
    let warnings = Rc::new(RefCell::new(0));
    let count = Rc::clone(&warnings);
    let console = Reflect::get(&js_sys::global(), &"console".into()).expect("there is a console");
    let warn = Reflect::get(&console, &"warn".into()).expect("it warns");
    let listen = Closure::<dyn FnMut()>::new(move || *count.borrow_mut() += 1);
    Reflect::set(&console, &"warn".into(), listen.as_ref()).expect("it can be replaced");
    let presses = RwSignal::new(0);
    let page = Page::show(move || {
        let press = move || presses.set(presses.get() + 1);
        view! {
            <Form on_submit=press>
                <Button label="Press" on_press=press/>
                <Button label="Send" kind=ButtonKind::Submit/>
            </Form>
        }
    });
    page.one("button").click();
    page.one("button[type=submit]").click();
    Reflect::set(&console, &"warn".into(), warn.unchecked_ref::<Function>())
        .expect("it can be put back");
    assert_eq!(presses.get_untracked(), 2);
    assert_eq!(*warnings.borrow(), 0);
}
