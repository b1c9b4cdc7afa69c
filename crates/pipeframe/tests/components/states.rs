//! How a page stands.

use leptos::prelude::*;
use pipeframe::kit::{
    Button, Card, EmptyState, InlineError, LiveRegion, Part, PartError, Progress, SaveBar, Screen,
    Skeleton,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame};

#[wasm_bindgen_test]
fn an_inline_error_is_announced_and_offers_to_try_again() {
    let tries = RwSignal::new(0);
    let retry = move || tries.update(|n| *n += 1);
    let page = Page::show(
        move || view! { <InlineError text="Vehicles could not be loaded." on_retry=retry details="504"/> },
    );
    assert_eq!(
        page.one("[role=alert] p").text_content().as_deref(),
        Some("Vehicles could not be loaded.")
    );
    page.one("button").click();
    assert_eq!(tries.get_untracked(), 1);
    assert!(!page.one("details").has_attribute("open"));
}

#[wasm_bindgen_test]
async fn a_part_that_fails_leaves_the_rest_of_the_page_working() {
    let (failed, presses) = (RwSignal::new(true), RwSignal::new(0));
    let part = move || {
        if failed.get() {
            let error = PartError::new("Proposals could not be loaded.");
            return Err(error.on_retry(move || failed.set(false)));
        }
        Ok(view! { <p>"Full service"</p> }.into_any())
    };
    let page = Page::show(move || {
        view! {
            <Card><Part content=part/></Card>
            <Card><Button label="Rest" on_press=move || presses.update(|n| *n += 1)/></Card>
        }
    });
    assert!(page.text().contains("Proposals could not be loaded."));
    page.one(".card:nth-of-type(2) button").click();
    assert_eq!(presses.get_untracked(), 1);
    page.one("[role=alert] button").click();
    next_frame().await;
    assert!(page.none("[role=alert]"));
    assert!(page.text().contains("Full service"));
}

#[wasm_bindgen_test]
async fn a_save_bar_appears_when_something_was_changed() {
    let (changed, reset) = (RwSignal::new(false), RwSignal::new(0));
    let page = Page::show(move || {
        view! { <SaveBar shown=changed summary="Town changed" on_save=|| {} on_reset=move || reset.update(|n| *n += 1)/> }
    });
    assert!(page.one(".save-bar").hidden());
    changed.set(true);
    next_frame().await;
    assert!(!page.one(".save-bar").hidden());
    assert_eq!(
        page.one("[role=status]").text_content().as_deref(),
        Some("Town changed")
    );
    page.one("button").click();
    assert_eq!(reset.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn progress_says_how_much_is_done() {
    let done = RwSignal::new(3_u32);
    let page = Page::show(move || view! { <Progress label="Sending proposals" done total=14/> });
    assert!(page.text().contains("3 of 14"));
    done.set(4);
    next_frame().await;
    assert!(page.text().contains("4 of 14"));
    let bar = page.one("progress");
    assert_eq!(
        bar.get_attribute("aria-label").as_deref(),
        Some("Sending proposals")
    );
    assert_eq!(bar.get_attribute("max").as_deref(), Some("14"));
}

#[wasm_bindgen_test]
fn a_skeleton_says_what_is_loading() {
    let page = Page::show(|| view! { <Skeleton label="Loading vehicles" count=4/> });
    assert_eq!(
        page.one("[role=status]")
            .get_attribute("aria-label")
            .as_deref(),
        Some("Loading vehicles")
    );
    assert_eq!(page.all(".skeleton"), 4);
}

#[wasm_bindgen_test]
fn an_empty_state_offers_the_one_thing_to_do() {
    let added = RwSignal::new(0);
    let add = move || added.update(|n| *n += 1);
    let page = Page::show(
        move || view! { <EmptyState text="No vehicles yet." action="Add vehicle" on_action=add/> },
    );
    page.one("button").click();
    assert_eq!(added.get_untracked(), 1);
}

#[wasm_bindgen_test]
fn a_screen_has_one_heading_and_folds_its_details() {
    let page = Page::show(
        || view! { <Screen icon="plug" title="Open this in Pipedrive" text="Why." details="id: missing"/> },
    );
    assert_eq!(
        page.one("main h1").text_content().as_deref(),
        Some("Open this in Pipedrive")
    );
    assert!(!page.one("details").has_attribute("open"));
    assert!(page.none("button"));
}

#[wasm_bindgen_test]
async fn a_live_region_is_there_before_it_has_something_to_say() {
    let text = RwSignal::new(String::new());
    let page = Page::show(move || view! { <LiveRegion text/> });
    assert_eq!(
        page.one("[role=status]").text_content().as_deref(),
        Some("")
    );
    text.set("4 vehicles found".to_owned());
    next_frame().await;
    assert_eq!(
        page.one("[role=status]").text_content().as_deref(),
        Some("4 vehicles found")
    );
}
