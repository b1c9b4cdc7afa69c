//! What is said about a draft.

use crate::kit::{Button, ButtonSize, Node, html};
use leptos::prelude::*;

use super::Draft;

/// What a person is told of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Nothing.
    None,
    /// It was brought back.
    Back,
    /// Another tab has one.
    Offered,
    /// Another tab has one with a write whose answer is missing.
    OfferedSent,
    /// Another tab has taken it over.
    TakenOver,
    /// Its write is being asked for.
    Asking,
    /// Its write may have been done, or may still be.
    Pending,
    /// Its write had gone through.
    Saved,
    /// Its write had not gone through and never will.
    NotSaved,
    /// An earlier write had gone through before the form was changed.
    Earlier,
}

impl News {
    /// The sentence; empty where there is nothing to say.
    pub const fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Back => "What you entered before is back.",
            Self::Offered => "You entered something here in another window.",
            Self::OfferedSent => "What you sent from another window is not confirmed yet.",
            Self::TakenOver => "What you entered here was taken over in another window.",
            Self::Asking => "What you sent last was not confirmed. Asking what became of it…",
            Self::Pending => {
                "What you sent last may have gone through, or may still be on its way. Sending the same again never does it twice."
            }
            Self::Saved => "What you sent last went through; only the answer was lost.",
            Self::NotSaved => "What you sent last did not go through.",
            Self::Earlier => {
                "It went through as you sent it first. Sending now adds this as another."
            }
        }
    }
}

impl Draft {
    /// What is to be told of the draft, for a page that tells it in its own way; [`Draft::view`] is the usual one.
    pub fn news(self) -> News {
        self.news.get()
    }

    /// The person has read it.
    pub fn dismiss(self) {
        self.news.set(News::None);
    }

    /// What is said about the draft, as a part of its form.
    pub fn view(self) -> Node {
        html::div()
            .class("part")
            .child(move || self.news_view(self.news.get()))
            .child(move || {
                let text =
                    "This browser keeps no drafts. What you enter is lost when this page closes.";
                self.is_unkept
                    .get()
                    .then(|| html::p().class("draft-hint").child(text))
            })
    }

    fn news_view(self, news: News) -> Option<Node> {
        let close = move || self.dismiss();
        let buttons = match news {
            News::None => return None,
            News::Asking => Vec::new(),
            News::Saved | News::Earlier | News::TakenOver => vec![button("OK", close)],
            News::Offered | News::OfferedSent => vec![
                button("Bring it back", move || self.bring_back()),
                button("Not now", close),
            ],
            News::Pending => vec![
                button("Ask again", move || self.ask_later()),
                button("Discard", move || self.discard()),
            ],
            News::Back | News::NotSaved => vec![button("Discard", move || self.discard())],
        };
        let note = html::div()
            .class("draft-note")
            .attr("role", "status")
            .child(html::p().child(news.text()))
            .child(buttons);
        Some(note)
    }
}

fn button(label: &'static str, press: impl Fn() + 'static) -> Node {
    view! { <Button label size=ButtonSize::Compact on_press=press/> }.into()
}
