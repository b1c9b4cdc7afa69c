use super::CalendarDate;
use crate::{text, words};

/// What the value of a field must keep. Lengths count characters as a reader does, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Something other than spaces must be there; the text says what: "Enter a name". It is looked up in the reader's language.
    Required(&'static str),
    /// At least this many characters.
    MinLength(usize),
    /// At most this many characters.
    MaxLength(usize),
    /// A whole number, both ends included.
    WholeNumber {
        /// The smallest number allowed.
        min: i64,
        /// The largest number allowed.
        max: i64,
    },
    /// An email address: one `@`, something before it and a domain with a dot after it. Whether it exists, only a
    /// message to it can tell.
    Email,
    /// A web address with `https://` or `http://`.
    WebAddress,
    /// A day of the calendar, as a date field gives it.
    Date,
    /// A day of the calendar that is this day or a later one.
    DateFrom(CalendarDate),
}

impl Rule {
    /// What to write beside a field whose value breaks the rule; nothing if it keeps it.
    pub fn broken_by(self, value: &str) -> Option<String> {
        let value = value.trim();
        if let Self::Required(message) = self {
            return value.is_empty().then(|| text::of(message).to_owned());
        }
        if value.is_empty() || self.is_kept_by(value) {
            return None;
        }
        Some(self.message(value))
    }

    fn is_kept_by(self, value: &str) -> bool {
        match self {
            Self::Required(_) => !value.is_empty(),
            Self::MinLength(length) => value.chars().count() >= length,
            Self::MaxLength(length) => value.chars().count() <= length,
            Self::WholeNumber { min, max } => value
                .parse::<i64>()
                .is_ok_and(|number| (min..=max).contains(&number)),
            Self::Email => is_email(value),
            Self::WebAddress => is_web_address(value),
            Self::Date => value.parse::<CalendarDate>().is_ok(),
            Self::DateFrom(first) => value
                .parse::<CalendarDate>()
                .is_ok_and(|date| date >= first),
        }
    }

    fn message(self, value: &str) -> String {
        match self {
            Self::Required(message) => text::of(message).to_owned(),
            Self::MinLength(length) => words::rule_too_short(text::count(length)),
            Self::MaxLength(length) => {
                words::rule_too_long(text::count(value.chars().count().saturating_sub(length)))
            }
            Self::WholeNumber { min, max } => {
                words::rule_whole_number(&min.to_string(), &max.to_string())
            }
            Self::Email => words::rule_email().to_owned(),
            Self::WebAddress => words::rule_web_address().to_owned(),
            Self::Date => words::rule_date().to_owned(),
            Self::DateFrom(_) if value.parse::<CalendarDate>().is_err() => {
                words::rule_date().to_owned()
            }
            Self::DateFrom(_) => words::rule_later_date().to_owned(),
        }
    }
}

fn is_email(value: &str) -> bool {
    let Some((name, domain)) = value.split_once('@') else {
        return false;
    };
    let is_clean = !value
        .chars()
        .any(|character| character.is_whitespace() || character.is_control());
    is_clean && !name.is_empty() && !domain.contains('@') && is_domain(domain)
}

fn is_web_address(value: &str) -> bool {
    let rest = value
        .strip_prefix("https://")
        .or_else(|| value.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
    })
}

/// Labels with dots between them, at least two, none empty.
fn is_domain(domain: &str) -> bool {
    domain.contains('.') && domain.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Rule;

    fn keeps(rule: Rule, value: &str) -> bool {
        rule.broken_by(value).is_none()
    }

    #[test]
    fn spaces_alone_do_not_fill_a_required_field() {
        assert_eq!(
            Rule::Required("Enter a name").broken_by(" \t"),
            Some("Enter a name".to_owned())
        );
        assert!(keeps(Rule::Required("Enter a name"), "x"));
    }

    #[test]
    fn an_empty_value_keeps_every_rule_but_required() {
        let rules = [
            Rule::MinLength(3),
            Rule::MaxLength(3),
            Rule::WholeNumber { min: 1, max: 2 },
            Rule::Email,
            Rule::WebAddress,
            Rule::Date,
        ];
        for rule in rules {
            assert!(keeps(rule, "  "), "{rule:?}");
        }
    }

    #[test]
    fn lengths_count_characters() {
        assert!(keeps(Rule::MaxLength(3), "õäö"));
        assert!(keeps(Rule::MinLength(3), "õäö"));
        assert!(!keeps(Rule::MinLength(4), "õäö"));
    }

    #[test]
    fn a_text_that_is_too_long_is_refused_with_the_excess() {
        assert_eq!(
            Rule::MaxLength(3).broken_by("abcd"),
            Some("Shorten this by 1 character".to_owned())
        );
        assert_eq!(
            Rule::MaxLength(3).broken_by("abcde"),
            Some("Shorten this by 2 characters".to_owned())
        );
    }

    #[test]
    fn a_whole_number_stays_within_both_ends() {
        let rule = Rule::WholeNumber { min: -1, max: 30 };
        for value in ["-1", "0", "30", " 7 "] {
            assert!(keeps(rule, value), "{value}");
        }
        for value in ["-2", "31", "1.5", "ten", "9999999999999999999999"] {
            assert_eq!(
                rule.broken_by(value),
                Some("Enter a whole number from -1 to 30".to_owned()),
                "{value}"
            );
        }
    }

    #[test]
    fn an_email_address_has_a_name_and_a_domain_with_a_dot() {
        for value in [
            "a@b.co",
            "maria.tamm+deal@nordic.example.com",
            "õnne@näide.ee",
        ] {
            assert!(keeps(Rule::Email, value), "{value}");
        }
        for value in [
            "a", "a@b", "@b.co", "a@", "a b@c.co", "a@b..co", "a@.co", "a@b.", "a@b@c.co",
        ] {
            assert!(!keeps(Rule::Email, value), "{value}");
        }
    }

    #[test]
    fn a_web_address_has_its_scheme_and_a_host() {
        assert!(keeps(Rule::WebAddress, "https://example.com/path"));
        for value in [
            "example.com",
            "https://",
            "https:///x",
            "ftp://example.com",
            "javascript:alert(1)",
            "https://a b",
        ] {
            assert!(!keeps(Rule::WebAddress, value), "{value}");
        }
    }

    #[test]
    fn a_date_before_the_first_allowed_one_is_refused() {
        let rule = Rule::DateFrom("2026-11-22".parse().unwrap());
        assert!(keeps(rule, "2026-11-22"));
        assert_eq!(
            rule.broken_by("2026-11-21"),
            Some("Choose a later date".to_owned())
        );
        assert_eq!(rule.broken_by("soon"), Some("Enter a date".to_owned()));
    }
}
