//! The floating window: over every page, draggable by its header with pointer and arrow keys.

use leptos::html::Button;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

use crate::desk::{Desk, FrameSize, Place, Point, UserAction};
use crate::frame_id::FrameId;
use crate::host::Host;

use super::avatar::app_avatar;
use super::drag::{Extent, arrow_step, keep_inside};
use super::icon::{Shape, small_icon};
use super::surface_frame::SurfaceFrame;

const HEADER_HEIGHT: i32 = 40;

/// What a scroll bar takes of the width, at most.
const SCROLL_BAR: i32 = 16;

/// The floating window, hidden until it is asked for; its frame lives all the time. The workbench has its own place for it.
#[component]
pub(super) fn FloatingWindowLayer(
    host: Host,
    covered: Memo<bool>,
    area: ReadSignal<Extent>,
) -> impl IntoView {
    let frame = host.select(|desk| {
        desk.floating_window()
            .filter(|_| desk.place() != Place::Workbench)
            .map(|window| window.frame)
    });
    view! {
        <div class="window-layer" inert=covered>
            {move || {
                frame
                    .get()
                    .map(|frame| view! { <FloatingWindow host=host frame=frame area=area /> })
            }}
        </div>
    }
    .into_any()
}

#[component]
fn FloatingWindow(host: Host, frame: FrameId, area: ReadSignal<Extent>) -> impl IntoView {
    let shown = host.select(|desk| desk.floating_window().is_some_and(|window| window.shown));
    let focus_mode = host.select(|desk| {
        desk.floating_window()
            .is_some_and(|window| window.focus_mode)
    });
    let name = host.select(|desk| {
        desk.floating_window()
            .map(|window| window.name.clone())
            .unwrap_or_default()
    });
    let size = host.select(move |desk| desk.frame(frame).map(|frame| frame.size));
    let extent = Memo::new(move |_| outer_extent(size.get(), area.get()));
    let position = host.select(position);
    let dragged = RwSignal::new(None::<Point>);
    let corner = Memo::new(move |_| {
        let point = dragged.get().unwrap_or_else(|| position.get());
        keep_inside(point, extent.get(), area.get())
    });
    let place = move || {
        let Point { x, y } = corner.get();
        format!("translate({x}px, {y}px)")
    };
    view! {
        <section
            class="host-floating-window"
            role="dialog"
            aria-label=name
            data-shown=move || shown.get().to_string()
            data-dragging=move || dragged.get().is_some().to_string()
            style:transform=place
            style:width=move || format!("{}px", extent.get().width)
        >
            <div class="window-header">
                <DragHandle host=host name=name corner=corner dragged=dragged />
                <Show when=move || !focus_mode.get()>
                    <button
                        type="button"
                        class="host-icon-button"
                        data-size="small"
                        aria-label=move || format!("Close {}", name.get())
                        on:click=move |_| host.act(UserAction::HideFloatingWindow)
                    >
                        {small_icon(Shape::Close)}
                    </button>
                </Show>
            </div>
            <div class="window-body">
                <SurfaceFrame host=host frame=frame />
            </div>
        </section>
    }
    .into_any()
}

/// The header as a handle: a pointer drags it, arrow keys move it, with Shift further.
#[component]
fn DragHandle(
    host: Host,
    name: Memo<String>,
    corner: Memo<Point>,
    dragged: RwSignal<Option<Point>>,
) -> impl IntoView {
    let handle = NodeRef::<Button>::new();
    let grip = StoredValue::new(None::<Point>);
    let take = move |event: PointerEvent| {
        let Some(handle) = handle.get_untracked() else {
            return;
        };
        if event.button() != 0 || handle.set_pointer_capture(event.pointer_id()).is_err() {
            return;
        }
        let Point { x, y } = corner.get_untracked();
        grip.set_value(Some(Point {
            x: event.client_x() - x,
            y: event.client_y() - y,
        }));
    };
    let follow = move |event: PointerEvent| {
        if let Some(grip) = grip.get_value() {
            dragged.set(Some(Point {
                x: event.client_x() - grip.x,
                y: event.client_y() - grip.y,
            }));
        }
    };
    let release = move |_: PointerEvent| {
        grip.set_value(None);
        if dragged.get_untracked().is_some() {
            host.act(UserAction::MoveFloatingWindow(corner.get_untracked()));
            dragged.set(None);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(step) = arrow_step(&event.key(), event.shift_key()) else {
            return;
        };
        event.prevent_default();
        let Point { x, y } = corner.get_untracked();
        let moved = Point {
            x: x + step.x,
            y: y + step.y,
        };
        dragged.set(Some(moved));
        host.act(UserAction::MoveFloatingWindow(corner.get_untracked()));
        dragged.set(None);
    };
    view! {
        <button
            type="button"
            class="window-handle"
            aria-label=move || format!("{}: drag to move, or use the arrow keys", name.get())
            node_ref=handle
            on:pointerdown=take
            on:pointermove=follow
            on:pointerup=release
            on:pointercancel=release
            on:keydown=on_key
        >
            {app_avatar(host)}
            <span>{name}</span>
        </button>
    }
    .into_any()
}

fn position(desk: &Desk) -> Point {
    desk.floating_window()
        .map_or(Point { x: 0, y: 0 }, |window| window.position)
}

/// The window with its header, limited by the area; in a smaller area its frame scrolls.
fn outer_extent(frame: Option<FrameSize>, area: Extent) -> Extent {
    let wanted = frame.map_or((0, 0), |size| (size.width.unwrap_or(320), size.height));
    let (width, height) = (pixels(wanted.0), pixels(wanted.1) + HEADER_HEIGHT);
    let scroll_bar = if height > area.height { SCROLL_BAR } else { 0 };
    Extent {
        width: (width + scroll_bar).min(area.width),
        height: height.min(area.height),
    }
}

fn pixels(length: u32) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX - HEADER_HEIGHT.max(SCROLL_BAR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_never_larger_than_the_area() {
        let area = Extent {
            width: 700,
            height: 400,
        };
        let size = |width, height| {
            outer_extent(
                Some(FrameSize {
                    width: Some(width),
                    height,
                }),
                area,
            )
        };
        assert_eq!(
            size(320, 300),
            Extent {
                width: 320,
                height: 340
            }
        );
        assert_eq!(size(800, 700), area);
        // A frame that is scrolled keeps its width beside the scroll bar.
        assert_eq!(
            size(320, 700),
            Extent {
                width: 336,
                height: 400
            }
        );
    }
}
