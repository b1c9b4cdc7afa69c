//! What is wrong with files of texts is said with the file, the text, the reason and what to do.

use std::fs;
use std::path::Path;

use pipeframe_locales::{Finding, Isolation, Locale, check, encode, read_folder, read_locale};

/// What is found in a language beside an English file.
fn found(english: &str, tag: &str, text: &str) -> Vec<String> {
    let file = format!("{tag}.ftl");
    let locales = [("en", "en.ftl", english), (tag, file.as_str(), text)]
        .into_iter()
        .map(|(tag, file, text)| read_locale(tag, file, text))
        .collect::<Result<Vec<Locale>, Vec<Finding>>>();
    let findings = locales.map_or_else(|findings| findings, |locales| check(&locales));
    findings.iter().map(ToString::to_string).collect()
}

/// What is found in an English file.
fn found_in_english(text: &str) -> Vec<String> {
    match read_locale("en", "en.ftl", text) {
        Ok(locale) => check(&[locale]),
        Err(findings) => findings,
    }
    .iter()
    .map(ToString::to_string)
    .collect()
}

#[test]
fn what_is_right_has_no_findings() {
    let english = "-app = Acme\nhello = Hello from { -app }\ncars = { $count ->\n    [one] a car\n   *[other] { $count } cars\n }\n";
    let german = "-app = Acme\nhello = Hallo von { -app }\ncars = { $count ->\n    [one] ein Auto\n   *[other] { $count } Autos\n }\n";
    assert_eq!(found(english, "de", german), Vec::<String>::new());
}

#[test]
fn a_text_that_is_not_translated_is_named() {
    assert_eq!(
        found("save = Save\nopen = Open\n", "de", "save = Speichern\n"),
        ["de.ftl: `open`: it is missing. Translate it from en.ftl."]
    );
}

#[test]
fn a_translation_of_nothing_is_named() {
    assert_eq!(
        found(
            "save = Save\n",
            "de",
            "save = Speichern\nsvae = Speichern\n"
        ),
        ["de.ftl: `svae`: en.ftl does not have it. Delete it, or correct its name."]
    );
}

#[test]
fn arguments_are_compared() {
    assert_eq!(
        found(
            "hello = Hello { $name }\n",
            "de",
            "hello = Hallo { $nmae }\n"
        ),
        [
            "de.ftl: `hello`: it leaves out the argument $name, which en.ftl has. Put it into the text.",
            "de.ftl: `hello`: it uses the argument $nmae, which en.ftl does not have. Take it out, or correct its name.",
        ]
    );
    assert_eq!(
        found(
            "hello = Hello { $name }\n",
            "de",
            "hello = Hallo { NUMBER($name) }\n"
        ),
        [
            "de.ftl: `hello`: it uses $name as a number, and en.ftl as a text. Use it as en.ftl does."
        ]
    );
}

#[test]
fn the_plural_forms_are_those_of_the_language() {
    let english = "cars = { $count ->\n    [one] a car\n   *[other] cars\n }\n";
    assert_eq!(
        found(
            english,
            "es",
            "cars = { $count ->\n    [one] un coche\n   *[other] coches\n }\n"
        ),
        ["es.ftl: `cars`: the plural of $count lacks the form [many], which es has. Add it."]
    );
    let many = "cars = { $count ->\n    [one] üks\n    [many] palju\n   *[other] autot\n }\n";
    assert_eq!(
        found(english, "et", many),
        [
            "et.ftl: `cars`: the plural of $count has the form [many], which et never uses. Delete it."
        ]
    );
    assert_eq!(
        found_in_english("cars = { $count ->\n   *[other] cars\n }\n"),
        ["en.ftl: `cars`: the plural of $count lacks the form [one], which en has. Add it."]
    );
}

#[test]
fn numbers_and_words_are_keys_too() {
    let text = "cars = { $count ->\n    [0] none\n    [one] one\n   *[other] more\n }\nof = { $kind ->\n    [deal] a\n   *[person] b\n }\n";
    assert_eq!(found_in_english(text), Vec::<String>::new());
}

#[test]
fn what_is_not_fluent_is_found_by_its_line() {
    let findings = found_in_english("save = Save\n\nopen Open\n");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(
        findings[0].starts_with("en.ftl: line 3 is not Fluent: "),
        "{findings:?}"
    );
}

#[test]
fn references_lead_somewhere() {
    assert_eq!(
        found_in_english("save = { -app } saves\n"),
        [
            "en.ftl: `save`: it refers to `-app`, which this file does not define. Define it, or correct its name."
        ]
    );
    assert_eq!(
        found_in_english("a = { b }\nb = { a }\n"),
        [
            "en.ftl: `a`: it refers to itself by way of `a`. Write one of the texts without the other.",
            "en.ftl: `b`: it refers to itself by way of `b`. Write one of the texts without the other.",
        ]
    );
}

#[test]
fn what_can_not_be_a_function_is_refused() {
    let not_a_name = |key: &str| {
        format!(
            "en.ftl: `{key}`: this can't be the name of a function. Use small letters, digits and hyphens, and no word of Rust."
        )
    };
    assert_eq!(found_in_english("move = Move\n"), [not_a_name("move")]);
    assert_eq!(
        found_in_english("addVehicle = Add\n"),
        [not_a_name("addVehicle")]
    );
    assert_eq!(
        found_in_english("save = Save\nsave = Save\n"),
        ["en.ftl: `save`: it is defined twice. Delete one of the two."]
    );
}

#[test]
fn what_is_not_supported_says_so() {
    for (text, what) in [
        (
            "due = { DATETIME($day) }\n",
            "a function other than NUMBER()",
        ),
        (
            "due = { NUMBER($day, minimumFractionDigits: 2) }\n",
            "NUMBER() with options",
        ),
        (
            "-app = Acme\nof = { -app(case: \"genitive\") }\n",
            "a term with an attribute or with arguments",
        ),
        (
            "of = { NUMBER(1) ->\n   *[other] a\n }\n",
            "NUMBER() with options",
        ),
        ("of = { \"\\u0001\" }\n", "a control character"),
    ] {
        let findings = found_in_english(text);
        assert_eq!(findings.len(), 1, "{text} {findings:?}");
        assert!(
            findings[0].contains(&format!("it uses {what}, which is not supported here.")),
            "{findings:?}"
        );
    }
}

#[test]
fn a_file_is_named_like_a_language() {
    let findings = read_locale("german", "german.ftl", "").unwrap_err();
    assert_eq!(
        findings[0].to_string(),
        "german.ftl: its name is not the tag of a language. Name it like de.ftl, pt-BR.ftl or zh-Hant.ftl."
    );
}

#[test]
fn a_folder_has_english() {
    let findings = read_folder(Path::new("tests")).unwrap_err();
    assert_eq!(
        findings[0].to_string(),
        "tests: there is no en.ftl in this folder. Write one: English is what every page falls back to."
    );
    let findings = read_folder(Path::new("nowhere")).unwrap_err();
    assert!(
        findings[0]
            .to_string()
            .starts_with("nowhere: it can't be read: ")
    );
}

#[test]
fn the_texts_of_the_library_and_of_the_reference_app_are_right() {
    for folder in ["../pipeframe/locales", "../../assets/locales"] {
        let locales = read_folder(Path::new(folder)).unwrap();
        let tags: Vec<&str> = locales.iter().map(|locale| locale.tag.as_str()).collect();
        assert_eq!(tags, ["en", "de", "es", "et", "pt-BR"], "{folder}");
        assert_eq!(check(&locales), Vec::new(), "{folder}");
    }
}

#[test]
fn the_files_of_the_book_are_right() {
    let book = include_str!("../../../docs/languages.md");
    let block = |language: &str| {
        let fence = format!("```ftl,{language}\n");
        let (_, after) = book.split_once(&fence).unwrap_or_default();
        after.split("```").next().unwrap_or_default()
    };
    let (english, german) = (block("en"), block("de"));
    assert!(english.contains("order-count") && german.contains("order-count"));
    assert_eq!(found(english, "de", german), Vec::<String>::new());
    let spanish = german.replace("Bestellung", "pedido");
    let finding = format!(
        "error: assets/locales/{}",
        found(english, "es", &spanish)[0]
    );
    assert!(book.contains(&finding), "the book lacks this: {finding}");
}

/// A constant that is changed without its Fluent file would be in English for everybody.
#[test]
fn what_is_found_by_its_english_text_is_written_so() {
    for (folder, written_in) in [
        ("../pipeframe/locales", "../../index.html"),
        ("../../assets/locales", "../../src/domain"),
    ] {
        let written = all_text(Path::new(written_in));
        let english = &read_folder(Path::new(folder)).unwrap()[0];
        let found_by_english = english
            .messages
            .iter()
            .filter(|message| message.is_by_english);
        let texts: Vec<String> = found_by_english
            .map(|message| encode(&message.pattern, &[], Isolation::None))
            .collect();
        assert!(!texts.is_empty(), "{folder}");
        for text in texts {
            assert!(written.contains(&text), "{written_in} lacks this: {text}");
        }
    }
}

fn all_text(place: &Path) -> String {
    let Ok(entries) = fs::read_dir(place) else {
        return fs::read_to_string(place).unwrap_or_default();
    };
    let entries = entries.filter_map(Result::ok);
    entries.map(|entry| all_text(&entry.path())).collect()
}
