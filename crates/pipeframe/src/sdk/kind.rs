//! The places in which Pipedrive shows a page of the app, as types.

use serde::Serialize;

use super::{
    FloatingWindowSize, ModalSize, PanelSize, PanelVisibility, SettingsSize, VisibilityEvent,
    WindowVisibility,
};
use crate::context::{
    ContextError, FloatingWindowContext, ModalContext, PanelContext, RawQuery, SettingsContext,
};

/// A place in which Pipedrive shows a page of the app.
pub trait SurfaceKind: 'static {
    /// What Pipedrive tells the page when it opens it.
    type Context: 'static;
    /// What the page may ask for as its size.
    type Size: Serialize + Copy + PartialEq + 'static;
    /// The page's path, and its name in `data-surface`.
    const NAME: &'static str;
    /// Whether the frame's height follows the page's content.
    const FOLLOWS_CONTENT: bool;
    /// Whether Pipedrive tells the page when it is shown and hidden.
    const HAS_VISIBILITY: bool = false;
    /// Whether the page is loaded long before it is shown.
    const STARTS_HIDDEN: bool = false;

    /// Reads the context.
    ///
    /// # Errors
    ///
    /// As [`crate::context`] says.
    fn read(query: &RawQuery) -> Result<Self::Context, ContextError>;

    /// The size that shows content of this height, in CSS pixels; `None` where the page's width would be needed too.
    fn size_for_height(height: u32) -> Option<Self::Size>;
}

/// A surface that Pipedrive tells when it is shown and hidden.
pub trait HasVisibility: SurfaceKind {
    /// What the event carries.
    type Visibility: VisibilityEvent;
}

/// A surface that may open modals. A modal over a modal is not documented, so [`Modal`] is none of these.
pub trait OpensModals: SurfaceKind {}

/// The custom panel in the sidebar of a deal, person or organisation.
#[derive(Clone, Copy, Debug)]
pub struct Panel;

/// The custom modal over Pipedrive's page.
#[derive(Clone, Copy, Debug)]
pub struct Modal;

/// The floating window, which stays while its user moves through Pipedrive.
#[derive(Clone, Copy, Debug)]
pub struct FloatingWindow;

/// The app's page in Pipedrive's settings.
#[derive(Clone, Copy, Debug)]
pub struct Settings;

impl SurfaceKind for Panel {
    type Context = PanelContext;
    type Size = PanelSize;
    const NAME: &'static str = "panel";
    const FOLLOWS_CONTENT: bool = true;
    const HAS_VISIBILITY: bool = true;

    fn read(query: &RawQuery) -> Result<PanelContext, ContextError> {
        PanelContext::read(query)
    }

    fn size_for_height(height: u32) -> Option<PanelSize> {
        Some(PanelSize::new(height))
    }
}

impl SurfaceKind for Modal {
    type Context = ModalContext;
    type Size = ModalSize;
    const NAME: &'static str = "modal";
    const FOLLOWS_CONTENT: bool = false;

    fn read(query: &RawQuery) -> Result<ModalContext, ContextError> {
        ModalContext::read(query)
    }

    fn size_for_height(_: u32) -> Option<ModalSize> {
        None
    }
}

impl SurfaceKind for FloatingWindow {
    type Context = FloatingWindowContext;
    type Size = FloatingWindowSize;
    const NAME: &'static str = "floating-window";
    const FOLLOWS_CONTENT: bool = false;
    const HAS_VISIBILITY: bool = true;
    const STARTS_HIDDEN: bool = true;

    fn read(query: &RawQuery) -> Result<FloatingWindowContext, ContextError> {
        FloatingWindowContext::read(query)
    }

    fn size_for_height(_: u32) -> Option<FloatingWindowSize> {
        None
    }
}

impl SurfaceKind for Settings {
    type Context = SettingsContext;
    type Size = SettingsSize;
    const NAME: &'static str = "settings";
    const FOLLOWS_CONTENT: bool = true;

    fn read(query: &RawQuery) -> Result<SettingsContext, ContextError> {
        SettingsContext::read(query)
    }

    fn size_for_height(height: u32) -> Option<SettingsSize> {
        Some(SettingsSize::new(height))
    }
}

impl HasVisibility for Panel {
    type Visibility = PanelVisibility;
}

impl HasVisibility for FloatingWindow {
    type Visibility = WindowVisibility;
}

impl OpensModals for Panel {}
impl OpensModals for FloatingWindow {}
impl OpensModals for Settings {}
