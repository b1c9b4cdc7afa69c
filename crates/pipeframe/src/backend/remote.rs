//! Data that is fetched, in each of its states.

use super::BackendError;

/// What is known of something that comes from the server.
#[derive(Clone, Debug, PartialEq)]
pub enum RemoteData<T> {
    /// Asked for, and nothing there yet.
    Loading,
    /// There, and the newest that is known.
    Ready(T),
    /// Asked for in vain.
    Failed(BackendError),
    /// There from before, while the newest try failed. Show it, and say that it may be out of date.
    Stale(T, BackendError),
}

impl<T> RemoteData<T> {
    /// What there is to show, fresh or stale.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Ready(value) | Self::Stale(value, _) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// The error of the newest try.
    pub fn error(&self) -> Option<&BackendError> {
        match self {
            Self::Failed(error) | Self::Stale(_, error) => Some(error),
            Self::Loading | Self::Ready(_) => None,
        }
    }

    /// What is known after another try: an error does not take away what was there.
    #[must_use]
    pub fn after(self, result: Result<T, BackendError>) -> Self {
        match (self, result) {
            (_, Ok(value)) => Self::Ready(value),
            (Self::Ready(value) | Self::Stale(value, _), Err(error)) => Self::Stale(value, error),
            (Self::Loading | Self::Failed(_), Err(error)) => Self::Failed(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_refresh_keeps_what_was_there() {
        let first = RemoteData::Loading.after(Ok(1));
        let second = first.after(Err(BackendError::Offline));

        assert_eq!(second, RemoteData::Stale(1, BackendError::Offline));
        assert_eq!(second.value(), Some(&1));
        assert_eq!(second.after(Ok(2)), RemoteData::Ready(2));
    }

    #[test]
    fn a_failed_first_try_has_nothing_to_show() {
        let failed = RemoteData::<u8>::Loading.after(Err(BackendError::TimedOut));

        assert_eq!(failed.value(), None);
        assert_eq!(failed.error(), Some(&BackendError::TimedOut));
    }
}
