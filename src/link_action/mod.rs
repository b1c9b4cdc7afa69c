//! The landing page of link actions: a tab of its own, without Pipedrive around it and without a signed token.

use leptos::prelude::*;
use pipeframe::context::{
    LinkActionContext, LinkTarget, Record, Resource, Selection, SelectionScope,
};
use pipeframe::kit::{ButtonVariant, Icon, IconSize, LinkButton, Node, html};

use super::text;

/// Names the selected records and links back to them.
pub fn page(context: LinkActionContext) -> Node {
    let title = title(&context.target);
    let href = ["https://app.pipedrive.com", &path(&context.target)].concat();
    let text = text::link_action_explained();
    let icon = view! { <Icon name="car" size=IconSize::Large/> };
    let back =
        view! { <LinkButton label=text::back_to_pipedrive() href variant=ButtonVariant::Primary/> };
    html::main()
        .class("link-action")
        .child(icon)
        .child(html::h1().class("link-action-title").child(&title))
        .child(html::p().class("link-action-text").child(text))
        .child(back)
}

fn title(target: &LinkTarget) -> String {
    match target {
        LinkTarget::Record(record) => {
            text::for_record(record.resource.as_str(), &record.id.to_string())
        }
        LinkTarget::Selection(selection) => selection_title(selection),
    }
}

fn selection_title(selection: &Selection) -> String {
    let resource = selection.resource.as_str();
    let whole = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    match &selection.scope {
        SelectionScope::Picked(picked) => text::for_records(resource, whole(picked.len())),
        SelectionScope::AllMatching { excluded, .. } if excluded.is_empty() => {
            text::for_all(resource)
        }
        SelectionScope::AllMatching { excluded, .. } => {
            text::for_all_but(resource, whole(excluded.len()))
        }
    }
}

/// Where the target is in Pipedrive; what has no address of its own leads to its list.
fn path(target: &LinkTarget) -> String {
    let (resource, record) = match target {
        LinkTarget::Record(Record { resource, id }) => (*resource, Some(*id)),
        LinkTarget::Selection(selection) => (selection.resource, None),
    };
    match (resource, record) {
        (
            Resource::Deal | Resource::Person | Resource::Organization | Resource::Product,
            Some(id),
        ) => {
            format!("/{}/{id}", resource.as_str())
        }
        (Resource::Deal, None) => "/deals".to_owned(),
        (Resource::Person, None) => "/persons/list".to_owned(),
        (Resource::Organization, None) => "/organizations/list".to_owned(),
        (Resource::Activity, _) => "/activities/list".to_owned(),
        (Resource::Product, None) => "/products".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use pipeframe::context::RawQuery;

    use super::*;

    fn target(query: &str) -> LinkTarget {
        let query = RawQuery::parse(&format!("?userId=1&companyId=2&{query}"));
        LinkActionContext::read(&query).unwrap().target
    }

    #[test]
    fn a_record_is_named_and_led_back_to() {
        let deal = target("resource=deal&view=details&selectedIds=3");
        assert_eq!(title(&deal), "Car services for deal 3");
        assert_eq!(path(&deal), "/deal/3");
    }

    #[test]
    fn a_selection_leads_back_to_its_list() {
        let all = target(r#"resource=person&view=list&filter={"everyone":1}&excludedIds=4,5"#);
        assert_eq!(title(&all), "Car services for all people but 2");
        assert_eq!(path(&all), "/persons/list");
        assert_eq!(
            path(&target("resource=activity&view=list&selectedIds=1")),
            "/activities/list"
        );
    }
}
