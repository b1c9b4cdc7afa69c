//! Fields in which something is chosen: lists, radio buttons and checkboxes.

use leptos::prelude::*;

use crate::Scalar;
use crate::form::{Entry, Form, items};

use super::block::FieldHandle;
use super::entry::{clear_button, placeholder};
use super::search_select::{Choice, SearchSelect};

/// The items of a field that can be seen, by their places among all of them.
fn seen(handle: FieldHandle) -> Memo<Vec<Choice>> {
    Memo::new(move |_| handle.form().with(|form| seen_in(form, &handle.key())))
}

fn seen_in(form: &Form, key: &str) -> Vec<Choice> {
    let items = form.field(key).map(|field| items(&field.control));
    let items = items.unwrap_or_default().iter().enumerate();
    items
        .filter(|(_, item)| form.shows_item(item))
        .map(|(index, item)| Choice {
            index,
            label: item.label.as_str().to_owned(),
            is_disabled: item.is_disabled,
        })
        .collect()
}

/// The value of an item by its place.
fn value_at(form: &Form, key: &str, index: usize) -> Option<Scalar> {
    let items = items(&form.field(key)?.control);
    items.get(index).map(|item| item.value.clone())
}

/// The places of what is chosen.
fn chosen(handle: FieldHandle) -> Memo<Vec<usize>> {
    Memo::new(move |_| {
        handle.form().with(|form| {
            let key = handle.key();
            let chosen = form.chosen(&key);
            let choices = seen_in(form, &key).into_iter();
            choices
                .map(|choice| choice.index)
                .filter(|index| {
                    value_at(form, &key, *index).is_some_and(|value| chosen.contains(&&value))
                })
                .collect()
        })
    })
}

/// Chooses one item and no other; none empties the field.
fn choose(handle: FieldHandle, index: Option<usize>) {
    let value = index.and_then(|index| {
        let form = handle.form();
        form.with_untracked(|form| value_at(form, &handle.key(), index))
    });
    handle.enter(Entry::Chosen(value.into_iter().collect()));
    handle.commit();
}

/// A list to choose from.
#[component]
pub(super) fn SelectField(handle: FieldHandle, is_searched: bool) -> impl IntoView {
    let choices = seen(handle);
    let chosen = chosen(handle);
    let first = Signal::derive(move || chosen.with(|chosen| chosen.first().copied()));
    let is_filled = Signal::derive(move || first.get().is_some());
    let control = if is_searched {
        view! {
            <SearchSelect
                id=handle.id()
                choices=choices.into()
                chosen=first
                on_choose=Callback::new(move |index| choose(handle, Some(index)))
                described_by=handle.described_by()
                is_invalid=handle.is_invalid()
                is_required=handle.is_required()
                placeholder=placeholder(handle)
            />
        }
        .into_any()
    } else {
        view! { <NativeSelect handle=handle choices=choices chosen=first /> }.into_any()
    };
    view! {
        <div class="json-ui-control">
            {control} {clear_button(handle, is_filled, || Entry::Chosen(Vec::new()))}
        </div>
    }
    .into_any()
}

#[component]
fn NativeSelect(
    handle: FieldHandle,
    choices: Memo<Vec<Choice>>,
    chosen: Signal<Option<usize>>,
) -> impl IntoView {
    let options = move || {
        let choices = choices.get().into_iter();
        choices
            .map(|choice| {
                let index = choice.index;
                view! {
                    <option
                        value=index.to_string()
                        disabled=choice.is_disabled
                        prop:selected=move || chosen.get() == Some(index)
                    >
                        {choice.label}
                    </option>
                }
            })
            .collect_view()
    };
    let empty = move || {
        placeholder(handle)
            .get()
            .unwrap_or_else(|| "Choose".to_owned())
    };
    view! {
        <select
            id=handle.id()
            aria-describedby=move || handle.described_by().get()
            aria-invalid=move || handle.is_invalid().get().then_some("true")
            aria-required=move || handle.is_required().get().then_some("true")
            on:change=move |event| choose(handle, event_target_value(&event).parse().ok())
        >
            // What stands there while nothing is chosen; it can't be chosen again.
            <option value="" disabled=true hidden=true prop:selected=move || chosen.get().is_none()>
                {empty}
            </option>
            {options}
        </select>
    }
    .into_any()
}

/// Radio buttons.
#[component]
pub(super) fn RadioItems(handle: FieldHandle) -> impl IntoView {
    let choices = seen(handle);
    let chosen = chosen(handle);
    let options = move || {
        let choices = choices.get().into_iter();
        choices
            .map(|choice| {
                let index = choice.index;
                view! {
                    <label class="json-ui-choice">
                        <input
                            type="radio"
                            name=handle.id()
                            disabled=choice.is_disabled
                            aria-invalid=move || handle.is_invalid().get().then_some("true")
                            required=move || handle.is_required().get()
                            prop:checked=move || chosen.with(|chosen| chosen.contains(&index))
                            on:change=move |_| choose(handle, Some(index))
                        />
                        <span>{choice.label}</span>
                    </label>
                }
            })
            .collect_view()
    };
    options.into_any()
}

/// Checkboxes.
#[component]
pub(super) fn CheckboxItems(handle: FieldHandle) -> impl IntoView {
    let choices = seen(handle);
    let chosen = chosen(handle);
    let tick = move |index: usize, ticked: bool| {
        let key = handle.key();
        let form = handle.form();
        if let Some(value) = form.with_untracked(|form| value_at(form, &key, index)) {
            form.update(|form| form.tick(&key, &value, ticked));
            handle.commit();
        }
    };
    let options = move || {
        let choices = choices.get().into_iter();
        choices
            .map(|choice| {
                let index = choice.index;
                view! {
                    <label class="json-ui-choice">
                        <input
                            type="checkbox"
                            disabled=choice.is_disabled
                            aria-invalid=move || handle.is_invalid().get().then_some("true")
                            prop:checked=move || chosen.with(|chosen| chosen.contains(&index))
                            on:change=move |event| tick(index, event_target_checked(&event))
                        />
                        <span>{choice.label}</span>
                    </label>
                }
            })
            .collect_view()
    };
    options.into_any()
}
