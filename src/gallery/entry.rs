//! One thing to look at, and the code that shows it.

use pipeframe::kit::{Node, html};

/// A function that shows something, with its own text.
pub(super) struct Entry {
    pub(super) title: &'static str,
    pub(super) source: String,
    pub(super) show: fn() -> Vec<Node>,
}

impl Entry {
    pub(super) fn view(self) -> Node {
        let code = html::pre().attr("tabindex", "0").child(&self.source);
        let code = html::details()
            .class("details")
            .child(html::summary().child(["Code of ", self.title].concat()))
            .child(code);
        html::article()
            .class("gallery-entry")
            .attr("aria-label", self.title)
            .child(html::h3().class("gallery-entry-title").child(self.title))
            .child(html::div().class("gallery-example").child((self.show)()))
            .child(code)
    }
}

/// The entries of a file: a title for each of its functions. The code that is shown is cut out of the file itself, so it is the code that
/// was compiled.
macro_rules! entries {
    ($file:literal: $($title:literal = $function:ident,)+) => {
        pub(super) fn entries() -> Vec<$crate::gallery::entry::Entry> {
            const SOURCE: &str = include_str!($file);
            vec![$($crate::gallery::entry::Entry {
                title: $title,
                source: $crate::gallery::source::of_function(SOURCE, stringify!($function)),
                show: $function,
            }),+]
        }
    };
}

pub(super) use entries;
