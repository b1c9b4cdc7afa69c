//! Who of a company is connected. It is looked at in the transaction that answers by it: in one before, it could be over by then.

use pipeframe::context::{CompanyId, UserId, Viewer};

use super::columns::number;
use super::{StorageError, Transaction};

/// What connection a request needs to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// None: without OAuth every company is known.
    Nothing,
    /// The viewer's own.
    Own,
    /// That of anybody of the company, who shares what is shown.
    Anybodys,
    /// None to be answered, and the viewer's own for anything to be kept.
    OwnToKeep,
}

/// How far a request may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is answered, and what it changes is kept.
    Connected,
    /// It is answered, and nothing is kept.
    Looking,
    /// It is refused.
    Refused,
}

impl Needs {
    pub(super) async fn standing(
        self,
        transaction: &mut Transaction,
        viewer: Viewer,
    ) -> Result<Standing, StorageError> {
        let user = match self {
            Self::Nothing => return Ok(Standing::Connected),
            Self::Anybodys => None,
            Self::Own | Self::OwnToKeep => Some(viewer.user),
        };
        Ok(
            match (is_connected(transaction, viewer.company, user).await?, self) {
                (true, _) => Standing::Connected,
                (false, Self::OwnToKeep) => Standing::Looking,
                (false, _) => Standing::Refused,
            },
        )
    }
}

/// Whether this user of a company is connected or, where none is named, anybody of it.
///
/// # Errors
///
/// [`StorageError`] when the database fails.
pub async fn is_connected(
    transaction: &mut Transaction,
    company: CompanyId,
    user: Option<UserId>,
) -> Result<bool, StorageError> {
    let query = match user {
        Some(_) => {
            "SELECT company FROM installations WHERE company = $1 AND \"user\" = $2 AND is_ended = 0"
        }
        None => "SELECT company FROM installations WHERE company = $1 AND is_ended = 0 LIMIT 1",
    };
    let mut query = sqlx::query(query).bind(number(company.0)?);
    if let Some(user) = user {
        query = query.bind(number(user.0)?);
    }
    let row = query.fetch_optional(transaction.connection()).await?;
    Ok(row.is_some())
}
