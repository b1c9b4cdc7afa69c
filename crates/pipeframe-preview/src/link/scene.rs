//! What a page looks like, as parameters of a link.
//!
//! | parameter | values |
//! | --- | --- |
//! | `filter` | `owner:ID` or `saved:ID`, on lists |
//! | `type`, `due` | `call`, `meeting` …; `today` or `week`, on the list of activities |
//! | `selected`, `excluded` | ids with commas, or `all` and what is taken out of it, on lists |
//! | `context` | what a redirect passed to the settings page, as a JSON object |
//! | `panel`, `dock` | `collapsed`; `unpinned` |
//! | `status` | `draft` or `live`: how far the app is |
//! | `installed` | `yes` or `no`, for the user who looks |
//! | `modal` | `menu:NAME` as from the page's menu, `add:deal` …, the arguments of `open_modal` as JSON, or `closed` |
//! | `window`, `window-context`, `window-at` | `shown` or `hidden`; what it was told, as a JSON object; `X,Y` |

use serde_json::{Map, Value};

use crate::account::{ActivityKind, FilterScope, ListFilter, Period, Resource};
use crate::desk::{ListState, Marks, ModalOrigin, ModalScene, Place, Point, Scene, WindowScene};
use crate::hub::Status;
use crate::protocol::{Finding, ModalRequest};

use super::problem::LinkProblem;
use super::reader::Reader;

/// What the value of `modal` begins with for one of Pipedrive's "Add" dialogs.
const ADD: &str = "add:";

/// Reads the scene of a page.
pub(super) fn read(place: Place, reader: &mut Reader<'_>) -> Scene {
    Scene {
        list: list(place, reader),
        panel_collapsed: reader
            .word("panel", &[("collapsed", true), ("expanded", false)])
            .unwrap_or_default(),
        unpinned: reader
            .word("dock", &[("unpinned", true), ("pinned", false)])
            .unwrap_or_default(),
        has_app: reader.word("installed", &[("yes", true), ("no", false)]),
        is_live: reader.word(
            "status",
            &Status::ALL.map(|status| (status.as_str(), status)),
        ) == Some(Status::Live),
        settings_context: settings_context(place, reader),
        modal: modal(reader),
        window: window(reader),
        window_position: position(reader),
    }
}

fn list(place: Place, reader: &mut Reader<'_>) -> ListState {
    let Place::List(resource) = place else {
        reader.alone(
            &["filter", "type", "due", "selected", "excluded"],
            "`at` with a list, such as deals-list",
        );
        return ListState::default();
    };
    let (kind, period) = if resource == Resource::Activity {
        (kind(reader), period(reader))
    } else {
        reader.alone(&["type", "due"], "`at=activities-list`");
        (None, Period::default())
    };
    ListState {
        filter: ListFilter {
            scope: scope(reader).unwrap_or_default(),
            kind,
            period,
        },
        marks: marks(reader),
    }
}

fn kind(reader: &mut Reader<'_>) -> Option<ActivityKind> {
    let kinds = ActivityKind::ALL.map(|kind| (kind.as_str(), kind));
    reader.word("type", &kinds)
}

fn period(reader: &mut Reader<'_>) -> Period {
    let periods = Period::ALL.into_iter();
    let periods = periods.filter_map(|period| Some((period_name(period)?, period)));
    let periods: Vec<_> = periods.collect();
    reader.word("due", &periods).unwrap_or_default()
}

/// The value of `due`; `None` for the period that is left out.
const fn period_name(period: Period) -> Option<&'static str> {
    match period {
        Period::Any => None,
        Period::Today => Some("today"),
        Period::Week => Some("week"),
    }
}

fn scope(reader: &mut Reader<'_>) -> Option<FilterScope> {
    let value = reader.value("filter")?;
    let scope = value.split_once(':').and_then(|(kind, id)| {
        let id = id.parse().ok().filter(|id| *id > 0)?;
        match kind {
            "owner" => Some(FilterScope::Owner(id)),
            "saved" => Some(FilterScope::Saved(id)),
            _ => None,
        }
    });
    if scope.is_none() {
        reader.refuse(
            "filter",
            value,
            "Write owner:ID with a user's id, or saved:ID with a saved filter's.",
        );
    }
    scope
}

fn marks(reader: &mut Reader<'_>) -> Marks {
    const IDS: &str = "Write ids with commas between them, such as 1,9.";
    if reader.value("selected") == Some("all") {
        let excluded = reader.ids("excluded", IDS).unwrap_or_default();
        return Marks::AllBut(excluded.into_iter().collect());
    }
    reader.alone(&["excluded"], "`selected=all`");
    let picked = reader.ids(
        "selected",
        "Write all, or ids with commas between them, such as 1,9.",
    );
    Marks::Picked(picked.unwrap_or_default().into_iter().collect())
}

fn settings_context(place: Place, reader: &mut Reader<'_>) -> Option<Map<String, Value>> {
    if place == Place::Settings {
        return reader.object("context");
    }
    reader.alone(&["context"], "`at=settings`");
    None
}

fn modal(reader: &mut Reader<'_>) -> Option<ModalScene> {
    let value = reader.value("modal")?;
    if value == "closed" {
        return Some(ModalScene::Closed);
    }
    let added = value.strip_prefix(ADD).and_then(|word| {
        let mut resources = Resource::ALL.into_iter();
        resources.find(|resource| resource.as_str() == word)
    });
    let origin = if let Some(resource) = added {
        Some(ModalOrigin::Add(resource))
    } else if let Some(name) = value.strip_prefix("menu:").filter(|name| !name.is_empty()) {
        Some(ModalOrigin::Menu(name.to_owned()))
    } else if let Ok(arguments) = serde_json::from_str(value) {
        return requested(&arguments, reader);
    } else {
        None
    };
    if origin.is_none() {
        reader.refuse(
            "modal",
            value,
            "Write menu: and the name of a custom modal, add:deal, add:person, add:organization, add:activity, the arguments of \
             open_modal as JSON, or closed.",
        );
    }
    origin.map(ModalScene::Open)
}

/// The modal that arguments of `open_modal` ask for; they are judged as those of a surface are.
fn requested(arguments: &Value, reader: &mut Reader<'_>) -> Option<ModalScene> {
    let checked = ModalRequest::read(arguments);
    if let Some(finding) = Finding::of_all(&checked.findings) {
        reader
            .problems
            .push(LinkProblem::Modal(finding.to_string()));
    }
    checked
        .value
        .map(|request| ModalScene::Open(ModalOrigin::Request(request)))
}

fn window(reader: &mut Reader<'_>) -> Option<WindowScene> {
    let words = [("shown", true), ("hidden", false)];
    match reader.word("window", &words) {
        Some(true) => Some(WindowScene::Shown(
            reader.object("window-context").unwrap_or_default(),
        )),
        shown => {
            reader.alone(&["window-context"], "`window=shown`");
            shown.map(|_| WindowScene::Hidden)
        }
    }
}

fn position(reader: &mut Reader<'_>) -> Option<Point> {
    let value = reader.value("window-at")?;
    let point = value.split_once(',').and_then(|(x, y)| {
        Some(Point {
            x: x.parse().ok()?,
            y: y.parse().ok()?,
        })
    });
    if point.is_none() {
        reader.refuse(
            "window-at",
            value,
            "Write the distance from the left and from the top in pixels, such as 700,120.",
        );
    }
    point
}

/// The parameters that say how a page differs from how it begins.
pub(super) fn parameters(scene: &Scene) -> Vec<(&'static str, String)> {
    let Scene {
        list,
        panel_collapsed,
        unpinned,
        has_app,
        is_live,
        settings_context,
        modal,
        window,
        window_position,
    } = scene;
    let mut parameters = list_parameters(list);
    let mut add = |name, value: Option<String>| parameters.extend(value.map(|value| (name, value)));
    add("context", settings_context.clone().map(json));
    add("panel", panel_collapsed.then(|| "collapsed".to_owned()));
    add("modal", modal.as_ref().map(modal_value));
    match window {
        None => {}
        Some(WindowScene::Hidden) => add("window", Some("hidden".to_owned())),
        Some(WindowScene::Shown(context)) => {
            add("window", Some("shown".to_owned()));
            let context = Some(context.clone()).filter(|context| !context.is_empty());
            add("window-context", context.map(json));
        }
    }
    add(
        "window-at",
        window_position.map(|Point { x, y }| format!("{x},{y}")),
    );
    add("dock", unpinned.then(|| "unpinned".to_owned()));
    let installed = has_app.map(|has_app| if has_app { "yes" } else { "no" });
    add("installed", installed.map(str::to_owned));
    add("status", is_live.then(|| Status::Live.as_str().to_owned()));
    parameters
}

fn list_parameters(list: &ListState) -> Vec<(&'static str, String)> {
    let ListState { filter, marks } = list;
    let ListFilter {
        scope,
        kind,
        period,
    } = filter;
    let mut parameters = Vec::new();
    let mut add = |name, value: Option<String>| parameters.extend(value.map(|value| (name, value)));
    add(
        "filter",
        match scope {
            FilterScope::Everyone => None,
            FilterScope::Owner(id) => Some(format!("owner:{id}")),
            FilterScope::Saved(id) => Some(format!("saved:{id}")),
        },
    );
    add("type", kind.map(|kind| kind.as_str().to_owned()));
    add("due", period_name(*period).map(str::to_owned));
    match marks {
        Marks::Picked(picked) => add("selected", ids(picked)),
        Marks::AllBut(excluded) => {
            add("selected", Some("all".to_owned()));
            add("excluded", ids(excluded));
        }
    }
    parameters
}

fn ids(ids: &std::collections::BTreeSet<u64>) -> Option<String> {
    let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
    Some(ids.join(",")).filter(|ids| !ids.is_empty())
}

fn json(object: Map<String, Value>) -> String {
    Value::Object(object).to_string()
}

fn modal_value(modal: &ModalScene) -> String {
    match modal {
        ModalScene::Closed => "closed".to_owned(),
        ModalScene::Open(ModalOrigin::Menu(name)) => format!("menu:{name}"),
        ModalScene::Open(ModalOrigin::Request(request)) => request.arguments().to_string(),
        ModalScene::Open(ModalOrigin::Add(added)) => format!("{ADD}{}", added.as_str()),
    }
}
