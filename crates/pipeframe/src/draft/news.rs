//! What is said about a draft.

use crate::kit::{Button, ButtonSize, Node, html};
use crate::words;
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
    pub fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Back => words::draft_back(),
            Self::Offered => words::draft_offered(),
            Self::OfferedSent => words::draft_offered_sent(),
            Self::TakenOver => words::draft_taken_over(),
            Self::Asking => words::draft_asking(),
            Self::Pending => words::draft_pending(),
            Self::Saved => words::draft_saved(),
            Self::NotSaved => words::draft_not_saved(),
            Self::Earlier => words::draft_earlier(),
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
                let text = words::draft_unkept();
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
            News::Saved | News::Earlier | News::TakenOver => vec![button(words::ok(), close)],
            News::Offered | News::OfferedSent => vec![
                button(words::bring_back(), move || self.bring_back()),
                button(words::not_now(), close),
            ],
            News::Pending => vec![
                button(words::ask_again(), move || self.ask_later()),
                button(words::discard(), move || self.discard()),
            ],
            News::Back | News::NotSaved => vec![button(words::discard(), move || self.discard())],
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
