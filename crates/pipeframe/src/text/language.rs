//! The language of the page, and how its reader chooses another.

use js_sys::{Object, Reflect, global};
use thiserror::Error;
use wasm_bindgen::prelude::*;
use web_sys::Storage;

use crate::json::field;
use crate::words;

/// The global in which `web/boot.js` leaves the tags of the languages that the page has.
const LANGUAGES: &str = "pipeframeLanguages";
/// Where the reader's choice is kept; `web/boot.js` reads it.
const CHOSEN: &str = "pipeframe-language";

/// The browser keeps nothing for this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{}", words::language_not_kept())]
pub struct LanguageNotKept;

/// The tags of the languages that the page has, English first: `en`, `de`, `pt-BR`.
pub fn languages() -> Vec<String> {
    let tags = field(&global(), LANGUAGES).and_then(|tags| tags.as_string());
    let tags = tags.unwrap_or_default();
    tags.split_ascii_whitespace().map(str::to_owned).collect()
}

/// What a language is called by those who speak it: "Deutsch", "português (Brasil)".
pub fn language_name(tag: &str) -> String {
    name(tag).unwrap_or_else(|| tag.to_owned())
}

fn name(tag: &str) -> Option<String> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into()).ok()?;
    DisplayNames::new(&tag.into(), &options).ok()?.of(tag).ok()
}

/// The tag of the language that the reader has chosen in this browser; none where the browser's own languages decide.
pub fn chosen_language() -> Option<String> {
    storage()?.get_item(CHOSEN).ok().flatten()
}

/// Keeps the reader's choice in this browser, for every page of the app, and loads this page again in that language. The others have it when
/// they are opened next. Without a tag the browser's own languages decide again.
///
/// # Errors
///
/// The browser keeps nothing for this page: it stays as it is.
pub fn choose_language(tag: Option<&str>) -> Result<(), LanguageNotKept> {
    let storage = storage().ok_or(LanguageNotKept)?;
    let kept = match tag {
        Some(tag) => storage.set_item(CHOSEN, tag),
        None => storage.remove_item(CHOSEN),
    };
    kept.or(Err(LanguageNotKept))?;
    if let Some(window) = web_sys::window() {
        // A page that can't be loaded again has its language when it is opened next.
        let _ = window.location().reload();
    }
    Ok(())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

#[wasm_bindgen]
extern "C" {
    /// `Intl.DisplayNames`
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<String, JsValue>;
}
