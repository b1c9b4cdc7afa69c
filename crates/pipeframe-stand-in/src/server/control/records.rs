//! Changes of records as a person makes them in Pipedrive's own pages.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use serde_json::{Value, json};

use crate::account::Fields;
use crate::world::oauth::Login;
use crate::world::records::{Kind, Write, WriteError};

use super::super::answer::{json_answer, parameters};
use super::super::{Shared, delivery};
use super::{Answer, Wrong};

pub(super) async fn create(
    State(shared): State<Shared>,
    Path(kind): Path<String>,
    body: Bytes,
) -> Answer {
    let (login, fields) = read(&shared, &body)?;
    write(&shared, &kind, login, Write::Create(fields))
}

pub(super) async fn change(
    State(shared): State<Shared>,
    Path((kind, id)): Path<(String, u64)>,
    body: Bytes,
) -> Answer {
    let (login, fields) = read(&shared, &body)?;
    write(&shared, &kind, login, Write::Change(id, fields))
}

/// The preview tells of a record as it is there now.
pub(super) async fn put(
    State(shared): State<Shared>,
    Path((kind, id)): Path<(String, u64)>,
    body: Bytes,
) -> Answer {
    let (login, fields) = read(&shared, &body)?;
    write(&shared, &kind, login, Write::Put(id, fields))
}

pub(super) async fn remove(
    State(shared): State<Shared>,
    Path((kind, id)): Path<(String, u64)>,
    uri: Uri,
) -> Answer {
    let query = parameters(uri.query().unwrap_or_default().as_bytes());
    let session = shared.look(|world, _| world.session);
    let number = |name: &str, usual: u64| {
        query
            .get(name)
            .map_or(Some(usual), |text| text.parse().ok())
    };
    let login = number("user_id", session.user).zip(number("company_id", session.company));
    let (user, company) = login
        .ok_or_else(|| Wrong::unreadable("\"user_id\" and \"company_id\" must be numbers."))?;
    write(&shared, &kind, Login { user, company }, Write::Delete(id))
}

/// The fields, and who changes them: the person at the browser where nobody is named.
fn read(shared: &Shared, body: &Bytes) -> Result<(Login, Fields), Wrong> {
    let Value::Object(mut fields) = super::json(body)? else {
        return Err(Wrong::unreadable("The body must be a JSON object."));
    };
    let session = shared.look(|world, _| world.session);
    let mut id = |name: &str, usual: u64| match fields.remove(name) {
        None => Ok(usual),
        Some(id) => id
            .as_u64()
            .ok_or_else(|| Wrong::unreadable(format!("\"{name}\" must be a number."))),
    };
    let login = Login {
        user: id("user_id", session.user)?,
        company: id("company_id", session.company)?,
    };
    Ok((login, fields))
}

fn write(shared: &Shared, kind: &str, login: Login, write: Write) -> Answer {
    let kind = Kind::of_path(kind)
        .ok_or_else(|| Wrong::unknown("Records are deals, persons or organizations."))?;
    if shared.look(|world, _| world.account(login).is_none()) {
        return Err(Wrong::unknown(
            "Nobody with this \"user_id\" works in the company with this \"company_id\".",
        ));
    }
    let written = shared.change(|world, now| world.write(login, kind, write, "app", now));
    let written = written.map_err(|error| match error {
        WriteError::NotFound => {
            Wrong::unknown(format!("{} not found in this company.", kind.title()))
        }
        WriteError::Invalid(field) => Wrong::unreadable(format!(
            "\"{field}\" is missing or has a value that it can't have."
        )),
    })?;
    delivery::deliver(shared, written.tellings);
    let record = written
        .record
        .map_or_else(|| json!({ "id": written.id }), Value::from);
    Ok(json_answer(StatusCode::OK, &record))
}
