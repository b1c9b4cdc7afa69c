//! A draft as text, and for how long it counts.

use crate::backend::made_at;

/// Milliseconds that a draft is kept after its last change: a week.
const LIFE: i64 = 7 * 24 * 60 * 60 * 1000;

/// Milliseconds that the server remembers a write, with an hour to spare.
const WRITE_LIFE: i64 = 23 * 60 * 60 * 1000;

/// Stands between the parts. Nobody types it; pasted ones become spaces.
const SEPARATOR: char = '\u{1f}';

/// A write whose answer has not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Its idempotency key; [`UNKEYED`] for one that may arrive twice and needs none.
    pub key: String,
    /// What was sent, as [`digest`]: the same again has the same key.
    pub sent: String,
}

/// Stands for the key of a write that may arrive twice and needs none.
pub(super) const UNKEYED: &str = "-";

/// A short text that tells what was sent from what else might be: 64 bits by FNV-1a.
pub(super) fn digest(values: &[String]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for value in values {
        for byte in value.bytes().chain([0x1f]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:x}")
}

/// What a form held when it was last changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// When, in milliseconds since 1970.
    pub since: i64,
    /// The write whose answer has not come.
    pub write: Option<Write>,
    /// What stood in each field, in the order of the form.
    pub values: Vec<String>,
}

impl Entry {
    /// The entry as it is stored.
    pub fn text(&self) -> String {
        let mut text = self.since.to_string();
        let write = self
            .write
            .as_ref()
            .map_or_else(String::new, |write| [&write.key, " ", &write.sent].concat());
        for part in std::iter::once(&write).chain(&self.values) {
            text.push(SEPARATOR);
            text.extend(
                part.chars()
                    .map(|letter| if letter == SEPARATOR { ' ' } else { letter }),
            );
        }
        text
    }

    /// The entry that was stored; none when it is not one, or too old to be wanted. One from the future is of a clock that was
    /// set back, and is as good as new.
    pub fn read(text: &str, now: i64) -> Option<Self> {
        let mut parts = text.split(SEPARATOR);
        let since = parts.next()?.parse().ok()?;
        let write = read_write(parts.next()?);
        let values = parts.map(str::to_owned).collect();
        (now - since < LIFE).then_some(Self {
            since,
            write,
            values,
        })
    }

    /// Whether the server would still know the write.
    pub fn is_remembered(&self, now: i64) -> bool {
        let made = self.write.as_ref().and_then(|write| made_at(&write.key));
        made.is_some_and(|made| now - made < WRITE_LIFE)
    }
}

/// One that an earlier version kept has nothing about what was sent.
fn read_write(text: &str) -> Option<Write> {
    let (key, sent) = text.split_once(' ').unwrap_or((text, ""));
    (!key.is_empty()).then(|| Write {
        key: key.to_owned(),
        sent: sent.to_owned(),
    })
}

/// Where the drafts of a form lie: nobody finds one of another user or company, of another surface or record.
pub(super) fn place(surface: &str, company: u64, user: u64, form: &str) -> String {
    [
        PREFIX,
        surface,
        "/",
        &company.to_string(),
        "/",
        &user.to_string(),
        "/",
        form,
    ]
    .concat()
}

/// Where the draft lies that a tab of the browser makes of a form: an entry belongs to the tab that makes it.
pub(super) fn place_in_tab(form: &str, tab: &str) -> String {
    [form, "@", tab].concat()
}

/// What the places of all drafts begin with.
pub(super) const PREFIX: &str = "pipeframe.draft/";

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    fn entry(values: &[&str]) -> Entry {
        Entry {
            since: NOW,
            write: Some(Write {
                key: format!("{NOW:x}-key"),
                sent: "5".to_owned(),
            }),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
        }
    }

    #[test]
    fn what_was_entered_comes_back_as_it_was() {
        for values in [
            &["Volvo V60", "HS 104"][..],
            &["", ""],
            &["Ünï\n\"x\",", "\t|"],
            &[],
        ] {
            let entry = entry(values);
            assert_eq!(Entry::read(&entry.text(), NOW), Some(entry));
        }
    }

    #[test]
    fn a_draft_without_a_write_has_none_afterwards_either() {
        let entry = Entry {
            write: None,
            ..entry(&["Volvo"])
        };
        assert_eq!(Entry::read(&entry.text(), NOW), Some(entry));
    }

    #[test]
    fn a_draft_of_an_earlier_version_comes_back_with_its_key() {
        let entry = Entry::read(&format!("{NOW}\u{1f}key\u{1f}Volvo"), NOW).unwrap();
        assert_eq!(entry.write.unwrap().key, "key");
        assert_eq!(entry.values, ["Volvo"]);
    }

    #[test]
    fn what_was_sent_is_told_from_anything_else() {
        let digests = [
            &["a", "b"][..],
            &["ab", ""],
            &["b", "a"],
            &["a", "b", ""],
            &[],
        ];
        let digests: std::collections::HashSet<_> = digests
            .iter()
            .map(|values| digest(&values.iter().map(ToString::to_string).collect::<Vec<_>>()))
            .collect();
        assert_eq!(digests.len(), 5);
    }

    #[test]
    fn a_pasted_separator_moves_no_field() {
        let read = Entry::read(&entry(&["a\u{1f}b", "c"]).text(), NOW);
        assert_eq!(read, Some(entry(&["a b", "c"])));
    }

    #[test]
    fn a_draft_of_last_week_is_not_wanted_any_more() {
        let text = entry(&["Volvo"]).text();
        assert!(Entry::read(&text, NOW + LIFE - 1).is_some());
        assert_eq!(Entry::read(&text, NOW + LIFE), None);
        assert!(Entry::read(&text, NOW - 5_000).is_some());
    }

    #[test]
    fn a_write_is_asked_for_only_while_the_server_remembers_it() {
        assert!(entry(&[]).is_remembered(NOW + WRITE_LIFE - 1));
        let changed_later = Entry {
            since: NOW + WRITE_LIFE,
            ..entry(&[])
        };
        assert!(!changed_later.is_remembered(NOW + WRITE_LIFE));
    }

    #[test]
    fn what_is_no_draft_is_left_alone() {
        for text in ["", "{}", "soon\u{1f}key", "12"] {
            assert_eq!(Entry::read(text, NOW), None, "{text:?}");
        }
    }

    #[test]
    fn each_surface_user_company_and_record_has_its_own_place() {
        let places = [
            place("modal", 1, 2, "vehicle/deal/3"),
            place("modal", 1, 2, "vehicle/deal/4"),
            place("modal", 1, 2, "vehicle/person/3"),
            place("modal", 2, 1, "vehicle/deal/3"),
            place("panel", 1, 2, "vehicle/deal/3"),
        ];
        let unique: std::collections::HashSet<_> = places.iter().collect();
        assert_eq!(unique.len(), places.len());
    }
}
