//! What Pipedrive put into the frame's address, read once and typed for each surface.
//!
//! Pipedrive opens an extension's page with a query such as
//! `?resource=deal&view=details&userId=12345&companyId=54321&selectedIds=3&id=0b9c…&theme=dark&token=…`.
//! Two of its names mislead: `id` is the *frame's* identifier, which the SDK needs, and the record is in `selectedIds`.
//! Here each surface has a context of its own, so that a page can only ask for what its surface is given:
//!
//! ```
//! use pipeframe::context::{PanelContext, RawQuery, Resource};
//!
//! let query = RawQuery::parse("?resource=deal&view=details&userId=7&companyId=9&selectedIds=3&id=f1");
//! let context = PanelContext::read(&query)?;
//! assert_eq!(context.record.resource, Resource::Deal);
//! assert_eq!(context.record.id.0, 3);
//! # Ok::<(), pipeframe::context::ContextError>(())
//! ```
//!
//! # What happens to a parameter that is not as documented
//!
//! | parameter | result |
//! | --- | --- |
//! | missing, or empty, and required | [`ContextError::Missing`] |
//! | there twice with the same value | counts once |
//! | there twice with different values | [`ContextError::Repeated`]: no reading of it is safe |
//! | not of its format, or out of range | [`ContextError::Malformed`], with the start of what was found |
//! | unknown | kept in the [`RawQuery`]; never an error |
//! | `theme` of any other value than `dark` | [`Theme::Light`], as in Pipedrive's SDK |
//! | `token` | a [`SignedToken`], taken out of the raw query; shown by no `Debug` and no error |
//!
//! Formats: <https://pipedrive.readme.io/docs/custom-ui-extensions> and <https://pipedrive.readme.io/docs/app-extensions-actions>.

mod error;
mod frame;
mod identity;
mod link_action;
mod modal;
mod panel;
mod query;
mod record;
mod selection;
mod settings;
mod theme;
mod token;

pub use crate::json::{Json, JsonError};
pub use error::ContextError;
pub use frame::{Frame, FrameIdentifier};
pub use identity::{CompanyId, LARGEST_ID, UserId, Viewer};
pub use link_action::{LinkActionContext, LinkTarget};
pub use modal::{ModalContext, ModalOrigin, OpenerData};
pub use panel::{FloatingWindowContext, PanelContext};
pub use query::RawQuery;
pub use record::{Record, RecordId, Resource};
pub use selection::{Filter, FilterScope, Selection, SelectionScope};
pub use settings::{RedirectContext, SettingsContext};
pub use theme::Theme;
pub use token::SignedToken;
