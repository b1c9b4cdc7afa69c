//! Rows and their menus.

use leptos::prelude::*;
use pipeframe::kit::{Card, ListRow, Menu, MenuItem, Node, RowList, Section};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, focused_text, next_frame, press_focused};

#[wasm_bindgen_test]
fn a_row_is_a_button_in_a_list_and_its_menu_is_not_part_of_it() {
    let opened = RwSignal::new(0);
    let menu = || view! { <Menu label="More actions for Volvo" items=vec![MenuItem::new("Remove", || {})]/> };
    let page = Page::show(move || {
        view! {
            <RowList label="Vehicles">
                <ListRow on_press=move || opened.update(|n| *n += 1) trailing=menu>"Volvo"</ListRow>
            </RowList>
        }
    });
    assert_eq!(
        page.one("ul").get_attribute("aria-label").as_deref(),
        Some("Vehicles")
    );
    assert_eq!(
        page.one("li > button").text_content().as_deref(),
        Some("Volvo")
    );
    page.one("li > button").click();
    page.one("button[aria-haspopup=menu]").click();
    assert_eq!(opened.get_untracked(), 1);
}

#[wasm_bindgen_test]
fn a_row_that_nothing_happens_on_is_no_button() {
    let page =
        Page::show(|| view! { <RowList label="Notes"><ListRow>"Call back"</ListRow></RowList> });
    assert_eq!(page.text(), "Call back");
    assert_eq!(page.all("li > div.list-row-main"), 1);
    assert!(page.none("button"));
}

#[wasm_bindgen_test]
fn components_hold_what_is_only_borrowed() {
    fn note(author: &str, lines: &[String]) -> Node {
        let line = |line: &String| view! { <p>{line.clone()}</p> };
        view! {
            <Section title="Note" actions=|| author.to_owned()>
                <Card>{lines.iter().map(line).collect_view()}</Card>
            </Section>
        }
        .into()
    }
    let page = Page::show(|| note("Ada", &["one".to_owned(), "two".to_owned()]));
    assert_eq!(page.text(), "NoteAdaonetwo");
}

#[wasm_bindgen_test]
async fn a_menu_opens_with_the_focus_on_its_first_item_inside_the_frame() {
    let page = Page::show(three_actions);
    assert_eq!(
        page.one("button[aria-haspopup=menu]")
            .get_attribute("aria-expanded")
            .as_deref(),
        Some("false")
    );
    page.open_menu().await;
    assert_eq!(
        page.one("button[aria-haspopup=menu]")
            .get_attribute("aria-expanded")
            .as_deref(),
        Some("true")
    );
    assert_eq!(focused_text(), "Open");
    let bounds = page.one("[role=menu]").get_bounding_client_rect();
    let frame = document().document_element().expect("a page has a root");
    assert!(bounds.top() >= 0.0 && bounds.bottom() <= f64::from(frame.client_height()));
    assert!(bounds.left() >= 0.0 && bounds.right() <= f64::from(frame.client_width()));
}

#[wasm_bindgen_test]
async fn arrow_keys_home_and_end_move_in_a_menu() {
    let page = Page::show(three_actions);
    page.open_menu().await;
    for (key, expected) in [
        ("ArrowDown", "Copy"),
        ("End", "Remove"),
        ("ArrowDown", "Open"),
        ("ArrowUp", "Remove"),
        ("Home", "Open"),
    ] {
        press_focused(key);
        assert_eq!(focused_text(), expected, "after {key}");
    }
}

#[wasm_bindgen_test]
async fn choosing_an_item_runs_it_closes_the_menu_and_returns_the_focus() {
    let copied = RwSignal::new(0);
    let page = Page::show(move || {
        view! { <Menu label="More" items=vec![MenuItem::new("Copy", move || copied.update(|n| *n += 1))]/> }
    });
    page.open_menu().await;
    page.one("[role=menuitem]").click();
    next_frame().await;
    assert_eq!(copied.get_untracked(), 1);
    assert!(page.none("[role=menu]:popover-open"));
    assert!(page.has_focus("button[aria-haspopup=menu]"));
}

#[wasm_bindgen_test]
async fn tab_closes_a_menu() {
    let page = Page::show(three_actions);
    page.open_menu().await;
    press_focused("Tab");
    next_frame().await;
    assert!(page.none("[role=menu]:popover-open"));
}

fn three_actions() -> impl IntoView {
    let items = ["Open", "Copy", "Remove"].map(|label| MenuItem::new(label, || {}));
    view! { <Menu label="More actions for Volvo" items=items.into()/> }
}
