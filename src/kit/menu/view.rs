use std::cell::Cell;
use std::fmt;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::keys::next_item;
use super::place::{Anchor, place};
use crate::kit::{ButtonSize, ButtonVariant, Handler, Icon, IconSize};

/// One action of a [`Menu`].
pub struct MenuItem {
    label: String,
    icon: Option<&'static str>,
    is_dangerous: bool,
    on_choose: Handler,
}

impl MenuItem {
    /// An action with its name and what it does.
    pub fn new(label: impl Into<String>, on_choose: impl Into<Handler>) -> Self {
        Self {
            label: label.into(),
            icon: None,
            is_dangerous: false,
            on_choose: on_choose.into(),
        }
    }

    /// A symbol of `assets/icons.svg` before the name.
    #[must_use]
    pub fn icon(mut self, name: &'static str) -> Self {
        self.icon = Some(name);
        self
    }

    /// Marks an action that can't be undone. It belongs at the end of the menu.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.is_dangerous = true;
        self
    }
}

impl fmt::Debug for MenuItem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MenuItem")
    }
}

thread_local! {
    static NEXT_MENU: Cell<u32> = const { Cell::new(1) };
}

/// A button with three dots that opens a list of actions inside the frame. Arrow keys, Home and End move in it, Escape
/// and a press outside close it, and the focus returns to the button.
#[component]
pub fn Menu(
    /// What the actions are about: "More actions for Volvo XC60".
    #[prop(into)]
    label: String,
    /// The actions, in order.
    items: Vec<MenuItem>,
    /// A symbol of `assets/icons.svg` for the button.
    #[prop(default = "more")]
    icon: &'static str,
    /// How high the button is.
    #[prop(default = ButtonSize::Compact)]
    size: ButtonSize,
) -> impl IntoView {
    let id = format!("menu-{}", NEXT_MENU.replace(NEXT_MENU.get() + 1));
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let is_open = RwSignal::new(false);
    let count = items.len();

    // The menu is laid out after this event and painted after the next animation frame: in between it can be measured.
    let put_in_place = move |_: ev::Event| {
        request_animation_frame(move || {
            if let (Some(button), Some(list)) = (button.get_untracked(), list.get_untracked()) {
                put_beside(&button, &list);
            }
        });
    };
    let note_state = move |_: ev::Event| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let now_open = list.matches(":popover-open").unwrap_or(false);
        is_open.set(now_open);
        if now_open {
            focus_item(&list, 0);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        if event.key() == "Tab" {
            close(&list);
        } else if let Some(index) = next_item(&event.key(), focused_item(&list), count) {
            event.prevent_default();
            focus_item(&list, index);
        }
    };
    let item = move |item: MenuItem| {
        let MenuItem {
            label,
            icon,
            is_dangerous,
            on_choose,
        } = item;
        view! {
            <button
                type="button"
                class="menu-item"
                role="menuitem"
                tabindex="-1"
                data-tone=is_dangerous.then_some("negative")
                on:click=move |_| {
                    if let Some(list) = list.get_untracked() {
                        close(&list);
                    }
                    on_choose.run();
                }
            >
                {icon.map(|name| view! { <Icon name/> })}
                <span>{label}</span>
            </button>
        }
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="button icon-button"
            data-variant=ButtonVariant::Ghost.name()
            data-size=size.name()
            aria-label=label.clone()
            aria-haspopup="menu"
            aria-expanded=move || if is_open.get() { "true" } else { "false" }
            aria-controls=id.clone()
            popovertarget=id.clone()
        >
            <Icon name=icon size=IconSize::Medium/>
        </button>
        <div
            node_ref=list
            class="menu"
            id=id
            role="menu"
            aria-label=label
            popover="auto"
            on:beforetoggle=put_in_place
            on:toggle=note_state
            on:keydown=on_key
        >
            {items.into_iter().map(item).collect_view()}
        </div>
    }
}

/// Puts an open menu beside its button. It has to be laid out by now, so that its height can be measured.
fn put_beside(button: &HtmlElement, list: &HtmlElement) {
    let Some(frame) = document().document_element() else {
        return;
    };
    let style = list.style();
    // A property that can't be set leaves the menu where the stylesheet puts it.
    let _ = style.remove_property("max-height");
    let bounds = button.get_bounding_client_rect();
    let anchor = Anchor {
        top: whole(bounds.top()),
        bottom: whole(bounds.bottom()),
        right: whole(bounds.right()),
    };
    let placed = place(
        anchor,
        frame.client_width(),
        frame.client_height(),
        list.offset_height(),
    );
    for (property, length) in [
        ("top", placed.top),
        ("right", placed.right),
        ("max-height", placed.max_height),
    ] {
        let _ = style.set_property(property, &format!("{length}px"));
    }
}

/// A length in whole pixels. Lengths inside a frame are far below what fits.
#[allow(clippy::cast_possible_truncation)]
fn whole(length: f64) -> i32 {
    length as i32
}

fn close(list: &HtmlElement) {
    // It refuses only if the menu is closed already.
    let _ = list.hide_popover();
}

fn focus_item(list: &HtmlElement, index: usize) {
    let item = u32::try_from(index)
        .ok()
        .and_then(|index| list.children().item(index));
    if let Some(item) = item.and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        // An item that can't take the focus leaves it where it is.
        let _ = item.focus();
    }
}

fn focused_item(list: &HtmlElement) -> Option<usize> {
    let focused = document().active_element()?;
    let items = list.children();
    (0..items.length())
        .find(|index| items.item(*index).as_ref() == Some(&focused))
        .map(|index| index as usize)
}
