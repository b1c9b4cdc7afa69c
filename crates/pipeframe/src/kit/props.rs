//! The types of props that may be plain values, signals or closures.
//!
//! Each is one type, independent of what it was made from, so that a component is compiled once and not once per caller.

use std::fmt;
use std::sync::Arc;

use leptos::children::{ChildrenOptContainer, ToChildren};
use leptos::prelude::*;

use super::{Node, State};

/// A value that may change while it is shown: a plain value, a signal, a memo or a closure that reads signals.
#[derive(Clone)]
pub struct Live<T>(Arc<dyn Fn() -> T + Send + Sync>);

impl<T> Live<T> {
    /// The present value. Inside a reactive closure the reader is told of the next one.
    pub fn get(&self) -> T {
        (self.0)()
    }
}

impl<T> fmt::Debug for Live<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Live")
    }
}

impl<T: Default + 'static> Default for Live<T> {
    fn default() -> Self {
        Self(Arc::new(T::default))
    }
}

impl From<bool> for Live<bool> {
    fn from(value: bool) -> Self {
        Self(Arc::new(move || value))
    }
}

impl From<u32> for Live<u32> {
    fn from(value: u32) -> Self {
        Self(Arc::new(move || value))
    }
}

impl<T, F: Fn() -> T + Send + Sync + 'static> From<F> for Live<T> {
    fn from(read: F) -> Self {
        Self(Arc::new(read))
    }
}

impl<T: Clone> From<State<T>> for Live<T> {
    fn from(state: State<T>) -> Self {
        Self(Arc::new(move || state.get()))
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Live<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(Arc::new(move || signal.get()))
    }
}

impl<T: Clone + Send + Sync + 'static> From<ReadSignal<T>> for Live<T> {
    fn from(signal: ReadSignal<T>) -> Self {
        Self(Arc::new(move || signal.get()))
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Live<T> {
    fn from(memo: Memo<T>) -> Self {
        Self(Arc::new(move || memo.get()))
    }
}

/// What happens when a person presses something. Any `Fn()` closure becomes one; it may hold the SDK and other things that
/// belong to this thread.
pub struct Handler(Box<dyn Fn()>);

impl Handler {
    /// Runs the closure.
    pub fn run(&self) {
        (self.0)();
    }
}

impl fmt::Debug for Handler {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Handler")
    }
}

impl Default for Handler {
    fn default() -> Self {
        Self(Box::new(|| {}))
    }
}

impl<F: Fn() + 'static> From<F> for Handler {
    fn from(run: F) -> Self {
        Self(Box::new(run))
    }
}

/// What a component holds. Unlike Leptos' own `Children` it may capture what belongs to this thread, such as a surface
/// handle, and what is only borrowed: it is built at once.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Card, Node};
///
/// fn card(name: &str, notes: &[String]) -> Node {
///     let note = |note: &String| view! { <p>{note.clone()}</p> };
///     view! {
///         <Card>
///             <h2>{name.to_owned()}</h2>
///             {notes.iter().map(note).collect_view()}
///         </Card>
///     }
///     .into()
/// }
/// ```
///
/// In `view!` it is written between the tags. From [`Node`]s it is made without the code that a view of several types
/// needs: `children=[first, second].into()`.
pub struct Content<'a>(Fill<'a>);

enum Fill<'a> {
    Nodes(Vec<Node>),
    View(Box<dyn FnOnce(Node) -> Node + 'a>),
}

impl<'a> Content<'a> {
    pub(super) fn fill(self, parent: Node) -> Node {
        match self.0 {
            Fill::Nodes(nodes) => parent.child(nodes),
            Fill::View(fill) => fill(parent),
        }
    }

    fn of(build: impl FnOnce() -> AnyView + 'a) -> Self {
        Self(Fill::View(Box::new(move |parent| parent.child(build()))))
    }
}

impl fmt::Debug for Content<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Content")
    }
}

impl Default for Content<'_> {
    fn default() -> Self {
        Self(Fill::Nodes(Vec::new()))
    }
}

impl From<Node> for Content<'_> {
    fn from(node: Node) -> Self {
        Self(Fill::Nodes(vec![node]))
    }
}

impl From<Vec<Node>> for Content<'_> {
    fn from(nodes: Vec<Node>) -> Self {
        Self(Fill::Nodes(nodes))
    }
}

impl<const N: usize> From<[Node; N]> for Content<'_> {
    fn from(nodes: [Node; N]) -> Self {
        Self(Fill::Nodes(nodes.into()))
    }
}

impl<'a, F, V> From<F> for Content<'a>
where
    F: FnOnce() -> V + 'a,
    V: IntoAny,
{
    fn from(build: F) -> Self {
        Self::of(move || build().into_any())
    }
}

impl<'a, F, V> ToChildren<F> for Content<'a>
where
    F: FnOnce() -> V + 'a,
    V: IntoAny,
{
    fn to_children(build: F) -> Self {
        build.into()
    }
}

impl<'a, V> ToChildren<ChildrenOptContainer<V>> for Content<'a>
where
    V: IntoAny + 'a,
{
    fn to_children(view: ChildrenOptContainer<V>) -> Self {
        Self::of(move || view.0.into_any())
    }
}
