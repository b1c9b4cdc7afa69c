use std::cell::Cell;
use std::fmt;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::keys::next_item;
use super::place::{Anchor, place};
use crate::kit::node::in_next_frame;
use crate::kit::{ButtonSize, ButtonVariant, Handler, IconSize, Node, State, html, icon};

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

    /// A symbol of `web/icons.svg` before the name.
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
#[component(transparent)]
pub fn Menu(
    /// What the actions are about: "More actions for Volvo XC60".
    #[prop(into)]
    label: String,
    /// The actions, in order.
    items: Vec<MenuItem>,
    /// A symbol of `web/icons.svg` for the button.
    #[prop(default = "more")]
    icon: &'static str,
    /// How high the button is.
    #[prop(default = ButtonSize::Compact)]
    size: ButtonSize,
) -> Node {
    let id = ["menu-", &NEXT_MENU.replace(NEXT_MENU.get() + 1).to_string()].concat();
    let is_open = State::new(false);
    let opener = html::button()
        .class("button icon-button")
        .attr("type", "button")
        .attr("data-variant", ButtonVariant::Ghost.name())
        .attr("data-size", size.name())
        .attr("aria-label", &label)
        .attr("aria-haspopup", "menu")
        .attr("aria-controls", &id)
        .attr("popovertarget", &id)
        .attr("aria-expanded", move || {
            Some(if is_open.get() { "true" } else { "false" })
        })
        .child(icon::icon(icon, IconSize::Medium));
    let list = html::div()
        .class("menu")
        .attr("id", &id)
        .attr("role", "menu")
        .attr("aria-label", &label)
        .attr("popover", "auto");
    let menu = OpenMenu {
        opener: opener.dom(),
        list: list.dom(),
    };
    let list = list.child(items.into_iter().map(|item| menu.item(item)));
    let list = menu.listen(list, is_open);
    html::span().class("menu-anchor").child(opener).child(list)
}

/// The button and the list of a menu, as they are in the page.
#[derive(Clone)]
struct OpenMenu {
    opener: Element,
    list: Element,
}

impl OpenMenu {
    fn item(&self, item: MenuItem) -> Node {
        let MenuItem {
            label,
            icon,
            is_dangerous,
            on_choose,
        } = item;
        let menu = self.clone();
        html::button()
            .class("menu-item")
            .attr("type", "button")
            .attr("role", "menuitem")
            .attr("tabindex", "-1")
            .attr("data-tone", is_dangerous.then_some("negative"))
            .child(icon.map(|name| icon::icon(name, IconSize::Small)))
            .child(html::span().child(&label))
            .on(ev::click, move |_| {
                menu.close();
                on_choose.run();
            })
    }

    fn listen(&self, list: Node, is_open: State<bool>) -> Node {
        let (before, after, keys) = (self.clone(), self.clone(), self.clone());
        list.on(ev::beforetoggle, move |_| {
            // The menu is laid out after this event and painted after the next animation frame: in between it can be
            // measured.
            let menu = before.clone();
            in_next_frame(move || menu.put_beside_opener());
        })
        .on(ev::toggle, move |_| {
            let now_open = after.list.matches(":popover-open").unwrap_or(false);
            is_open.set(now_open);
            if now_open {
                after.focus(0);
            }
        })
        .on_key(move |event| {
            let key = event.key();
            if key == "Tab" {
                keys.close();
            } else if let Some(index) = next_item(&key, keys.focused(), keys.count()) {
                event.prevent_default();
                keys.focus(index);
            }
        })
    }

    /// Puts the list beside the button. It has to be laid out by now, so that its height can be measured.
    fn put_beside_opener(&self) {
        let Some(frame) = document().document_element() else {
            return;
        };
        let list = self.list.unchecked_ref::<HtmlElement>();
        let style = list.style();
        // A property that can't be set leaves the menu where the stylesheet puts it.
        let _ = style.remove_property("max-height");
        let bounds = self.opener.get_bounding_client_rect();
        let is_mirrored = frame.get_attribute("dir").as_deref() == Some("rtl");
        let anchor = Anchor {
            top: whole(bounds.top()),
            bottom: whole(bounds.bottom()),
            end: if is_mirrored {
                whole(bounds.left())
            } else {
                frame.client_width() - whole(bounds.right())
            },
        };
        let placed = place(anchor, frame.client_height(), list.offset_height());
        for (property, length) in [
            ("top", placed.top),
            ("inset-inline-end", placed.end),
            ("max-height", placed.max_height),
        ] {
            let _ = style.set_property(property, &[&length.to_string(), "px"].concat());
        }
    }

    fn close(&self) {
        // It refuses only if the menu is closed already.
        let _ = self.list.unchecked_ref::<HtmlElement>().hide_popover();
    }

    fn focus(&self, index: u32) {
        if let Some(item) = self.list.children().item(index) {
            // An item that can't take the focus leaves it where it is.
            let _ = item.unchecked_ref::<HtmlElement>().focus();
        }
    }

    fn focused(&self) -> Option<u32> {
        let focused = document().active_element()?;
        let items = self.list.children();
        (0..items.length()).find(|index| items.item(*index).as_ref() == Some(&focused))
    }

    fn count(&self) -> u32 {
        self.list.child_element_count()
    }
}

/// A length in whole pixels. Lengths inside a frame are far below what fits.
#[allow(clippy::cast_possible_truncation)]
fn whole(length: f64) -> i32 {
    length as i32
}
