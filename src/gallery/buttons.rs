//! What a person presses.

use leptos::prelude::*;
use pipeframe::kit::{
    Button, ButtonSize, ButtonVariant, IconButton, LinkButton, Menu, MenuItem, Node, State,
};

use super::entry::entries;

entries! { "buttons.rs":
    "Button" = buttons,
    "Button, compact and with a picture" = button_sizes,
    "Button, busy and disabled" = button_states,
    "IconButton" = icon_buttons,
    "LinkButton" = link_buttons,
    "Menu" = menus,
}

fn buttons() -> Vec<Node> {
    vec![
        view! { <Button label="Send proposal" variant=ButtonVariant::Primary/> }.into(),
        view! { <Button label="Save draft"/> }.into(),
        view! { <Button label="Show all" variant=ButtonVariant::Ghost/> }.into(),
        view! { <Button label="Delete vehicle" variant=ButtonVariant::Danger/> }.into(),
    ]
}

fn button_sizes() -> Vec<Node> {
    vec![
        view! { <Button label="Retry" size=ButtonSize::Compact/> }.into(),
        view! { <Button label="Add vehicle" icon="plus"/> }.into(),
    ]
}

fn button_states() -> Vec<Node> {
    vec![
        view! { <Button label="Sending" variant=ButtonVariant::Primary busy=true/> }.into(),
        view! { <Button label="Sent" variant=ButtonVariant::Primary disabled=true/> }.into(),
        view! { <Button label="Saving" busy=true/> }.into(),
        view! { <Button label="Saved" disabled=true/> }.into(),
    ]
}

fn icon_buttons() -> Vec<Node> {
    let muted = State::new(true);
    let toggle = move || muted.update(|muted| *muted = !*muted);
    vec![
        view! { <IconButton label="Refresh" icon="refresh" on_press=|| {}/> }.into(),
        view! { <IconButton label="Mute" icon="microphone-off" pressed=muted on_press=toggle/> }
            .into(),
        view! { <IconButton label="Call" icon="phone" disabled=true on_press=|| {}/> }.into(),
    ]
}

fn link_buttons() -> Vec<Node> {
    vec![
        view! { <LinkButton label="Open invoice" href="https://example.com/1" icon="external"/> }
            .into(),
        view! { <LinkButton label="An address that is not followed" href="javascript:alert(1)"/> }
            .into(),
    ]
}

fn menus() -> Vec<Node> {
    let items = vec![
        MenuItem::new("Edit", || {}).icon("pencil"),
        MenuItem::new("Delete", || {}).icon("trash").danger(),
    ];
    vec![view! { <Menu label="More actions for Volvo XC60" items/> }.into()]
}
