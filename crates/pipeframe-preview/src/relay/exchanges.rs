//! The calls so far, for the tools.

use std::collections::VecDeque;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::mask::{text_without_tokens, without_tokens};

use super::{Answer, curl};

/// How many exchanges are kept before the oldest are dropped: an answer may be large.
const CAPACITY: usize = 100;

/// A request and, once it is there, its answer. Nothing in it signs or opens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Exchange {
    /// When it was sent, in milliseconds since 1970-01-01.
    pub(crate) at: i64,
    /// The extension's name.
    pub(crate) name: String,
    /// The method of HTTP.
    pub(crate) method: &'static str,
    /// The address, its token masked.
    pub(crate) address: String,
    /// The headers, the password masked.
    pub(crate) headers: Vec<(String, String)>,
    /// Whether a password was sent along.
    pub(crate) has_password: bool,
    /// The form that was posted.
    pub(crate) body: Option<Value>,
    /// What came of it; `None` as long as it is on its way.
    pub(crate) answer: Option<Answer>,
}

impl Exchange {
    /// What it became, in a word.
    pub(crate) fn word(&self) -> &'static str {
        self.answer
            .as_ref()
            .map_or("waiting", |answer| answer.verdict.word())
    }

    /// The command that sends the request again.
    pub(crate) fn curl(&self) -> String {
        curl::command(self)
    }

    /// The request, to be shown.
    pub(crate) fn request(&self) -> Value {
        let mut shown = json!({
            "method": self.method,
            "address": self.address,
            "headers": fields(&self.headers),
        });
        if let Some(body) = &self.body {
            shown["body"] = without_tokens(body);
        }
        shown
    }

    /// The answer, to be shown: a body of JSON as JSON, another as text.
    pub(crate) fn response(&self) -> Option<Value> {
        let answer = self.answer.as_ref()?;
        let body = answer
            .json()
            .unwrap_or_else(|| Value::from(answer.body.as_str()));
        Some(json!({
            "verdict": answer.verdict.word(),
            "status": answer.status,
            "milliseconds": answer.milliseconds,
            "headers": fields(&answer.headers),
            "body": without_tokens(&body),
        }))
    }
}

fn fields(headers: &[(String, String)]) -> Value {
    headers
        .iter()
        .map(|(name, value)| (name.clone(), Value::from(text_without_tokens(value))))
        .collect()
}

/// The last [`CAPACITY`] exchanges, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Exchanges {
    kept: VecDeque<Arc<Exchange>>,
    dropped: usize,
}

impl Exchanges {
    /// Adds a request that is on its way. Gives its number, which never repeats.
    pub(crate) fn begin(&mut self, exchange: Exchange) -> usize {
        if self.kept.len() == CAPACITY {
            self.kept.pop_front();
            self.dropped += 1;
        }
        self.kept.push_back(Arc::new(exchange));
        self.dropped + self.kept.len() - 1
    }

    /// Notes what came of a request; with what really was sent, where the relay says so.
    pub(crate) fn end(&mut self, number: usize, answer: Answer) {
        let index = number.checked_sub(self.dropped);
        let Some(exchange) = index.and_then(|index| self.kept.get_mut(index)) else {
            return;
        };
        let mut ended = Exchange::clone(exchange);
        if let Some(sent) = &answer.request {
            ended.address.clone_from(&sent.address);
            ended.headers.clone_from(&sent.headers);
            ended.has_password = sent.headers.iter().any(|(name, _)| name == "authorization");
        }
        ended.answer = Some(answer);
        *exchange = Arc::new(ended);
    }

    /// The exchanges, oldest first, each with its number.
    pub(crate) fn all(
        &self,
    ) -> impl ExactSizeIterator<Item = (usize, &Arc<Exchange>)> + DoubleEndedIterator {
        let first = self.dropped;
        self.kept
            .iter()
            .enumerate()
            .map(move |(index, exchange)| (first + index, exchange))
    }

    /// The one with a number, as long as it is kept.
    pub(crate) fn get(&self, number: usize) -> Option<&Arc<Exchange>> {
        self.kept.get(number.checked_sub(self.dropped)?)
    }

    /// Forgets all of them; numbers go on.
    pub(crate) fn clear(&mut self) {
        self.dropped += self.kept.len();
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::super::Verdict;
    use super::*;

    fn exchange(at: i64) -> Exchange {
        Exchange {
            at,
            name: "Visits".to_owned(),
            method: "GET",
            address: "https://a.test/visits?token=•••".to_owned(),
            headers: Vec::new(),
            has_password: false,
            body: None,
            answer: None,
        }
    }

    #[test]
    fn an_answer_finds_its_request_even_after_others_were_dropped() {
        let mut exchanges = Exchanges::default();
        let numbers: Vec<usize> = (0..)
            .take(CAPACITY + 2)
            .map(|at| exchanges.begin(exchange(at)))
            .collect();
        let answer = Answer::made_up(Verdict::Answered, Some(200), "{}");
        exchanges.end(numbers[0], answer.clone());
        exchanges.end(numbers[CAPACITY], answer);
        let answered: Vec<i64> = exchanges
            .all()
            .filter(|(_, exchange)| exchange.answer.is_some())
            .map(|(_, exchange)| exchange.at)
            .collect();
        assert_eq!(answered, [i64::try_from(CAPACITY).unwrap()]);
        assert_eq!(exchanges.all().next().map(|(number, _)| number), Some(2));
        exchanges.clear();
        assert_eq!(exchanges.begin(exchange(0)), CAPACITY + 2);
    }

    #[test]
    fn what_was_really_sent_takes_the_place_of_what_was_planned() {
        let mut exchanges = Exchanges::default();
        let number = exchanges.begin(exchange(0));
        let sent = serde_json::from_value(json!({
            "address": "http://localhost:4000/visits?token=•••",
            "headers": [["authorization", "Basic •••"]],
        }));
        let answer = Answer::made_up(Verdict::Answered, Some(200), "{}");
        exchanges.end(
            number,
            Answer {
                request: sent.ok(),
                ..answer
            },
        );
        let ended = exchanges.get(number).unwrap();
        assert!(ended.has_password && ended.address.starts_with("http://localhost:4000"));
    }

    #[test]
    fn a_token_that_a_server_repeats_is_masked() {
        let token = "eyJhbGciOiJI.eyJ9.c2lnbmF0dXJl";
        let mut answer = Answer::made_up(
            Verdict::Answered,
            Some(200),
            json!({ "t": token }).to_string(),
        );
        answer
            .headers
            .push(("x-token".to_owned(), token.to_owned()));
        let shown = Exchange {
            answer: Some(answer),
            ..exchange(0)
        };
        assert!(
            !shown
                .response()
                .unwrap()
                .to_string()
                .contains("c2lnbmF0dXJl")
        );
    }
}
