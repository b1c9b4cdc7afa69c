//! How many extensions there may be, and where.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::form::{ACTIONS_IN_ALL, ACTIONS_PER_LOCATION};
use crate::{Location, rules};

use super::{Entry, Kind};

pub(super) fn identifiers(entries: &[Entry<'_>], findings: &mut Vec<Finding>) {
    for (index, entry) in entries.iter().enumerate() {
        let earlier = &entries[..index];
        let same = earlier
            .iter()
            .find(|other| !entry.identifier.is_empty() && other.identifier == entry.identifier);
        if let Some(same) = same {
            findings.push(Finding::new(
                &rules::REPEATED_IDENTIFIER,
                entry.at("identifier"),
                format!("is used by {} too.", same.pointer),
                "Give each extension its own.",
            ));
        }
        let is_modal = |entry: &Entry<'_>| matches!(entry.kind, Kind::Modal | Kind::JsonModal);
        let same = earlier
            .iter()
            .find(|other| is_modal(other) && is_modal(entry) && other.name == entry.name);
        if let Some(same) = same {
            findings.push(Finding::new(
                &rules::REPEATED_NAME,
                entry.at("name"),
                format!("is the name of {} too.", same.pointer),
                "Rename one, or open both by their identifiers only.",
            ));
        }
    }
}

pub(super) fn panels(entries: &[Entry<'_>], findings: &mut Vec<Finding>) {
    let mut taken = BTreeMap::new();
    for panel in entries.iter().filter(|entry| entry.kind.is_panel()) {
        if panel.locations.is_empty() {
            findings.push(without_location(panel));
        }
        for &location in panel.locations {
            if !location.has_panel() {
                findings.push(Finding::new(
                    &rules::PANEL_LOCATION,
                    panel.at("locations"),
                    format!(
                        "names {}; panels show on detail pages only.",
                        location.as_str()
                    ),
                    "Leave it out.",
                ));
            }
            if is_crowded(&mut taken, location, 1) {
                findings.push(Finding::new(
                    &rules::ONE_PANEL,
                    panel.at("locations"),
                    format!("names {}, which has a panel already.", location.as_str()),
                    "Leave it out here or in the other panel.",
                ));
            }
        }
    }
}

pub(super) fn actions(entries: &[Entry<'_>], findings: &mut Vec<Finding>) {
    let mut taken = BTreeMap::new();
    let mut count = 0;
    for action in entries.iter().filter(|entry| entry.kind.is_action()) {
        count += 1;
        if action.locations.is_empty() && action.kind == Kind::LinkAction {
            findings.push(without_location(action));
        }
        for &location in action.locations {
            if is_crowded(&mut taken, location, ACTIONS_PER_LOCATION) {
                findings.push(Finding::new(
                    &rules::ACTIONS_PER_LOCATION,
                    action.at("locations"),
                    format!(
                        "names {}, whose menu has {ACTIONS_PER_LOCATION} actions of this app already.",
                        location.as_str()
                    ),
                    "Leave it out here or in another action.",
                ));
            }
        }
    }
    if count > ACTIONS_IN_ALL {
        findings.push(Finding::new(
            &rules::ACTIONS_IN_ALL,
            "",
            format!("has {count} link actions, JSON modals and custom modals; the form may take {ACTIONS_IN_ALL}."),
            "Leave some out, or let one modal show several things by its data.",
        ));
    }
}

fn without_location(entry: &Entry<'_>) -> Finding {
    Finding::new(
        &rules::REQUIRED,
        entry.at("locations"),
        "is empty; the form requires it.",
        "Name the pages that show it, such as deal-details.",
    )
}

fn is_crowded(taken: &mut BTreeMap<Location, usize>, location: Location, limit: usize) -> bool {
    let count = taken.entry(location).or_default();
    *count += 1;
    *count > limit
}
