//! From the page's address to a running desk: link, registration, theme and size.

mod documents;
mod fetching;
mod gallery;
mod page;
mod registration_writing;
mod stranger;

use js_sys::{Date, Math};
use leptos::prelude::{document, window};
use serde_json::{Map, Value};

use pipeframe_registration::file::{self, MADE_UP_CLIENT_ID, RegistrationFile};
use pipeframe_registration::{Finding, Registration, Severity, rules};

use super::account::{Account, Day};
use super::desk::Setup;
use super::frame_address::Addresses;
use super::hub::AppFile;
use super::link::PreviewLink;
use super::program;
use super::reach::asks_first;
use super::scenario::Scenario;
use super::stand_in::StandIn;
use super::surface::{Surface, Theme, WindowSize};

use fetching::fetch;

pub(super) use gallery::Gallery;
pub(super) use page::Page;
pub(super) use registration_writing::{registration_of, written};

/// The `at` of the page that shows every field and block of JSON panels and modals.
const JSON_GALLERY: &str = "json-gallery";

/// The `at` of the page that shows the components of the app's library.
const GALLERY: &str = "gallery";

/// What the page's address leads to.
pub(super) enum Opened {
    /// A preview.
    Preview(Box<(Setup, Page)>),
    /// Every field and block of JSON panels and modals.
    JsonGallery,
    /// The components of the app's library.
    Gallery(Gallery),
    /// A question of the browser that has to be explained first: whether this page may reach an address.
    Asks {
        /// The address.
        address: String,
        /// In which theme it is explained.
        theme: Theme,
    },
}

/// Reads the page's address and what it points to.
pub(super) async fn open() -> Opened {
    let query = query();
    let is_at = |place: &str| query.contains(&("at".to_owned(), place.to_owned()));
    if is_at(JSON_GALLERY) {
        return Opened::JsonGallery;
    }
    if is_at(GALLERY) {
        let base = Addresses::built_in(&origin()).base;
        return Opened::Gallery(Gallery::read(&query, base, system_theme()));
    }
    let (link, problems) = PreviewLink::read(&query);
    let theme = link.theme.unwrap_or_else(system_theme);
    if let Some(address) = asks_first(&named_addresses(&link)).await {
        return Opened::Asks { address, theme };
    }
    let mut notices: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let (registration, file) = registration(&link, &mut notices).await;
    let documents = documents::uploaded(&link, &registration).await;
    let addresses = link.addresses(&origin());
    if let Some(address) = asks_first(&pages(&registration, &addresses)).await {
        return Opened::Asks { address, theme };
    }
    let failures = failures(&link, &mut notices).await;
    let stand_in = match StandIn::find() {
        Some(stand_in) => stand_in.state().await,
        None => None,
    };
    let (account, other_accounts) = accounts(&link, &mut notices);
    notices.extend(link.scene.problems(link.place, &account, &registration));
    let is_built_in = link.is_built_in();
    let is_reference = is_built_in && program::is_with_reference_app();
    if !is_built_in {
        call_page_after(&registration.name);
    }
    let page = Page {
        sandbox: is_reference.then(|| addresses.base.clone()),
        icon: is_built_in.then(icon).flatten(),
        notices,
        link: link.clone(),
    };
    // A new part of a link does not compile before it is applied; those without a name are applied above or by the views.
    let PreviewLink {
        place,
        scene,
        company: _,
        user: _,
        theme: _,
        mode,
        app: _,
        surfaces: _,
        registration: _,
        assumptions,
        scenario: _,
        secret,
        json: _,
        tools: _,
    } = link;
    let setup = Setup {
        account,
        other_accounts,
        registration,
        file,
        documents,
        addresses,
        secret,
        assumptions,
        scene,
        failures,
        stand_in,
        theme,
        mode,
        sample_data: sample_data(is_reference),
        place,
        window: inner_size(),
        seed: seed(),
    };
    Opened::Preview(Box::new((setup, page)))
}

/// The addresses that a link names.
fn named_addresses(link: &PreviewLink) -> Vec<String> {
    let files = link.app.iter().chain(&link.registration);
    files.chain(link.surfaces.values()).cloned().collect()
}

/// The addresses of an app's pages.
fn pages(registration: &Registration, addresses: &Addresses) -> Vec<String> {
    let panels = registration
        .panels
        .iter()
        .map(|page| (Surface::Panel, &page.url));
    let modals = registration
        .modals
        .iter()
        .map(|page| (Surface::Modal, &page.url));
    let window = registration.floating_window.iter();
    let window = window.map(|page| (Surface::FloatingWindow, &page.url));
    let settings = registration.framed_settings().into_iter();
    let settings = settings.map(|page| (Surface::Settings, &page.url));
    let all = panels.chain(modals).chain(window).chain(settings);
    all.map(|(surface, url)| addresses.page(surface, url))
        .collect()
}

/// The company of the link, with its user, and the others.
fn accounts(link: &PreviewLink, notices: &mut Vec<String>) -> (Account, Vec<Account>) {
    let today = today();
    let mut accounts = vec![Account::sample(today), Account::second_sample(today)];
    let wanted = link.company.map(|id| {
        let found = accounts.iter().position(|account| account.company.id == id);
        found.ok_or_else(|| format!("The preview has no company {id}. The first one is shown."))
    });
    let index = wanted.transpose().unwrap_or_else(|notice| {
        notices.push(notice);
        None
    });
    let mut account = accounts.remove(index.unwrap_or_default());
    match link.user {
        Some(id) if account.user(id).is_some() => account.me = id,
        Some(id) => notices.push(format!(
            "{} has no user {id}. The first one is shown.",
            account.company.name
        )),
        None => {}
    }
    (account, accounts)
}

fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

fn query() -> Vec<(String, String)> {
    parameters(&window().location().search().unwrap_or_default())
}

/// The decoded parameters of an address, in their order.
pub(super) fn parameters_of(address: &str) -> Vec<(String, String)> {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    parameters(query.split('#').next().unwrap_or_default())
}

fn parameters(search: &str) -> Vec<(String, String)> {
    let Ok(parameters) = web_sys::UrlSearchParams::new_with_str(search) else {
        return Vec::new();
    };
    let pairs: Vec<(String, String)> = js_sys::Array::from(&parameters)
        .iter()
        .filter_map(|pair| {
            let pair = js_sys::Array::from(&pair);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect();
    pairs
}

/// What fails on purpose as the link says; nothing, with a notice, where that can't be read.
async fn failures(link: &PreviewLink, notices: &mut Vec<String>) -> Scenario {
    let Some(scenario) = &link.scenario else {
        return Scenario::default();
    };
    let read = if scenario.starts_with('{') {
        Scenario::read(scenario).map_err(|error| error.to_string())
    } else if scenario.contains('/') {
        match fetch(scenario).await {
            Ok(text) => Scenario::read(&text).map_err(|error| error.to_string()),
            Err(error) => Err(format!("No scenario is played. {error}")),
        }
    } else {
        Scenario::named(scenario).map_err(|error| error.to_string())
    };
    read.unwrap_or_else(|notice| {
        notices.push(notice);
        Scenario::default()
    })
}

/// The app as its file describes it, and notices for what is wrong with the file.
async fn registration(link: &PreviewLink, notices: &mut Vec<String>) -> (Registration, AppFile) {
    let address = match &link.registration {
        Some(address) => address.clone(),
        None if link.is_built_in() => program::registration(),
        None => return unregistered(link, notices).await,
    };
    match fetch(&address).await {
        Ok(text) => read_file(&address, &text, notices),
        Err(error) => {
            notices.push(format!(
                "The app's registration is missing, so no app is shown. {error}"
            ));
            let registration = Registration::empty();
            let file = AppFile::new(&registration.name, MADE_UP_CLIENT_ID);
            (registration, file)
        }
    }
}

/// The app that a link shows without a registration, and a file that would register it.
async fn unregistered(link: &PreviewLink, notices: &mut Vec<String>) -> (Registration, AppFile) {
    let registration = stranger::registration(link, notices).await;
    let file = AppFile {
        text: written(&registration, &link.addresses(&origin())),
        folder: None,
        takes_any_action_id: registration.takes_any_action_id,
    };
    (registration, file)
}

/// What can be used of a file, with a notice for all that is wrong with it.
fn read_file(address: &str, text: &str, notices: &mut Vec<String>) -> (Registration, AppFile) {
    let read = file::read(text);
    notices.extend(file_notices(address, &read));
    let file = AppFile {
        text: text.to_owned(),
        folder: folder_of(address),
        takes_any_action_id: false,
    };
    (file.registration(&read), file)
}

/// What a file says wrongly, and what it leaves out.
fn file_notices(address: &str, file: &RegistrationFile) -> Vec<String> {
    let findings = file.findings().into_iter().filter(matters_here);
    let mut notices: Vec<String> = findings
        .map(|finding| format!("{address}: {finding}"))
        .collect();
    if !file.made_up.is_empty() {
        notices.push(format!(
            "The registration says nothing about {}. The preview made something up; Pipedrive will want yours.",
            file.made_up.join(", ")
        ));
    }
    notices
}

/// Whether a fault shows in the preview already: an address of this machine is good here, and what only warns waits for the
/// doctor.
fn matters_here(finding: &Finding) -> bool {
    finding.rule.severity == Severity::Error && *finding.rule != rules::DEVELOPMENT_ADDRESS
}

/// The path of a file's folder.
fn folder_of(address: &str) -> Option<String> {
    let page = window().location().href().ok()?;
    let path = web_sys::Url::new_with_base(address, &page).ok()?.pathname();
    let end = path.rfind('/')?;
    path.get(..=end).map(ToOwned::to_owned)
}

/// Takes the built-in app's name and icon from a page that shows another app.
fn call_page_after(app: &str) {
    document().set_title(&format!("{app} in the preview"));
    let icon = document().query_selector("link[rel~=icon]").ok().flatten();
    if icon.is_some_and(|icon| icon.set_attribute("href", "data:,").is_err()) {
        leptos::logging::warn!("The page's icon could not be taken away.");
    }
}

/// The page's own icon, which is the built-in app's.
fn icon() -> Option<String> {
    let link = document()
        .query_selector("link[rel~=icon]")
        .ok()
        .flatten()?;
    link.get_attribute("href")
}

/// What the workbench opens a modal with: a vehicle of the reference app. What another app expects isn't known.
fn sample_data(is_reference: bool) -> Map<String, Value> {
    let vehicle = is_reference.then(|| ("vehicle".to_owned(), Value::from("3")));
    vehicle.into_iter().collect()
}

fn today() -> Day {
    // Local time, as the person at the machine has it.
    let now = Date::new_0();
    let milliseconds = Date::now() - now.get_timezone_offset() * 60_000.0;
    // A whole number far below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    let milliseconds = milliseconds as i64;
    Day::of_moment(milliseconds)
}

fn system_theme() -> Theme {
    let dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    if dark { Theme::Dark } else { Theme::Light }
}

fn inner_size() -> WindowSize {
    let side = |value: Result<wasm_bindgen::JsValue, _>, fallback: u32| {
        let length = value.ok().and_then(|value| value.as_f64());
        // Inner sizes are small and never negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = length.map(|length| length as u32);
        length.unwrap_or(fallback)
    };
    WindowSize {
        width: side(window().inner_width(), 1_440),
        height: side(window().inner_height(), 900),
    }
}

/// Runtime ids only have to differ between pages; they protect nothing.
fn seed() -> u64 {
    Math::random().to_bits()
}
