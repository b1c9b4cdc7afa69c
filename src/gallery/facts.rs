//! What is shown.

use leptos::prelude::*;
use pipeframe::kit::{
    Avatar, AvatarSize, Badge, Bar, BarChart, Card, KeyValue, KeyValueList, Live, Node, Sparkline,
    Tag, TextLink, Timeline, TimelineItem, Tone, intl,
};

use super::entry::entries;

entries! { "facts.rs":
    "Badge" = badges,
    "Avatar" = avatars,
    "KeyValueList" = key_values,
    "TextLink" = links,
    "Tag" = tags,
    "Card" = cards,
    "Timeline" = timelines,
    "Sparkline" = sparklines,
    "BarChart" = bar_charts,
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

fn tags() -> Vec<Node> {
    vec![
        view! { <Tag label="Fleet" on_remove=|| {}/> }.into(),
        view! { <Tag label="Hot" tone=Tone::Negative on_remove=|| {}/> }.into(),
        view! { <Tag label="Won back" tone=Tone::Positive/> }.into(),
        view! { <Tag label="New" tone=Tone::Info/> }.into(),
        view! { <Tag label="Late" tone=Tone::Warning/> }.into(),
    ]
}

fn links() -> Vec<Node> {
    let facts = view! {
        <KeyValueList>
            <KeyValue key="Invoice">
                <TextLink label="2026-118" href="https://example.com/118"/>
            </KeyValue>
            <KeyValue key="Email">
                <TextLink label="maria@example.com" href="mailto:maria@example.com"/>
            </KeyValue>
        </KeyValueList>
    };
    vec![facts.into()]
}

fn timelines() -> Vec<Node> {
    let history = view! {
        <Timeline label="History of this vehicle">
            <TimelineItem title="Proposal opened" time="2 hours ago" icon="mail"/>
            <TimelineItem title="Proposal sent" time="yesterday" icon="send">
                <p>"Large service and winter tyres, €446"</p>
            </TimelineItem>
            <TimelineItem title="Vehicle added" time="14 March" icon="plus"/>
        </Timeline>
    };
    vec![history.into()]
}

fn sparklines() -> Vec<Node> {
    let facts = view! {
        <KeyValueList>
            <KeyValue key="Services a month">
                "12 " <Sparkline label="Services a month" values=vec![3, 5, 4, 9, 7, 12]/>
            </KeyValue>
        </KeyValueList>
    };
    vec![facts.into()]
}

fn bar_charts() -> Vec<Node> {
    let bars = Live::from(|| {
        vec![
            Bar::new("Large service", 446_000),
            Bar::new("Winter tyres", 180_000),
            Bar::new("Small service", 92_000),
        ]
    });
    let say = |cents| intl::money(cents, "EUR");
    vec![view! { <BarChart label="Revenue by service" bars say/> }.into()]
}
