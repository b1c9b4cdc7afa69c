//! Reads the garage of one company.

use rusqlite::{Error, OptionalExtension, Params, Row, Transaction};

use super::super::domain::{
    Call, Connection, Contact, Money, NextActivity, Proposal, Settings, Vehicle, VehicleDetails,
};
use super::super::garage::repeats::Repeats;
use super::super::garage::{Client, Garage, PlannedActivity, RecordKey, StoredVehicle};
use super::columns::{day, from_json, from_word, money};

/// Everything the company has, without the answers to its writes; nothing for a company that was never here.
pub fn garage(transaction: &Transaction<'_>, company: u64) -> Result<Option<Garage>, Error> {
    let found = transaction
        .query_row(
            "SELECT * FROM companies WHERE company = ?1",
            [company],
            |row| Ok((settings(row)?, row.get("revision")?, connection(row)?)),
        )
        .optional()?;
    let Some((settings, revision, connection)) = found else {
        return Ok(None);
    };
    let of_company =
        |table: &str| format!("SELECT * FROM {table} WHERE company = ?1 ORDER BY position");
    Ok(Some(Garage {
        vehicles: vehicles(transaction, company)?,
        clients: rows(transaction, &of_company("clients"), [company], client)?,
        contacts: rows(transaction, &of_company("contacts"), [company], contact)?,
        calls: rows(transaction, &of_company("calls"), [company], call)?,
        activities: rows(transaction, &of_company("activities"), [company], activity)?,
        settings,
        revision,
        connection,
        repeats: Repeats::default(),
    }))
}

fn vehicles(transaction: &Transaction<'_>, company: u64) -> Result<Vec<StoredVehicle>, Error> {
    let mut vehicles = rows(
        transaction,
        "SELECT * FROM vehicles WHERE company = ?1 ORDER BY position",
        [company],
        vehicle,
    )?;
    for stored in &mut vehicles {
        let key = [company, stored.details.vehicle.id];
        stored.records = rows(
            transaction,
            "SELECT * FROM vehicle_records WHERE company = ?1 AND vehicle = ?2 ORDER BY position",
            key,
            record,
        )?;
        stored.details.proposals = rows(
            transaction,
            "SELECT * FROM proposals WHERE company = ?1 AND vehicle = ?2 ORDER BY position",
            key,
            proposal,
        )?;
    }
    Ok(vehicles)
}

fn rows<T>(
    transaction: &Transaction<'_>,
    query: &str,
    parameters: impl Params,
    read: impl FnMut(&Row<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    transaction
        .prepare(query)?
        .query_map(parameters, read)?
        .collect()
}

fn settings(row: &Row<'_>) -> Result<Settings, Error> {
    Ok(Settings {
        sender: row.get("sender")?,
        reply_to: row.get("reply_to")?,
        follow_up_days: row.get("follow_up_days")?,
        valid_days: row.get("valid_days")?,
        notify_opened: row.get("notify_opened")?,
        notify_ready: row.get("notify_ready")?,
        notify_missed: row.get("notify_missed")?,
    })
}

fn connection(row: &Row<'_>) -> Result<Option<Connection>, Error> {
    let account: Option<String> = row.get("account")?;
    let since = day(row, "connected_since")?;
    let connection = account.zip(since);
    Ok(connection.map(|(account, since)| Connection { account, since }))
}

fn vehicle(row: &Row<'_>) -> Result<StoredVehicle, Error> {
    Ok(StoredVehicle {
        details: VehicleDetails {
            vehicle: Vehicle {
                id: row.get("vehicle")?,
                name: row.get("name")?,
                plate: row.get("plate")?,
                status: from_word(row, "status")?,
                price: money(row)?,
                delivery: day(row, "delivery")?,
                picture: row.get("picture")?,
                deal: row.get("deal")?,
            },
            customer: row.get("customer")?,
            year: row.get("year")?,
            kilometres: row.get("kilometres")?,
            engine: row.get("engine")?,
            chassis: row.get("chassis")?,
            proposals: Vec::new(),
        },
        records: Vec::new(),
    })
}

fn record(row: &Row<'_>) -> Result<RecordKey, Error> {
    Ok(RecordKey {
        kind: from_word(row, "kind")?,
        id: row.get("record")?,
    })
}

fn proposal(row: &Row<'_>) -> Result<Proposal, Error> {
    Ok(Proposal {
        id: row.get("proposal")?,
        title: row.get("title")?,
        price: Money {
            minor: row.get("price")?,
            currency: row.get("currency")?,
        },
        includes: from_json(row, "includes")?,
        sent: day(row, "sent")?,
        link: row.get("link")?,
    })
}

fn client(row: &Row<'_>) -> Result<Client, Error> {
    Ok(Client {
        record: record(row)?,
        name: row.get("name")?,
        opted_out: row.get("opted_out")?,
        reminded: day(row, "reminded")?,
    })
}

fn contact(row: &Row<'_>) -> Result<Contact, Error> {
    Ok(Contact {
        person: row.get("person")?,
        name: row.get("name")?,
        company: row.get("employer")?,
        phone: row.get("phone")?,
    })
}

fn call(row: &Row<'_>) -> Result<Call, Error> {
    Ok(Call {
        id: row.get("call")?,
        name: row.get("name")?,
        phone: row.get("phone")?,
        day: from_word(row, "day")?,
        seconds: row.get("seconds")?,
        outcome: from_word(row, "outcome")?,
    })
}

fn activity(row: &Row<'_>) -> Result<PlannedActivity, Error> {
    Ok(PlannedActivity {
        person: row.get("person")?,
        activity: NextActivity {
            subject: row.get("subject")?,
            due: from_word(row, "due")?,
        },
    })
}
