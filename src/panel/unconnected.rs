//! The panel of an app that is not connected.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::kit::{ButtonVariant, EmptyState, LinkButton, Node, State, html};
use pipeframe::lazy;
use serde::Deserialize;

use super::PanelState;
use crate::text;

/// What the panel needs of the settings.
#[derive(Deserialize)]
struct Connecting {
    #[serde(default)]
    connect: String,
}

lazy! { panel_more;
    /// Says so, and offers to connect in a tab of its own. The server tells when it is done, and the list is fetched again.
    pub(super) unconnected: fn(PanelState) -> Node = PanelState::unconnected_view;
}

impl PanelState {
    fn unconnected_view(self) -> Node {
        let address = State::new(None::<String>);
        let backend = self.backend.get_untracked();
        spawn_local(async move {
            let settings = backend.get::<Connecting>("/settings").await;
            let connect = settings.map(|settings| settings.connect);
            let connect = connect.unwrap_or_default();
            self.connects_elsewhere.try_set(!connect.is_empty());
            address.try_set(Some(connect));
        });
        let content = move || {
            address.get().map(|address| match address.as_str() {
                // The server has not said where: what it refused is told as it was.
                "" => self.list.failed_view(text::vehicles_not_loaded()),
                address => offer(address),
            })
        };
        html::div().class("part").child(content)
    }
}

fn offer(address: &str) -> Node {
    let text = text::not_connected();
    let variant = ButtonVariant::Primary;
    Node::from(view! { <EmptyState icon="link" text=text/> }).child(
        view! { <LinkButton label=text::connect_account() href=address variant=variant icon="external"/> },
    )
}
