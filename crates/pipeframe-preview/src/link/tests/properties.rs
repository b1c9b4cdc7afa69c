//! Every link is read as it was written.

use super::*;
use crate::hub::{ExtensionAt, HubTab};
use pipeframe_registration::form::ExtensionKind;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Each kind of page is as likely as the others; one that is added has to be written here.
fn places() -> impl Strategy<Value = Place> {
    select(PlaceKind::ALL.to_vec()).prop_flat_map(|kind| match kind {
        PlaceKind::Details => (select(with_a_page()), 1_u64..99)
            .prop_map(|(resource, id)| Place::Details(Record { resource, id }))
            .boxed(),
        PlaceKind::List => select(Resource::ALL.to_vec()).prop_map(Place::List).boxed(),
        PlaceKind::Settings => Just(Place::Settings).boxed(),
        PlaceKind::Workbench => Just(Place::Workbench).boxed(),
        PlaceKind::DeveloperHub => hub_pages().prop_map(Place::DeveloperHub).boxed(),
        PlaceKind::Elsewhere => (select(Part::ALL.to_vec()), of(1_u64..99))
            .prop_map(|(part, id)| Place::Elsewhere(part, id))
            .boxed(),
    })
}

/// The kinds of records that have pages of their own.
fn with_a_page() -> Vec<Resource> {
    let has_page =
        |resource: &Resource| page_name(Place::Details(Record::new(*resource, 1))).is_some();
    Resource::ALL.into_iter().filter(has_page).collect()
}

fn hub_pages() -> impl Strategy<Value = HubPage> {
    let extensions = (select(ExtensionKind::ALL.to_vec()), 0_usize..9).prop_map(|(kind, index)| {
        let index = if kind.is_list() { index } else { 0 };
        ExtensionAt { kind, index }
    });
    let tabs = prop_oneof![
        select(HubTab::ALL.to_vec()),
        extensions.prop_map(|at| HubTab::Extensions(Some(at))),
    ];
    prop_oneof![
        Just(HubPage::Apps),
        (1_u32..9, tabs).prop_map(|(app, tab)| HubPage::App(app, tab)),
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
        flags in any::<(bool, bool, bool)>(), has_app in of(any::<bool>()),
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
            is_live: flags.2,
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

fn json_draft() -> impl Strategy<Value = JsonDraft> {
    let kinds = select(&crate::json_workbench::JsonKind::ALL);
    let documents = (kinds, ".{0,9}", ".{0,9}", 100_u16..600);
    let extension = (select(&["jsonPanels", "jsonModals"]), 1_u32..4, 0_usize..4);
    let extension = extension.prop_map(|(list, app, index)| {
        crate::json_workbench::DraftOf::named(&format!("{app}.{list}.{index}")).unwrap()
    });
    (documents, of(extension)).prop_map(|((kind, structure, answer, status), of)| JsonDraft {
        kind,
        structure,
        answer,
        status,
        of,
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
        secret in of(".{1,9}"), json in of(json_draft()), tools in of(tools()),
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
            json,
            tools,
        }
    }
}

/// Values as people and attackers write them.
fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{0,8}",
        "[0-9]{1,21}(,[0-9]{0,3}){0,3}",
        "[a-zA-Z ]{0,11}:[/\\\\]{0,3}[a-z%.:@]{0,9}",
        "[{\\[\\]}\":a-z0-9,]{0,20}",
        "\\PC{0,20}",
        ".{0,8}",
    ]
}

proptest! {
    #[test]
    fn a_link_that_is_written_is_read_as_it_was(link in link()) {
        let (read, problems) = PreviewLink::read(&decoded(&link.query()));
        prop_assert_eq!(problems, []);
        prop_assert!(read == link, "{}", link.query());
    }

    #[test]
    fn no_query_makes_it_fail_and_none_leads_a_frame_elsewhere_than_to_a_web_address(
        pairs in proptest::collection::vec(("\\PC{0,9}", any_value()), 0..3),
        known in proptest::collection::vec((select(asked(&[]).into_iter().collect::<Vec<_>>()), any_value()), 0..12),
    ) {
        let pairs: Vec<(String, String)> = known
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .chain(pairs)
            .collect();
        let (link, problems) = PreviewLink::read(&pairs);
        for problem in problems {
            prop_assert!(problem.to_string().chars().count() < 600);
        }
        let addresses = link.addresses("http://127.0.0.1:8080");
        for surface in Surface::ALL {
            let address = addresses.page(surface, "/panel");
            prop_assert!(address.starts_with("http://") || address.starts_with("https://"), "{}", address);
        }
    }
}
