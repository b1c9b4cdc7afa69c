use leptos::prelude::*;

use super::{Node, html};

/// How large an [`Avatar`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// 24 px, in a line of text.
    Small,
    /// 32 px, in a row.
    #[default]
    Medium,
    /// 72 px, on a page about one person.
    Large,
}

impl AvatarSize {
    const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// How many background colours `web/tokens.css` has for avatars.
const HUES: u32 = 6;

/// The initials of a person or company on a colour that stays the same for a name. It is decoration: the name is written beside it.
#[component(transparent)]
pub fn Avatar(
    /// The full name.
    #[prop(into)]
    name: String,
    /// How large it is.
    #[prop(optional)]
    size: AvatarSize,
) -> Node {
    html::span()
        .class("avatar")
        .attr("data-size", size.name())
        .attr("data-hue", hue(&name))
        .attr("aria-hidden", "true")
        .child(initials(&name))
}

/// The first letters of the first and the last word; a single word gives one letter, no word a question mark. The
/// stylesheet makes capitals of them, and ASCII's marks are the ones left out: Unicode's tables would weigh 7 kB.
fn initials(name: &str) -> String {
    let is_mark = |character: char| character.is_ascii() && !character.is_ascii_alphanumeric();
    let mut letters = name
        .split(' ')
        .filter_map(|word| word.chars().find(|character| !is_mark(*character)));
    let Some(first) = letters.next() else {
        return "?".to_owned();
    };
    [Some(first), letters.next_back()]
        .into_iter()
        .flatten()
        .collect()
}

/// A number from 1 to [`HUES`] that depends on the name only: FNV-1a, which spreads short texts well.
fn hue(name: &str) -> u32 {
    let hash = name.trim().bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 16) % HUES + 1
}

#[cfg(test)]
mod tests {
    use super::{HUES, hue, initials};

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        assert_eq!(initials("Maria Tamm"), "MT");
        assert_eq!(initials("Maria Anna Tamm"), "MT");
        assert_eq!(initials("  Nordic   Fleet Services OÜ "), "NO");
    }

    #[test]
    fn a_single_word_gives_one_letter() {
        assert_eq!(initials("Bolt"), "B");
    }

    #[test]
    fn marks_around_a_word_are_not_initials() {
        assert_eq!(initials("\"Liis\" (Kask)"), "LK");
        assert_eq!(initials("- ()"), "?");
        assert_eq!(initials(""), "?");
    }

    #[test]
    fn letters_outside_latin_are_kept() {
        assert_eq!(initials("Õnne Ülo"), "ÕÜ");
        assert_eq!(initials("山田 太郎"), "山太");
    }

    #[test]
    fn the_colour_of_a_name_is_stable_and_exists() {
        for name in ["", "Maria Tamm", "山田 太郎"] {
            assert_eq!(hue(name), hue(name));
            assert!((1..=HUES).contains(&hue(name)));
        }
        assert_eq!(hue("Maria Tamm"), hue(" Maria Tamm "));
    }
}
