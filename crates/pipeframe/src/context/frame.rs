//! What every surface's address carries, whichever surface it is.

use super::{RawQuery, SignedToken, Theme};

/// Pipedrive's name for this one frame (`id`), which the SDK needs. It is opaque, and it is not the record's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameIdentifier(pub String);

/// The parts of the address that belong to the frame: its identifier, theme, first token, and the rest as it came.
///
/// ```
/// use pipeframe::context::{Frame, Theme};
///
/// let frame = Frame::read("?userId=1&companyId=2&id=f1&theme=dark&token=aaa.bbb.ccc");
/// assert_eq!(frame.theme, Theme::Dark);
/// assert!(frame.token.is_some());
/// assert_eq!(frame.query.get("token"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Given to the SDK; absent when the page was opened outside Pipedrive or lost its query in a redirect.
    pub identifier: Option<FrameIdentifier>,
    /// Applied before the first paint.
    pub theme: Theme,
    /// The token that Pipedrive put into the address; newer ones come through the SDK.
    pub token: Option<SignedToken>,
    /// Everything else, unknown parameters included.
    pub query: RawQuery,
}

impl Frame {
    /// Reads a query. It never fails: what is missing is absent.
    pub fn read(query: &str) -> Self {
        let mut query = RawQuery::parse(query);
        let token = query
            .take("token")
            .filter(|text| !text.is_empty())
            .map(SignedToken::new);
        let identifier = query
            .get("id")
            .filter(|id| !id.is_empty())
            .map(|id| FrameIdentifier(id.to_owned()));
        Self {
            identifier,
            theme: Theme::read(&query),
            token,
            query,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_leaves_the_raw_query_however_often_it_stands_there() {
        let frame = Frame::read("?token=first&userId=1&token=second");

        assert_eq!(frame.token, Some(SignedToken::new("first".to_owned())));
        assert_eq!(frame.query, RawQuery::parse("?userId=1"));
        assert!(!format!("{frame:?}").contains("first"));
    }

    #[test]
    fn an_empty_identifier_is_none() {
        assert_eq!(Frame::read("?id=&userId=1").identifier, None);
        assert_eq!(Frame::read("").identifier, None);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::prelude::*;

    use super::*;
    use crate::context::{LinkActionContext, ModalContext, PanelContext, SettingsContext};

    proptest! {
        #[test]
        fn no_text_that_is_made_of_an_address_holds_its_token(
            before in "((resource|view|userId|companyId|selectedIds|id|data|theme|token)=(\\PC{0,9}|deal|details|[0-9]{1,20})&){0,6}",
            after in "(&(resource|view|userId|companyId|selectedIds|id|data|theme|token)=(\\PC{0,9}|list|[0-9]{1,20})){0,6}",
            token in "eyJ[a-zA-Z0-9_-]{10,20}\\.eyJ[a-zA-Z0-9_-]{10,20}\\.[a-zA-Z0-9_-]{20,30}",
        ) {
            let frame = Frame::read(&format!("?{before}token={token}{after}"));
            let query = &frame.query;
            let said = [
                format!("{frame:?}"),
                format!("{:?}", PanelContext::read(query).map_err(|error| error.to_string())),
                format!("{:?}", ModalContext::read(query).map_err(|error| error.to_string())),
                format!("{:?}", SettingsContext::read(query).map_err(|error| error.to_string())),
                format!("{:?}", LinkActionContext::read(query).map_err(|error| error.to_string())),
            ];
            for text in said {
                prop_assert!(!text.contains(&token), "{}", text);
            }
        }
    }
}
