//! Watches the content's height and tells the host.

use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, ResizeObserver};

use super::SizeFollower;
use super::chase;
use crate::kit::listen_to_window;
use crate::sdk::{Command, Connection};

/// Lets the frame follow the element's height for the life of the page. Where there is no size for a height, it stays.
pub(super) fn follow_height(
    element: Element,
    connection: Rc<Connection>,
    size_for_height: impl Fn(u32) -> Option<JsValue> + Copy + 'static,
) {
    let follower = Rc::new(RefCell::new(SizeFollower::default()));
    let watched = element.clone();
    // Set while the browser lays out the page for another height of the frame: what changes then changes because of it.
    let is_frame_change = Rc::new(Cell::new(false));
    let changed = Rc::clone(&is_frame_change);
    listen_to_window("resize", move |_| {
        changed.set(true);
        let changed = Rc::clone(&changed);
        // After this frame's layout, in which the observer below is told.
        set_timeout(move || changed.set(false), Duration::ZERO);
    });
    let mut is_told = false;
    let observe = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if !watched.is_connected() {
            // The crash screen is in its place now, and needs the height that there is.
            return;
        }
        let height = content_height(&watched);
        let asked = if is_frame_change.get() {
            follower.borrow_mut().content_follows_frame(height, now())
        } else {
            follower.borrow_mut().content_is(height, now())
        };
        if follower.borrow().chases() && !mem::replace(&mut is_told, true) {
            chase::tell(&watched);
        }
        if let Some(height) = asked {
            let (connection, follower) = (Rc::clone(&connection), Rc::clone(&follower));
            spawn_local(ask(connection, size_for_height, follower, height));
        }
    });
    if let Ok(observer) = ResizeObserver::new(observe.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    observe.forget();
}

async fn ask(
    connection: Rc<Connection>,
    size_for_height: impl Fn(u32) -> Option<JsValue>,
    follower: Rc<RefCell<SizeFollower>>,
    height: u32,
) {
    let mut next = Some(height);
    while let Some(height) = next {
        if let Some(size) = size_for_height(height) {
            // A size that the host refuses leaves the frame as it is, with a scroll bar: there is nothing better to do.
            let _ = connection.tell(Command::Resize, Ok(size)).await;
        }
        next = follower.borrow_mut().answered(now());
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "such a cast saturates, and heights are not negative"
)]
fn content_height(element: &Element) -> u32 {
    element.get_bounding_client_rect().height().ceil() as u32
}

fn now() -> f64 {
    js_sys::Date::now()
}
