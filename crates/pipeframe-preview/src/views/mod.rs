//! The simulated Pipedrive as people see it, and the tools under it.
//!
//! Two parts on one page. The product: `rail`, `top_bar`, the `page` and what covers it, which follow the
//! desk and send it [`UserAction`](super::desk::UserAction)s. The `tools`: log, state and context, which look
//! different, so that they aren't mistaken for the product. Pure decisions are in modules without a view: `wording`,
//! `drag`, `search`.

#![expect(
    unreachable_pub,
    reason = "the component macro writes a `pub` of its own beside components that are private to this module"
)]

mod activity_form;
mod avatar;
mod composer;
mod confirmation;
mod copying;
mod developer_hub;
mod dialog;
mod draft_form;
mod drag;
mod element;
mod entity_form;
mod extension_card;
mod floating_window;
mod folding;
mod form_field;
mod gallery;
mod history;
mod icon;
mod install;
mod json_dialog;
mod json_editor;
mod json_gallery;
mod json_panel_card;
mod json_reasons;
mod json_workbench;
mod keys;
mod link_actions;
mod list_page;
mod menu;
mod modal;
mod modal_header;
mod network_question;
mod new_app;
mod page;
mod phone_call;
mod rail;
mod record_header;
mod record_link;
mod record_page;
mod rich_text;
mod search;
mod search_box;
mod settings_page;
mod sidebar;
mod snackbar;
mod surface_frame;
mod tools;
mod top_bar;
mod wording;
mod workbench;

use leptos::html::Div;
use leptos::prelude::*;

use super::desk::Desk;
use super::host::Host;
use super::memo::memo;

use confirmation::ConfirmationLayer;
use copying::{Uncopied, UncopiedText};
use developer_hub::{HubDialogLayer, HubDialogs};
use drag::Extent;
use element::follow_size;
use floating_window::FloatingWindowLayer;
pub(crate) use gallery::ComponentGallery;
use icon::{Shape, icon, small_icon};
pub(crate) use json_gallery::JsonGallery;
use modal::ModalLayer;
pub(crate) use network_question::NetworkQuestion;
use new_app::NewApp;
use page::Page;
use phone_call::PhoneCall;
use rail::Rail;
use snackbar::SnackbarRegion;
use tools::{Tools, ToolsState};
use top_bar::TopBar;

/// The whole preview: the product above, the tools below.
#[component]
pub(crate) fn Preview(
    /// The running preview.
    host: Host,
) -> impl IntoView {
    let theme = host.select(Desk::theme);
    Effect::new(move |_| element::set_root_attribute("data-theme", theme.get().as_str()));
    let tools = ToolsState::new(host);
    provide_context(tools);
    provide_context(Uncopied::new());
    provide_context(PhoneCall::new(host));
    let dialogs = HubDialogs::new();
    provide_context(dialogs);
    view! {
        <div class="preview">
            <a class="skip-link" href="#page">
                "Skip to the page"
            </a>
            <a class="skip-link" href="#tools">
                "Skip to the developer tools"
            </a>
            <Product host=host tools=tools dialogs=dialogs />
            <Tools host=host state=tools />
            <UncopiedText />
        </div>
    }
}

#[component]
fn Product(host: Host, tools: ToolsState, dialogs: HubDialogs) -> impl IntoView {
    let area = RwSignal::new(Extent::default());
    let element = NodeRef::<Div>::new();
    follow_size(element, area);
    report_window_size(host);
    let desk_covers = host.select(Desk::is_covered);
    let covered = memo(move |_| desk_covers.get() || tools.begins.get() || dialogs.is_open());
    view! {
        <div class="host" node_ref=element>
            <Rail host=host covered=covered />
            <Notices host=host covered=covered />
            <TopBar host=host covered=covered />
            <main class="host-page" id="page" tabindex="-1" inert=covered>
                <Page host=host />
            </main>
            <FloatingWindowLayer host=host covered=covered area=area.read_only() />
            <ModalLayer host=host />
            <ConfirmationLayer host=host />
            <HubDialogLayer host=host dialogs=dialogs />
            <Show when=move || tools.begins.get()>
                <NewApp host=host open=tools.begins />
            </Show>
            <SnackbarRegion host=host />
        </div>
    }
    .into_any()
}

/// Tells the desk how large the browser window is: that is what `get_metadata` answers and what bounds a modal. A surface really
/// gets the size that it is granted: where the room above the tools is smaller, its place scrolls. Were that room the bound, a
/// tall drawer would make right calls wrong.
fn report_window_size(host: Host) {
    let report = move || {
        let Extent { width, height } = element::window_extent();
        if let (Ok(width), Ok(height)) = (width.try_into(), height.try_into()) {
            host.set_window_size(width, height);
        }
    };
    report();
    let resized = window_event_listener(leptos::ev::resize, move |_| report());
    on_cleanup(move || resized.remove());
}

/// What is wrong with the page's address, until the reader has seen it.
#[component]
fn Notices(host: Host, covered: Memo<bool>) -> impl IntoView {
    let notices = host.notices();
    let shown = RwSignal::new(!notices.is_empty());
    view! {
        <Show when=move || shown.get()>
            <div class="notice-bar" role="status" inert=covered>
                {icon(Shape::Warning)}
                <ul>{notices.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view()}</ul>
                <button
                    type="button"
                    class="host-icon-button"
                    data-size="small"
                    aria-label="Close this notice"
                    on:click=move |_| shown.set(false)
                >
                    {small_icon(Shape::Close)}
                </button>
            </div>
        </Show>
    }
    .into_any()
}
