//! The form of a modal: its blocks, and what pressing its buttons does.

use std::sync::Arc;

use leptos::html::Form as FormElement;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, SubmitEvent};

use crate::form::Form;
use crate::view::block::BlockView;
use crate::{Action, ActionHandler, BlockContent};

use super::buttons::{Buttons, shown_actions};
use super::{Changed, ModalBusy, ModalState, Submission};

/// Whom the form tells what happens in it.
#[derive(Clone, Copy)]
pub(super) struct Says {
    pub(super) changed: Option<Callback<Changed>>,
    pub(super) submitted: Option<Callback<Submission>>,
    pub(super) opened_url: Option<Callback<Submission>>,
    pub(super) cancelled: Option<Callback<()>>,
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

/// The form of a modal. It keeps what is entered.
#[component]
pub(super) fn Filled(
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

fn form_error(error: &str) -> AnyView {
    view! {
        <p class="json-ui-form-error" role="alert">
            {error.to_owned()}
        </p>
    }
    .into_any()
}
