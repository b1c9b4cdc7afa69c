//! The consent page and what is decided on it.

use axum::http::StatusCode;
use serde_json::json;

use super::pipedrive::{AKSEL, CLIENT_ID, MARI, Pipedrive, ticket_of};

#[tokio::test]
async fn the_page_names_the_app_its_scopes_in_words_and_who_can_install_it() {
    let pipedrive = Pipedrive::with_scopes(&["deals:read"]);
    let page = pipedrive
        .ask_consent(&[("scope", "ignored"), ("response_type", "code")])
        .await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Install An &lt;app&gt;?",
        "See deals",
        "Allow and install",
        "Cancel",
        "Mari Tamm, Harbour Motors",
        "Baltic Leasing",
        "is a draft",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
}

#[tokio::test]
async fn the_page_runs_no_script_and_is_in_no_frame() {
    let page = Pipedrive::with_scopes(&[]).ask_consent(&[]).await;
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self'"),
        "{policy}"
    );
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert!(!page.text.contains("<script") && !page.text.contains("style="));
}

#[tokio::test]
async fn another_redirect_address_is_refused_letter_by_letter() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let wrong = [
        "http://127.0.0.1:9/callback/",
        "http://127.0.0.1:9/callback?a=b",
        "http://localhost:9/callback",
        "",
    ];
    for redirect in wrong {
        let address = format!("/oauth/authorize?client_id={CLIENT_ID}&redirect_uri={redirect}");
        let answer = pipedrive.get(&address).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.json(), json!({ "error": "Invalid redirect URL" }));
    }
}

#[tokio::test]
async fn an_unknown_client_is_refused() {
    let answer = Pipedrive::with_scopes(&[])
        .get("/oauth/authorize?client_id=x")
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.json()["error"], "invalid_client");
}

#[tokio::test]
async fn allowing_leads_back_with_a_code_and_the_state_as_it_was() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let decided = pipedrive.decide(MARI, "allow", "a b&c").await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    assert!(
        decided
            .header("location")
            .starts_with(&format!("{}?", pipedrive.callback))
    );
    assert_eq!(decided.sent_back("state").unwrap(), "a b&c");
    assert!(
        decided
            .sent_back("code")
            .unwrap()
            .starts_with("12345.54321.")
    );
    assert_eq!(decided.sent_back("error"), None);
}

#[tokio::test]
async fn cancelling_leads_back_without_a_code() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let decided = pipedrive.decide(MARI, "cancel", "s").await;
    assert_eq!(decided.sent_back("error").unwrap(), "user_denied");
    assert_eq!(decided.sent_back("state").unwrap(), "s");
    assert_eq!(decided.sent_back("code"), None);
    assert_eq!(pipedrive.state().await["events"][0]["kind"], "cancelled");
}

#[tokio::test]
async fn a_request_without_a_state_gets_none_back() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let ticket = ticket_of(&pipedrive.ask_consent(&[]).await);
    let decided = pipedrive.answer(&ticket, MARI, "allow").await;
    assert_eq!(decided.sent_back("state"), None);
}

#[tokio::test]
async fn a_page_that_is_answered_twice_decides_once_and_leads_to_the_same_place() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let ticket = ticket_of(&pipedrive.ask_consent(&[("state", "s")]).await);
    let first = pipedrive.answer(&ticket, MARI, "allow").await;
    for decision in ["allow", "cancel"] {
        let again = pipedrive.answer(&ticket, MARI, decision).await;
        assert_eq!(again.sent_back("code"), first.sent_back("code"));
        assert_eq!(again.sent_back("state").unwrap(), "s");
    }
    assert_eq!(
        pipedrive.state().await["events"].as_array().unwrap().len(),
        1
    );
}

#[tokio::test]
async fn a_page_that_was_open_too_long_or_is_not_ours_decides_nothing() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let ticket = ticket_of(&pipedrive.ask_consent(&[]).await);
    pipedrive.wait(601).await;
    for ticket in [ticket.as_str(), "made-up"] {
        let decided = pipedrive.answer(ticket, MARI, "allow").await;
        assert_eq!(decided.status, StatusCode::BAD_REQUEST);
    }
    assert_eq!(pipedrive.state().await["events"], json!([]));
}

#[tokio::test]
async fn a_draft_is_not_found_by_another_company_and_a_live_app_is() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let decided = pipedrive.decide(AKSEL, "allow", "s").await;
    assert_eq!(decided.status, StatusCode::NOT_FOUND);
    assert!(decided.text.contains("App not found"));
    assert!(decided.text.contains("you are at work in Baltic Leasing"));
    pipedrive
        .control(
            "PUT",
            "session",
            &json!({ "user_id": 22346, "company_id": 65432 }),
        )
        .await;
    assert_eq!(
        pipedrive.ask_consent(&[]).await.status,
        StatusCode::NOT_FOUND
    );
    pipedrive.switch("live_checks_callback", json!(false)).await;
    pipedrive.control("POST", "app/live", &json!({})).await;
    assert!(
        pipedrive
            .decide(AKSEL, "allow", "s")
            .await
            .sent_back("code")
            .is_some()
    );
}

#[tokio::test]
async fn somebody_who_works_nowhere_can_allow_nothing() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    for account in ["12345:65432", "1:2", "", "x"] {
        assert_eq!(
            pipedrive.decide(account, "allow", "s").await.status,
            StatusCode::BAD_REQUEST,
            "{account}"
        );
    }
}

#[tokio::test]
async fn the_link_leads_to_the_apps_own_start_and_the_test_to_consent() {
    let more = json!({ "installationUrl": "/install" });
    let pipedrive = Pipedrive::with_app("http://127.0.0.1:9", &more);
    let link = pipedrive.get(&format!("/install/{CLIENT_ID}")).await;
    assert_eq!(link.header("location"), "http://127.0.0.1:9/install");
    let test = pipedrive.get(&format!("/install/{CLIENT_ID}?test=1")).await;
    let consent = pipedrive.get(test.header("location")).await;
    assert_eq!(consent.status, StatusCode::OK);
    assert_eq!(
        pipedrive.get("/install/another").await.status,
        StatusCode::NOT_FOUND
    );
    let without = Pipedrive::with_scopes(&[]);
    let link = without.get(&format!("/install/{CLIENT_ID}")).await;
    assert_eq!(
        without.get(link.header("location")).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn the_settings_page_of_pipedrive_is_that_of_the_preview() {
    let path = format!("/settings/marketplace/app/{CLIENT_ID}/app-settings");
    let answer = Pipedrive::with_scopes(&[]).get(&path).await;
    assert_eq!(
        answer.header("location"),
        "http://127.0.0.1:8080/?at=settings"
    );
}
