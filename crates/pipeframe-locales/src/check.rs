//! Compares the languages with English.

use std::collections::BTreeMap;

use super::finding::{Finding, KindName, Reason};
use super::pattern::{CATEGORIES, Kind, Select};
use super::plural::categories;
use super::source::{Locale, Message};

/// What each argument of an English text is, which decides the type that its function takes.
pub fn kinds(message: &Message) -> BTreeMap<String, Kind> {
    message.pattern.kinds(&message.counts)
}

/// All that is wrong with languages, of which English is the first.
pub fn check(locales: &[Locale]) -> Vec<Finding> {
    let Some((english, others)) = locales.split_first() else {
        return Vec::new();
    };
    let mut findings = plurals(english);
    for other in others {
        findings.extend(plurals(other));
        for message in &english.messages {
            match other.message(&message.key) {
                Some(translation) => findings.extend(arguments(other, message, translation)),
                None => findings.push(Finding::new(
                    &other.file,
                    Some(&message.key),
                    Reason::Missing,
                )),
            }
        }
        for message in &other.messages {
            if english.message(&message.key).is_none() {
                findings.push(Finding::new(
                    &other.file,
                    Some(&message.key),
                    Reason::Unknown,
                ));
            }
        }
    }
    findings
}

fn arguments(locale: &Locale, english: &Message, translation: &Message) -> Vec<Finding> {
    let (expected, found) = (kinds(english), kinds(translation));
    let missing = expected
        .keys()
        .filter(|name| !found.contains_key(*name))
        .map(|name| Reason::ArgumentMissing(name.clone()));
    let surplus = found.iter().filter_map(|(name, kind)| {
        let Some(wanted) = expected.get(name) else {
            return Some(Reason::ArgumentUnknown(name.clone()));
        };
        // A count may be written without a choice of forms.
        (*kind == Kind::Count && *wanted == Kind::Text).then(|| Reason::ArgumentKind {
            name: name.clone(),
            found: KindName(*kind),
            expected: KindName(*wanted),
        })
    });
    missing
        .chain(surplus)
        .map(|reason| Finding::new(&locale.file, Some(&translation.key), reason))
        .collect()
}

/// The plural forms of one language, compared with those that it has.
fn plurals(locale: &Locale) -> Vec<Finding> {
    let needed = categories(&locale.tag);
    let mut findings = Vec::new();
    for message in &locale.messages {
        message.pattern.each_select(&mut |select| {
            if select.is_plural() && !needed.is_empty() {
                let reasons = wrong_forms(select, needed, &locale.tag);
                let found = reasons.map(|why| Finding::new(&locale.file, Some(&message.key), why));
                findings.extend(found);
            }
        });
    }
    findings
}

fn wrong_forms<'a>(
    select: &'a Select,
    needed: &'static [&'static str],
    language: &'a str,
) -> impl Iterator<Item = Reason> + 'a {
    let keys = move || {
        let keys = select.variants.iter().map(|variant| variant.key.as_str());
        keys.chain([select.default_key.as_str()])
    };
    let missing = needed
        .iter()
        .filter(move |category| keys().all(|key| key != **category))
        .map(move |category| Reason::PluralMissing {
            argument: select.argument.clone(),
            category,
            language: language.to_owned(),
        });
    // `other` is the default of Fluent files also where whole numbers never have it.
    let unused = keys()
        .filter(move |key| CATEGORIES.contains(key) && *key != "other" && !needed.contains(key))
        .map(move |key| Reason::PluralUnused {
            argument: select.argument.clone(),
            category: key.to_owned(),
            language: language.to_owned(),
        });
    missing.chain(unused)
}
