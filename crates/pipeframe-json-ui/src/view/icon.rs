//! The few icons of panels and modals: one stroke, in the colour of the text.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// An arrowhead that points down.
    Down,
    /// Three dots.
    More,
    /// A cross.
    Close,
    /// An exclamation mark in a circle.
    Alert,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Down => "M4.5 6.5 8 10l3.5-3.5",
            Self::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Self::Close => "m4 4 8 8m0-8-8 8",
            Self::Alert => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9v3.5M8 11h.01",
        }
    }
}

/// Draws one. It is decoration: what it stands for is said in words.
pub(super) fn icon(icon: Icon) -> AnyView {
    let width = if icon == Icon::More { "2.5" } else { "1.5" };
    view! {
        <svg
            width="16"
            height="16"
            viewBox="0 0 16 16"
            fill="none"
            stroke="currentColor"
            stroke-width=width
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=icon.path()></path>
        </svg>
    }
    .into_any()
}
