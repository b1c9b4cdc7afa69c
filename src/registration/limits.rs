//! What the registration form of the Developer Hub refuses, as typed problems.

use std::collections::BTreeMap;

use thiserror::Error;

use super::{Location, Registration};

/// The longest name of an extension, in characters.
pub(super) const NAME_LIMIT: usize = 30;
/// The longest description of an extension, in characters.
pub(super) const DESCRIPTION_LIMIT: usize = 150;
/// How many custom and JSON modals one location's menu offers.
pub(super) const MODALS_PER_LOCATION: usize = 3;

/// A field of the form, for pointing at what to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The extension's name.
    Name,
    /// The extension's description.
    Description,
    /// The "Extension identifier".
    Identifier,
    /// The iframe's address.
    Url,
    /// The pages that show the extension.
    Locations,
}

/// A rule of the form that a value breaks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Rule {
    /// The field must not be empty.
    #[error("is empty; the form requires it")]
    Required,
    /// The text is too long.
    #[error("has {length} characters; the form takes {limit}")]
    TooLong {
        /// Characters in the text.
        length: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// Not a path such as `/panel`, nor an `http` or `https` address.
    #[error("is not a path such as /panel, nor an http or https address")]
    NotAnAddress,
    /// Another extension of the app has the same identifier, so an `action_id` would be ambiguous.
    #[error("is used by another extension too; identifiers must differ")]
    Repeated,
    /// A custom panel on something that isn't a detail page.
    #[error("names {}; panels show on detail pages only", .0.as_str())]
    NoPanelHere(Location),
    /// More extensions on one location than it takes.
    #[error("names {} once too often; it takes {limit}", .location.as_str())]
    Crowded {
        /// The location.
        location: Location,
        /// How many it takes.
        limit: usize,
    },
}

/// One thing that the form would refuse.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{extension}: {} {rule}", .field.spoken())]
pub struct Problem {
    /// The extension, by what it is and its name.
    pub extension: String,
    /// The field of the form.
    pub field: Field,
    /// The rule that is broken.
    pub rule: Rule,
}

impl Field {
    const fn spoken(self) -> &'static str {
        match self {
            Self::Name => "the name",
            Self::Description => "the description",
            Self::Identifier => "the identifier",
            Self::Url => "the address",
            Self::Locations => "the list of locations",
        }
    }
}

/// The fields that every kind of extension has.
struct Entry<'a> {
    kind: &'static str,
    name: &'a str,
    description: &'a str,
    needs_description: bool,
    identifier: &'a str,
    url: Option<&'a str>,
    locations: &'a [Location],
}

impl Registration {
    /// Everything that the Developer Hub's form would refuse; empty when the app could be saved.
    pub fn check(&self) -> Vec<Problem> {
        let entries = self.entries();
        let mut problems = Vec::new();
        for entry in &entries {
            check_texts(entry, &mut problems);
            check_address(entry, &mut problems);
        }
        check_identifiers(&entries, &mut problems);
        check_panels(&entries, &mut problems);
        check_menus(&entries, &mut problems);
        problems
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        let panels = self.panels.iter().map(|panel| Entry {
            kind: "Panel",
            name: &panel.name,
            description: &panel.description,
            needs_description: false,
            identifier: &panel.identifier,
            url: Some(&panel.url),
            locations: &panel.locations,
        });
        let modals = self.modals.iter().map(|modal| Entry {
            kind: "Modal",
            name: &modal.name,
            description: &modal.description,
            needs_description: false,
            identifier: &modal.identifier,
            url: Some(&modal.url),
            locations: &modal.locations,
        });
        let json_modals = self.json_modals.iter().map(|modal| Entry {
            kind: "JSON modal",
            name: &modal.name,
            description: &modal.description,
            needs_description: false,
            identifier: &modal.identifier,
            url: None,
            locations: &modal.locations,
        });
        let windows = self.floating_window.iter().map(|window| Entry {
            kind: "Floating window",
            name: &window.name,
            description: &window.description,
            needs_description: true,
            identifier: &window.identifier,
            url: Some(&window.url),
            locations: &[],
        });
        let settings = self.settings.iter().map(|page| Entry {
            kind: "Settings page",
            name: &self.name,
            description: "",
            needs_description: false,
            identifier: &page.identifier,
            url: Some(&page.url),
            locations: &[],
        });
        panels
            .chain(modals)
            .chain(json_modals)
            .chain(windows)
            .chain(settings)
            .collect()
    }
}

impl Entry<'_> {
    fn problem(&self, field: Field, rule: Rule) -> Problem {
        Problem {
            extension: format!("{} \u{201c}{}\u{201d}", self.kind, self.name),
            field,
            rule,
        }
    }
}

fn check_texts(entry: &Entry<'_>, problems: &mut Vec<Problem>) {
    let texts = [
        (Field::Name, entry.name, true, NAME_LIMIT),
        (
            Field::Description,
            entry.description,
            entry.needs_description,
            DESCRIPTION_LIMIT,
        ),
        (Field::Identifier, entry.identifier, true, usize::MAX),
    ];
    for (field, text, required, limit) in texts {
        let length = text.chars().count();
        if required && text.trim().is_empty() {
            problems.push(entry.problem(field, Rule::Required));
        } else if length > limit {
            problems.push(entry.problem(field, Rule::TooLong { length, limit }));
        }
    }
}

fn check_address(entry: &Entry<'_>, problems: &mut Vec<Problem>) {
    let Some(url) = entry.url else { return };
    if url.trim().is_empty() {
        problems.push(entry.problem(Field::Url, Rule::Required));
    } else if !is_address(url) {
        problems.push(entry.problem(Field::Url, Rule::NotAnAddress));
    }
}

fn is_address(url: &str) -> bool {
    let after_scheme = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match after_scheme {
        Some(rest) => !rest.is_empty() && !rest.starts_with('/'),
        None => url.starts_with('/') && !url.starts_with("//"),
    }
}

fn check_identifiers(entries: &[Entry<'_>], problems: &mut Vec<Problem>) {
    for (index, entry) in entries.iter().enumerate() {
        let earlier = &entries[..index];
        if earlier
            .iter()
            .any(|other| other.identifier == entry.identifier)
        {
            problems.push(entry.problem(Field::Identifier, Rule::Repeated));
        }
    }
}

fn check_panels(entries: &[Entry<'_>], problems: &mut Vec<Problem>) {
    let panels = entries.iter().filter(|entry| entry.kind == "Panel");
    let mut taken = BTreeMap::new();
    for panel in panels {
        if panel.locations.is_empty() {
            problems.push(panel.problem(Field::Locations, Rule::Required));
        }
        for &location in panel.locations {
            if !location.has_panel() {
                problems.push(panel.problem(Field::Locations, Rule::NoPanelHere(location)));
            }
            crowd(&mut taken, panel, location, 1, problems);
        }
    }
}

fn check_menus(entries: &[Entry<'_>], problems: &mut Vec<Problem>) {
    let menus = entries
        .iter()
        .filter(|entry| matches!(entry.kind, "Modal" | "JSON modal"));
    let mut taken = BTreeMap::new();
    for entry in menus {
        for &location in entry.locations {
            crowd(&mut taken, entry, location, MODALS_PER_LOCATION, problems);
        }
    }
}

fn crowd(
    taken: &mut BTreeMap<Location, usize>,
    entry: &Entry<'_>,
    location: Location,
    limit: usize,
    problems: &mut Vec<Problem>,
) {
    let count = taken.entry(location).or_default();
    *count += 1;
    if *count > limit {
        problems.push(entry.problem(Field::Locations, Rule::Crowded { location, limit }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registration::{FloatingWindow, Modal, Panel};

    fn shipped() -> Registration {
        serde_json::from_str(include_str!("../../assets/registration.json")).unwrap()
    }

    fn rules(registration: &Registration) -> Vec<(Field, Rule)> {
        registration
            .check()
            .into_iter()
            .map(|problem| (problem.field, problem.rule))
            .collect()
    }

    fn panel(locations: &[Location]) -> Panel {
        Panel {
            name: "Contracts".into(),
            description: String::new(),
            identifier: "second".into(),
            url: "/second".into(),
            locations: locations.to_vec(),
            jwt_secret: None,
        }
    }

    fn modal(identifier: &str) -> Modal {
        Modal {
            name: "Contract".into(),
            description: String::new(),
            identifier: identifier.into(),
            url: "https://app.example.test/modal".into(),
            locations: vec![Location::DealDetails],
            jwt_secret: None,
        }
    }

    #[test]
    fn the_shipped_registration_would_be_accepted() {
        assert_eq!(shipped().check(), []);
    }

    #[test]
    fn a_name_may_have_thirty_characters_and_not_one_more() {
        let mut registration = shipped();
        registration.panels[0].name = "é".repeat(30);
        assert_eq!(rules(&registration), []);

        registration.panels[0].name.push('e');
        let rule = Rule::TooLong {
            length: 31,
            limit: 30,
        };
        assert_eq!(rules(&registration), [(Field::Name, rule)]);
    }

    #[test]
    fn only_the_floating_window_must_have_a_description() {
        let mut registration = shipped();
        registration.panels[0].description.clear();
        registration.modals[0].description.clear();
        assert_eq!(rules(&registration), []);

        registration.floating_window = Some(FloatingWindow {
            name: "Calls".into(),
            description: " ".into(),
            identifier: "window".into(),
            url: "/window".into(),
            jwt_secret: None,
        });
        assert_eq!(rules(&registration), [(Field::Description, Rule::Required)]);
    }

    #[test]
    fn addresses_are_paths_or_full_addresses() {
        let accepted = [
            "/panel",
            "/a?b=c#d",
            "https://app.example.test/panel",
            "http://localhost:3000",
        ];
        let refused = [
            "panel",
            "//evil.example",
            "javascript:alert(1)",
            "https://",
            "ftp://x",
        ];
        for url in accepted {
            assert!(is_address(url), "{url}");
        }
        for url in refused {
            assert!(!is_address(url), "{url}");
        }
    }

    #[test]
    fn a_panel_shows_on_detail_pages_only_and_alone() {
        let mut registration = shipped();
        registration
            .panels
            .push(panel(&[Location::DealDetails, Location::DealsList]));
        assert_eq!(
            rules(&registration),
            [
                (
                    Field::Locations,
                    Rule::Crowded {
                        location: Location::DealDetails,
                        limit: 1
                    }
                ),
                (Field::Locations, Rule::NoPanelHere(Location::DealsList)),
            ]
        );
    }

    #[test]
    fn a_fourth_modal_in_one_menu_is_refused() {
        let mut registration = shipped();
        registration
            .modals
            .extend([modal("second"), modal("third")]);
        assert_eq!(rules(&registration), []);

        registration.modals.push(modal("fourth"));
        let rule = Rule::Crowded {
            location: Location::DealDetails,
            limit: 3,
        };
        assert_eq!(rules(&registration), [(Field::Locations, rule)]);
    }

    #[test]
    fn identifiers_must_differ() {
        let mut registration = shipped();
        let taken = registration.panels[0].identifier.clone();
        registration.modals[0].identifier = taken;
        assert_eq!(rules(&registration), [(Field::Identifier, Rule::Repeated)]);
    }

    #[test]
    fn a_problem_names_the_extension_the_field_and_the_rule() {
        let mut registration = shipped();
        registration.panels[0].name.clear();
        let problem = registration.check().remove(0);
        assert_eq!(
            problem.to_string(),
            "Panel \u{201c}\u{201d}: the name is empty; the form requires it"
        );
    }

    #[test]
    fn a_modal_is_found_by_identifier_and_by_name() {
        let registration = shipped();
        let modal = &registration.modals[0];
        assert_eq!(registration.modal("Vehicle details"), Some(modal));
        assert_eq!(registration.modal(&modal.identifier), Some(modal));
        assert_eq!(registration.modal("vehicle details"), None);
    }

    #[test]
    fn a_misspelt_field_of_the_file_is_an_error() {
        let text = r#"{"name":"A","clientId":"b","clientSecret":"c","pannels":[]}"#;
        let error = serde_json::from_str::<Registration>(text).unwrap_err();
        assert!(error.to_string().contains("pannels"));
    }
}
