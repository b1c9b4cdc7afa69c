//! Typed calls to Pipedrive through the official `@pipedrive/app-extensions-sdk`.
//!
//! The SDK takes strings and objects of any shape, waits forever when there is no host, and throws, rejects or stays silent
//! depending on what went wrong. Here a wrong call does not compile, every call ends, and each way to fail is one
//! [`SdkError`].
//!
//! ```no_run
//! use pipeframe::sdk::{Color, Confirmation, CustomModal, Sdk, SdkError, Snackbar};
//! use pipeframe::surface::Panel;
//!
//! async fn archive(sdk: &Sdk<Panel>) -> Result<(), SdkError> {
//!     let question = Confirmation::new("Archive this vehicle?").ok_text("Archive").ok_color(Color::Negative);
//!     if sdk.show_confirmation(question).await? {
//!         sdk.show_snackbar(Snackbar::new("Vehicle archived")).await?;
//!     }
//!     Ok(())
//! }
//! ```
//!
//! # Deadlines
//!
//! Calls that wait for a person, [`Sdk::show_confirmation`] and [`Sdk::open_modal`], have none. The handshake has
//! [`HANDSHAKE_DEADLINE`], every other call [`COMMAND_DEADLINE`] seconds. A call that is dropped earlier leaves no port, no
//! listener and no closure behind.
//!
//! # Mistakes that do not compile
//!
//! A call spelled as one object, with the command as a string:
//!
//! ```compile_fail
//! # use pipeframe::{sdk::Sdk, surface::Panel};
//! # fn wrong(sdk: &Sdk<Panel>) {
//! sdk.execute("resize", "{ height: 200 }");
//! # }
//! ```
//!
//! Focus mode with anything but a truth value:
//!
//! ```compile_fail
//! # use pipeframe::{sdk::{Sdk, WithFloatingWindow}, surface::FloatingWindow};
//! # fn wrong(sdk: &Sdk<FloatingWindow, WithFloatingWindow>) {
//! sdk.set_focus_mode([("enabled", true)]);
//! # }
//! ```
//!
//! A view, a modal or an event by a string, in any case:
//!
//! ```compile_fail
//! # use pipeframe::sdk::Redirect;
//! Redirect::list("CONTACTS");
//! ```
//!
//! Commands that don't exist:
//!
//! ```compile_fail
//! # use pipeframe::{sdk::Sdk, surface::Panel};
//! # fn wrong(sdk: &Sdk<Panel>) {
//! sdk.add_button("Call");
//! # }
//! ```
//!
//! A width for a panel, whose width is fixed:
//!
//! ```compile_fail
//! # use pipeframe::{sdk::{ModalSize, Sdk}, surface::Panel};
//! # fn wrong(sdk: &Sdk<Panel>) {
//! sdk.resize(ModalSize::new(400, 200));
//! # }
//! ```
//!
//! `close_modal` from anything but a modal, and window commands of an app that has no floating window:
//!
//! ```compile_fail
//! # use pipeframe::{sdk::Sdk, surface::Panel};
//! # fn wrong(sdk: &Sdk<Panel>) {
//! sdk.close_modal();
//! # }
//! ```
//!
//! ```compile_fail
//! # use pipeframe::{sdk::Sdk, surface::Panel};
//! # fn wrong(sdk: &Sdk<Panel>) {
//! sdk.set_notification(3);
//! # }
//! ```
//!
//! A deal's name where an activity wants its id, or a person's id where a deal wants the name:
//!
//! ```compile_fail
//! # use pipeframe::sdk::ActivityModal;
//! ActivityModal::new().deal("Winter tyres");
//! ```
//!
//! ```compile_fail
//! # use pipeframe::sdk::DealModal;
//! DealModal::new().person(7);
//! ```
//!
//! A context for a view other than the settings, or data for a JSON modal:
//!
//! ```compile_fail
//! # use pipeframe::sdk::{Redirect, View};
//! Redirect::record(View::Deals, 3).context(&[("from", "panel")]);
//! ```
//!
//! ```compile_fail
//! # use pipeframe::sdk::JsonModal;
//! JsonModal::new("Create order").data("vehicle", "3");
//! ```
//!
//! Those who pass all of this to the SDK by hand, in JavaScript, are told by the preview instead.

mod binding;
mod client;
mod confirmation;
mod connection;
mod error;
mod event;
mod fields;
pub(crate) mod kind;
mod metadata;
mod modal;
mod opener;
mod options;
mod pending;
mod port;
mod redirect;
mod size;
mod snackbar;
mod subscription;
mod vocabulary;

pub use client::{NoFloatingWindow, Sdk, WithFloatingWindow};
pub use confirmation::Confirmation;
pub use connection::{COMMAND_DEADLINE, Call, HANDSHAKE_DEADLINE};
pub(crate) use connection::{Connection, arguments};
pub use error::SdkError;
pub use event::{PanelVisibility, VisibilityEvent, WindowVisibility};
pub use metadata::Metadata;
pub use modal::{
    ActivityModal, CustomModal, DealModal, EntityOutcome, JsonModal, ModalOutcome, ModalRequest,
    OrganizationModal, PersonModal,
};
pub use options::Options;
pub use redirect::{ItemId, Redirect};
pub use size::{FloatingWindowSize, ModalSize, PanelSize, SettingsSize};
pub use snackbar::Snackbar;
pub use subscription::Subscription;
pub use vocabulary::{
    Color, Command, Event, Invoker, MessageType, ModalKind, ModalStatus, TrackingEvent, View,
};
