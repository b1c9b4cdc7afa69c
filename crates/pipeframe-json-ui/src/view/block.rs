//! A block of a modal: a text, a line, or a field with its label, help and error.

use leptos::prelude::*;

use crate::form::{Entry, Form};
use crate::{BlockContent, Control, Field, FormattedText, Text};

use super::choices::{CheckboxItems, RadioItems, SelectField};
use super::entry::{DateField, InputField, TextAreaField};
use super::ids::new_id;
use super::markdown::markdown;

/// What a field and its control share. What can change with another answer is read from the form each time.
#[derive(Clone, Copy)]
pub(super) struct FieldHandle {
    key: StoredValue<String>,
    form: RwSignal<Form>,
    /// The id of the control.
    id: StoredValue<String>,
    /// What is wrong with its value.
    pub(super) error: Signal<Option<String>>,
    on_change: Callback<String>,
}

impl FieldHandle {
    pub(super) fn key(self) -> String {
        self.key.get_value()
    }

    pub(super) fn form(self) -> RwSignal<Form> {
        self.form
    }

    pub(super) fn id(self) -> String {
        self.id.get_value()
    }

    /// The id of the help, or of the error.
    fn part(self, part: &str) -> String {
        [&self.id(), "-", part].concat()
    }

    /// A part of the field that follows each answer; the default once an answer has another field in its place.
    pub(super) fn read<T>(self, part: impl Fn(&Field) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let (form, key) = (self.form, self.key());
            form.with(|form| form.field(&key).map(&part).unwrap_or_default())
        })
    }

    /// A part of its control.
    pub(super) fn read_control<T>(
        self,
        part: impl Fn(&Control) -> Option<T> + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        self.read(move |field| part(&field.control).unwrap_or_default())
    }

    /// The text that is entered.
    pub(super) fn text(self) -> Memo<String> {
        Memo::new(move |_| {
            let key = self.key();
            self.form.with(|form| match form.entry(&key) {
                Some(Entry::Text(text)) => text.clone(),
                Some(Entry::Chosen(_)) | None => String::new(),
            })
        })
    }

    pub(super) fn is_invalid(self) -> Signal<bool> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some))
    }

    pub(super) fn is_required(self) -> Signal<bool> {
        self.read(|field| field.is_required).into()
    }

    /// The ids of what describes it.
    pub(super) fn described_by(self) -> Signal<Option<String>> {
        let message = self.read(|field| field.message.is_some());
        let error = self.error;
        Signal::derive(move || {
            let ids = [
                error.with(Option::is_some).then(|| self.part("error")),
                message.get().then(|| self.part("help")),
            ];
            let ids: Vec<String> = ids.into_iter().flatten().collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        })
    }

    pub(super) fn enter(self, entry: Entry) {
        self.form.update(|form| form.enter(&self.key(), entry));
    }

    /// The user has made a change, and it isn't one letter of many.
    pub(super) fn commit(self) {
        let key = self.key();
        let fetches = self
            .form
            .with_untracked(|form| form.field(&key).is_some_and(|field| field.fetch_on_change));
        if fetches {
            self.on_change.run(key);
        }
    }
}

/// A block by its key.
#[component]
pub(super) fn BlockView(
    name: String,
    form: RwSignal<Form>,
    tried: ReadSignal<bool>,
    on_change: Callback<String>,
) -> impl IntoView {
    let content = form.with_untracked(|form| {
        let block = form.shown().blocks.iter().find(|block| block.key == name);
        block.map(|block| block.content.clone())
    });
    match content {
        None => ().into_any(),
        Some(BlockContent::Separator) => view! { <hr /> }.into_any(),
        Some(BlockContent::Text(_)) => text_block(name, form),
        Some(BlockContent::Field(field)) => {
            let key = StoredValue::new(name);
            let error = Signal::derive(move || {
                let (tried, key) = (tried.get(), key.get_value());
                form.with(|form| error_of(form, &key, tried))
            });
            let handle = FieldHandle {
                key,
                form,
                id: StoredValue::new(new_id()),
                error,
                on_change,
            };
            field_view(&field.control, handle)
        }
    }
}

/// What is wrong with a field: what the app says, or that it has to be filled in.
fn error_of(form: &Form, key: &str, tried: bool) -> Option<String> {
    let said = form.error(key).map(|error| error.as_str().to_owned());
    let is_missing = || tried && form.missing().contains(&key);
    said.or_else(|| is_missing().then(|| "Fill in this field.".to_owned()))
}

fn text_block(name: String, form: RwSignal<Form>) -> AnyView {
    let text = Memo::new(move |_| {
        form.with(|form| {
            let mut blocks = form.shown().blocks.iter();
            blocks.find_map(|block| match &block.content {
                BlockContent::Text(text) if block.key == name => Some(text.clone()),
                _ => None,
            })
        })
    });
    let shown = move || match text.get() {
        Some(FormattedText::Plain(text)) => {
            view! { <p class="json-ui-text">{text.as_str().to_owned()}</p> }.into_any()
        }
        Some(FormattedText::Markdown(nodes)) => markdown(&nodes),
        None => ().into_any(),
    };
    view! { <div class="json-ui-block">{shown}</div> }.into_any()
}

fn field_view(control: &Control, handle: FieldHandle) -> AnyView {
    let shown = match control {
        Control::Input { .. } => view! { <InputField handle=handle /> }.into_any(),
        Control::TextArea { .. } => view! { <TextAreaField handle=handle /> }.into_any(),
        Control::DatePicker { .. } => view! { <DateField handle=handle /> }.into_any(),
        Control::Select { filter, .. } => {
            view! { <SelectField handle=handle is_searched=*filter /> }.into_any()
        }
        Control::RadioGroup { .. } => {
            let items = view! { <RadioItems handle=handle /> }.into_any();
            return group(handle, items);
        }
        Control::CheckboxGroup { .. } => {
            let items = view! { <CheckboxItems handle=handle /> }.into_any();
            return group(handle, items);
        }
    };
    view! {
        <div class="json-ui-block">
            <label for=handle.id()>{caption(handle)}</label>
            {shown}
            {notes(handle)}
        </div>
    }
    .into_any()
}

/// Several controls with one label.
fn group(handle: FieldHandle, items: AnyView) -> AnyView {
    view! {
        <fieldset class="json-ui-block" aria-describedby=move || handle.described_by().get()>
            <legend>{caption(handle)}</legend>
            {items}
            {notes(handle)}
        </fieldset>
    }
    .into_any()
}

/// The label, with a mark where the field has to be filled in.
fn caption(handle: FieldHandle) -> AnyView {
    let label = handle.read(|field| {
        let label = field.label.as_ref().map(Text::as_str);
        label.unwrap_or_default().to_owned()
    });
    let required = handle.is_required();
    let mark = move || {
        required.get().then(|| {
            view! {
                <span class="json-ui-required" aria-hidden="true">
                    " *"
                </span>
            }
        })
    };
    view! {
        {label}
        {mark}
    }
    .into_any()
}

/// The error and the help below a field.
fn notes(handle: FieldHandle) -> AnyView {
    let message = handle.read(|field| {
        let message = field.message.as_ref();
        message.map(|message| message.as_str().to_owned())
    });
    let error = move || {
        handle.error.get().map(|error| {
            view! {
                <p class="json-ui-error" id=handle.part("error")>
                    {error}
                </p>
            }
        })
    };
    let help = move || {
        message.get().map(|message| {
            view! {
                <p class="json-ui-hint" id=handle.part("help")>
                    {message}
                </p>
            }
        })
    };
    view! {
        {error}
        {help}
    }
    .into_any()
}
