//! What a page is given.

use std::{fmt, sync::Arc};

use send_wrapper::SendWrapper;

use super::SurfaceKind;
use crate::{
    backend::Backend,
    context::{RawQuery, Theme},
    kit::Live,
    sdk::{NoFloatingWindow, Sdk},
};

/// A page's way to everything around it. Clones are cheap and mean the same, and may go into any closure of a view.
pub struct SurfaceHandle<S: SurfaceKind, W = NoFloatingWindow> {
    pub(super) sdk: Sdk<S, W>,
    pub(super) backend: Backend,
    pub(super) opening: Arc<SendWrapper<Opening<S>>>,
    pub(super) theme: Live<Theme>,
    pub(super) visible: Live<bool>,
    pub(super) page_visible: Live<bool>,
}

/// What the page was opened with; it does not change.
pub(super) struct Opening<S: SurfaceKind> {
    pub(super) context: S::Context,
    pub(super) query: RawQuery,
}

impl<S: SurfaceKind, W> SurfaceHandle<S, W> {
    /// Calls to Pipedrive.
    pub fn sdk(&self) -> &Sdk<S, W> {
        &self.sdk
    }

    /// Calls to the app's own server.
    pub fn backend(&self) -> &Backend {
        &self.backend
    }

    /// What Pipedrive opened the page for.
    pub fn context(&self) -> &S::Context {
        &self.opening.context
    }

    /// The whole query but for the token, for parameters that this crate does not know.
    pub fn query(&self) -> &RawQuery {
        &self.opening.query
    }

    /// The user's theme, now and when it changes. The page's colours follow it by themselves.
    pub fn theme(&self) -> Live<Theme> {
        self.theme.clone()
    }

    /// Whether the panel is expanded, or the floating window shown. Modals and settings are always visible. The floating window
    /// starts hidden, <https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window>.
    pub fn visible(&self) -> Live<bool> {
        self.visible.clone()
    }

    /// Whether the browser's tab is shown.
    pub fn page_visible(&self) -> Live<bool> {
        self.page_visible.clone()
    }
}

impl<S: SurfaceKind, W> Clone for SurfaceHandle<S, W> {
    fn clone(&self) -> Self {
        Self {
            sdk: self.sdk.clone(),
            backend: self.backend.clone(),
            opening: Arc::clone(&self.opening),
            theme: self.theme.clone(),
            visible: self.visible.clone(),
            page_visible: self.page_visible.clone(),
        }
    }
}

impl<S: SurfaceKind, W> fmt::Debug for SurfaceHandle<S, W> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SurfaceHandle")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surface::Panel;

    /// What Leptos asks of what a closure of a view takes along.
    fn may_go_into_a_view<T: Send + Sync + 'static>() {}

    #[test]
    fn the_handles_of_a_page_go_into_any_closure_of_its_view() {
        may_go_into_a_view::<SurfaceHandle<Panel>>();
        may_go_into_a_view::<Sdk<Panel>>();
        may_go_into_a_view::<Backend>();
    }
}
