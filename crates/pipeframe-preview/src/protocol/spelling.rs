//! Which word was meant by one that doesn't exist.

use pipeframe_registration::spelling::distance;

/// Names that people made up, with the words that do what they hoped for.
const INVENTED: [(&str, &str); 14] = [
    ("show_modal", "open_modal"),
    ("open_dialog", "open_modal"),
    ("close", "close_modal"),
    ("hide_modal", "close_modal"),
    ("snackbar", "show_snackbar"),
    ("toast", "show_snackbar"),
    ("show_toast", "show_snackbar"),
    ("confirm", "show_confirmation"),
    ("get_token", "get_signed_token"),
    ("navigate", "redirect_to"),
    ("redirect", "redirect_to"),
    ("set_size", "resize"),
    ("persons", "contacts"),
    ("people", "contacts"),
];

/// The word among `known` that was presumably meant: another case, `camelCase`, a slip of the finger, a singular for a
/// plural, or a name that others made up before.
pub(super) fn meant<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = snake_case(word);
    let invented = INVENTED
        .iter()
        .find(|(made_up, _)| *made_up == plain)
        .map(|(_, real)| *real);
    known
        .iter()
        .copied()
        .find(|candidate| *candidate == plain)
        .or_else(|| {
            known
                .iter()
                .copied()
                .find(|candidate| Some(*candidate) == invented)
        })
        .or_else(|| closest(&plain, known))
}

fn snake_case(word: &str) -> String {
    let mut plain = String::with_capacity(word.len() + 4);
    let mut after_lower_case = false;
    for character in word.trim().chars() {
        if character.is_uppercase() && after_lower_case {
            plain.push('_');
        }
        after_lower_case = character.is_lowercase() || character.is_ascii_digit();
        if matches!(character, '-' | ' ' | '.') {
            plain.push('_');
        } else {
            plain.extend(character.to_lowercase());
        }
    }
    plain
}

fn closest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|candidate| (distance(word, candidate), *candidate))
        .filter(|(distance, candidate)| *distance <= 2 && *distance * 3 <= candidate.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The words of a vocabulary, for a sentence: `a`, `b` or `c`.
pub(super) fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} or `{last}`", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMANDS: [&str; 6] = [
        "show_snackbar",
        "resize",
        "open_modal",
        "close_modal",
        "show_floating_window",
        "redirect_to",
    ];

    #[test]
    fn enum_names_camel_case_slips_and_inventions_are_understood() {
        let cases = [
            ("SHOW_SNACKBAR", Some("show_snackbar")),
            ("showFloatingWindow", Some("show_floating_window")),
            ("open-modal", Some("open_modal")),
            ("resise", Some("resize")),
            ("SHOW_MODAL", Some("open_modal")),
            ("ADD_BUTTON", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(meant(word, &COMMANDS), expected, "{word}");
        }
    }

    #[test]
    fn a_singular_is_close_to_its_plural() {
        let views = ["deals", "organizations", "contacts"];
        assert_eq!(meant("DEAL", &views), Some("deals"));
        assert_eq!(meant("contact", &views), Some("contacts"));
        assert_eq!(meant("persons", &views), Some("contacts"));
    }

    #[test]
    fn words_are_listed_for_a_sentence() {
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(list(&["a"]), "`a`");
    }
}
