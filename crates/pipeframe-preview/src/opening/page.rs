//! What the page's address made of the page.

use crate::link::PreviewLink;

/// What the page's address made of it; fixed for the page's life.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The address, as read.
    pub(crate) link: PreviewLink,
    /// What is wrong with the address or the registration, in sentences.
    pub(crate) notices: Vec<String>,
    /// The address of the app's icon.
    pub(crate) icon: Option<String>,
    /// The origin at which the built-in app's sandbox would be, whose data a reset forgets; `None` when another app is shown.
    pub(crate) sandbox: Option<String>,
}
