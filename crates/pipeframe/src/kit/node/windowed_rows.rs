//! Rows that follow a list of keys, of which only those near what is seen are in the page.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::Node;
use super::build::set_attribute;
use super::extent::{Extent, Placed, View, WHOLE_UP_TO};
use super::focus::{keep_focus_in, take_focus};
use super::row_owners::RowOwners;
use super::subscription::{Listener, Subscription, in_next_frame};

impl Node {
    /// Keeps the content of the element, a `ul` or an `ol`, at one `li` for each key. The row of a key that stays is not
    /// made again, so what is in it keeps the focus. An element with such rows has nothing else in it.
    ///
    /// Of a list of more than 60, only the rows near what is seen are in the page, with room left for the others, so that
    /// the page is as high as with all of them, and each row says which of how many it is (`aria-posinset`,
    /// `aria-setsize`). Rows may differ in height. The first, the last and those around the focus stay in the page, so that
    /// Tab goes through the whole list. A row that is scrolled away and comes back is made again: what it is to remember
    /// belongs in state outside it. The browser's own search finds only what is in the page, and only that is printed: a
    /// list of that length needs a filter.
    ///
    /// The list changes once a frame, however often its keys do.
    ///
    /// ```
    /// use pipeframe::kit::{Node, State, html};
    ///
    /// fn numbers(shown: State<Vec<u32>>) -> Node {
    ///     html::ul().windowed_rows(
    ///         move || shown.get(),
    ///         |number| html::li().class("list-row").child(*number),
    ///     )
    /// }
    /// ```
    #[must_use]
    pub fn windowed_rows<K: PartialEq + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        row: impl Fn(&K) -> Self + 'static,
    ) -> Self {
        let rows = Shared::new(Rows {
            list: self.dom(),
            owners: RowOwners::new(),
            build: Box::new(row),
            keys: Vec::new(),
            extent: Extent::default(),
            width: 0,
            present: Vec::new(),
            is_due: false,
        });
        let scrolled = rows.clone();
        let mut is_first = true;
        Subscription::effect(Box::new(move || {
            rows.0.borrow_mut().take(keys());
            if mem::take(&mut is_first) {
                rows.update();
            } else {
                rows.update_in_next_frame();
            }
        }));
        // The element that scrolls is the page's document or inside it; scroll events don't bubble, but a capturing listener on the document sees them.
        for event in ["scroll", "resize"] {
            let rows = scrolled.clone();
            let follow = Box::new(move |_| {
                if rows.0.borrow().is_long() {
                    rows.update_in_next_frame();
                }
            });
            Subscription::Listener {
                _listener: Listener::new(&window(), event, true, follow),
            }
            .until_cleanup();
        }
        self
    }
}

/// The rows of one list, as its effect, its listeners and the next frame see them.
struct Shared<K>(Rc<RefCell<Rows<K>>>);

impl<K> Clone for Shared<K> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<K: PartialEq + 'static> Shared<K> {
    fn new(rows: Rows<K>) -> Self {
        Self(Rc::new(RefCell::new(rows)))
    }

    fn update_in_next_frame(&self) {
        if mem::replace(&mut self.0.borrow_mut().is_due, true) {
            return;
        }
        let rows = Rc::downgrade(&self.0);
        in_next_frame(move || {
            if let Some(rows) = rows.upgrade() {
                Self(rows).update();
            }
        });
    }

    fn update(&self) {
        let is_settled = self.0.borrow_mut().update();
        if !is_settled {
            self.update_in_next_frame();
        }
    }
}

struct Rows<K> {
    list: Element,
    owners: RowOwners,
    build: Box<dyn Fn(&K) -> Node>,
    keys: Vec<K>,
    extent: Extent,
    /// The width at which the rows were measured.
    width: i32,
    /// The rows that are in the page.
    present: Vec<Row>,
    /// Whether the next frame brings an update.
    is_due: bool,
}

/// A row that is in the page.
struct Row {
    /// Which of the list it is; beyond the list's end when it is not in it any more.
    index: usize,
    built: Element,
    /// What the row made lives as long as the row, and not only until the list changes.
    _owner: Owner,
}

impl<K: PartialEq> Rows<K> {
    fn is_long(&self) -> bool {
        self.keys.len() > WHOLE_UP_TO
    }

    fn take(&mut self, keys: Vec<K>) {
        for row in &mut self.present {
            let old = self.keys.get(row.index);
            let index = keys.iter().position(|key| Some(key) == old);
            row.index = index.unwrap_or(usize::MAX);
        }
        let pairs = self.keys.iter().zip(&keys);
        let same = pairs.take_while(|(old, new)| old == new).count();
        self.extent.change(same, keys.len());
        self.keys = keys;
    }

    /// Puts the rows into the page that belong there now. Whether that is all; otherwise what is new has to be measured.
    fn update(&mut self) -> bool {
        self.is_due = false;
        let view = if self.is_long() {
            self.measure()
        } else {
            View::default()
        };
        let active = document().active_element();
        let has_focus = |row: &&Row| row.built.contains(active.as_deref());
        let focused = self.present.iter().find(has_focus).map(|row| row.index);
        let placed = self.extent.placed(view, focused);
        let is_settled = self.show(&placed);
        // An element that is moved loses the focus.
        if let Some(active) = active.filter(|_| focused.is_some()) {
            take_focus(&active);
            keep_focus_in(&self.list);
        }
        is_settled || !self.is_long()
    }

    /// Measures what is in the page, before any of it goes.
    fn measure(&mut self) -> View {
        let width = self.list.client_width();
        if mem::replace(&mut self.width, width) != width {
            self.extent.forget();
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for row in &self.present {
            let height = row.built.get_bounding_client_rect().height();
            self.extent.measured(row.index, height);
            sum += height;
            count += 1.0;
        }
        self.extent.settle(sum / count);
        let frame = document().document_element();
        View {
            top: -self.list.get_bounding_client_rect().top(),
            height: frame.map_or(0, |frame| frame.client_height()).into(),
        }
    }

    fn show(&mut self, placed: &[Placed]) -> bool {
        let mut old = mem::take(&mut self.present);
        for Placed { index, .. } in placed {
            let kept = old.iter().position(|row| row.index == *index);
            self.present.push(match kept {
                Some(kept) => old.swap_remove(kept),
                None => self.build(*index),
            });
        }
        for row in &old {
            row.built.remove();
        }
        let mut next = self.list.first_element_child();
        let mut is_settled = true;
        for (row, placed) in self.present.iter().zip(placed) {
            if next.as_ref() == Some(&row.built) {
                next = row.built.next_element_sibling();
            } else {
                is_settled = false;
                let _ = self.list.insert_before(&row.built, next.as_deref());
            }
            row.place(placed, self.keys.len());
        }
        is_settled
    }

    fn build(&self, index: usize) -> Row {
        let owner = self.owners.add();
        let built = owner.with(|| untrack(|| (self.build)(&self.keys[index])));
        Row {
            index,
            built: built.0,
            _owner: owner,
        }
    }
}

impl Row {
    /// Leaves room below for rows that are not in the page, and says which of how many this is.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "no page has as many rows or is as high"
    )]
    fn place(&self, placed: &Placed, count: usize) {
        let text = |number: i32| number.to_string();
        set_attribute(&self.built, "aria-posinset", &text(placed.index as i32 + 1));
        set_attribute(&self.built, "aria-setsize", &text(count as i32));
        let style = self.built.unchecked_ref::<HtmlElement>().style();
        let room = [&text((placed.gap + 0.5) as i32), "px"].concat();
        // The property exists, and the value is a length.
        let _ = style.set_property("margin-block-end", &room);
    }
}
