//! How much the API answers: a budget of tokens for a company's day, and a limit for each user's app within two seconds.

use std::collections::{HashMap, VecDeque};

use crate::clock::Moment;
use crate::switches::Switches;

use super::oauth::Login;

const WINDOW: i64 = 2_000;

/// What is left after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// How much two seconds allow.
    pub limit: u32,
    /// How much of it is left.
    pub remaining: u32,
    /// Seconds until all of it is there again.
    pub reset: i64,
    /// How many tokens the company's day has.
    pub daily_limit: u32,
    /// How many of them are left.
    pub daily_remaining: u32,
}

/// A limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted {
    /// What is left of either limit.
    pub allowance: Allowance,
    /// Seconds after which another try can succeed.
    pub retry_after: i64,
}

/// What was used.
#[derive(Debug, Default)]
pub struct Limits {
    recent: HashMap<Login, VecDeque<(Moment, u32)>>,
    days: HashMap<u64, (i64, u32)>,
}

impl Limits {
    /// A user's app asks for something that costs so many tokens.
    ///
    /// # Errors
    ///
    /// [`Exhausted`] when a limit is reached; then nothing is used.
    pub fn take(
        &mut self,
        login: Login,
        cost: u32,
        switches: &Switches,
        now: Moment,
    ) -> Result<Allowance, Exhausted> {
        let recent = self.recent.entry(login).or_default();
        // The clock may have been set back.
        recent.retain(|(at, _)| (0..WINDOW).contains(&(now.0 - at.0)));
        let weight = if switches.burst_counts_cost { cost } else { 1 };
        let used: u32 = recent.iter().map(|(_, weight)| weight).sum();
        let (day, spent) = self.days.get(&login.company).copied().unwrap_or_default();
        let spent = if day == now.day() { spent } else { 0 };
        let oldest = recent.front().map_or(now, |(at, _)| *at);
        let reset = (WINDOW - (now.0 - oldest.0) + 999) / 1000;
        let allowance = |used: u32, spent: u32| Allowance {
            limit: switches.burst,
            remaining: switches.burst.saturating_sub(used),
            reset,
            daily_limit: switches.daily,
            daily_remaining: switches.daily.saturating_sub(spent),
        };
        if spent.saturating_add(cost) > switches.daily {
            return Err(Exhausted {
                // A 429 with nothing remaining is the daily kind.
                allowance: Allowance {
                    remaining: 0,
                    ..allowance(used, spent)
                },
                retry_after: now.seconds_of_the_day_left(),
            });
        }
        if used.saturating_add(weight) > switches.burst {
            return Err(Exhausted {
                allowance: allowance(used, spent),
                retry_after: reset,
            });
        }
        recent.push_back((now, weight));
        self.days.insert(login.company, (now.day(), spent + cost));
        Ok(allowance(used + weight, spent + cost))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Moment = Moment(12 * 3_600_000);
    const MARI: Login = Login {
        user: 1,
        company: 9,
    };
    const JONAS: Login = Login {
        user: 2,
        company: 9,
    };

    fn switches(burst: u32, daily: u32) -> Switches {
        Switches {
            burst,
            daily,
            ..Switches::default()
        }
    }

    #[test]
    fn two_seconds_allow_so_many_requests_of_each_user() {
        let mut limits = Limits::default();
        let switches = switches(2, 100);
        assert_eq!(limits.take(MARI, 20, &switches, NOON).unwrap().remaining, 1);
        limits.take(MARI, 20, &switches, NOON).unwrap();
        let exhausted = limits
            .take(MARI, 20, &switches, Moment(NOON.0 + 500))
            .unwrap_err();
        assert_eq!(
            (exhausted.retry_after, exhausted.allowance.daily_remaining),
            (2, 60)
        );
        limits.take(JONAS, 20, &switches, NOON).unwrap();
        limits
            .take(MARI, 20, &switches, Moment(NOON.0 + 2_000))
            .unwrap();
    }

    #[test]
    fn a_company_has_one_budget_until_midnight() {
        let mut limits = Limits::default();
        let switches = switches(10, 50);
        limits.take(MARI, 30, &switches, NOON).unwrap();
        let exhausted = limits.take(JONAS, 30, &switches, NOON).unwrap_err();
        assert_eq!(
            (exhausted.retry_after, exhausted.allowance.remaining),
            (12 * 3600, 0)
        );
        limits.take(JONAS, 20, &switches, NOON).unwrap();
        limits
            .take(JONAS, 50, &switches, NOON.plus_seconds(12 * 3600))
            .unwrap();
    }

    #[test]
    fn by_the_switch_a_request_weighs_what_it_costs() {
        let mut limits = Limits::default();
        let switches = Switches {
            burst_counts_cost: true,
            ..switches(25, 100)
        };
        limits.take(MARI, 20, &switches, NOON).unwrap();
        assert!(limits.take(MARI, 6, &switches, NOON).is_err());
        limits.take(MARI, 5, &switches, NOON).unwrap();
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let mut limits = Limits::default();
        let switches = switches(1, 100);
        limits
            .take(MARI, 1, &switches, NOON.plus_seconds(3600))
            .unwrap();
        limits.take(MARI, 1, &switches, NOON).unwrap();
    }
}
