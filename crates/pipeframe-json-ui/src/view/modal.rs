//! The body of a JSON modal: its blocks, its buttons, or why it can't be shown.

use std::sync::Arc;

use leptos::html::Form as FormElement;
use leptos::prelude::*;
use serde_json::{Map, Value};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, SubmitEvent};

use crate::form::{Form, ItemCondition};
use crate::{Action, ActionHandler, Address, BlockContent, ModalForm, ModalSchema};

use super::block::BlockView;
use super::icon::{Icon, icon};
use super::panel::bones;

/// What a modal shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ModalState {
    /// The first answer isn't there yet.
    #[default]
    Loading,
    /// The form.
    Shown {
        /// The schema, to whose values a reset goes back.
        schema: Arc<ModalSchema>,
        /// What the answers so far have made of it.
        form: Arc<ModalForm>,
    },
    /// The form can't be shown, and why.
    Failed(String),
    /// The app has lost its connection to Pipedrive: it answered with status 401.
    LostConnection,
}

/// What is on its way to the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ModalBusy {
    /// Nothing.
    #[default]
    Idle,
    /// The form was sent.
    Submitting,
    /// The form is asked for again, since a field changed.
    Refetching,
}

/// A field changed whose schema says `fetchOnChange`: the form is to be asked for again.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The key of the field, for the parameter `invoker`.
    pub invoker: String,
    /// What is entered, for the parameter `form`.
    pub form: Map<String, Value>,
}

/// A form that is to be sent, or handed to a page in a new tab.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// The key of the button.
    pub action: String,
    /// The button's own address, where it has one.
    pub url: Option<Address>,
    /// What is sent.
    pub body: Map<String, Value>,
}

/// The body of a JSON modal with its buttons. The title above it is its host's.
///
/// The component keeps what is entered; its host asks the app and hands on what it answers, as `state` and `error`.
///
/// ```
/// # use leptos::prelude::*;
/// use pipeframe_json_ui::view::{JsonModal, ModalBusy, ModalState, Submission};
///
/// # #[component]
/// # fn Order(state: ReadSignal<ModalState>, busy: ReadSignal<ModalBusy>, error: ReadSignal<Option<String>>,
/// #     post: Callback<Submission>, close: Callback<()>) -> impl IntoView {
/// view! { <JsonModal state=state busy=busy error=error on_submit=post on_cancel=close /> }
/// # }
/// ```
#[component]
pub fn JsonModal(
    /// What it shows. Another form replaces the values that its answer gave, and keeps what is entered elsewhere.
    #[prop(into)]
    state: Signal<ModalState>,
    /// What is on its way.
    #[prop(optional, into)]
    busy: Signal<ModalBusy>,
    /// What the app says is wrong with the form as a whole.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// A field changed that the form depends on.
    #[prop(optional, into)]
    on_change: Option<Callback<Changed>>,
    /// A button was pressed that sends the form.
    #[prop(optional, into)]
    on_submit: Option<Callback<Submission>>,
    /// A button was pressed that opens a page with the form in its address.
    #[prop(optional, into)]
    on_open_url: Option<Callback<Submission>>,
    /// The button that closes the modal was pressed.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
    /// The button of the screen for a lost connection was pressed.
    #[prop(optional, into)]
    on_reconnect: Option<Callback<()>>,
    /// What the condition of an item does.
    #[prop(optional)]
    items: ItemCondition,
) -> impl IntoView {
    let says = Says {
        changed: on_change,
        submitted: on_submit,
        opened_url: on_open_url,
        cancelled: on_cancel,
    };
    // Which screen is shown; a form that changes stays where it is, with the focus in it.
    let screen = Memo::new(move |_| state.with(Screen::of));
    let body = move || match screen.get() {
        Screen::Loading => skeleton(),
        Screen::Shown => match state.get_untracked() {
            ModalState::Shown { form, .. } => {
                let form = RwSignal::new(Form::new(form, items));
                view! { <Filled state=state form=form busy=busy error=error says=says /> }
                    .into_any()
            }
            ModalState::Loading | ModalState::Failed(_) | ModalState::LostConnection => skeleton(),
        },
        Screen::Failed(reason) => failed(&reason),
        Screen::LostConnection => lost_connection(on_reconnect),
    };
    let loads = move || screen.with(|screen| *screen == Screen::Loading);
    view! {
        <div class="json-ui-modal" aria-busy=move || loads().to_string()>
            {body}
        </div>
    }
    .into_any()
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Screen {
    Loading,
    Shown,
    Failed(String),
    LostConnection,
}

impl Screen {
    fn of(state: &ModalState) -> Self {
        match state {
            ModalState::Loading => Self::Loading,
            ModalState::Shown { .. } => Self::Shown,
            ModalState::Failed(reason) => Self::Failed(reason.clone()),
            ModalState::LostConnection => Self::LostConnection,
        }
    }
}

/// Whom the form tells what happens in it.
#[derive(Clone, Copy)]
struct Says {
    changed: Option<Callback<Changed>>,
    submitted: Option<Callback<Submission>>,
    opened_url: Option<Callback<Submission>>,
    cancelled: Option<Callback<()>>,
}

/// Which block it is, and what it is as far as its element depends on that.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct BlockName {
    key: String,
    kind: std::mem::Discriminant<BlockContent>,
    control: Option<std::mem::Discriminant<crate::Control>>,
}

fn names(form: &Form) -> Vec<BlockName> {
    let blocks = form.shown().blocks.iter();
    blocks
        .filter(|block| form.is_shown(&block.visibility))
        .map(|block| BlockName {
            key: block.key.clone(),
            kind: std::mem::discriminant(&block.content),
            control: match &block.content {
                BlockContent::Field(field) => Some(std::mem::discriminant(&field.control)),
                BlockContent::Text(_) | BlockContent::Separator => None,
            },
        })
        .collect()
}

#[component]
fn Filled(
    state: Signal<ModalState>,
    form: RwSignal<Form>,
    busy: Signal<ModalBusy>,
    error: Signal<Option<String>>,
    says: Says,
) -> impl IntoView {
    let element = NodeRef::<FormElement>::new();
    // Whether the form was tried to be sent with something missing.
    let tried = RwSignal::new(false);
    follow(state, form);
    go_to_errors(element, busy);
    let blocks = Memo::new(move |_| form.with(names));
    let changed = Callback::new(move |key: String| {
        if let Some(on_change) = says.changed {
            on_change.run(Changed {
                invoker: key,
                form: form.with_untracked(Form::body),
            });
        }
    });
    let press = Callback::new(move |action: Action| {
        let submission = || Submission {
            action: action.key.clone(),
            url: match &action.handler {
                ActionHandler::Request(url) | ActionHandler::OpenUrl(url) => url.clone(),
                ActionHandler::Reset | ActionHandler::Cancel => None,
            },
            body: form.with_untracked(Form::body),
        };
        match action.handler {
            ActionHandler::Cancel => tell(says.cancelled, || ()),
            ActionHandler::Reset => {
                tried.set(false);
                if let ModalState::Shown { schema, .. } = state.get_untracked() {
                    form.update(|form| form.reset(schema.form()));
                }
            }
            ActionHandler::Request(_) | ActionHandler::OpenUrl(_)
                if busy.get_untracked() != ModalBusy::Idle => {}
            ActionHandler::Request(_) | ActionHandler::OpenUrl(_)
                if form.with_untracked(|form| !form.missing().is_empty()) =>
            {
                tried.set(true);
                focus_first_error(element);
            }
            ActionHandler::Request(_) => tell(says.submitted, submission),
            ActionHandler::OpenUrl(_) => tell(says.opened_url, submission),
        }
    });
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let actions = form.with_untracked(shown_actions);
        if let Some(action) = actions
            .into_iter()
            .find(|action| action.handler.is_primary())
        {
            press.run(action);
        }
    };
    view! {
        <form class="json-ui-form" novalidate=true node_ref=element on:submit=on_submit>
            <div class="json-ui-blocks">
                {move || error.get().map(|error| form_error(&error))}
                <For each=move || blocks.get() key=Clone::clone let(name)>
                    <BlockView name=name.key form=form tried=tried.read_only() on_change=changed />
                </For>
            </div>
            <Buttons form=form busy=busy press=press />
        </form>
    }
    .into_any()
}

fn tell<T: 'static>(callback: Option<Callback<T>>, what: impl FnOnce() -> T) {
    if let Some(callback) = callback {
        callback.run(what());
    }
}

/// Shows what another answer made of the form.
fn follow(state: Signal<ModalState>, form: RwSignal<Form>) {
    Effect::new(move |_| {
        if let ModalState::Shown { form: shown, .. } = state.get() {
            let is_new = form.with_untracked(|form| !Arc::ptr_eq(form.shown(), &shown));
            if is_new {
                form.update(|form| form.show(shown));
            }
        }
    });
}

/// Moves the focus to the first error once the form was sent and came back.
fn go_to_errors(element: NodeRef<FormElement>, busy: Signal<ModalBusy>) {
    Effect::new(move |before: Option<ModalBusy>| {
        let now = busy.get();
        if before == Some(ModalBusy::Submitting) && now == ModalBusy::Idle {
            focus_first_error(element);
        }
        now
    });
}

fn focus_first_error(element: NodeRef<FormElement>) {
    // What is wrong is drawn by then, or the form is gone.
    request_animation_frame(move || {
        let invalid = element
            .try_get_untracked()
            .flatten()
            .and_then(|element| element.query_selector("[aria-invalid=true]").ok().flatten())
            .and_then(|field| field.dyn_into::<HtmlElement>().ok());
        if let Some(invalid) = invalid {
            let _ = invalid.focus();
        }
    });
}

fn shown_actions(form: &Form) -> Vec<Action> {
    let actions = form.shown().actions.iter();
    actions
        .filter(|action| form.is_shown(&action.visibility))
        .cloned()
        .collect()
}

/// The buttons: secondary ones first, so that the primary one is at the right.
#[component]
fn Buttons(
    form: RwSignal<Form>,
    busy: Signal<ModalBusy>,
    press: Callback<Action>,
) -> impl IntoView {
    let actions = Memo::new(move |_| {
        let mut actions = form.with(shown_actions);
        actions.sort_by_key(|action| action.handler.is_primary());
        actions
    });
    let waits = Memo::new(move |_| {
        busy.get() != ModalBusy::Idle || form.with(|form| !form.missing().is_empty())
    });
    let buttons = move || {
        let actions = actions.get();
        let first = actions.iter().find(|action| action.handler.is_primary());
        let submits = first.map(|action| action.key.clone());
        actions
            .into_iter()
            .map(|action| button(action, submits.as_deref(), waits, press))
            .collect_view()
    };
    let said = move || match busy.get() {
        ModalBusy::Idle => "",
        ModalBusy::Submitting => "Sending",
        ModalBusy::Refetching => "Updating",
    };
    view! {
        <div class="json-ui-modal-footer">
            <span class="json-ui-status" role="status">
                {said}
            </span>
            {buttons}
        </div>
    }
    .into_any()
}

fn button(
    action: Action,
    submits: Option<&str>,
    waits: Memo<bool>,
    press: Callback<Action>,
) -> AnyView {
    let label = action.label.as_str().to_owned();
    let is_primary = action.handler.is_primary();
    // Enter in a field presses the first primary button; `submit` of the form does what it does.
    let submits = submits == Some(action.key.as_str());
    let on_click = move |_| {
        if !submits {
            press.run(action.clone());
        }
    };
    view! {
        <button
            type=if submits { "submit" } else { "button" }
            class="json-ui-button"
            data-kind=if is_primary { "primary" } else { "secondary" }
            aria-disabled=move || (is_primary && waits.get()).then_some("true")
            on:click=on_click
        >
            {label}
        </button>
    }
    .into_any()
}

fn form_error(error: &str) -> AnyView {
    view! {
        <p class="json-ui-form-error" role="alert">
            {error.to_owned()}
        </p>
    }
    .into_any()
}

fn failed(reason: &str) -> AnyView {
    view! {
        <div class="json-ui-message" role="alert">
            {icon(Icon::Alert)} <h3>"Something went wrong"</h3> <p>{reason.to_owned()}</p>
        </div>
    }
    .into_any()
}

fn lost_connection(on_reconnect: Option<Callback<()>>) -> AnyView {
    let reconnect = on_reconnect.map(|on_reconnect| {
        view! {
            <button
                type="button"
                class="json-ui-button"
                data-kind="primary"
                on:click=move |_| on_reconnect.run(())
            >
                "Reconnect the app"
            </button>
        }
    });
    view! {
        <div class="json-ui-message" role="alert">
            {icon(Icon::Alert)} <h3>"The connection is lost"</h3>
            <p>"The app no longer has access to Pipedrive. Install it again to go on."</p> {reconnect}
        </div>
    }
    .into_any()
}

fn skeleton() -> AnyView {
    view! {
        {bones()}
        <p class="json-ui-hidden" role="status">
            "Loading"
        </p>
    }
    .into_any()
}
