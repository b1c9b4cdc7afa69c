//! A network, a server and a clock that a storm is made of. Time passes only when it is told to.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use pipeframe::backend::{
    BackendError, LocalFuture, REQUEST_DEADLINE, Reply, Request, Surroundings, Transport,
};
use serde_json::Value;
use wasm_bindgen_futures::JsFuture;

use crate::domain::Day;
use crate::garage::{self, Answer, Garage, Now};
use crate::sandbox::{body_of, reply};

const DEADLINE: f64 = REQUEST_DEADLINE as f64 * 1_000.0;

/// Chance that repeats itself.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 40) % u64::from(bound)) as u32
    }

    pub(super) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }
}

/// A request on its way.
struct Arrival {
    at: f64,
    method: &'static str,
    path: String,
    body: Value,
    key: Option<String>,
    answer: Rc<RefCell<Option<Answer>>>,
}

pub(super) struct World {
    pub(super) now: Cell<f64>,
    pub(super) chance: RefCell<Chance>,
    pub(super) garage: RefCell<Garage>,
    /// The keys of the writes that were done.
    pub(super) done: RefCell<Vec<String>>,
    arrivals: RefCell<Vec<Arrival>>,
    sleepers: RefCell<Vec<(f64, Waker)>>,
}

impl World {
    pub(super) fn new(seed: u64) -> Rc<Self> {
        Rc::new(Self {
            now: Cell::new(1_800_000_000_000.0),
            chance: RefCell::new(Chance::of(seed)),
            garage: RefCell::new(Garage::seeded(today())),
            done: RefCell::default(),
            arrivals: RefCell::default(),
            sleepers: RefCell::default(),
        })
    }

    /// Lets this many milliseconds pass, with everything that happens in them.
    pub(super) async fn advance(&self, milliseconds: u32) {
        let end = self.now.get() + f64::from(milliseconds);
        settle().await;
        while let Some(next) = self.next_event().filter(|next| *next <= end) {
            self.now.set(next.max(self.now.get()));
            self.deliver();
            self.wake();
            settle().await;
        }
        self.now.set(end);
    }

    fn next_event(&self) -> Option<f64> {
        let arrivals = self.arrivals.borrow();
        let sleepers = self.sleepers.borrow();
        let times = arrivals.iter().map(|arrival| arrival.at);
        let times = times.chain(sleepers.iter().map(|(until, _)| *until));
        times.reduce(f64::min)
    }

    fn deliver(&self) {
        let now = self.now.get();
        let mut due: Vec<_> = self
            .arrivals
            .borrow_mut()
            .extract_if(.., |arrival| arrival.at <= now)
            .collect();
        due.sort_by(|one, other| one.at.total_cmp(&other.at));
        for arrival in due {
            let asked = garage::Request {
                method: arrival.method,
                path: &arrival.path,
                body: arrival.body,
                key: arrival.key.as_deref(),
            };
            let mut garage = self.garage.borrow_mut();
            let before = garage.vehicles.len();
            let time = Now {
                today: today(),
                seconds: (now / 1_000.0) as u64,
            };
            let answer = garage::answer(&mut garage, asked, time);
            if garage.vehicles.len() > before {
                self.done.borrow_mut().extend(arrival.key);
            }
            *arrival.answer.borrow_mut() = Some(answer);
        }
    }

    fn wake(&self) {
        let now = self.now.get();
        let due: Vec<_> = self
            .sleepers
            .borrow_mut()
            .extract_if(.., |(until, _)| *until <= now)
            .collect();
        for (_, waker) in due {
            waker.wake();
        }
    }

    async fn sleep_until(&self, until: f64) {
        poll_fn(|context| {
            if self.now.get() >= until {
                return Poll::Ready(());
            }
            let waker = context.waker().clone();
            self.sleepers.borrow_mut().push((until, waker));
            Poll::Pending
        })
        .await;
    }
}

fn today() -> Day {
    Day(pipeframe::kit::form::CalendarDate::EPOCH)
}

/// Lets everything that waits for nothing but its turn have it.
async fn settle() {
    for _ in 0..24 {
        let turn = js_sys::Promise::resolve(&wasm_bindgen::JsValue::UNDEFINED);
        let _ = JsFuture::from(turn).await;
    }
}

/// The way of one window to the server. When the window is closed nothing comes back, but what is on its way still arrives.
#[derive(Clone)]
pub(super) struct Link {
    pub(super) world: Rc<World>,
    pub(super) is_closed: Rc<Cell<bool>>,
}

impl Link {
    async fn pass_on<T>(&self, value: T) -> T {
        if self.is_closed.get() {
            std::future::pending::<()>().await;
        }
        value
    }

    /// Puts a request on its way, once or twice or not at all; where its answer will be, and when.
    fn post(&self, request: &Request) -> (Rc<RefCell<Option<Answer>>>, f64) {
        let answer = Rc::default();
        let now = self.world.now.get();
        let mut chance = self.world.chance.borrow_mut();
        let copies = match chance.below(10) {
            0 => 0,
            1 | 2 => 2,
            _ => 1,
        };
        let mut first = f64::INFINITY;
        for _ in 0..copies {
            let slowest = if chance.percent(60) { 500 } else { 60_000 };
            let at = now + f64::from(chance.below(slowest));
            first = first.min(at);
            self.world.arrivals.borrow_mut().push(Arrival {
                at,
                method: request.method.as_str(),
                path: request.path.clone(),
                body: body_of(request).unwrap(),
                key: request.idempotency_key.clone(),
                answer: Rc::clone(&answer),
            });
        }
        let is_lost = chance.percent(30);
        (answer, if is_lost { f64::INFINITY } else { first })
    }
}

impl Transport for Link {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        let link = self.clone();
        Box::pin(async move {
            let (answer, answered) = link.post(&request);
            let world = &link.world;
            let reset = if world.chance.borrow_mut().percent(15) {
                800.0
            } else {
                DEADLINE
            };
            let given_up = world.now.get() + reset;
            world.sleep_until(answered.min(given_up)).await;
            let arrived = answer.borrow_mut().take().filter(|_| answered <= given_up);
            let result = match arrived {
                Some(answer) => Ok(reply(&answer)),
                None if reset < DEADLINE => Err(BackendError::Offline),
                None => Err(BackendError::TimedOut),
            };
            link.pass_on(result).await
        })
    }
}

impl Surroundings for Link {
    fn now(&self) -> f64 {
        self.world.now.get()
    }

    fn random(&self) -> f64 {
        f64::from(self.world.chance.borrow_mut().below(1_000)) / 1_000.0
    }

    fn wait(&self, milliseconds: u32) -> LocalFuture<()> {
        let link = self.clone();
        Box::pin(async move {
            let until = link.world.now.get() + f64::from(milliseconds);
            link.world.sleep_until(until).await;
            link.pass_on(()).await;
        })
    }
}
