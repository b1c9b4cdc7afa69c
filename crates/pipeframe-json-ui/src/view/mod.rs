//! Panels and modals as elements, for the browser.
//!
//! [`JsonPanel`] draws what a panel's endpoint answers, [`JsonModal`] the form that a modal's endpoint fills. The preview shows by them what
//! Pipedrive would draw; in a custom panel or a custom modal an app draws by them what it serves to Pipedrive anyway, with updates, a
//! theme and colours of its own.
//!
//! The styles are in `web/json-ui.css`. They begin with the tokens of the library's own stylesheet, and do without.

// The macro for components makes its types public.
#![allow(unreachable_pub)]

mod block;
mod choices;
mod entry;
mod icon;
mod ids;
mod intl;
mod markdown;
mod modal;
mod more;
mod objects;
mod panel;
mod search_select;
mod value;

pub use intl::Locale;
pub use modal::{Changed, JsonModal, ModalBusy, ModalState, Submission};
pub use panel::{ActionChosen, JsonPanel, PanelAction, PanelActions, PanelState};
