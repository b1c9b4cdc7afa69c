//! The release, as it lies in its folder.

use std::fs;
use std::path::{Path, PathBuf};

use pipeframe_registration::{Finding, Registration};

use super::arguments::Arguments;
use super::secrets::Secret;
use super::{Report, rules};

/// The release where none is named.
const USUAL: &str = "dist";

pub(super) fn check(
    app: &Registration,
    secrets: &[Secret],
    arguments: &Arguments,
    report: &mut Report,
) {
    let dist = match &arguments.dist {
        Some(dist) => dist.clone(),
        None if Path::new(USUAL).is_dir() => USUAL.into(),
        None => {
            report.notes.push(
                "No release was looked at: build it by make dist, or name its folder by --dist."
                    .to_owned(),
            );
            return;
        }
    };
    for (place, url) in pages(app) {
        check_page(&dist, &place, &url, report);
    }
    let mut files = Vec::new();
    collect(&dist, &mut files);
    for file in files {
        check_file(&dist, &file, secrets, report);
    }
}

/// The paths of the pages that the app itself serves, with their places in the registration.
pub(super) fn pages(app: &Registration) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    macro_rules! each {
        ($($list:ident in $name:literal),+) => {
            $(for (index, page) in app.$list.iter().enumerate() {
                pages.push((format!("/{}/{index}/url", $name), page.url.clone()));
            })+
        };
    }
    each!(link_actions in "linkActions", panels in "panels", modals in "modals");
    let window = app.floating_window.iter();
    pages.extend(window.map(|window| ("/floatingWindow/url".to_owned(), window.url.clone())));
    let settings = app.settings.iter();
    pages.extend(settings.map(|page| ("/settings/url".to_owned(), page.url.clone())));
    pages
}

fn check_page(dist: &Path, place: &str, url: &str, report: &mut Report) {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    // A full address may be of another server.
    let Some(path) = path.strip_prefix('/') else {
        return;
    };
    let path = path.trim_end_matches('/');
    let folder = dist.join(path);
    let files = [
        folder.clone(),
        dist.join(format!("{path}.html")),
        folder.join("index.html"),
    ];
    let Some(file) = files.iter().find(|file| file.is_file()) else {
        let problem = format!(
            "is {url}, for which {} has neither {path}.html nor {path}/index.html.",
            dist.display()
        );
        let fix = "Build the page, or correct its path.";
        report
            .findings
            .push(Finding::new(&rules::PAGE_BUILT, place, problem, fix));
        return;
    };
    let html = text_of(file);
    let has_sdk =
        |text: &str| text.contains("AppExtensionsSDK") || text.contains("app-extensions-sdk");
    let scripts = references(&html)
        .into_iter()
        .filter(|name| has_end(name, &["js", "mjs"]));
    let mut scripts = scripts.map(|name| text_of(&dist.join(name.trim_start_matches(['.', '/']))));
    if !has_sdk(&html) && !scripts.any(|script| has_sdk(&script)) {
        report.findings.push(Finding::new(
            &rules::SDK_IN_PAGE,
            file.display().to_string(),
            "and its scripts don't name Pipedrive's SDK.",
            "Load @pipedrive/app-extensions-sdk and initialise it, or Pipedrive doesn't display the page.",
        ));
    }
    if html.contains("src=http://") || html.contains("src=\"http://") {
        report.findings.push(Finding::new(
            &rules::MIXED_CONTENT,
            file.display().to_string(),
            "loads something over plain HTTP.",
            "Load it over HTTPS, or from the app itself.",
        ));
    }
}

/// The files that a page names, as values of its attributes.
pub(super) fn references(html: &str) -> Vec<String> {
    let words = html.split(['"', '\'', '=', ' ', '>', '<', '\n']);
    let named = words.filter(|word| {
        let is_name = word
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "-_./:".contains(letter));
        is_name && has_end(word, &["js", "mjs", "css", "wasm"])
    });
    let mut named: Vec<String> = named.map(ToOwned::to_owned).collect();
    named.sort();
    named.dedup();
    named
}

/// Whether a file's name ends so, without the dot.
pub(super) fn has_end(name: &str, ends: &[&str]) -> bool {
    let end = Path::new(name).extension().and_then(|end| end.to_str());
    end.is_some_and(|end| ends.contains(&end))
}

fn check_file(dist: &Path, file: &Path, secrets: &[Secret], report: &mut Report) {
    let Ok(bytes) = fs::read(file) else {
        report
            .notes
            .push(format!("{} could not be read.", file.display()));
        return;
    };
    let place = file.display().to_string();
    if file.extension().is_some_and(|end| end == "wasm") && !bytes.starts_with(b"\0asm") {
        report.findings.push(Finding::new(
            &rules::WASM_WHOLE,
            &place,
            "does not begin as WebAssembly does.",
            format!("Build {} again.", dist.display()),
        ));
    }
    for secret in secrets {
        let value = secret.value.as_bytes();
        if bytes.windows(value.len()).any(|part| part == value) {
            report.findings.push(Finding::new(
                &rules::SECRET_IN_BUNDLE,
                &place,
                format!("holds the secret {}.", secret.name),
                "Keep it on the server, and renew it in the Developer Hub if the release was ever deployed.",
            ));
        }
    }
}

fn text_of(file: &Path) -> String {
    let bytes = fs::read(file).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
    files.sort();
}
