//! Markdown of the documented subset, as a tree of nodes that can be drawn without any markup of the app's.
//!
//! There is no node for HTML, images or code: what they hold is text. A link leads where [`Address::href`] allows it.

mod cut;
mod links;
#[cfg(test)]
mod tests;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::address::Address;
use crate::text::Text;

pub use cut::cut;
pub(crate) use cut::length;
pub use links::linkify;

/// How deeply nodes are nested at most. The contents of deeper ones are put into the last that is not too deep.
pub const DEEPEST: usize = 12;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Plain text.
    Text(String),
    /// A line end inside a paragraph.
    LineBreak,
    /// Bold.
    Strong(Vec<Node>),
    /// A link, or what is written like one and may lead nowhere.
    Link {
        /// Where it leads.
        address: Address,
        /// What is shown.
        content: Vec<Node>,
    },
    /// A paragraph.
    Paragraph(Vec<Node>),
    /// A heading. Pipedrive draws all levels the same.
    Heading(Vec<Node>),
    /// A quotation.
    Quote(Vec<Node>),
    /// A list.
    List {
        /// The number of the first entry; none in a list with bullets.
        first: Option<u64>,
        /// The entries.
        items: Vec<Vec<Node>>,
    },
}

/// Reads Markdown. Nothing is ever refused: what isn't of the subset is text.
pub fn parse(text: &str) -> Vec<Node> {
    read(text).0
}

/// Reads Markdown, and names the first thing in it that is not of the documented subset.
pub(crate) fn read(text: &str) -> (Vec<Node>, Option<&'static str>) {
    let mut tree = Tree::default();
    for event in Parser::new_ext(text, Options::empty()) {
        tree.take(event);
    }
    while tree.open.len() > 1 {
        tree.close();
    }
    let root = tree.open.pop().map(|open| open.content);
    (root.unwrap_or_default(), tree.foreign)
}

/// A node whose end is still to come.
struct Open {
    /// How it ends; none for the root and for what has no node of its own.
    kind: Option<Kind>,
    content: Vec<Node>,
    items: Vec<Vec<Node>>,
}

enum Kind {
    Strong,
    Link(Address),
    Paragraph,
    Heading,
    Quote,
    List(Option<u64>),
    Item,
}

struct Tree {
    open: Vec<Open>,
    /// For each start that has no end yet, whether a node was opened for it.
    starts: Vec<bool>,
    foreign: Option<&'static str>,
}

impl Default for Tree {
    fn default() -> Self {
        Self {
            open: vec![Open::new(None)],
            starts: Vec::new(),
            foreign: None,
        }
    }
}

impl Open {
    const fn new(kind: Option<Kind>) -> Self {
        Self {
            kind,
            content: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl Tree {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => {
                if self.starts.pop() == Some(true) {
                    self.close();
                }
            }
            Event::Text(text) => self.text(&text),
            Event::Html(text) | Event::InlineHtml(text) => {
                self.note("HTML");
                self.text(&text);
            }
            Event::Code(text) => {
                self.note("code");
                self.text(&text);
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.push(Node::LineBreak),
            Event::Rule => {
                self.note("a horizontal line");
                self.push(Node::LineBreak);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn note(&mut self, foreign: &'static str) {
        self.foreign.get_or_insert(foreign);
    }

    fn start(&mut self, tag: Tag<'_>) {
        let kind = match tag {
            Tag::Paragraph => Some(Kind::Paragraph),
            Tag::Heading { .. } => Some(Kind::Heading),
            Tag::BlockQuote(_) => Some(Kind::Quote),
            Tag::List(first) => Some(Kind::List(first)),
            Tag::Item => Some(Kind::Item),
            Tag::Strong => Some(Kind::Strong),
            Tag::Link { dest_url, .. } => Some(Kind::Link(Address::new(&dest_url))),
            Tag::Emphasis => {
                self.note("italics");
                None
            }
            Tag::Image { .. } => {
                self.note("an image");
                None
            }
            Tag::CodeBlock(_) => {
                self.note("code");
                Some(Kind::Paragraph)
            }
            _ => None,
        };
        // An entry belongs to its list, however deep: an entry without its list would be lost.
        let is_list = matches!(kind, Some(Kind::List(_)));
        let is_item_of_open_list = matches!(kind, Some(Kind::Item))
            && matches!(
                self.open.last(),
                Some(Open {
                    kind: Some(Kind::List(_)),
                    ..
                })
            );
        let fits = match kind {
            Some(Kind::Item) => is_item_of_open_list,
            // A list and its entries are two levels.
            _ => self.open.len() + usize::from(is_list) <= DEEPEST,
        };
        let opens = kind.is_some() && fits;
        self.starts.push(opens);
        if opens {
            self.open.push(Open::new(kind));
        }
    }

    fn text(&mut self, text: &str) {
        let shown = Text::new(text);
        if !shown.as_str().is_empty() {
            self.push(Node::Text(shown.as_str().to_owned()));
        }
    }

    fn push(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match (open.content.last_mut(), node) {
            (Some(Node::Text(known)), Node::Text(more)) => known.push_str(&more),
            (_, node) => open.content.push(node),
        }
    }

    fn close(&mut self) {
        let Some(Open {
            kind,
            content,
            items,
        }) = self.open.pop()
        else {
            return;
        };
        let node = match kind {
            Some(Kind::Strong) => Node::Strong(content),
            Some(Kind::Link(address)) => Node::Link { address, content },
            Some(Kind::Paragraph) => Node::Paragraph(content),
            Some(Kind::Heading) => Node::Heading(content),
            Some(Kind::Quote) => Node::Quote(content),
            Some(Kind::List(first)) => Node::List { first, items },
            Some(Kind::Item) => {
                if let Some(list) = self.open.last_mut() {
                    list.items.push(content);
                }
                return;
            }
            None => return,
        };
        self.push(node);
    }
}
