//! Views that are built by hand, all of one type.
//!
//! `view!` gives every piece of markup a type of its own, for which the compiler writes the code that builds, patches and
//! drops it. The components of the kit are in every page, so they are made of [`Node`]s, for which that code exists once. Inside
//! `view!` a node is a view as any other.
//!
//! Measured on the reference app's panel with Leptos 0.8.23, all in one run, as bytes of program and loader by brotli:
//!
//! | all views of the panel, some 50 elements | bytes | one component more | one element more |
//! | --- | --- | --- | --- |
//! | nodes | 73,649 | 221 | 77 |
//! | `view!` | 104,388 | | |
//! | `view!` with `.into_any()` at every component | 101,543 | 958 | 335 |
//! | `view!` with `--cfg erase_components` | 101,403 | | |
//! | both | 98,902 | 573 | 200 |
//!
//! The first element of `view!` costs 5.7 kB, once a page. The components of the kit compile with and without `erase_components`, which
//! an app that is written in `view!` does well to set.
//!
//! One difference matters: when a closure around it runs again, a node is put in the place of the old one and the focus
//! moves to where it was, whereas `view!` would patch the old one. What changes often belongs in a signal that the node
//! reads, not in a closure around it.
//!
//! ```
//! use pipeframe::kit::{Node, State, element};
//!
//! fn counter(count: State<u32>) -> Node {
//!     element("button")
//!         .class("button")
//!         .attribute("type", "button")
//!         .live_text(move || count.get().to_string())
//!         .on("click", move |_| count.update(|count| *count += 1))
//! }
//! ```

mod build;
mod extent;
mod focus;
mod kept;
mod live;
mod live_text;
mod render;
mod row_owners;
mod rows;

pub(crate) use build::is_of_input_method;
pub(super) use build::svg;
pub use build::{Node, element};
pub(super) use focus::{focus_in, focus_place, take_focus};
pub use kept::effect;
pub(super) use kept::in_next_frame;
pub(crate) use kept::listen_to_window;
