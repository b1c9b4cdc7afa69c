//! Ids of elements, which labels and descriptions are tied by.

use std::cell::Cell;

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of the page has.
pub(super) fn new_id() -> String {
    let number = LAST.get().wrapping_add(1);
    LAST.set(number);
    ["json-ui-", &number.to_string()].concat()
}
