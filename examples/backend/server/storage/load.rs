//! Reads the garage of one company.

use sqlx::any::AnyRow;

use super::super::domain::{
    Call, Connection, Contact, Money, NextActivity, Proposal, Settings, Vehicle, VehicleDetails,
};
use super::super::garage::repeats::Repeats;
use super::super::garage::{Client, Garage, PlannedActivity, RecordKey, StoredVehicle};
use super::columns::{Columns, number};
use super::{StorageError, Transaction};

/// Everything the company has, without the answers to its writes; nothing for a company that was never here.
///
/// # Errors
///
/// [`StorageError`] when the database fails.
pub async fn garage(
    transaction: &mut Transaction,
    company: u64,
) -> Result<Option<Garage>, StorageError> {
    let company = number(company)?;
    let found = sqlx::query("SELECT * FROM companies WHERE company = $1")
        .bind(company)
        .fetch_optional(transaction.connection())
        .await?;
    let Some(row) = found else {
        return Ok(None);
    };
    let row = Columns(&row);
    Ok(Some(Garage {
        vehicles: vehicles(transaction, company).await?,
        clients: rows(transaction, "clients", company, client).await?,
        contacts: rows(transaction, "contacts", company, contact).await?,
        calls: rows(transaction, "calls", company, call).await?,
        activities: rows(transaction, "activities", company, activity).await?,
        settings: settings(row)?,
        revision: row.number("revision")?,
        connection: connection(row)?,
        repeats: Repeats::default(),
    }))
}

async fn vehicles(
    transaction: &mut Transaction,
    company: i64,
) -> Result<Vec<StoredVehicle>, StorageError> {
    let mut vehicles = rows(transaction, "vehicles", company, vehicle).await?;
    // One query for those of all vehicles, as a way to the database costs more than the rows.
    for (vehicle, key) in rows(transaction, "vehicle_records", company, record_of).await? {
        if let Some(stored) = with_id(&mut vehicles, vehicle) {
            stored.records.push(key);
        }
    }
    for (vehicle, proposal) in rows(transaction, "proposals", company, proposal_of).await? {
        if let Some(stored) = with_id(&mut vehicles, vehicle) {
            stored.details.proposals.push(proposal);
        }
    }
    Ok(vehicles)
}

fn with_id(vehicles: &mut [StoredVehicle], id: u64) -> Option<&mut StoredVehicle> {
    vehicles
        .iter_mut()
        .find(|stored| stored.details.vehicle.id == id)
}

/// The rows of a company in their order.
async fn rows<T>(
    transaction: &mut Transaction,
    table: &str,
    company: i64,
    read: fn(Columns<'_>) -> Result<T, StorageError>,
) -> Result<Vec<T>, StorageError> {
    let query = format!("SELECT * FROM {table} WHERE company = $1 ORDER BY position");
    let rows: Vec<AnyRow> = sqlx::query(&query)
        .bind(company)
        .fetch_all(transaction.connection())
        .await?;
    rows.iter().map(|row| read(Columns(row))).collect()
}

fn settings(row: Columns<'_>) -> Result<Settings, StorageError> {
    Ok(Settings {
        sender: row.text("sender")?,
        reply_to: row.text("reply_to")?,
        follow_up_days: row.number("follow_up_days")?,
        valid_days: row.number("valid_days")?,
        notify_opened: row.flag("notify_opened")?,
        notify_ready: row.flag("notify_ready")?,
        notify_missed: row.flag("notify_missed")?,
    })
}

fn connection(row: Columns<'_>) -> Result<Option<Connection>, StorageError> {
    let account = row.optional_text("account")?;
    let connection = account.zip(row.day("connected_since")?);
    Ok(connection.map(|(account, since)| Connection { account, since }))
}

fn vehicle(row: Columns<'_>) -> Result<StoredVehicle, StorageError> {
    Ok(StoredVehicle {
        details: VehicleDetails {
            vehicle: Vehicle {
                id: row.number("vehicle")?,
                name: row.text("name")?,
                plate: row.text("plate")?,
                status: row.word("status")?,
                price: row.money()?,
                delivery: row.day("delivery")?,
                picture: row.text("picture")?,
                deal: row.optional_number("deal")?,
            },
            customer: row.text("customer")?,
            year: row.optional_number("year")?,
            kilometres: row.optional_number("kilometres")?,
            engine: row.text("engine")?,
            chassis: row.text("chassis")?,
            proposals: Vec::new(),
        },
        records: Vec::new(),
    })
}

fn record(row: Columns<'_>) -> Result<RecordKey, StorageError> {
    Ok(RecordKey {
        kind: row.word("kind")?,
        id: row.number("record")?,
    })
}

fn record_of(row: Columns<'_>) -> Result<(u64, RecordKey), StorageError> {
    Ok((row.number("vehicle")?, record(row)?))
}

fn proposal_of(row: Columns<'_>) -> Result<(u64, Proposal), StorageError> {
    let proposal = Proposal {
        id: row.number("proposal")?,
        title: row.text("title")?,
        price: Money {
            minor: row.number("price")?,
            currency: row.text("currency")?,
        },
        includes: row.json("includes")?,
        sent: row.day("sent")?,
        link: row.optional_text("link")?,
    };
    Ok((row.number("vehicle")?, proposal))
}

fn client(row: Columns<'_>) -> Result<Client, StorageError> {
    Ok(Client {
        record: record(row)?,
        name: row.text("name")?,
        opted_out: row.flag("opted_out")?,
        reminded: row.day("reminded")?,
    })
}

fn contact(row: Columns<'_>) -> Result<Contact, StorageError> {
    Ok(Contact {
        person: row.number("person")?,
        name: row.text("name")?,
        company: row.text("employer")?,
        phone: row.text("phone")?,
    })
}

fn call(row: Columns<'_>) -> Result<Call, StorageError> {
    Ok(Call {
        id: row.number("call")?,
        name: row.text("name")?,
        phone: row.text("phone")?,
        day: row.word("day")?,
        seconds: row.number("seconds")?,
        outcome: row.word("outcome")?,
    })
}

fn activity(row: Columns<'_>) -> Result<PlannedActivity, StorageError> {
    Ok(PlannedActivity {
        person: row.optional_number("person")?,
        activity: NextActivity {
            subject: row.text("subject")?,
            due: row.word("due")?,
        },
    })
}
