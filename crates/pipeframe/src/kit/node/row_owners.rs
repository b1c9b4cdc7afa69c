use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// The owners of a list's rows, which end with their rows, and at the latest with the owner of the list.
///
/// An owner would do as much for its children, but keeps the memory of each that it ever had.
pub(super) struct RowOwners(Rc<RefCell<Vec<WeakOwner>>>);

impl RowOwners {
    /// For a list of the owner that is current.
    pub(super) fn new() -> Self {
        let owners = Self(Rc::default());
        let ending = SendWrapper::new(Rc::clone(&owners.0));
        on_cleanup(move || {
            for owner in RefCell::take(&ending) {
                if let Some(owner) = owner.upgrade() {
                    owner.cleanup();
                }
            }
        });
        owners
    }

    /// An owner for a new row.
    pub(super) fn add(&self) -> Owner {
        let owner = Owner::default();
        let mut owners = self.0.borrow_mut();
        owners.retain(|owner| owner.upgrade().is_some());
        owners.push(owner.downgrade());
        owner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_went_are_forgotten() {
        let owners = RowOwners::new();
        let kept = owners.add();
        for _ in 0..100 {
            drop(owners.add());
        }
        assert_eq!(owners.0.borrow().len(), 2);
        drop(kept);
    }

    #[test]
    fn a_row_ends_with_the_owner_of_its_list() {
        let list = Owner::new();
        let owners = list.with(RowOwners::new);
        let row = owners.add();
        let signal = row.with(|| RwSignal::new(1));
        list.cleanup();
        assert!(signal.is_disposed());
    }
}
