//! Watches the content's height and tells the host.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, ResizeObserver};

use super::SizeFollower;
use crate::sdk::{Command, Connection};

/// Lets the frame follow the element's height for the life of the page. Where there is no size for a height, it stays.
pub(super) fn follow_height(
    element: Element,
    connection: Rc<Connection>,
    size_for_height: fn(u32) -> Option<JsValue>,
) {
    let follower = Rc::new(RefCell::new(SizeFollower::default()));
    let watched = element.clone();
    let observe = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if !watched.is_connected() {
            // The crash screen is in its place now, and needs the height that there is.
            return;
        }
        let height = content_height(&watched);
        let asked = follower.borrow_mut().content_is(height, now());
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
    size_for_height: fn(u32) -> Option<JsValue>,
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
