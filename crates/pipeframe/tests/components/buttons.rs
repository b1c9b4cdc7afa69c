//! What a person presses.

use leptos::prelude::*;
use pipeframe::kit::{Badge, Button, Icon, IconButton, IconSize, LinkButton, Tone};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

#[wasm_bindgen_test]
fn a_button_has_its_text_as_its_name_and_runs_its_handler() {
    let presses = RwSignal::new(0);
    let page = Page::show(
        move || view! { <Button label="Send proposal" on_press=move || presses.update(|n| *n += 1)/> },
    );
    let button = page.one("button");
    assert_eq!(button.text_content().as_deref(), Some("Send proposal"));
    assert_eq!(button.get_attribute("type").as_deref(), Some("button"));
    button.click();
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_busy_button_ignores_the_second_press_and_keeps_the_focus() {
    let (presses, busy) = (RwSignal::new(0), RwSignal::new(false));
    let send = move || {
        presses.update(|n| *n += 1);
        busy.set(true);
    };
    let page = Page::show(move || view! { <Button label="Send" busy on_press=send/> });
    let button = page.one("button");
    button.focus().expect("a button takes the focus");
    button.click();
    button.click();
    next_frame().await;
    assert_eq!(presses.get_untracked(), 1);
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    assert!(page.has_focus("button"));
}

#[wasm_bindgen_test]
async fn a_disabled_button_cannot_be_pressed_until_it_is_enabled() {
    let (presses, disabled) = (RwSignal::new(0), RwSignal::new(true));
    let page = Page::show(
        move || view! { <Button label="Send" disabled on_press=move || presses.update(|n| *n += 1)/> },
    );
    page.one("button").click();
    assert_eq!(presses.get_untracked(), 0);
    disabled.set(false);
    next_frame().await;
    page.one("button").click();
    assert_eq!(presses.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn an_icon_button_is_named_by_its_label_and_says_whether_it_is_down() {
    let muted = RwSignal::new(false);
    let toggle = move || muted.update(|muted| *muted = !*muted);
    let page = Page::show(
        move || view! { <IconButton label="Mute" icon="microphone-off" pressed=muted on_press=toggle/> },
    );
    let button = page.one("button");
    assert_eq!(button.get_attribute("aria-label").as_deref(), Some("Mute"));
    assert_eq!(
        button.get_attribute("aria-pressed").as_deref(),
        Some("false")
    );
    button.click();
    next_frame().await;
    assert_eq!(
        button.get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
fn an_icon_is_hidden_from_screen_readers() {
    let page = Page::show(|| view! { <IconButton label="Refresh" icon="refresh" on_press=|| {}/> });
    assert_eq!(
        page.one("svg").get_attribute("aria-hidden").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.one("use").get_attribute("href").as_deref(),
        Some("icons.svg#refresh")
    );
}

#[wasm_bindgen_test]
fn an_icon_has_its_size_without_a_stylesheet() {
    let sizes = [
        (IconSize::Small, "16"),
        (IconSize::Medium, "20"),
        (IconSize::Large, "32"),
    ];
    for (size, pixels) in sizes {
        let page = Page::show(move || view! { <Icon name="refresh" size/> });
        for side in ["width", "height"] {
            assert_eq!(page.one("svg").get_attribute(side).as_deref(), Some(pixels));
        }
    }
}

#[wasm_bindgen_test]
fn a_link_opens_in_a_new_tab_without_giving_this_one_away() {
    let page =
        Page::show(|| view! { <LinkButton label="Open invoice" href="https://example.com/1"/> });
    let link = page.one("a");
    assert_eq!(
        link.get_attribute("href").as_deref(),
        Some("https://example.com/1")
    );
    assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
    assert_eq!(
        link.get_attribute("rel").as_deref(),
        Some("noopener noreferrer")
    );
}

#[wasm_bindgen_test]
fn an_address_that_could_run_code_becomes_text() {
    let page =
        Page::show(|| view! { <LinkButton label="Open invoice" href="javascript:alert(1)"/> });
    assert!(page.none("a"));
    assert_eq!(page.text(), "Open invoice");
}

#[wasm_bindgen_test]
fn external_text_never_becomes_markup() {
    let hostile = "<img src=x onerror=alert(1)>";
    let page = Page::show(move || view! { <Badge label=hostile tone=Tone::Info/> });
    assert!(page.none("img"));
    assert_eq!(page.text(), hostile);
}
