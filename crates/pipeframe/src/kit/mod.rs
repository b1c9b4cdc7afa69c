//! Components that every surface is built from: buttons, fields, lists, menus and the states of a page.
//!
//! They look like they belong in Pipedrive, follow the host's theme, and work with a keyboard and a screen reader.
//! Styles are in `web/tokens.css`, `web/base.css` and `web/kit.css`; a component puts its class on its root element
//! (`ListRow` is `.list-row`), a variant in a `data-*` attribute and a state in an ARIA attribute.
//!
//! - Do something: [`Button`], [`IconButton`], [`LinkButton`], [`TextLink`], [`Menu`], with a [`Tooltip`]
//! - Ask for something: [`Form`] with [`TextField`], [`TextArea`], [`CountedTextArea`], [`NumberField`], [`MoneyField`], [`Select`],
//!   [`SearchSelect`], [`MultiSelect`], [`Checkbox`], [`CheckboxGroup`], [`Switch`], [`RadioCards`], [`DateField`], [`SearchField`],
//!   [`FileDrop`], with the rules of [`form`], [`FormErrorSummary`] and [`SaveBar`]; [`InlineEdit`] without a form
//! - Hold it all: [`Page`], [`Tabs`], [`Disclosure`], [`Dialog`]
//! - Show something: [`Badge`], [`Tag`], [`Avatar`], [`KeyValueList`] of [`KeyValue`], [`Card`], [`Section`], [`RowList`] of [`ListRow`]
//!   with a [`SortControl`], [`DataTable`], [`Timeline`] of [`TimelineItem`], [`Sparkline`], [`BarChart`], [`Toolbar`], [`Icon`]
//! - Show the state: [`Skeleton`], [`Spinner`], [`Progress`], [`EmptyState`], [`Banner`], [`InlineError`], [`Notice`], [`StaleNotice`],
//!   [`Screen`], [`Part`], [`LiveRegion`]
//! - Money, dates and plurals in the reader's language: [`intl`]
//! - Markup of one's own that weighs little, in Leptos' builder syntax: [`html`], [`Node`], [`State`], [`effect`]
//!
//! ```
//! use leptos::prelude::*;
//! use pipeframe::kit::{Button, ButtonVariant, Card, State, TextField};
//!
//! #[component]
//! fn Rename(name: State<String>, save: impl Fn() + 'static) -> impl IntoView {
//!     view! {
//!         <Card>
//!             <TextField name="name" label="Name" value=name/>
//!             <Button label="Save name" variant=ButtonVariant::Primary on_press=save/>
//!         </Card>
//!     }
//! }
//! ```
//!
//! The same without `view!`, which every page of the reference app does, as it weighs 25 kB less: [`Node`] has Leptos' builder syntax, and
//! takes components as children.
//!
//! ```
//! use leptos::ev;
//! use leptos::prelude::*;
//! use pipeframe::kit::{Badge, Node, State, html};
//!
//! fn people(names: State<Vec<String>>, is_open: State<bool>) -> Node {
//!     let count = move || names.with(Vec::len);
//!     html::section()
//!         .class("people") // fixed
//!         .class(("open", move || is_open.get())) // live, as every closure
//!         .attr("aria-label", "People")
//!         .child(html::h2().child("People ").child(count))
//!         .child(view! { <Badge label="New"/> })
//!         .child(html::button().child("Show").on(ev::click, move |_| is_open.set(true)))
//!         .child(move || is_open.get().then(|| list(names)))
//! }
//!
//! /// The row of a name stays while the name does.
//! fn list(names: State<Vec<String>>) -> Node {
//!     html::ul().live_rows(move || names.get(), |name| html::li().child(name))
//! }
//! ```
//!
//! What a component is given as `attr:id="x"`, `class:wide=true`, `style:`, `prop:` or `on:` in `view!` goes to its root element.

// Beside the function that is exported, `component` makes a public one that can't be.
#![allow(unreachable_pub)]
// Of the parameters it makes a type, in which a lifetime has a name.
#![allow(clippy::elidable_lifetime_names)]

mod avatar;
mod badge;
mod banner;
mod button;
mod card;
mod chart;
mod data_table;
mod dialog;
mod disclosure;
mod field;
mod floating;
pub mod form;
pub mod html;
mod icon;
mod inline_edit;
pub mod intl;
mod key_values;
mod list;
mod menu;
mod node;
mod page;
mod props;
mod sorting;
mod state;
mod states;
mod tabs;
mod tag;
mod text_link;
mod timeline;
mod toolbar;
mod tooltip;

pub use avatar::{Avatar, AvatarSize};
pub use badge::{Badge, Tone};
pub use banner::Banner;
pub use button::{
    Button, ButtonKind, ButtonSize, ButtonVariant, IconButton, LinkButton, allowed_href,
};
pub use card::{Card, Section};
pub use chart::{Bar, BarChart, Sparkline, Values};
pub use data_table::{Cell, Column, DataTable};
pub use dialog::Dialog;
pub use disclosure::Disclosure;
pub(crate) use field::known_name;
pub use field::{
    Checkbox, CheckboxGroup, Choice, Choices, CountedTextArea, DateField, FileDrop, FilesTaker,
    Form, FormErrorSummary, MoneyField, MultiSelect, NumberField, PickedFile, RadioCard,
    RadioCards, SearchField, SearchSelect, Select, Switch, TextArea, TextField, TextKind, report,
};
pub use icon::{Icon, IconSize};
pub use inline_edit::{InlineEdit, Saver};
pub use key_values::{KeyValue, KeyValueList};
pub use list::{ListRow, RowList};
pub use menu::{Menu, MenuItem};
pub use node::{
    IntoAttribute, IntoChild, IntoClass, IntoProperty, LiveAttribute, LiveChild, Node, effect,
    element,
};
pub(crate) use node::{focus_place, is_of_input_method, listen_to_window, take_focus};
pub use page::Page;
pub use props::{Content, Handler, Live};
pub use sorting::{SortControl, Sorting};
pub use state::State;
pub use states::{
    EmptyState, InlineError, LiveRegion, Notice, Part, PartError, Progress, SaveBar, Screen,
    Skeleton, SkeletonShape, Spinner, StaleNotice,
};
pub(crate) use states::{inline_error, skeleton};
pub use tabs::{Tab, Tabs};
pub use tag::Tag;
pub use text_link::TextLink;
pub use timeline::{Timeline, TimelineItem};
pub use toolbar::Toolbar;
pub use tooltip::Tooltip;
