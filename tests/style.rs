//! What the stylesheets and the icons promise: contrast in both themes, colours in one place only, no missing picture.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const TOKENS: &str = include_str!("../crates/pipeframe/web/tokens.css");
const BASE: &str = include_str!("../crates/pipeframe/web/base.css");
const KIT: &str = include_str!("../crates/pipeframe/web/kit.css");
const ICONS: &str = include_str!("../crates/pipeframe/web/icons.svg");
const CONTRASTS: &str = include_str!("../docs/contrast.md");

/// Backgrounds of text.
const SURFACES: [&str; 5] = [
    "page",
    "surface",
    "surface-raised",
    "surface-sunken",
    "accent-soft",
];
const TONES: [&str; 4] = ["positive", "warning", "negative", "info"];

#[derive(Clone, Copy, Debug)]
enum Theme {
    Light,
    Dark,
}

/// Two colours that meet on a page: what is seen, what is behind it, and the least contrast that WCAG 2.2 AA asks for.
#[derive(Debug)]
struct Pair {
    front: String,
    back: String,
    least: f64,
}

/// What has to be read.
const READABLE: f64 = 4.5;
/// What has to be found: rings, outlines and pictures.
const VISIBLE: f64 = 3.0;

fn pairs_of(fronts: &[&str], backs: &[&str], least: f64) -> Vec<Pair> {
    let on = |front: &str, back: &str| Pair {
        front: front.to_owned(),
        back: back.to_owned(),
        least,
    };
    let of_front = |front: &&str| backs.iter().map(|back| on(front, back)).collect::<Vec<_>>();
    fronts.iter().flat_map(of_front).collect()
}

fn texts_on_surfaces() -> Vec<Pair> {
    let texts = [
        "text",
        "text-secondary",
        "text-muted",
        "link",
        "accent-text",
        "positive",
        "warning",
        "negative",
        "info",
    ];
    pairs_of(&texts, &SURFACES, READABLE)
}

/// Of badges, tags, banners and what went wrong.
fn texts_on_status_backgrounds() -> Vec<Pair> {
    let on_tone = |tone: &&str| {
        let soft = format!("{tone}-soft");
        pairs_of(&["text", "text-secondary", tone], &[&soft], READABLE)
    };
    TONES.iter().flat_map(on_tone).collect()
}

/// Of primary and dangerous buttons, of boxes that are ticked, and of tooltips, which are as dark as text.
fn texts_on_fills() -> Vec<Pair> {
    let mut pairs = pairs_of(&["on-accent"], &["accent", "accent-strong"], READABLE);
    let fills = ["negative-fill", "negative-strong"];
    pairs.extend(pairs_of(&["on-negative"], &fills, READABLE));
    pairs.extend(pairs_of(&["surface"], &["text"], READABLE));
    pairs
}

fn initials_on_avatars() -> Vec<Pair> {
    let avatars = [
        "avatar-1", "avatar-2", "avatar-3", "avatar-4", "avatar-5", "avatar-6",
    ];
    pairs_of(&["text"], &avatars, READABLE)
}

fn focus_rings() -> Vec<Pair> {
    let mut pairs = pairs_of(&["focus-ring"], &SURFACES, VISIBLE);
    let soft = TONES.map(|tone| format!("{tone}-soft"));
    let soft: Vec<&str> = soft.iter().map(String::as_str).collect();
    pairs.extend(pairs_of(&["focus-ring"], &soft, VISIBLE));
    pairs
}

/// Of fields, switches, filled buttons, bars and lines of numbers.
fn outlines_and_pictures() -> Vec<Pair> {
    let grounds = ["page", "surface", "surface-raised"];
    let mut pairs = pairs_of(&["border-strong"], &SURFACES, VISIBLE);
    pairs.extend(pairs_of(&["accent"], &grounds, VISIBLE));
    pairs.extend(pairs_of(&["accent"], &["accent-soft"], VISIBLE));
    pairs.extend(pairs_of(&["negative-fill"], &grounds, VISIBLE));
    pairs
}

fn all_pairs() -> Vec<Pair> {
    [
        texts_on_surfaces(),
        texts_on_status_backgrounds(),
        texts_on_fills(),
        initials_on_avatars(),
        focus_rings(),
        outlines_and_pictures(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_pair_of_colours_has_the_contrast_that_it_needs() {
    let colours = colours(TOKENS);
    for Pair { front, back, least } in all_pairs() {
        assert_contrast(&colours, &front, &back, least);
    }
}

#[test]
fn the_table_of_contrasts_is_that_of_the_tokens() {
    let colours = colours(TOKENS);
    let row = |Pair { front, back, least }: &Pair| {
        let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| {
            let ratio = contrast(&colours, front, back, theme);
            // Not rounded up: 4.499 is not enough.
            (ratio * 100.0).floor() / 100.0
        });
        format!("| `{front}` | `{back}` | {least:.1} | {light:.2} | {dark:.2} |\n")
    };
    let rows: String = all_pairs().iter().map(row).collect();
    assert!(
        CONTRASTS.ends_with(&rows),
        "docs/contrast.md does not end with the contrasts of tokens.css, which are:\n{rows}"
    );
}

#[test]
fn with_more_contrast_preferred_the_contrast_is_seven_to_one() {
    let mut colours = colours(TOKENS);
    let (_, more) = TOKENS
        .split_once("(prefers-contrast: more)")
        .expect("tokens.css answers prefers-contrast");
    colours.extend(self::colours(more));
    for text in ["text", "text-secondary", "text-muted"] {
        for surface in SURFACES {
            assert_contrast(&colours, text, surface, 7.0);
        }
    }
    for border in ["border", "border-medium", "border-strong"] {
        assert_contrast(&colours, border, "surface", 3.0);
    }
}

#[test]
fn colours_are_written_in_the_tokens_only() {
    let functions = [
        "rgb(",
        "rgba(",
        "hsl(",
        "hwb(",
        "lab(",
        "lch(",
        "oklab(",
        "oklch(",
        "color(",
        "light-dark(",
    ];
    let names = [
        "white", "black", "red", "green", "blue", "yellow", "orange", "purple", "gray", "grey",
        "silver",
    ];
    for (file, css) in [("base.css", BASE), ("kit.css", KIT)] {
        for declaration in declarations(&without_comments(css)) {
            let (property, value) = declaration
                .split_once(':')
                .expect("a declaration has a colon");
            let is_raw = value.contains('#')
                || functions
                    .iter()
                    .any(|function| words(value).any(|word| word.starts_with(function)))
                || names
                    .iter()
                    .any(|name| words(value).any(|word| word == *name));
            assert!(!is_raw, "{file}: {}:{value}", property.trim());
        }
    }
}

#[test]
fn every_custom_property_that_is_read_exists() {
    for (file, css) in [("base.css", BASE), ("kit.css", KIT)] {
        for reading in css.split("var(").skip(1) {
            let name = reading.split([')', ',']).next().unwrap_or_default().trim();
            let is_set = [TOKENS, css]
                .iter()
                .any(|css| css.contains(&format!("{name}:")));
            assert!(is_set, "{file} reads {name}, which is not set");
        }
    }
}

#[test]
fn every_icon_is_drawn_on_the_same_grid_and_named_once() {
    let mut seen = Vec::new();
    for symbol in ICONS.split("<symbol ").skip(1) {
        let id = quoted_after(symbol, "id=").expect("a symbol has an id");
        assert_eq!(quoted_after(symbol, "viewBox="), Some("0 0 20 20"), "{id}");
        assert!(!seen.contains(&id), "{id} is drawn twice");
        seen.push(id);
    }
    assert!(!seen.is_empty());
}

#[test]
fn every_icon_that_is_shown_exists() {
    let marks = [" icon=\"", ".icon(\"", "<Icon name=\""];
    let folders = ["src", "crates/pipeframe/src"];
    for (path, source) in folders
        .iter()
        .flat_map(|folder| rust_sources(Path::new(folder)))
    {
        for name in marks.iter().flat_map(|mark| source.split(mark).skip(1)) {
            let name = name.split('"').next().unwrap_or_default();
            let is_drawn = ICONS.contains(&format!("<symbol id=\"{name}\""));
            assert!(
                is_drawn,
                "{path} shows the icon {name}, which icons.svg does not have"
            );
        }
    }
}

type Colours = BTreeMap<String, [String; 2]>;

fn assert_contrast(colours: &Colours, front: &str, back: &str, least: f64) {
    for theme in [Theme::Light, Theme::Dark] {
        let ratio = contrast(colours, front, back, theme);
        assert!(
            ratio >= least,
            "{front} on {back} in {theme:?}: {ratio:.2}, needs {least}"
        );
    }
}

fn contrast(colours: &Colours, front: &str, back: &str, theme: Theme) -> f64 {
    let colour = |name: &str| {
        let values = colours
            .get(name)
            .unwrap_or_else(|| panic!("tokens.css has no colour {name}"));
        luminance(&values[theme as usize])
    };
    let (front, back) = (colour(front), colour(back));
    (front.max(back) + 0.05) / (front.min(back) + 0.05)
}

/// The light and the dark value of each colour token, by its name without `--color-`.
fn colours(css: &str) -> Colours {
    let mut colours = BTreeMap::new();
    for line in css.lines() {
        let Some((name, value)) = line.trim().split_once(": light-dark(#") else {
            continue;
        };
        let (light, dark) = value.split_once(", #").expect("two hexadecimal colours");
        let dark = dark.trim_end_matches(");");
        let name = name.trim_start_matches("--").trim_start_matches("color-");
        // The first block has the values for everybody; what follows it depends on the reader's settings.
        colours
            .entry(name.to_owned())
            .or_insert([light.to_owned(), dark.to_owned()]);
    }
    colours
}

/// The relative luminance of WCAG 2 of a colour in six hexadecimal digits.
fn luminance(hexadecimal: &str) -> f64 {
    let channel = |index: usize| {
        let value =
            u8::from_str_radix(&hexadecimal[index..index + 2], 16).expect("six hexadecimal digits");
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn without_comments(css: &str) -> String {
    css.split("/*")
        .map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest))
        .collect()
}

/// The declarations of a stylesheet: what ends with a semicolon and has a property name before its first colon.
fn declarations(css: &str) -> impl Iterator<Item = &str> {
    css.split([';', '{', '}']).map(str::trim).filter(|part| {
        let property = part.split_once(':').map(|(property, _)| property);
        property.is_some_and(|property| {
            property
                .chars()
                .all(|character| character.is_ascii_lowercase() || character == '-')
        })
    })
}

fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|character: char| character.is_whitespace() || character == ',')
}

fn quoted_after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.split_once(mark)?.1.split('"').nth(1)
}

fn rust_sources(folder: &Path) -> Vec<(String, String)> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            sources.extend(rust_sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("the file can be read");
            sources.push((path.display().to_string(), source));
        }
    }
    sources
}
