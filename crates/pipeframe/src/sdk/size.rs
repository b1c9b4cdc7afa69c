//! A frame's size, typed by what its surface lets the app choose, and kept inside the surface's bounds.

use serde::Serialize;

/// A panel's height. Its width is Pipedrive's.
///
/// ```
/// use pipeframe::sdk::PanelSize;
///
/// assert_eq!(PanelSize::new(320).height(), 320);
/// assert_eq!(PanelSize::new(5000).height(), PanelSize::TALLEST);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PanelSize {
    height: u32,
}

impl PanelSize {
    /// Least height in CSS pixels, <https://pipedrive.readme.io/docs/custom-ui-extensions-panels>.
    pub const SHORTEST: u32 = 100;
    /// Greatest height in CSS pixels.
    pub const TALLEST: u32 = 750;

    /// The height nearest to the wished one that a panel may have, in CSS pixels.
    pub fn new(height: u32) -> Self {
        Self {
            height: height.clamp(Self::SHORTEST, Self::TALLEST),
        }
    }

    /// The height in CSS pixels.
    pub fn height(self) -> u32 {
        self.height
    }
}

/// A custom modal's size. Its greatest is Pipedrive's window, which [`Sdk::get_metadata`](super::Sdk::get_metadata) tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ModalSize {
    width: u32,
    height: u32,
}

impl ModalSize {
    /// Least width in CSS pixels, <https://pipedrive.readme.io/docs/custom-ui-extensions-modals>.
    pub const NARROWEST: u32 = 320;
    /// Least height in CSS pixels.
    pub const SHORTEST: u32 = 120;

    /// The size nearest to the wished one that a modal may have, in CSS pixels.
    pub fn new(width: u32, height: u32) -> Self {
        Self {
            width: width.max(Self::NARROWEST),
            height: height.max(Self::SHORTEST),
        }
    }

    /// The width in CSS pixels.
    pub fn width(self) -> u32 {
        self.width
    }

    /// The height in CSS pixels.
    pub fn height(self) -> u32 {
        self.height
    }
}

/// The floating window's size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FloatingWindowSize {
    width: u32,
    height: u32,
}

impl FloatingWindowSize {
    /// Least width in CSS pixels, <https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window>.
    pub const NARROWEST: u32 = 200;
    /// Greatest width in CSS pixels.
    pub const WIDEST: u32 = 800;
    /// Least height in CSS pixels.
    pub const SHORTEST: u32 = 70;
    /// Greatest height in CSS pixels.
    pub const TALLEST: u32 = 700;

    /// The size nearest to the wished one that the window may have, in CSS pixels.
    pub fn new(width: u32, height: u32) -> Self {
        Self {
            width: width.clamp(Self::NARROWEST, Self::WIDEST),
            height: height.clamp(Self::SHORTEST, Self::TALLEST),
        }
    }

    /// The width in CSS pixels.
    pub fn width(self) -> u32 {
        self.width
    }

    /// The height in CSS pixels.
    pub fn height(self) -> u32 {
        self.height
    }
}

/// The settings page's height. Its bounds are not published, and its width is the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SettingsSize {
    height: u32,
}

impl SettingsSize {
    /// A height in CSS pixels.
    pub fn new(height: u32) -> Self {
        Self { height }
    }

    /// The height in CSS pixels.
    pub fn height(self) -> u32 {
        self.height
    }
}
