//! Writes the rows in which two garages differ.

use super::super::domain::{Call, Contact, Proposal, Settings};
use super::super::garage::{Client, Garage, PlannedActivity, RecordKey, StoredVehicle};
use super::columns::{number, optional_number, word};
use super::{StorageError, Transaction};

/// Keeps everything of a company that has no rows yet.
///
/// # Errors
///
/// [`StorageError`] when the database fails.
pub async fn new(
    transaction: &mut Transaction,
    company: u64,
    garage: &Garage,
) -> Result<(), StorageError> {
    write_company(transaction, number(company)?, garage).await?;
    let empty = Garage {
        vehicles: Vec::new(),
        clients: Vec::new(),
        contacts: Vec::new(),
        calls: Vec::new(),
        activities: Vec::new(),
        ..garage.clone()
    };
    changes(transaction, company, &empty, garage).await
}

/// Keeps what is different after a write.
///
/// # Errors
///
/// [`StorageError`] when the database fails.
pub async fn changes(
    transaction: &mut Transaction,
    company: u64,
    before: &Garage,
    after: &Garage,
) -> Result<(), StorageError> {
    let company = number(company)?;
    if company_row(before) != company_row(after) {
        write_company(transaction, company, after).await?;
    }
    let mut rows = Rows {
        transaction,
        company,
    };
    rows.change(&before.vehicles, &after.vehicles).await?;
    rows.change(&before.clients, &after.clients).await?;
    rows.change(&before.contacts, &after.contacts).await?;
    rows.change(&before.calls, &after.calls).await?;
    rows.change(&before.activities, &after.activities).await
}

/// Whose rows are written, and where.
struct Rows<'a> {
    transaction: &'a mut Transaction,
    company: i64,
}

/// What a company has a list of.
trait Listed: PartialEq {
    /// Where its rows are.
    const TABLE: &'static str;

    /// Writes its rows at a position.
    async fn insert(&self, to: &mut Rows<'_>, at: i64) -> Result<(), StorageError>;
}

impl Rows<'_> {
    /// Replaces the rows at the positions where two lists differ.
    async fn change<T: Listed>(&mut self, before: &[T], after: &[T]) -> Result<(), StorageError> {
        let longest = before.len().max(after.len());
        let changed = |at: &usize| before.get(*at) != after.get(*at);
        let changed: Vec<usize> = (0..longest).filter(changed).collect();
        // All go before any comes, so that a row that moves does not meet itself.
        for at in changed.iter().filter(|at| **at < before.len()) {
            let table = T::TABLE;
            let delete = format!("DELETE FROM {table} WHERE company = $1 AND position = $2");
            sqlx::query(&delete)
                .bind(self.company)
                .bind(number(*at)?)
                .execute(self.transaction.connection())
                .await?;
        }
        for at in changed {
            if let Some(row) = after.get(at) {
                row.insert(self, number(at)?).await?;
            }
        }
        Ok(())
    }
}

fn company_row(garage: &Garage) -> impl PartialEq + '_ {
    (&garage.settings, garage.revision, &garage.connection)
}

async fn write_company(
    transaction: &mut Transaction,
    company: i64,
    garage: &Garage,
) -> Result<(), StorageError> {
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
    sqlx::query(
        "INSERT INTO companies (
            company, sender, reply_to, follow_up_days, valid_days, notify_opened, notify_ready,
            notify_missed, revision, account, connected_since
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (company) DO UPDATE SET
            sender = excluded.sender, reply_to = excluded.reply_to,
            follow_up_days = excluded.follow_up_days, valid_days = excluded.valid_days,
            notify_opened = excluded.notify_opened, notify_ready = excluded.notify_ready,
            notify_missed = excluded.notify_missed, revision = excluded.revision,
            account = excluded.account, connected_since = excluded.connected_since",
    )
    .bind(company)
    .bind(sender)
    .bind(reply_to)
    .bind(number(*follow_up_days)?)
    .bind(number(*valid_days)?)
    .bind(*notify_opened)
    .bind(*notify_ready)
    .bind(*notify_missed)
    .bind(number(garage.revision)?)
    .bind(connection.map(|connection| &connection.account))
    .bind(connection.map(|connection| connection.since.to_string()))
    .execute(transaction.connection())
    .await?;
    Ok(())
}

impl Listed for StoredVehicle {
    const TABLE: &'static str = "vehicles";

    async fn insert(&self, to: &mut Rows<'_>, at: i64) -> Result<(), StorageError> {
        let details = &self.details;
        let vehicle = &details.vehicle;
        let id = number(vehicle.id)?;
        sqlx::query(
            "INSERT INTO vehicles (
                company, position, vehicle, name, plate, status, price, currency, delivery,
                picture, deal, customer, year, kilometres, engine, chassis
            ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        )
        .bind(to.company)
        .bind(at)
        .bind(id)
        .bind(&vehicle.name)
        .bind(&vehicle.plate)
        .bind(word(&vehicle.status)?)
        .bind(optional_number(
            vehicle.price.as_ref().map(|price| price.minor),
        )?)
        .bind(vehicle.price.as_ref().map(|price| &price.currency))
        .bind(vehicle.delivery.map(|day| day.to_string()))
        .bind(&vehicle.picture)
        .bind(optional_number(vehicle.deal)?)
        .bind(&details.customer)
        .bind(optional_number(details.year)?)
        .bind(optional_number(details.kilometres)?)
        .bind(&details.engine)
        .bind(&details.chassis)
        .execute(to.transaction.connection())
        .await?;
        for (at, record) in (0..).zip(&self.records) {
            insert_record(to, id, at, *record).await?;
        }
        for (at, proposal) in (0..).zip(&details.proposals) {
            insert_proposal(to, id, at, proposal).await?;
        }
        Ok(())
    }
}

async fn insert_record(
    to: &mut Rows<'_>,
    vehicle: i64,
    at: i64,
    record: RecordKey,
) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO vehicle_records (company, vehicle, position, kind, record) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(to.company)
    .bind(vehicle)
    .bind(at)
    .bind(word(&record.kind)?)
    .bind(number(record.id)?)
    .execute(to.transaction.connection())
    .await?;
    Ok(())
}

async fn insert_proposal(
    to: &mut Rows<'_>,
    vehicle: i64,
    at: i64,
    proposal: &Proposal,
) -> Result<(), StorageError> {
    sqlx::query(
        "INSERT INTO proposals (
            company, vehicle, position, proposal, title, price, currency, includes, sent, link
        ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(to.company)
    .bind(vehicle)
    .bind(at)
    .bind(number(proposal.id)?)
    .bind(&proposal.title)
    .bind(number(proposal.price.minor)?)
    .bind(&proposal.price.currency)
    .bind(word(&proposal.includes)?)
    .bind(proposal.sent.map(|day| day.to_string()))
    .bind(proposal.link.as_ref())
    .execute(to.transaction.connection())
    .await?;
    Ok(())
}

impl Listed for Client {
    const TABLE: &'static str = "clients";

    async fn insert(&self, to: &mut Rows<'_>, at: i64) -> Result<(), StorageError> {
        sqlx::query(
            "INSERT INTO clients (company, position, kind, record, name, opted_out, reminded)
            VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(to.company)
        .bind(at)
        .bind(word(&self.record.kind)?)
        .bind(number(self.record.id)?)
        .bind(&self.name)
        .bind(self.opted_out)
        .bind(self.reminded.map(|day| day.to_string()))
        .execute(to.transaction.connection())
        .await?;
        Ok(())
    }
}

impl Listed for Contact {
    const TABLE: &'static str = "contacts";

    async fn insert(&self, to: &mut Rows<'_>, at: i64) -> Result<(), StorageError> {
        sqlx::query(
            "INSERT INTO contacts (company, position, person, name, employer, phone)
            VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(to.company)
        .bind(at)
        .bind(number(self.person)?)
        .bind(&self.name)
        .bind(&self.company)
        .bind(&self.phone)
        .execute(to.transaction.connection())
        .await?;
        Ok(())
    }
}

impl Listed for Call {
    const TABLE: &'static str = "calls";

    async fn insert(&self, to: &mut Rows<'_>, at: i64) -> Result<(), StorageError> {
        sqlx::query(
            "INSERT INTO calls (company, position, call, name, phone, day, seconds, outcome)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(to.company)
        .bind(at)
        .bind(number(self.id)?)
        .bind(&self.name)
        .bind(&self.phone)
        .bind(self.day.to_string())
        .bind(number(self.seconds)?)
        .bind(word(&self.outcome)?)
        .execute(to.transaction.connection())
        .await?;
        Ok(())
    }
}

impl Listed for PlannedActivity {
    const TABLE: &'static str = "activities";

    async fn insert(&self, to: &mut Rows<'_>, at: i64) -> Result<(), StorageError> {
        sqlx::query(
            "INSERT INTO activities (company, position, person, subject, due) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(to.company)
        .bind(at)
        .bind(optional_number(self.person)?)
        .bind(&self.activity.subject)
        .bind(self.activity.due.to_string())
        .execute(to.transaction.connection())
        .await?;
        Ok(())
    }
}
