//! Counted texts, groups of boxes, numbers, money, files, and facts that are changed where they stand.

use leptos::prelude::*;
use pipeframe::kit::form::{FieldErrors, NumberEntry, NumberProblem};
use pipeframe::kit::{
    CheckboxGroup, Choice, CountedTextArea, FileDrop, InlineEdit, MoneyField, NumberField,
    PickedFile, State, intl,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, focused_text, next_frame};

#[wasm_bindgen_test]
async fn a_counted_text_says_how_much_is_used_and_cuts_nothing() {
    let note = State::new("12345678".to_owned());
    let page = Page::show(
        move || view! { <CountedTextArea name="note" label="Note" value=note limit=10/> },
    );
    let count = page.one(".field-count");
    assert_eq!(count.text_content().as_deref(), Some("8 of 10 characters"));
    let described = page.one("textarea").get_attribute("aria-describedby");
    assert!(described.unwrap_or_default().contains(&count.id()));
    note.set("123456789012".to_owned());
    next_frame().await;
    assert_eq!(count.text_content().as_deref(), Some("12 of 10 characters"));
    assert!(count.has_attribute("data-over"));
    assert_eq!(
        page.one("[role=status]").text_content().as_deref(),
        Some("The text is too long")
    );
}

#[wasm_bindgen_test]
async fn boxes_of_a_group_are_ticked_alone_and_named_together() {
    let days = State::new(vec!["tue".to_owned()]);
    let errors = State::new(FieldErrors::default());
    let page = Page::show(move || {
        let choices = vec![Choice::new("mon", "Monday"), Choice::new("tue", "Tuesday")];
        view! { <CheckboxGroup name="days" label="Days" value=days choices errors required=true/> }
    });
    assert_eq!(
        page.one("fieldset > legend").text_content().as_deref(),
        Some("Days*")
    );
    assert!(!page.input("[value=mon]").checked());
    assert!(page.input("[value=tue]").checked());
    page.one("[value=mon]").click();
    assert_eq!(days.get_untracked(), ["mon", "tue"]);
    errors.update(|errors| errors.set("days", "Choose a day"));
    next_frame().await;
    assert_eq!(page.all("[aria-invalid=true]"), 2);
    page.one("[value=tue]").click();
    next_frame().await;
    assert_eq!(days.get_untracked(), ["mon"]);
    assert!(page.none("[aria-invalid=true]"));
}

#[wasm_bindgen_test]
async fn a_number_is_written_as_its_language_writes_it_once_the_field_is_left() {
    let distance = State::new(NumberEntry::Empty);
    let page = Page::show(
        move || view! { <NumberField name="distance" label="Distance" value=distance decimals=1 unit="km"/> },
    );
    let field = page.input("#field-distance");
    field.focus().expect("a field takes the focus");
    page.write("#field-distance", "12000");
    next_frame().await;
    assert_eq!(distance.get_untracked(), NumberEntry::Number(120_000));
    assert_eq!(field.value(), "12000");
    field.blur().expect("a field loses the focus");
    next_frame().await;
    assert_eq!(field.value(), intl::decimal(120_000, 1));
    assert!(field.value().starts_with("12") && field.value().ends_with('0'));
    distance.set(NumberEntry::Number(75));
    next_frame().await;
    assert_eq!(field.value(), intl::decimal(75, 1));
}

#[wasm_bindgen_test]
async fn what_is_no_number_stays_as_it_was_typed_and_is_said() {
    let distance = State::new(NumberEntry::Number(7));
    let page = Page::show(
        move || view! { <NumberField name="distance" label="Distance" value=distance/> },
    );
    let field = page.input("#field-distance");
    field.focus().expect("a field takes the focus");
    page.write("#field-distance", "far");
    field.blur().expect("a field loses the focus");
    next_frame().await;
    assert_eq!(field.value(), "far");
    let wrong = NumberEntry::Wrong(NumberProblem::NotANumber);
    assert_eq!(distance.get_untracked(), wrong);
}

#[wasm_bindgen_test]
fn a_currency_decides_how_many_decimals_an_amount_has() {
    let (euros, yen) = (
        State::new(NumberEntry::Number(446_050)),
        State::new(NumberEntry::Number(500)),
    );
    let page = Page::show(move || {
        view! {
            <MoneyField name="euros" label="Price" value=euros currency="EUR"/>
            <MoneyField name="yen" label="Price" value=yen currency="JPY"/>
        }
    });
    assert_eq!(
        page.input("#field-euros").value(),
        intl::decimal(446_050, 2)
    );
    assert_eq!(page.input("#field-yen").value(), "500");
    page.write("#field-yen", "1.5");
    let too_precise = NumberProblem::TooPrecise { decimals: 0 };
    assert_eq!(yen.get_untracked(), NumberEntry::Wrong(too_precise));
    assert!(page.text().contains("EUR"));
}

#[wasm_bindgen_test]
fn chosen_files_are_given_on() {
    let names = State::new(Vec::new());
    let page = Page::show(move || {
        let take = move |files: Vec<PickedFile>| {
            names.update(|names| names.extend(files.iter().map(PickedFile::name)));
        };
        view! { <FileDrop name="papers" label="Papers" multiple=true on_files=take/> }
    });
    page.drop_files(".file-drop", &["one.pdf", "two.pdf"]);
    assert_eq!(names.get_untracked(), ["one.pdf", "two.pdf"]);
    page.pick_files("#field-papers", &["three.pdf"]);
    assert_eq!(names.with_untracked(Vec::len), 3);
    assert_eq!(page.input("#field-papers").value(), "");
}

#[wasm_bindgen_test]
fn one_file_is_taken_where_one_is_asked_for_and_none_where_none_can_be() {
    let (count, disabled) = (State::new(0), State::new(false));
    let page = Page::show(move || {
        let take = move |files: Vec<PickedFile>| count.update(|count| *count += files.len());
        view! { <FileDrop name="paper" label="Paper" disabled on_files=take/> }
    });
    page.drop_files(".file-drop", &["one.pdf", "two.pdf"]);
    assert_eq!(count.get_untracked(), 1);
    disabled.set(true);
    page.drop_files(".file-drop", &["three.pdf"]);
    assert_eq!(count.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_fact_becomes_a_field_and_enter_saves_it() {
    let (plate, saved) = (
        State::new("HS 10482".to_owned()),
        State::new(Vec::<String>::new()),
    );
    let page = Page::show(move || {
        let save = move |text: String| {
            saved.update(|saved| saved.push(text.clone()));
            plate.set(text);
        };
        view! { <InlineEdit label="Plate" value=plate on_save=save/> }
    });
    let shown = page.one("button");
    assert_eq!(
        shown.get_attribute("aria-label").as_deref(),
        Some("Edit Plate: HS 10482")
    );
    shown.focus().expect("a button takes the focus");
    shown.click();
    next_frame().await;
    next_frame().await;
    assert!(page.has_focus("input"));
    assert_eq!(page.input("input").value(), "HS 10482");
    page.write("input", " HS 20000 ");
    page.press("input", "Enter");
    next_frame().await;
    next_frame().await;
    assert_eq!(saved.get_untracked(), ["HS 20000"]);
    assert_eq!(focused_text(), "HS 20000");
}

#[wasm_bindgen_test]
async fn what_could_not_be_saved_stays_in_its_field() {
    let plate = State::new("HS 10482".to_owned());
    let page = Page::show(
        move || view! { <InlineEdit label="Plate" value=plate on_save=|_: String| {}/> },
    );
    page.one("button").click();
    next_frame().await;
    page.write("input", "HS 20000");
    page.press("input", "Enter");
    next_frame().await;
    assert_eq!(page.input("input").value(), "HS 20000");
}

#[wasm_bindgen_test]
async fn escape_takes_a_change_back_and_returns_the_focus() {
    let (plate, saves) = (State::new("HS 10482".to_owned()), State::new(0));
    let page = Page::show(move || {
        let save = move |_: String| saves.update(|saves| *saves += 1);
        view! { <InlineEdit label="Plate" value=plate on_save=save/> }
    });
    page.one("button").click();
    next_frame().await;
    next_frame().await;
    page.write("input", "HS 20000");
    page.press("input", "Escape");
    next_frame().await;
    next_frame().await;
    assert_eq!(saves.get_untracked(), 0);
    assert_eq!(focused_text(), "HS 10482");
}
