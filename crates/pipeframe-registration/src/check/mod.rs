//! Checks a registration against the rules of the form.
//!
//! By hand, not by a validation crate such as `garde` or `validator`: their rules are of one field each, while most of these compare
//! extensions with one another, and each finding has a pointer into the file, a certainty, a reason and a fix. The preview does the same
//! checks in the browser, so a derive for the few that are left would be code that everybody downloads.

mod addresses;
mod counts;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::BTreeMap;

use crate::finding::{Finding, pointer_to};
use crate::form::{ACTIONS_PER_LOCATION, ExtensionKind as Kind, FIELD_ACTIONS};
use crate::rules;
use crate::{Authentication, JsonPanel, Location, Registration, SCOPES};

pub use texts::is_variable_name;

/// Where the entries of the lists are in the file, when some of it could not be read: the index of each, by the list's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions(pub(crate) BTreeMap<&'static str, Vec<usize>>);

impl Positions {
    fn pointer(&self, list: &str, index: usize) -> String {
        let written = self.0.get(list).and_then(|indices| indices.get(index));
        format!("/{list}/{}", written.unwrap_or(&index))
    }
}

/// The fields that the kinds of extensions have in common.
struct Entry<'a> {
    kind: Kind,
    pointer: String,
    name: Option<&'a str>,
    description: &'a str,
    identifier: &'a str,
    url: &'a str,
    locations: &'a [Location],
    jwt_secret: Option<&'a str>,
    jwt_secret_from: Option<&'a str>,
}

impl Entry<'_> {
    fn at(&self, field: &str) -> String {
        format!("{}/{field}", self.pointer)
    }
}

impl Registration {
    /// Everything that is wrong with it, of which the Developer Hub's form would refuse the errors.
    pub fn check(&self) -> Vec<Finding> {
        self.check_at(&Positions::default())
    }

    /// As [`check`](Self::check), for what was read from a file of which not all could be.
    pub fn check_at(&self, positions: &Positions) -> Vec<Finding> {
        let entries = self.entries(positions);
        let mut findings = Vec::new();
        texts::app(self, &mut findings);
        self.check_scopes(&mut findings);
        for entry in &entries {
            texts::entry(entry, &self.name, &mut findings);
            addresses::page(entry, &mut findings);
        }
        counts::identifiers(&entries, &mut findings);
        counts::panels(&entries, &mut findings);
        counts::actions(&entries, &mut findings);
        for (index, panel) in self.json_panels.iter().enumerate() {
            let pointer = positions.pointer("jsonPanels", index);
            self.check_json_panel(panel, &pointer, &mut findings);
        }
        findings
    }

    fn check_scopes(&self, findings: &mut Vec<Finding>) {
        for (index, scope) in self.scopes.iter().enumerate() {
            let place = format!("/scopes/{index}");
            let full = scope
                .strip_suffix(":read")
                .map(|area| format!("{area}:full"));
            if !SCOPES.contains(&scope.as_str()) {
                let meant = crate::spelling::meant(scope, &SCOPES);
                let fix = meant.map_or_else(
                    || "Compare it with the form's list of scopes.".to_owned(),
                    |meant| format!("Write {meant}."),
                );
                let problem = format!("is \u{201c}{scope}\u{201d}, which isn't a known scope.");
                findings.push(Finding::new(&rules::SCOPE_UNKNOWN, place, problem, fix));
            } else if self.scopes[..index].contains(scope) {
                let problem = format!("is {scope} a second time.");
                findings.push(redundant(place, problem));
            } else if let Some(full) = full.filter(|full| self.scopes.contains(full)) {
                let problem = format!("is {scope}, which {full} includes.");
                findings.push(redundant(place, problem));
            }
        }
    }

    fn check_json_panel(&self, panel: &JsonPanel, pointer: &str, findings: &mut Vec<Finding>) {
        if panel.authentication.is_empty() {
            let ways = Authentication::ALL.map(Authentication::as_str).join(", ");
            findings.push(Finding::new(
                &rules::PANEL_AUTHENTICATION,
                format!("{pointer}/authentication"),
                "names no way to know Pipedrive by.",
                format!("Write one or both of {ways}."),
            ));
        }
        let main = panel.main_action.iter();
        let main = main.map(|action| (format!("{pointer}/mainAction"), action));
        let of_objects = panel.object_actions.iter().enumerate();
        let of_objects =
            of_objects.map(|(index, action)| (format!("{pointer}/objectActions/{index}"), action));
        let of_fields = panel.field_actions.iter();
        let of_fields = of_fields.map(|(field, action)| {
            (
                pointer_to(&format!("{pointer}/fieldActions"), field),
                action,
            )
        });
        for (place, action) in main.chain(of_objects).chain(of_fields) {
            if !self.has_panel_action(action) {
                let problem = format!(
                    "is \u{201c}{action}\u{201d}, which is the identifier of no link action and no JSON modal."
                );
                findings.push(Finding::new(
                    &rules::DANGLING_ACTION,
                    place,
                    problem,
                    "Write the identifier of one, or leave it out.",
                ));
            }
        }
        let count = panel.object_actions.len();
        if count > ACTIONS_PER_LOCATION {
            findings.push(Finding::new(
                &rules::PANEL_ACTION_COUNT,
                format!("{pointer}/objectActions"),
                format!("has {count} actions."),
                "Leave three at most.",
            ));
        }
        let count = panel.field_actions.len();
        if count > FIELD_ACTIONS {
            findings.push(Finding::new(
                &rules::FIELD_ACTION_COUNT,
                format!("{pointer}/fieldActions"),
                format!("has actions of {count} fields."),
                "Leave three at most.",
            ));
        }
    }

    fn has_panel_action(&self, identifier: &str) -> bool {
        let links = self.link_actions.iter().map(|action| &action.identifier);
        let modals = self.json_modals.iter().map(|modal| &modal.identifier);
        links.chain(modals).any(|known| known == identifier)
    }

    fn entries(&self, positions: &Positions) -> Vec<Entry<'_>> {
        // Kinds differ in a few fields; the rest is the same for all of them.
        macro_rules! listed {
            ($list:expr, $name:literal, $kind:ident $(, $jwt_secret:ident)?) => {
                $list.iter().enumerate().map(|(index, page)| Entry {
                    kind: Kind::$kind,
                    pointer: positions.pointer($name, index),
                    name: Some(&page.name),
                    description: &page.description,
                    identifier: &page.identifier,
                    url: &page.url,
                    locations: &page.locations,
                    jwt_secret: None$(.or(page.$jwt_secret.as_deref()))?,
                    jwt_secret_from: page.jwt_secret_from.as_deref(),
                })
            };
        }
        let links = listed!(self.link_actions, "linkActions", LinkAction);
        let json_modals = listed!(self.json_modals, "jsonModals", JsonModal);
        let json_panels = listed!(self.json_panels, "jsonPanels", JsonPanel);
        let panels = listed!(self.panels, "panels", Panel, jwt_secret);
        let modals = listed!(self.modals, "modals", Modal, jwt_secret);
        let window = self.floating_window.iter().map(|window| Entry {
            kind: Kind::FloatingWindow,
            pointer: "/floatingWindow".to_owned(),
            name: Some(&window.name),
            description: &window.description,
            identifier: &window.identifier,
            url: &window.url,
            locations: &[],
            jwt_secret: window.jwt_secret.as_deref(),
            jwt_secret_from: window.jwt_secret_from.as_deref(),
        });
        let settings = self.settings.iter().map(|page| Entry {
            kind: Kind::Settings,
            pointer: "/settings".to_owned(),
            name: None,
            description: "",
            identifier: &page.identifier,
            url: &page.url,
            locations: &[],
            jwt_secret: page.jwt_secret.as_deref(),
            jwt_secret_from: page.jwt_secret_from.as_deref(),
        });
        let listed = links.chain(json_modals).chain(json_panels);
        let listed = listed.chain(panels).chain(modals);
        listed.chain(window).chain(settings).collect()
    }
}

fn redundant(place: String, problem: String) -> Finding {
    Finding::new(&rules::SCOPE_REDUNDANT, place, problem, "Leave it out.")
}
