//! What makes a [`Node`] a view of Leptos.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use web_sys::Element;

use super::Node;
use super::focus::{focus_at, path_to_focus};
use super::subscription::keep_for_owner;

impl Render for Node {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(mut self, state: &mut Self) {
        let focused = path_to_focus(&state.0);
        state.insert_before_this(&mut self);
        state.unmount();
        if let Some(path) = focused {
            focus_at(&self.0, &path);
        }
        *state = self;
    }
}

impl Mountable for Node {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&web_sys::Node>) {
        // A marker that is not in the parent any more leaves the element out of the page, as Leptos' own elements.
        let _ = parent.insert_before(&self.0, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.0.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&self.0));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.0.clone()]
    }
}

/// What a component is given as `attr:id="x"`, `class:wide=true`, `style:`, `prop:` or `on:` in `view!` goes to its root element.
impl AddAnyAttr for Node {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self {
        let state = attribute.into_cloneable_owned().build(&self.0);
        keep_for_owner(state);
        self
    }
}

/// Pages are rendered in the browser only, so nothing here is called but `into_owned`.
impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self {
        self
    }

    fn into_owned(self) -> Self {
        self
    }
}
