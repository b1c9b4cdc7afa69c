//! Says which rule of a page makes its content as high as its frame and higher.

use wasm_bindgen::JsValue;
use web_sys::Element;

/// Warns once that the content chases its frame, and names the rules that may cause it.
pub(super) fn tell(content: &Element) {
    let rules = rules_by_viewport(content);
    let text = [
        "This page grows with its frame, so its height is no longer followed. A rule of its styles makes it higher than the frame: ",
        if rules.is_empty() { "look for heights in vh" } else { &rules },
        ". Leave it out, or use a height that does not depend on the frame.",
    ]
    .concat();
    web_sys::console::warn_1(&JsValue::from(text));
}

/// The selectors of rules with a height by the viewport that apply in the page. Only development builds look for them.
#[cfg(debug_assertions)]
fn rules_by_viewport(content: &Element) -> String {
    use js_sys::{Array, Reflect};
    use wasm_bindgen::JsCast;

    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    let document = leptos::prelude::document();
    let sheets = field(document.unchecked_ref(), "styleSheets");
    let mut pending: Vec<JsValue> = Array::from(&sheets).to_vec();
    while let Some(next) = pending.pop() {
        // Sheets and groups of rules have rules; one of another origin does not show them.
        let inner = field(&next, "cssRules");
        if inner.is_object() {
            pending.extend(Array::from(&inner).to_vec());
        }
        let selector = field(&next, "selectorText").as_string();
        let style = field(&next, "style");
        let heights = ["height", "minHeight", "blockSize", "minBlockSize"];
        let by_viewport = heights.iter().any(|name| {
            let value = field(&style, name).as_string().unwrap_or_default();
            ["vh", "vb", "vmax", "vmin"]
                .iter()
                .any(|unit| value.contains(unit))
        });
        if let Some(selector) = selector.filter(|_| by_viewport)
            && is_in_use(content, &selector)
            && !found.contains(&selector)
        {
            found.push(selector);
        }
    }
    found.join(", ")
}

#[cfg(debug_assertions)]
fn is_in_use(content: &Element, selector: &str) -> bool {
    let is_around = matches!(content.closest(selector), Ok(Some(_)));
    is_around || matches!(content.query_selector(selector), Ok(Some(_)))
}

#[cfg(not(debug_assertions))]
fn rules_by_viewport(_: &Element) -> String {
    String::new()
}
