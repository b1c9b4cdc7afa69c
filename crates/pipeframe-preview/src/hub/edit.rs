//! What can be done in the form, as changes of the file's text.

use serde_json::{Value, json};

use pipeframe_registration::edit::{EditError, remove, set};
use pipeframe_registration::form::ExtensionKind;
use pipeframe_registration::{Location, pointer_to};

use super::app::HubApp;
use super::extension::ExtensionAt;
use super::limits::{add_refusal, free_locations};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    /// Typed a text that the form requires.
    Required {
        /// Where.
        pointer: String,
        /// What.
        text: String,
    },
    /// Typed a text that may be left out; an empty one leaves the file.
    Optional {
        /// Where.
        pointer: String,
        /// What.
        text: String,
    },
    /// Chose several of something.
    Texts {
        /// Where.
        pointer: String,
        /// Which.
        texts: Vec<String>,
    },
    /// Gave a field of a JSON panel an action, or took it away.
    FieldAction {
        /// Which panel.
        at: ExtensionAt,
        /// The key of the field.
        field: String,
        /// The identifier of the action; none takes it away.
        action: Option<String>,
    },
    /// Added an extension.
    Add {
        /// Of which kind.
        kind: ExtensionKind,
        /// The identifier that the Developer Hub gives it.
        identifier: String,
    },
    /// Took an extension away.
    Remove(ExtensionAt),
}

impl HubApp {
    /// Changes the text; it stays where that can't be.
    pub(crate) fn edit(&mut self, edit: &Edit) {
        if let Ok(text) = edit.apply(self) {
            self.rewrite(text);
        }
    }
}

impl Edit {
    /// The app's text afterwards.
    fn apply(&self, app: &HubApp) -> Result<String, EditError> {
        let text = app.text();
        match self {
            Self::Optional { pointer, text: new } if new.is_empty() => remove(text, pointer),
            Self::Required { pointer, text: new } | Self::Optional { pointer, text: new } => {
                set(text, pointer, &json!(new))
            }
            Self::Texts { pointer, texts } => set(text, pointer, &json!(texts)),
            Self::FieldAction { at, field, action } => {
                let all = at.field("fieldActions");
                let own = pointer_to(&all, field);
                let others = app.names_at(&all).iter().any(|known| known != field);
                match action {
                    Some(action) if others => set(text, &own, &json!(action)),
                    // The key may be a number, which on the way to a place that isn't there means a list.
                    Some(action) => set(text, &all, &json!({ (field.as_str()): action })),
                    None if others => remove(text, &own),
                    None => remove(text, &all),
                }
            }
            Self::Add { kind, .. } if add_refusal(app, *kind).is_some() => Ok(text.to_owned()),
            Self::Add { kind, identifier } => {
                let extension = fresh(app, *kind, identifier);
                let pointer = match kind.is_list() {
                    // What isn't a list can't be added to.
                    true if app.extensions(*kind).is_empty() => format!("/{}/0", kind.key()),
                    true => format!("/{}/-", kind.key()),
                    false => format!("/{}", kind.key()),
                };
                set(text, &pointer, &extension)
            }
            Self::Remove(at) => {
                let is_last = at.kind.is_list() && app.extensions(at.kind).len() == 1;
                let pointer = if is_last {
                    format!("/{}", at.kind.key())
                } else {
                    at.pointer()
                };
                remove(text, &pointer)
            }
        }
    }
}

/// A new extension: what the form requires of it is filled in, where something sensible is known.
fn fresh(app: &HubApp, kind: ExtensionKind, identifier: &str) -> Value {
    let free: Vec<&str> = free_locations(app, kind)
        .into_iter()
        .map(Location::as_str)
        .collect();
    let name = fresh_name(app, kind);
    match kind {
        ExtensionKind::LinkAction => {
            json!({ "name": name, "identifier": identifier, "url": "/action", "locations": first(&free) })
        }
        ExtensionKind::JsonModal => {
            json!({ "name": name, "identifier": identifier, "url": "/api/modal", "locations": first(&free) })
        }
        ExtensionKind::JsonPanel => {
            json!({ "name": name, "identifier": identifier, "url": "/api/panel", "locations": free, "authentication": ["jwt"] })
        }
        ExtensionKind::Panel => {
            json!({ "name": name, "identifier": identifier, "url": "/panel", "locations": free })
        }
        ExtensionKind::Modal => {
            json!({ "name": name, "identifier": identifier, "url": "/modal", "locations": first(&free) })
        }
        ExtensionKind::FloatingWindow => {
            json!({ "name": name, "description": "", "identifier": identifier, "url": "/floating-window" })
        }
        ExtensionKind::Settings => json!({ "identifier": identifier, "url": "/settings" }),
    }
}

fn first<'a>(free: &[&'a str]) -> Vec<&'a str> {
    free.first().copied().into_iter().collect()
}

/// A name that no other extension of its kind has.
fn fresh_name(app: &HubApp, kind: ExtensionKind) -> String {
    let taken: Vec<String> = ExtensionKind::ALL
        .into_iter()
        .flat_map(|kind| app.extensions(kind))
        .map(|at| app.text_at(&at.field("name")))
        .collect();
    let title = kind.title();
    let numbered = (2..).map(|number| format!("{title} {number}"));
    std::iter::once(title.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains(name))
        .unwrap_or_default()
}
