//! The words of the bindings against those of the installed npm package: a new word there fails the build here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::collections::BTreeSet;

use pipeframe::{
    context::Theme,
    sdk::{
        Color, Command, Event, Invoker, MessageType, ModalKind, ModalStatus, TrackingEvent, View,
    },
};

const TYPES: &str = "../../node_modules/@pipedrive/app-extensions-sdk/dist/types.d.ts";

/// The values of every enum that the package declares, by the enum's name.
fn published() -> Vec<(String, BTreeSet<String>)> {
    let types = std::fs::read_to_string(TYPES).unwrap_or_else(|error| {
        panic!("{TYPES} can't be read ({error}). Run `npm ci` first.");
    });
    types
        .split("export declare enum ")
        .skip(1)
        .map(|declaration| {
            let (name, rest) = declaration.split_once('{').unwrap();
            let (body, _) = rest.split_once('}').unwrap();
            let values = body
                .split('"')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect();
            (name.trim().to_owned(), values)
        })
        .collect()
}

fn bound(name: &str) -> BTreeSet<String> {
    macro_rules! words {
        ($type:ty) => {
            <$type>::ALL
                .iter()
                .map(|value| value.as_str().to_owned())
                .collect()
        };
    }
    match name {
        "Command" => words!(Command),
        "Event" => words!(Event),
        "MessageType" => words!(MessageType),
        "Color" => words!(Color),
        "Modal" => words!(ModalKind),
        "ModalStatus" => words!(ModalStatus),
        "TrackingEvent" => words!(TrackingEvent),
        "VisibilityEventInvoker" => words!(Invoker),
        "UserSettingsTheme" => [Theme::Light, Theme::Dark]
            .map(|theme| theme.as_str().to_owned())
            .into(),
        "View" => words!(View),
        other => panic!("The SDK has a new enum, {other}: bind it, then name it here."),
    }
}

#[test]
fn every_word_of_the_installed_sdk_is_bound_and_no_other() {
    let published = published();

    assert_eq!(
        published.len(),
        10,
        "the package's types are not read as expected"
    );
    for (name, words) in published {
        assert_eq!(bound(&name), words, "{name}");
    }
}

#[test]
fn a_word_is_known_in_its_own_case_only() {
    assert_eq!(View::from_word("contacts"), Some(View::Contacts));
    assert_eq!(View::from_word("CONTACTS"), None);
    assert_eq!(ModalKind::from_word("PERSON"), None);
    assert_eq!(Event::from_word("VISIBILITY"), None);
}

/// All code of the library but the list of the words.
fn code_of(folder: &std::path::Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap();
    let texts = entries.map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code_of(&path)
        } else if path.ends_with("vocabulary.rs") {
            String::new()
        } else {
            std::fs::read_to_string(path).unwrap()
        }
    });
    texts.collect()
}

#[test]
fn every_command_and_every_event_can_be_used() {
    let code = code_of(std::path::Path::new("src"));
    let words = |kind: &str, names: Vec<String>| {
        let unused = names
            .into_iter()
            .filter(|name| !code.contains(&format!("{kind}::{name}")));
        assert_eq!(
            unused.collect::<Vec<_>>(),
            Vec::<String>::new(),
            "{kind}s without a method"
        );
    };
    words(
        "Command",
        Command::ALL
            .iter()
            .map(|command| format!("{command:?}"))
            .collect(),
    );
    words(
        "Event",
        Event::ALL
            .iter()
            .map(|event| format!("{event:?}"))
            .collect(),
    );
}

#[test]
fn every_command_is_compared_with_what_the_official_sdk_sends() {
    let calls = std::fs::read_to_string("tests/sdk_calls.rs").unwrap();
    let missing: Vec<&str> = Command::ALL
        .iter()
        .map(|command| command.as_str())
        .filter(|word| !calls.contains(&format!("\"{word}\"")))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "not in tests/sdk_calls.rs");
}

/// The rows of the book's tables that name a word, with the method that stands for it.
fn rows_of_the_book() -> Vec<(String, String)> {
    let book = std::fs::read_to_string("../../docs/sdk.md").unwrap();
    book.lines()
        .filter_map(|line| {
            let (word, rest) = line.strip_prefix("| `")?.split_once("` | `")?;
            let (method, _) = rest.split_once('`')?;
            Some((word.to_owned(), method.to_owned()))
        })
        .collect()
}

#[test]
fn the_book_has_a_row_for_each_command_and_event_in_their_order() {
    let words: Vec<_> = rows_of_the_book()
        .into_iter()
        .map(|(word, _)| word)
        .collect();
    let mut commands: Vec<_> = Command::ALL
        .iter()
        .map(|command| command.as_str())
        .collect();
    // What starts a page comes first there.
    commands.sort_by_key(|command| *command != Command::Initialize.as_str());
    let events = Event::ALL.iter().map(|event| event.as_str());
    assert_eq!(
        words,
        commands.into_iter().chain(events).collect::<Vec<_>>()
    );
}

#[test]
fn each_method_of_the_books_tables_is_called_by_code_that_is_compiled_there() {
    let book = std::fs::read_to_string("../../docs/sdk.md").unwrap();
    for (word, method) in rows_of_the_book() {
        if word != Command::Initialize.as_str() {
            assert!(book.contains(&format!(".{method}(")), "{word}: {method}");
        }
    }
}

#[test]
fn the_book_names_the_version_of_the_sdk_that_is_installed() {
    let manifest = std::fs::read_to_string("../../package.json").unwrap();
    let (_, rest) = manifest
        .split_once("\"@pipedrive/app-extensions-sdk\": \"")
        .unwrap();
    let (version, _) = rest.split_once('"').unwrap();
    let book = std::fs::read_to_string("../../docs/sdk.md").unwrap();
    assert!(book.contains(&format!("` {version}, ")), "{version}");
}
