use std::cell::Cell;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{Content, IconSize, Node, State, effect, html, icon};
use crate::words;

thread_local! {
    static NEXT_DIALOG: Cell<u32> = const { Cell::new(1) };
}

/// A question or a small form over the page. It is the browser's own modal `dialog`: the rest of the page can't be reached while it is
/// open, Escape closes it, and the focus returns to where it was.
///
/// It can't be larger than the frame. What needs more room is a modal of Pipedrive; a question with two answers may be Pipedrive's own
/// confirmation.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Button, ButtonVariant, Dialog, Node, State, html};
///
/// fn delete(is_open: State<bool>) -> Node {
///     let close = move || is_open.set(false);
///     let actions = [
///         view! { <Button label="Keep it" on_press=close/> }.into(),
///         view! { <Button label="Delete vehicle" variant=ButtonVariant::Danger on_press=close/> }.into(),
///     ];
///     view! {
///         <Dialog title="Delete this vehicle?" open=is_open actions>
///             <p>"Its proposals are deleted too."</p>
///         </Dialog>
///     }
///     .into()
/// }
/// ```
#[component(transparent)]
pub fn Dialog<'a>(
    /// What it is about, as a question or a few words.
    #[prop(into)]
    title: TextProp,
    /// Whether it is open, both ways: Escape and the cross set it to `false`.
    #[prop(into)]
    open: State<bool>,
    /// The buttons below, the one that does what the title says at last.
    #[prop(optional, into)]
    actions: Option<Content<'a>>,
    /// What it says or asks.
    children: Content<'a>,
) -> Node {
    let number = NEXT_DIALOG.replace(NEXT_DIALOG.get() + 1).to_string();
    let title_id = ["dialog-title-", &number].concat();
    let cross = html::button()
        .class("button icon-button")
        .attr("type", "button")
        .attr("data-variant", "ghost")
        .attr("data-size", "compact")
        .attr("aria-label", words::close())
        .attr("title", words::close())
        .on(ev::click, move |_| open.set(false))
        .child(icon::icon("close", IconSize::Small));
    let header = html::header()
        .class("dialog-window-header")
        .child(
            html::h2()
                .class("dialog-window-title")
                .attr("id", &title_id)
                .child(title),
        )
        .child(cross);
    let dialog = html::dialog()
        .class("dialog-window")
        .attr("aria-labelledby", &title_id)
        .child(header)
        .child(html::div().class("dialog-window-body").child(children))
        .child(actions.map(|actions| html::footer().class("dialog-window-actions").child(actions)))
        // A page that closes on Escape must not do so with its dialog.
        .on_key(|event| {
            if event.key() == "Escape" {
                event.stop_propagation();
            }
        })
        .on(ev::close, move |_| {
            if open.try_with_untracked(|open| *open) == Some(true) {
                open.set(false);
            }
        });
    let element: HtmlDialogElement = dialog.dom().unchecked_into();
    effect(move || {
        if !open.get() {
            element.close();
        } else if element.is_connected() {
            show(&element);
        } else {
            // It is put into the page after it was built.
            let element = element.clone();
            super::node::in_next_frame(move || {
                if open.try_with_untracked(|open| *open) == Some(true) {
                    show(&element);
                }
            });
        }
    });
    dialog
}

fn show(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // It refuses only where it is not in the page.
        let _ = dialog.show_modal();
    }
}
