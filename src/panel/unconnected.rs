//! The panel of an app that is not connected.

use leptos::prelude::*;
use pipeframe::backend::RemoteData;
use pipeframe::fetch::Fetched;
use pipeframe::kit::{ButtonVariant, EmptyState, LinkButton, Node, Skeleton, html};
use serde::Deserialize;

use super::PanelState;

/// What the panel needs of the settings.
#[derive(Deserialize)]
struct Connecting {
    #[serde(default)]
    connect: Option<String>,
}

impl PanelState {
    /// Says so, and offers to connect in a tab of its own. The server tells when it is done, and the list is fetched again.
    pub(super) fn unconnected_view(self) -> Node {
        let backend = self.backend.get_untracked();
        let settings = Fetched::<Connecting>::start(backend, "/settings".to_owned());
        let content = move || {
            settings.data.with(|data| match data {
                RemoteData::Loading => {
                    view! { <Skeleton label="Loading vehicles" count=3/> }.into()
                }
                data => match data.value().and_then(|data| data.connect.clone()) {
                    Some(address) => {
                        self.connects_elsewhere.set(true);
                        offer(address)
                    }
                    None => self.list.failed_view("The vehicles could not be loaded."),
                },
            })
        };
        html::div().class("part").child(content)
    }
}

fn offer(address: String) -> Node {
    let text = "Car services is not connected to your Pipedrive yet.";
    let variant = ButtonVariant::Primary;
    Node::from(view! { <EmptyState icon="link" text=text/> }).child(
        view! { <LinkButton label="Connect account" href=address variant=variant icon="external"/> },
    )
}
