//! A list selection as the server takes it.

use pipeframe::context::{RecordId, Selection, SelectionScope};

use crate::domain::SelectedRecords;

/// Picked ids are sent as they are; "all" is sent as the list's filter and the excluded ids.
pub(super) fn selected(selection: Selection) -> SelectedRecords {
    let ids = |ids: Vec<RecordId>| ids.into_iter().map(|id| id.0).collect();
    let resource = selection.resource.as_str().to_owned();
    match selection.scope {
        SelectionScope::Picked(picked) => SelectedRecords {
            resource,
            picked: Some(ids(picked)),
            filter: None,
            excluded: Vec::new(),
        },
        SelectionScope::AllMatching { filter, excluded } => SelectedRecords {
            resource,
            picked: None,
            filter: filter.map(|filter| filter.0.to_text()),
            excluded: ids(excluded),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> SelectedRecords {
        use pipeframe::context::{ModalContext, ModalOrigin, RawQuery};
        let query = RawQuery::parse(&format!("?userId=1&companyId=2&id=f&view=list&{query}"));
        match ModalContext::read(&query).unwrap().origin {
            ModalOrigin::Selection(selection) => selected(selection),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn picked_records_are_sent_as_they_were_picked() {
        let selected = read("resource=person&selectedIds=9,1");
        assert_eq!(selected.picked, Some(vec![9, 1]));
        assert!(selected.excluded.is_empty() && selected.filter.is_none());
    }

    #[test]
    fn all_matching_is_sent_as_filter_and_exclusions() {
        let selected = read(r#"resource=deal&filter={"everyone":1}&excludedIds=4"#);
        assert_eq!(selected.picked, None);
        assert_eq!(selected.excluded, [4]);
        assert_eq!(selected.filter.as_deref(), Some(r#"{"everyone":1}"#));
    }
}
