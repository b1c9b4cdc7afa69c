//! What the form would refuse, said before it does.

use pipeframe_registration::Location;
use pipeframe_registration::form::{ACTIONS_IN_ALL, ACTIONS_PER_LOCATION, ExtensionKind};

use super::app::HubApp;
use super::extension::ExtensionAt;

/// Why no other extension of a kind can be added, in a sentence.
pub(crate) fn add_refusal(app: &HubApp, kind: ExtensionKind) -> Option<String> {
    if !kind.is_list() && !app.extensions(kind).is_empty() {
        return Some(format!(
            "An app has one {}. Change the one that there is.",
            spoken(kind)
        ));
    }
    if app
        .value(&format!("/{}", kind.key()))
        .is_some_and(|value| kind.is_list() && !value.is_array())
    {
        return Some(
            "The file has something else than a list here. Mend it in an editor first.".to_owned(),
        );
    }
    if kind.is_panel() && free_locations(app, kind).is_empty() {
        return Some(
            "Each of the three detail pages has a custom or JSON panel of this app already. Free one of its locations first."
                .to_owned(),
        );
    }
    if kind.is_action() && actions(app).count() >= ACTIONS_IN_ALL {
        return Some(format!(
            "An app has {ACTIONS_IN_ALL} link actions, JSON modals and custom modals in all. Remove one first."
        ));
    }
    None
}

/// How many of a kind may still be added, in a sentence.
pub(crate) fn remaining(app: &HubApp, kind: ExtensionKind) -> String {
    if kind.is_panel() {
        let free = free_locations(app, kind);
        if free.is_empty() {
            return "No detail page is free.".to_owned();
        }
        let names: Vec<&str> = free.into_iter().map(Location::title).collect();
        return format!(
            "One custom or JSON panel a detail page. Free: {}.",
            names.join(", ")
        );
    }
    if kind.is_action() {
        let count = actions(app).count();
        return format!(
            "{count} of {ACTIONS_IN_ALL} link actions, JSON modals and custom modals; {ACTIONS_PER_LOCATION} a location."
        );
    }
    format!("One {} an app.", spoken(kind))
}

/// Why an extension can't show at a location, or how full it is, in a few words; and whether it can be chosen.
pub(crate) fn location_note(
    app: &HubApp,
    at: ExtensionAt,
    location: Location,
) -> Option<(bool, String)> {
    let others = others_at(app, at, location);
    if at.kind.is_panel() {
        let other = others.first()?;
        return Some((
            false,
            format!("has \u{201c}{}\u{201d} already", app.name_of(*other)),
        ));
    }
    let count = others.len();
    if count >= ACTIONS_PER_LOCATION {
        return Some((false, format!("has {ACTIONS_PER_LOCATION} actions already")));
    }
    (count > 0).then(|| (true, format!("{count} of {ACTIONS_PER_LOCATION} others")))
}

/// The locations at which another extension of a kind can show.
pub(super) fn free_locations(app: &HubApp, kind: ExtensionKind) -> Vec<Location> {
    let nowhere = ExtensionAt {
        kind,
        index: usize::MAX,
    };
    let is_free = |location: &Location| {
        location_note(app, nowhere, *location).is_none_or(|(can_be_chosen, _)| can_be_chosen)
    };
    kind.locations().into_iter().filter(is_free).collect()
}

/// The other extensions that share a location's room.
fn others_at(app: &HubApp, at: ExtensionAt, location: Location) -> Vec<ExtensionAt> {
    let shares = |kind: &ExtensionKind| {
        if at.kind.is_panel() {
            kind.is_panel()
        } else {
            kind.is_action()
        }
    };
    let kinds = ExtensionKind::ALL.into_iter().filter(shares);
    let others = kinds
        .flat_map(|kind| app.extensions(kind))
        .filter(|other| *other != at);
    others
        .filter(|other| {
            let locations = app.texts_at(&other.field("locations"));
            locations.iter().any(|name| name == location.as_str())
        })
        .collect()
}

fn actions(app: &HubApp) -> impl Iterator<Item = ExtensionAt> + '_ {
    let kinds = ExtensionKind::ALL
        .into_iter()
        .filter(|kind| kind.is_action());
    kinds.flat_map(|kind| app.extensions(kind))
}

const fn spoken(kind: ExtensionKind) -> &'static str {
    match kind {
        ExtensionKind::LinkAction => "link action",
        ExtensionKind::JsonModal => "JSON modal",
        ExtensionKind::JsonPanel => "JSON panel",
        ExtensionKind::Panel => "custom panel",
        ExtensionKind::Modal => "custom modal",
        ExtensionKind::FloatingWindow => "floating window",
        ExtensionKind::Settings => "app settings page",
    }
}
