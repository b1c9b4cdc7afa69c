//! Tokens at rest: encrypted by XChaCha20-Poly1305, each for the row that it stands in.
//!
//! A sealed text is `name.base64`: the name of its key, then nonce, ciphertext and tag. The row's user and company are
//! authenticated with it, so that a text that is moved to another row can't be opened there. Nonces are random: 24 bytes of them
//! do not meet again.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::random;

const NONCE_BYTES: usize = 24;

/// A key with the name that sealed texts know it by.
#[derive(Clone)]
pub struct Key {
    name: String,
    bytes: [u8; 32],
}

impl Key {
    /// A key of 32 bytes with a name of letters and digits.
    pub fn new(name: &str, bytes: &[u8]) -> Option<Self> {
        let is_name = !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_alphanumeric());
        let bytes = bytes.try_into().ok().filter(|_| is_name)?;
        Some(Self {
            name: name.to_owned(),
            bytes,
        })
    }

    /// The key of a server that is only rehearsed with.
    pub fn development(bytes: [u8; 32]) -> Self {
        Self {
            name: "development".to_owned(),
            bytes,
        }
    }
}

/// Why a sealed text could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// Its key is gone.
    #[error(
        "a token is encrypted with a key that PIPEFRAME_TOKEN_KEYS does not have. Add that key again, behind the others"
    )]
    UnknownKey,
    /// It was changed, is another row's, or never was sealed.
    #[error("a token can't be decrypted: it was changed, or belongs to another user or company")]
    NotAuthentic,
}

/// Seals and opens. The first key seals, all open, so that keys can be changed while the server runs.
#[derive(Clone)]
pub struct Vault {
    first: Key,
    others: Vec<Key>,
}

impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Vault(keys hidden)")
    }
}

impl Vault {
    /// A vault of these keys; none without a key, or with two of one name.
    pub fn new(keys: Vec<Key>) -> Option<Self> {
        let mut names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() != keys.len() {
            return None;
        }
        let mut keys = keys.into_iter();
        Some(Self {
            first: keys.next()?,
            others: keys.collect(),
        })
    }

    /// Encrypts a text for one place.
    pub fn seal(&self, place: &str, text: &str) -> String {
        let nonce: [u8; NONCE_BYTES] = random::bytes();
        let cipher = XChaCha20Poly1305::new(&self.first.bytes.into());
        let payload = Payload {
            msg: text.as_bytes(),
            aad: place.as_bytes(),
        };
        // Only a text of 256 GiB is too long to be encrypted: it then is one that can't be opened.
        let encrypted = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .unwrap_or_default();
        let sealed = [nonce.as_slice(), &encrypted].concat();
        [&self.first.name, ".", &URL_SAFE_NO_PAD.encode(sealed)].concat()
    }

    /// Decrypts what was sealed for this place.
    ///
    /// # Errors
    ///
    /// [`VaultError`] when it was not, or its key is gone.
    pub fn open(&self, place: &str, sealed: &str) -> Result<String, VaultError> {
        let (name, rest) = sealed.split_once('.').ok_or(VaultError::NotAuthentic)?;
        let key = self.keys().find(|key| key.name == name);
        let key = key.ok_or(VaultError::UnknownKey)?;
        let bytes = URL_SAFE_NO_PAD
            .decode(rest)
            .map_err(|_| VaultError::NotAuthentic)?;
        let (nonce, encrypted) = bytes
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(VaultError::NotAuthentic)?;
        let payload = Payload {
            msg: encrypted,
            aad: place.as_bytes(),
        };
        let text = XChaCha20Poly1305::new(&key.bytes.into())
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| VaultError::NotAuthentic)?;
        String::from_utf8(text).map_err(|_| VaultError::NotAuthentic)
    }

    /// Whether a text is sealed with the key that now seals.
    pub fn is_current(&self, sealed: &str) -> bool {
        sealed.split('.').next() == Some(&self.first.name)
    }

    /// Keys for signing, derived from those that encrypt: the first signs, all verify.
    pub fn signing_keys(&self) -> impl Iterator<Item = [u8; 32]> {
        self.keys().map(|key| {
            // HMAC takes keys of any length.
            let code = Hmac::<Sha256>::new_from_slice(&key.bytes).ok();
            let code = code.map(|code| code.chain_update(b"signing").finalize().into_bytes());
            code.map_or(key.bytes, Into::into)
        })
    }

    fn keys(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, byte: u8) -> Key {
        Key::new(name, &[byte; 32]).unwrap()
    }

    fn vault(keys: &[(&str, u8)]) -> Vault {
        Vault::new(keys.iter().map(|(name, byte)| key(name, *byte)).collect()).unwrap()
    }

    #[test]
    fn what_was_sealed_for_a_row_opens_there_and_nowhere_else() {
        let vault = vault(&[("a", 1)]);
        let sealed = vault.seal("1/2", "v1u:secret");
        assert!(!sealed.contains("secret"));
        assert_eq!(vault.open("1/2", &sealed).unwrap(), "v1u:secret");
        assert_eq!(vault.open("2/1", &sealed), Err(VaultError::NotAuthentic));
        assert_ne!(vault.seal("1/2", "v1u:secret"), sealed);
    }

    #[test]
    fn what_was_changed_anywhere_does_not_open() {
        let vault = vault(&[("a", 1)]);
        let sealed = vault.seal("1/2", "v1u:secret");
        let rest = sealed.strip_prefix("a.").unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(rest).unwrap();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            let changed = ["a.", &URL_SAFE_NO_PAD.encode(changed)].concat();
            assert_eq!(vault.open("1/2", &changed), Err(VaultError::NotAuthentic));
        }
        for text in ["", "a", "a.", "a.AAAA", "a.!", &sealed[..40]] {
            assert!(vault.open("1/2", text).is_err(), "{text}");
        }
    }

    #[test]
    fn keys_are_changed_by_putting_a_new_one_first() {
        let old = vault(&[("a", 1)]);
        let both = vault(&[("b", 2), ("a", 1)]);
        let new = vault(&[("b", 2)]);
        let sealed = old.seal("1/2", "x");
        assert_eq!(both.open("1/2", &sealed).unwrap(), "x");
        assert!(!both.is_current(&sealed));
        let resealed = both.seal("1/2", "x");
        assert!(both.is_current(&resealed));
        assert_eq!(new.open("1/2", &resealed).unwrap(), "x");
        assert_eq!(new.open("1/2", &sealed), Err(VaultError::UnknownKey));
    }

    #[test]
    fn keys_need_a_name_of_their_own_and_their_whole_length() {
        assert!(Vault::new(Vec::new()).is_none());
        assert!(Vault::new(vec![key("a", 1), key("a", 2)]).is_none());
        assert!(Key::new("a.b", &[1; 32]).is_none());
        assert!(Key::new("", &[1; 32]).is_none());
        assert!(Key::new("a", &[1; 31]).is_none());
    }
}
