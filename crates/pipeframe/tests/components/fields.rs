//! What a person fills in.

use leptos::prelude::*;
use pipeframe::kit::form::{FieldErrors, Rule};
use pipeframe::kit::{
    Button, ButtonKind, Checkbox, Choice, Form, FormErrorSummary, RadioCard, RadioCards,
    SearchField, Select, State, TextField, report,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

#[wasm_bindgen_test]
async fn a_text_field_has_its_label_and_follows_its_value_both_ways() {
    let name = State::new("Volvo".to_owned());
    let page = Page::show(
        move || view! { <TextField name="name" label="Name" value=name help="As in the register."/> },
    );
    let input = page.input("#field-name");
    assert_eq!(
        page.one("label").get_attribute("for").as_deref(),
        Some("field-name")
    );
    next_frame().await;
    assert_eq!(input.value(), "Volvo");
    page.write("#field-name", "Saab");
    assert_eq!(name.get_untracked(), "Saab");
    name.set("Audi".to_owned());
    next_frame().await;
    assert_eq!(input.value(), "Audi");
    let described = input.get_attribute("aria-describedby").unwrap_or_default();
    assert!(described.contains(&page.one(".field-help").id()));
}

#[wasm_bindgen_test]
async fn an_error_is_shown_beside_its_field_until_the_field_is_edited() {
    let (name, errors) = (
        State::new(String::new()),
        State::new(FieldErrors::default()),
    );
    let page = Page::show(
        move || view! { <TextField name="name" label="Name" value=name errors required=true/> },
    );
    let input = page.input("#field-name");
    assert_eq!(
        input.get_attribute("aria-required").as_deref(),
        Some("true")
    );
    assert_eq!(input.get_attribute("aria-invalid"), None);
    errors.update(|errors| errors.check("name", "", &[Rule::Required("Enter a name")]));
    next_frame().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let error = page.one(".field-error");
    assert_eq!(error.text_content().as_deref(), Some("Enter a name"));
    assert!(
        input
            .get_attribute("aria-describedby")
            .unwrap_or_default()
            .contains(&error.id())
    );
    page.write("#field-name", "V");
    next_frame().await;
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_eq!(error.text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn a_failed_attempt_to_send_a_form_moves_the_focus_to_a_summary_that_leads_to_the_fields() {
    let (name, errors) = (
        State::new(String::new()),
        State::new(FieldErrors::default()),
    );
    let times_sent = State::new(0);
    let send = move || {
        let mut found = FieldErrors::default();
        found.check(
            "name",
            &name.get_untracked(),
            &[Rule::Required("Enter a name")],
        );
        if report(errors, found) {
            times_sent.update(|n| *n += 1);
        }
    };
    let page = Page::show(move || {
        view! {
            <Form on_submit=send>
                <FormErrorSummary errors/>
                <TextField name="name" label="Name" value=name errors/>
                <Button label="Save" kind=ButtonKind::Submit/>
            </Form>
        }
    });
    let address = window().location().href().expect("a page has an address");
    assert!(page.one(".form-error-summary").hidden());
    page.one("button").click();
    next_frame().await;
    next_frame().await;
    assert_eq!(times_sent.get_untracked(), 0);
    assert!(page.has_focus(".form-error-summary"));
    assert_eq!(
        page.one(".form-error-summary a").text_content().as_deref(),
        Some("Enter a name")
    );
    page.one(".form-error-summary a").click();
    assert!(page.has_focus("#field-name"));
    page.write("#field-name", "Volvo");
    page.one("button").click();
    next_frame().await;
    assert_eq!(times_sent.get_untracked(), 1);
    assert!(page.one(".form-error-summary").hidden());
    assert_eq!(
        window().location().href().expect("a page has an address"),
        address
    );
}

#[wasm_bindgen_test]
async fn a_select_shows_the_chosen_value_and_reports_another() {
    let town = State::new("tartu".to_owned());
    let choices = || {
        vec![
            Choice::new("tallinn", "Tallinn"),
            Choice::new("tartu", "Tartu"),
        ]
    };
    let page = Page::show(
        move || view! { <Select name="town" label="Town" value=town choices=choices()/> },
    );
    assert_eq!(page.select("#field-town").value(), "tartu");
    page.choose("#field-town", "tallinn");
    assert_eq!(town.get_untracked(), "tallinn");
    town.set("tartu".to_owned());
    next_frame().await;
    assert_eq!(page.select("#field-town").value(), "tartu");
}

#[wasm_bindgen_test]
fn a_checkbox_is_ticked_by_its_label() {
    let agreed = State::new(false);
    let page = Page::show(
        move || view! { <Checkbox name="agreed" label="Tell me when it is ready" checked=agreed/> },
    );
    page.one("label").click();
    assert!(agreed.get_untracked());
    assert!(page.input("#field-agreed").checked());
}

#[wasm_bindgen_test]
fn escape_empties_a_search_field() {
    let query = State::new("volvo".to_owned());
    let page = Page::show(move || view! { <SearchField label="Filter vehicles" value=query/> });
    assert_eq!(
        page.one("input").get_attribute("aria-label").as_deref(),
        Some("Filter vehicles")
    );
    page.press("input", "Escape");
    assert_eq!(query.get_untracked(), "");
}

#[wasm_bindgen_test]
async fn radio_cards_are_one_group_of_which_one_is_chosen() {
    let plan = State::new("basic".to_owned());
    let page = Page::show(
        move || view! { <RadioCards name="plan" label="Proposal" value=plan cards=plans()/> },
    );
    assert_eq!(
        page.one("fieldset").get_attribute("role").as_deref(),
        Some("radiogroup")
    );
    assert_eq!(
        page.one("legend").text_content().as_deref(),
        Some("Proposal")
    );
    assert_eq!(page.all("input[type=radio][name=plan]"), 2);
    assert!(page.input("input[value=basic]").checked());
    page.one(".radio-card:nth-child(2)").click();
    assert_eq!(plan.get_untracked(), "full");
    plan.set("basic".to_owned());
    next_frame().await;
    assert!(page.input("input[value=basic]").checked());
    assert!(!page.input("input[value=full]").checked());
}

#[wasm_bindgen_test]
fn a_radio_card_says_its_title_price_and_detail() {
    let plan = State::new(String::new());
    let page = Page::show(
        move || view! { <RadioCards name="plan" label="Proposal" value=plan cards=plans()/> },
    );
    assert_eq!(
        page.one(".radio-card").text_content().as_deref(),
        Some("Basic€ 189Oil and filter")
    );
    assert!(!page.input("input[value=basic]").checked());
}

fn plans() -> Vec<RadioCard> {
    vec![
        RadioCard::new("basic", "Basic")
            .aside("€ 189")
            .detail("Oil and filter"),
        RadioCard::new("full", "Full").aside("€ 429"),
    ]
}

#[wasm_bindgen_test]
async fn a_field_also_follows_a_signal_of_leptos_and_is_followed_by_it() {
    let name = RwSignal::new("Volvo".to_owned());
    let page = Page::show(move || view! { <TextField name="name" label="Name" value=name/> });
    name.set("Saab".to_owned());
    next_frame().await;
    assert_eq!(page.input("input").value(), "Saab");
    page.write("input", "Polestar");
    next_frame().await;
    assert_eq!(name.get_untracked(), "Polestar");
}
