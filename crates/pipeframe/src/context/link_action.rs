//! What the landing page of a link action is given.

use super::{ContextError, RawQuery, Record, Selection, Viewer};

/// A link action opens in a tab of its own, at top level and without a host.
///
/// See <https://pipedrive.readme.io/docs/app-extensions-actions>.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkActionContext {
    /// Who followed the link.
    pub viewer: Viewer,
    /// What it was followed for.
    pub target: LinkTarget,
}

/// The two views that offer link actions.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// One record's page (`view=details`).
    Record(Record),
    /// A list with records selected (`view=list`).
    Selection(Selection),
}

impl LinkActionContext {
    /// Reads a link action's query.
    ///
    /// # Errors
    ///
    /// As the module's table says.
    pub fn read(query: &RawQuery) -> Result<Self, ContextError> {
        let viewer = Viewer::read(query)?;
        let target = match query.required("view")? {
            "details" => LinkTarget::Record(Record::read(query)?),
            "list" => LinkTarget::Selection(Selection::read(query)?),
            other => return Err(ContextError::malformed("view", "details or list", other)),
        };
        Ok(Self { viewer, target })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{RecordId, Resource, SelectionScope};

    fn target(query: &str) -> Result<LinkTarget, ContextError> {
        LinkActionContext::read(&RawQuery::parse(&format!("?userId=1&companyId=2&{query}")))
            .map(|context| context.target)
    }

    #[test]
    fn a_details_page_gives_its_record() {
        let record = Record {
            resource: Resource::Product,
            id: RecordId(5),
        };

        assert_eq!(
            target("resource=product&view=details&selectedIds=5"),
            Ok(LinkTarget::Record(record))
        );
    }

    #[test]
    fn a_list_gives_its_selection() {
        let scope = SelectionScope::Picked(vec![RecordId(1), RecordId(9)]);
        let selection = Selection {
            resource: Resource::Activity,
            scope,
        };

        assert_eq!(
            target("resource=activity&view=list&selectedIds=1%2C9&excludedIds="),
            Ok(LinkTarget::Selection(selection))
        );
    }

    #[test]
    fn the_view_must_be_one_of_the_two() {
        assert_eq!(
            target("resource=deal&selectedIds=5"),
            Err(ContextError::Missing { parameter: "view" })
        );
        assert!(matches!(
            target("resource=deal&view=board&selectedIds=5"),
            Err(ContextError::Malformed {
                parameter: "view",
                ..
            })
        ));
    }
}
