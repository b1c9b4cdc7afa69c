//! Files of this machine that the user lets the page write to, where the browser can:
//! <https://developer.mozilla.org/docs/Web/API/File_System_API>.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// `FileSystemFileHandle`.
    #[derive(Clone, Debug)]
    type Handle;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    async fn get_file(this: &Handle) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    async fn create_writable(this: &Handle) -> Result<JsValue, JsValue>;

    /// `FileSystemWritableFileStream`.
    type Writable;

    #[wasm_bindgen(method, catch)]
    async fn write(this: &Writable, text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch)]
    async fn close(this: &Writable) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = window, js_name = showOpenFilePicker)]
    async fn show_open_file_picker(options: &Object) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = window, js_name = showSaveFilePicker)]
    async fn show_save_file_picker(options: &Object) -> Result<JsValue, JsValue>;
}

/// A file that the user chose.
#[derive(Clone, Debug)]
pub(super) struct ChosenFile(Handle);

/// Whether this browser lets a page write to files.
pub(super) fn is_available() -> bool {
    Reflect::has(&window(), &"showOpenFilePicker".into()).unwrap_or_default()
}

/// Has the user choose a file that there is; `None` if they don't.
pub(super) async fn choose() -> Option<ChosenFile> {
    let chosen = show_open_file_picker(&options(None)).await.ok()?;
    let handle = Array::from(&chosen).get(0);
    Some(ChosenFile(handle.unchecked_into()))
}

/// Has the user say where a new file is written; `None` if they don't.
pub(super) async fn create(name: &str) -> Option<ChosenFile> {
    let chosen = show_save_file_picker(&options(Some(name))).await.ok()?;
    Some(ChosenFile(chosen.unchecked_into()))
}

fn options(name: Option<&str>) -> Object {
    let kinds = Object::new();
    let _ = Reflect::set(
        &kinds,
        &"application/json".into(),
        &Array::of1(&".json".into()),
    );
    let kind = Object::new();
    let _ = Reflect::set(&kind, &"accept".into(), &kinds);
    let options = Object::new();
    let _ = Reflect::set(&options, &"types".into(), &Array::of1(&kind));
    if let Some(name) = name {
        let _ = Reflect::set(&options, &"suggestedName".into(), &name.into());
    }
    options
}

impl ChosenFile {
    /// The file's name, without its folder.
    pub(super) fn name(&self) -> String {
        self.0.name()
    }

    /// What the file says now.
    pub(super) async fn text(&self) -> Option<String> {
        let file: Blob = self.0.get_file().await.ok()?.dyn_into().ok()?;
        let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
        text.ok()?.as_string()
    }

    /// Writes another text in the place of the file's. Whether the browser did.
    pub(super) async fn write(&self, text: &str) -> bool {
        let Ok(writable) = self.0.create_writable().await else {
            return false;
        };
        let writable: Writable = writable.unchecked_into();
        writable.write(text).await.is_ok() && writable.close().await.is_ok()
    }
}
