//! A note with its few tags, as elements; its text is never inserted as markup.

use leptos::prelude::*;

use crate::rich_text::{Piece, Tag, parse};

/// The text of a note with the tags that are shown.
pub(super) fn rich_text(text: &str) -> AnyView {
    pieces(&parse(text))
}

fn pieces(found: &[Piece]) -> AnyView {
    found.iter().map(piece).collect_view().into_any()
}

fn piece(piece: &Piece) -> AnyView {
    let (tag, inner) = match piece {
        Piece::Text(text) => return text.clone().into_any(),
        Piece::Tagged(tag, inner) => (tag, pieces(inner)),
    };
    match tag {
        Tag::List => view! { <ul>{inner}</ul> }.into_any(),
        Tag::Item => view! { <li>{inner}</li> }.into_any(),
        Tag::Bold => view! { <b>{inner}</b> }.into_any(),
        Tag::Underlined => view! { <u>{inner}</u> }.into_any(),
        Tag::Italic => view! { <i>{inner}</i> }.into_any(),
    }
}
