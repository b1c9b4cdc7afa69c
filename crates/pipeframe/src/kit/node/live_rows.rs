//! Rows that follow a list of keys and are all in the page.

use std::mem;

use leptos::prelude::*;

use super::Node;
use super::focus::{focus_at, focus_in, path_to_focus};
use super::row_owners::RowOwners;
use super::subscription::Subscription;

impl Node {
    /// Keeps the content of the element at one row for each key. The row of a key that stays is not rebuilt, so what is
    /// in it keeps the focus. An element with live rows has nothing else in it. For a list that may be
    /// long there is [`Node::windowed_rows`].
    #[must_use]
    pub fn live_rows<K: PartialEq + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        row: impl Fn(&K) -> Self + 'static,
    ) -> Self {
        let element = self.dom();
        let owners = RowOwners::new();
        let mut rows: Vec<Row<K>> = Vec::new();
        Subscription::effect(Box::new(move || {
            let mut old = mem::take(&mut rows);
            for key in keys() {
                let index = old.iter().position(|row| row.key == key);
                rows.push(match index {
                    Some(index) => old.swap_remove(index),
                    None => Row::new(key, &owners, &row),
                });
            }
            let focused = path_to_focus(&element);
            for row in old {
                row.built.0.remove();
            }
            for (index, row) in (0..).zip(&rows) {
                let present = element.children().item(index);
                if present.as_ref() != Some(&row.built.0) {
                    let _ = element.insert_before(&row.built.0, present.as_deref());
                }
            }
            if let Some(path) = focused
                && focus_in(&element).is_none()
            {
                focus_at(&element, &path);
            }
        }));
        self
    }
}

/// A row that stays while its key does.
struct Row<K> {
    key: K,
    built: Node,
    /// What the row made lives as long as the row, and not only until the list changes.
    _owner: Owner,
}

impl<K> Row<K> {
    fn new(key: K, owners: &RowOwners, row: &impl Fn(&K) -> Node) -> Self {
        let owner = owners.add();
        let built = owner.with(|| untrack(|| row(&key)));
        Self {
            key,
            built,
            _owner: owner,
        }
    }
}
