use std::{
    cell::{Cell, RefCell},
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use super::*;

/// A clock that moves when it is told to, or when everything waits for it.
#[derive(Clone)]
struct Clock {
    now: Rc<Cell<f64>>,
    waits: Rc<RefCell<Vec<u32>>>,
}

impl Clock {
    fn at(seconds: f64) -> Self {
        Self {
            now: Rc::new(Cell::new(seconds * 1000.0)),
            waits: Rc::default(),
        }
    }

    fn seconds(&self) -> f64 {
        self.now.get() / 1000.0
    }

    fn pass(&self, seconds: f64) {
        self.now.set(self.now.get() + seconds * 1000.0);
    }
}

impl Surroundings for Clock {
    fn now(&self) -> f64 {
        self.now.get()
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn wait(&self, milliseconds: u32) -> LocalFuture<()> {
        let clock = self.clone();
        Box::pin(async move {
            clock.waits.borrow_mut().push(milliseconds);
            clock.pass(f64::from(milliseconds) / 1000.0);
        })
    }
}

/// Pipedrive, with a clock of its own: it gives the same token again until that has expired.
struct Host {
    life: f64,
    ahead: f64,
    asked: Cell<u32>,
    issued: Cell<u32>,
    current: RefCell<Option<(SignedToken, f64)>>,
    clock: Clock,
}

impl Host {
    fn new(clock: &Clock, life: f64, ahead: f64) -> Rc<Self> {
        Rc::new(Self {
            life,
            ahead,
            asked: Cell::new(0),
            issued: Cell::new(0),
            current: RefCell::new(None),
            clock: clock.clone(),
        })
    }

    fn now(&self) -> f64 {
        self.clock.seconds() + self.ahead
    }

    fn token(&self) -> SignedToken {
        let now = self.now();
        let mut current = self.current.borrow_mut();
        let alive = current.take_if(|(_, end)| now < *end);
        let (token, _) = current.insert(alive.unwrap_or_else(|| {
            self.issued.set(self.issued.get() + 1);
            let end = now.floor() + self.life;
            (signed(now.floor(), end), end)
        }));
        token.clone()
    }

    fn is_accepted(&self, token: &SignedToken) -> bool {
        token.expires_at().is_some_and(|end| self.now() < end)
    }

    fn source(self: &Rc<Self>, first: Option<SignedToken>) -> TokenSource {
        let host = Rc::clone(self);
        let ask = move || -> LocalFuture<Answer> {
            host.asked.set(host.asked.get() + 1);
            let token = host.token();
            Box::pin(async move { Ok(token) })
        };
        TokenSource::with_surroundings(first, ask, self.clock.clone())
    }
}

fn signed(issued: f64, expires: f64) -> SignedToken {
    let claims = format!(r#"{{"iat":{issued},"exp":{expires}}}"#);
    SignedToken::new(format!("x.{}.y", base64url(claims.as_bytes())))
}

fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk
            .iter()
            .fold(0_u32, |group, byte| (group << 8) | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            text.push(char::from(
                ALPHABET[(group >> (18 - 6 * place)) as usize & 63],
            ));
        }
    }
    text
}

fn now_ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

#[test]
fn the_addresss_token_is_used_for_its_whole_life_without_a_question() {
    let clock = Clock::at(1000.0);
    let host = Host::new(&clock, 300.0, 0.0);
    let tokens = host.source(Some(host.token()));

    for _ in 0..29 {
        assert!(host.is_accepted(&now_ready(tokens.token()).unwrap()));
        clock.pass(10.0);
    }

    assert_eq!(host.asked.get(), 0);
}

#[test]
fn ten_minutes_of_ten_second_tokens_send_no_expired_one_and_ask_once_a_life() {
    let clock = Clock::at(1000.0);
    let host = Host::new(&clock, 10.0, 0.0);
    let tokens = host.source(None);

    while clock.seconds() < 1600.0 {
        let token = now_ready(tokens.token()).unwrap();
        assert!(host.is_accepted(&token), "expired at {}", clock.seconds());
        clock.pass(0.7);
    }

    assert_eq!(host.asked.get(), host.issued.get());
    assert!(
        clock.waits.borrow().len() <= 60,
        "woke {} times",
        clock.waits.borrow().len()
    );
}

#[test]
fn a_token_about_to_die_is_waited_out_and_not_asked_for_in_a_loop() {
    let clock = Clock::at(1000.0);
    let host = Host::new(&clock, 300.0, 0.0);
    let first = host.token();
    let tokens = host.source(Some(first.clone()));
    clock.pass(299.0);

    let token = now_ready(tokens.token()).unwrap();

    assert_ne!(token, first);
    assert!(host.is_accepted(&token));
    assert_eq!(host.asked.get(), 1);
    assert_eq!(*clock.waits.borrow(), [1250]);
}

#[test]
fn many_requests_that_wait_ask_once() {
    let clock = Clock::at(1000.0);
    let asked = Rc::new(Cell::new(0));
    let answer = Rc::new(RefCell::new(None));
    let tokens = TokenSource::with_surroundings(
        None,
        {
            let (asked, answer) = (Rc::clone(&asked), Rc::clone(&answer));
            move || -> LocalFuture<Answer> {
                asked.set(asked.get() + 1);
                let answer = Rc::clone(&answer);
                Box::pin(std::future::poll_fn(move |_| {
                    match answer.borrow().clone() {
                        Some(token) => Poll::Ready(Ok(token)),
                        None => Poll::Pending,
                    }
                }))
            }
        },
        clock,
    );
    let mut waiting: Vec<_> = (0..20).map(|_| Box::pin(tokens.token())).collect();
    let mut context = Context::from_waker(Waker::noop());

    for request in &mut waiting {
        assert!(request.as_mut().poll(&mut context).is_pending());
    }
    *answer.borrow_mut() = Some(signed(1000.0, 1300.0));
    drop(waiting.remove(0));

    for request in &mut waiting {
        assert!(request.as_mut().poll(&mut context).is_ready());
    }
    assert_eq!(asked.get(), 1);
}

#[test]
fn a_clock_that_is_ten_minutes_off_either_way_neither_loops_nor_sends_dead_tokens_twice() {
    for ahead in [-600.0, -90.0, 90.0, 600.0] {
        let clock = Clock::at(100_000.0);
        let host = Host::new(&clock, 300.0, ahead);
        let tokens = host.source(Some(host.token()));
        let (mut refusals, mut requests) = (0, 0);

        while clock.seconds() < 101_200.0 {
            let token = now_ready(tokens.token()).unwrap();
            requests += 1;
            if !host.is_accepted(&token) {
                refusals += 1;
                let other = now_ready(tokens.other_than(&token)).unwrap().unwrap();
                assert!(host.is_accepted(&other), "{ahead}");
            }
            clock.pass(5.0);
        }

        assert!(
            refusals <= 5,
            "{refusals} refusals of {requests}, clock off by {ahead}"
        );
        assert!(
            host.asked.get() <= 80,
            "asked {} times, clock off by {ahead}",
            host.asked.get()
        );
    }
}

#[test]
fn a_refused_token_that_the_host_has_no_other_for_is_final() {
    let clock = Clock::at(1000.0);
    let host = Host::new(&clock, 300.0, 0.0);
    let refused = host.token();
    let tokens = host.source(Some(refused.clone()));

    assert_eq!(now_ready(tokens.other_than(&refused)), Ok(None));
    assert_eq!(host.asked.get(), 1);
}

#[test]
fn a_refused_token_that_someone_else_has_replaced_costs_no_question() {
    let clock = Clock::at(1000.0);
    let host = Host::new(&clock, 300.0, 0.0);
    let tokens = host.source(Some(host.token()));

    let other = now_ready(tokens.other_than(&signed(1.0, 2.0)));

    assert_eq!(other, Ok(Some(host.token())));
    assert_eq!(host.asked.get(), 0);
}

#[test]
fn a_host_that_refuses_is_asked_again_by_the_next_request() {
    let clock = Clock::at(1000.0);
    let asked = Rc::new(Cell::new(0));
    let counted = Rc::clone(&asked);
    let ask = move || -> LocalFuture<Answer> {
        counted.set(counted.get() + 1);
        Box::pin(async {
            Err(SdkError::TimedOut {
                command: "get_signed_token",
                seconds: 10,
            })
        })
    };
    let tokens = TokenSource::with_surroundings(None, ask, clock);

    assert!(now_ready(tokens.token()).is_err());
    assert!(now_ready(tokens.token()).is_err());
    assert_eq!(asked.get(), 2);
}
