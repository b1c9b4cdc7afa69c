//! Buttons that open a menu or a popover.

use leptos::html::{Button, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent};

use super::element::focus_leaves;

/// The menu around a view; its items close it by this.
#[derive(Clone, Copy)]
struct OpenMenu {
    open: RwSignal<bool>,
    button: NodeRef<Button>,
}

impl OpenMenu {
    /// Closes the menu. The focus goes back to its button, so that a dialog that opens next returns it there.
    fn close(self) {
        self.open.set(false);
        if let Some(button) = self.button.get_untracked() {
            let _ = button.focus();
        }
    }
}

/// A button and the menu that it opens. Arrow keys move in the menu, Escape closes it, and so does leaving it.
#[component]
pub(super) fn Menu(
    /// The accessible name of the button and of the menu.
    #[prop(into)]
    label: Signal<String>,
    /// The button's class.
    class: &'static str,
    /// `small` for a compact button.
    #[prop(optional)]
    size: Option<&'static str>,
    /// `start` opens towards the right.
    #[prop(optional)]
    opens: Option<&'static str>,
    /// What the button shows.
    face: ViewFn,
    /// The items.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<Button>::new();
    let menu = OpenMenu { open, button };
    provide_context(menu);
    let anchor = NodeRef::<Div>::new();
    let popover = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let (true, Some(popover)) = (open.get(), popover.get()) {
            move_focus(&popover, Step::First);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if !open.get_untracked() {
            return;
        }
        let Some(popover) = popover.get_untracked() else {
            return;
        };
        let step = match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                menu.close();
                return;
            }
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return,
        };
        event.prevent_default();
        move_focus(&popover, step);
    };
    let on_leave = move |event: FocusEvent| {
        if focus_leaves(&event, anchor) {
            open.set(false);
        }
    };
    view! {
        <div class="host-popover-anchor" node_ref=anchor on:keydown=on_key on:focusout=on_leave>
            <button
                type="button"
                class=class
                data-size=size
                node_ref=button
                aria-label=label
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {face.run()}
            </button>
            <Show when=move || open.get()>
                <div
                    class="host-popover"
                    role="menu"
                    data-side=opens
                    aria-label=label
                    tabindex="-1"
                    node_ref=popover
                >
                    {children()}
                </div>
            </Show>
        </div>
    }
    .into_any()
}

/// One thing to do in a menu; the menu closes when it is chosen.
#[component]
pub(super) fn MenuItem(
    /// Why it can't be chosen, if it can't; the reason is shown.
    #[prop(optional)]
    disabled: bool,
    /// What happens.
    on_select: impl Fn() + 'static,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let menu = use_context::<OpenMenu>();
    view! {
        <button
            type="button"
            class="host-popover-item"
            role="menuitem"
            disabled=disabled
            on:click=move |_| {
                if let Some(menu) = menu {
                    menu.close();
                }
                on_select();
            }
        >
            {children()}
        </button>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

fn move_focus(popover: &HtmlElement, step: Step) {
    let Ok(found) = popover.query_selector_all("button:not(:disabled)") else {
        return;
    };
    let items: Vec<HtmlElement> = (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect();
    let focused = super::element::focused();
    let current = items
        .iter()
        .position(|item| focused.as_ref().is_some_and(|focused| focused == item));
    let last = items.len().saturating_sub(1);
    let target = match (step, current) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => last,
        (Step::Next, Some(current)) => {
            if current == last {
                0
            } else {
                current + 1
            }
        }
        (Step::Previous, Some(current)) => current.checked_sub(1).unwrap_or(last),
    };
    match items.get(target) {
        Some(item) => {
            let _ = item.focus();
        }
        None => {
            let _ = popover.focus();
        }
    }
}
