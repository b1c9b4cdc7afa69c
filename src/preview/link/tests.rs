//! What links mean, and that they mean the same when they are read again.

#[cfg(not(target_arch = "wasm32"))]
use serde_json::{Map, Value};

use super::*;
use crate::preview::account::FilterScope;
use crate::preview::desk::{Marks, ModalOrigin, ModalScene, Point};
#[cfg(not(target_arch = "wasm32"))]
use crate::preview::{
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
    let cases = [
        ("deal-details", Place::Details(Record::deal(2))),
        ("person-details", Place::Details(Record::person(2))),
        (
            "organization-details",
            Place::Details(Record::organization(2)),
        ),
    ];
    for (at, place) in cases {
        let (link, problems) = read(&[("at", at), ("record", "2")]);
        assert_eq!(link.place, place);
        assert_eq!(problems, []);
    }
    for (at, place) in [
        ("settings", Place::Settings),
        ("developer-hub", Place::Workbench),
        ("deals-list", Place::List(Resource::Deal)),
        ("people-list", Place::List(Resource::Person)),
        ("organizations-list", Place::List(Resource::Organization)),
        ("activities-list", Place::List(Resource::Activity)),
    ] {
        let (link, problems) = read(&[("at", at)]);
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
mod properties {
    use super::*;
    use proptest::option::of;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn places() -> impl Strategy<Value = Place> {
        let resources = [Resource::Deal, Resource::Person, Resource::Organization];
        let parts = [Part::Leads, Part::Campaigns, Part::Projects];
        prop_oneof![
            (select(resources.to_vec()), 1_u64..99)
                .prop_map(|(resource, id)| Place::Details(Record { resource, id })),
            select(resources.to_vec()).prop_map(Place::List),
            Just(Place::List(Resource::Activity)),
            Just(Place::Settings),
            Just(Place::Workbench),
            (select(parts.to_vec()), of(1_u64..99))
                .prop_map(|(part, id)| Place::Elsewhere(part, id)),
        ]
    }

    fn object() -> impl Strategy<Value = Map<String, Value>> {
        let pairs = (
            ".{0,6}",
            prop_oneof![
                ".{0,8}".prop_map(Value::from),
                any::<i64>().prop_map(Value::from),
                any::<bool>().prop_map(Value::from),
            ],
        );
        proptest::collection::vec(pairs, 0..4).prop_map(|pairs| pairs.into_iter().collect())
    }

    fn texts() -> impl Strategy<Value = Map<String, Value>> {
        let pairs = (".{0,6}", ".{0,8}".prop_map(Value::from));
        proptest::collection::vec(pairs, 0..4).prop_map(|pairs| pairs.into_iter().collect())
    }

    fn marks() -> impl Strategy<Value = Marks> {
        let ids = proptest::collection::btree_set(1_u64..200, 0..6);
        (ids, any::<bool>()).prop_map(|(ids, all)| {
            if all {
                Marks::AllBut(ids)
            } else {
                Marks::Picked(ids)
            }
        })
    }

    fn filter() -> impl Strategy<Value = ListFilter> {
        let scope = prop_oneof![
            Just(FilterScope::Everyone),
            (1_u64..99_999).prop_map(FilterScope::Owner),
            (1_u64..99).prop_map(FilterScope::Saved),
        ];
        (scope, of(select(&ActivityKind::ALL)), select(&Period::ALL)).prop_map(
            |(scope, kind, period)| ListFilter {
                scope,
                kind,
                period,
            },
        )
    }

    fn request() -> impl Strategy<Value = ModalRequest> {
        let text = || of("[a-zåß &=%#?+\"<]{0,9}");
        prop_oneof![
            (text(), text(), text()).prop_map(|(title, organization, person)| ModalRequest::Deal {
                title,
                organization,
                person
            }),
            (text(), text())
                .prop_map(|(name, organization)| ModalRequest::Person { name, organization }),
            text().prop_map(|name| ModalRequest::Organization { name }),
            (text(), of(1_u64..99)).prop_map(|(subject, deal)| ModalRequest::Activity(
                ActivityPrefill {
                    subject,
                    deal,
                    ..ActivityPrefill::default()
                }
            )),
            "[a-z][a-z ]{0,8}".prop_map(|action_id| ModalRequest::Json { action_id }),
            ("[a-z][a-z ]{0,8}", of(texts()))
                .prop_map(|(action_id, data)| ModalRequest::Custom { action_id, data }),
        ]
    }

    fn modal() -> impl Strategy<Value = ModalScene> {
        let resources = [
            Resource::Deal,
            Resource::Person,
            Resource::Organization,
            Resource::Activity,
        ];
        prop_oneof![
            Just(ModalScene::Closed),
            ".{1,9}".prop_map(|name| ModalScene::Open(ModalOrigin::Menu(name))),
            select(resources.to_vec())
                .prop_map(|resource| ModalScene::Open(ModalOrigin::Add(resource))),
            request().prop_map(|request| ModalScene::Open(ModalOrigin::Request(request))),
        ]
    }

    prop_compose! {
        /// What can be at a page: a list has no panel's context, and the other way round.
        fn scene(place: Place)(
            filter in filter(), marks in marks(),
            flags in any::<(bool, bool)>(), has_app in of(any::<bool>()),
            context in of(object()), modal in of(modal()),
            window in of(prop_oneof![Just(WindowScene::Hidden), object().prop_map(WindowScene::Shown)]),
            position in of(any::<(i32, i32)>()),
        ) -> Scene {
            let is_list = matches!(place, Place::List(_));
            let has_days = place == Place::List(Resource::Activity);
            let filter = ListFilter {
                kind: filter.kind.filter(|_| has_days),
                period: if has_days { filter.period } else { Period::Any },
                ..filter
            };
            Scene {
                list: if is_list { ListState { filter, marks } } else { ListState::default() },
                panel_collapsed: flags.0,
                unpinned: flags.1,
                has_app,
                settings_context: context.filter(|_| place == Place::Settings),
                modal,
                window,
                window_position: position.map(|(x, y)| Point { x, y }),
            }
        }
    }

    fn assumptions() -> impl Strategy<Value = Assumptions> {
        let others = [
            ("settingsContext", "flattened"),
            ("firstSize", "refused"),
            ("navigation", "keeps-modal"),
            ("earlyEvents", "held"),
        ];
        proptest::sample::subsequence(others.to_vec(), 0..=4).prop_map(|chosen| {
            chosen
                .into_iter()
                .fold(Assumptions::default(), |assumptions, (name, value)| {
                    assumptions.with(name, value).unwrap()
                })
        })
    }

    fn tools() -> impl Strategy<Value = ToolsLink> {
        (
            of(select(&ToolTab::ALL)),
            of(select(&Surface::ALL)),
            of(select(&Kind::ALL)),
            ".{0,9}",
        )
            .prop_map(|(open, surface, kind, text)| ToolsLink {
                open,
                filter: LogFilter {
                    surface,
                    kind,
                    text,
                },
            })
    }

    prop_compose! {
        fn link()(place in places())(
            scene in scene(place), place in Just(place),
            company in of(1_u64..99_999), user in of(1_u64..99_999),
            theme in of(select(&[Theme::Light, Theme::Dark])), lenient in any::<bool>(),
            assumptions in assumptions(),
            scenario in of(select(&["offline", "/mine.json", r#"{"network":"offline"}"#])),
            secret in of(".{1,9}"), tools in of(tools()),
            modal_url in of(Just("https://b.test/m?x=1&y#z")),
        ) -> PreviewLink {
            PreviewLink {
                place, scene, company, user, theme,
                mode: if lenient { Mode::Lenient } else { Mode::Strict },
                app: Some("http://localhost:3000".to_owned()),
                surfaces: modal_url.map(|address| (Surface::Modal, address.to_owned())).into_iter().collect(),
                registration: Some("/mine.json".to_owned()),
                assumptions,
                scenario: scenario.map(str::to_owned),
                secret,
                tools,
            }
        }
    }

    proptest! {
        #[test]
        fn a_link_that_is_written_is_read_as_it_was(link in link()) {
            let (read, problems) = PreviewLink::read(&decoded(&link.query()));
            prop_assert_eq!(problems, []);
            prop_assert!(read == link, "{}", link.query());
        }
    }
}

#[test]
fn a_registration_alone_is_another_app_whose_pages_lie_beside_it() {
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
