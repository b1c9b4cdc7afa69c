//! What a page looks like beyond its address in Pipedrive: what the user ticked, folded, opened and moved. A link holds it, and a
//! desk that opens with it looks the same.
//!
//! What only an app can bring about isn't in it: the size of a frame, the badge, focus mode, and questions and snackbars, which
//! belong to a call that waits. Neither are changes of the account; a recording has those.

use serde_json::{Map, Value};

use crate::account::{Account, FilterScope, Record, Resource};
use crate::protocol::ModalRequest;
use pipeframe_registration::Registration;

use super::dialog::ModalOrigin;
use super::dock::Point;
use super::list::{ListState, Marks};
use super::place::Place;

/// What a page looks like. The default is how it begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Scene {
    /// The list's filter and what is ticked in it.
    pub(crate) list: ListState,
    /// Whether the panel is folded.
    pub(crate) panel_collapsed: bool,
    /// Whether the app was taken off the dock.
    pub(crate) unpinned: bool,
    /// Whether the user has the app; `None` as in the sample account.
    pub(crate) has_app: Option<bool>,
    /// Whether the app is live, or still a draft.
    pub(crate) is_live: bool,
    /// What the redirect that led to the settings page passed along.
    pub(crate) settings_context: Option<Map<String, Value>>,
    /// The modal; `None` as the page begins.
    pub(crate) modal: Option<ModalScene>,
    /// The floating window; `None` as the page begins.
    pub(crate) window: Option<WindowScene>,
    /// Where the floating window was dragged to.
    pub(crate) window_position: Option<Point>,
}

/// Whether a modal is open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ModalScene {
    /// None is.
    Closed,
    /// One is.
    Open(ModalOrigin),
}

/// Whether the floating window is seen.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum WindowScene {
    /// It isn't.
    Hidden,
    /// It is shown, and was last told this context.
    Shown(Map<String, Value>),
}

impl Scene {
    /// What of the scene can't be shown, in sentences.
    pub(crate) fn problems(
        &self,
        place: Place,
        account: &Account,
        registration: &Registration,
    ) -> Vec<String> {
        let mut problems = Vec::new();
        if let Place::List(resource) = place {
            problems.extend(self.list.problems(resource, account));
        }
        if let Some(ModalScene::Open(origin)) = &self.modal {
            problems.extend(self.modal_problem(origin, place, registration));
        }
        let shows_window = matches!(self.window, Some(WindowScene::Shown(_)));
        if shows_window && registration.floating_window.is_none() {
            problems.push("The address shows a floating window, but the app has none.".to_owned());
        }
        problems
    }

    fn modal_problem(
        &self,
        origin: &ModalOrigin,
        place: Place,
        registration: &Registration,
    ) -> Option<String> {
        let missing = |name: &str| {
            let shown: String = name.chars().take(60).collect();
            format!(
                "The address opens the modal \u{201c}{shown}\u{201d}, but the app has none of that name."
            )
        };
        match origin {
            ModalOrigin::Menu(name)
                if registration.modal(name).is_none()
                    && registration.json_modal(name).is_none() =>
            {
                Some(missing(name))
            }
            ModalOrigin::Request(ModalRequest::Custom {
                action_id: name, ..
            }) if registration.modal(name).is_none() => Some(missing(name)),
            ModalOrigin::Request(ModalRequest::Json { action_id })
                if registration.json_modal(action_id).is_none() =>
            {
                Some(missing(action_id))
            }
            ModalOrigin::Menu(name) => {
                let has_menu = match place {
                    Place::Details(_) => true,
                    Place::List(_) => self.list.marks != Marks::default(),
                    Place::Settings
                    | Place::Workbench
                    | Place::DeveloperHub(_)
                    | Place::Elsewhere(..) => false,
                };
                (!has_menu).then(|| {
                    format!(
                        "The address opens the modal \u{201c}{name}\u{201d} from a menu that this page doesn't have. On a list, \
                         add what is `selected`."
                    )
                })
            }
            ModalOrigin::Add(_) | ModalOrigin::Request(_) => None,
        }
    }
}

impl ListState {
    fn problems(&self, resource: Resource, account: &Account) -> Vec<String> {
        let mut problems = Vec::new();
        match self.filter.scope {
            FilterScope::Saved(id)
                if !account
                    .filters_of(resource)
                    .iter()
                    .any(|filter| filter.id == id) =>
            {
                problems.push(format!(
                    "The address names the filter {id}, which this list doesn't have."
                ));
            }
            FilterScope::Owner(id) if account.user(id).is_none() => {
                problems.push(format!(
                    "The address filters by the user {id}, whom {} doesn't have.",
                    account.company.name
                ));
            }
            FilterScope::Everyone | FilterScope::Owner(_) | FilterScope::Saved(_) => {}
        }
        let (Marks::Picked(ids) | Marks::AllBut(ids)) = &self.marks;
        problems.extend(
            ids.iter()
                .filter(|id| !account.has(Record { resource, id: **id }))
                .map(|id| format!("The address selects {id}, which the list doesn't have.")),
        );
        problems
    }
}
