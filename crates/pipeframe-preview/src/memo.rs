//! Memos that are disposed before the signals that they read.

use leptos::prelude::*;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// A memo that unsubscribes when its owner is disposed.
///
/// A signal keeps its subscribers, and their memory, also after they are disposed. A page is left often, and the desk
/// and the log outlive all of them, so what ends has to be taken out of their lists.
pub(super) fn memo<T>(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let memo = ArcMemo::new(read);
    let follower = memo.to_any_subscriber();
    on_cleanup(move || follower.clear_sources(&follower));
    memo.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_memo_follows_nothing_any_more_when_its_owner_has_ended() {
        let preview = Owner::new();
        let signal = preview.with(|| RwSignal::new(1));
        let page = preview.with(Owner::new);
        let doubled = page.with(|| ArcMemo::from(memo(move |_| signal.get() * 2)));
        assert_eq!(doubled.get_untracked(), 2);
        page.cleanup();
        signal.set(2);
        assert_eq!(doubled.get_untracked(), 2);
    }
}
