//! The body of a JSON modal: its blocks, its buttons, or why it can't be shown.

mod buttons;
mod filled;

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::form::{Form, ItemCondition};
use crate::{Address, ModalForm, ModalSchema};

use super::icon::{Icon, icon};
use super::panel::bones;

use filled::{Filled, Says};

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

impl Changed {
    /// The text of the parameter `form`.
    pub fn form_text(&self) -> String {
        text(&self.form)
    }
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

impl Submission {
    /// The text of the body that is posted.
    pub fn body_text(&self) -> String {
        text(&self.body)
    }
}

/// The JSON of what is entered. Its keys are texts, so it always has one.
fn text(entered: &Map<String, Value>) -> String {
    serde_json::to_string(entered).unwrap_or_default()
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
