//! What somebody without the secret can write, and what the server makes of it.

use axum::http::{HeaderMap, HeaderValue, header};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::token::{SECRET, claims, encoded, signed, signed_with};

#[path = "../../server/token.rs"]
#[allow(dead_code, reason = "names and texts of refusals are for the server")]
mod subject;

use subject::{Doorkeeper, Secret, TokenRefusal};

fn viewer(authorization: &[u8], query: &str) -> Result<(u64, u64), TokenRefusal> {
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_bytes(authorization) {
        headers.insert(header::AUTHORIZATION, value);
    }
    let viewer = Doorkeeper::new(&[Secret::new(SECRET)]).viewer(&headers, query)?;
    Ok((viewer.user.0, viewer.company.0))
}

fn bearer(token: &str) -> Vec<u8> {
    format!("Bearer {token}").into_bytes()
}

fn any_id() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(|id| Value::from(id.to_string())),
        "[ +-]?[0-9]{0,22}".prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
        Just(Value::Null),
        Just(json!([1])),
        Just(json!({ "id": 1 })),
    ]
}

/// The whole number that an id of a token says.
fn id_of(value: &Value) -> Option<u64> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let id = value.as_u64().or_else(|| {
        let text = value.as_str().filter(|text| digits(text))?;
        text.parse().ok()
    });
    id.filter(|id| i64::try_from(*id).is_ok())
}

proptest! {
    #[test]
    fn no_header_and_no_query_make_it_fail(header in prop_oneof![
        prop::collection::vec(any::<u8>(), 0..80),
        "(Bearer|bearer|Basic)? ?[a-zA-Z0-9_=-]{0,20}(\\.[a-zA-Z0-9_=-]{0,20}){0,4}".prop_map(String::into_bytes),
    ], query in "\\PC{0,30}") {
        prop_assert!(viewer(&header, &query).is_err());
    }

    #[test]
    fn a_token_in_which_anything_was_changed_is_refused(at in any::<prop::sample::Index>(), character in "[a-zA-Z0-9_.=-]") {
        let token = signed(&claims(3, 4));
        let at = at.index(token.len());
        let changed = [&token[..at], &character, &token[at + 1..]].concat();
        prop_assume!(changed != token);
        prop_assert!(viewer(&bearer(&changed), "").is_err());
    }

    #[test]
    fn a_token_that_says_how_it_is_signed_is_not_believed(
        algorithm in "none|None|NONE|HS384|HS512|RS256|ES256|\\PC{0,6}", secret in "|[a-z]{1,9}", more in any_id()
    ) {
        let header = json!({ "alg": algorithm, "typ": "JWT", "kid": more, "jwk": { "k": "" } });
        let forged = signed_with(&header, &claims(3, 4), &secret);
        let (unsigned, _) = forged.rsplit_once('.').unwrap();
        for token in [&forged, unsigned, &format!("{unsigned}."), &format!("{}.{}.", encoded(&header), encoded(&more))] {
            prop_assert!(viewer(&bearer(token), "").is_err(), "{}", token);
        }
        let right_secret = signed_with(&header, &claims(3, 4), SECRET);
        prop_assert!(viewer(&bearer(&right_secret), "").is_err());
    }

    #[test]
    fn a_signed_token_gives_the_account_that_it_names_and_no_other(
        user in any_id(), company in any_id(), asked in "(userId|companyId|other)=[0-9a-z]{0,3}"
    ) {
        let mut says = claims(0, 0);
        says["userId"] = user.clone();
        says["companyId"] = company.clone();
        let found = viewer(&bearer(&signed(&says)), "");
        prop_assert_eq!(found.ok(), id_of(&user).zip(id_of(&company)));
        if let Ok(found) = viewer(&bearer(&signed(&says)), &asked) {
            let (name, value) = asked.split_once('=').unwrap();
            let named = match name {
                "userId" => found.0.to_string(),
                "companyId" => found.1.to_string(),
                _ => value.to_owned(),
            };
            prop_assert_eq!(value.trim_start_matches('0'), named.trim_start_matches('0'));
        }
    }
}
