use super::FieldErrors;
use crate::words;

/// What a [`NumberField`](crate::kit::NumberField) or a [`MoneyField`](crate::kit::MoneyField) holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberEntry {
    /// Nothing.
    #[default]
    Empty,
    /// A number, in units of the field's last decimal: with two decimals, 1250 is 12.50.
    Number(i64),
    /// Something that the field does not take as a number.
    Wrong(NumberProblem),
}

/// Why an entry is not taken as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// There is something in it that is no digit, or a separator at the wrong place.
    NotANumber,
    /// It has more decimals than the field takes, and they are not zero.
    TooPrecise {
        /// How many it takes.
        decimals: u32,
    },
    /// It is further from zero than 9 × 10¹⁵ in units of the last decimal, up to which the browser's numbers are exact.
    TooLarge,
}

/// How numbers are written in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separators {
    /// Between the whole part and the decimals.
    pub decimal: char,
    /// Between thousands.
    pub group: char,
}

/// Up to here the browser's numbers are exact.
const LARGEST: i64 = 9_000_000_000_000_000;

impl NumberEntry {
    /// Reads a number as people write it: with the separators of their language or, where that can't be mistaken, a dot or a comma
    /// before the decimals, with spaces and apostrophes between thousands, in the digits of their script.
    ///
    /// ```
    /// use pipeframe::kit::form::{NumberEntry, Separators};
    ///
    /// let german = Separators { decimal: ',', group: '.' };
    /// assert_eq!(NumberEntry::read("1.234,5", 2, german), NumberEntry::Number(123_450));
    /// assert_eq!(NumberEntry::read("12.5", 2, german), NumberEntry::Number(1_250));
    /// assert_eq!(NumberEntry::read(" ", 2, german), NumberEntry::Empty);
    /// ```
    pub fn read(text: &str, decimals: u32, separators: Separators) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::Empty;
        }
        match number(text, decimals, separators) {
            Ok(number) => Self::Number(number),
            Err(problem) => Self::Wrong(problem),
        }
    }

    /// The number, if it is one.
    pub const fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Empty | Self::Wrong(_) => None,
        }
    }
}

impl FieldErrors {
    /// Notes what is wrong with an entry; with `required`, also that there is none.
    pub fn check_number(
        &mut self,
        field: &'static str,
        entry: NumberEntry,
        required: Option<&'static str>,
    ) {
        let message = match entry {
            NumberEntry::Number(_) => return,
            NumberEntry::Empty => match required {
                Some(message) => message.to_owned(),
                None => return,
            },
            NumberEntry::Wrong(problem) => problem.message(),
        };
        self.set(field, message);
    }
}

impl NumberProblem {
    fn message(self) -> String {
        match self {
            Self::NotANumber => words::enter_a_number().to_owned(),
            Self::TooPrecise { decimals: 0 } => words::enter_a_whole_number().to_owned(),
            Self::TooPrecise { decimals } => words::at_most_decimals(decimals),
            Self::TooLarge => words::enter_a_smaller_number().to_owned(),
        }
    }
}

fn number(text: &str, decimals: u32, separators: Separators) -> Result<i64, NumberProblem> {
    let (is_negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = split(text, separators)?;
    if whole.is_empty() && fraction.is_empty() {
        return Err(NumberProblem::NotANumber);
    }
    let significant = fraction.trim_end_matches('0');
    let missing = (decimals as usize)
        .checked_sub(significant.len())
        .ok_or(NumberProblem::TooPrecise { decimals })?;
    let zeros = std::iter::repeat_n('0', missing);
    let mut number: i64 = 0;
    for digit in whole.chars().chain(significant.chars()).chain(zeros) {
        let digit = digit.to_digit(10).ok_or(NumberProblem::NotANumber)?;
        number = number
            .checked_mul(10)
            .and_then(|number| number.checked_add(i64::from(digit)))
            .filter(|number| *number <= LARGEST)
            .ok_or(NumberProblem::TooLarge)?;
    }
    Ok(if is_negative { -number } else { number })
}

/// The digits before and behind the decimal separator.
fn split(text: &str, separators: Separators) -> Result<(String, String), NumberProblem> {
    let is_mark = |character: char| {
        matches!(character, '.' | ',')
            || character == separators.decimal
            || character == separators.group
    };
    let Some((before, after)) = text.rsplit_once(is_mark) else {
        return Ok((digits(text, separators)?, String::new()));
    };
    let is_own = text
        .strip_prefix(before)
        .is_some_and(|rest| rest.starts_with(separators.decimal));
    let behind = digits(after, separators)?;
    let is_alone = !before.contains(is_mark);
    // The mark of another language means decimals where it is the only one and can't group: "12.5" in German.
    if is_own || (is_alone && behind.len() != 3) {
        return Ok((digits(before, separators)?, behind));
    }
    Ok((digits(text, separators)?, String::new()))
}

/// The digits of a whole number without what groups them. A mark that groups has three digits behind it, or two before the next mark, as
/// hundreds of thousands are grouped in India.
fn digits(text: &str, separators: Separators) -> Result<String, NumberProblem> {
    let mut digits = String::new();
    let mut behind_mark: Option<u32> = None;
    for character in text.chars() {
        if let Some(digit) = digit(character) {
            digits.push(digit);
            behind_mark = behind_mark.map(|count| count + 1);
            continue;
        }
        let groups = character == separators.group
            || character.is_whitespace()
            || matches!(character, '\'' | '\u{2019}');
        let is_in_place = matches!(behind_mark, None | Some(2 | 3)) && !digits.is_empty();
        if !groups || !is_in_place {
            return Err(NumberProblem::NotANumber);
        }
        behind_mark = Some(0);
    }
    match behind_mark {
        None | Some(3) => Ok(digits),
        Some(_) => Err(NumberProblem::NotANumber),
    }
}

/// The ASCII digit that a digit of a script means: Arabic, Persian, Devanagari, Bengali and full-width digits are ten in a row each.
fn digit(character: char) -> Option<char> {
    const ZEROS: [char; 6] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];
    ZEROS.into_iter().find_map(|zero| {
        let distance = u32::from(character).checked_sub(u32::from(zero))?;
        char::from_digit(distance, 10)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Separators = Separators {
        decimal: '.',
        group: ',',
    };
    const GERMAN: Separators = Separators {
        decimal: ',',
        group: '.',
    };
    const FRENCH: Separators = Separators {
        decimal: ',',
        group: '\u{202f}',
    };

    fn read(text: &str, separators: Separators) -> NumberEntry {
        NumberEntry::read(text, 2, separators)
    }

    #[test]
    fn numbers_are_read_as_their_language_writes_them() {
        for (text, separators) in [
            ("1234.5", ENGLISH),
            ("1,234.50", ENGLISH),
            ("1.234,5", GERMAN),
            ("1234,5", GERMAN),
            ("1\u{202f}234,50", FRENCH),
            ("1 234,5", FRENCH),
            ("1'234.5", ENGLISH),
            ("+1234.500", ENGLISH),
            ("\u{661}\u{662}\u{663}\u{664}.\u{665}", ENGLISH),
        ] {
            let expected = NumberEntry::Number(123_450);
            assert_eq!(read(text, separators), expected, "{text}");
        }
    }

    #[test]
    fn a_mark_of_another_language_is_taken_where_it_can_mean_one_thing_only() {
        assert_eq!(read("12.5", GERMAN), NumberEntry::Number(1_250));
        assert_eq!(read("12,5", ENGLISH), NumberEntry::Number(1_250));
        assert_eq!(read("12.5", FRENCH), NumberEntry::Number(1_250));
        assert_eq!(read("1.234", GERMAN), NumberEntry::Number(123_400));
        assert_eq!(read("1,234", ENGLISH), NumberEntry::Number(123_400));
        assert_eq!(read("1,234,567", ENGLISH), NumberEntry::Number(123_456_700));
        assert_eq!(read("12,34,567", ENGLISH), NumberEntry::Number(123_456_700));
    }

    #[test]
    fn what_is_no_number_is_never_taken_for_one() {
        for text in [
            "abc", "1,23,4", "1.2.3", "--1", "1-", "1e5", ",", ".", "-", "12,,345", "€5", "1 23",
            "1.234,5", ",123",
        ] {
            let expected = NumberEntry::Wrong(NumberProblem::NotANumber);
            assert_eq!(read(text, ENGLISH), expected, "{text}");
        }
    }

    #[test]
    fn decimals_that_would_be_lost_are_said() {
        let too_precise = |decimals| NumberEntry::Wrong(NumberProblem::TooPrecise { decimals });
        assert_eq!(read("1.239", ENGLISH), too_precise(2));
        assert_eq!(read("1.230", ENGLISH), NumberEntry::Number(123));
        assert_eq!(NumberEntry::read("1.5", 0, ENGLISH), too_precise(0));
    }

    #[test]
    fn signs_and_limits() {
        let too_large = NumberEntry::Wrong(NumberProblem::TooLarge);
        assert_eq!(read("-0.05", ENGLISH), NumberEntry::Number(-5));
        assert_eq!(read("\u{2212}7", ENGLISH), NumberEntry::Number(-700));
        assert_eq!(read(".5", ENGLISH), NumberEntry::Number(50));
        assert_eq!(
            read("90000000000000.00", ENGLISH),
            NumberEntry::Number(LARGEST)
        );
        assert_eq!(read("90000000000000.01", ENGLISH), too_large);
        assert_eq!(read("99999999999999999999999", ENGLISH), too_large);
    }

    #[test]
    fn each_problem_says_what_to_do() {
        let said = |entry: NumberEntry| {
            let mut errors = FieldErrors::default();
            errors.check_number("price", entry, Some("Enter the price"));
            errors.get("price").map(str::to_owned)
        };
        let wrong = |problem| said(NumberEntry::Wrong(problem)).unwrap();
        let too_precise = |decimals| wrong(NumberProblem::TooPrecise { decimals });
        assert_eq!(said(NumberEntry::Number(1)), None);
        assert_eq!(said(NumberEntry::Empty).as_deref(), Some("Enter the price"));
        assert_eq!(wrong(NumberProblem::NotANumber), "Enter a number");
        assert_eq!(too_precise(0), "Enter a whole number");
        assert_eq!(too_precise(2), "Enter a number of at most 2 decimals");
        assert_eq!(wrong(NumberProblem::TooLarge), "Enter a smaller number");
    }
}
