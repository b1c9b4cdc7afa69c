//! The built pages, and the headers that they are served with.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::{env, fs, process};

use super::process::{Answer, Server};

const SCRIPT: &str = "pipeframe-394f375971fef26a.js";
const PROGRAM: &str = "panel-0123456789ab.wasm";

struct Dist(PathBuf);

impl Dist {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("pipeframe-dist-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        for (file, content) in [
            (
                "index.html",
                "<!doctype html><title>Page</title>".to_owned(),
            ),
            (
                "icons.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned(),
            ),
            (SCRIPT, "// script\n".repeat(500)),
            (PROGRAM, "\0asm".to_owned()),
        ] {
            fs::write(path.join(file), content).unwrap();
        }
        Self(path)
    }

    fn serve(&self, more: &[(&'static str, &'static str)]) -> Server {
        let own = [("PIPEFRAME_DIST", self.0.as_os_str())];
        let more = more.iter().map(|(name, value)| (*name, OsStr::new(*value)));
        Server::start_with(own.into_iter().chain(more))
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        // What is left is in the system's temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn load(server: &Server, path: &str) -> Answer {
    server.request("GET", path, &[], "")
}

#[test]
fn each_surface_is_the_same_page_and_never_kept_without_asking() {
    let dist = Dist::new("pages");
    let server = dist.serve(&[]);
    for path in [
        "/panel?id=1&token=x",
        "/modal",
        "/floating-window",
        "/settings",
        "/action",
        "/index.html",
    ] {
        let page = load(&server, path);
        assert_eq!(
            (page.status, page.header("content-type")),
            (200, "text/html"),
            "{path}"
        );
        assert!(page.text.contains("<title>Page</title>"), "{path}");
        assert_eq!(page.header("cache-control"), "no-cache", "{path}");
    }
}

#[test]
fn a_surface_that_has_html_of_its_own_gets_that() {
    let dist = Dist::new("own");
    fs::write(
        dist.0.join("panel.html"),
        "<!doctype html><title>Panel</title>",
    )
    .unwrap();
    let server = dist.serve(&[]);
    assert!(
        load(&server, "/panel?id=1")
            .text
            .contains("<title>Panel</title>")
    );
    assert!(
        load(&server, "/modal?id=1")
            .text
            .contains("<title>Page</title>")
    );
}

#[test]
fn a_file_with_a_hash_in_its_name_is_kept_for_ever() {
    let dist = Dist::new("hashes");
    let server = dist.serve(&[]);
    for (file, kind, cache) in [
        (
            SCRIPT,
            "text/javascript",
            "public, max-age=31536000, immutable",
        ),
        (
            PROGRAM,
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        ("icons.svg", "image/svg+xml", "no-cache"),
    ] {
        let answer = load(&server, &format!("/{file}"));
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, kind),
            "{file}"
        );
        assert_eq!(answer.header("cache-control"), cache, "{file}");
    }
    let gone = load(&server, "/pipeframe-0000000000000000.js");
    assert_eq!(
        (gone.status, gone.header("cache-control")),
        (404, "no-cache")
    );
}

#[test]
fn nothing_outside_the_folder_is_served_and_nothing_is_written() {
    let dist = Dist::new("outside");
    let server = dist.serve(&[]);
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/Cargo.toml",
        "/nothing",
        "/",
    ] {
        assert_eq!(load(&server, path).status, 404, "{path}");
    }
    assert_eq!(server.request("POST", "/panel", &[], "x").status, 405);
}

#[test]
fn large_files_travel_compressed() {
    let dist = Dist::new("compressed");
    let server = dist.serve(&[]);
    for (accepted, used) in [("gzip", "gzip"), ("gzip, deflate, br", "br")] {
        let headers = [("accept-encoding", accepted)];
        let answer = server.request("GET", &format!("/{SCRIPT}"), &headers, "");
        assert_eq!(answer.header("content-encoding"), used);
        assert!(answer.header("vary").contains("accept-encoding"));
    }
}

/// What every host of a release is asked, by the same questions: `packages/build/lib/hosting/check.mjs`.
#[test]
fn a_release_is_served_as_every_host_should() {
    let write = "import('./tests/hosting/support/release.mjs').then(({ writeRelease }) => writeRelease()).then((folder) => process.stdout.write(folder))";
    let dist = Dist(PathBuf::from(node(&["--eval", write])));
    let server = dist.serve(&[]);
    let address = format!("http://{}", server.address);
    let folder = dist.0.display().to_string();
    let command = "packages/build/bin/pipeframe-build.mjs";
    let said = node(&[command, "check-host", &address, &folder]);
    assert!(said.contains("are as a release needs them"), "{said}");
}

fn node(words: &[&str]) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut node = process::Command::new("node");
    let output = node.args(words).current_dir(root).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let complained = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}{complained}");
    said
}

#[test]
fn what_can_not_be_had_has_the_headers_of_what_can() {
    let dist = Dist::new("headers");
    let server = dist.serve(&[]);
    for (method, path, status) in [
        ("GET", "/panel", 200),
        ("GET", "/nothing", 404),
        ("POST", "/panel", 405),
    ] {
        let answer = server.request(method, path, &[], "");
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(
            answer.header("content-security-policy"),
            "frame-ancestors https://*.pipedrive.com https://app.pipedrive.com"
        );
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[test]
fn another_host_may_be_allowed_to_frame_the_pages() {
    let dist = Dist::new("ancestors");
    let server = dist.serve(&[("PIPEFRAME_FRAME_ANCESTORS", "http://127.0.0.1:8080")]);
    let page = load(&server, "/panel");
    assert!(
        page.header("content-security-policy")
            .ends_with("frame-ancestors http://127.0.0.1:8080")
    );
}

#[test]
fn every_page_of_the_app_has_its_path() {
    let manifest = include_str!("../../../../Cargo.toml");
    let pages = manifest
        .lines()
        .find_map(|line| line.strip_prefix("pages = "))
        .unwrap();
    let pages: Vec<String> = serde_json::from_str(pages).unwrap();
    let served = include_str!("../../server/site.rs");
    for page in pages {
        assert!(
            served.contains(&format!("\"/{page}\"")),
            "site.rs does not serve /{page}"
        );
    }
}
