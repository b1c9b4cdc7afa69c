/// Languages by the plural categories that their whole numbers have, as `Intl.PluralRules` gives them. It is read while a page is built;
/// a page asks `Intl` itself. A test of `packages/build` compares the two.
const LANGUAGES: [(&[&str], &str); 10] = [
    (
        &["one", "other"],
        "af am az bg bn da de el en et eu fa fi fil gl gu hi hu hy is ka kk kn ky mk ml mn mr nb ne nl no pa si sq sv sw ta te tr ur uz zu",
    ),
    (&["one", "many", "other"], "ca es fr it pt"),
    (&["one", "few", "other"], "bs cs hr lt ro sk sr"),
    (&["one", "few", "many"], "be pl ru uk"),
    (&["one", "two", "other"], "he"),
    (&["one", "two", "few", "other"], "sl"),
    (&["one", "two", "few", "many", "other"], "ga"),
    (&["zero", "one", "other"], "lv"),
    (&["zero", "one", "two", "few", "many", "other"], "ar cy"),
    (&["other"], "id ja km ko lo ms my th vi zh"),
];

/// The plural categories that a language has for whole numbers; none for a language that is not known here, whose forms are not checked.
pub fn categories(language: &str) -> &'static [&'static str] {
    let primary = super::primary(language);
    let row = LANGUAGES
        .iter()
        .find(|(_, languages)| languages.split(' ').any(|known| known == primary));
    row.map_or(&[], |(categories, _)| categories)
}
