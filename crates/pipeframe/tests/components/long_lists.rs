//! Lists of more rows than are in the page.

use leptos::prelude::*;
use pipeframe::kit::{Node, State, html};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::page::{Page, focused_text, next_frame};

/// Every third row is higher than the others.
fn height(number: u32) -> u32 {
    if number.is_multiple_of(3) { 60 } else { 40 }
}

fn styled(node: Node, property: &str, value: &str) -> Node {
    let style = node.dom().unchecked_into::<HtmlElement>().style();
    style
        .set_property(property, value)
        .expect("a property can be set");
    node
}

fn row(number: u32) -> Node {
    let button = html::button().child(number.to_string());
    let row = html::li()
        .attr("id", ["row-", &number.to_string()].concat())
        .child(button);
    styled(row, "height", &[&height(number).to_string(), "px"].concat())
}

fn numbers(shown: State<Vec<u32>>) -> Node {
    html::ul().windowed_rows(move || shown.get(), |number| row(*number))
}

async fn show(count: u32) -> (Page, State<Vec<u32>>) {
    let shown = State::new((1..=count).collect());
    let page = Page::show(move || numbers(shown));
    settled().await;
    (page, shown)
}

/// New rows are measured in the frame after the one that brought them.
async fn settled() {
    for _ in 0..4 {
        next_frame().await;
    }
}

async fn scroll_to(top: f64) {
    window().scroll_to_with_x_and_y(0.0, top);
    settled().await;
}

/// Whether rows stand without a hole wherever the list is seen in the frame, or in the part of it.
fn covers(page: &Page, part: &str) -> bool {
    let frame = document().document_element().expect("a page has a root");
    let (list, part) = (
        page.one("ul").get_bounding_client_rect(),
        page.one(part).get_bounding_client_rect(),
    );
    let bottom = list.bottom().min(part.bottom());
    let bottom = bottom.min(frame.client_height().into());
    let mut edge = list.top().max(part.top()).max(0.0);
    let rows = page.one("ul").children();
    for index in 0..rows.length() {
        let row = rows.item(index).expect("a list has its rows");
        let row = row.get_bounding_client_rect();
        if row.top() <= edge + 0.5 && row.bottom() > edge {
            edge = row.bottom();
        }
    }
    edge >= bottom - 0.5
}

#[wasm_bindgen_test]
async fn a_short_list_is_in_the_page_as_a_whole() {
    let (page, _) = show(60).await;
    assert_eq!(page.all("li"), 60);
}

#[wasm_bindgen_test]
async fn of_a_long_list_only_what_is_near_is_in_the_page_and_says_which_of_how_many_it_is() {
    let (page, _) = show(3000).await;
    assert!(page.all("li") < 200, "{}", page.all("li"));
    for (row, position) in [("#row-1", "1"), ("#row-2", "2"), ("#row-3000", "3000")] {
        let row = page.one(row);
        assert_eq!(
            row.get_attribute("aria-posinset").as_deref(),
            Some(position)
        );
        assert_eq!(row.get_attribute("aria-setsize").as_deref(), Some("3000"));
    }
}

#[wasm_bindgen_test]
async fn a_long_list_is_about_as_high_as_all_of_its_rows() {
    let (page, _) = show(3000).await;
    let all = f64::from((1..=3000).map(height).sum::<u32>());
    let shown = page.one("ul").get_bounding_client_rect().height();
    assert!((shown / all - 1.0).abs() < 0.1, "{shown} of {all}");
}

#[wasm_bindgen_test]
async fn wherever_the_page_is_scrolled_to_the_rows_are_there() {
    let (page, _) = show(3000).await;
    for top in [5_000.0, 90_000.0, 1_000_000.0, 60_000.0, 0.0] {
        scroll_to(top).await;
        assert!(covers(&page, "ul"), "at {top}");
        assert!(page.all("li") < 200);
    }
}

#[wasm_bindgen_test]
async fn a_list_scrolls_inside_an_element_as_well() {
    let shown = State::new((1..=1000).collect());
    let page = Page::show(move || {
        let box_ = styled(html::div(), "height", "200px");
        styled(box_, "overflow", "auto").child(numbers(shown))
    });
    settled().await;
    page.one("div").set_scroll_top(20_000);
    settled().await;
    assert!(covers(&page, "div"));
}

#[wasm_bindgen_test]
async fn the_row_that_has_the_focus_stays_with_its_neighbours() {
    let (page, _) = show(3000).await;
    scroll_to(2_000.0).await;
    page.one("#row-45 button")
        .focus()
        .expect("a button takes the focus");
    scroll_to(100_000.0).await;
    assert_eq!(focused_text(), "45");
    for neighbour in ["#row-44", "#row-46"] {
        assert!(!page.none(neighbour), "{neighbour}");
    }
    assert!(page.none("#row-40"));
    scroll_to(0.0).await;
}

#[wasm_bindgen_test]
async fn a_row_that_stays_is_the_same_and_keeps_the_focus_wherever_it_moves() {
    let (page, shown) = show(100).await;
    let first = page.one("#row-1");
    page.one("#row-1 button")
        .focus()
        .expect("a button takes the focus");
    shown.update(|shown| shown.swap(0, 2));
    settled().await;
    assert_eq!(page.one("li:nth-child(3)"), first);
    assert_eq!(focused_text(), "1");
}

#[wasm_bindgen_test]
async fn a_list_that_became_shorter_shows_its_end_at_once() {
    let (page, shown) = show(3000).await;
    scroll_to(1_000_000.0).await;
    shown.set((1..=200).collect());
    settled().await;
    assert!(covers(&page, "ul"));
    shown.set(vec![7]);
    settled().await;
    assert_eq!(page.text(), "7");
    assert!((page.one("ul").get_bounding_client_rect().height() - 40.0).abs() < 1.0);
}

#[wasm_bindgen_test]
async fn keys_that_change_twice_within_a_frame_are_shown() {
    let (page, shown) = show(10).await;
    shown.set((1..=11).collect());
    leptos::task::tick().await;
    shown.set((1..=12).collect());
    leptos::task::tick().await;
    settled().await;
    assert_eq!(page.all("li"), 12);
}
