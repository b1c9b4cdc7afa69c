//! What a new garage starts with. Everybody in it is invented; the ids are those of the records in the preview.

use super::super::domain::{
    Call, CallOutcome, Connection, Contact, Day, Money, Proposal, Settings, Vehicle,
    VehicleDetails, VehicleStatus,
};
use super::repeats::Repeats;
use super::{Client, Garage, RecordKey, RecordKind, StoredVehicle};

#[cfg(test)]
pub(super) const TODAY: Day = match pipeframe::kit::form::CalendarDate::new(2026, 11, 22) {
    Ok(date) => Day(date),
    Err(_) => panic!("November has a 22nd day"),
};

impl Garage {
    /// A garage with vehicles, contacts and calls, with dates around `today`.
    pub fn seeded(today: Day) -> Self {
        Self {
            vehicles: vehicles(today),
            clients: clients(today),
            contacts: contacts(),
            calls: calls(today),
            activities: Vec::new(),
            settings: Settings {
                sender: "Harbour Motors Service".to_owned(),
                reply_to: "service@harbour-motors.example".to_owned(),
                follow_up_days: 7,
                valid_days: 14,
                notify_opened: true,
                notify_ready: true,
                notify_missed: true,
            },
            revision: 1,
            connection: Some(Connection {
                account: "Harbour Motors".to_owned(),
                since: today.plus(-212),
            }),
            repeats: Repeats::default(),
        }
    }
}

/// The people and records that vehicles are seeded for.
struct Owner {
    customer: &'static str,
    deal: Option<u64>,
    person: u64,
    organization: Option<u64>,
}

const NORTHWIND: Owner = Owner {
    customer: "Elena Rossi",
    deal: Some(1),
    person: 1,
    organization: Some(1),
};
const GREEN_BASKET: Owner = Owner {
    customer: "Tomás Vega",
    deal: Some(2),
    person: 4,
    organization: Some(2),
};
const STUDIO_LUME: Owner = Owner {
    customer: "Oliver Brandt",
    deal: None,
    person: 6,
    organization: Some(3),
};
const FJORD_CLINIC: Owner = Owner {
    customer: "Samuel Okoro",
    deal: None,
    person: 8,
    organization: Some(4),
};

/// One vehicle a line: owner, name, plate, picture, engine, status, euros, and the days until its delivery, if that is agreed.
const VEHICLES: &str = "
northwind    | Volvo V60           | 418 KTB | estate    | Diesel, automatic | open          | 48900 | 24
northwind    | Skoda Superb        | 602 LRD | saloon    | Diesel, automatic | proposal_sent | 46300 | 31
northwind    | Kia EV6             | 775 MNP | crossover | Electric          | in_service    | 44700 | 6
northwind    | Toyota Corolla      | 231 GHS | hatchback | Hybrid, automatic | ready         | 44600 | 0
green_basket | Ford Transit        | 104 VAN | van       | Diesel, manual    | open          | 14200 |
green_basket | Ford Transit        | 105 VAN | van       | Diesel, manual    | open          | 14200 |
green_basket | Renault Kangoo      | 318 BKL | small-van | Diesel, manual    | open          | 9800  | 41
green_basket | Renault Kangoo      | 319 BKL | small-van | Diesel, manual    | proposal_sent | 9800  | 41
green_basket | Volkswagen ID. Buzz | 920 EVA | van       | Electric          | booked        | 17900 | 12
green_basket | Peugeot Partner     | 447 PTR | small-van | Diesel, manual    | in_service    | 10400 | 3
green_basket | Opel Combo          | 512 CMB | small-van | Petrol, manual    | ready         | 9900  | -1
green_basket | Citroën Berlingo    | 633 BRL | small-van | Petrol, manual    | delivered     | 10000 | -16
studio_lume  | Mini Cooper         | 090 LUM | hatchback | Petrol, automatic | booked        | 27400 | 9
fjord_clinic | Dacia Duster        | 555 FJD | crossover | Petrol, manual    | delivered     | 21300 | -40
";

fn vehicles(today: Day) -> Vec<StoredVehicle> {
    (1..)
        .zip(VEHICLES.trim().lines())
        .filter_map(|(id, line)| vehicle(id, line, today))
        .collect()
}

fn owner(name: &str) -> Option<Owner> {
    match name {
        "northwind" => Some(NORTHWIND),
        "green_basket" => Some(GREEN_BASKET),
        "studio_lume" => Some(STUDIO_LUME),
        "fjord_clinic" => Some(FJORD_CLINIC),
        _ => None,
    }
}

fn vehicle(id: u64, line: &str, today: Day) -> Option<StoredVehicle> {
    let mut columns = line.split('|').map(str::trim);
    let owner = owner(columns.next()?)?;
    let name = columns.next()?.to_owned();
    let plate = columns.next()?.to_owned();
    let picture = format!("vehicles/{}.svg", columns.next()?);
    let engine = columns.next()?.to_owned();
    let status: VehicleStatus = serde_json::from_value(columns.next()?.into()).ok()?;
    let price = euro(columns.next()?.parse().ok()?);
    let days: Option<i32> = columns.next()?.parse().ok();
    let number = u32::try_from(id).ok()?;
    let details = VehicleDetails {
        vehicle: Vehicle {
            id,
            name,
            plate,
            status,
            price: Some(price),
            delivery: days.map(|days| today.plus(days)),
            picture,
            deal: owner.deal,
        },
        customer: owner.customer.to_owned(),
        year: Some(2020 + number % 6),
        kilometres: Some(8_000 + (number * 13_417) % 90_000),
        engine,
        chassis: format!("PFRM{:013}", id * 7_310_429),
        proposals: proposals_of(status, id, today),
    };
    let records = records_of(&owner);
    Some(StoredVehicle { details, records })
}

fn records_of(owner: &Owner) -> Vec<RecordKey> {
    let deal = owner.deal.map(|id| RecordKey::new(RecordKind::Deal, id));
    let person = RecordKey::new(RecordKind::Person, owner.person);
    let organization = owner
        .organization
        .map(|id| RecordKey::new(RecordKind::Organization, id));
    deal.into_iter()
        .chain([person])
        .chain(organization)
        .collect()
}

/// Vehicles that were proposed for have their first package sent.
fn proposals_of(status: VehicleStatus, vehicle: u64, today: Day) -> Vec<Proposal> {
    let mut proposals = usual_proposals();
    if status != VehicleStatus::Open
        && let Some(first) = proposals.first_mut()
    {
        first.sent = Some(today.plus(-5));
        first.link = Some(format!(
            "https://car-services.example/proposals/{vehicle}-{}",
            first.id
        ));
    }
    proposals
}

/// The packages that are offered for every vehicle.
pub(super) fn usual_proposals() -> Vec<Proposal> {
    let proposal = |id, title: &str, euros, includes: [&str; 3]| Proposal {
        id,
        title: title.to_owned(),
        price: euro(euros),
        includes: includes.map(str::to_owned).to_vec(),
        sent: None,
        link: None,
    };
    vec![
        proposal(
            1,
            "Winter package",
            690,
            [
                "Winter tyres, fitted and balanced",
                "Battery and heater check",
                "Storage of the summer set",
            ],
        ),
        proposal(
            2,
            "Service plan, three years",
            1_480,
            [
                "All services by the book",
                "Brake fluid and filters",
                "Courtesy car on service days",
            ],
        ),
        proposal(
            3,
            "Paint and underbody protection",
            940,
            ["Ceramic coating", "Underbody wax", "Interior protection"],
        ),
    ]
}

fn clients(today: Day) -> Vec<Client> {
    use RecordKind::{Deal, Organization, Person};
    [
        (Deal, 1, "Fleet renewal 2027"),
        (Deal, 2, "Delivery vans for the north route"),
        (Deal, 3, "Family car, part exchange"),
        (Person, 1, "Elena Rossi"),
        (Person, 2, "Karl Saar"),
        (Person, 3, "Priya Nair"),
        (Person, 4, "Tomás Vega"),
        (Person, 5, "Hanna Koski"),
        (Person, 6, "Oliver Brandt"),
        (Person, 7, "Aino Mets"),
        (Person, 8, "Samuel Okoro"),
        (Organization, 1, "Northwind Freight"),
        (Organization, 2, "Green Basket"),
        (Organization, 3, "Studio Lume"),
        (Organization, 4, "Fjord Clinic"),
    ]
    .into_iter()
    .map(|(kind, id, name)| {
        let record = RecordKey::new(kind, id);
        Client {
            record,
            name: name.to_owned(),
            opted_out: record == RecordKey::new(Person, 6),
            reminded: (record == RecordKey::new(Person, 8)).then(|| today.plus(-11)),
        }
    })
    .collect()
}

fn contacts() -> Vec<Contact> {
    [
        ("Elena Rossi", "Northwind Freight"),
        ("Karl Saar", "Northwind Freight"),
        ("Priya Nair", "Northwind Freight"),
        ("Tomás Vega", "Green Basket"),
        ("Hanna Koski", "Green Basket"),
        ("Oliver Brandt", "Studio Lume"),
        ("Aino Mets", ""),
        ("Samuel Okoro", "Fjord Clinic"),
    ]
    .into_iter()
    .zip(1..)
    .map(|((name, company), person)| Contact {
        person,
        name: name.to_owned(),
        company: company.to_owned(),
        phone: format!("+372 5550 {}", 1000 + person),
    })
    .collect()
}

fn calls(today: Day) -> Vec<Call> {
    let call = |id, name: &str, person: u64, days, seconds, outcome| Call {
        id,
        name: name.to_owned(),
        phone: format!("+372 5550 {}", 1000 + person),
        day: today.plus(days),
        seconds,
        outcome,
    };
    vec![
        call(1, "Tomás Vega", 4, -3, 412, CallOutcome::Reached),
        call(2, "Samuel Okoro", 8, -1, 0, CallOutcome::NoAnswer),
        call(3, "Elena Rossi", 1, 0, 187, CallOutcome::Reached),
    ]
}

fn euro(euros: u64) -> Money {
    Money {
        minor: euros * 100,
        currency: "EUR".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_vehicle() {
        assert_eq!(vehicles(TODAY).len(), VEHICLES.trim().lines().count());
    }
}
