use leptos::ev;
use leptos::prelude::*;

use super::{IconSize, Live, Node, Sorting, State, html, icon};

/// A column of a [`DataTable`].
#[derive(Clone, Copy, Debug)]
pub struct Column {
    key: &'static str,
    label: &'static str,
    is_numeric: bool,
    is_sortable: bool,
}

impl Column {
    /// A column by its key and its heading.
    pub const fn new(key: &'static str, label: &'static str) -> Self {
        Self {
            key,
            label,
            is_numeric: false,
            is_sortable: false,
        }
    }

    /// Its values stand below each other digit by digit, at the end of the column.
    #[must_use]
    pub const fn numeric(mut self) -> Self {
        self.is_numeric = true;
        self
    }

    /// Its heading sorts the table.
    #[must_use]
    pub const fn sortable(mut self) -> Self {
        self.is_sortable = true;
        self
    }
}

/// Facts of many things, one a row: where a [`RowList`](super::RowList) would leave out what has to be compared. Where it is wider than
/// its place it is scrolled, by keyboard too; the first column then stays.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{Column, DataTable, Live, Node, Sorting, State, intl};
///
/// #[derive(Clone)]
/// struct Service {
///     name: String,
///     cents: i64,
/// }
///
/// fn services(services: State<Vec<Service>>, sorting: State<Sorting>) -> Node {
///     let columns = vec![
///         Column::new("name", "Service").sortable(),
///         Column::new("price", "Price").numeric().sortable(),
///     ];
///     let rows = move || {
///         let (mut services, sorting) = (services.get(), sorting.get());
///         services.sort_by(|one, other| match sorting.by {
///             "price" => sorting.order(&one.cents, &other.cents),
///             _ => sorting.order(&one.name, &other.name),
///         });
///         let row = |service: Service| vec![service.name.into(), intl::money(service.cents, "EUR").into()];
///         services.into_iter().map(row).collect()
///     };
///     view! { <DataTable label="Services" columns rows=Live::from(rows) sorting/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn DataTable(
    /// What the rows are, for screen readers: "Services".
    label: &'static str,
    /// The columns, of which the first names the row.
    columns: Vec<Column>,
    /// The rows in their order, each with a cell for every column. All are made again when what the closure reads changes: for some
    /// hundred rows; thousands belong into a list with [`Node::windowed_rows`].
    #[prop(into)]
    rows: Live<Vec<Vec<Cell>>>,
    /// What it is sorted by, for columns that are [`sortable`](Column::sortable); the closure of the rows sorts them.
    #[prop(optional, into)]
    sorting: Option<State<Sorting>>,
) -> Node {
    let headings: Vec<Node> = columns
        .iter()
        .map(|column| heading(*column, sorting))
        .collect();
    let body = html::tbody().child(move || {
        let row = |cells: Vec<Cell>| {
            let cells = columns.iter().zip(cells).enumerate();
            html::tr().child(cells.map(|(index, (column, cell))| cell.view(*column, index == 0)))
        };
        rows.get().into_iter().map(row).collect::<Vec<Node>>()
    });
    let table = html::table()
        .class("data-table-table")
        .attr("aria-label", label)
        .child(html::thead().child(html::tr().child(headings)))
        .child(body);
    html::div()
        .class("data-table")
        .attr("role", "region")
        .attr("aria-label", label)
        .attr("tabindex", "0")
        .child(table)
}

/// What stands in one cell of a [`DataTable`].
#[derive(Debug)]
pub struct Cell(Inside);

#[derive(Debug)]
enum Inside {
    Text(String),
    Node(Node),
}

impl Cell {
    fn view(self, column: Column, is_first: bool) -> Node {
        let cell = if is_first {
            html::th().attr("scope", "row")
        } else {
            html::td()
        };
        let cell = cell.attr("data-numeric", column.is_numeric);
        match self.0 {
            Inside::Text(text) => cell.own_direction().child(&text),
            Inside::Node(node) => cell.child(node),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self(Inside::Text(text))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self(Inside::Text(text.to_owned()))
    }
}

impl From<Node> for Cell {
    fn from(node: Node) -> Self {
        Self(Inside::Node(node))
    }
}

fn heading(column: Column, sorting: Option<State<Sorting>>) -> Node {
    let heading = html::th()
        .attr("scope", "col")
        .attr("data-numeric", column.is_numeric);
    let Some(sorting) = sorting.filter(|_| column.is_sortable) else {
        return heading.child(column.label);
    };
    let direction = move || {
        let Sorting { by, descending } = sorting.get();
        (by == column.key).then_some(if descending {
            "descending"
        } else {
            "ascending"
        })
    };
    let press = html::button()
        .class("data-table-sort")
        .attr("type", "button")
        .on(ev::click, move |_| {
            sorting.update(|sorting| *sorting = sorting.pressed(column.key));
        })
        .child(html::span().child(column.label))
        .child(icon::icon("arrow-down", IconSize::Small));
    heading.attr("aria-sort", direction).child(press)
}
