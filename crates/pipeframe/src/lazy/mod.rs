//! Parts of a program that are fetched when they are first needed.
//!
//! A release is one program in several files: a core that all pages share, a part for each page, and parts for what a page does not show at
//! first. [`lazy!`](crate::lazy!) says which functions a part begins with; all that only they reach goes with them.
//!
//! ```no_run
//! use pipeframe::kit::{Node, State, html};
//! use pipeframe::lazy;
//!
//! lazy! { help;
//!     /// Answers to what people ask most often.
//!     help: fn(&'static str) -> Node = answers;
//! }
//!
//! fn answers(surface: &'static str) -> Node {
//!     html::p().child("This is the ").child(surface).child(".")
//! }
//!
//! fn help_below(is_open: State<bool>) -> Node {
//!     let shown = || lazy::view("Loading the help", help, |help| help("panel"));
//!     html::div().child(move || is_open.get().then(shown))
//! }
//! ```
//!
//! Other builds are not split, nor are releases of one page or with `--programs`: the function is there at once.

/// What [`lazy!`](crate::lazy!) expands to in a program of several parts.
#[doc(hidden)]
#[cfg(all(feature = "split", target_arch = "wasm32"))]
pub mod split;
mod view;

pub use view::view;

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use wasm_bindgen_futures::spawn_local;

/// A part of the program could not be fetched: the network failed, or a newer release has taken its file away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be fetched")]
pub struct NotLoaded;

/// Puts functions into a part of the program that is fetched when one of them is first asked for.
///
/// It begins with the name of the part, which may be said in several places. Each name is then an `async fn` that gives the function, or
/// [`NotLoaded`](crate::lazy::NotLoaded). See [`lazy`](mod@crate::lazy) for an example.
#[cfg(not(all(feature = "split", target_arch = "wasm32")))]
#[macro_export]
macro_rules! lazy {
    ($part:ident; $($(#[$meta:meta])* $visibility:vis $name:ident: $type:ty = $function:expr;)+) => {
        $(
            $(#[$meta])*
            #[allow(clippy::unused_async, reason = "in a program of several parts it waits for its part")]
            $visibility async fn $name() -> ::core::result::Result<$type, $crate::lazy::NotLoaded> {
                ::core::result::Result::Ok($function)
            }
        )+
    };
}

/// The same in a program of several parts.
#[cfg(all(feature = "split", target_arch = "wasm32"))]
#[macro_export]
macro_rules! lazy {
    ($part:ident; $($(#[$meta:meta])* $visibility:vis $name:ident: $type:ty = $function:expr;)+) => {
        $(
            #[$crate::lazy::split::wasm_split($part, wasm_split_path = $crate::lazy::split, fallible)]
            $(#[$meta])*
            $visibility fn $name() -> ::core::result::Result<$type, $crate::lazy::NotLoaded> {
                ::core::result::Result::Ok($function)
            }
        )+
    };
}

/// Opens a page, which is a part of the program of its own: `page!(floating_window, mount(server, floating_window::page))`. The part has
/// the name of the page, with `_` for `-`.
#[macro_export]
macro_rules! page {
    ($page:ident, $open:expr) => {{
        $crate::lazy! { $page; $page: fn() = || $open; }
        $crate::lazy::open($page())
    }};
}

/// For [`page!`](crate::page!).
#[doc(hidden)]
pub fn open(page: impl Future<Output = Result<fn(), NotLoaded>> + 'static) {
    at_once_or_later(Box::pin(page), |page| {
        // The program is not started before the part of its page is there; the boot script says so where it does not arrive.
        if let Ok(open) = page {
            open();
        }
    });
}

/// What is there already is handed on before this returns: no page flickers for it.
pub(crate) fn at_once_or_later<T: 'static>(
    mut future: Pin<Box<dyn Future<Output = T>>>,
    then: impl FnOnce(T) + 'static,
) {
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(value) => then(value),
        Poll::Pending => spawn_local(async move { then(future.await) }),
    }
}
