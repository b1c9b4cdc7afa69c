//! What the registration form of the Developer Hub refuses, as typed problems.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use thiserror::Error;

use super::{Location, Registration};

/// The longest name of an extension, in characters.
pub const NAME_LIMIT: usize = 30;
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
