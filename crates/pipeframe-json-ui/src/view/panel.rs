//! The body of a JSON panel: its objects and fields, its actions, or why it shows nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::{PanelContent, PanelError, PanelField, PanelObject, PanelStructure};

use super::icon::{Icon, icon};
use super::ids::new_id;
use super::intl::Locale;
use super::markdown::markdown;
use super::more::More;
use super::value::{link_button, value};

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
        PanelState::Loading => skeleton(),
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
struct Acting {
    actions: Signal<PanelActions>,
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
    fn button(
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

#[component]
fn Objects(
    structure: Arc<PanelStructure>,
    content: Arc<PanelContent>,
    acting: Acting,
    folded: RwSignal<BTreeSet<String>>,
    field_actions: Vec<(String, PanelAction)>,
    locale: Locale,
) -> impl IntoView {
    if content.objects.is_empty() {
        return view! { <p class="json-ui-message">"Nothing to show"</p> }.into_any();
    }
    let objects: Vec<AnyView> = content
        .objects
        .iter()
        .enumerate()
        .map(|(place, object)| {
            let fields = fields(&structure.fields, object, (acting, &field_actions), &locale);
            if structure.has_many {
                // What is folded stays so when the panel is loaded again.
                let name = object.id.clone().unwrap_or_else(|| place.to_string());
                view! {
                    <li>
                        <Folding object=object.clone() name=name acting=acting folded=folded fields=fields />
                    </li>
                }
                .into_any()
            } else {
                let title = object.header.as_ref().map(|header| header.as_str().to_owned());
                view! {
                    <div class="json-ui-object">
                        {title
                            .map(|title| {
                                view! {
                                    <div class="json-ui-object-header">
                                        <h3>{title}</h3>
                                    </div>
                                }
                            })}
                        {fields}
                    </div>
                }
                .into_any()
            }
        })
        .collect();
    if structure.has_many {
        view! { <ul class="json-ui-objects">{objects}</ul> }.into_any()
    } else {
        objects.into_any()
    }
}

/// One of several objects: its title folds it.
#[component]
fn Folding(
    object: PanelObject,
    name: String,
    acting: Acting,
    folded: RwSignal<BTreeSet<String>>,
    fields: AnyView,
) -> impl IntoView {
    let title = object
        .header
        .map_or_else(String::new, |header| header.as_str().to_owned());
    let id = new_id();
    let is_folded = {
        let name = name.clone();
        Memo::new(move |_| folded.with(|folded| folded.contains(&name)))
    };
    let toggle = move |_| {
        folded.update(|folded| {
            if !folded.remove(&name) {
                folded.insert(name.clone());
            }
        });
    };
    let label = ["Actions for ", &title].concat();
    let object_id = StoredValue::new(object.id);
    let entries = move || {
        let actions = acting.actions.with(|actions| actions.object.clone());
        let buttons = actions
            .into_iter()
            .map(|action| acting.button(action, None, None, object_id.get_value()));
        buttons.collect_view()
    };
    view! {
        <div class="json-ui-object">
            <div class="json-ui-object-header">
                <h3>
                    <button
                        type="button"
                        class="json-ui-fold"
                        aria-expanded=move || (!is_folded.get()).to_string()
                        aria-controls=id.clone()
                        on:click=toggle
                    >
                        {icon(Icon::Down)}
                        <span>{title}</span>
                    </button>
                </h3>
                <Show when=move || acting.actions.with(|actions| !actions.object.is_empty())>
                    <More label=label.clone() shows=Icon::More kind="icon">
                        {entries()}
                    </More>
                </Show>
            </div>
            <div id=id hidden=move || is_folded.get()>
                {fields}
            </div>
        </div>
    }
    .into_any()
}

/// The captions and values of an object. Nothing in it changes: another answer is drawn from the beginning.
fn fields(
    fields: &[PanelField],
    object: &PanelObject,
    (acting, actions): (Acting, &[(String, PanelAction)]),
    locale: &Locale,
) -> AnyView {
    let rows: Vec<AnyView> = fields
        .iter()
        .zip(&object.values)
        .map(|(field, held)| {
            let shown = match held {
                Some(held) => value(held, locale),
                None => view! { <span class="json-ui-hidden">"Empty"</span> }.into_any(),
            };
            let action = actions.iter().find(|(key, _)| *key == field.key);
            let action = action.map(|(_, action)| {
                let object = object.id.clone();
                acting.button(
                    action.clone(),
                    Some("json-ui-button"),
                    Some("small"),
                    object,
                )
            });
            view! {
                <div>
                    <dt>{field.caption.as_str().to_owned()}</dt>
                    <dd>{shown} {action}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <dl class="json-ui-fields">{rows}</dl> }.into_any()
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
fn skeleton() -> AnyView {
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
