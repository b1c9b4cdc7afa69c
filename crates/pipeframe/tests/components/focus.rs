//! Where the focus goes when the control that has it goes away.

use leptos::prelude::*;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{
    Button, Form, FormErrorSummary, InlineError, SaveBar, State, TextField, html, report,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, both_lists, next_frame};

#[wasm_bindgen_test]
async fn after_saving_the_focus_is_back_in_the_field() {
    let (name, saved) = (
        State::new("Volvo".to_owned()),
        State::new("Volvo".to_owned()),
    );
    let page = Page::show(move || {
        view! {
            <Form on_submit=move || saved.set(name.get())>
                <TextField name="name" label="Name" value=name/>
                <SaveBar
                    shown=move || name.get() != saved.get()
                    summary="Name changed"
                    on_reset=move || name.set(saved.get())
                />
            </Form>
        }
    });
    page.write("#field-name", "Saab");
    next_frame().await;
    page.one("#field-name").focus().expect("it takes the focus");
    page.one("button[type=submit]")
        .focus()
        .expect("it takes the focus");
    page.one("button[type=submit]").click();
    next_frame().await;
    assert_eq!(saved.get_untracked(), "Saab");
    assert!(page.has_focus("#field-name"));
}

#[wasm_bindgen_test]
async fn a_note_that_goes_leaves_the_focus_where_it_was() {
    let error = State::new(Some("No connection"));
    let note = move || {
        let text = error.get()?;
        Some(view! { <InlineError text on_retry=move || error.set(None)/> })
    };
    let page = Page::show(move || html::div().class("place").child(note));
    page.one("button").focus().expect("it takes the focus");
    page.one("button").click();
    next_frame().await;
    assert!(page.has_focus(".place"));
}

#[wasm_bindgen_test]
async fn a_row_that_goes_leaves_the_focus_in_its_list() {
    let keys = State::new(vec![1, 2, 3]);
    let row = move |key: &i32| {
        let key = *key;
        let remove = move || keys.update(|keys| keys.retain(|other| *other != key));
        html::li().child(view! { <Button label="Remove" on_press=remove/> })
    };
    let page = Page::show(move || both_lists(keys, row));
    page.one("ul li:nth-child(2) button")
        .focus()
        .expect("it takes the focus");
    page.one("ul li:nth-child(2) button").click();
    next_frame().await;
    assert!(page.has_focus("ul li:nth-child(2) button"));
    page.one("ol li:nth-child(2) button")
        .focus()
        .expect("it takes the focus");
    page.one("ol li:nth-child(2) button").click();
    next_frame().await;
    next_frame().await;
    assert!(page.has_focus("ol"));
}

#[wasm_bindgen_test]
async fn what_belongs_to_no_field_is_in_the_summary() {
    let errors = State::new(FieldErrors::default());
    let page = Page::show(move || view! { <FormErrorSummary errors/> });
    let mut found = FieldErrors::default();
    found.add("The price list is closed");
    assert!(!report(errors, found));
    next_frame().await;
    next_frame().await;
    assert!(page.text().contains("This could not be saved"));
    assert!(page.text().contains("The price list is closed"));
    assert!(page.has_focus("#form-error-summary"));
}
