//! Deals, people and organisations: how they are kept, changed and told of.

#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use crate::account::{Company, Fields};
use crate::clock::Moment;

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A sale that may be made.
    Deal,
    /// A contact person.
    Person,
    /// A contact organisation.
    Organization,
}

impl Kind {
    /// The kind that a path names: `deals`, `persons`, `organizations`.
    pub fn of_path(path: &str) -> Option<Self> {
        let all = [Self::Deal, Self::Person, Self::Organization];
        all.into_iter().find(|kind| kind.path() == path)
    }

    /// Its word in a path.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Deal => "deals",
            Self::Person => "persons",
            Self::Organization => "organizations",
        }
    }

    /// Its word in a webhook.
    pub const fn entity(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Person => "person",
            Self::Organization => "organization",
        }
    }

    /// What the error calls one that isn't there.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Deal => "Deal",
            Self::Person => "Person",
            Self::Organization => "Organization",
        }
    }

    /// The scope that allows reading, and the one that allows everything.
    pub const fn scopes(self) -> [&'static str; 2] {
        match self {
            Self::Deal => ["deals:read", "deals:full"],
            Self::Person | Self::Organization => ["contacts:read", "contacts:full"],
        }
    }

    /// The field that each must have.
    const fn name_field(self) -> &'static str {
        match self {
            Self::Deal => "title",
            Self::Person | Self::Organization => "name",
        }
    }
}

/// What is done to a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// One more, with these fields.
    Create(Fields),
    /// These fields of the record with this id get other values.
    Change(u64, Fields),
    /// The record with this id has these fields, whether it was there before or not.
    Put(u64, Fields),
    /// It is gone.
    Delete(u64),
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// There is no such record.
    NotFound,
    /// A field is missing or has a value that it can't have: its name.
    Invalid(&'static str),
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of record it is.
    pub kind: Kind,
    /// Its id.
    pub id: u64,
    /// `create`, `change` or `delete`.
    pub action: &'static str,
    /// The record as it is now; `None` for one that is gone.
    pub data: Option<Fields>,
    /// What changed, as it was; `None` for a new one.
    pub previous: Option<Fields>,
}

impl Company {
    /// Every record of a kind, by ascending id.
    pub fn records(&self, kind: Kind) -> &[Fields] {
        match kind {
            Kind::Deal => &self.deals,
            Kind::Person => &self.persons,
            Kind::Organization => &self.organizations,
        }
    }

    /// A record by id.
    pub fn record(&self, kind: Kind, id: u64) -> Option<&Fields> {
        self.records(kind).iter().find(|record| id_of(record) == id)
    }

    /// Does something to a record. `None` when nothing changed by it.
    ///
    /// # Errors
    ///
    /// [`WriteError`] when it can't be done.
    pub fn write(
        &mut self,
        kind: Kind,
        user: u64,
        write: Write,
        now: Moment,
    ) -> Result<Option<Change>, WriteError> {
        match write {
            Write::Create(fields) => self.create(kind, user, None, fields, now).map(Some),
            Write::Put(id, fields) if self.record(kind, id).is_none() => {
                self.create(kind, user, Some(id), fields, now).map(Some)
            }
            Write::Change(id, fields) | Write::Put(id, fields) => {
                self.change(kind, id, fields, now)
            }
            Write::Delete(id) => {
                let records = self.records_mut(kind);
                let place = records.iter().position(|record| id_of(record) == id);
                let gone = records.remove(place.ok_or(WriteError::NotFound)?);
                Ok(Some(Change {
                    kind,
                    id,
                    action: "delete",
                    data: None,
                    previous: Some(gone),
                }))
            }
        }
    }

    fn create(
        &mut self,
        kind: Kind,
        user: u64,
        id: Option<u64>,
        fields: Fields,
        now: Moment,
    ) -> Result<Change, WriteError> {
        if !fields.contains_key(kind.name_field()) {
            return Err(WriteError::Invalid(kind.name_field()));
        }
        self.check(kind, &fields)?;
        let records = self.records_mut(kind);
        let id = id.unwrap_or_else(|| records.iter().map(id_of).max().unwrap_or_default() + 1);
        let mut record = blank(kind, user, now);
        record.extend(fields);
        record.insert("id".to_owned(), json!(id));
        records.push(record.clone());
        Ok(Change {
            kind,
            id,
            action: "create",
            data: Some(record),
            previous: None,
        })
    }

    fn change(
        &mut self,
        kind: Kind,
        id: u64,
        fields: Fields,
        now: Moment,
    ) -> Result<Option<Change>, WriteError> {
        self.check(kind, &fields)?;
        let mut records = self.records_mut(kind).iter_mut();
        let record = records
            .find(|record| id_of(record) == id)
            .ok_or(WriteError::NotFound)?;
        let mut previous = Fields::new();
        for (name, value) in fields {
            let is_kept = record.contains_key(&name) && !is_given(&name);
            let Some(former) = record
                .get_mut(&name)
                .filter(|former| is_kept && **former != value)
            else {
                continue;
            };
            let was = match (former.as_object_mut(), value) {
                // Only those custom fields change that are named.
                (Some(former), Value::Object(value)) if name == "custom_fields" => {
                    let was = merge(former, value);
                    if was.is_empty() {
                        continue;
                    }
                    Value::from(was)
                }
                (_, value) => std::mem::replace(former, value),
            };
            previous.insert(name, was);
        }
        if previous.is_empty() {
            return Ok(None);
        }
        record.insert("update_time".to_owned(), json!(now.with_seconds()));
        if previous.contains_key("stage_id") {
            record.insert("stage_change_time".to_owned(), json!(now.with_seconds()));
        }
        Ok(Some(Change {
            kind,
            id,
            action: "change",
            data: Some(record.clone()),
            previous: Some(previous),
        }))
    }

    /// Whether each field that is known has a value that it can have.
    fn check(&self, kind: Kind, fields: &Fields) -> Result<(), WriteError> {
        let known = |name: &str, found: &dyn Fn(u64) -> bool| match fields.get(name) {
            None | Some(Value::Null) => true,
            Some(value) => value.as_u64().is_some_and(found),
        };
        let has_user = |id| self.users.iter().any(|user| user.id == id);
        if fields
            .get(kind.name_field())
            .is_some_and(|name| name.as_str().is_none_or(|name| name.trim().is_empty()))
        {
            return Err(WriteError::Invalid(kind.name_field()));
        }
        if fields
            .get("value")
            .is_some_and(|value| !value.is_number() && !value.is_null())
        {
            return Err(WriteError::Invalid("value"));
        }
        if fields.get("status").is_some_and(|status| {
            !["open", "won", "lost"].contains(&status.as_str().unwrap_or_default())
        }) {
            return Err(WriteError::Invalid("status"));
        }
        for list in ["emails", "phones"] {
            if fields.get(list).is_some_and(|value| !value.is_array()) {
                return Err(WriteError::Invalid(list));
            }
        }
        if fields
            .get("custom_fields")
            .is_some_and(|value| !value.is_object())
        {
            return Err(WriteError::Invalid("custom_fields"));
        }
        if !known("owner_id", &has_user) {
            return Err(WriteError::Invalid("owner_id"));
        }
        if !known("person_id", &|id| self.record(Kind::Person, id).is_some()) {
            return Err(WriteError::Invalid("person_id"));
        }
        if !known("org_id", &|id| {
            self.record(Kind::Organization, id).is_some()
        }) {
            return Err(WriteError::Invalid("org_id"));
        }
        Ok(())
    }

    fn records_mut(&mut self, kind: Kind) -> &mut Vec<Fields> {
        match kind {
            Kind::Deal => &mut self.deals,
            Kind::Person => &mut self.persons,
            Kind::Organization => &mut self.organizations,
        }
    }
}

/// The id of a record.
pub fn id_of(record: &Fields) -> u64 {
    record.get("id").and_then(Value::as_u64).unwrap_or_default()
}

/// Takes over what is named, and says what was there of what changed.
fn merge(fields: &mut Fields, named: Fields) -> Fields {
    let mut was = Fields::new();
    for (key, value) in named {
        let former = fields.get(&key).cloned().unwrap_or_default();
        if former != value {
            was.insert(key.clone(), former);
            fields.insert(key, value);
        }
    }
    was
}

/// What Pipedrive gives a record, so that nobody changes it.
fn is_given(name: &str) -> bool {
    ["id", "add_time", "update_time", "is_deleted"].contains(&name)
}

/// A record with nothing in it.
fn blank(kind: Kind, user: u64, now: Moment) -> Fields {
    let now = now.with_seconds();
    let shared = json!({
        "id": 0,
        "owner_id": user,
        "add_time": now,
        "update_time": now,
        "visible_to": 3,
        "label_ids": [],
        "is_deleted": false,
        "custom_fields": {},
    });
    let own = match kind {
        Kind::Deal => json!({
            "title": "", "value": 0, "currency": "EUR", "stage_id": 1, "pipeline_id": 1, "person_id": null, "org_id": null,
            "creator_user_id": user, "status": "open", "probability": null, "lost_reason": null, "expected_close_date": null,
            "stage_change_time": null, "close_time": null, "won_time": null, "lost_time": null, "origin": "API", "is_archived": false,
        }),
        Kind::Person => json!({
            "name": "", "first_name": null, "last_name": null, "emails": [], "phones": [], "org_id": null, "picture_id": null,
        }),
        Kind::Organization => json!({ "name": "", "address": null }),
    };
    let mut record = crate::account::fields(shared);
    record.extend(crate::account::fields(own));
    record
}
