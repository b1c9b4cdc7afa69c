//! Lists and what is above them.

use leptos::prelude::*;
use pipeframe::kit::{
    Badge, Column, DataTable, IconButton, ListRow, Live, Menu, MenuItem, Node, RowList,
    SortControl, Sorting, State, Tone, Toolbar, intl,
};

use super::entry::entries;

entries! { "lists.rs":
    "RowList" = rows,
    "Toolbar" = toolbars,
    "SortControl" = sort_controls,
    "DataTable" = tables,
}

fn rows() -> Vec<Node> {
    let menu = || {
        let items = vec![MenuItem::new("Delete", || {}).danger()];
        view! { <Menu label="More actions for Volvo XC60" items/> }
    };
    let list = view! {
        <RowList label="Vehicles">
            <ListRow on_press=|| {} trailing=Node::from(menu())>
                <span class="gallery-grow">"Volvo XC60"</span>
                <Badge label="Ready" tone=Tone::Positive/>
            </ListRow>
            <ListRow>"A row that only shows"</ListRow>
        </RowList>
    };
    vec![list.into()]
}

fn toolbars() -> Vec<Node> {
    let toolbar = view! {
        <Toolbar text="6 vehicles">
            <IconButton label="Refresh vehicles" icon="refresh" on_press=|| {}/>
        </Toolbar>
    };
    vec![toolbar.into()]
}

fn sort_controls() -> Vec<Node> {
    let sorting = State::new(Sorting::descending("price"));
    let by = vec![("name", "Name"), ("price", "Price")];
    let toolbar = view! {
        <Toolbar text="6 vehicles">
            <SortControl by sorting/>
        </Toolbar>
    };
    vec![toolbar.into()]
}

fn tables() -> Vec<Node> {
    let sorting = State::new(Sorting::descending("price"));
    let columns = vec![
        Column::new("name", "Service").sortable(),
        Column::new("price", "Price").numeric().sortable(),
        Column::new("hours", "Hours").numeric(),
        Column::new("state", "State"),
    ];
    let rows = move || {
        let mut services = vec![
            ("Large service", 44_600, 4, Tone::Positive),
            ("Winter tyres", 18_000, 1, Tone::Info),
            ("Brake pads, front and rear", 23_950, 3, Tone::Neutral),
        ];
        let sorting = sorting.get();
        services.sort_by(|one, other| match sorting.by {
            "price" => sorting.order(&one.1, &other.1),
            _ => sorting.order(&one.0, &other.0),
        });
        let row = |(name, cents, hours, tone): (&'static str, i64, i64, Tone)| {
            let state = Node::from(view! { <Badge label="Offered" tone/> });
            vec![
                name.into(),
                intl::money(cents, "EUR").into(),
                intl::number(hours).into(),
                state.into(),
            ]
        };
        services.into_iter().map(row).collect()
    };
    vec![view! { <DataTable label="Services" columns rows=Live::from(rows) sorting/> }.into()]
}
