//! The four formatters of `Intl` that are used. js-sys has them too, but gives `format` as a function to be called.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `Intl.getCanonicalLocales`, which throws for a tag that is none.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    pub(super) fn canonical_locales(tag: &JsValue) -> Result<JsValue, JsValue>;

    /// `Intl.NumberFormat`
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    pub(super) type NumberFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    pub(super) fn new(locales: &JsValue, options: &JsValue) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method)]
    pub(super) fn format(this: &NumberFormat, number: f64) -> String;

    #[wasm_bindgen(method, js_name = resolvedOptions)]
    pub(super) fn resolved_options(this: &NumberFormat) -> JsValue;

    /// `Intl.DateTimeFormat`
    #[wasm_bindgen(js_namespace = Intl)]
    pub(super) type DateTimeFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    pub(super) fn new(locales: &JsValue, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;

    /// `Intl.RelativeTimeFormat`
    #[wasm_bindgen(js_namespace = Intl)]
    pub(super) type RelativeTimeFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    pub(super) fn new(locales: &JsValue, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;

    #[wasm_bindgen(method)]
    pub(super) fn format(this: &RelativeTimeFormat, value: f64, unit: &str) -> String;

    /// `Intl.PluralRules`
    #[wasm_bindgen(js_namespace = Intl)]
    pub(super) type PluralRules;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    pub(super) fn new(locales: &JsValue) -> Result<PluralRules, JsValue>;

    #[wasm_bindgen(method)]
    pub(super) fn select(this: &PluralRules, number: f64) -> String;
}
