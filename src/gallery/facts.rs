//! What is shown.

use leptos::prelude::*;
use pipeframe::kit::{Avatar, AvatarSize, Badge, Card, KeyValue, KeyValueList, Node, Tone};

use super::entry::entries;

entries! { "facts.rs":
    "Badge" = badges,
    "Avatar" = avatars,
    "KeyValueList" = key_values,
    "Card" = cards,
}

fn badges() -> Vec<Node> {
    vec![
        view! { <Badge label="Draft"/> }.into(),
        view! { <Badge label="Proposal sent" tone=Tone::Info/> }.into(),
        view! { <Badge label="Ready" tone=Tone::Positive/> }.into(),
        view! { <Badge label="In workshop" tone=Tone::Warning/> }.into(),
        view! { <Badge label="Cancelled" tone=Tone::Negative/> }.into(),
    ]
}

fn avatars() -> Vec<Node> {
    vec![
        view! { <Avatar name="Maria Tamm" size=AvatarSize::Small/> }.into(),
        view! { <Avatar name="Nordic Haulage"/> }.into(),
        view! { <Avatar name="Ola Nordmann" size=AvatarSize::Large/> }.into(),
    ]
}

fn key_values() -> Vec<Node> {
    let facts = view! {
        <KeyValueList>
            <KeyValue key="Plate">"HS 10482"</KeyValue>
            <KeyValue key="Registered">"14 March 2021"</KeyValue>
            <KeyValue key="Engine">"2.0 diesel, automatic"</KeyValue>
        </KeyValueList>
    };
    vec![facts.into()]
}

fn cards() -> Vec<Node> {
    vec![view! { <Card>"What belongs together, with a hairline around it."</Card> }.into()]
}
