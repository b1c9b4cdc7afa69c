//! Who looks at the page.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ContextError, RawQuery};
use crate::json::LARGEST_WHOLE;

/// The largest id that JavaScript's numbers hold exactly; ids travel as numbers through the SDK and JSON.
pub const LARGEST_ID: u64 = LARGEST_WHOLE;

/// A Pipedrive user (`userId`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UserId(pub u64);

/// A Pipedrive company, that is an account (`companyId`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CompanyId(pub u64);

impl fmt::Display for UserId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for CompanyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The user and the company that every custom UI extension is opened for.
///
/// This comes from the address and proves nothing; what a user may see is decided by the app's server from the signed token.
/// See <https://pipedrive.readme.io/docs/custom-ui-extensions>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Viewer {
    /// The user who opened the page.
    pub user: UserId,
    /// The company whose data is shown.
    pub company: CompanyId,
}

impl Viewer {
    /// Reads `userId` and `companyId`.
    ///
    /// # Errors
    ///
    /// As the module's table says, for either parameter.
    pub fn read(query: &RawQuery) -> Result<Self, ContextError> {
        Ok(Self {
            user: UserId(id(query.required("userId")?, "userId")?),
            company: CompanyId(id(query.required("companyId")?, "companyId")?),
        })
    }
}

/// A decimal id from 1 to [`LARGEST_ID`], with no sign and no space.
pub(super) fn id(text: &str, parameter: &'static str) -> Result<u64, ContextError> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| text.parse().ok())
        .flatten()
        .filter(|value| (1..=LARGEST_ID).contains(value))
        .ok_or_else(|| ContextError::malformed(parameter, "a whole number above zero", text))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn user_and_company_are_read_as_numbers() {
        let viewer = Viewer::read(&RawQuery::parse("?userId=12345&companyId=54321"));

        assert_eq!(
            viewer,
            Ok(Viewer {
                user: UserId(12345),
                company: CompanyId(54321)
            })
        );
    }

    #[test]
    fn what_is_no_id_is_refused_with_its_name() {
        for bad in [
            "0",
            "-1",
            "+1",
            "1.5",
            "1e3",
            " 1",
            "abc",
            "9007199254740992",
            "99999999999999999999999",
            "\u{661}",
        ] {
            let error = id(bad, "userId");
            assert_eq!(
                error,
                Err(ContextError::malformed(
                    "userId",
                    "a whole number above zero",
                    bad
                )),
                "{bad}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_id_that_javascript_holds_exactly_is_read(value in 1..=LARGEST_ID) {
            prop_assert_eq!(id(&value.to_string(), "userId"), Ok(value));
        }
    }
}
