//! Tabs, dialogs, tables, histories and pictures of numbers.

use leptos::prelude::*;
use pipeframe::kit::{
    Bar, BarChart, Column, DataTable, Dialog, Live, SortControl, Sorting, Sparkline, State, Tab,
    Tabs, TextField, Timeline, TimelineItem, html,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Page, focused_text, next_frame, press_focused};

fn tabs(shown: State<&'static str>) -> Page {
    Page::show(move || {
        let tabs = vec![
            Tab::new("facts", "Facts", html::p().child("A Volvo")),
            Tab::new("notes", "Notes", html::p().child("Nothing yet")),
            Tab::new("more", "More", html::p().child("Less")),
        ];
        view! { <Tabs label="Vehicle" shown tabs/> }
    })
}

#[wasm_bindgen_test]
async fn one_tab_is_shown_and_only_it_can_be_reached_by_tab() {
    let shown = State::new("notes");
    let page = tabs(shown);
    assert_eq!(page.all("[role=tabpanel]:not([hidden])"), 1);
    let selected = page.one("[role=tab][aria-selected=true]");
    assert_eq!(selected.text_content().as_deref(), Some("Notes"));
    assert_eq!(page.all("[role=tab][tabindex='0']"), 1);
    let panel = page.one("[role=tabpanel]:not([hidden])");
    assert_eq!(selected.get_attribute("aria-controls"), Some(panel.id()));
    page.one("[role=tab]").click();
    next_frame().await;
    assert_eq!(shown.get_untracked(), "facts");
}

#[wasm_bindgen_test]
async fn the_arrow_keys_change_the_tab_with_the_focus() {
    let shown = State::new("facts");
    let page = tabs(shown);
    page.one("[role=tab]")
        .focus()
        .expect("a tab takes the focus");
    press_focused("ArrowLeft");
    next_frame().await;
    assert_eq!(
        (shown.get_untracked(), focused_text().as_str()),
        ("more", "More")
    );
    press_focused("Home");
    next_frame().await;
    assert_eq!(
        (shown.get_untracked(), focused_text().as_str()),
        ("facts", "Facts")
    );
}

#[wasm_bindgen_test]
fn a_key_that_is_no_tabs_shows_the_first_one() {
    let page = tabs(State::new("gone"));
    let selected = page.one("[role=tab][aria-selected=true]");
    assert_eq!(selected.text_content().as_deref(), Some("Facts"));
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let (open, name) = (State::new(false), State::new(String::new()));
    let page = Page::show(move || {
        let opener = html::button().class("opener").child("Rename");
        html::div()
            .child(opener.on(leptos::ev::click, move |_| open.set(true)))
            .child(view! {
                <Dialog title="New name" open>
                    <TextField name="new-name" label="Name" value=name/>
                </Dialog>
            })
    });
    let opener = page.one(".opener");
    opener.focus().expect("a button takes the focus");
    opener.click();
    next_frame().await;
    assert_eq!(page.all("dialog:modal"), 1);
    let title = page.one("dialog").get_attribute("aria-labelledby");
    assert_eq!(title, Some(page.one("dialog h2").id()));
    page.one("button[aria-label=Close]").click();
    next_frame().await;
    next_frame().await;
    assert!(page.none("dialog[open]"));
    assert!(page.has_focus(".opener"));
}

#[wasm_bindgen_test]
async fn a_dialog_that_the_browser_closes_tells_its_state_and_stops_escape() {
    let (open, escapes) = (State::new(true), State::new(0));
    let page = Page::show(move || {
        html::div()
            .child(view! { <Dialog title="Delete?" open>"For good."</Dialog> })
            .on_key(move |_| escapes.update(|count| *count += 1))
    });
    next_frame().await;
    assert_eq!(page.all("dialog:modal"), 1);
    page.press("dialog", "Escape");
    assert_eq!(escapes.get_untracked(), 0);
    page.close_dialog("dialog");
    next_frame().await;
    next_frame().await;
    assert!(!open.get_untracked());
}

fn services(sorting: State<Sorting>) -> Page {
    Page::show(move || {
        let columns = vec![
            Column::new("name", "Service").sortable(),
            Column::new("price", "Price").numeric().sortable(),
            Column::new("note", "Note"),
        ];
        let rows = move || {
            let mut services = vec![("Oil", 180), ("Tyres", 446), ("Lamp", 9)];
            let sorting = sorting.get();
            services.sort_by(|one, other| match sorting.by {
                "price" => sorting.order(&one.1, &other.1),
                _ => sorting.order(&one.0, &other.0),
            });
            let row =
                |(name, price): (&str, i32)| vec![name.into(), price.to_string().into(), "".into()];
            services.into_iter().map(row).collect()
        };
        view! { <DataTable label="Services" columns rows=Live::from(rows) sorting/> }
    })
}

fn first_column(page: &Page) -> Vec<String> {
    let text = |index: u32| {
        let cell = page.one(&["tbody tr:nth-child(", &index.to_string(), ") th"].concat());
        cell.text_content().unwrap_or_default()
    };
    (1..=page.all("tbody tr")).map(text).collect()
}

#[wasm_bindgen_test]
async fn a_press_on_a_heading_sorts_and_a_second_one_turns_the_order() {
    let sorting = State::new(Sorting::ascending("name"));
    let page = services(sorting);
    assert_eq!(first_column(&page), ["Lamp", "Oil", "Tyres"]);
    let price = page.one("thead th:nth-child(2) button");
    price.focus().expect("a button takes the focus");
    price.click();
    next_frame().await;
    assert_eq!(first_column(&page), ["Lamp", "Oil", "Tyres"]);
    assert_eq!(
        page.one("[aria-sort]")
            .get_attribute("aria-sort")
            .as_deref(),
        Some("ascending")
    );
    price.click();
    next_frame().await;
    assert_eq!(first_column(&page), ["Tyres", "Oil", "Lamp"]);
    assert_eq!(page.all("[aria-sort=descending]"), 1);
    assert_eq!(page.all("[aria-sort]"), 1);
    assert!(page.has_focus("thead th:nth-child(2) button"));
    assert!(page.none("thead th:nth-child(3) button"));
}

#[wasm_bindgen_test]
async fn a_list_is_sorted_by_a_choice_and_a_direction() {
    let sorting = State::new(Sorting::ascending("name"));
    let page = Page::show(
        move || view! { <SortControl by=vec![("name", "Name"), ("price", "Price")] sorting/> },
    );
    next_frame().await;
    assert_eq!(page.select("select").value(), "name");
    page.one("button").click();
    assert_eq!(sorting.get_untracked(), Sorting::descending("name"));
    page.choose("select", "price");
    assert_eq!(sorting.get_untracked(), Sorting::ascending("price"));
    next_frame().await;
    assert_eq!(
        page.one("button").get_attribute("aria-label").as_deref(),
        Some("Smallest first")
    );
}

#[wasm_bindgen_test]
fn a_history_is_a_list() {
    let page = Page::show(|| {
        view! {
            <Timeline label="History">
                <TimelineItem title="Opened" time="now"/>
                <TimelineItem title="Sent" time="yesterday"><p>"By Maria"</p></TimelineItem>
            </Timeline>
        }
    });
    assert_eq!(page.all("ol[aria-label=History] > li"), 2);
    assert_eq!(page.text(), "OpenednowSentyesterdayBy Maria");
}

#[wasm_bindgen_test]
async fn a_line_of_numbers_says_what_it_shows() {
    let values = State::new(vec![3, 12, 5]);
    let page = Page::show(move || view! { <Sparkline label="Services a month" values/> });
    let picture = page.one("svg[role=img]");
    assert_eq!(
        picture.get_attribute("aria-label").as_deref(),
        Some("Services a month: first 3, lowest 3, highest 12, last 5")
    );
    assert_eq!(
        page.one("polyline").get_attribute("points").as_deref(),
        Some("0,94 500,6 1000,75")
    );
    values.set(Vec::new());
    next_frame().await;
    assert_eq!(
        picture.get_attribute("aria-label").as_deref(),
        Some("Services a month: nothing yet")
    );
}

#[wasm_bindgen_test]
fn bars_are_a_table_with_a_picture_in_each_row() {
    let page = Page::show(|| {
        let bars = Live::from(|| {
            vec![
                Bar::new("Oil", 50),
                Bar::new("Tyres", 100),
                Bar::new("Loss", -5),
            ]
        });
        view! { <BarChart label="Revenue" bars/> }
    });
    assert_eq!(
        page.one("caption").text_content().as_deref(),
        Some("Revenue")
    );
    assert_eq!(first_column(&page), ["Oil", "Tyres", "Loss"]);
    let length = |row: u32| {
        let bar = page.one(&["tr:nth-child(", &row.to_string(), ") rect"].concat());
        bar.get_attribute("width")
    };
    assert_eq!(length(1).as_deref(), Some("500"));
    assert_eq!(length(2).as_deref(), Some("1000"));
    assert_eq!(length(3).as_deref(), Some("0"));
}
