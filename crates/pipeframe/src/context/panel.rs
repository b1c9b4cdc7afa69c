//! What a custom panel and the floating window are given.

use super::{ContextError, RawQuery, Record, Resource, Viewer};

/// A custom panel's place: one deal, person or organisation on its details page.
///
/// See <https://pipedrive.readme.io/docs/custom-ui-extensions-panels>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelContext {
    /// Who looks at the panel.
    pub viewer: Viewer,
    /// The record whose page the panel stands on.
    pub record: Record,
}

impl PanelContext {
    /// Reads a panel's query.
    ///
    /// # Errors
    ///
    /// As the module's table says. A list view, several records, or a resource that has no panels is malformed.
    pub fn read(query: &RawQuery) -> Result<Self, ContextError> {
        let record = Record::read(query)?;
        if !has_panels(record.resource) {
            let found = record.resource.as_str();
            return Err(ContextError::malformed(
                "resource",
                "one of deal, person and organization",
                found,
            ));
        }
        match query.single("view")? {
            None | Some("details") => Ok(Self {
                viewer: Viewer::read(query)?,
                record,
            }),
            Some(other) => Err(ContextError::malformed(
                "view",
                "details, where panels are shown",
                other,
            )),
        }
    }
}

const fn has_panels(resource: Resource) -> bool {
    match resource {
        Resource::Deal | Resource::Person | Resource::Organization => true,
        Resource::Activity | Resource::Product => false,
    }
}

/// The floating window belongs to no record: it stays while its user moves through Pipedrive.
///
/// See <https://pipedrive.readme.io/docs/custom-ui-extensions-floating-window>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloatingWindowContext {
    /// Whose window it is.
    pub viewer: Viewer,
}

impl FloatingWindowContext {
    /// Reads the window's query.
    ///
    /// # Errors
    ///
    /// As the module's table says.
    pub fn read(query: &RawQuery) -> Result<Self, ContextError> {
        Ok(Self {
            viewer: Viewer::read(query)?,
        })
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use pipeframe_registration::Location;

    use super::*;
    use crate::context::{CompanyId, RecordId, UserId};

    const WHOLE: &str =
        "?resource=deal&view=details&userId=7&companyId=9&selectedIds=3&id=frame-1&theme=dark";

    fn read(query: &str) -> Result<PanelContext, ContextError> {
        PanelContext::read(&RawQuery::parse(query))
    }

    #[test]
    fn a_panel_knows_its_viewer_and_its_record_and_takes_the_frame_identifier_for_neither() {
        let viewer = Viewer {
            user: UserId(7),
            company: CompanyId(9),
        };
        let record = Record {
            resource: Resource::Deal,
            id: RecordId(3),
        };

        assert_eq!(read(WHOLE), Ok(PanelContext { viewer, record }));
    }

    #[test]
    fn a_panel_is_read_for_the_records_on_whose_pages_one_can_be_registered() {
        let shown = |location| match location {
            Location::DealDetails | Location::DealsList => Resource::Deal,
            Location::PersonDetails | Location::PeopleList => Resource::Person,
            Location::OrganizationDetails | Location::OrganizationsList => Resource::Organization,
            Location::ActivitiesList => Resource::Activity,
        };
        for location in Location::ALL {
            assert!(Resource::ALL.contains(&shown(location)), "{location:?}");
        }
        for resource in Resource::ALL {
            let is_registered = Location::with_panel().any(|location| shown(location) == resource);
            assert_eq!(has_panels(resource), is_registered, "{resource:?}");
        }
    }

    #[test]
    fn each_missing_or_empty_parameter_is_named() {
        for parameter in ["resource", "userId", "companyId", "selectedIds"] {
            let absent: Vec<_> = WHOLE[1..]
                .split('&')
                .filter(|piece| !piece.starts_with(parameter))
                .collect();
            let empty = format!("{}&{parameter}=", absent.join("&"));
            for query in [absent.join("&"), empty] {
                assert_eq!(
                    read(&query),
                    Err(ContextError::Missing { parameter }),
                    "{query}"
                );
            }
        }
    }

    #[test]
    fn what_no_panel_is_opened_with_is_malformed() {
        let cases = [
            (WHOLE.replace("deal", "activity"), "resource"),
            (WHOLE.replace("deal", "product"), "resource"),
            (WHOLE.replace("deal", "DEAL"), "resource"),
            (WHOLE.replace("details", "list"), "view"),
            (
                WHOLE.replace("selectedIds=3", "selectedIds=3%2C4"),
                "selectedIds",
            ),
            (
                WHOLE.replace("selectedIds=3", "selectedIds=<script>"),
                "selectedIds",
            ),
        ];
        for (query, named) in cases {
            let error = read(&query);
            assert!(
                matches!(error, Err(ContextError::Malformed { parameter, .. }) if parameter == named),
                "{query}: {error:?}"
            );
        }
    }

    #[test]
    fn unknown_parameters_change_nothing() {
        assert_eq!(read(&format!("{WHOLE}&isShared=false&x[]=1")), read(WHOLE));
    }

    proptest! {
        #[test]
        fn no_query_makes_a_reader_panic(query in "(([a-zA-Z]{1,8}|resource|view|userId|companyId|selectedIds)=(\\PC{0,12}|deal|details|[0-9]{1,20})&){0,8}") {
            let query = RawQuery::parse(&query);
            let _ = PanelContext::read(&query);
            let _ = FloatingWindowContext::read(&query);
            let _ = crate::context::ModalContext::read(&query);
            let _ = crate::context::SettingsContext::read(&query);
            let _ = crate::context::LinkActionContext::read(&query);
        }
    }
}
