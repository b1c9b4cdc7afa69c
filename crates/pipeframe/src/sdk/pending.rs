//! Calls under way: with a deadline, and without a trace when nobody waits for them any more.
//!
//! A page makes many calls, and almost all are answered at once. They share two handlers and one timer, so that a call costs
//! little more than the SDK's own; what is kept of each is a line in a table, which goes when its call is answered, is too late,
//! or is dropped.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{MessagePort, Performance, Window};

/// What came of a call.
pub(super) enum Outcome {
    Answered(JsValue),
    Rejected(JsValue),
    DeadlinePassed,
}

/// A call under way. Dropping it closes the port, so that the SDK's own promise is garbage.
pub(super) struct Pending {
    number: u32,
    port: Option<MessagePort>,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Promise)]
    type Answer;

    /// Takes functions that live as long as the promise keeps them.
    #[wasm_bindgen(method)]
    fn then(this: &Answer, answered: &Function, rejected: &Function);
}

thread_local! {
    static CALLS: Calls = Calls::new();
}

/// What JavaScript calls with a number and, where there is one, a value.
type Handler = Closure<dyn Fn(u32, JsValue)>;

/// Every call of the page under way.
///
/// A waker may hold all that is left of a task, with calls of its own: it is dropped only while nobody has the table open.
struct Calls {
    /// The page's clock, which nobody sets.
    clock: Option<Performance>,
    last: Cell<u32>,
    waiting: RefCell<Vec<Waiting>>,
    alarm: Cell<Option<Alarm>>,
    answered: Handler,
    rejected: Handler,
    ring: Handler,
}

struct Waiting {
    number: u32,
    /// By the page's clock, in milliseconds.
    deadline: Option<f64>,
    outcome: Option<Outcome>,
    waker: Option<Waker>,
}

/// The timer that ends the call which is too late first. One that has another number goes off for nothing.
#[derive(Clone, Copy)]
struct Alarm {
    number: u32,
    deadline: f64,
}

impl Pending {
    pub(super) fn new(
        call: Promise,
        port: Option<MessagePort>,
        deadline_seconds: Option<u32>,
    ) -> Self {
        let number = CALLS.with(|calls| calls.begin(call.unchecked_into(), deadline_seconds));
        Self { number, port }
    }
}

impl Future for Pending {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Outcome> {
        let outcome = CALLS.with(|calls| calls.take(self.number, context.waker()));
        if let Some(Outcome::Answered(_) | Outcome::Rejected(_)) = outcome {
            // The SDK has closed it.
            self.port = None;
        }
        outcome.map_or(Poll::Pending, Poll::Ready)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        CALLS.with(|calls| calls.forget(self.number));
        if let Some(port) = self.port.take() {
            port.close();
        }
    }
}

impl Calls {
    fn new() -> Self {
        let settle = |number, outcome| CALLS.with(|calls| calls.settle(number, outcome));
        Self {
            clock: window().and_then(|window| window.performance()),
            last: Cell::new(0),
            waiting: RefCell::default(),
            alarm: Cell::new(None),
            answered: Closure::new(move |number, value| settle(number, Outcome::Answered(value))),
            rejected: Closure::new(move |number, reason| settle(number, Outcome::Rejected(reason))),
            ring: Closure::new(|number, _| CALLS.with(|calls| calls.end_late_ones(number))),
        }
    }

    fn begin(&self, call: Answer, deadline_seconds: Option<u32>) -> u32 {
        let number = self.next_number();
        let deadline =
            deadline_seconds.and_then(|seconds| Some(self.now()? + f64::from(seconds) * 1_000.0));
        self.waiting.borrow_mut().push(Waiting {
            number,
            deadline,
            outcome: None,
            waker: None,
        });
        call.then(&of(number, &self.answered), &of(number, &self.rejected));
        if let Some(deadline) = deadline {
            self.set_alarm(deadline);
        }
        number
    }

    fn next_number(&self) -> u32 {
        let number = self.last.get().wrapping_add(1);
        self.last.set(number);
        number
    }

    fn settle(&self, number: u32, outcome: Outcome) {
        let woken = self.change(number, |call| {
            call.outcome = Some(outcome);
            call.waker.take()
        });
        if let Some(waker) = woken {
            waker.wake();
        }
    }

    /// What came of a call; none yet, and then the waker is called when there is something.
    fn take(&self, number: u32, waker: &Waker) -> Option<Outcome> {
        let (outcome, _before) = self.change(number, |call| {
            let outcome = call.outcome.take();
            let waker = outcome.is_none().then(|| waker.clone());
            Some((outcome, std::mem::replace(&mut call.waker, waker)))
        })?;
        outcome
    }

    fn change<T>(&self, number: u32, change: impl FnOnce(&mut Waiting) -> Option<T>) -> Option<T> {
        let mut waiting = self.waiting.borrow_mut();
        waiting
            .iter_mut()
            .find(|call| call.number == number)
            .and_then(change)
    }

    fn forget(&self, number: u32) {
        let mut waiting = self.waiting.borrow_mut();
        let index = waiting.iter().position(|call| call.number == number);
        let gone = index.map(|index| waiting.swap_remove(index));
        drop(waiting);
        drop(gone);
    }

    /// A timer has gone off: what should have been answered by then is too late, and what is left gets the next timer.
    fn end_late_ones(&self, number: u32) {
        let Some(alarm) = self.alarm.get().filter(|alarm| alarm.number == number) else {
            return;
        };
        self.alarm.set(None);
        while let Some((call, deadline)) = self.next_deadline() {
            if deadline > alarm.deadline {
                self.set_alarm(deadline);
                break;
            }
            self.settle(call, Outcome::DeadlinePassed);
        }
    }

    /// The call that is too late first.
    fn next_deadline(&self) -> Option<(u32, f64)> {
        let mut next: Option<(u32, f64)> = None;
        for call in self.waiting.borrow().iter() {
            if let (Some(deadline), None) = (call.deadline, &call.outcome)
                && next.is_none_or(|(_, earliest)| deadline < earliest)
            {
                next = Some((call.number, deadline));
            }
        }
        next
    }

    fn now(&self) -> Option<f64> {
        self.clock.as_ref().map(Performance::now)
    }

    /// Sees to it that a timer goes off by then.
    fn set_alarm(&self, deadline: f64) {
        let is_set = self
            .alarm
            .get()
            .is_some_and(|alarm| alarm.deadline <= deadline);
        let Some((window, now)) = window().zip(self.now()).filter(|_| !is_set) else {
            return;
        };
        let number = self.next_number();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a deadline is a few seconds away"
        )]
        let milliseconds = (deadline - now).ceil() as i32;
        let handler = of(number, &self.ring);
        let set =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&handler, milliseconds);
        if set.is_ok() {
            self.alarm.set(Some(Alarm { number, deadline }));
        }
    }
}

/// A handler with the number of its call in front of what it gets.
fn of(number: u32, handler: &Handler) -> Function {
    let handler: &Function = handler.as_ref().unchecked_ref();
    handler
        .bind1(&JsValue::UNDEFINED, &JsValue::from(number))
        .unchecked_into()
}

fn window() -> Option<Window> {
    js_sys::global().dyn_into().ok()
}
