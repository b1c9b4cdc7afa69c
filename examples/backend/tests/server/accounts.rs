//! Companies do not see each other.

use serde_json::json;

use super::process::Server;
use super::token::bearer;

#[test]
fn a_company_sees_its_own_rows_only() {
    let server = Server::start();
    let (ours, theirs) = (bearer(1, 1), bearer(1, 2));
    let vehicle =
        json!({ "resource": "deal", "record": 3, "name": "Volvo V60", "plate": "HS 104" });
    let added = server.ask("POST", "/vehicles", Some(&ours), Some(&vehicle), None);
    assert_eq!(added.status, 200, "{}", added.text);
    let id = &added.json()["vehicle"]["id"];

    let list = |who: &str| {
        let list = server.ask(
            "GET",
            "/vehicles?resource=deal&record=3",
            Some(who),
            None,
            None,
        );
        list.json()["vehicles"].as_array().unwrap().len()
    };
    assert_eq!((list(&ours), list(&theirs)), (1, 0));
    let path = format!("/vehicles/{id}");
    assert_eq!(
        server.ask("GET", &path, Some(&ours), None, None).status,
        200
    );
    assert_eq!(
        server.ask("GET", &path, Some(&theirs), None, None).status,
        404
    );
}

#[test]
fn what_one_company_does_changes_nothing_for_another() {
    let server = Server::start();
    let (ours, theirs) = (bearer(1, 1), bearer(1, 2));
    let read = |path: &str| server.ask("GET", path, Some(&theirs), None, None).text;
    let paths = ["/vehicles/1", "/settings", "/contacts"];
    let before = paths.map(read);

    let call = json!({
        "person": 1, "name": "Ada", "phone": "+47", "seconds": 9, "outcome": "reached", "note": "", "next": null,
    });
    for (method, path, body) in [
        ("POST", "/vehicles/1/proposals/1/send", None),
        ("POST", "/calls", Some(&call)),
        ("DELETE", "/connection", None),
    ] {
        let answer = server.ask(method, path, Some(&ours), body, None);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    }
    assert_eq!(paths.map(read), before);
}

#[test]
fn a_key_belongs_to_the_user_who_chose_it() {
    let server = Server::start();
    let send = |who: &str| {
        server.ask(
            "POST",
            "/vehicles/1/proposals/1/send",
            Some(who),
            None,
            Some("k"),
        )
    };
    let resolve = |who: &str| {
        let fate = server.ask("GET", "/writes/k", Some(who), None, None);
        fate.json()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(send(&bearer(1, 1)).status, 200);
    assert_eq!(resolve(&bearer(1, 1)), "done");
    assert_eq!(resolve(&bearer(2, 1)), "unknown");
    assert_eq!(resolve(&bearer(1, 2)), "unknown");
    assert_eq!(send(&bearer(2, 1)).problem(), "already-sent");
    assert_eq!(send(&bearer(1, 2)).status, 200);
}
