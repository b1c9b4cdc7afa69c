use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

use super::frame::Frame;
use crate::kit::form::FieldErrors;
use crate::kit::{IconSize, Live, Node, State, html, icon};
use crate::words;

#[wasm_bindgen]
extern "C" {
    /// A file that somebody chose, the browser's `File`: its bytes are those of the [`Blob`] that it is.
    #[wasm_bindgen(extends = Blob, js_name = File)]
    #[derive(Clone, Debug, PartialEq)]
    pub type PickedFile;

    /// Its name, without the folder that it is in.
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &PickedFile) -> String;

    type HasFiles;

    #[wasm_bindgen(method, getter)]
    fn files(this: &HasFiles) -> Option<js_sys::Object>;

    #[wasm_bindgen(method, getter, js_name = dataTransfer)]
    fn data_transfer(this: &HasFiles) -> Option<HasFiles>;
}

/// Takes files that are dropped on it or chosen in the browser's own dialog. The control is the browser's file input, so it works by
/// keyboard and with a screen reader.
///
/// What is dropped is not what is allowed: check name, size and kind here for the reader's sake, and on the server for good.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{FileDrop, Node, PickedFile, State};
///
/// fn pictures(chosen: State<Vec<PickedFile>>) -> Node {
///     let take = move |files: Vec<PickedFile>| chosen.update(|chosen| chosen.extend(files));
///     view! { <FileDrop name="pictures" label="Pictures" accept="image/*" multiple=true on_files=take/> }.into()
/// }
/// ```
#[component(transparent)]
pub fn FileDrop(
    /// The key of its error, unique on the page.
    name: &'static str,
    /// What to choose: "Pictures".
    label: &'static str,
    /// Gets the files: one, or more with `multiple`.
    #[prop(into)]
    on_files: FilesTaker,
    /// What the dialog offers, as in the attribute of HTML: `image/*`, `.pdf`. What is dropped may be anything.
    #[prop(optional)]
    accept: Option<&'static str>,
    /// Whether several may be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// The errors of the form it belongs to.
    #[prop(optional, into)]
    errors: Option<State<FieldErrors>>,
    /// One sentence below: "PDF or pictures, up to 5 MB".
    #[prop(optional)]
    help: Option<&'static str>,
    /// Whether a file must be chosen.
    #[prop(optional)]
    required: bool,
    /// Whether none can be chosen now.
    #[prop(optional, into)]
    disabled: Live<bool>,
) -> Node {
    let frame = Frame {
        name,
        label,
        help,
        required,
        errors,
    };
    let is_over = State::new(false);
    let on_files = std::rc::Rc::new(on_files);
    let (chosen, dropped) = (on_files.clone(), on_files);
    let (is_closed, is_closed_too) = (disabled.clone(), disabled.clone());
    let input = frame
        .control("input", "file-drop-input", disabled)
        .attr("type", "file")
        .attr("accept", accept)
        .attr("multiple", multiple)
        .on(ev::change, move |event| {
            let Some(input) = event.target() else {
                return;
            };
            let files = files_of(input.unchecked_ref());
            // The same file once more is a change too.
            let _ = js_sys::Reflect::set(&input, &"value".into(), &"".into());
            if !files.is_empty() {
                frame.edited();
                chosen.run(files);
            }
        });
    let invitation = if multiple {
        words::drop_files()
    } else {
        words::drop_file()
    };
    let area = html::div()
        .class("file-drop")
        .attr("data-over", move || is_over.get().then_some("true"))
        .attr("data-disabled", move || is_closed_too.get())
        .on(ev::dragover, move |event| {
            // Without this the browser would open the file in place of the page.
            event.prevent_default();
            is_over.set(true);
        })
        .on(ev::dragleave, move |_| is_over.set(false))
        .on(ev::drop, move |event| {
            event.prevent_default();
            is_over.set(false);
            let event: &HasFiles = event.unchecked_ref();
            let mut files = event
                .data_transfer()
                .map(|transfer| files_of(&transfer))
                .unwrap_or_default();
            if !multiple {
                files.truncate(1);
            }
            if !is_closed.get() && !files.is_empty() {
                frame.edited();
                dropped.run(files);
            }
        })
        .child(icon::icon("plus", IconSize::Medium))
        .child(html::span().class("file-drop-text").child(invitation))
        .child(input);
    frame.around(area)
}

fn files_of(holder: &HasFiles) -> Vec<PickedFile> {
    let files = holder.files().map(|files| js_sys::Array::from(&files));
    let files = files.iter().flat_map(js_sys::Array::iter);
    files.map(JsValue::unchecked_into).collect()
}

/// What a [`FileDrop`] gives its files to: any closure that takes them.
pub struct FilesTaker(Box<dyn Fn(Vec<PickedFile>)>);

impl FilesTaker {
    fn run(&self, files: Vec<PickedFile>) {
        (self.0)(files);
    }
}

impl std::fmt::Debug for FilesTaker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("FilesTaker")
    }
}

impl<F: Fn(Vec<PickedFile>) + 'static> From<F> for FilesTaker {
    fn from(take: F) -> Self {
        Self(Box::new(take))
    }
}
