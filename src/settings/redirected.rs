//! What another surface of the app sent the user here for.

use leptos::prelude::*;
use pipeframe::context::RedirectContext;
use pipeframe::kit::{Icon, IntoChild, Node, html};

use crate::text;

/// A section of this page that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The connected account.
    Connection,
    /// Defaults.
    Defaults,
    /// Notifications.
    Notifications,
}

impl Target {
    /// The section that a redirect names; a name that is none of this page's is not one to stop at.
    pub(super) fn read(context: &RedirectContext) -> Option<Self> {
        match context.get("section")? {
            "connection" => Some(Self::Connection),
            "defaults" => Some(Self::Defaults),
            "notifications" => Some(Self::Notifications),
            _ => None,
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Connection => text::sent_to_connect(),
            Self::Defaults => text::sent_to_defaults(),
            Self::Notifications => text::sent_to_notifications(),
        }
    }
}

/// A section of the page, marked when it was asked for.
pub(super) fn settings_section(
    target: Option<Target>,
    section: Target,
    content: impl IntoChild,
) -> Node {
    let is_asked = target == Some(section);
    html::div()
        .class("settings-section")
        .attr("data-asked", is_asked.then_some("true"))
        .child(content)
}

/// Says why the user is here; the section that is meant is marked.
pub(super) fn view(target: Option<Target>) -> Option<Node> {
    target.map(|target| {
        html::p()
            .class("redirected")
            .attr("role", "status")
            .child(view! { <Icon name="info"/> })
            .child(target.text())
    })
}

#[cfg(test)]
mod tests {
    use pipeframe::context::{RawQuery, SettingsContext};

    use super::*;

    fn target(query: &str) -> Option<Target> {
        let query = RawQuery::parse(&format!("?userId=1&companyId=2&id=f&{query}"));
        let context = SettingsContext::read(&query).unwrap();
        context.redirect.as_ref().and_then(Target::read)
    }

    #[test]
    fn both_forms_of_a_redirect_name_a_section() {
        assert_eq!(
            target(r#"context={"section":"connection"}"#),
            Some(Target::Connection)
        );
        assert_eq!(target("section=notifications"), Some(Target::Notifications));
    }

    #[test]
    fn what_names_no_section_says_nothing() {
        for query in [
            "",
            "section=",
            "section=billing",
            r#"context={"section":1}"#,
            "context={",
        ] {
            assert_eq!(target(query), None, "{query}");
        }
    }
}
