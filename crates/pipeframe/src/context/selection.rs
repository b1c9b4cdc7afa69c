//! Records that were selected in a list view.

use super::{ContextError, Json, RawQuery, RecordId, Resource, identity::id};

/// What was selected in a list of deals, people, organisations or activities when the extension was opened.
///
/// The format is documented for link actions, <https://pipedrive.readme.io/docs/app-extensions-actions>; custom modals that open
/// from a list are believed to get the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// What kind of records the list shows.
    pub resource: Resource,
    /// Which of them.
    pub scope: SelectionScope,
}

/// The two ways to select in a list.
#[derive(Clone, Debug, PartialEq)]
pub enum SelectionScope {
    /// Exactly these records were ticked, in this order, each once.
    Picked(Vec<RecordId>),
    /// "Select all" was ticked: everything the filter matches, but for the records unticked afterwards.
    AllMatching {
        /// The list's filter at that time; Pipedrive may leave it out.
        filter: Option<Filter>,
        /// Unticked after "select all".
        excluded: Vec<RecordId>,
    },
}

impl Selection {
    pub(super) fn read(query: &RawQuery) -> Result<Self, ContextError> {
        let resource = Resource::read(query)?;
        let picked = id_list(query, "selectedIds")?;
        let scope = if picked.is_empty() {
            let filter = Filter::read(query)?;
            SelectionScope::AllMatching {
                filter,
                excluded: id_list(query, "excludedIds")?,
            }
        } else {
            SelectionScope::Picked(picked)
        };
        Ok(Self { resource, scope })
    }
}

fn id_list(query: &RawQuery, parameter: &'static str) -> Result<Vec<RecordId>, ContextError> {
    let Some(text) = query.single(parameter)? else {
        return Ok(Vec::new());
    };
    let mut ids = Vec::new();
    for piece in text.split(',') {
        let next = RecordId(id(piece, parameter)?);
        if !ids.contains(&next) {
            ids.push(next);
        }
    }
    Ok(ids)
}

/// A list view's filter, as Pipedrive wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter(pub Json);

/// What a filter says about whose records are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterScope {
    /// A saved filter (`filter_id`).
    Saved(u64),
    /// Everything one user owns (`user_id`).
    Owner(u64),
    /// Everything of everyone (`everyone`).
    Everyone,
    /// None of the documented forms; look at the JSON.
    Unknown,
}

impl Filter {
    fn read(query: &RawQuery) -> Result<Option<Self>, ContextError> {
        let Some(text) = query.single("filter")? else {
            return Ok(None);
        };
        let malformed = || ContextError::malformed("filter", "a JSON object", text);
        let json = Json::parse(text).map_err(|_| malformed())?;
        if !json.to_text().starts_with('{') {
            return Err(malformed());
        }
        Ok(Some(Self(json)))
    }

    /// Whose records the filter shows.
    pub fn scope(&self) -> FilterScope {
        let id_of = |field| self.0.get(field).and_then(|value| value.as_id());
        if let Some(filter) = id_of("filter_id") {
            FilterScope::Saved(filter)
        } else if let Some(user) = id_of("user_id") {
            FilterScope::Owner(user)
        } else if id_of("everyone") == Some(1) {
            FilterScope::Everyone
        } else {
            FilterScope::Unknown
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scope(query: &str) -> Result<SelectionScope, ContextError> {
        Selection::read(&RawQuery::parse(query)).map(|selection| selection.scope)
    }

    #[test]
    fn ticked_records_come_in_their_order_each_once() {
        let picked = scope(
            "resource=person&view=list&selectedIds=9%2C1%2C9&excludedIds=&filter=%7B%22everyone%22%3A1%7D",
        );

        assert_eq!(
            picked,
            Ok(SelectionScope::Picked(vec![RecordId(9), RecordId(1)]))
        );
    }

    #[test]
    fn no_ticked_record_means_all_that_match_but_the_excluded() {
        let all = scope(
            "resource=deal&view=list&selectedIds=&excludedIds=1,7&filter={\"user_id\":\"11\"}",
        );

        let Ok(SelectionScope::AllMatching {
            filter: Some(filter),
            excluded,
        }) = all
        else {
            panic!("{all:?}")
        };
        assert_eq!(filter.scope(), FilterScope::Owner(11));
        assert_eq!(excluded, [RecordId(1), RecordId(7)]);
    }

    #[test]
    fn each_documented_filter_is_recognised_and_others_stay_readable() {
        let cases = [
            ("{\"filter_id\":42}", FilterScope::Saved(42)),
            ("{\"user_id\":42}", FilterScope::Owner(42)),
            (
                "{\"everyone\":1,\"activity_type\":\"\"}",
                FilterScope::Everyone,
            ),
            ("{\"team\":3}", FilterScope::Unknown),
        ];
        for (text, expected) in cases {
            assert_eq!(
                Filter(Json::parse(text).unwrap()).scope(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_broken_list_or_filter_is_malformed() {
        for (query, named) in [
            ("resource=deal&selectedIds=1,,2", "selectedIds"),
            ("resource=deal&selectedIds=1,x", "selectedIds"),
            ("resource=deal&selectedIds=&excludedIds=x", "excludedIds"),
            ("resource=deal&selectedIds=&filter={", "filter"),
            ("resource=deal&selectedIds=&filter=[1]", "filter"),
        ] {
            let error = scope(query);
            assert!(
                matches!(error, Err(ContextError::Malformed { parameter, .. }) if parameter == named),
                "{query}: {error:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_written_selection_is_read_back(ids in proptest::collection::hash_set(1u64..=super::super::LARGEST_ID, 1..300)) {
            let ids: Vec<_> = ids.into_iter().collect();
            let text = ids.iter().map(u64::to_string).collect::<Vec<_>>().join("%2C");
            let expected = ids.into_iter().map(RecordId).collect();
            prop_assert_eq!(scope(&format!("resource=deal&selectedIds={text}")), Ok(SelectionScope::Picked(expected)));
        }
    }
}
