//! What links mean, and that they mean the same when they are read again.

#[cfg(not(target_arch = "wasm32"))]
use serde_json::{Map, Value};

use super::*;
use crate::account::{FilterScope, Resource};
use crate::desk::{Marks, ModalOrigin, ModalScene, Point};
#[cfg(not(target_arch = "wasm32"))]
use crate::{
    account::{ActivityKind, ListFilter, Period},
    desk::{ListState, WindowScene},
    log::Kind,
    protocol::{ActivityPrefill, ModalRequest},
};

fn read(parameters: &[(&str, &str)]) -> (PreviewLink, Vec<LinkProblem>) {
    let owned: Vec<_> = parameters
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    PreviewLink::read(&owned)
}

#[test]
fn without_parameters_the_first_deal_opens_in_strict_mode() {
    let (link, problems) = read(&[]);
    assert!(link == PreviewLink::default());
    assert_eq!(problems, []);
}

#[test]
fn each_simulated_page_can_be_linked_to() {
    let mut names = Vec::new();
    for page in pages() {
        // Activities are the records without pages of their own.
        let Some(name) = page_name(page) else {
            assert_eq!(page, Place::Details(Record::new(Resource::Activity, 1)));
            continue;
        };
        let (link, problems) = read(&[("at", name)]);
        assert_eq!(link.place, page, "{name}");
        assert_eq!(problems, [], "{name}");
        names.push(name);
    }
    let documented = [
        "deal-details",
        "person-details",
        "organization-details",
        "deals-list",
        "people-list",
        "organizations-list",
        "activities-list",
        "settings",
        "developer-hub",
    ];
    for name in documented {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn a_link_names_the_record_of_a_page() {
    for (at, place) in [
        ("deal-details", Place::Details(Record::deal(2))),
        ("person-details", Place::Details(Record::person(2))),
        (
            "organization-details",
            Place::Details(Record::organization(2)),
        ),
        ("leads", Place::Elsewhere(Part::Leads, Some(2))),
    ] {
        let (link, problems) = read(&[("at", at), ("record", "2")]);
        assert_eq!(link.place, place);
        assert_eq!(problems, []);
    }
}

#[test]
fn a_scenario_is_a_name_or_an_address() {
    for scenario in ["token-expired", "/mine.json", "https://b.test/s.json"] {
        let (link, problems) = read(&[("scenario", scenario)]);
        assert_eq!(link.scenario.as_deref(), Some(scenario));
        assert_eq!(problems, []);
    }
    for scenario in ["", "//b.test/s.json", "Two words"] {
        let (link, problems) = read(&[("scenario", scenario)]);
        assert_eq!(link.scenario, None);
        assert_eq!(problems.len(), 1);
    }
}

#[test]
fn unknown_names_and_values_are_reported_and_the_rest_still_counts() {
    let (link, problems) = read(&[
        ("them", "dark"),
        ("theme", "dim"),
        ("mode", "lenient"),
        ("record", "first"),
        ("app", "localhost:3000"),
        ("secret", ""),
    ]);
    assert_eq!(link.mode, Mode::Lenient);
    assert_eq!(link.theme, None);
    let names: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 5);
    for (name, text) in [
        "`them`",
        "theme=dim",
        "record=first",
        "app=localhost:3000",
        "secret=",
    ]
    .iter()
    .zip([&names[0], &names[2], &names[1], &names[3], &names[4]])
    {
        assert!(text.contains(name), "{text}");
    }
}

#[test]
fn of_a_repeated_parameter_the_first_counts() {
    let (link, problems) = read(&[("theme", "dark"), ("theme", "light")]);
    assert_eq!(link.theme, Some(Theme::Dark));
    assert_eq!(problems, [LinkProblem::Repeated("theme")]);
}

#[test]
fn a_record_on_a_page_without_one_is_reported() {
    let problems = read(&[("at", "settings"), ("record", "3")]).1;
    assert_eq!(problems, [LinkProblem::RecordWithoutPage("settings")]);
}

#[test]
fn another_app_and_single_surfaces_replace_addresses() {
    let (link, problems) = read(&[
        ("app", "http://localhost:3000/"),
        ("modal-url", "https://b.test/m?x=1"),
        ("registration", "/other.json"),
    ]);
    assert_eq!(problems, []);
    let addresses = link.addresses("http://127.0.0.1:8080");
    assert_eq!(
        addresses.page(Surface::Panel, "/panel"),
        "http://localhost:3000/panel"
    );
    assert_eq!(
        addresses.page(Surface::Modal, "/modal"),
        "https://b.test/m?x=1"
    );
    assert_eq!(link.registration.as_deref(), Some("/other.json"));
}

#[test]
fn the_built_in_app_is_on_the_other_local_name() {
    let addresses = read(&[]).0.addresses("http://127.0.0.1:8080");
    assert_eq!(
        addresses.page(Surface::Panel, "/panel"),
        "http://localhost:8080/panel"
    );
}

#[test]
fn what_is_ticked_filtered_and_open_is_read() {
    let (link, problems) = read(&[
        ("at", "activities-list"),
        ("filter", "saved:4"),
        ("type", "call"),
        ("due", "week"),
        ("selected", "all"),
        ("excluded", "3,9"),
        ("modal", "menu:Vehicle details"),
        ("window", "shown"),
        ("window-context", r#"{"phone":"1"}"#),
        ("window-at", "700,-5"),
        ("assume", "lateInitialize:honoured,earlyEvents:held"),
        ("tools", "context"),
    ]);
    assert_eq!(problems, []);
    let scene = &link.scene;
    assert_eq!(scene.list.filter.scope, FilterScope::Saved(4));
    assert_eq!(scene.list.marks, Marks::AllBut([3, 9].into()));
    let modal = ModalOrigin::Menu("Vehicle details".to_owned());
    assert_eq!(scene.modal, Some(ModalScene::Open(modal)));
    assert_eq!(scene.window_position, Some(Point { x: 700, y: -5 }));
    assert_eq!(link.assumptions.changes().len(), 2);
    assert_eq!(link.tools.unwrap().open, Some(ToolTab::Context));
}

#[test]
fn what_means_nothing_on_its_page_or_alone_is_reported() {
    for (parameters, part) in [
        (&[("selected", "1")][..], "a list"),
        (&[("at", "deals-list"), ("excluded", "1")], "selected=all"),
        (&[("at", "deals-list"), ("due", "today")], "activities-list"),
        (&[("at", "deals-list"), ("selected", "1,x")], "selected=1,x"),
        (&[("at", "deals-list"), ("filter", "mine")], "filter=mine"),
        (&[("context", "{}")], "at=settings"),
        (&[("at", "settings"), ("context", "[1]")], "context=[1]"),
        (&[("window-context", "{}")], "window=shown"),
        (&[("window-at", "left")], "window-at=left"),
        (&[("modal", "Vehicle details")], "menu:"),
        (&[("modal", r#"{"type":"DEAL"}"#)], "modal type"),
        (
            &[("assume", "lateInitialize:never")],
            "lateInitialize:never",
        ),
        (&[("tools", "console")], "tools=console"),
        (&[("log-kind", "noise")], "log-kind=noise"),
    ] {
        let problems = read(parameters).1;
        let texts: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), 1, "{parameters:?}: {texts:?}");
        assert!(texts[0].contains(part), "{texts:?}");
    }
}

/// What a browser makes of a query.
#[cfg(not(target_arch = "wasm32"))]
fn decoded(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'%' => {
                    let digits = [rest.next().unwrap(), rest.next().unwrap()];
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                byte => byte,
            });
        }
        String::from_utf8(bytes).unwrap()
    };
    let pairs = query.strip_prefix('?').unwrap_or_default().split('&');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

#[cfg(not(target_arch = "wasm32"))]
mod properties;

#[test]
fn a_registration_alone_is_another_app_with_its_pages_at_the_same_origin() {
    let base = |registration: &str, app: Option<&str>| {
        let link = PreviewLink {
            registration: Some(registration.to_owned()),
            app: app.map(str::to_owned),
            ..PreviewLink::default()
        };
        assert!(!link.is_built_in());
        link.addresses("http://127.0.0.1:8080").base
    };
    assert_eq!(
        base("https://app.test:3000/a/registration.json", None),
        "https://app.test:3000"
    );
    assert_eq!(base("/registration.json", None), "http://localhost:8080");
    assert_eq!(
        base("http://127.0.0.1:8080/registration.json", None),
        "http://localhost:8080"
    );
    assert_eq!(
        base("https://app.test/r.json", Some("http://localhost:3000/")),
        "http://localhost:3000"
    );
    assert!(PreviewLink::default().is_built_in());
}

/// The names that are asked for on a page, beside some other parameters.
fn asked(parameters: &[(&str, &str)]) -> std::collections::BTreeSet<&'static str> {
    let owned: Vec<_> = parameters
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let mut reader = Reader::new(&owned);
    PreviewLink::read_from(&mut reader);
    reader.asked().iter().copied().collect()
}

#[test]
fn every_page_asks_for_the_same_parameters_and_the_book_has_them() {
    let all = asked(&[]);
    for name in pages().filter_map(page_name) {
        assert_eq!(asked(&[("at", name)]), all, "{name}");
    }
    for other in [
        ("selected", "all"),
        ("window", "shown"),
        ("window", "hidden"),
        ("modal", "closed"),
    ] {
        assert_eq!(asked(&[("at", "deals-list"), other]), all, "{other:?}");
    }
    let book = include_str!("../../../../docs/preview.md");
    let has_row = |name: &&&str| book.contains(&format!("`{name}`"));
    let missing: Vec<_> = all.iter().filter(|name| !has_row(name)).collect();
    assert!(missing.is_empty(), "docs/preview.md lacks {missing:?}");
}
