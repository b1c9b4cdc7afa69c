//! A lazy part of the program as a part of the page.

use std::rc::Rc;

use super::{NotLoaded, at_once_or_later};
use crate::kit::{Node, SkeletonShape, State, html, inline_error, skeleton};
use crate::words;

/// Where a part is on its way.
#[derive(Clone, Copy)]
enum Arrival<P> {
    Awaited,
    Failed,
    Here(P),
}

/// Shows what is built with a lazy function: a skeleton until its part of the program is there, and where it does not arrive, that it
/// did not, with a way to try again. What was fetched before is shown at once.
///
/// `label` says what is on its way, for screen readers: "Loading the form".
pub fn view<P, F>(
    label: &'static str,
    load: impl Fn() -> F + 'static,
    build: impl Fn(P) -> Node + 'static,
) -> Node
where
    P: Copy + 'static,
    F: Future<Output = Result<P, NotLoaded>> + 'static,
{
    let arrival = State::new(Arrival::Awaited);
    let ask: Rc<dyn Fn()> = Rc::new(move || {
        arrival.set(Arrival::Awaited);
        at_once_or_later(Box::pin(load()), move |loaded| {
            arrival.set(loaded.map_or(Arrival::Failed, Arrival::Here));
        });
    });
    ask();
    html::div()
        .class("part")
        .child(move || match arrival.get() {
            Arrival::Awaited => skeleton(label, SkeletonShape::Row, 1),
            Arrival::Failed => not_loaded(Rc::clone(&ask)),
            Arrival::Here(part) => build(part),
        })
}

fn not_loaded(ask: Rc<dyn Fn()>) -> Node {
    inline_error(
        words::part_not_loaded().into(),
        Some((move || ask()).into()),
        String::new(),
        false.into(),
    )
}
