//! A new app in any framework: its registration and a page to begin with, both to download.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::host::Host;
use crate::opening::registration_of;
use crate::surface::Surface;
use pipeframe_registration::form::NAME_LIMIT;

use super::dialog::{Dialog, DialogKind};
use super::element::save_file;
use super::form_field::TextField;
use super::icon::{Shape, icon};

const HEADING: &str = "new-app-heading";

/// Where development servers usually are.
const LIKELY_ADDRESS: &str = "http://localhost:3000";

/// A page that says hello, opens a modal, and follows the theme, on every surface.
const STARTER_PAGE: &str = include_str!("../../web/starter.html");

/// The dialog in which an app begins.
#[component]
pub(super) fn NewApp(host: Host, open: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let address = RwSignal::new(LIKELY_ADDRESS.to_owned());
    let surfaces = RwSignal::new(vec![Surface::Panel, Surface::Modal]);
    let file = move || {
        let written = name.get_untracked();
        let name = match written.trim() {
            "" => "My app",
            name => name,
        };
        let surfaces = surfaces.get_untracked();
        registration_of(name, &address.get_untracked(), &surfaces)
    };
    let show = move |event: SubmitEvent| {
        event.prevent_default();
        host.show_app(&address.get_untracked());
    };
    let boxes = Surface::ALL
        .map(|surface| view! { <SurfaceBox surface=surface chosen=surfaces /> })
        .into_iter()
        .collect_view();
    view! {
        <Dialog
            kind=DialogKind::Form
            labelled_by=HEADING
            first_focus="input"
            on_escape=move || open.set(false)
        >
            <div class="host-dialog-header">
                <h2 id=HEADING>"Start a new app"</h2>
                <button
                    type="button"
                    class="host-icon-button"
                    aria-label="Close"
                    on:click=move |_| open.set(false)
                >
                    {icon(Shape::Close)}
                </button>
            </div>
            <form class="entity-form" novalidate on:submit=show>
                <div class="host-dialog-body">
                    <TextField
                        id="new-app-name"
                        label="Name"
                        help="At most 30 characters; people see it above the panel."
                        value=Signal::from(name)
                        on_change=move |text: String| {
                            name.set(text.chars().take(NAME_LIMIT).collect());
                        }
                    />
                    <fieldset class="new-app-surfaces">
                        <legend>"Surfaces"</legend>
                        {boxes}
                    </fieldset>
                    <TextField
                        id="new-app-address"
                        label="Address of its development server"
                        value=Signal::from(address)
                        on_change=move |text| address.set(text)
                    />
                    <Steps file=file />
                </div>
                <div class="host-dialog-footer">
                    <button type="button" class="host-button" on:click=move |_| open.set(false)>
                        "Cancel"
                    </button>
                    <button type="submit" class="host-button" data-color="primary">
                        "Show it here"
                    </button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}

/// What to do, in its order.
#[component]
fn Steps(
    /// The registration file as it is filled in.
    file: impl Fn() -> String + 'static,
) -> impl IntoView {
    view! {
        <ol class="new-app-steps">
            <li>
                <button
                    type="button"
                    class="host-button"
                    data-size="small"
                    on:click=move |_| save_file("registration.json", &file())
                >
                    "Download registration.json"
                </button>
                " It describes the app as Developer Hub will ask you to. Its secret is yours to choose."
            </li>
            <li>
                <button
                    type="button"
                    class="host-button"
                    data-size="small"
                    on:click=move |_| save_file("panel.html", STARTER_PAGE)
                >
                    "Download panel.html"
                </button>
                " A page to begin with, for any surface: copy it to modal.html and so on."
            </li>
            <li>
                "Serve the folder: " <code>"npx serve -l 3000"</code>
                ", or your framework's own server."
            </li>
        </ol>
    }
    .into_any()
}

#[component]
fn SurfaceBox(surface: Surface, chosen: RwSignal<Vec<Surface>>) -> impl IntoView {
    let change = move |event| {
        let is_chosen = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|known| *known != surface);
            if is_chosen {
                chosen.push(surface);
            }
        });
    };
    view! {
        <label>
            <input
                type="checkbox"
                prop:checked=move || chosen.with(|chosen| chosen.contains(&surface))
                on:change=change
            />
            {surface.spoken()}
        </label>
    }
    .into_any()
}
