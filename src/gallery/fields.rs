//! What a person fills in.

use leptos::prelude::*;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{
    Button, ButtonKind, ButtonVariant, Checkbox, Choice, DateField, Form, FormErrorSummary, Node,
    RadioCard, RadioCards, SaveBar, SearchField, Select, State, Switch, TextArea, TextField,
    TextKind,
};

use super::entry::entries;

entries! { "fields.rs":
    "TextField" = text_fields,
    "TextField, wrong and disabled" = text_field_states,
    "TextArea" = text_areas,
    "Select" = selects,
    "DateField" = dates,
    "SearchField" = searches,
    "Checkbox and Switch" = toggles,
    "RadioCards" = radio_cards,
    "Form with a summary of what is wrong" = form,
    "SaveBar" = save_bars,
}

fn text(value: &str) -> State<String> {
    State::new(value.to_owned())
}

fn wrong(field: &'static str, message: &str) -> State<FieldErrors> {
    let mut errors = FieldErrors::default();
    errors.set(field, message);
    State::new(errors)
}

fn text_fields() -> Vec<Node> {
    let (name, email) = (text("Maria Tamm"), text(""));
    vec![
        view! { <TextField name="name" label="Name" value=name required=true/> }.into(),
        view! {
            <TextField
                name="email"
                label="Email"
                value=email
                kind=TextKind::Email
                placeholder="name@example.com"
                help="Replies go here."
            />
        }
        .into(),
    ]
}

fn text_field_states() -> Vec<Node> {
    let errors = wrong("plate", "Enter the plate, such as 123 ABC");
    vec![
        view! { <TextField name="plate" label="Plate" value=text("1") errors required=true/> }
            .into(),
        view! { <TextField name="chassis" label="Chassis" value=text("YV1ZW") disabled=true/> }
            .into(),
    ]
}

fn text_areas() -> Vec<Node> {
    let note = text("Wants winter tyres before December.");
    vec![view! { <TextArea name="note" label="Note" value=note/> }.into()]
}

fn selects() -> Vec<Node> {
    let choices = || vec![Choice::new("7", "One week"), Choice::new("30", "One month")];
    vec![
        view! { <Select name="valid" label="Valid for" value=text("30") choices=choices()/> }
            .into(),
        view! {
            <Select
                name="valid-fixed"
                label="Valid for, not to be changed"
                value=text("7")
                choices=choices()
                disabled=true
            />
        }
        .into(),
    ]
}

fn dates() -> Vec<Node> {
    let day = text("2026-11-30");
    vec![view! { <DateField name="delivery" label="Delivery" value=day/> }.into()]
}

fn searches() -> Vec<Node> {
    vec![view! { <SearchField label="Filter vehicles" value=text("")/> }.into()]
}

fn toggles() -> Vec<Node> {
    let (on, off) = (State::new(true), State::new(false));
    vec![
        view! { <Checkbox name="opened" label="When a proposal is opened" checked=on/> }.into(),
        view! { <Checkbox name="ready" label="When a vehicle is ready" checked=off/> }.into(),
        view! { <Switch name="calls" label="Ring for calls" checked=on/> }.into(),
        view! { <Switch name="sound" label="With sound" checked=off disabled=true/> }.into(),
    ]
}

fn radio_cards() -> Vec<Node> {
    let cards = vec![
        RadioCard::new("small", "Small service")
            .aside("€180")
            .detail("Oil and filters"),
        RadioCard::new("large", "Large service")
            .aside("€446")
            .detail("Oil, filters, brakes and winter tyres"),
    ];
    vec![view! { <RadioCards name="service" label="Service" value=text("large") cards/> }.into()]
}

fn form() -> Vec<Node> {
    let errors = wrong("sender", "Enter a name");
    vec![
        view! {
            <Form on_submit=|| {}>
                <FormErrorSummary errors/>
                <TextField name="sender" label="Sender" value=text("") errors required=true/>
                <Button
                    label="Save sender"
                    kind=ButtonKind::Submit
                    variant=ButtonVariant::Primary
                />
            </Form>
        }
        .into(),
    ]
}

fn save_bars() -> Vec<Node> {
    let summary = "Sender and 2 more changed";
    vec![view! { <SaveBar shown=true summary on_save=|| {} on_reset=|| {}/> }.into()]
}
