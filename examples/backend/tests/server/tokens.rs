//! Who is let in.

use serde_json::{Value, json};

use super::process::Server;
use super::token::{SECRET, bearer, claims, encoded, now, signed, signed_with};

fn with(changes: &Value) -> String {
    let mut claims = claims(1, 1);
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    format!("Bearer {}", signed(&claims))
}

fn below(header: &Value) -> String {
    format!("Bearer {}", signed_with(header, &claims(1, 1), SECRET))
}

fn unsigned() -> String {
    format!(
        "Bearer {}.{}.",
        encoded(&json!({ "alg": "none" })),
        encoded(&claims(1, 1))
    )
}

fn with_the_signature_of_another() -> String {
    let (_, signature) = bearer(1, 1)
        .rsplit_once('.')
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    let header = encoded(&json!({ "alg": "HS256", "typ": "JWT" }));
    format!("Bearer {header}.{}.{signature}", encoded(&claims(1, 2)))
}

#[test]
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn a_token_that_is_not_pipedrives_is_refused() {
    let server = Server::start();
    let cases = [
        ("no scheme", "abc".to_owned(), "token-malformed"),
        ("another scheme", "Basic YTpi".to_owned(), "token-malformed"),
        ("no token", "Bearer ".to_owned(), "token-malformed"),
        (
            "not three parts",
            "Bearer abc".to_owned(),
            "token-malformed",
        ),
        ("not base64", "Bearer !.!.!".to_owned(), "token-malformed"),
        (
            "too long",
            format!("Bearer {}", "a".repeat(5000)),
            "token-malformed",
        ),
        ("not signed", unsigned(), "token-malformed"),
        (
            "RS256",
            below(&json!({ "alg": "RS256" })),
            "token-wrong-algorithm",
        ),
        (
            "HS512",
            below(&json!({ "alg": "HS512" })),
            "token-wrong-algorithm",
        ),
        (
            "another key",
            format!(
                "Bearer {}",
                signed_with(&json!({ "alg": "HS256" }), &claims(1, 1), "other")
            ),
            "token-wrong-signature",
        ),
        (
            "changed afterwards",
            with_the_signature_of_another(),
            "token-wrong-signature",
        ),
        (
            "expired",
            with(&json!({ "exp": now() - 60 })),
            "token-expired",
        ),
        ("no end", with(&json!({ "exp": null })), "token-malformed"),
        (
            "an end in text",
            with(&json!({ "exp": "9999999999" })),
            "token-malformed",
        ),
        (
            "issued in the future",
            with(&json!({ "iat": now() + 600 })),
            "token-too-early",
        ),
        (
            "valid in the future",
            with(&json!({ "nbf": now() + 600 })),
            "token-too-early",
        ),
        (
            "no company",
            with(&json!({ "companyId": null })),
            "token-malformed",
        ),
        (
            "a company in words",
            with(&json!({ "companyId": "one" })),
            "token-malformed",
        ),
        (
            "an empty company",
            with(&json!({ "companyId": "" })),
            "token-malformed",
        ),
        (
            "a negative user",
            with(&json!({ "userId": -1 })),
            "token-malformed",
        ),
        (
            "a user with a sign",
            with(&json!({ "userId": "+1" })),
            "token-malformed",
        ),
        (
            "a broken user",
            with(&json!({ "userId": 1.5 })),
            "token-malformed",
        ),
        (
            "a huge user",
            with(&json!({ "userId": u64::MAX })),
            "token-malformed",
        ),
    ];
    for (case, authorization, problem) in cases {
        let answer = server.ask("GET", "/settings", Some(&authorization), None, None);
        assert_eq!(answer.status, 401, "{case}");
        assert_eq!(answer.problem(), problem, "{case}");
        assert!(
            answer.header("www-authenticate").starts_with("Bearer"),
            "{case}"
        );
    }
}

#[test]
fn without_a_token_the_api_reveals_nothing() {
    let server = Server::start();
    for (method, path) in [
        ("GET", "/settings"),
        ("POST", "/vehicles"),
        ("GET", "/nothing"),
        ("PATCH", "/settings"),
        ("GET", ""),
    ] {
        let answer = server.ask(method, path, None, None, None);
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (401, "token-missing"),
            "{method} {path}"
        );
    }
}

#[test]
fn good_tokens_are_let_in_however_they_write_their_numbers() {
    let server = Server::start();
    for (case, authorization) in [
        ("as Pipedrive makes them", bearer(1, 1)),
        (
            "numbers in text",
            with(&json!({ "userId": "1", "companyId": "1" })),
        ),
        (
            "just over, by clocks that differ",
            with(&json!({ "exp": now() - 3 })),
        ),
        (
            "just issued, by clocks that differ",
            with(&json!({ "iat": now() + 3 })),
        ),
        ("no time of issue", with(&json!({ "iat": null }))),
        (
            "an audience, which Pipedrive does not name",
            with(&json!({ "aud": "x" })),
        ),
        ("a small scheme", bearer(1, 1).replace("Bearer", "bearer")),
    ] {
        let answer = server.ask("GET", "/settings", Some(&authorization), None, None);
        assert_eq!(answer.status, 200, "{case}: {}", answer.text);
    }
}

#[test]
fn the_address_may_not_name_another_account_than_the_token() {
    let server = Server::start();
    for (query, status) in [
        ("userId=1&companyId=1", 200),
        ("companyId=1", 200),
        ("userId=2&companyId=1", 403),
        ("userId=1&companyId=2", 403),
        ("companyId=1&companyId=2", 403),
        ("companyId=", 403),
    ] {
        let answer = server.get(&format!("/settings?{query}"));
        assert_eq!(answer.status, status, "{query}");
        if status == 403 {
            assert_eq!(answer.problem(), "other-account", "{query}");
        }
    }
}

#[test]
fn the_log_holds_no_token() {
    let server = Server::start();
    let (good, bad) = (bearer(1, 1), with(&json!({ "exp": 1 })));
    for authorization in [&good, &bad] {
        let token = authorization.trim_start_matches("Bearer ");
        server.ask(
            "GET",
            &format!("/settings?token={token}"),
            Some(authorization),
            None,
            None,
        );
    }
    server.terminate();
    let (_, log) = server.ended();
    assert!(log.contains("token-expired"), "{log}");
    for authorization in [good, bad] {
        for part in authorization
            .trim_start_matches("Bearer ")
            .split('.')
            .skip(1)
        {
            assert!(!log.contains(part), "{log}");
        }
    }
    assert!(!log.contains(SECRET));
}
