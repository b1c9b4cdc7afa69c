//! The drawer: its tabs, its edge that can be moved, and the hint of the first visit.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

use crate::host::Host;
use crate::link::ToolTab;
use crate::views::drag::{DRAWER_LEAST, drawer_most};
use crate::views::element::focus_by_id;
use crate::views::icon::{Shape, small_icon};

use super::ToolsState;
use super::context_panel::ContextPanel;
use super::doors::Hint;
use super::faults_panel::FaultsPanel;
use super::log_panel::LogPanel;
use super::requests_panel::RequestsPanel;
use super::state_panel::StatePanel;

const KEY_STEP: i32 = 24;

/// The contents of the drawer.
#[component]
pub(super) fn Drawer(host: Host, state: ToolsState) -> impl IntoView {
    let body = move || match state.tab.get() {
        ToolTab::Log => view! { <LogPanel host=host filter=state.filter /> }.into_any(),
        ToolTab::Requests => view! { <RequestsPanel host=host /> }.into_any(),
        ToolTab::State => view! { <StatePanel host=host /> }.into_any(),
        ToolTab::Context => {
            view! { <ContextPanel host=host now=state.now.read_only() /> }.into_any()
        }
        ToolTab::Faults => view! { <FaultsPanel host=host /> }.into_any(),
    };
    view! {
        <Resizer state=state />
        <header class="tools-header">
            <h2 class="only-read-aloud">"Developer tools"</h2>
            <Tabs state=state />
            <Hint host=host state=state />
            <button
                type="button"
                class="tool-button"
                aria-label="Close the developer tools"
                on:click=move |_| state.toggle()
            >
                {small_icon(Shape::ChevronDown)}
            </button>
        </header>
        <div
            class="tool-body"
            role="tabpanel"
            id="tool-panel"
            aria-labelledby=move || state.tab.get().id()
        >
            <Show when=move || state.open.get()>{body}</Show>
        </div>
    }
    .into_any()
}

#[component]
fn Tabs(state: ToolsState) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        let current = state.tab.get_untracked();
        let index = ToolTab::ALL.iter().position(|tab| *tab == current);
        let index = index.unwrap_or_default();
        let count = ToolTab::ALL.len();
        let next = match event.key().as_str() {
            "ArrowRight" => (index + 1) % count,
            "ArrowLeft" => (index + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        state.tab.set(ToolTab::ALL[next]);
        focus_by_id(ToolTab::ALL[next].id());
    };
    let tabs = ToolTab::ALL.map(|tab| {
        let selected = move || state.tab.get() == tab;
        view! {
            <button
                type="button"
                class="tool-tab"
                role="tab"
                id=tab.id()
                aria-controls="tool-panel"
                aria-selected=move || selected().to_string()
                tabindex=move || if selected() { "0" } else { "-1" }
                on:click=move |_| state.tab.set(tab)
            >
                {tab.label()}
            </button>
        }
    });
    view! {
        <div class="tool-tabs" role="tablist" aria-label="Developer tools" on:keydown=on_key>
            {tabs.into_iter().collect_view()}
        </div>
    }
    .into_any()
}

/// The upper edge: a pointer drags it, arrow keys move it; a double-click or Enter makes the drawer high and low again.
#[component]
fn Resizer(state: ToolsState) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    let grip = RwSignal::new(None::<i32>);
    let take = move |event: PointerEvent| {
        let captured = element
            .get_untracked()
            .is_some_and(|element| element.set_pointer_capture(event.pointer_id()).is_ok());
        if captured {
            grip.set(Some(event.client_y() + state.height.get_untracked()));
        }
    };
    let follow = move |event: PointerEvent| {
        if let Some(bottom) = grip.get_untracked() {
            state.resize(bottom - event.client_y());
        }
    };
    let release = move |_: PointerEvent| grip.set(None);
    let on_key = move |event: KeyboardEvent| {
        let height = state.height.get_untracked();
        let wanted = match event.key().as_str() {
            "ArrowUp" => height + KEY_STEP,
            "ArrowDown" => height - KEY_STEP,
            "Home" => DRAWER_LEAST,
            "End" => drawer_most(state.window_height.get_untracked()),
            "Enter" => {
                event.prevent_default();
                state.toggle_height();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        state.resize(wanted);
    };
    view! {
        <div
            class="tools-resizer"
            role="separator"
            aria-orientation="horizontal"
            aria-label="Height of the developer tools"
            aria-valuemin=DRAWER_LEAST
            aria-valuemax=move || drawer_most(state.window_height.get())
            aria-valuenow=state.height
            tabindex="0"
            data-dragging=move || grip.get().is_some().to_string()
            node_ref=element
            on:pointerdown=take
            on:pointermove=follow
            on:pointerup=release
            on:pointercancel=release
            on:keydown=on_key
            on:dblclick=move |_| state.toggle_height()
        ></div>
    }
    .into_any()
}
