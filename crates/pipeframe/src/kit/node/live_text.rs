//! Where a live text is in the page.

use leptos::prelude::document;
use web_sys::{Comment, Element, Node, Text};

use super::build::append;

/// A text that changes, between two comments that keep its place.
///
/// A browser that translates a page replaces each text node by elements with the translation, and extensions wrap or insert nodes. A
/// text node that was kept may therefore be out of the page when its text changes, so the place is kept instead.
pub(super) struct LiveText {
    start: Comment,
    text: Text,
    end: Comment,
}

impl LiveText {
    pub(super) fn at_the_end_of(parent: &Element) -> Self {
        let document = document();
        let place = Self {
            start: document.create_comment(""),
            text: document.create_text_node(""),
            end: document.create_comment(""),
        };
        append(parent, &place.start);
        append(parent, &place.text);
        append(parent, &place.end);
        place
    }

    pub(super) fn show(&self, text: &str) {
        self.text.set_data(text);
        if !self.is_in_its_place() {
            self.return_to_its_place();
        }
    }

    fn is_in_its_place(&self) -> bool {
        let (text, end): (&Node, &Node) = (&self.text, &self.end);
        self.start.next_sibling().as_ref() == Some(text)
            && text.next_sibling().as_ref() == Some(end)
    }

    /// Takes away what was put in the place of the text.
    fn return_to_its_place(&self) {
        let end: &Node = &self.end;
        let Some(parent) = end.parent_node() else {
            return;
        };
        if self.is_before_its_end() {
            while let Some(foreign) = end.previous_sibling()
                && foreign != **self.start
            {
                // It is a child of the parent, because it is a sibling of the end.
                let _ = parent.remove_child(&foreign);
            }
        }
        let _ = parent.insert_before(&self.text, Some(end));
    }

    /// Whether both comments are still in one element: otherwise it isn't known what is between them.
    fn is_before_its_end(&self) -> bool {
        let start: &Node = &self.start;
        let mut sibling = self.end.previous_sibling();
        while let Some(node) = sibling {
            if node == *start {
                return true;
            }
            sibling = node.previous_sibling();
        }
        false
    }
}
