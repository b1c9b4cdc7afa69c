//! Lists and what is above them.

use leptos::prelude::*;
use pipeframe::kit::{
    Badge, IconButton, ListRow, Menu, MenuItem, Node, RowList, Tone, Toolbar, html,
};

use super::entry::entries;

entries! { "lists.rs":
    "RowList" = rows,
    "Toolbar" = toolbars,
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
    vec![html::div().class("gallery-grow").child(toolbar)]
}
