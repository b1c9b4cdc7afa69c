//! Money, dates and plurals as the browser writes them. The test browser's language is English.

use leptos::prelude::document;
use pipeframe::kit::form::CalendarDate;
use pipeframe::kit::intl::{
    Moment, folded, money, number, relative_day, relative_time, short_date, short_day, short_time,
    today, uppercase,
};
use pipeframe::text::filled;
use wasm_bindgen_test::wasm_bindgen_test;

const DAY: i64 = 86_400_000;

#[wasm_bindgen_test]
fn money_is_given_in_the_smallest_unit_of_its_currency() {
    assert_eq!(money(123_450, "EUR"), "€1,234.50");
    assert_eq!(money(123_400, "EUR"), "€1,234");
    assert_eq!(money(1_234, "JPY"), "¥1,234");
    assert_eq!(plain_spaces(&money(1_234, "KWD")), "KWD 1.234");
    assert_eq!(money(-5, "USD"), "-$0.05");
}

#[wasm_bindgen_test]
fn a_currency_that_is_none_has_two_decimals_and_its_name() {
    let money = |amount, currency| plain_spaces(&money(amount, currency));
    assert_eq!(money(123_450, "not a currency"), "1,234.50 not a currency");
    assert_eq!(money(123_400, "points"), "1,234 points");
    assert_eq!(money(1_234, ""), "12.34");
}

#[wasm_bindgen_test]
fn minor_units_are_never_shown_bare_in_any_language_and_currency() {
    // Each language has currencies of its own: a formatter is kept for the language in which it was first used.
    let cases = [
        ("C", "SEK", "KRW", "BHD"),
        ("", "NOK", "VND", "TND"),
        ("en_US", "DKK", "CLP", "JOD"),
        ("de", "PLN", "ISK", "OMR"),
        ("ar-EG", "CZK", "PYG", "IQD"),
        ("hi-IN-u-nu-deva", "AUD", "UGX", "LYD"),
        ("POSIX", "gold", "XAF", "KWD"),
    ];
    let root = document().document_element().expect("there is a page");
    let before = root.get_attribute("lang").unwrap_or_default();
    for (tag, two, none, three) in cases {
        root.set_attribute("lang", tag)
            .expect("it takes a language");
        for (currency, decimals) in [(two, 2), (none, 0), (three, 3)] {
            let text = money(4_460_050, currency);
            let digits = text.chars().filter(|letter| letter.is_numeric());
            assert_eq!(digits.count(), 7, "{tag:?} {currency}: {text}");
            let number = text.trim_end_matches(|letter: char| !letter.is_numeric());
            let last = number
                .chars()
                .rev()
                .take_while(|letter| letter.is_numeric());
            let expected = if decimals == 0 { 3 } else { decimals };
            assert_eq!(last.count(), expected, "{tag:?} {currency}: {text}");
        }
    }
    root.set_attribute("lang", &before)
        .expect("it takes a language");
}

#[wasm_bindgen_test]
fn the_same_formatter_serves_every_call() {
    assert_eq!(money(100, "EUR"), "€1");
    assert_eq!(money(150, "USD"), "$1.50");
    assert_eq!(money(200, "EUR"), "€2");
}

#[wasm_bindgen_test]
fn numbers_are_grouped() {
    assert_eq!(number(1_234_567), "1,234,567");
    assert_eq!(number(-1), "-1");
}

#[wasm_bindgen_test]
fn one_thing_has_another_form_than_several() {
    let vehicles = |count: u32| {
        let text = "\u{2}0one\u{3}\u{1}0 vehicle\u{4}\u{3}\u{1}0 vehicles\u{6}";
        filled(text, &[count.into()])
    };
    assert_eq!(vehicles(0), "0 vehicles");
    assert_eq!(vehicles(1), "1 vehicle");
    assert_eq!(vehicles(1_234), "1,234 vehicles");
}

#[wasm_bindgen_test]
fn a_day_is_the_same_day_in_every_zone() {
    assert_eq!(short_date(day("2026-11-22")), "Nov 22, 2026");
    assert_eq!(short_date(day("2026-01-01")), "Jan 1, 2026");
}

#[wasm_bindgen_test]
fn a_day_says_its_year_only_where_it_could_be_mistaken() {
    let today = day("2026-11-22");
    assert_eq!(short_day(day("2026-12-16"), today), "Dec 16");
    assert_eq!(short_day(day("2026-01-02"), today), "Jan 2");
    assert_eq!(short_day(day("2027-01-08"), today), "Jan 8");
    assert_eq!(short_day(day("2027-06-30"), today), "Jun 30, 2027");
    assert_eq!(short_day(day("2025-12-31"), today), "Dec 31, 2025");
}

#[wasm_bindgen_test]
fn a_day_is_written_relative_to_today() {
    let now = day("2026-11-22");
    assert_eq!(relative_day(now, now), "today");
    assert_eq!(relative_day(day("2026-11-23"), now), "tomorrow");
    assert_eq!(relative_day(day("2026-11-25"), now), "in 3 days");
    assert_eq!(relative_day(day("2026-11-01"), now), "3 weeks ago");
}

#[wasm_bindgen_test]
fn a_moment_is_written_relative_to_now() {
    let now = Moment::now();
    let later = |milliseconds: i64| Moment::from_milliseconds(now.milliseconds() + milliseconds);
    assert_eq!(relative_time(now, now), "now");
    assert_eq!(relative_time(later(-180_000), now), "3 minutes ago");
    assert_eq!(relative_time(later(2 * 3_600_000), now), "in 2 hours");
    assert_eq!(relative_time(later(-DAY), now), "yesterday");
}

#[wasm_bindgen_test]
fn a_moment_with_a_zone_is_read_and_one_without_is_refused() {
    let noon = Moment::parse("2026-11-22T12:00:00Z").expect("a zone is given");
    assert_eq!(noon.milliseconds(), 20_779 * DAY + DAY / 2);
    assert_eq!(Moment::parse("2026-11-22T14:00:00+02:00"), Some(noon));
    assert_eq!(Moment::parse("2026-11-22T12:00:00"), None);
    assert_eq!(Moment::parse("2026-11-22T99:00:00Z"), None);
}

#[wasm_bindgen_test]
fn a_moment_is_written_with_its_day_and_time() {
    let text = short_time(Moment::now());
    assert!(text.contains(':'), "{text}");
}

#[wasm_bindgen_test]
fn today_is_the_day_that_javascript_tells() {
    let now = js_sys::Date::new_0();
    let expected = (now.get_full_year(), now.get_month() + 1, now.get_date());
    let day = today();
    assert_eq!(
        (
            u32::from(day.year()),
            u32::from(day.month()),
            u32::from(day.day())
        ),
        expected
    );
}

#[wasm_bindgen_test]
fn letters_change_their_case_beyond_ascii() {
    assert_eq!(folded("Škoda õ1"), "SKODA O1");
    assert_eq!(folded("İstanbul"), folded("istanbul"));
    assert_eq!(folded("Straße"), folded("strasse"));
    assert_eq!(folded("ΟΔΟΣ"), folded("οδοσ"));
    assert_eq!(folded("हिन्दी"), "हिन्दी");
    assert_eq!(uppercase("škoda õ1"), "ŠKODA Õ1");
}

fn day(text: &str) -> CalendarDate {
    text.parse().expect("the day exists")
}

/// `Intl` parts a code from its number by a space that doesn't break.
fn plain_spaces(text: &str) -> String {
    text.replace('\u{a0}', " ")
}
