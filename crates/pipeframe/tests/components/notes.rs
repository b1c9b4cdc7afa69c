//! Links, tags, banners, what is folded and what is said beside a control.

use leptos::prelude::*;
use pipeframe::kit::{Banner, Button, Disclosure, State, Tag, TextLink, Tone, Tooltip, html};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, next_frame, press_focused};

#[wasm_bindgen_test]
fn a_link_in_a_text_opens_in_a_new_tab_and_says_so() {
    let page = Page::show(|| view! { <TextLink label="Invoice" href="https://example.com/1"/> });
    let link = page.one("a");
    assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
    assert_eq!(
        link.get_attribute("rel").as_deref(),
        Some("noopener noreferrer")
    );
    assert_eq!(page.text(), "Invoice (opens in a new tab)");
}

#[wasm_bindgen_test]
fn an_email_address_opens_no_tab_and_a_script_is_text() {
    let page = Page::show(|| view! { <TextLink label="Maria" href="mailto:maria@example.com"/> });
    assert_eq!(page.text(), "Maria");
    assert!(page.none("svg"));
    let page = Page::show(|| view! { <TextLink label="Open" href="javascript:alert(1)"/> });
    assert!(page.none("a"));
    assert_eq!(page.text(), "Open");
}

#[wasm_bindgen_test]
async fn a_tag_is_taken_off_by_a_button_with_its_name() {
    let labels = State::new(vec!["Hot".to_owned(), "Cold".to_owned()]);
    let page = Page::show(move || {
        html::div().live_rows(
            move || labels.get(),
            move |label: &String| {
                let own = label.clone();
                let remove = move || labels.update(|labels| labels.retain(|label| *label != own));
                view! { <Tag label=label.clone() on_remove=remove/> }.into()
            },
        )
    });
    let button = page.one("button");
    assert_eq!(
        button.get_attribute("aria-label").as_deref(),
        Some("Remove Hot")
    );
    button.click();
    next_frame().await;
    assert_eq!(page.text(), "Cold");
}

#[wasm_bindgen_test]
fn a_tag_that_stays_has_no_button() {
    let page = Page::show(|| view! { <Tag label="Hot" tone=Tone::Negative/> });
    assert!(page.none("button"));
}

#[wasm_bindgen_test]
async fn a_banner_that_goes_wrong_interrupts_and_another_waits() {
    let hidden = State::new(0);
    let page = Page::show(move || {
        let dismiss = move || hidden.update(|count| *count += 1);
        view! { <Banner title="Trial" text="It ends in 3 days." on_dismiss=dismiss/> }
    });
    assert!(page.none("[role=alert]"));
    assert_eq!(
        page.one("[role=status]").text_content().as_deref(),
        Some("TrialIt ends in 3 days.")
    );
    page.one("button[aria-label=Dismiss]").click();
    assert_eq!(hidden.get_untracked(), 1);
    let page =
        Page::show(|| view! { <Banner text="The connection was lost." tone=Tone::Negative/> });
    assert!(page.none("button"));
    assert_eq!(page.all("[role=alert]"), 1);
}

#[wasm_bindgen_test]
async fn what_is_folded_follows_its_state_both_ways() {
    let open = State::new(false);
    let page = Page::show(move || {
        view! { <Disclosure summary="Terms" open><p>"Within 14 days"</p></Disclosure> }
    });
    page.one("summary").click();
    next_frame().await;
    next_frame().await;
    assert!(open.get_untracked());
    open.set(false);
    next_frame().await;
    assert!(page.none("details[open]"));
}

#[wasm_bindgen_test]
async fn a_tooltip_describes_its_control_and_shows_while_that_has_the_focus() {
    let page = Page::show(|| {
        let text = "The customer gets an email.";
        view! { <Tooltip text><Button label="Send"/></Tooltip> }
    });
    let bubble = page.one("[role=tooltip]");
    let button = page.one("button");
    assert_eq!(button.get_attribute("aria-describedby"), Some(bubble.id()));
    assert!(page.none("[role=tooltip]:popover-open"));
    button.focus().expect("a button takes the focus");
    next_frame().await;
    assert_eq!(page.all("[role=tooltip]:popover-open"), 1);
    press_focused("Escape");
    assert!(page.none("[role=tooltip]:popover-open"));
    assert!(page.has_focus("button"));
}

#[wasm_bindgen_test]
async fn escape_hides_a_tooltip_and_nothing_around_it() {
    let escapes = State::new(0);
    let page = Page::show(move || {
        let tooltip = view! { <Tooltip text="Why"><Button label="Send"/></Tooltip> };
        html::div()
            .child(tooltip)
            .on_key(move |_| escapes.update(|count| *count += 1))
    });
    page.one("button")
        .focus()
        .expect("a button takes the focus");
    next_frame().await;
    press_focused("Escape");
    assert_eq!(escapes.get_untracked(), 0);
    press_focused("Escape");
    assert_eq!(escapes.get_untracked(), 1);
}
