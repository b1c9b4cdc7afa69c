//! Fields that offer values while they are typed into.

use leptos::prelude::*;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{Choice, Form, MultiSelect, SearchSelect, State, html};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

const FIELD: &str = "[role=combobox]";

fn towns() -> Vec<Choice> {
    vec![
        Choice::new("1", "Tallinn"),
        Choice::new("2", "Tartu"),
        Choice::new("3", "Võru"),
    ]
}

fn town(value: State<String>) -> Page {
    Page::show(move || view! { <SearchSelect name="town" label="Town" value choices=towns()/> })
}

fn offered(page: &Page) -> Vec<String> {
    let text = |index: u32| {
        let option = page.one(&["[role=option]:nth-child(", &index.to_string(), ")"].concat());
        option.text_content().unwrap_or_default()
    };
    (1..=page.all("[role=option]")).map(text).collect()
}

#[wasm_bindgen_test]
async fn typing_narrows_the_list_down_without_case_and_accents() {
    let value = State::new(String::new());
    let page = town(value);
    assert!(page.none(":popover-open"));
    page.write(FIELD, "VORU");
    next_frame().await;
    assert_eq!(page.all(":popover-open"), 1);
    assert_eq!(offered(&page), ["Võru"]);
    assert_eq!(
        page.one("[role=status]").text_content().as_deref(),
        Some("1 suggestion")
    );
    page.press(FIELD, "Enter");
    next_frame().await;
    assert_eq!(value.get_untracked(), "3");
    assert_eq!(page.input(FIELD).value(), "Võru");
    assert!(page.none(":popover-open"));
}

#[wasm_bindgen_test]
async fn the_arrow_keys_move_in_the_list_and_tell_screen_readers_where_they_are() {
    let value = State::new(String::new());
    let page = town(value);
    let field = page.one(FIELD);
    assert_eq!(
        field.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(field.get_attribute("aria-activedescendant"), None);
    page.press(FIELD, "ArrowDown");
    next_frame().await;
    assert_eq!(
        field.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    let active = field.get_attribute("aria-activedescendant");
    assert_eq!(active, Some(page.one("[role=option]:first-child").id()));
    page.press(FIELD, "ArrowUp");
    next_frame().await;
    let active = field.get_attribute("aria-activedescendant");
    assert_eq!(active, Some(page.one("[role=option]:last-child").id()));
    page.press(FIELD, "Enter");
    assert_eq!(value.get_untracked(), "3");
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_only_and_brings_back_what_is_chosen() {
    let (value, escapes) = (State::new("2".to_owned()), State::new(0));
    let page = Page::show(move || {
        let field = view! { <SearchSelect name="town" label="Town" value choices=towns()/> };
        html::div()
            .child(field)
            .on_key(move |_| escapes.update(|count| *count += 1))
    });
    next_frame().await;
    assert_eq!(page.input(FIELD).value(), "Tartu");
    page.write(FIELD, "tal");
    page.press(FIELD, "Escape");
    next_frame().await;
    assert_eq!(page.input(FIELD).value(), "Tartu");
    assert_eq!(value.get_untracked(), "2");
    assert_eq!(escapes.get_untracked(), 0);
    page.press(FIELD, "Escape");
    assert_eq!(escapes.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn half_a_name_is_not_chosen_by_leaving_and_an_empty_field_chooses_nothing() {
    let value = State::new("2".to_owned());
    let page = town(value);
    let field = page.input(FIELD);
    field.focus().expect("a field takes the focus");
    page.write(FIELD, "tal");
    field.blur().expect("a field loses the focus");
    next_frame().await;
    assert_eq!(
        (value.get_untracked().as_str(), field.value().as_str()),
        ("2", "Tartu")
    );
    field.focus().expect("a field takes the focus");
    page.write(FIELD, "");
    field.blur().expect("a field loses the focus");
    next_frame().await;
    assert_eq!(
        (value.get_untracked().as_str(), field.value().as_str()),
        ("", "")
    );
}

#[wasm_bindgen_test]
async fn enter_in_an_open_list_does_not_send_the_form() {
    let (value, sent) = (State::new(String::new()), State::new(0));
    let page = Page::show(move || {
        view! {
            <Form on_submit=move || sent.update(|sent| *sent += 1)>
                <SearchSelect name="town" label="Town" value choices=towns()/>
            </Form>
        }
    });
    page.write(FIELD, "nothing");
    next_frame().await;
    assert_eq!(
        page.one(".combobox-empty").text_content().as_deref(),
        Some("Nothing found")
    );
    assert!(page.press_is_prevented(FIELD, "Enter"));
    page.press(FIELD, "Escape");
    assert!(!page.press_is_prevented(FIELD, "Enter"));
}

#[wasm_bindgen_test]
async fn a_press_on_an_option_chooses_it_and_clears_the_error() {
    let (value, errors) = (
        State::new(String::new()),
        State::new(FieldErrors::default()),
    );
    errors.update(|errors| errors.set("town", "Choose a town"));
    let page = Page::show(
        move || view! { <SearchSelect name="town" label="Town" value choices=towns() errors/> },
    );
    assert_eq!(page.all("[aria-invalid=true]"), 1);
    page.one(FIELD).click();
    next_frame().await;
    page.one("[role=option]:nth-child(2)").click();
    next_frame().await;
    assert_eq!(value.get_untracked(), "2");
    assert!(page.none("[aria-invalid=true]"));
    assert_eq!(page.all("[aria-selected=true]"), 1);
}

#[wasm_bindgen_test]
async fn choices_of_a_server_are_shown_as_they_come_and_the_chosen_one_keeps_its_name() {
    let (value, typed) = (State::new(String::new()), State::new(String::new()));
    let (found, asking) = (State::new(Vec::new()), State::new(true));
    let page = Page::show(
        move || view! { <SearchSelect name="who" label="Person" value choices=found query=typed busy=asking/> },
    );
    page.write(FIELD, "mar");
    next_frame().await;
    assert_eq!(typed.get_untracked(), "mar");
    assert_eq!(
        page.one(".combobox-empty").text_content().as_deref(),
        Some("Searching")
    );
    found.set(vec![Choice::new("7", "Tamm, Maria")]);
    asking.set(false);
    next_frame().await;
    assert_eq!(offered(&page), ["Tamm, Maria"]);
    page.one("[role=option]").click();
    found.set(Vec::new());
    next_frame().await;
    assert_eq!(value.get_untracked(), "7");
    assert_eq!(page.input(FIELD).value(), "Tamm, Maria");
}

#[wasm_bindgen_test]
async fn several_are_chosen_one_after_the_other_and_taken_off_by_their_tags() {
    let value = State::new(vec!["2".to_owned()]);
    let page = Page::show(
        move || view! { <MultiSelect name="towns" label="Towns" value choices=towns()/> },
    );
    next_frame().await;
    assert_eq!(
        page.one(".tag-chip").text_content().as_deref(),
        Some("Tartu")
    );
    page.write(FIELD, "tal");
    next_frame().await;
    page.press(FIELD, "Enter");
    next_frame().await;
    assert_eq!(value.get_untracked(), ["2", "1"]);
    assert_eq!(page.input(FIELD).value(), "");
    assert_eq!(page.all(":popover-open"), 1);
    assert_eq!(page.all("[role=option][aria-selected=true]"), 2);
    page.one("button[aria-label='Remove Tartu']").click();
    next_frame().await;
    assert_eq!(value.get_untracked(), ["1"]);
}
