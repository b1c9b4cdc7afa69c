//! What a page remembers and shows.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::rc::Rc;

use leptos::oco::Oco;
use leptos::prelude::*;

use super::node::effect;

type Erased = RwSignal<Rc<dyn Any>, LocalStorage>;

/// A value whose changes are shown, as an [`RwSignal`] of Leptos. Copies mean the same value.
///
/// An `RwSignal` brings three kilobytes of code for each type of value; a `State` brings a tenth of that, since what it
/// does for all types alike exists once. What takes a `State` also takes an `RwSignal`.
///
/// It has the traits of Leptos' signals ([`Get`], [`With`], [`Set`], [`Update`] and the others), stands in `view!` as
/// a signal does, and becomes a [`Signal`] or a [`TextProp`] where a component asks for one. It lends no guard: instead of `read()` and
/// `write()` there are `with` and `update`.
///
/// ```
/// use pipeframe::kit::State;
///
/// let owner = leptos::prelude::Owner::new();
/// owner.with(|| {
///     let count = State::new(1);
///     count.update(|count| *count += 1);
///     assert_eq!(count.get(), 2);
/// });
/// ```
pub struct State<T: 'static> {
    erased: Erased,
    holds: PhantomData<fn(T) -> T>,
}

impl<T: 'static> State<T> {
    /// A state that begins with this value. It ends with the reactive owner under which it is made.
    pub fn new(value: T) -> Self {
        Self {
            erased: keep(Rc::new(RefCell::new(value))),
            holds: PhantomData,
        }
    }

    /// A state that follows others: it is what the closure returns, and its subscribers are notified only when it is another
    /// value than before.
    pub fn derived(compute: impl Fn() -> T + 'static) -> Self
    where
        T: PartialEq,
    {
        let state = Self::new(untrack(&compute));
        effect(move || {
            let value = compute();
            if state.try_with_untracked(|before| *before != value) == Some(true) {
                state.try_set(value);
            }
        });
        state
    }

    /// Reads it, and is told of changes.
    ///
    /// # Panics
    /// When its owner has ended.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&alive(self.cell(true)).borrow())
    }

    /// Reads it once.
    ///
    /// # Panics
    /// When its owner has ended.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(&alive(self.cell(false)).borrow())
    }

    /// Reads it once; none when its owner has ended.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.cell(false).map(|cell| read(&cell.borrow()))
    }

    /// Its value, and is told of changes.
    ///
    /// # Panics
    /// When its owner has ended.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Its present value.
    ///
    /// # Panics
    /// When its owner has ended.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Puts a value in the place of the old one. Nothing happens when its owner has ended, as after the answer to a request
    /// of a page that is gone.
    pub fn set(self, value: T) {
        self.try_set(value);
    }

    /// The same; gives the value back when its owner has ended.
    pub fn try_set(self, value: T) -> Option<T> {
        let Some(cell) = self.cell(false) else {
            return Some(value);
        };
        let before = cell.replace(value);
        self.erased.notify();
        drop(before);
        None
    }

    /// Changes it. Nothing happens when its owner has ended.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// The same, and gives what the closure returned; none when its owner has ended.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let result = self.try_update_untracked(change);
        if result.is_some() {
            self.erased.notify();
        }
        result
    }

    /// Changes it without notifying its subscribers; `None` when its owner is disposed.
    pub fn try_update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.cell(false).map(|cell| change(&mut cell.borrow_mut()))
    }

    fn cell(self, is_tracked: bool) -> Option<Rc<RefCell<T>>> {
        find(self.erased, is_tracked)?.downcast().ok()
    }
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T> fmt::Debug for State<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("State")
    }
}

impl<T: Default> Default for State<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

/// Each follows the other.
impl<T: Clone + PartialEq + Send + Sync + 'static> From<RwSignal<T>> for State<T> {
    fn from(signal: RwSignal<T>) -> Self {
        let state = Self::derived(move || signal.get());
        effect(move || {
            let value = state.get();
            if signal.with_untracked(|before| *before != value) {
                signal.set(value);
            }
        });
        state
    }
}

impl<T> DefinedAt for State<T> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.erased.defined_at()
    }
}

impl<T> IsDisposed for State<T> {
    fn is_disposed(&self) -> bool {
        self.erased.is_disposed()
    }
}

impl<T> Track for State<T> {
    fn track(&self) {
        self.erased.track();
    }
}

impl<T> Notify for State<T> {
    fn notify(&self) {
        self.erased.notify();
    }
}

/// With it comes [`Get`].
impl<T> With for State<T> {
    type Value = T;

    fn try_with<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.cell(true).map(|cell| read(&cell.borrow()))
    }
}

/// With it comes [`GetUntracked`].
impl<T> WithUntracked for State<T> {
    type Value = T;

    fn try_with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Self::try_with_untracked(*self, read)
    }
}

/// With it comes [`Set`].
impl<T> Update for State<T> {
    type Value = T;

    fn try_maybe_update<R>(&self, change: impl FnOnce(&mut T) -> (bool, R)) -> Option<R> {
        let (is_changed, result) = Self::try_update_untracked(*self, change)?;
        if is_changed {
            self.erased.notify();
        }
        Some(result)
    }
}

impl<T> UpdateUntracked for State<T> {
    type Value = T;

    fn try_update_untracked<R>(&self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        Self::try_update_untracked(*self, change)
    }
}

impl<T: Clone + Send + Sync> From<State<T>> for Signal<T> {
    fn from(state: State<T>) -> Self {
        Self::derive(move || state.get())
    }
}

impl<T: Clone + Into<Oco<'static, str>>> From<State<T>> for TextProp {
    fn from(state: State<T>) -> Self {
        (move || state.get()).into()
    }
}

/// A state in `view!`: `<p>{count}</p>`.
impl<T: Clone + Render> IntoRender for State<T> {
    type Output = Box<dyn FnMut() -> T + Send>;

    fn into_render(self) -> Self::Output {
        Box::new(move || self.get())
    }
}

/// A state in `view!`: `<p title=name>`.
impl<T: Clone + IntoAttributeValue> IntoAttributeValue for State<T> {
    type Output = Box<dyn FnMut() -> T + Send>;

    fn into_attribute_value(self) -> Self::Output {
        Box::new(move || self.get())
    }
}

fn keep(value: Rc<dyn Any>) -> Erased {
    RwSignal::new_local(value)
}

fn find(state: Erased, is_tracked: bool) -> Option<Rc<dyn Any>> {
    if is_tracked {
        state.try_get()
    } else {
        state.try_get_untracked()
    }
}

fn alive<T>(cell: Option<T>) -> T {
    cell.unwrap_or_else(|| over())
}

#[cold]
fn over() -> ! {
    panic!("A state was read after the part of the page that it belongs to had ended.")
}
