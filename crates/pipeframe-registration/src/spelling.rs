//! Which word was meant by one that doesn't exist.

/// The word among `known` that was presumably meant: written with other capitals or hyphens, only its beginning, or with a slip
/// of the finger.
pub fn meant<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let wanted = plain(word);
    let find =
        |fits: &dyn Fn(&str) -> bool| known.iter().copied().find(|known| fits(&plain(known)));
    if wanted.is_empty() {
        return None;
    }
    find(&|known| known == wanted)
        .or_else(|| find(&|known| known.starts_with(&wanted)))
        .or_else(|| find(&|known| wanted.starts_with(known)))
        .or_else(|| {
            let near = known
                .iter()
                .map(|known| (distance(&wanted, &plain(known)), *known));
            let near =
                near.filter(|(distance, known)| *distance <= 2 && distance * 3 <= known.len());
            near.min_by_key(|(distance, _)| *distance)
                .map(|(_, known)| known)
        })
}

fn plain(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// How many letters must be added, removed or changed to get from one word to the other.
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = index + 1;
        for (column, candidate) in other.iter().enumerate() {
            let change = diagonal + usize::from(letter != *candidate);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found() {
        let known = [
            "person-details",
            "people-list",
            "deal-details",
            "deals-list",
            "clientId",
        ];
        let cases = [
            ("person", Some("person-details")),
            ("deal", Some("deal-details")),
            ("deals", Some("deals-list")),
            ("PERSON_DETAILS", Some("person-details")),
            ("persondetail", Some("person-details")),
            ("peple-list", Some("people-list")),
            ("client_id", Some("clientId")),
            ("invoice-page", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(meant(word, &known), expected, "{word}");
        }
    }
}
