//! A field of a form as text, whatever it holds.

use crate::kit::State;

/// A field of a form that is kept.
#[derive(Clone, Copy, Debug)]
pub enum Field {
    /// Typed or chosen.
    Text(State<String>),
    /// Switched.
    Switch(State<bool>),
    /// Counted.
    Number(State<u32>),
}

impl Field {
    pub(super) fn get(self) -> String {
        match self {
            Self::Text(state) => state.get(),
            Self::Switch(state) => (if state.get() { "1" } else { "" }).to_owned(),
            Self::Number(state) => state.get().to_string(),
        }
    }

    pub(super) fn set(self, value: &str) {
        match self {
            Self::Text(state) => state.set(value.to_owned()),
            Self::Switch(state) => state.set(!value.is_empty()),
            Self::Number(state) => state.set(value.parse().unwrap_or(0)),
        }
    }
}
