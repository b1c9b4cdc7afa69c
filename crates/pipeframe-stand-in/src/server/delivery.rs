//! Delivers webhooks: a deadline, further tries after a while, and a log of each.

use std::time::Duration;

use ureq::http::Method;

use crate::secret;
use crate::world::deliveries::{Attempt, Delivery, Purpose};
use crate::world::faults::{FaultKind, Target};
use crate::world::webhooks::Telling;

use super::Shared;
use super::outbound::{Outgoing, send};

/// Delivers each by itself: in which order they arrive is not promised.
pub(super) fn deliver(shared: &Shared, tellings: Vec<Telling>) {
    for telling in tellings {
        tokio::spawn(deliver_one(shared.clone(), telling));
    }
}

async fn deliver_one(shared: Shared, telling: Telling) {
    for attempt in 1..=u8::MAX {
        if attempt > 1 {
            let place = usize::from(attempt) - 2;
            let delay = shared.look(|world, _| world.switches.retry_delays_ms.get(place).copied());
            let Some(delay) = delay else {
                return;
            };
            tokio::time::sleep(Duration::from_millis(delay)).await;
        }
        if try_once(&shared, &telling, attempt).await {
            return;
        }
    }
}

/// Whether nothing more is to be tried.
async fn try_once(shared: &Shared, telling: &Telling, attempt: u8) -> bool {
    let faults = shared.change(|world, _| world.faults.take(Target::Webhook, &telling.event));
    for fault in &faults {
        if let FaultKind::Slow(milliseconds) = fault {
            tokio::time::sleep(Duration::from_millis(*milliseconds)).await;
        }
    }
    let found = shared.look(|world, now| {
        let webhook = world.webhooks.get(telling.webhook)?;
        let outgoing = Outgoing {
            method: Method::POST,
            url: webhook.url.clone(),
            authorization: webhook
                .basic
                .as_ref()
                .map(|(user, password)| secret::basic(user, password)),
            body: Some(telling.body(attempt)),
            deadline: Duration::from_millis(world.switches.delivery_deadline_ms),
        };
        Some((outgoing, webhook.login, now))
    });
    // Who unsubscribed is told no more.
    let Some((outgoing, login, at)) = found else {
        return true;
    };
    let url = outgoing.url.clone();
    let outcome = send(outgoing).await;
    let mut answer = outcome.answer;
    if faults.contains(&FaultKind::AnswerLost) && answer.is_ok() {
        answer = Err("the answer was lost: the failure lab".to_owned());
    }
    let status = answer.as_ref().ok().copied();
    shared.change(|world, now| {
        world.webhooks.told(telling.webhook, attempt, status, now);
        world.deliveries.add(Delivery {
            at,
            purpose: Purpose::Webhook,
            login,
            url,
            answer,
            milliseconds: outcome.milliseconds,
            webhook: Some(Attempt {
                webhook: telling.webhook,
                event_id: telling.event_id.clone(),
                event: telling.event.clone(),
                number: attempt,
            }),
        });
    });
    status.is_some_and(|status| (200..300).contains(&status))
}
