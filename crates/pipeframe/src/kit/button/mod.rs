//! What a person presses: [`Button`], [`IconButton`] and [`LinkButton`].

mod href;
mod icon_button;
mod link_button;
mod plain;

pub use href::allowed_href;
pub use icon_button::IconButton;
pub use link_button::LinkButton;
pub use plain::Button;
pub(super) use plain::{ButtonParts, button};

/// How much weight a button has. A view has one primary button at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one thing to do here: filled.
    Primary,
    /// Something else that can be done: outlined.
    #[default]
    Secondary,
    /// In a toolbar or a row: no outline until it is pointed at.
    Ghost,
    /// What can't be undone: filled red.
    Danger,
}

impl ButtonVariant {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Ghost => "ghost",
            Self::Danger => "danger",
        }
    }
}

/// How high a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 28 px, in rows and toolbars.
    Compact,
    /// 32 px.
    #[default]
    Regular,
}

impl ButtonSize {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Compact => "compact",
            Self::Regular => "regular",
        }
    }
}

/// What a button does in a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// It runs its handler only.
    #[default]
    Press,
    /// It submits the form it is in, as the Enter key does in a field.
    Submit,
}

impl ButtonKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Press => "button",
            Self::Submit => "submit",
        }
    }
}
