//! The developer tools under the product: a drawer with the log, the state and the context, and a strip that is always
//! there.

mod address;
mod assumptions_card;
mod context_panel;
mod detail;
mod diagnosis;
mod doors;
mod drawer;
mod endpoint_card;
mod fault_fields;
mod faults_panel;
mod frame_card;
mod json;
mod json_view;
mod log_detail;
mod log_files;
mod log_panel;
mod log_rows;
mod memory;
mod requests_panel;
mod row;
mod rule_form;
mod scenario_card;
mod server_card;
mod sources;
mod state;
mod state_panel;
mod status_strip;
mod surroundings_card;
mod visible;

use leptos::ev;
use leptos::html::Section;
use leptos::prelude::*;

use crate::host::Host;

use super::element::window_extent;

use drawer::Drawer;
pub(super) use state::ToolsState;
use status_strip::StatusStrip;

/// The drawer and the strip.
#[component]
pub(super) fn Tools(host: Host, state: ToolsState) -> impl IntoView {
    let element = NodeRef::<Section>::new();
    let keys = window_event_listener(ev::keydown, move |event| {
        // With Ctrl this key types nothing, so typing in a field isn't disturbed.
        if event.ctrl_key() && event.code() == "Backquote" {
            event.prevent_default();
            state.toggle();
        }
    });
    on_cleanup(move || keys.remove());
    let fit = window_event_listener(ev::resize, move |_| {
        state.window_height.set(window_extent().height);
    });
    on_cleanup(move || fit.remove());
    view! {
        <section
            class="tools"
            id="tools"
            tabindex="-1"
            aria-label="Developer tools"
            node_ref=element
            hidden=move || !state.open.get()
            style:height=move || format!("{}px", state.height.get())
        >
            <Drawer host=host state=state />
        </section>
        <StatusStrip host=host state=state />
    }
    .into_any()
}
