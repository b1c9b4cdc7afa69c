//! What a build script calls.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use super::catalog::{catalogs, json};
use super::check::check;
use super::finding::{Finding, Reason};
use super::language::is_right_to_left;
use super::pseudo::{accented, mirrored};
use super::rust::rust;
use super::source::{Locale, read_folder};

/// Where an app has its languages.
const FOLDER: &str = "assets/locales";

/// For the build script of an app: reads `assets/locales`, writes what `pipeframe::texts!()` includes, and the catalogs of the other
/// languages with those of the library, where `pipeframe-build` finds them.
///
/// What is wrong with a file fails the build with the file, the text, the reason and what to do.
pub fn build_app() {
    let library = env::var_os("DEP_PIPEFRAME_LOCALES").map(PathBuf::from);
    if let Err(findings) = try_build(Path::new(FOLDER), "::pipeframe::text", library.as_deref()) {
        fail(&findings);
    }
}

/// For the build script of the library itself, and only for that.
pub fn build_library() {
    let folder = Path::new("locales");
    if let Err(findings) = try_build(folder, "crate::text", None) {
        fail(&findings);
    }
    if let Ok(folder) = fs::canonicalize(folder) {
        tell(&format!("metadata=locales={}", folder.display()));
    }
}

fn try_build(folder: &Path, text: &str, library: Option<&Path>) -> Result<(), Vec<Finding>> {
    tell(&format!("rerun-if-changed={}", folder.display()));
    let own = read_folder(folder)?;
    let mut findings = check(&own);
    // A second rule keeps the library's own file out of an author's way.
    if !findings.is_empty() {
        return Err(findings);
    }
    let output = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let own_catalogs = catalogs(&with_pseudo(&own));
    let code = own
        .first()
        .map(|english| rust(english, &own_catalogs.keys, text));
    let written = write(&output.join("texts.rs"), &code.unwrap_or_default());
    findings.extend(failure(&output, written));
    if let Some(library) = library {
        tell(&format!("rerun-if-changed={}", library.display()));
        let library = with_pseudo(&read_folder(library)?);
        let mut languages = own_catalogs.languages;
        for (tag, texts) in catalogs(&library).languages {
            if let Some(own) = languages.get_mut(&tag) {
                // The app may say it better.
                for (english, text) in texts {
                    own.entry(english).or_insert(text);
                }
            }
        }
        for tag in languages.keys() {
            if !library.iter().any(|locale| locale.tag == *tag) {
                tell(&format!(
                    "warning=pipeframe has no texts of its own in `{tag}`: they are shown in English."
                ));
            }
        }
        findings.extend(write_catalogs(&output, &languages));
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(findings)
    }
}

fn with_pseudo(locales: &[Locale]) -> Vec<Locale> {
    let mut all = locales.to_vec();
    if let Some(english) = locales.first() {
        all.extend([accented(english), mirrored(english)]);
    }
    all
}

/// Beside the program, in cargo's folder of its profile: `OUT_DIR` has a name that nobody else can know.
fn write_catalogs(
    output: &Path,
    languages: &BTreeMap<String, BTreeMap<String, String>>,
) -> Vec<Finding> {
    let Some(profile) = output.ancestors().nth(3) else {
        return Vec::new();
    };
    let name = env::var("CARGO_PKG_NAME").unwrap_or_default();
    let folder = profile.join("pipeframe-locales").join(name);
    let _ = fs::remove_dir_all(&folder);
    let mut findings = Vec::new();
    for (tag, texts) in languages {
        // `packages/build` reads the direction from the name.
        let direction = if is_right_to_left(tag) { ".rtl" } else { "" };
        let file = folder.join(format!("{tag}{direction}.json"));
        findings.extend(failure(&file, write(&file, &json(texts))));
    }
    findings
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    // Renamed, so that another build reads the old file or the new one.
    let unfinished = file.with_extension(process::id().to_string());
    fs::write(&unfinished, text)?;
    fs::rename(&unfinished, file)
}

fn failure(file: &Path, result: io::Result<()>) -> Option<Finding> {
    let error = result.err()?;
    let reason = Reason::Unreadable(error.to_string());
    Some(Finding::new(&file.display().to_string(), None, reason))
}

#[allow(
    clippy::print_stdout,
    reason = "cargo reads what a build script prints"
)]
fn tell(what: &str) {
    println!("cargo::{what}");
}

fn fail(findings: &[Finding]) {
    for finding in findings {
        tell(&format!("error={finding}"));
    }
}
