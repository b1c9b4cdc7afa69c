//! A lazy part of the program as a part of the page.

use std::pin::Pin;
use std::rc::Rc;

use super::{NotLoaded, at_once_or_later};
use crate::kit::{Node, SkeletonShape, State, html, inline_error, skeleton};
use crate::words;

/// Builds what is shown, once its part is there.
type Build = Rc<dyn Fn() -> Node>;
/// A part that is on its way.
type Loading = Pin<Box<dyn Future<Output = Result<Build, NotLoaded>>>>;

/// Where a part is on its way.
#[derive(Clone)]
enum Arrival {
    Awaited,
    Failed,
    Here(Build),
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
    let build = Rc::new(build);
    let load = move || -> Loading {
        let (part, build) = (load(), Rc::clone(&build));
        Box::pin(async move {
            let part = part.await?;
            Ok(Rc::new(move || build(part)) as Build)
        })
    };
    arriving(label, Rc::new(load))
}

/// Without types: it is compiled once for all parts.
fn arriving(label: &'static str, load: Rc<dyn Fn() -> Loading>) -> Node {
    let arrival = State::new(Arrival::Awaited);
    let ask: Rc<dyn Fn()> = Rc::new(move || {
        arrival.set(Arrival::Awaited);
        at_once_or_later(load(), move |loaded| {
            arrival.set(loaded.map_or(Arrival::Failed, Arrival::Here));
        });
    });
    ask();
    html::div()
        .class("part")
        .child(move || match arrival.get() {
            Arrival::Awaited => skeleton(label, SkeletonShape::Row, 1),
            Arrival::Failed => not_loaded(Rc::clone(&ask)),
            Arrival::Here(build) => build(),
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
