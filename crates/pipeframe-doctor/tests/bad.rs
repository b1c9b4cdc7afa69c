//! The folder `bad` has a case for each rule, and each yields the code of that rule and no other.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod server;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use pipeframe_doctor::arguments::Arguments;
use pipeframe_doctor::{Format, examine, rules};
use pipeframe_registration::Rule;
use serde_json::Value;

use server::Server;

/// The secret of the cases, as a file that git ignores holds it.
const SECRETS: &str = "CLIENT_SECRET=a-secret-that-nobody-may-read\n";

fn bad(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/bad")
        .join(name)
}

/// The cases of a folder: the code of each with its file or folder.
fn cases(folder: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(bad(folder)).unwrap();
    let mut cases: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    cases.sort();
    cases
}

/// The secrets of cases that are about something else.
fn usual_secrets() -> PathBuf {
    static USUAL: OnceLock<PathBuf> = OnceLock::new();
    USUAL.get_or_init(|| secrets("usual-secrets", true)).clone()
}

/// What is right, as far as a case doesn't say otherwise: nothing but the registration.
fn arguments(registration: PathBuf) -> Arguments {
    Arguments {
        registration,
        dist: Some(bad("good-release")),
        secrets: Some(usual_secrets()),
        ..Arguments::default()
    }
}

/// The codes of what is found, each once.
fn codes(arguments: &Arguments) -> Vec<&'static str> {
    let report = examine(arguments).unwrap();
    let codes: BTreeSet<_> = report
        .findings
        .iter()
        .map(|finding| finding.rule.code)
        .collect();
    codes.into_iter().collect()
}

/// A folder of git with a file of secrets, ignored or not.
fn secrets(name: &str, ignored: bool) -> PathBuf {
    secrets_of(SECRETS, name, ignored)
}

fn secrets_of(text: &str, name: &str, ignored: bool) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let made = Command::new("git")
        .args(["init", "--quiet"])
        .arg(&folder)
        .status();
    assert!(made.unwrap().success());
    fs::write(folder.join("secrets"), text).unwrap();
    fs::write(
        folder.join(".gitignore"),
        if ignored { "secrets\n" } else { "" },
    )
    .unwrap();
    folder.join("secrets")
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let rules = pipeframe_registration::rules::ALL.iter().chain(rules::ALL);
    let codes: Vec<&str> = rules.map(|rule: &&Rule| rule.code).collect();
    let distinct: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(distinct.len(), codes.len());
    let folders = [
        "registrations",
        "secrets",
        "bundles",
        "sources",
        "icons",
        "deployments",
    ];
    let cases = folders.into_iter().flat_map(cases);
    let cases: BTreeSet<String> = cases.map(|(code, _)| code).collect();
    assert_eq!(cases, distinct.into_iter().map(ToOwned::to_owned).collect());
}

#[test]
fn each_bad_registration_yields_its_one_code() {
    for (code, file) in cases("registrations") {
        let report = examine(&arguments(file)).unwrap();
        // The release of the cases has one page.
        let of_file = report
            .findings
            .iter()
            .filter(|finding| finding.rule != &rules::PAGE_BUILT);
        let codes: BTreeSet<_> = of_file.map(|finding| finding.rule.code).collect();
        assert_eq!(codes, BTreeSet::from([code.as_str()]), "{report:?}");
    }
}

#[test]
fn the_shipped_registration_and_the_template_s_yield_none() {
    for file in [
        "assets/registration.json",
        "packages/build/template/assets/registration.json",
    ] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(file);
        let read = pipeframe_registration::file::read(&fs::read_to_string(file).unwrap());
        assert_eq!(read.findings(), []);
        assert_eq!(read.missing(), []);
    }
}

#[test]
fn the_documents_and_the_sources_of_the_shipped_app_yield_none_either() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let arguments = Arguments {
        sources: vec![root.join("src"), root.join("examples/backend/server")],
        ..arguments(root.join("assets/registration.json"))
    };
    let report = examine(&arguments).unwrap();
    // The release of the cases has one page.
    let found = report.findings.iter();
    let found: Vec<_> = found
        .filter(|finding| finding.rule != &rules::PAGE_BUILT)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

/// The doctor as `make doctor` runs it, where nothing but what the repository holds is there.
fn on_a_clean_checkout(words: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let elsewhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clean-checkout");
    fs::create_dir_all(&elsewhere).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_pipeframe-doctor"));
    let command = command.current_dir(elsewhere).env_clear().args(words);
    let command = command
        .arg("--registration")
        .arg(root.join("assets/registration.json"));
    for sources in ["src", "examples/backend/server"] {
        command.arg("--sources").arg(root.join(sources));
    }
    command.output().unwrap()
}

#[test]
fn the_shipped_registration_yields_neither_fault_nor_warning_on_a_clean_checkout() {
    let ran = on_a_clean_checkout(&["--json", "--deny-warnings"]);
    let report: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(
        (ran.status.code(), &report["findings"]),
        (Some(0), &serde_json::json!([])),
        "{report}"
    );
    // What could not be judged there is said.
    let notes = report["notes"].as_array().unwrap().iter();
    let notes: Vec<_> = notes.filter_map(Value::as_str).collect();
    assert!(
        notes
            .iter()
            .any(|note| note.contains("PIPEFRAME_CLIENT_SECRET")),
        "{notes:?}"
    );
    let form = on_a_clean_checkout(&["--form"]);
    assert_eq!(form.status.code(), Some(0));
}

#[test]
fn each_bad_release_yields_its_one_code() {
    let secrets = secrets("release-secrets", true);
    for (code, dist) in cases("bundles") {
        let arguments = Arguments {
            dist: Some(dist),
            secrets: Some(secrets.clone()),
            ..arguments(bad("good-registration.json"))
        };
        assert_eq!(codes(&arguments), [code]);
    }
}

#[test]
fn whatever_a_server_keeps_secret_is_looked_for_in_the_release() {
    for (index, line) in [
        "PIPEFRAME_CLIENT_SECRET=a-secret-that-nobody-may-read",
        "PIPEFRAME_TOKEN_KEYS=b:another-key-of-the-vault a:a-secret-that-nobody-may-read",
        "PIPEFRAME_HTTP_AUTH=pipedrive:a-secret-that-nobody-may-read",
        "PIPEFRAME_HTTP_AUTH_VISITS=pipedrive:a-secret-that-nobody-may-read",
    ]
    .into_iter()
    .enumerate()
    {
        let arguments = Arguments {
            dist: Some(bad("bundles/secretInBundle")),
            secrets: Some(secrets_of(line, &format!("kinds-of-secrets-{index}"), true)),
            ..arguments(bad("good-registration.json"))
        };
        assert!(codes(&arguments).contains(&"secretInBundle"), "{line}");
    }
}

#[test]
fn a_secret_is_in_no_report() {
    let arguments = Arguments {
        dist: Some(bad("bundles/secretInBundle")),
        secrets: Some(secrets("report-secrets", true)),
        ..arguments(bad("registrations/secretInFile.json"))
    };
    let report = examine(&arguments).unwrap();
    assert!(report.findings.len() > 1);
    for format in [Format::Text, Format::Json, Format::Sarif, Format::Github] {
        let written = format.write(&report, "registration.json");
        assert!(!written.contains("nobody-may-read"), "{written}");
    }
}

#[test]
fn secrets_that_are_missing_or_that_git_would_keep_are_named() {
    let missing = Arguments {
        secrets: Some(secrets("missing-secrets", true)),
        ..arguments(bad("secrets/secretMissing.json"))
    };
    assert_eq!(codes(&missing), ["secretMissing"]);
    let kept = Arguments {
        secrets: Some(secrets("kept-secrets", false)),
        ..arguments(bad("secrets/secretsFileIgnored.json"))
    };
    assert_eq!(codes(&kept), ["secretsFileIgnored"]);
    let without = |text: &str| Arguments {
        secrets: Some(secrets_of(text, "without-client-secret", true)),
        ..arguments(bad("secrets/clientSecretMissing.json"))
    };
    assert_eq!(codes(&without("CLIENT_SECRET=")), ["clientSecretMissing"]);
    assert_eq!(
        codes(&without("PIPEFRAME_JWT_SECRET=signs-every-token")),
        [""; 0]
    );
}

#[test]
fn each_bad_icon_yields_its_one_code_and_none_is_not_judged() {
    let good = arguments(bad("good-registration.json"));
    for (code, icon) in cases("icons") {
        let arguments = Arguments {
            icon: Some(icon),
            ..good.clone()
        };
        assert_eq!(codes(&arguments), [code]);
    }
    let report = examine(&good).unwrap();
    let mut notes = report.notes.iter();
    assert!(
        notes.any(|note| note.contains("icon of a public app cannot be judged")),
        "{report:?}"
    );
}

#[test]
fn each_bad_source_yields_its_one_code() {
    for (code, folder) in cases("sources") {
        let arguments = Arguments {
            sources: vec![folder.clone()],
            ..arguments(folder.join("registration.json"))
        };
        assert_eq!(codes(&arguments), [code]);
    }
}

/// A deployment as the file of a case changes the good one.
fn deployed(changes: &Value) -> (Option<Server>, String) {
    let mut pages: Value =
        serde_json::from_str(&fs::read_to_string(bad("good-deployment.json")).unwrap()).unwrap();
    if let Some(address) = changes["address"].as_str() {
        return (None, address.to_owned());
    }
    for (path, change) in changes.as_object().unwrap() {
        for (field, value) in change.as_object().unwrap() {
            match value.as_object() {
                Some(headers) => {
                    let kept = pages[path][field].as_object_mut().unwrap();
                    kept.extend(headers.clone());
                    kept.retain(|_, value| !value.is_null());
                }
                None => pages[path][field] = value.clone(),
            }
        }
    }
    let server = Server::start(pages);
    let address = format!("http://127.0.0.1:{}", server.port);
    (Some(server), address)
}

fn examined(address: String) -> Vec<&'static str> {
    codes(&Arguments {
        address: Some(address),
        ..arguments(bad("good-registration.json"))
    })
}

#[test]
fn each_bad_deployment_yields_its_one_code() {
    let (_server, good) = deployed(&serde_json::json!({}));
    assert_eq!(examined(good), [""; 0]);
    for (code, file) in cases("deployments") {
        let changes = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        let (_server, address) = deployed(&changes);
        assert_eq!(examined(address), [code]);
    }
}

#[test]
fn what_an_endpoint_answers_without_credentials_is_told() {
    let told = |changes: Value| {
        let (_server, address) = deployed(&changes);
        let arguments = Arguments {
            address: Some(address.clone()),
            ..arguments(bad("good-registration.json"))
        };
        let report = examine(&arguments).unwrap();
        let found: Vec<_> = report
            .findings
            .iter()
            .map(|finding| finding.rule.code)
            .collect();
        let place = format!("{address}/api/invoices ");
        let note = report
            .notes
            .iter()
            .find_map(|note| note.strip_prefix(&place));
        (found, note.unwrap_or_default().to_owned())
    };
    let changed = |status: u16, kind: &str| {
        told(
            serde_json::json!({ "/api/invoices": { "status": status, "headers": { "content-type": kind } } }),
        )
    };
    for status in [401, 403] {
        let (found, note) = changed(status, "text/plain");
        assert_eq!(found, [""; 0]);
        assert!(
            note.contains("refuses a question without credentials"),
            "{note}"
        );
    }
    let (found, note) = changed(200, "application/json");
    assert_eq!(found, [""; 0]);
    assert!(note.contains("answers anybody"), "{note}");
    for (status, kind) in [
        (404, "application/json"),
        (405, "application/json"),
        (500, "application/json"),
        (302, "text/html"),
        (400, "text/html"),
    ] {
        assert_eq!(
            changed(status, kind),
            (vec!["endpointAnswers"], String::new()),
            "{status} {kind}"
        );
    }
    assert_eq!(changed(400, "application/problem+json").0, [""; 0]);
}

#[test]
fn a_server_that_does_not_speak_tls_is_named_as_such() {
    let port = server::start_without_tls();
    assert_eq!(examined(format!("https://127.0.0.1:{port}")), ["tls"]);
}

#[test]
fn the_exit_code_tells_right_from_wrong_and_from_not_looked_at() {
    let code = |words: &[&str], file: PathBuf| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pipeframe-doctor"));
        let command = command.args(words).arg("--registration").arg(file);
        let command = command.arg("--dist").arg(bad("good-release"));
        command.output().unwrap().status.code()
    };
    let warned = bad("registrations/sentenceCase.json");
    assert_eq!(code(&[], bad("good-registration.json")), Some(0));
    assert_eq!(code(&[], warned.clone()), Some(0));
    assert_eq!(code(&["--deny-warnings"], warned), Some(1));
    assert_eq!(
        code(&["--json"], bad("registrations/required.json")),
        Some(1)
    );
    assert_eq!(code(&[], bad("no-such-file.json")), Some(2));
    let authority = bad("good-registration.json").display().to_string();
    let words = [
        "--address",
        "https://127.0.0.1:1",
        "--authority",
        &authority,
    ];
    assert_eq!(code(&words, bad("good-registration.json")), Some(2));
    assert_eq!(code(&["--jsn"], bad("good-registration.json")), Some(2));
    for words in [
        ["--json", "--secrets", "no-such-file"],
        ["--form", "--secrets", "no-such-file"],
    ] {
        assert_eq!(code(&words, bad("good-registration.json")), Some(2));
    }
}

#[test]
fn the_book_lists_every_rule() {
    let book = include_str!("../../../docs/registration.md");
    for rule in pipeframe_registration::rules::ALL.iter().chain(rules::ALL) {
        let row = rule.row();
        assert!(
            book.contains(&row),
            "docs/registration.md lacks this row:\n{row}"
        );
    }
}
