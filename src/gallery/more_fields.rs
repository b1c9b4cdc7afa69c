//! What a person fills in, when a line of text is not enough.

use leptos::prelude::*;
use pipeframe::kit::form::{FieldErrors, NumberEntry};
use pipeframe::kit::{
    CheckboxGroup, Choice, CountedTextArea, FileDrop, MoneyField, MultiSelect, Node, NumberField,
    PickedFile, SearchSelect, State,
};

use super::entry::entries;

entries! { "more_fields.rs":
    "CountedTextArea" = counted,
    "NumberField" = numbers,
    "MoneyField" = money,
    "CheckboxGroup" = checkbox_groups,
    "SearchSelect" = search_selects,
    "MultiSelect" = multi_selects,
    "FileDrop" = file_drops,
}

fn wrong(field: &'static str, message: &str) -> State<FieldErrors> {
    let mut errors = FieldErrors::default();
    errors.set(field, message);
    State::new(errors)
}

fn counted() -> Vec<Node> {
    let note = State::new("The tyres are in our store.".to_owned());
    let long = State::new("Winter tyres, oil and filters.".to_owned());
    let errors = wrong("title", "Shorten this by 10 characters");
    vec![
        view! { <CountedTextArea name="message" label="Message" value=note limit=160/> }.into(),
        view! { <CountedTextArea name="title" label="Title" value=long limit=20 rows=1 errors/> }
            .into(),
    ]
}

fn numbers() -> Vec<Node> {
    let distance = State::new(NumberEntry::Number(48_000));
    let litres = State::new(NumberEntry::Number(57));
    let none = State::new(NumberEntry::Empty);
    let errors = wrong("seats", "Enter a whole number");
    vec![
        view! { <NumberField name="distance" label="Distance" value=distance unit="km"/> }.into(),
        view! {
            <NumberField
                name="litres"
                label="Consumption"
                value=litres
                decimals=1
                unit="l/100 km"
                help="As in the papers."
            />
        }
        .into(),
        view! { <NumberField name="seats" label="Seats" value=none errors required=true/> }.into(),
        view! { <NumberField name="doors" label="Doors" value=none disabled=true/> }.into(),
    ]
}

fn money() -> Vec<Node> {
    let cents = State::new(NumberEntry::Number(446_050));
    vec![view! { <MoneyField name="price" label="Price" value=cents currency="EUR"/> }.into()]
}

fn checkbox_groups() -> Vec<Node> {
    let chosen = State::new(vec!["oil".to_owned()]);
    let choices = || {
        vec![
            Choice::new("oil", "Oil and filters"),
            Choice::new("brakes", "Brakes"),
            Choice::new("tyres", "Winter tyres"),
        ]
    };
    let errors = wrong("required-work", "Choose what is to be done");
    let none = State::new(Vec::new());
    vec![
        view! { <CheckboxGroup name="work" label="Work" value=chosen choices=choices()/> }.into(),
        view! {
            <CheckboxGroup
                name="required-work"
                label="Work, required"
                value=none
                choices=choices()
                errors
                required=true
            />
        }
        .into(),
    ]
}

fn search_selects() -> Vec<Node> {
    let choices = || {
        vec![
            Choice::new("1", "Tallinn, Peterburi tee"),
            Choice::new("2", "Tartu, Riia"),
            Choice::new("3", "Võru"),
        ]
    };
    let (town, none) = (State::new("2".to_owned()), State::new(String::new()));
    vec![
        view! { <SearchSelect name="workshop" label="Workshop" value=town choices=choices()/> }
            .into(),
        view! {
            <SearchSelect
                name="other-workshop"
                label="Another workshop"
                value=none
                choices=choices()
                placeholder="Type a town"
            />
        }
        .into(),
    ]
}

fn multi_selects() -> Vec<Node> {
    let labels = State::new(vec!["fleet".to_owned(), "hot".to_owned()]);
    let choices = vec![
        Choice::new("fleet", "Fleet"),
        Choice::new("hot", "Hot"),
        Choice::new("new", "New customer"),
    ];
    vec![view! { <MultiSelect name="labels" label="Labels" value=labels choices/> }.into()]
}

fn file_drops() -> Vec<Node> {
    let names = State::new(String::new());
    let take = move |files: Vec<PickedFile>| {
        let files: Vec<String> = files.iter().map(PickedFile::name).collect();
        names.set(files.join(", "));
    };
    let help = "PDF or pictures, up to 5 MB";
    vec![
        view! {
            <FileDrop name="papers" label="Papers" multiple=true help required=true on_files=take/>
        }
        .into(),
        view! { <FileDrop name="picture" label="Picture" disabled=true on_files=take/> }.into(),
    ]
}
