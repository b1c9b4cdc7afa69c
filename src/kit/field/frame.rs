use leptos::prelude::*;

use crate::kit::form::FieldErrors;

/// What every field has around its control.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) help: Option<&'static str>,
    pub(super) required: bool,
    pub(super) errors: Option<RwSignal<FieldErrors>>,
}

/// The id of a field's control.
pub(super) fn control_id(name: &str) -> String {
    format!("field-{name}")
}

impl Frame {
    pub(super) fn id(self) -> String {
        control_id(self.name)
    }

    /// The ids of the error and the help, for `aria-describedby`. The error's element is always there, empty while
    /// there is none.
    pub(super) fn described_by(self) -> String {
        let name = self.name;
        format!("field-{name}-error field-{name}-help")
    }

    /// `aria-invalid` of the control.
    pub(super) fn invalid(self) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync {
        move || self.has_error().then_some("true")
    }

    /// `aria-required` of the control.
    pub(super) fn required(self) -> Option<&'static str> {
        self.required.then_some("true")
    }

    /// To be called when the value changes: what was wrong with the old value says nothing about the new one.
    pub(super) fn edited(self) {
        if let Some(errors) = self.errors
            && errors.with_untracked(|errors| errors.get(self.name).is_some())
        {
            errors.update(|errors| errors.clear(self.name));
        }
    }

    /// The label, the control, the help and the error, for a control that has a label above it.
    pub(super) fn around(self, control: AnyView) -> AnyView {
        view! {
            <div class="field">
                <label class="field-label" for=self.id()>{self.label}{self.mark()}</label>
                {control}
                {self.notes()}
            </div>
        }
        .into_any()
    }

    /// The star of a required field. Screen readers have `aria-required`.
    pub(super) fn mark(self) -> Option<impl IntoView> {
        self.required
            .then(|| view! { <span class="field-required" aria-hidden="true">"*"</span> })
    }

    /// The help and the error.
    pub(super) fn notes(self) -> AnyView {
        let name = self.name;
        view! {
            <p class="field-error" id=format!("field-{name}-error")>{move || self.error()}</p>
            {self.help.map(|help| view! { <p class="field-help" id=format!("field-{name}-help")>{help}</p> })}
        }
        .into_any()
    }

    fn has_error(self) -> bool {
        self.errors
            .is_some_and(|errors| errors.with(|errors| errors.get(self.name).is_some()))
    }

    fn error(self) -> String {
        let message = |errors: &FieldErrors| errors.get(self.name).map(str::to_owned);
        self.errors
            .and_then(|errors| errors.with(message))
            .unwrap_or_default()
    }
}
