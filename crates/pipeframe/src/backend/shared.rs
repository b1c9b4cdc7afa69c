//! One piece of work that several wait for.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use super::LocalFuture;

/// A future whose clones all get its one result. It goes on while any of them is waited for, and ends with the last.
///
/// It is made for a page: one thread, few who wait. What is general about the shared futures of other libraries costs more
/// bytes than a page has to spare.
pub(super) struct Shared<T> {
    work: Rc<Work<T>>,
    /// Its place among those who wait; none until it has waited.
    place: Cell<Option<usize>>,
}

struct Work<T> {
    future: RefCell<Option<LocalFuture<T>>>,
    result: RefCell<Option<T>>,
    /// Who waits, by place; none where somebody has gone.
    waiting: RefCell<Vec<Option<Waker>>>,
}

/// Finds the work again while somebody waits for it.
pub(super) struct Known<T>(Weak<Work<T>>);

impl<T: Clone> Shared<T> {
    pub(super) fn new(future: LocalFuture<T>) -> Self {
        let work = Work {
            future: RefCell::new(Some(future)),
            result: RefCell::new(None),
            waiting: RefCell::default(),
        };
        Self::of(Rc::new(work))
    }

    pub(super) fn known(&self) -> Known<T> {
        Known(Rc::downgrade(&self.work))
    }

    fn of(work: Rc<Work<T>>) -> Self {
        Self {
            work,
            place: Cell::new(None),
        }
    }
}

impl<T: Clone> Known<T> {
    /// The work, while it is under way.
    pub(super) fn under_way(&self) -> Option<Shared<T>> {
        let work = self.0.upgrade()?;
        let is_done = work.result.borrow().is_some();
        (!is_done).then(|| Shared::of(work))
    }
}

impl<T: Clone> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self::of(Rc::clone(&self.work))
    }
}

impl<T> Work<T> {
    /// Has one of those who wait go on with the work, or fetch the result.
    fn wake_all(&self) {
        // Nothing is borrowed while strangers' code runs.
        let wakers: Vec<Waker> = self.waiting.borrow().iter().flatten().cloned().collect();
        for waker in wakers {
            waker.wake();
        }
    }
}

impl<T: Clone> Future for Shared<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let result = self.work.result.borrow().clone();
        if let Some(result) = result {
            return Poll::Ready(result);
        }
        self.wait(context.waker());
        // Work that waits for itself finds nothing to do; it is woken like everybody when it is done.
        let Some(mut future) = self.work.future.take() else {
            return Poll::Pending;
        };
        match future.as_mut().poll(context) {
            Poll::Pending => {
                *self.work.future.borrow_mut() = Some(future);
                Poll::Pending
            }
            Poll::Ready(result) => {
                *self.work.result.borrow_mut() = Some(result.clone());
                self.leave();
                self.work.wake_all();
                Poll::Ready(result)
            }
        }
    }
}

impl<T> Shared<T> {
    fn wait(&self, waker: &Waker) {
        let mut waiting = self.work.waiting.borrow_mut();
        let place = self.place.get().unwrap_or_else(|| {
            waiting.push(None);
            waiting.len() - 1
        });
        waiting[place] = Some(waker.clone());
        self.place.set(Some(place));
    }

    fn leave(&self) {
        if let Some(place) = self.place.take() {
            self.work.waiting.borrow_mut()[place] = None;
        }
    }
}

impl<T> Drop for Shared<T> {
    /// The work wakes whoever went on with it last. When that one goes, another takes over.
    fn drop(&mut self) {
        if self.place.get().is_some() {
            self.leave();
            self.work.wake_all();
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Work that is done when it is told to be, and says how often it was looked at.
    #[derive(Clone, Default)]
    struct Told {
        result: Rc<Cell<Option<u8>>>,
        polls: Rc<Cell<u32>>,
        waker: Rc<RefCell<Option<Waker>>>,
    }

    impl Told {
        fn shared(&self) -> Shared<u8> {
            let told = self.clone();
            Shared::new(Box::pin(std::future::poll_fn(move |context| {
                told.polls.set(told.polls.get() + 1);
                *told.waker.borrow_mut() = Some(context.waker().clone());
                told.result.get().map_or(Poll::Pending, Poll::Ready)
            })))
        }

        fn finish(&self, result: u8) {
            self.result.set(Some(result));
            if let Some(waker) = self.waker.take() {
                waker.wake();
            }
        }
    }

    fn poll(shared: &mut Shared<u8>, woken: &Arc<Count>) -> Poll<u8> {
        let waker = Waker::from(Arc::clone(woken));
        Pin::new(shared).poll(&mut Context::from_waker(&waker))
    }

    #[test]
    fn all_who_wait_get_the_one_result() {
        let told = Told::default();
        let mut first = told.shared();
        let mut second = first.clone();
        let [one, two] = [(); 2].map(|()| Arc::new(Count::default()));
        assert_eq!(poll(&mut first, &one), Poll::Pending);
        assert_eq!(poll(&mut second, &two), Poll::Pending);

        told.finish(7);
        assert_eq!(two.0.load(Ordering::Relaxed), 1);
        assert_eq!(poll(&mut second, &two), Poll::Ready(7));
        assert_eq!(one.0.load(Ordering::Relaxed), 1);
        let polls = told.polls.get();
        assert_eq!(poll(&mut first, &one), Poll::Ready(7));
        assert_eq!(told.polls.get(), polls);
    }

    #[test]
    fn when_the_one_goes_who_went_on_with_it_another_takes_over() {
        let told = Told::default();
        let mut first = told.shared();
        let mut second = first.clone();
        let [one, two] = [(); 2].map(|()| Arc::new(Count::default()));
        assert_eq!(poll(&mut first, &one), Poll::Pending);
        assert_eq!(poll(&mut second, &two), Poll::Pending);

        drop(second);
        assert_eq!(one.0.load(Ordering::Relaxed), 1);
        assert_eq!(poll(&mut first, &one), Poll::Pending);
        told.finish(7);
        assert_eq!(one.0.load(Ordering::Relaxed), 2);
        assert_eq!(poll(&mut first, &one), Poll::Ready(7));
    }

    #[test]
    fn it_is_known_while_it_is_under_way_and_ends_with_the_last_who_waits() {
        let told = Told::default();
        let mut first = told.shared();
        let known = first.known();
        assert!(known.under_way().is_some());
        assert_eq!(poll(&mut first, &Arc::default()), Poll::Pending);
        let held = Rc::strong_count(&told.result);
        drop(first);
        assert!(known.under_way().is_none());
        assert_eq!(Rc::strong_count(&told.result), held - 1);
    }

    #[test]
    fn what_is_done_is_not_under_way() {
        let told = Told::default();
        told.result.set(Some(1));
        let mut shared = told.shared();
        let known = shared.known();
        assert_eq!(poll(&mut shared, &Arc::default()), Poll::Ready(1));
        assert!(known.under_way().is_none());
    }
}
