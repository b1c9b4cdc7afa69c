use leptos::prelude::*;

use crate::kit::{Button, ButtonKind, ButtonVariant, Handler, Live};

/// A bar at the lower edge that appears when something was changed, says what, and saves it or takes it back.
#[component]
pub fn SaveBar(
    /// Whether something was changed.
    #[prop(into)]
    shown: Live<bool>,
    /// What was changed: "Default workshop and 2 more changed".
    #[prop(into)]
    summary: TextProp,
    /// Saves it. Leave it out inside a form: the button submits that form.
    #[prop(optional, into)]
    on_save: Option<Handler>,
    /// Takes all changes back.
    #[prop(into)]
    on_reset: Handler,
    /// Whether it is being saved.
    #[prop(optional, into)]
    busy: Live<bool>,
    /// What saving is called here.
    #[prop(default = "Save changes")]
    save_label: &'static str,
) -> impl IntoView {
    let kind = if on_save.is_some() {
        ButtonKind::Press
    } else {
        ButtonKind::Submit
    };
    let is_busy = busy.clone();
    view! {
        <div class="save-bar" role="region" aria-label="Unsaved changes" hidden=move || !shown.get()>
            <p class="save-bar-summary" role="status">{move || summary.get()}</p>
            <div class="save-bar-actions">
            <Button label="Reset" on_press=on_reset disabled=move || is_busy.get()/>
            <Button label=save_label variant=ButtonVariant::Primary kind busy on_press=on_save.unwrap_or_default()/>
            </div>
        </div>
    }
}
