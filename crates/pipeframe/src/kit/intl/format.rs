use std::cell::{OnceCell, RefCell};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

#[cfg(target_arch = "wasm32")]
use super::binding::PluralRules;
use super::binding::{DateTimeFormat, NumberFormat, RelativeTimeFormat, canonical_locales};
use super::moment::Moment;
use super::{language, units};
use crate::kit::form::CalendarDate;
use crate::text::Argument;

/// A currency's formatter, and how many minor units make one.
struct MoneyFormat {
    currency: String,
    format: NumberFormat,
    minor_units: f64,
    /// Whether the formatter writes the currency itself, or there is none to write.
    is_named: bool,
}

thread_local! {
    static MONEY: RefCell<Vec<MoneyFormat>> = const { RefCell::new(Vec::new()) };
    static NUMBER: OnceCell<Option<NumberFormat>> = const { OnceCell::new() };
    static DATE: OnceCell<Option<DateTimeFormat>> = const { OnceCell::new() };
    static DAY: OnceCell<Option<DateTimeFormat>> = const { OnceCell::new() };
    static TIME: OnceCell<Option<DateTimeFormat>> = const { OnceCell::new() };
    static RELATIVE: OnceCell<Option<RelativeTimeFormat>> = const { OnceCell::new() };
    #[cfg(target_arch = "wasm32")]
    static PLURAL: OnceCell<Option<PluralRules>> = const { OnceCell::new() };
}

/// An amount in the smallest unit of its currency: `money(123_450, "EUR")` is €1,234.50, `money(123_400, "EUR")` €1,234 and
/// `money(1234, "JPY")` ¥1,234. A currency that the browser doesn't take has two decimals, as most have, and its name behind it.
pub fn money(amount: i64, currency: &str) -> String {
    MONEY.with_borrow_mut(|formats| {
        let known = formats
            .iter()
            .position(|format| format.currency == currency);
        let index = known.or_else(|| {
            formats.push(money_format(currency).or_else(|| unknown_money_format(currency))?);
            Some(formats.len() - 1)
        });
        match index.and_then(|index| formats.get(index)) {
            Some(money) => {
                let text = money.format.format(float(amount) / money.minor_units);
                if money.is_named {
                    text
                } else {
                    [&text, "\u{a0}", currency].concat()
                }
            }
            None => without_intl(amount, currency),
        }
    })
}

fn money_format(currency: &str) -> Option<MoneyFormat> {
    let options = options(&[
        ("style", "currency"),
        ("currency", currency),
        ("trailingZeroDisplay", "stripIfInteger"),
    ]);
    let format = NumberFormat::new(&words_language(), &options).ok()?;
    let resolved = format.resolved_options();
    let digits = Reflect::get(&resolved, &"maximumFractionDigits".into())
        .ok()?
        .as_f64()?;
    Some(MoneyFormat {
        currency: currency.to_owned(),
        format,
        minor_units: power_of_ten(digits),
        is_named: true,
    })
}

fn unknown_money_format(currency: &str) -> Option<MoneyFormat> {
    let options = options(&[
        ("minimumFractionDigits", "2"),
        ("maximumFractionDigits", "2"),
        ("trailingZeroDisplay", "stripIfInteger"),
    ]);
    Some(MoneyFormat {
        currency: currency.to_owned(),
        format: NumberFormat::new(&words_language(), &options).ok()?,
        minor_units: 100.0,
        is_named: currency.is_empty(),
    })
}

/// An amount with two decimals, for a browser whose `Intl` formats no numbers.
fn without_intl(amount: i64, currency: &str) -> String {
    let (whole, rest) = (amount / 100, (amount % 100).unsigned_abs());
    let sign = if amount < 0 && whole == 0 { "-" } else { "" };
    let tenth = if rest < 10 { ".0" } else { "." };
    let name = ["\u{a0}", currency].concat();
    [sign, &whole.to_string(), tenth, &rest.to_string(), &name].concat()
}

/// A whole number with the reader's own grouping: 12,345.
pub fn number(value: i64) -> String {
    NUMBER.with(|format| {
        let format =
            format.get_or_init(|| NumberFormat::new(&words_language(), &JsValue::UNDEFINED).ok());
        format
            .as_ref()
            .map_or_else(|| value.to_string(), |format| format.format(float(value)))
    })
}

impl From<u32> for Argument<'_> {
    fn from(value: u32) -> Self {
        Self::Count {
            value,
            written: written(value),
            category: category(value),
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn written(value: u32) -> String {
    number(i64::from(value))
}

#[cfg(target_arch = "wasm32")]
fn category(value: u32) -> String {
    let category = PLURAL.with(|rules| {
        let rules = rules.get_or_init(|| PluralRules::new(&page_language()).ok());
        rules.as_ref().map(|rules| rules.select(f64::from(value)))
    });
    category.unwrap_or_default()
}

// Outside a browser there is no `Intl`, and texts are English.
#[cfg(not(target_arch = "wasm32"))]
fn written(value: u32) -> String {
    value.to_string()
}

#[cfg(not(target_arch = "wasm32"))]
fn category(value: u32) -> String {
    if value == 1 { "one" } else { "other" }.to_owned()
}

// A day has no zone: it is taken as midnight UTC and written in UTC, so that it stays the same day everywhere.
const DATE_PARTS: [(&str, &str); 4] = [
    ("timeZone", "UTC"),
    ("day", "numeric"),
    ("month", "short"),
    ("year", "numeric"),
];

/// A day: "22 Nov 2026".
pub fn short_date(date: CalendarDate) -> String {
    DATE.with(|format| day_text(date, format, &DATE_PARTS))
}

/// A day as it is said today: "22 Nov", with its year where that is not this one and the day is half a year away or more.
pub fn short_day(date: CalendarDate, today: CalendarDate) -> String {
    const HALF_A_YEAR: u32 = 182;
    let distance = date.days_since_epoch().abs_diff(today.days_since_epoch());
    if date.year() != today.year() && distance >= HALF_A_YEAR {
        return short_date(date);
    }
    DAY.with(|format| day_text(date, format, &DATE_PARTS[..3]))
}

fn day_text(
    date: CalendarDate,
    format: &OnceCell<Option<DateTimeFormat>>,
    parts: &[(&str, &str)],
) -> String {
    const MILLISECONDS: f64 = 86_400_000.0;
    let format =
        format.get_or_init(|| DateTimeFormat::new(&words_language(), &options(parts)).ok());
    let start = f64::from(date.days_since_epoch()) * MILLISECONDS;
    let text = format.as_ref().and_then(|format| format.format(start).ok());
    text.unwrap_or_else(|| date.to_string())
}

/// A moment in the reader's own time: "22 Nov, 14:05".
pub fn short_time(moment: Moment) -> String {
    TIME.with(|format| {
        let parts = [
            ("day", "numeric"),
            ("month", "short"),
            ("hour", "numeric"),
            ("minute", "2-digit"),
        ];
        let format =
            format.get_or_init(|| DateTimeFormat::new(&words_language(), &options(&parts)).ok());
        let text = format
            .as_ref()
            .and_then(|format| format.format(float(moment.milliseconds())).ok());
        text.unwrap_or_default()
    })
}

/// How far a day is from today: "today", "tomorrow", "in 3 days", "2 weeks ago".
pub fn relative_day(date: CalendarDate, today: CalendarDate) -> String {
    let days = i64::from(date.days_since_epoch()) - i64::from(today.days_since_epoch());
    relative(units::spoken_days(days))
}

/// How far a moment is from now: "now", "3 minutes ago", "in 2 hours".
pub fn relative_time(moment: Moment, now: Moment) -> String {
    relative(units::spoken(
        (moment.milliseconds() - now.milliseconds()) / 1000,
    ))
}

fn relative((value, unit): (i64, &'static str)) -> String {
    RELATIVE.with(|format| {
        let format = format.get_or_init(|| {
            RelativeTimeFormat::new(&words_language(), &options(&[("numeric", "auto")])).ok()
        });
        format
            .as_ref()
            .map(|format| format.format(float(value), unit))
            .unwrap_or_default()
    })
}

/// Ten to a small whole number. `powf` would bring 2 kB of code.
pub(super) fn power_of_ten(exponent: f64) -> f64 {
    let (mut power, mut left) = (1.0, exponent);
    while left >= 1.0 {
        power *= 10.0;
        left -= 1.0;
    }
    power
}

pub(super) fn options(pairs: &[(&str, &str)]) -> JsValue {
    let options = Object::new();
    for (name, value) in pairs {
        // A plain object takes every property.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options.into()
}

/// The reader's languages that `Intl` takes, English where it takes none: `WebKit` under `LANG=C` says `C`, which it refuses.
pub(super) fn reader_languages() -> JsValue {
    let usable = Array::new();
    for tag in leptos::prelude::window().navigator().languages() {
        if is_usable(&tag) {
            usable.push(&tag);
        }
    }
    if usable.length() == 0 {
        usable.push(&"en".into());
    }
    usable.into()
}

fn is_usable(tag: &JsValue) -> bool {
    canonical_locales(tag).is_ok()
}

#[cfg(target_arch = "wasm32")]
fn page_language() -> JsValue {
    page_language_tag().into()
}

fn words_language() -> JsValue {
    let reader: Vec<String> = Array::from(&reader_languages())
        .iter()
        .filter_map(|tag| tag.as_string())
        .collect();
    language::for_words(&page_language_tag(), &reader).into()
}

fn page_language_tag() -> String {
    let root = leptos::prelude::document().document_element();
    let tag = root.and_then(|root| root.get_attribute("lang"));
    tag.filter(|tag| is_usable(&tag.into()))
        .unwrap_or_else(|| "en".to_owned())
}

/// JavaScript's numbers are exact up to 9 × 10¹⁵, in minor units more money than there is.
#[allow(clippy::cast_precision_loss)]
pub(super) fn float(value: i64) -> f64 {
    value as f64
}
