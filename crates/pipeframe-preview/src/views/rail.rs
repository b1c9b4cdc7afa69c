//! The navigation rail at the left edge.

use leptos::prelude::*;

use crate::account::Resource;
use crate::desk::{Desk, Part, Place, UserAction};
use crate::host::Host;
use crate::hub::HubPage;

use super::icon::{Shape, icon};

const ITEMS: [(Shape, &str, Place); 10] = [
    (Shape::Deal, "Deals", Place::List(Resource::Deal)),
    (Shape::Lead, "Leads", Place::Elsewhere(Part::Leads, None)),
    (Shape::Person, "Contacts", Place::List(Resource::Person)),
    (
        Shape::Organization,
        "Organizations",
        Place::List(Resource::Organization),
    ),
    (
        Shape::Calendar,
        "Activities",
        Place::List(Resource::Activity),
    ),
    (
        Shape::Megaphone,
        "Campaigns",
        Place::Elsewhere(Part::Campaigns, None),
    ),
    (
        Shape::Board,
        "Projects",
        Place::Elsewhere(Part::Projects, None),
    ),
    (Shape::Copy, "All surfaces", Place::Workbench),
    (
        Shape::Code,
        "Developer Hub",
        Place::DeveloperHub(HubPage::Apps),
    ),
    (Shape::Sliders, "Settings", Place::Settings),
];

/// Where in Pipedrive the user is, and where else they can go.
#[component]
pub(super) fn Rail(host: Host, covered: Memo<bool>) -> impl IntoView {
    let place = host.select(Desk::place);
    let items = ITEMS.map(|(shape, label, target)| {
        let current = move || belongs(place.get(), target).then_some("page");
        view! {
            <li>
                <button
                    type="button"
                    class="rail-item"
                    aria-current=current
                    on:click=move |_| host.act(UserAction::Navigate(target))
                >
                    {icon(shape)}
                    <span class="rail-label">{label}</span>
                </button>
            </li>
        }
    });
    view! {
        <nav class="rail" aria-label="Main" inert=covered>
            <span class="rail-mark">{icon(Shape::Frame)}</span>
            <ul>{items.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// Whether a page belongs to a rail item.
fn belongs(place: Place, item: Place) -> bool {
    match (place, item) {
        (Place::Details(record), Place::List(resource)) => record.resource == resource,
        (Place::Elsewhere(part, _), Place::Elsewhere(item_part, _)) => part == item_part,
        (Place::DeveloperHub(_), Place::DeveloperHub(_)) => true,
        (place, item) => place == item,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Record;
    use crate::hub::HubTab;

    #[test]
    fn every_page_belongs_to_one_item_at_most() {
        let pages = [
            Place::Details(Record::deal(1)),
            Place::List(Resource::Activity),
            Place::Settings,
            Place::Workbench,
            Place::DeveloperHub(HubPage::App(1, HubTab::Scopes)),
            Place::Elsewhere(Part::Leads, Some(3)),
        ];
        for page in pages {
            let items = ITEMS.iter().filter(|(.., item)| belongs(page, *item));
            assert_eq!(items.count(), 1, "{page:?}");
        }
    }
}
