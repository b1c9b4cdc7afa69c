//! Answers requests by the rules, and keeps what they change.

use pipeframe::context::Viewer;
use serde_json::Value;

use super::super::garage::repeats::Repeats;
use super::super::garage::{self, Answer, Garage, Now, Request};
use super::load::{self, Hold};
use super::{Repeat, Storage, StorageError, Transaction, save, writes};

/// A request of somebody who is known.
#[derive(Debug)]
pub struct Asked {
    /// Who, as the token says.
    pub viewer: Viewer,
    /// The method in capitals.
    pub method: String,
    /// The path below the API's root, with its query.
    pub path: String,
    /// The body; null where there is none.
    pub body: Value,
    /// The idempotency key of a write.
    pub key: Option<String>,
}

impl Storage {
    /// Answers a request by the rules, and keeps what it changes.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then, unless it is [`StorageError::Unknown`].
    pub async fn answer(&self, asked: &Asked, now: Now) -> Result<Answer, StorageError> {
        let reads = asked.method == "GET";
        if reads && let Some(answer) = self.look(asked, now).await? {
            return Ok(answer);
        }
        let repeat = if reads || asked.key.is_some() {
            Repeat::Harmless
        } else {
            Repeat::Harmful
        };
        let mut attempts = self.writing(repeat);
        loop {
            let mut transaction = attempts.begin().await?;
            let done = answer(&mut transaction, asked, now).await;
            if let Some(answer) = attempts.end(transaction, done).await? {
                return Ok(answer);
            }
        }
    }

    /// The answer to a request that changes nothing; none where it does, as it has to wait for others then.
    async fn look(&self, asked: &Asked, now: Now) -> Result<Option<Answer>, StorageError> {
        let mut attempts = self.reading();
        loop {
            let mut transaction = attempts.begin().await?;
            let seen = look(&mut transaction, asked, now).await;
            if let Some(answer) = attempts.end(transaction, seen).await? {
                return Ok(answer);
            }
        }
    }
}

async fn look(
    transaction: &mut Transaction,
    asked: &Asked,
    now: Now,
) -> Result<Option<Answer>, StorageError> {
    let company = asked.viewer.company.0;
    let Some(before) = load::garage(transaction, company, Hold::Free).await? else {
        return Ok(None);
    };
    let repeats = writes::load(transaction, asked, now).await?;
    let (after, answer) = by_the_rules(&before, &repeats, asked, now);
    let before = Garage { repeats, ..before };
    Ok((after == before).then_some(answer))
}

async fn answer(
    transaction: &mut Transaction,
    asked: &Asked,
    now: Now,
) -> Result<Answer, StorageError> {
    let company = asked.viewer.company.0;
    let before = match load::garage(transaction, company, Hold::Held).await? {
        Some(garage) => garage,
        None => first_garage(transaction, company, now).await?,
    };
    let repeats = writes::load(transaction, asked, now).await?;
    let (after, answer) = by_the_rules(&before, &repeats, asked, now);
    if answer.status < 400 {
        save::changes(transaction, company, &before, &after).await?;
    }
    if after.repeats != repeats {
        writes::save(transaction, asked, &after.repeats, now).await?;
    }
    Ok(answer)
}

fn by_the_rules(before: &Garage, repeats: &Repeats, asked: &Asked, now: Now) -> (Garage, Answer) {
    let mut garage = Garage {
        repeats: repeats.clone(),
        ..before.clone()
    };
    let request = Request {
        method: &asked.method,
        path: &asked.path,
        body: asked.body.clone(),
        key: asked.key.as_deref(),
    };
    let answer = garage::answer(&mut garage, request, now);
    (garage, answer)
}

/// A company that comes for the first time begins with the example's vehicles. Of several requests that come first at once, one begins.
async fn first_garage(
    transaction: &mut Transaction,
    company: u64,
    now: Now,
) -> Result<Garage, StorageError> {
    transaction
        .lock(&format!("first garage of {company}"))
        .await?;
    if let Some(garage) = load::garage(transaction, company, Hold::Held).await? {
        return Ok(garage);
    }
    let garage = Garage::seeded(now.today);
    save::new(transaction, company, &garage).await?;
    Ok(garage)
}
