//! How the words and days of the domain are written in columns: as they are in JSON.

use rusqlite::types::Type;
use rusqlite::{Error, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::super::domain::{Day, Money};

/// The word that the API has for a value, such as `proposal_sent`.
pub fn word(value: &impl Serialize) -> Result<String, Error> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Ok(word),
        Ok(other) => Ok(other.to_string()),
        Err(error) => Err(Error::ToSqlConversionFailure(error.into())),
    }
}

/// The value of a column that holds a word.
pub fn from_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T, Error> {
    understood(row, column, Value::String(row.get(column)?))
}

/// The day of a column that may have none.
pub fn day(row: &Row<'_>, column: &str) -> Result<Option<Day>, Error> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| understood(row, column, Value::String(text)))
        .transpose()
}

/// The value of a column that holds JSON.
pub fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T, Error> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|error| unreadable(row, column, error))
}

/// The money of the columns `price` and `currency`.
pub fn money(row: &Row<'_>) -> Result<Option<Money>, Error> {
    let minor: Option<u64> = row.get("price")?;
    let currency: Option<String> = row.get("currency")?;
    let money = minor.zip(currency);
    Ok(money.map(|(minor, currency)| Money { minor, currency }))
}

fn understood<T: DeserializeOwned>(row: &Row<'_>, column: &str, value: Value) -> Result<T, Error> {
    serde_json::from_value(value).map_err(|error| unreadable(row, column, error))
}

fn unreadable(row: &Row<'_>, column: &str, error: serde_json::Error) -> Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    Error::FromSqlConversionFailure(index, Type::Text, error.into())
}
