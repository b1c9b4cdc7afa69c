//! Texts with marks as elements. Nothing that an app wrote becomes markup.

use leptos::prelude::*;

use crate::markdown::Node;

/// The elements of a text. Its links open a new tab.
pub(super) fn markdown(nodes: &[Node]) -> AnyView {
    view! { <div class="json-ui-markdown">{elements(nodes)}</div> }.into_any()
}

/// The elements of a text within a line.
pub(super) fn elements(nodes: &[Node]) -> Vec<AnyView> {
    nodes.iter().map(element).collect()
}

fn element(node: &Node) -> AnyView {
    match node {
        Node::Text(text) => text.clone().into_any(),
        Node::Strong(content) => view! { <strong>{elements(content)}</strong> }.into_any(),
        Node::Link { address, content } => match address.href() {
            Some(href) => view! {
                <a href=href target="_blank" rel="noopener noreferrer">
                    {elements(content)}
                </a>
            }
            .into_any(),
            None => elements(content).into_any(),
        },
        Node::Paragraph(content) => view! { <p>{elements(content)}</p> }.into_any(),
        // As high as the title of an object, so that no level is left out in a form or in an object without a title.
        Node::Heading(content) => view! { <h3>{elements(content)}</h3> }.into_any(),
        Node::Quote(content) => view! { <blockquote>{elements(content)}</blockquote> }.into_any(),
        Node::List { first, items } => list(*first, items),
        Node::LineBreak => view! { <br /> }.into_any(),
    }
}

fn list(first: Option<u64>, items: &[Vec<Node>]) -> AnyView {
    let items: Vec<AnyView> = items
        .iter()
        .map(|item| view! { <li>{elements(item)}</li> }.into_any())
        .collect();
    match first {
        Some(first) => view! { <ol start=first.to_string()>{items}</ol> }.into_any(),
        None => view! { <ul>{items}</ul> }.into_any(),
    }
}
