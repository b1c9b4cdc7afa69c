//! What became of the edits: saved to the file, downloaded, or thrown away.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::HubAction;
use crate::host::Saving;
use crate::hub::{FIRST_APP, HubApp, Status};
use crate::views::element::save_file;
use crate::views::icon::{Shape, icon};

use super::form::Form;

const CHANGED_MEANWHILE: &str = "The file was changed meanwhile, so that this can't be saved over it. Download your version, or discard it and reload the page.";

/// The bar below the form.
#[component]
pub(super) fn SaveBar(form: Form) -> impl IntoView {
    let Form { host, app } = form;
    let is_changed = form.select(HubApp::is_changed);
    let is_changed = move || is_changed.get().unwrap_or_default();
    let is_unsaved = form.select(HubApp::is_unsaved);
    let is_unsaved = move || is_unsaved.get().unwrap_or_default();
    let is_shown = host.select(move |desk| desk.hub().shows(app));
    let is_live = form.select(|app| app.status == Status::Live);
    let secrets = form.select(|app| app.secrets().join(", "));
    let file_changed = host.file_changed();
    let is_overtaken = move || app == FIRST_APP && file_changed.get();
    let last = RwSignal::new(None::<Saving>);
    let download = move |_| {
        if let Some(text) = form.peek(HubApp::to_write) {
            save_file("registration.json", &text);
        }
    };
    let state = move || match (last.get(), is_unsaved()) {
        (Some(Saving::Failed(reason)), true) => reason,
        (_, true) if is_overtaken() => CHANGED_MEANWHILE.to_owned(),
        (_, true) if is_shown.get() => "Not saved yet. The preview shows it already.".to_owned(),
        (_, true) => "Not saved yet.".to_owned(),
        (Some(Saving::Done(file)), false) if is_live.get() == Some(true) => {
            format!("Saved to {file}. The app is live, and so is this.")
        }
        (Some(Saving::Done(file)), false) => format!("Saved to {file}."),
        (_, false) => "As in the file.".to_owned(),
    };
    let failed = move || {
        let is_failed = matches!(last.get(), Some(Saving::Failed(_)));
        is_unsaved() && (is_failed || is_overtaken())
    };
    let warning = move || {
        let places = secrets.get().filter(|places| !places.is_empty())?;
        Some(format!(
            "The secret at {places} is taken out when you save. Put it into your server's environment first."
        ))
    };
    view! {
        <footer class="hub-save" data-failed=move || failed().to_string()>
            <p role="status">
                {move || icon(if failed() { Shape::Warning } else { Shape::Note })}
                <span>{state} " " {warning}</span>
            </p>
            <button
                type="button"
                class="host-button"
                disabled=move || !is_changed()
                on:click=move |_| {
                    last.set(None);
                    form.act(HubAction::Discard(app));
                }
            >
                "Discard changes"
            </button>
            <button type="button" class="host-button" on:click=download>
                "Download"
            </button>
            <SaveButtons form=form is_unsaved=Signal::derive(is_unsaved) last=last />
        </footer>
    }
    .into_any()
}

/// The ways to write the file that there are here.
#[component]
fn SaveButtons(
    form: Form,
    is_unsaved: Signal<bool>,
    /// What became of the last attempt.
    last: RwSignal<Option<Saving>>,
) -> impl IntoView {
    let Form { host, app } = form;
    let writers = host.writers(app);
    let is_busy = RwSignal::new(false);
    let save = move |saving: Pin<Box<dyn Future<Output = Saving>>>| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            let saved = saving.await;
            let _ = is_busy.try_set(false);
            let _ = last.try_set(Some(saved));
        });
    };
    let by_server = move || {
        let file = writers.with(|writers| writers.server.clone())?;
        Some(view! {
            <button
                type="button"
                class="host-button"
                data-color="primary"
                title=format!("Writes {file}")
                disabled=move || !is_unsaved.get() || is_busy.get()
                on:click=move |_| save(Box::pin(host.save_by_server(app)))
            >
                "Save"
            </button>
        })
    };
    let by_browser = move || {
        let offers = writers.with(|writers| writers.browser && writers.server.is_none());
        offers.then(|| {
            view! {
                <button
                    type="button"
                    class="host-button"
                    data-color="primary"
                    disabled=move || !is_unsaved.get() || is_busy.get()
                    on:click=move |_| save(Box::pin(host.save_by_browser(app)))
                >
                    "Save to a file\u{2026}"
                </button>
            }
        })
    };
    view! {
        {by_browser}
        {by_server}
    }
    .into_any()
}
