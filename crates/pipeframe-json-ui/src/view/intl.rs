//! Values as the reader's own locale writes them, by the browser's `Intl`.
//!
//! Each formatter is made once for a locale: a panel has up to two hundred values, and making a formatter takes longer than using it.

use std::cell::RefCell;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::{Day, Instant, Number, TimeOfDay};

#[wasm_bindgen]
extern "C" {
    /// `Intl.NumberFormat`
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    type NumberFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<NumberFormat, JsValue>;

    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: f64) -> String;

    /// `Intl.DateTimeFormat`
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    type DateTimeFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn canonical_locales(tag: &JsValue) -> Result<JsValue, JsValue>;
}

/// The locale that values are written in: one that is named, or the languages of the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale(Option<String>);

impl Locale {
    /// The locale with a tag of BCP 47, such as `de-DE`. A tag that `Intl` doesn't take means the browser's languages.
    pub fn named(tag: impl Into<String>) -> Self {
        let tag = tag.into();
        let is_usable = canonical_locales(&JsValue::from_str(&tag)).is_ok();
        Self(is_usable.then_some(tag))
    }

    /// What `Intl` is given. `WebKit` under `LANG=C` says `C`, which `Intl` refuses: English where nothing usable is named.
    fn tags(&self) -> JsValue {
        if let Some(tag) = &self.0 {
            return JsValue::from_str(tag);
        }
        let languages = leptos::prelude::window().navigator().languages();
        let usable = languages.filter(&mut |tag, _, _| canonical_locales(&tag).is_ok());
        if usable.length() == 0 {
            usable.push(&JsValue::from_str("en"));
        }
        usable.into()
    }

    /// A number with two decimals at least, such as 12.00 or 12,00.
    pub(super) fn number(&self, number: &Number) -> String {
        let made = self.number_format(&Style::Number);
        made.map_or_else(
            || number.as_str().to_owned(),
            |format| format.format(number.value()),
        )
    }

    /// An amount of a currency. A code that no currency can have is written behind the number.
    pub(super) fn currency(&self, number: &Number, code: &str) -> String {
        if let Some(format) = self.number_format(&Style::Currency(code.to_owned())) {
            return format.format(number.value());
        }
        [&self.number(number), "\u{a0}", code].concat()
    }

    /// A day. It has no zone: it is written in UTC, so that it is the same day everywhere.
    pub(super) fn day(&self, day: Day) -> String {
        let time = TimeOfDay {
            hour: 0,
            minute: 0,
            second: 0,
            offset: 0,
        };
        self.moment(Instant { day, time }, &Style::Date)
    }

    /// A time of the day on the reader's own clock, as of today.
    pub(super) fn time(&self, time: TimeOfDay) -> String {
        let today = Date::new_0().to_iso_string().as_string();
        let day = today.and_then(|text| Day::read(text.get(..10)?));
        day.map(|day| self.moment(Instant { day, time }, &Style::Time))
            .unwrap_or_default()
    }

    /// A moment on the reader's own clock.
    pub(super) fn instant(&self, instant: Instant) -> String {
        self.moment(instant, &Style::DateTime)
    }

    fn moment(&self, instant: Instant, style: &Style) -> String {
        // Seconds of years up to 9999 are exact.
        #[allow(clippy::cast_precision_loss)]
        let milliseconds = instant.seconds() as f64 * 1_000.0;
        let text = match self.formatter(style) {
            Some(Formatter::Moment(format)) => format.format(milliseconds).ok(),
            Some(Formatter::Number(_)) | None => None,
        };
        text.unwrap_or_default()
    }

    fn number_format(&self, style: &Style) -> Option<NumberFormat> {
        match self.formatter(style)? {
            Formatter::Number(format) => Some(format),
            Formatter::Moment(_) => None,
        }
    }

    fn formatter(&self, style: &Style) -> Option<Formatter> {
        MADE.with_borrow_mut(|made| {
            let known = made
                .iter()
                .find(|one| one.locale == *self && one.style == *style);
            if let Some(known) = known {
                return known.formatter.clone();
            }
            // A document can name as many currencies as it likes.
            if made.len() == MOST_FORMATTERS {
                made.clear();
            }
            let formatter = style.formatter(&self.tags());
            made.push(Made {
                locale: self.clone(),
                style: style.clone(),
                formatter: formatter.clone(),
            });
            formatter
        })
    }
}

/// How many formatters are kept.
const MOST_FORMATTERS: usize = 64;

thread_local! {
    static MADE: RefCell<Vec<Made>> = const { RefCell::new(Vec::new()) };
}

/// A formatter that was made before; none where the browser refused to make it.
struct Made {
    locale: Locale,
    style: Style,
    formatter: Option<Formatter>,
}

#[derive(Clone)]
enum Formatter {
    Number(NumberFormat),
    Moment(DateTimeFormat),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Style {
    Number,
    Currency(String),
    Date,
    Time,
    DateTime,
}

impl Style {
    fn formatter(&self, locales: &JsValue) -> Option<Formatter> {
        match self {
            // Ten decimals are what a double holds beside a million; without a limit Intl rounds to three.
            Self::Number => number(
                locales,
                &options(&[
                    ("minimumFractionDigits", "2"),
                    ("maximumFractionDigits", "10"),
                ]),
            ),
            Self::Currency(code) => number(
                locales,
                &options(&[("style", "currency"), ("currency", code)]),
            ),
            Self::Date => moment(
                locales,
                &options(&[("dateStyle", "medium"), ("timeZone", "UTC")]),
            ),
            Self::Time => moment(locales, &options(&[("timeStyle", "short")])),
            Self::DateTime => moment(
                locales,
                &options(&[("dateStyle", "medium"), ("timeStyle", "short")]),
            ),
        }
    }
}

fn number(locales: &JsValue, options: &JsValue) -> Option<Formatter> {
    let format = NumberFormat::new(locales, options).ok()?;
    Some(Formatter::Number(format))
}

fn moment(locales: &JsValue, options: &JsValue) -> Option<Formatter> {
    let format = DateTimeFormat::new(locales, options).ok()?;
    Some(Formatter::Moment(format))
}

fn options(pairs: &[(&str, &str)]) -> JsValue {
    let options = Object::new();
    for (name, value) in pairs {
        // A plain object takes every property.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options.into()
}
