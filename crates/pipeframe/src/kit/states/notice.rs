//! What a page says about something that was tried and did not work.

use crate::kit::{InlineError, Node, State, html};
use leptos::prelude::*;

/// The last thing that did not work; none while all is well. Copies mean the same notice.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Button, Notice};
///
/// #[component]
/// fn Rename(notice: Notice) -> impl IntoView {
///     let rename = move || {
///         notice.clear();
///         notice.say("It was not renamed.", &"Somebody else has just changed it.");
///     };
///     view! {
///         {notice.view()}
///         <Button label="Rename" on_press=rename/>
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Notice(State<Option<String>>);

impl Notice {
    /// All is well.
    pub fn none() -> Self {
        Self(State::new(None))
    }

    /// Says what did not work and why, until the next try.
    pub fn say(self, what: &str, why: &dyn std::fmt::Display) {
        self.0.try_set(Some(format!("{what} {why}")));
    }

    /// Forgets it.
    pub fn clear(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }

    /// The notice as a part of the page.
    pub fn view(self) -> Node {
        html::div().class("part").child(move || {
            let text = self.0.get()?;
            Some(view! { <InlineError text=text/> })
        })
    }
}
