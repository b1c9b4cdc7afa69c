//! The official SDK's class as it stands on the page.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// `AppExtensionsSDK`, put on the page by `@pipedrive/app-extensions-sdk/dist/index.umd.js`.
    #[wasm_bindgen(js_name = AppExtensionsSDK)]
    #[derive(Clone, Debug)]
    pub(super) type OfficialSdk;

    /// Throws `Missing custom UI identifier` when neither the options nor the address hold one.
    #[wasm_bindgen(catch, constructor, js_class = "AppExtensionsSDK")]
    pub(super) fn new(options: &JsValue) -> Result<OfficialSdk, JsValue>;

    #[wasm_bindgen(catch, method)]
    pub(super) fn initialize(this: &OfficialSdk, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, method)]
    pub(super) fn execute(
        this: &OfficialSdk,
        command: &str,
        arguments: &JsValue,
    ) -> Result<Promise, JsValue>;

    /// Gives the function that stops it.
    #[wasm_bindgen(catch, method)]
    pub(super) fn listen(
        this: &OfficialSdk,
        event: &str,
        handler: &Function,
    ) -> Result<Function, JsValue>;
}
