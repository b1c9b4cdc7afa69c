//! Every request that can't be answered is refused as problem details, in a form that the client understands.

use serde_json::json;

use super::process::Server;
use super::schema::Description;
use super::token::bearer;

/// Method, path, headers and body; then the status and the name of the refusal.
type Case<'a> = (
    &'a str,
    &'a str,
    &'a [(&'a str, &'a str)],
    &'a str,
    u16,
    &'a str,
);

#[test]
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn each_refusal_is_a_problem_with_a_name_and_a_next_step() {
    let server = Server::start();
    let token = bearer(1, 1);
    let authorized = ("authorization", token.as_str());
    let as_json = ("content-type", "application/json");
    let too_large = format!("\"{}\"", "a".repeat(70_000));
    let huge_id = format!(
        r#"{{"resource":"deal","record":{},"name":"A","plate":"B"}}"#,
        u64::MAX
    );
    let long_key = "k".repeat(129);
    let cases: [Case<'_>; 13] = [
        (
            "GET",
            "/api/nothing",
            &[authorized],
            "",
            404,
            "no-such-address",
        ),
        ("GET", "/api/", &[authorized], "", 404, "no-such-address"),
        ("GET", "/api", &[authorized], "", 404, "no-such-address"),
        (
            "GET",
            "/api/vehicles/999",
            &[authorized],
            "",
            404,
            "no-such-vehicle",
        ),
        ("GET", "/api/vehicles", &[authorized], "", 400, "malformed"),
        (
            "DELETE",
            "/api/vehicles",
            &[authorized],
            "",
            405,
            "wrong-method",
        ),
        (
            "POST",
            "/api/vehicles",
            &[authorized, as_json],
            "{",
            400,
            "malformed",
        ),
        (
            "POST",
            "/api/vehicles",
            &[authorized, as_json],
            "{}",
            400,
            "malformed",
        ),
        (
            "POST",
            "/api/vehicles",
            &[authorized, as_json],
            &huge_id,
            400,
            "malformed",
        ),
        (
            "POST",
            "/api/vehicles",
            &[authorized],
            "{}",
            415,
            "not-json",
        ),
        (
            "POST",
            "/api/vehicles",
            &[authorized, as_json],
            &too_large,
            413,
            "too-large",
        ),
        (
            "PUT",
            "/api/connection",
            &[authorized, ("idempotency-key", "")],
            "",
            400,
            "unusable-key",
        ),
        (
            "PUT",
            "/api/connection",
            &[authorized, ("idempotency-key", &long_key)],
            "",
            400,
            "unusable-key",
        ),
    ];
    let description = Description::read();
    for (method, path, headers, body, status, name) in cases {
        let answer = server.request(method, path, headers, body);
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (status, name),
            "{method} {path}"
        );
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.json()["status"], status);
        assert_eq!(
            description.complaints("Problem", &answer.json()),
            [""; 0],
            "{method} {path}"
        );
    }
}

#[test]
fn fields_that_can_t_be_accepted_are_named() {
    let server = Server::start();
    let vehicle = json!({ "resource": "deal", "record": 3, "name": " ", "plate": "" });
    let answer = server.write("POST", "/vehicles", Some(&vehicle), None);
    assert_eq!((answer.status, answer.problem().as_str()), (422, "invalid"));
    let errors = answer.json()["errors"].clone();
    assert_eq!(errors["plate"], "Enter the number plate");
    assert_eq!(errors["name"], "Enter make and model, like Volvo V60");
}

#[test]
fn answers_are_not_cached_and_cannot_be_framed() {
    let server = Server::start();
    for answer in [
        server.get("/settings"),
        server.get("/nothing"),
        server.ask("GET", "/settings", None, None, None),
    ] {
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(
            answer.header("content-security-policy"),
            "default-src 'none'; frame-ancestors 'none'"
        );
        assert_eq!(answer.header("access-control-allow-origin"), "");
    }
}
