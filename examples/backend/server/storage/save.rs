//! Writes the rows in which two garages differ.

use rusqlite::{Error, Transaction, named_params};

use super::super::domain::{Call, Contact, Proposal, Settings};
use super::super::garage::{Client, Garage, PlannedActivity, RecordKey, StoredVehicle};
use super::columns::word;

/// Keeps everything of a company that has no rows yet.
pub fn new(transaction: &Transaction<'_>, company: u64, garage: &Garage) -> Result<(), Error> {
    write_company(transaction, company, garage)?;
    let empty = Garage {
        vehicles: Vec::new(),
        clients: Vec::new(),
        contacts: Vec::new(),
        calls: Vec::new(),
        activities: Vec::new(),
        ..garage.clone()
    };
    changes(transaction, company, &empty, garage)
}

/// Keeps what is different after a write.
pub fn changes(
    transaction: &Transaction<'_>,
    company: u64,
    before: &Garage,
    after: &Garage,
) -> Result<(), Error> {
    let company = Company {
        transaction,
        company,
    };
    if company_row(before) != company_row(after) {
        write_company(transaction, company.company, after)?;
    }
    company.change(
        "vehicles",
        &before.vehicles,
        &after.vehicles,
        insert_vehicle,
    )?;
    company.change("clients", &before.clients, &after.clients, insert_client)?;
    company.change(
        "contacts",
        &before.contacts,
        &after.contacts,
        insert_contact,
    )?;
    company.change("calls", &before.calls, &after.calls, insert_call)?;
    company.change(
        "activities",
        &before.activities,
        &after.activities,
        insert_activity,
    )
}

/// Whose rows are written, and where.
struct Company<'a> {
    transaction: &'a Transaction<'a>,
    company: u64,
}

impl Company<'_> {
    /// Replaces the rows at the positions where two lists differ.
    fn change<T: PartialEq>(
        &self,
        table: &str,
        before: &[T],
        after: &[T],
        insert: impl Fn(&Self, usize, &T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let longest = before.len().max(after.len());
        let changed = |at: &usize| before.get(*at) != after.get(*at);
        let changed: Vec<usize> = (0..longest).filter(changed).collect();
        // All go before any comes, so that a row that moves does not meet itself.
        for at in changed.iter().filter(|at| **at < before.len()) {
            let delete = format!("DELETE FROM {table} WHERE company = ?1 AND position = ?2");
            self.transaction.execute(&delete, (self.company, *at))?;
        }
        for at in changed {
            if let Some(row) = after.get(at) {
                insert(self, at, row)?;
            }
        }
        Ok(())
    }
}

fn company_row(garage: &Garage) -> impl PartialEq + '_ {
    (&garage.settings, garage.revision, &garage.connection)
}

fn write_company(
    transaction: &Transaction<'_>,
    company: u64,
    garage: &Garage,
) -> Result<(), Error> {
    // A setting that is forgotten below is one that the compiler calls unused.
    let Settings {
        sender,
        reply_to,
        follow_up_days,
        valid_days,
        notify_opened,
        notify_ready,
        notify_missed,
    } = &garage.settings;
    let connection = garage.connection.as_ref();
    transaction.execute(
        "INSERT INTO companies VALUES (
            :company, :sender, :reply_to, :follow_up_days, :valid_days, :notify_opened, :notify_ready,
            :notify_missed, :revision, :account, :connected_since
        ) ON CONFLICT DO UPDATE SET
            sender = excluded.sender, reply_to = excluded.reply_to,
            follow_up_days = excluded.follow_up_days, valid_days = excluded.valid_days,
            notify_opened = excluded.notify_opened, notify_ready = excluded.notify_ready,
            notify_missed = excluded.notify_missed, revision = excluded.revision,
            account = excluded.account, connected_since = excluded.connected_since",
        named_params! {
            ":company": company,
            ":sender": sender,
            ":reply_to": reply_to,
            ":follow_up_days": follow_up_days,
            ":valid_days": valid_days,
            ":notify_opened": notify_opened,
            ":notify_ready": notify_ready,
            ":notify_missed": notify_missed,
            ":revision": garage.revision,
            ":account": connection.map(|connection| &connection.account),
            ":connected_since": connection.map(|connection| connection.since.to_string()),
        },
    )?;
    Ok(())
}

fn insert_vehicle(to: &Company<'_>, at: usize, stored: &StoredVehicle) -> Result<(), Error> {
    let details = &stored.details;
    let vehicle = &details.vehicle;
    to.transaction.execute(
        "INSERT INTO vehicles VALUES (
            :company, :position, :vehicle, :name, :plate, :status, :price, :currency, :delivery,
            :picture, :deal, :customer, :year, :kilometres, :engine, :chassis
        )",
        named_params! {
            ":company": to.company,
            ":position": at,
            ":vehicle": vehicle.id,
            ":name": vehicle.name,
            ":plate": vehicle.plate,
            ":status": word(&vehicle.status)?,
            ":price": vehicle.price.as_ref().map(|price| price.minor),
            ":currency": vehicle.price.as_ref().map(|price| &price.currency),
            ":delivery": vehicle.delivery.map(|day| day.to_string()),
            ":picture": vehicle.picture,
            ":deal": vehicle.deal,
            ":customer": details.customer,
            ":year": details.year,
            ":kilometres": details.kilometres,
            ":engine": details.engine,
            ":chassis": details.chassis,
        },
    )?;
    for (at, record) in stored.records.iter().enumerate() {
        insert_record(to, vehicle.id, at, *record)?;
    }
    for (at, proposal) in details.proposals.iter().enumerate() {
        insert_proposal(to, vehicle.id, at, proposal)?;
    }
    Ok(())
}

fn insert_record(
    to: &Company<'_>,
    vehicle: u64,
    at: usize,
    record: RecordKey,
) -> Result<(), Error> {
    to.transaction.execute(
        "INSERT INTO vehicle_records VALUES (?1, ?2, ?3, ?4, ?5)",
        (to.company, vehicle, at, word(&record.kind)?, record.id),
    )?;
    Ok(())
}

fn insert_proposal(
    to: &Company<'_>,
    vehicle: u64,
    at: usize,
    proposal: &Proposal,
) -> Result<(), Error> {
    to.transaction.execute(
        "INSERT INTO proposals VALUES (
            :company, :vehicle, :position, :proposal, :title, :price, :currency, :includes, :sent, :link
        )",
        named_params! {
            ":company": to.company,
            ":vehicle": vehicle,
            ":position": at,
            ":proposal": proposal.id,
            ":title": proposal.title,
            ":price": proposal.price.minor,
            ":currency": proposal.price.currency,
            ":includes": word(&proposal.includes)?,
            ":sent": proposal.sent.map(|day| day.to_string()),
            ":link": proposal.link,
        },
    )?;
    Ok(())
}

fn insert_client(to: &Company<'_>, at: usize, client: &Client) -> Result<(), Error> {
    to.transaction.execute(
        "INSERT INTO clients VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            to.company,
            at,
            word(&client.record.kind)?,
            client.record.id,
            &client.name,
            client.opted_out,
            client.reminded.map(|day| day.to_string()),
        ),
    )?;
    Ok(())
}

fn insert_contact(to: &Company<'_>, at: usize, contact: &Contact) -> Result<(), Error> {
    to.transaction.execute(
        "INSERT INTO contacts VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            to.company,
            at,
            contact.person,
            &contact.name,
            &contact.company,
            &contact.phone,
        ),
    )?;
    Ok(())
}

fn insert_call(to: &Company<'_>, at: usize, call: &Call) -> Result<(), Error> {
    to.transaction.execute(
        "INSERT INTO calls VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            to.company,
            at,
            call.id,
            &call.name,
            &call.phone,
            call.day.to_string(),
            call.seconds,
            word(&call.outcome)?,
        ),
    )?;
    Ok(())
}

fn insert_activity(to: &Company<'_>, at: usize, planned: &PlannedActivity) -> Result<(), Error> {
    to.transaction.execute(
        "INSERT INTO activities VALUES (?1, ?2, ?3, ?4, ?5)",
        (
            to.company,
            at,
            planned.person,
            &planned.activity.subject,
            planned.activity.due.to_string(),
        ),
    )?;
    Ok(())
}
