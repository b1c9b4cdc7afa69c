//! Where an extension is in a registration file.

use pipeframe_registration::form::ExtensionKind;

/// An extension by its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExtensionAt {
    /// Its kind.
    pub(crate) kind: ExtensionKind,
    /// Which of its list; 0 where there can be one only.
    pub(crate) index: usize,
}

impl ExtensionAt {
    /// The JSON pointer of it.
    pub(crate) fn pointer(self) -> String {
        let key = self.kind.key();
        if self.kind.is_list() {
            format!("/{key}/{}", self.index)
        } else {
            format!("/{key}")
        }
    }

    /// The JSON pointer of one of its fields.
    pub(crate) fn field(self, key: &str) -> String {
        format!("{}/{key}", self.pointer())
    }

    /// The extension that a place of the file belongs to.
    pub(crate) fn of(pointer: &str) -> Option<Self> {
        let mut tokens = pointer.split('/').skip(1);
        let key = tokens.next()?;
        let kind = kind_of(key)?;
        let index = tokens.next().filter(|_| kind.is_list());
        let index = index.and_then(|index| index.parse().ok());
        Some(Self {
            kind,
            index: index.unwrap_or_default(),
        })
    }

    /// Its name in an address, such as `panels.0`.
    pub(crate) fn name(self) -> String {
        format!("{}.{}", self.kind.key(), self.index)
    }

    /// The extension of a name in an address.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let (key, index) = name.split_once('.')?;
        let kind = kind_of(key)?;
        let index = index.parse().ok()?;
        (kind.is_list() || index == 0).then_some(Self { kind, index })
    }
}

/// The kind of extension that has this key in the file.
fn kind_of(key: &str) -> Option<ExtensionKind> {
    ExtensionKind::ALL
        .into_iter()
        .find(|kind| kind.key() == key)
}
