//! Hears from the app's server what others have changed, by server-sent events.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::EventSource;

use crate::backend::Backend;
use crate::kit::effect;
use crate::lazy;
use crate::lazy::at_once_or_later;

/// Milliseconds until a stream that ended is opened again; twice as many after each failure.
const PAUSE: u32 = 1_000;
/// After so many failures the pauses get no longer: a minute.
const MOST_DOUBLINGS: u32 = 6;

/// A page's hearing.
struct Hearing {
    backend: Backend,
    path: &'static str,
    heard: Box<dyn Fn()>,
    source: RefCell<Option<EventSource>>,
    /// Counts how often it was begun or ended, so that what was begun before does not go on.
    turn: Cell<u32>,
    failures: Cell<u32>,
}

/// Runs `heard` whenever the app's server tells that something has changed, for as long as `is_wanted` says so, for the life of the page.
///
/// `EventSource` sends no header, and the signed token must stand in no address. So the page asks `path/ticket` with its token for a
/// ticket, a JSON text, with which it opens `path?ticket=…`: a ticket counts once and for a short time. Each event of that stream
/// is a change. What is told holds no data: fetch what is shown again. `heard` also runs whenever a stream was opened, as something may
/// have changed before. A stream that ends is opened again, later after each failure.
///
/// A server that is reached without a network, such as a sandbox in the page, tells nothing.
///
/// ```no_run
/// use pipeframe::fetch::{Fetched, hear_changes};
/// use pipeframe::sdk::NoFloatingWindow;
/// use pipeframe::surface::{Panel, SurfaceHandle};
///
/// fn follow(surface: &SurfaceHandle<Panel, NoFloatingWindow>, names: Fetched<Vec<String>>) {
///     let (expanded, tab_shown) = (surface.visible(), surface.page_visible());
///     let is_wanted = move || expanded.get() && tab_shown.get();
///     hear_changes(surface.backend().clone(), "/events", is_wanted, move || names.refresh());
/// }
/// ```
pub fn hear_changes(
    backend: Backend,
    path: &'static str,
    is_wanted: impl Fn() -> bool + 'static,
    heard: impl Fn() + 'static,
) {
    hear(backend, path, Box::new(is_wanted), Box::new(heard));
}

fn hear(
    backend: Backend,
    path: &'static str,
    is_wanted: Box<dyn Fn() -> bool>,
    heard: Box<dyn Fn()>,
) {
    let hearing = Rc::new(Hearing {
        backend,
        path,
        heard,
        source: RefCell::new(None),
        turn: Cell::new(0),
        failures: Cell::new(0),
    });
    let mut was_wanted = false;
    effect(move || {
        let is_wanted = is_wanted();
        if is_wanted != was_wanted {
            was_wanted = is_wanted;
            hearing.close();
            if is_wanted {
                begin(&hearing);
            }
        }
    });
}

lazy! { network;
    opener: fn(&Rc<Hearing>) = |hearing| hearing.open(0);
}

/// What hears comes with what asks for tickets. Where that does not arrive, it is asked for again when the page is shown the next time.
fn begin(hearing: &Rc<Hearing>) {
    let (hearing, turn) = (Rc::clone(hearing), hearing.turn.get());
    at_once_or_later(Box::pin(opener()), move |open| {
        if let Ok(open) = open
            && turn == hearing.turn.get()
        {
            open(&hearing);
        }
    });
}

impl Hearing {
    fn close(&self) {
        self.turn.set(self.turn.get() + 1);
        if let Some(source) = self.source.take() {
            source.close();
        }
    }

    /// Opens a stream after so many milliseconds, and others when that ends.
    fn open(self: &Rc<Self>, pause: u32) {
        let hearing = Rc::clone(self);
        let turn = self.turn.get();
        spawn_local(async move {
            if pause > 0 {
                hearing.backend.pause(pause).await;
            }
            if turn != hearing.turn.get() {
                return;
            }
            let path = [hearing.path, "/ticket"].concat();
            let ticket = hearing.backend.get::<String>(&path).await;
            if turn != hearing.turn.get() {
                return;
            }
            match ticket.ok().and_then(|ticket| hearing.listen(&ticket)) {
                Some(source) => drop(hearing.source.replace(Some(source))),
                None => hearing.fail(),
            }
        });
    }

    fn listen(self: &Rc<Self>, ticket: &str) -> Option<EventSource> {
        let path = [self.path, "?ticket=", ticket].concat();
        let source = EventSource::new(&self.backend.address(&path)?).ok()?;
        let turn = self.turn.get();
        let on = |run: fn(&Rc<Self>)| {
            let hearing = Rc::clone(self);
            let run: Box<dyn Fn()> = Box::new(move || {
                if turn == hearing.turn.get() {
                    run(&hearing);
                }
            });
            // It goes with the stream, of which there are few.
            Closure::wrap(run).into_js_value()
        };
        source.set_onopen(Some(on(Self::opened).unchecked_ref()));
        source.set_onmessage(Some(on(|hearing| (hearing.heard)()).unchecked_ref()));
        source.set_onerror(Some(on(Self::fail).unchecked_ref()));
        Some(source)
    }

    fn opened(self: &Rc<Self>) {
        self.failures.set(0);
        (self.heard)();
    }

    /// The browser would try the same address again, with a ticket that counts no more.
    fn fail(self: &Rc<Self>) {
        let failures = self.failures.get();
        self.failures.set(failures + 1);
        self.close();
        self.open(PAUSE << failures.min(MOST_DOUBLINGS));
    }
}
