//! The Developer Hub as a workbench: every surface of the app side by side, live.

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::desk::{Desk, UserAction};
use crate::frame_id::FrameId;
use crate::host::Host;
use crate::mask::address_without_token;
use crate::surface::Surface;

use super::avatar::app_avatar;
use super::icon::{Shape, small_icon};
use super::install::InstallOffer;
use super::json_workbench::JsonWorkbench;
use super::surface_frame::SurfaceFrame;
use super::wording::bounds;

/// Every surface of the app side by side.
#[component]
pub(super) fn Workbench(host: Host) -> impl IntoView {
    let app = host.select(|desk| desk.registration().name.clone());
    let installed = host.select(Desk::has_app);
    view! {
        <div class="workbench" tabindex="0" role="region" aria-label="Workbench">
            <header class="workbench-heading">
                {app_avatar(host)} <h1>"All surfaces of " {app}</h1>
                <p>
                    "Each is a frame of its own with its own address and token, live and in the log. The panel shows the account's first record; the rules between the surfaces hold as everywhere."
                </p>
            </header>
            <Show when=move || !installed.get()>
                <InstallOffer host=host />
            </Show>
            <div class="workbench-cards" hidden=move || !installed.get()>
                <PanelBench host=host />
                <ModalBench host=host />
                <WindowBench host=host />
                <SettingsBench host=host />
            </div>
            <JsonWorkbench host=host />
        </div>
    }
    .into_any()
}

#[component]
fn PanelBench(host: Host) -> impl IntoView {
    let frame = host.select(|desk| desk.panel().map(|panel| panel.frame));
    let name = host.select(|desk| desk.panel().map(|panel| panel.name.clone()));
    let collapsed = host.select(|desk| desk.panel().is_some_and(|panel| panel.collapsed));
    let fold = move || {
        view! {
            <HeaderButton
                shape=Shape::ChevronDown
                label=Signal::derive(move || {
                    if collapsed.get() { "Expand the panel" } else { "Collapse the panel" }.to_owned()
                })
                pressed=collapsed
                on_press=move || host.act(UserAction::TogglePanel)
            />
        }
        .into_any()
    };
    view! {
        <BenchCard
            host=host
            surface=Surface::Panel
            frame=frame
            name=name
            actions=ViewFn::from(fold)
            hidden=collapsed
            hidden_text="Collapsed. The frame lives on."
            missing="The app has no panel registered, or the account no record for it."
        />
    }
    .into_any()
}

#[component]
fn ModalBench(host: Host) -> impl IntoView {
    let frame = host.select(|desk| desk.modal_on_workbench()?.frame());
    let name = host.select(|desk| {
        let open = desk.modal_on_workbench();
        let first = desk.registration().modals.first();
        open.map(|modal| modal.title.clone())
            .or_else(|| first.map(|modal| modal.name.clone()))
    });
    let close = move || {
        frame.get().map(|_| {
            view! {
                <HeaderButton
                    shape=Shape::Close
                    label=Signal::derive(|| "Close the modal".to_owned())
                    on_press=move || host.act(UserAction::CloseModal)
                />
            }
        })
    };
    view! {
        <BenchCard
            host=host
            surface=Surface::Modal
            frame=frame
            name=name
            actions=ViewFn::from(move || close.into_any())
            empty=ViewFn::from(move || view! { <OpenModalForm host=host /> }.into_any())
            missing=""
        />
    }
    .into_any()
}

/// Opens one of the app's modals with data, while none is open.
#[component]
fn OpenModalForm(host: Host) -> impl IntoView {
    let modals = host.peek(|desk| {
        let modals = desk.registration().modals.iter();
        modals
            .map(|modal| (modal.identifier.clone(), modal.name.clone()))
            .collect::<Vec<_>>()
    });
    let Some((first, _)) = modals.first().cloned() else {
        return view! { <p class="workbench-note">"The app has no custom modal registered."</p> }
            .into_any();
    };
    let chosen = RwSignal::new(first);
    let text = RwSignal::new(host.peek(|desk| pretty(desk.sample_data())));
    let problem = Memo::new(move |_| text.with(|text| read(text).err()));
    let open = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Ok(data) = text.with_untracked(|text| read(text)) {
            host.act(UserAction::OpenWithData {
                action_id: chosen.get_untracked(),
                data: Some(data),
            });
        }
    };
    let options = modals
        .into_iter()
        .map(|(identifier, name)| view! { <option value=identifier>{name}</option> })
        .collect_view();
    view! {
        <form class="workbench-form" on:submit=open>
            <p class="workbench-note">"No modal is open. A surface may open one, and so can you:"</p>
            <div class="host-form-field">
                <label for="bench-modal">"Modal"</label>
                <select
                    id="bench-modal"
                    on:change=move |event| chosen.set(event_target_value(&event))
                >
                    {options}
                </select>
            </div>
            <div class="host-form-field">
                <label for="bench-data">"Data, as a JSON object of texts"</label>
                <textarea
                    id="bench-data"
                    rows="4"
                    spellcheck="false"
                    aria-invalid=move || problem.get().is_some().then_some("true")
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
                <p class="host-field-error" role="status">{problem}</p>
            </div>
            <button
                type="submit"
                class="host-button"
                data-color="primary"
                disabled=move || problem.get().is_some()
            >
                "Open the modal"
            </button>
        </form>
    }
    .into_any()
}

fn pretty(data: &Map<String, Value>) -> String {
    serde_json::to_string_pretty(data).unwrap_or_default()
}

fn read(text: &str) -> Result<Map<String, Value>, String> {
    serde_json::from_str(text).map_err(|error| format!("This isn't a JSON object: {error}."))
}

#[component]
fn WindowBench(host: Host) -> impl IntoView {
    let frame = host.select(|desk| desk.floating_window().map(|window| window.frame));
    let name = host.select(|desk| desk.floating_window().map(|window| window.name.clone()));
    let hidden = host.select(|desk| desk.floating_window().is_some_and(|window| !window.shown));
    let focus_mode = host.select(|desk| {
        desk.floating_window()
            .is_some_and(|window| window.focus_mode)
    });
    let toggle = move || {
        view! {
            <Show when=move || focus_mode.get()>
                <span class="host-tag">"Focus mode: no X"</span>
            </Show>
            <Show when=move || !focus_mode.get() && !hidden.get()>
                <HeaderButton
                    shape=Shape::Close
                    label=Signal::derive(|| "Hide the floating window".to_owned())
                    on_press=move || host.act(UserAction::HideFloatingWindow)
                />
            </Show>
            <Show when=move || hidden.get()>
                <HeaderButton
                    shape=Shape::Plus
                    label=Signal::derive(|| "Show the floating window".to_owned())
                    on_press=move || host.act(UserAction::ShowFloatingWindow(None))
                />
            </Show>
        }
        .into_any()
    };
    view! {
        <BenchCard
            host=host
            surface=Surface::FloatingWindow
            frame=frame
            name=name
            actions=ViewFn::from(toggle)
            hidden=hidden
            hidden_text="Hidden. The frame lives on in the background."
            missing="The app has no floating window registered."
        />
    }
    .into_any()
}

#[component]
fn SettingsBench(host: Host) -> impl IntoView {
    let frame = host.select(|desk| desk.settings().map(|settings| settings.frame));
    let name = host.select(|desk| {
        desk.settings()
            .map(|_| format!("{} settings", desk.registration().name))
    });
    view! {
        <BenchCard
            host=host
            surface=Surface::Settings
            frame=frame
            name=name
            missing="The app has no settings page registered."
        />
    }
    .into_any()
}

/// A surface with its name above, its bounds and its address below.
#[component]
fn BenchCard(
    host: Host,
    surface: Surface,
    frame: Memo<Option<FrameId>>,
    name: Memo<Option<String>>,
    /// Buttons of the header before the reload.
    #[prop(optional)]
    actions: Option<ViewFn>,
    /// Whether the frame is out of sight.
    #[prop(optional, into)]
    hidden: Signal<bool>,
    #[prop(optional)] hidden_text: &'static str,
    /// What is shown in place of a frame.
    #[prop(optional)]
    empty: Option<ViewFn>,
    /// Why there is no frame.
    missing: &'static str,
) -> impl IntoView {
    let title = move || name.get().unwrap_or_else(|| "Not registered".to_owned());
    let body = move || match (frame.get(), &empty) {
        (Some(frame), _) => view! { <SurfaceFrame host=host frame=frame /> }.into_any(),
        (None, Some(empty)) => empty.run(),
        (None, None) => view! { <p class="workbench-note">{missing}</p> }.into_any(),
    };
    let reload = move || {
        frame.get().map(|frame| {
            view! {
                <HeaderButton
                    shape=Shape::Reload
                    label=Signal::derive(move || format!("Reload the {}", surface.spoken()))
                    on_press=move || host.act(UserAction::Reload(frame))
                />
            }
        })
    };
    view! {
        <section
            class="workbench-card"
            data-of=surface.as_str()
            aria-label=surface.spoken()
            data-hidden=move || hidden.get().to_string()
        >
            <header>
                {app_avatar(host)} <h2>{title} <small>{surface.spoken()}</small></h2>
                {actions.map(|actions| actions.run())} {reload}
            </header>
            // A frame that is larger than its place is scrolled, also by keyboard.
            <div class="workbench-frame" role="group" aria-label=["Frame of the ", surface.spoken()].concat() tabindex="0" inert=hidden>
                {body}
            </div>
            <Show when=move || hidden.get()>
                <p class="workbench-note">{hidden_text}</p>
            </Show>
            <CardFooter host=host surface=surface frame=frame />
        </section>
    }
    .into_any()
}

#[component]
fn HeaderButton(
    shape: Shape,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="host-icon-button"
            data-size="small"
            aria-label=label
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |_| on_press()
        >
            {small_icon(shape)}
        </button>
    }
    .into_any()
}

/// What the surface may be and what it is: bounds, size and address.
#[component]
fn CardFooter(host: Host, surface: Surface, frame: Memo<Option<FrameId>>) -> impl IntoView {
    let size = host.select(move |desk| size_of(desk, frame.get()));
    let address = host.select(move |desk| desk.frame(frame.get()?)?.address.clone());
    let link = move || {
        address.get().map(|address| {
            let shown = address_without_token(&address);
            view! {
                <code title=shown.clone()>{shown.clone()}</code>
                <a class="host-link" href=address target="_blank" rel="noopener">"Open in a tab"</a>
            }
        })
    };
    view! {
        <footer>
            <span>{move || size.get().map(|size| format!("{size}; "))} {bounds(surface)}</span>
            {link}
        </footer>
    }
    .into_any()
}

fn size_of(desk: &Desk, frame: Option<FrameId>) -> Option<String> {
    let size = desk.frame(frame?)?.size;
    Some(match size.width {
        Some(width) => format!("{width} × {} px", size.height),
        None => format!("{} px high", size.height),
    })
}
