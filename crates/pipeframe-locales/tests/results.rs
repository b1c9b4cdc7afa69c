//! What becomes of files of texts: functions, catalogs, pseudo-languages.

use pipeframe_locales::{Locale, accented, catalogs, mirrored, read_locale, rust};

fn locale(tag: &str, text: &str) -> Locale {
    match read_locale(tag, &format!("{tag}.ftl"), text) {
        Ok(locale) => locale,
        Err(findings) => panic!("{findings:?}"),
    }
}

#[test]
fn a_text_is_a_function_with_typed_arguments() {
    let english = locale(
        "en",
        "save-all = Save all\n    .label = Saves everything\nhello = Hello { $name }\ncars = { $count ->\n    [one] { $count } car of { $owner }\n   *[other] { $count } cars of { $owner }\n }\n",
    );
    let code = rust(
        &english,
        &catalogs(std::slice::from_ref(&english)).keys,
        "crate::text",
    );
    for line in [
        "pub(crate) fn save_all() -> &'static str { crate::text::of(\"Save all\") }",
        "pub(crate) fn save_all_label() -> &'static str { crate::text::of(\"Saves everything\") }",
        "pub(crate) fn hello(name: &str) -> ::std::string::String { crate::text::filled(crate::text::of(\"Hello \\u{1}0\"), &[crate::text::Argument::from(name)]) }",
        "pub(crate) fn cars(count: u32, owner: &str) -> ::std::string::String {",
    ] {
        assert!(code.contains(line), "{code}\n\nlacks {line}");
    }
}

#[test]
fn texts_of_html_and_constants_need_no_function() {
    let english = locale(
        "en",
        "a = One\n\n## By their English texts\n\nb = Two\n\n## Others\n\nc = Three\n",
    );
    let code = rust(
        &english,
        &catalogs(std::slice::from_ref(&english)).keys,
        "crate::text",
    );
    assert!(
        code.contains("fn a()") && !code.contains("fn b()") && code.contains("fn c()"),
        "{code}"
    );
}

#[test]
fn a_translation_is_found_by_the_english_text() {
    let english = locale(
        "en",
        "-app = Acme\nhello = Hello { $name }, this is { -app }\nok = OK\n",
    );
    let german = locale(
        "de",
        "-app = Acme\nhello = { -app } grüßt { $name }\nok = OK\n",
    );
    let catalogs = catalogs(&[english, german]);
    let texts: Vec<(&str, &str)> = catalogs.languages["de"]
        .iter()
        .map(|(english, text)| (english.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [("Hello \u{1}0, this is Acme", "Acme grüßt \u{1}0")],
        "what is alike is left out"
    );
    assert!(catalogs.keys.is_empty());
}

#[test]
fn texts_that_are_alike_in_english_only_are_told_apart() {
    let english = locale("en", "state = Open\naction = Open\nother = Open\n");
    let german = locale("de", "state = Offen\naction = Öffnen\nother = Öffnen\n");
    let catalogs = catalogs(&[english.clone(), german]);
    let code = rust(&english, &catalogs.keys, "crate::text");
    assert!(
        code.contains(
            "fn state() -> &'static str { crate::text::of_key(\"state\\u{5}\", \"Open\") }"
        ),
        "{code}"
    );
    assert_eq!(catalogs.languages["de"]["state\u{5}"], "Offen");
    assert_eq!(catalogs.languages["de"]["action\u{5}"], "Öffnen");
}

#[test]
fn arguments_are_kept_apart_where_text_runs_from_right_to_left() {
    let english = locale("en", "hello = Hello { $name }\n");
    let hebrew = locale("he", "hello = שלום { $name }\n");
    let catalogs = catalogs(&[english, hebrew]);
    assert_eq!(
        catalogs.languages["he"]["Hello \u{1}0"],
        "שלום \u{2068}\u{1}0\u{2069}"
    );
}

#[test]
fn the_accented_language_is_a_third_longer_and_in_brackets() {
    let english = locale(
        "en",
        "save = Save all changes\ncars = { $count ->\n    [one] one car\n   *[other] { $count } cars\n }\n",
    );
    let catalogs = catalogs(&[english.clone(), accented(&english)]);
    let text = &catalogs.languages["en-XA"]["Save all changes"];
    assert_eq!(text, "⟦Šåṽé åļļ çĥåñĝéš öñé ţŵö⟧");
    let cars = catalogs.languages["en-XA"]
        .values()
        .find(|text| text.contains('\u{2}'));
    assert!(
        cars.unwrap().starts_with("⟦\u{2}0one\u{3}öñé çåŕ\u{4}"),
        "keys stay as they are"
    );
}

#[test]
fn the_mirrored_language_is_turned_around() {
    let english = locale("en", "save = Save\n");
    let catalogs = catalogs(&[english.clone(), mirrored(&english)]);
    assert_eq!(catalogs.languages["en-XB"]["Save"], "\u{202e}Save\u{202c}");
}
