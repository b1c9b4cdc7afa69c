//! The body of a JSON panel: its objects and fields, its actions, or why it shows nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::{PanelContent, PanelError, PanelStructure};

use super::icon::{Icon, icon};
use super::intl::Locale;
use super::markdown::markdown;
use super::more::More;
use super::objects::Objects;
use super::value::link_button;

/// What a panel shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PanelState {
    /// The answer isn't there yet.
    #[default]
    Loading,
    /// What the app answered.
    Shown {
        /// The structure of the panel.
        structure: Arc<PanelStructure>,
        /// The answer, as it was read with that structure.
        content: Arc<PanelContent>,
    },
    /// The app's own error, such as a plan that has expired.
    Explained(Arc<PanelError>),
    /// "Something went wrong": the answer breaks the structure, comes too late, or not at all.
    Failed,
}

/// An action that people can choose: a link action or a JSON modal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelAction {
    /// By what the host knows it.
    pub identifier: String,
    /// What it is called.
    pub name: String,
}

/// What people can do in a panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PanelActions {
    /// Those of the panel, the main action first.
    pub global: Vec<PanelAction>,
    /// Those of each object, in a panel of several objects.
    pub object: Vec<PanelAction>,
    /// Those of fields: the field's key, and its one action.
    pub field: Vec<(String, PanelAction)>,
}

/// An action that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionChosen {
    /// The action.
    pub identifier: String,
    /// The id of the object that it was chosen at; none for an action of the panel, and for an object without an id.
    pub object: Option<String>,
}

/// The body of a JSON panel. The header above it, with the panel's name, reload and menu, is its host's.
///
/// ```
/// # use std::sync::Arc;
/// # use leptos::prelude::*;
/// use pipeframe_json_ui::view::{JsonPanel, PanelState};
/// use pipeframe_json_ui::{PanelAnswer, PanelStructure};
///
/// /// What is shown of an answer: the same document that Pipedrive would draw.
/// fn state(structure: Arc<PanelStructure>, status: u16, body: &str) -> PanelState {
///     match PanelAnswer::read(&structure, status, body).document {
///         Some(PanelAnswer::Content(content)) => PanelState::Shown { structure, content: Arc::new(content) },
///         Some(PanelAnswer::Error(error)) => PanelState::Explained(Arc::new(error)),
///         None => PanelState::Failed,
///     }
/// }
///
/// # #[component]
/// # fn Visits(answer: ReadSignal<PanelState>, fetch: Callback<()>) -> impl IntoView {
/// view! { <JsonPanel state=answer on_retry=fetch /> }
/// # }
/// ```
#[component]
pub fn JsonPanel(
    /// What it shows.
    #[prop(into)]
    state: Signal<PanelState>,
    /// What people can do in it; nothing for those who only see it because it is shared.
    #[prop(optional, into)]
    actions: Signal<PanelActions>,
    /// An action was chosen.
    #[prop(optional, into)]
    on_action: Option<Callback<ActionChosen>>,
    /// The button under "Something went wrong" was pressed; no button without it.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// The locale of dates, times and numbers; the browser's languages without it.
    #[prop(optional, into)]
    locale: Signal<Locale>,
) -> impl IntoView {
    let acting = Acting { actions, on_action };
    let folded = RwSignal::new(BTreeSet::new());
    let body = move || match state.get() {
        PanelState::Loading => bones(),
        PanelState::Shown { structure, content } => view! {
            <Objects
                structure=structure.clone()
                field_actions=actions.with(|actions| actions.field.clone())
                content=content.clone()
                acting=acting
                folded=folded
                locale=locale.get()
            />
            <Footer content=content acting=acting />
        }
        .into_any(),
        PanelState::Explained(error) => explained(&error),
        PanelState::Failed => failed(on_retry),
    };
    let said = move || {
        state.with(|state| match state {
            PanelState::Loading => "Loading",
            PanelState::Shown { content, .. } if content.objects.is_empty() => "Nothing to show",
            PanelState::Shown { .. } => "",
            PanelState::Explained(_) | PanelState::Failed => "Something went wrong",
        })
    };
    let busy = move || state.with(|state| *state == PanelState::Loading);
    view! {
        <div class="json-ui-panel" aria-busy=move || busy().to_string()>
            <p class="json-ui-hidden" role="status">
                {said}
            </p>
            {body}
        </div>
    }
    .into_any()
}

/// What people can do, and what comes of it.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    pub(super) actions: Signal<PanelActions>,
    on_action: Option<Callback<ActionChosen>>,
}

impl Acting {
    fn choose(self, action: &PanelAction, object: Option<&str>) {
        if let Some(on_action) = self.on_action {
            on_action.run(ActionChosen {
                identifier: action.identifier.clone(),
                object: object.map(str::to_owned),
            });
        }
    }

    /// A button for an action.
    pub(super) fn button(
        self,
        action: PanelAction,
        class: Option<&'static str>,
        kind: Option<&'static str>,
        object: Option<String>,
    ) -> AnyView {
        let name = action.name.clone();
        view! {
            <button
                type="button"
                class=class
                data-kind=kind
                on:click=move |_| self.choose(&action, object.as_deref())
            >
                {name}
            </button>
        }
        .into_any()
    }
}

/// The panel's own actions: a button for the main one, a list with the others and the app's link.
#[component]
fn Footer(content: Arc<PanelContent>, acting: Acting) -> impl IntoView {
    let link = content
        .external_link
        .clone()
        .filter(|link| link.address.href().is_some());
    move || {
        let mut actions = acting
            .actions
            .with(|actions| actions.global.clone())
            .into_iter();
        let link = link.clone();
        let Some(main) = actions.next() else {
            return link.map(|link| {
                view! { <div class="json-ui-panel-footer">{link_button(&link, "primary")}</div> }
                    .into_any()
            });
        };
        let others: Vec<PanelAction> = actions.collect();
        let has_more = !others.is_empty() || link.is_some();
        let rest = StoredValue::new((others, link));
        let entries = move || {
            let (others, link) = rest.get_value();
            let others = others
                .into_iter()
                .map(|action| acting.button(action, None, None, None));
            let link = link.map(|link| {
                let label = link.label.cut(PanelStructure::LONGEST_LABEL);
                view! {
                    <a href=link.address.href() target="_blank" rel="noopener noreferrer">
                        {label}
                    </a>
                }
            });
            view! {
                {others.collect_view()}
                {link}
            }
        };
        let more = has_more.then(|| {
            view! {
                <More label="More actions".to_owned() shows=Icon::Down kind="more" opens="up">
                    {entries()}
                </More>
            }
        });
        let main = acting.button(main, Some("json-ui-button"), None, None);
        Some(view! { <div class="json-ui-panel-footer">{main} {more}</div> }.into_any())
    }
}

fn explained(error: &PanelError) -> AnyView {
    let subtitle = error.subtitle.as_deref().map(markdown);
    let action = error
        .action
        .as_ref()
        .filter(|action| action.address.href().is_some())
        .map(|action| link_button(action, "primary"));
    view! {
        <div class="json-ui-message">
            {icon(Icon::Alert)} <h3>{error.title.as_str().to_owned()}</h3> {subtitle} {action}
        </div>
    }
    .into_any()
}

fn failed(on_retry: Option<Callback<()>>) -> AnyView {
    let retry = on_retry.map(|on_retry| {
        view! {
            <button type="button" class="json-ui-button" on:click=move |_| on_retry.run(())>
                "Try again"
            </button>
        }
    });
    view! {
        <div class="json-ui-message">
            {icon(Icon::Alert)} <h3>"Something went wrong"</h3>
            <p>"The app's data can't be shown at the moment."</p> {retry}
        </div>
    }
    .into_any()
}

/// As high as a small object, so that little moves when the answer comes.
pub(super) fn bones() -> AnyView {
    view! {
        <div class="json-ui-skeleton" aria-hidden="true">
            <span></span>
            <span></span>
            <span></span>
            <span></span>
        </div>
    }
    .into_any()
}
