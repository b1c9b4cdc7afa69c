//! How values are written in columns: numbers as 64-bit integers, words and days as they are in JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::any::AnyRow;
use sqlx::{Any, Decode, Row, Type, ValueRef};

use super::super::domain::{Day, Money};
use super::StorageError;

/// A number as a column holds it.
///
/// # Errors
///
/// [`StorageError::NumberTooLarge`] beyond what 64 bits with a sign hold.
pub fn number(number: impl TryInto<i64>) -> Result<i64, StorageError> {
    number.try_into().map_err(|_| StorageError::NumberTooLarge)
}

/// A number that may be missing.
///
/// # Errors
///
/// [`StorageError::NumberTooLarge`] beyond what 64 bits with a sign hold.
pub fn optional_number(value: Option<impl TryInto<i64>>) -> Result<Option<i64>, StorageError> {
    value.map(number).transpose()
}

/// The word that the API has for a value, such as `proposal_sent`.
///
/// # Errors
///
/// [`StorageError`] for what JSON can't hold.
pub fn word(value: &impl Serialize) -> Result<String, StorageError> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Ok(word),
        Ok(other) => Ok(other.to_string()),
        Err(error) => Err(StorageError::Unwritable(error)),
    }
}

/// The columns of a row.
#[derive(Clone, Copy)]
pub struct Columns<'r>(pub &'r AnyRow);

#[allow(
    clippy::missing_errors_doc,
    reason = "each fails for a column that is not there or holds something else"
)]
impl<'r> Columns<'r> {
    /// A number.
    pub fn number<T: TryFrom<i64>>(self, column: &str) -> Result<T, StorageError> {
        let number = self.optional_number(column)?;
        number.ok_or_else(|| unreadable(column, "nothing"))
    }

    /// A number that may be missing.
    pub fn optional_number<T: TryFrom<i64>>(self, column: &str) -> Result<Option<T>, StorageError> {
        let number: Option<i64> = self.value(column)?;
        let read = |number| T::try_from(number).map_err(|_| unreadable(column, number));
        number.map(read).transpose()
    }

    /// A text.
    pub fn text(self, column: &str) -> Result<String, StorageError> {
        Ok(self.0.try_get(column)?)
    }

    /// A text that may be missing.
    pub fn optional_text(self, column: &str) -> Result<Option<String>, StorageError> {
        self.value(column)
    }

    /// On or off: `BOOLEAN`, and a number in SQLite.
    pub fn flag(self, column: &str) -> Result<bool, StorageError> {
        match self.0.try_get(column) {
            Ok(flag) => Ok(flag),
            Err(_) => Ok(self.number::<i64>(column)? != 0),
        }
    }

    /// A value that is written as a word.
    pub fn word<T: DeserializeOwned>(self, column: &str) -> Result<T, StorageError> {
        understood(column, Value::String(self.text(column)?))
    }

    /// A day that may be missing.
    pub fn day(self, column: &str) -> Result<Option<Day>, StorageError> {
        let text = self.optional_text(column)?;
        text.map(|text| understood(column, Value::String(text)))
            .transpose()
    }

    /// A value that is written as JSON.
    pub fn json<T: DeserializeOwned>(self, column: &str) -> Result<T, StorageError> {
        serde_json::from_str(&self.text(column)?).map_err(|error| unreadable(column, error))
    }

    /// The money of the columns `price` and `currency`.
    pub fn money(self) -> Result<Option<Money>, StorageError> {
        let minor = self.optional_number("price")?;
        let money = minor.zip(self.optional_text("currency")?);
        Ok(money.map(|(minor, currency)| Money { minor, currency }))
    }

    fn value<T: Decode<'r, Any> + Type<Any>>(
        self,
        column: &str,
    ) -> Result<Option<T>, StorageError> {
        // SQLite has types of values rather than of columns, so that a missing one is asked for first.
        if self.0.try_get_raw(column)?.is_null() {
            return Ok(None);
        }
        Ok(Some(self.0.try_get(column)?))
    }
}

fn understood<T: DeserializeOwned>(column: &str, value: Value) -> Result<T, StorageError> {
    serde_json::from_value(value).map_err(|error| unreadable(column, error))
}

fn unreadable(column: &str, reason: impl ToString) -> StorageError {
    StorageError::Unreadable {
        column: column.to_owned(),
        reason: reason.to_string(),
    }
}
