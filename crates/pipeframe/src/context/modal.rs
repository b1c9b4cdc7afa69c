//! What a custom modal is given, depending on where it was opened.

use serde::de::DeserializeOwned;

use super::{ContextError, Json, JsonError, RawQuery, Record, Selection, Viewer};

/// A custom modal's place.
///
/// See <https://pipedrive.readme.io/docs/custom-ui-extensions-modals>.
#[derive(Clone, Debug, PartialEq)]
pub struct ModalContext {
    /// Who looks at the modal.
    pub viewer: Viewer,
    /// Where it was opened, and with what.
    pub origin: ModalOrigin,
}

/// The three places a custom modal is opened from.
#[derive(Clone, Debug, PartialEq)]
pub enum ModalOrigin {
    /// The actions menu of one record's page.
    Record(Record),
    /// The actions menu of a list with records selected.
    Selection(Selection),
    /// Another surface of the app, by the SDK, with the data it passed.
    Opener(OpenerData),
}

impl ModalContext {
    /// Reads a modal's query. Data of an opener comes before all else: whether Pipedrive adds the page's record to it is not documented.
    ///
    /// # Errors
    ///
    /// As the module's table says; `data` that is not a JSON object is malformed.
    pub fn read(query: &RawQuery) -> Result<Self, ContextError> {
        Ok(Self {
            viewer: Viewer::read(query)?,
            origin: ModalOrigin::read(query)?,
        })
    }
}

impl ModalOrigin {
    fn read(query: &RawQuery) -> Result<Self, ContextError> {
        if let Some(text) = query.single("data")? {
            return OpenerData::parse(text).map(Self::Opener);
        }
        if query.single("resource")?.is_none() {
            return Ok(Self::Opener(OpenerData::none()));
        }
        match query.single("view")? {
            Some("list") => Selection::read(query).map(Self::Selection),
            None if query
                .get("selectedIds")
                .is_some_and(|ids| ids.contains(',')) =>
            {
                Selection::read(query).map(Self::Selection)
            }
            None | Some("details") => Record::read(query).map(Self::Record),
            Some(other) => Err(ContextError::malformed("view", "details or list", other)),
        }
    }
}

/// What the opener passed to `open_modal` as `data`. Anyone can write an address: look before you trust it.
///
/// ```
/// use pipeframe::context::{ModalContext, ModalOrigin, RawQuery};
///
/// let query = RawQuery::parse("?userId=1&companyId=2&id=f&data=%7B%22vehicle%22%3A%223%22%7D");
/// let ModalOrigin::Opener(data) = ModalContext::read(&query)?.origin else { panic!() };
/// assert_eq!(data.get("vehicle"), Some("3".to_owned()));
/// # Ok::<(), pipeframe::context::ContextError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct OpenerData(Option<Json>);

impl OpenerData {
    fn none() -> Self {
        Self(None)
    }

    fn parse(text: &str) -> Result<Self, ContextError> {
        let json = Json::parse(text)
            .ok()
            .filter(|json| json.to_text().starts_with('{'));
        match json {
            Some(json) => Ok(Self(Some(json))),
            None => Err(ContextError::malformed("data", "a JSON object", text)),
        }
    }

    /// A field's text. The SDK's types allow strings only; a number or a truth value, which its runtime lets pass, is given as its JSON.
    pub fn get(&self, field: &str) -> Option<String> {
        let value = self.0.as_ref()?.get(field)?;
        value.as_text().or_else(|| Some(value.to_text()))
    }

    /// The data as a type.
    ///
    /// # Errors
    ///
    /// [`JsonError::Shape`] when there is no data, or it has other fields or types.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, JsonError> {
        self.0.as_ref().ok_or(JsonError::Shape)?.read()
    }

    /// The data as it came; `None` when the opener passed none.
    pub fn json(&self) -> Option<&Json> {
        self.0.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{RecordId, Resource, SelectionScope};

    fn origin(query: &str) -> Result<ModalOrigin, ContextError> {
        ModalContext::read(&RawQuery::parse(&format!(
            "?userId=1&companyId=2&id=f&{query}"
        )))
        .map(|context| context.origin)
    }

    #[test]
    fn a_record_s_menu_gives_the_record() {
        let record = Record {
            resource: Resource::Organization,
            id: RecordId(4),
        };

        assert_eq!(
            origin("resource=organization&view=details&selectedIds=4"),
            Ok(ModalOrigin::Record(record))
        );
        assert_eq!(
            origin("resource=organization&selectedIds=4"),
            Ok(ModalOrigin::Record(record))
        );
    }

    #[test]
    fn a_list_gives_a_selection_with_or_without_its_view() {
        for query in [
            "resource=deal&view=list&selectedIds=1,2",
            "resource=deal&selectedIds=1,2",
        ] {
            let found = origin(query);
            let Ok(ModalOrigin::Selection(selection)) = found else {
                panic!("{query}: {found:?}")
            };
            assert_eq!(
                selection.scope,
                SelectionScope::Picked(vec![RecordId(1), RecordId(2)])
            );
        }
    }

    #[test]
    fn an_opener_s_data_comes_before_the_page_s_record() {
        let found = origin("resource=deal&view=details&selectedIds=3&data={\"vehicle\":7}");

        let Ok(ModalOrigin::Opener(data)) = found else {
            panic!("{found:?}")
        };
        assert_eq!(data.get("vehicle"), Some("7".to_owned()));
        assert_eq!(data.get("constructor"), None);
    }

    #[test]
    fn an_opener_may_pass_nothing() {
        let found = origin("");

        let Ok(ModalOrigin::Opener(data)) = found else {
            panic!("{found:?}")
        };
        assert!(data.json().is_none());
        assert_eq!(data.read::<Vec<u8>>(), Err(JsonError::Shape));
    }

    #[test]
    fn data_that_is_no_object_is_malformed() {
        for data in ["{", "3", "[1]", "\"x\"", "null"] {
            let error = origin(&format!("data={data}"));
            assert!(
                matches!(
                    error,
                    Err(ContextError::Malformed {
                        parameter: "data",
                        ..
                    })
                ),
                "{data}: {error:?}"
            );
        }
    }
}
