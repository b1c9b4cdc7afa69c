//! The preview's words are those of the installed SDK: a new word in a new version fails here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::collections::BTreeSet;

use pipeframe_preview::protocol::{Color, CommandName, Event, ModalType, View};

const SDK: &str =
    include_str!("../../../node_modules/@pipedrive/app-extensions-sdk/dist/types.d.ts");

/// The values of an enum in the SDK's type declarations.
fn values_of(name: &str) -> BTreeSet<&'static str> {
    let start = format!("export declare enum {name} {{");
    let (_, rest) = SDK.split_once(start.as_str()).unwrap();
    let (body, _) = rest.split_once('}').unwrap();
    body.split('"').skip(1).step_by(2).collect()
}

fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> BTreeSet<&'static str> {
    all.iter().map(|value| word(*value)).collect()
}

#[test]
fn commands_are_the_sdks() {
    let known = words(CommandName::ALL, CommandName::as_str);
    assert_eq!(known, values_of("Command"));
}

#[test]
fn events_are_the_sdks() {
    assert_eq!(words(Event::ALL, Event::as_str), values_of("Event"));
}

#[test]
fn colours_modals_and_views_are_the_sdks() {
    assert_eq!(words(Color::ALL, Color::as_str), values_of("Color"));
    assert_eq!(words(ModalType::ALL, ModalType::as_str), values_of("Modal"));
    assert_eq!(words(View::ALL, View::as_str), values_of("View"));
}

#[test]
fn message_types_and_tracking_events_are_the_ones_that_are_read() {
    assert_eq!(
        values_of("MessageType"),
        BTreeSet::from(["command", "listener", "track"])
    );
    assert_eq!(values_of("TrackingEvent"), BTreeSet::from(["focused"]));
}
