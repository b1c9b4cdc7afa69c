//! Cuts a text after so many characters of what is shown.

use super::Node;

/// The beginning of a text, of so many characters at most and an ellipsis after them, and whether anything was cut.
pub fn cut(nodes: &[Node], longest: usize) -> (Vec<Node>, bool) {
    let mut left = longest;
    let mut is_cut = false;
    let kept = cut_into(nodes, &mut left, &mut is_cut);
    (kept, is_cut)
}

fn cut_into(nodes: &[Node], left: &mut usize, is_cut: &mut bool) -> Vec<Node> {
    let mut kept = Vec::new();
    for node in nodes {
        if *is_cut {
            break;
        }
        kept.push(match node {
            Node::Text(text) => {
                if let Some((end, _)) = text.char_indices().nth(*left) {
                    *is_cut = true;
                    let start = text.get(..end).unwrap_or_default();
                    Node::Text([start, "\u{2026}"].concat())
                } else {
                    *left -= text.chars().count();
                    node.clone()
                }
            }
            Node::LineBreak => Node::LineBreak,
            Node::Strong(content) => Node::Strong(cut_into(content, left, is_cut)),
            Node::Link { address, content } => Node::Link {
                address: address.clone(),
                content: cut_into(content, left, is_cut),
            },
            Node::Paragraph(content) => Node::Paragraph(cut_into(content, left, is_cut)),
            Node::Heading(content) => Node::Heading(cut_into(content, left, is_cut)),
            Node::Quote(content) => Node::Quote(cut_into(content, left, is_cut)),
            Node::List { first, items } => {
                let mut shown = Vec::new();
                for item in items {
                    if *is_cut {
                        break;
                    }
                    shown.push(cut_into(item, left, is_cut));
                }
                Node::List {
                    first: *first,
                    items: shown,
                }
            }
        });
    }
    kept
}

/// How many characters are shown.
pub(crate) fn length(nodes: &[Node]) -> usize {
    let of = |node: &Node| match node {
        Node::Text(text) => text.chars().count(),
        Node::LineBreak => 0,
        Node::Strong(content)
        | Node::Link { content, .. }
        | Node::Paragraph(content)
        | Node::Heading(content)
        | Node::Quote(content) => length(content),
        Node::List { items, .. } => items.iter().map(|item| length(item)).sum(),
    };
    nodes.iter().map(of).sum()
}
