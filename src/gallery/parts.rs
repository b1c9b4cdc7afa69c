//! Parts of a page that come and go.

use leptos::prelude::*;
use pipeframe::kit::{
    Banner, Button, ButtonVariant, Dialog, Disclosure, InlineEdit, KeyValue, KeyValueList, Node,
    State, Tab, Tabs, Tone, Tooltip, html,
};

use super::entry::entries;

entries! { "parts.rs":
    "Tabs" = tabs,
    "Disclosure" = disclosures,
    "Dialog" = dialogs,
    "Tooltip" = tooltips,
    "Banner" = banners,
    "InlineEdit" = inline_edits,
}

fn tabs() -> Vec<Node> {
    let shown = State::new("facts");
    let tabs = vec![
        Tab::new("facts", "Facts", html::p().child("Volvo XC60, 2021")),
        Tab::new("notes", "Notes", html::p().child("Nothing yet")),
        Tab::new("history", "History", html::p().child("Sent yesterday")),
    ];
    vec![view! { <Tabs label="Vehicle" shown tabs/> }.into()]
}

fn disclosures() -> Vec<Node> {
    let open = State::new(true);
    let terms = || html::p().child("Paid within 14 days.");
    vec![
        view! { <Disclosure summary="Terms of delivery" open>{terms()}</Disclosure> }.into(),
        view! { <Disclosure summary="What is included">{terms()}</Disclosure> }.into(),
    ]
}

fn dialogs() -> Vec<Node> {
    let is_open = State::new(false);
    let open = move || is_open.set(true);
    let close = move || is_open.set(false);
    let danger = ButtonVariant::Danger;
    let actions = [
        view! { <Button label="Keep it" on_press=close/> }.into(),
        view! { <Button label="Delete vehicle" variant=danger on_press=close/> }.into(),
    ];
    let dialog = view! {
        <Dialog title="Delete this vehicle?" open=is_open actions>
            <p>"Its proposals are deleted too."</p>
        </Dialog>
    };
    vec![
        view! { <Button label="Delete" on_press=open/> }.into(),
        dialog.into(),
    ]
}

fn tooltips() -> Vec<Node> {
    let text = "The customer gets an email with a link to the proposal.";
    vec![view! { <Tooltip text><Button label="Send"/></Tooltip> }.into()]
}

fn banners() -> Vec<Node> {
    let actions = || Node::from(view! { <Button label="Choose a plan"/> });
    vec![
        view! {
            <Banner
                title="Your trial ends in 3 days"
                text="Vehicles stay, but no proposals can be sent."
                tone=Tone::Warning
                actions=actions()
                on_dismiss=|| {}
            />
        }
        .into(),
        view! { <Banner text="Prices are those of December."/> }.into(),
        view! { <Banner text="All proposals were sent." tone=Tone::Positive/> }.into(),
        view! { <Banner text="The workshop is closed today." tone=Tone::Negative/> }.into(),
        view! { <Banner text="2 vehicles are shown as a list." tone=Tone::Neutral/> }.into(),
    ]
}

fn inline_edits() -> Vec<Node> {
    let plate = State::new("HS 10482".to_owned());
    let save = move |text| plate.set(text);
    let facts = view! {
        <KeyValueList>
            <KeyValue key="Plate"><InlineEdit label="Plate" value=plate on_save=save/></KeyValue>
        </KeyValueList>
    };
    vec![facts.into()]
}
