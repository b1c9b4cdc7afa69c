//! How a page is while it loads, has nothing, or fails.

use leptos::prelude::*;
use pipeframe::kit::{
    EmptyState, InlineError, Node, Progress, Skeleton, SkeletonShape, Spinner, StaleNotice,
};

use super::entry::entries;

entries! { "states.rs":
    "Skeleton" = skeletons,
    "Spinner and Progress" = progress,
    "EmptyState" = empty,
    "InlineError" = errors,
    "StaleNotice" = stale,
}

fn skeletons() -> Vec<Node> {
    vec![view! { <Skeleton label="Loading vehicles" shape=SkeletonShape::Row count=2/> }.into()]
}

fn progress() -> Vec<Node> {
    vec![
        view! { <Spinner label="Loading vehicles"/> }.into(),
        view! { <Progress label="Sending proposals" done=3 total=8/> }.into(),
    ]
}

fn empty() -> Vec<Node> {
    let text = "No vehicles on this deal yet.";
    vec![view! { <EmptyState text icon="car" action="Add vehicle" on_action=|| {}/> }.into()]
}

fn errors() -> Vec<Node> {
    let text = "Vehicles could not be loaded.";
    let details = "502 from /vehicles";
    vec![view! { <InlineError text details on_retry=|| {}/> }.into()]
}

fn stale() -> Vec<Node> {
    let text = "Shown data is from 3 minutes ago.";
    vec![view! { <StaleNotice text on_retry=|| {}/> }.into()]
}
