//! Answers requests by the rules, and keeps what they change.

use pipeframe::context::Viewer;
use serde_json::Value;

use super::super::garage::repeats::Repeats;
use super::super::garage::{self, Answer, Garage, Now, Refusal, Request};
use super::connected::{Needs, Standing};
use super::{Repeat, Storage, StorageError, Transaction, load, save, writes};

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
    /// What connection it needs.
    pub needs: Needs,
}

/// What a request is answered; refused is who is not connected.
type Answered = Result<Answer, Refusal>;

/// What the rules make of a request.
struct Judged {
    standing: Standing,
    /// What the company had, or begins with.
    before: Garage,
    is_new: bool,
    repeats: Repeats,
    after: Garage,
    answer: Answer,
}

impl Storage {
    /// Answers a request by the rules, and keeps what it changes.
    ///
    /// # Errors
    ///
    /// [`StorageError`]; nothing is changed then, unless it is [`StorageError::Unknown`].
    pub async fn answer(&self, asked: &Asked, now: Now) -> Result<Answered, StorageError> {
        let reads = asked.method == "GET";
        if reads && let Some(answered) = self.look(asked, now).await? {
            return Ok(answered);
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
            if let Some(answered) = attempts.end(transaction, done).await? {
                return Ok(answered);
            }
        }
    }

    /// The answer to a request that keeps nothing; none where it does, as it has to wait for others then.
    async fn look(&self, asked: &Asked, now: Now) -> Result<Option<Answered>, StorageError> {
        let mut attempts = self.reading();
        loop {
            let mut transaction = attempts.begin().await?;
            let seen = look(&mut transaction, asked, now).await;
            if let Some(answered) = attempts.end(transaction, seen).await? {
                return Ok(answered);
            }
        }
    }
}

async fn look(
    transaction: &mut Transaction,
    asked: &Asked,
    now: Now,
) -> Result<Option<Answered>, StorageError> {
    let judged = match judge(transaction, asked, now).await? {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Some(Err(refusal))),
    };
    let changes = judged.is_new || judged.after != with_repeats(&judged.before, &judged.repeats);
    let keeps = changes && judged.standing == Standing::Connected;
    Ok((!keeps).then_some(Ok(judged.answer)))
}

async fn answer(
    transaction: &mut Transaction,
    asked: &Asked,
    now: Now,
) -> Result<Answered, StorageError> {
    let company = asked.viewer.company;
    transaction.hold(company).await?;
    let judged = match judge(transaction, asked, now).await? {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if judged.standing != Standing::Connected {
        return Ok(Ok(judged.answer));
    }
    if judged.is_new {
        save::new(transaction, company.0, &judged.before).await?;
    }
    if judged.answer.status < 400 {
        save::changes(transaction, company.0, &judged.before, &judged.after).await?;
    }
    if judged.after.repeats != judged.repeats {
        writes::save(transaction, asked, &judged.after.repeats, now).await?;
    }
    Ok(Ok(judged.answer))
}

/// Asks the rules, if whoever asks is connected as far as that is needed. A company that comes for the first time begins with the
/// example's vehicles.
async fn judge(
    transaction: &mut Transaction,
    asked: &Asked,
    now: Now,
) -> Result<Result<Judged, Refusal>, StorageError> {
    let standing = asked.needs.standing(transaction, asked.viewer).await?;
    if standing == Standing::Refused {
        return Ok(Err(Refusal::NotConnected));
    }
    let found = load::garage(transaction, asked.viewer.company.0).await?;
    let is_new = found.is_none();
    let before = found.unwrap_or_else(|| Garage::seeded(now.today));
    let repeats = writes::load(transaction, asked, now).await?;
    let (after, answer) = by_the_rules(&before, &repeats, asked, now);
    Ok(Ok(Judged {
        standing,
        before,
        is_new,
        repeats,
        after,
        answer,
    }))
}

fn by_the_rules(before: &Garage, repeats: &Repeats, asked: &Asked, now: Now) -> (Garage, Answer) {
    let mut garage = with_repeats(before, repeats);
    let request = Request {
        method: &asked.method,
        path: &asked.path,
        body: asked.body.clone(),
        key: asked.key.as_deref(),
    };
    let answer = garage::answer(&mut garage, request, now);
    (garage, answer)
}

fn with_repeats(garage: &Garage, repeats: &Repeats) -> Garage {
    Garage {
        repeats: repeats.clone(),
        ..garage.clone()
    }
}
