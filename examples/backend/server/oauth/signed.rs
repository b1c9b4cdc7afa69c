//! Short-lived texts that only this server can have written: the `state` of an installation, a ticket for events.
//!
//! `base64url(JSON).base64url(HMAC-SHA256)`. What a text is for is signed with it, so that one kind can't be used as another. It is
//! readable: nothing secret belongs into it.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::random;
use super::vault::Vault;

/// Real ones have about 300 characters.
const LONGEST: usize = 2048;

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Comes back from Pipedrive at the end of an installation.
    State,
    /// Opens one stream of events.
    Ticket,
}

impl Purpose {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::State => b"state:",
            Self::Ticket => b"ticket:",
        }
    }
}

/// Why a text is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureRefusal {
    /// Not written by this server, or changed.
    #[error("it was not written by this server, or was changed")]
    Forged,
    /// Its time is over.
    #[error("it has expired")]
    Expired,
}

/// What a text says, with what makes it this one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed<T> {
    /// Occurs once; whoever must not be repeated is remembered by it.
    pub nonce: String,
    /// In seconds since 1970.
    pub expires: u64,
    /// What it says.
    pub content: T,
}

/// Writes and reads such texts.
#[derive(Clone)]
pub struct Signer {
    keys: Vec<[u8; 32]>,
}

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Signer(keys hidden)")
    }
}

impl Signer {
    /// Signs with keys derived from those of the vault.
    pub fn new(vault: &Vault) -> Self {
        Self {
            keys: vault.signing_keys().collect(),
        }
    }

    /// A text that says this, and is believed for so long.
    pub fn write<T: Serialize>(
        &self,
        purpose: Purpose,
        content: T,
        lasts: Duration,
        now: u64,
    ) -> String {
        let signed = Signed {
            nonce: random::text(),
            expires: now.saturating_add(lasts.as_secs()),
            content,
        };
        // The types of this server's texts have no map with keys that JSON lacks.
        let json = serde_json::to_vec(&signed).unwrap_or_default();
        let payload = URL_SAFE_NO_PAD.encode(json);
        let code = self.codes(purpose, &payload).next();
        let code = code.map(|code| code.finalize().into_bytes());
        let code = code.map(|code| URL_SAFE_NO_PAD.encode(code));
        [&payload, ".", &code.unwrap_or_default()].concat()
    }

    /// What a text says.
    ///
    /// # Errors
    ///
    /// [`SignatureRefusal`] when it is not to be believed.
    pub fn read<T: DeserializeOwned>(
        &self,
        purpose: Purpose,
        text: &str,
        now: u64,
    ) -> Result<Signed<T>, SignatureRefusal> {
        let (payload, code) = text
            .split_once('.')
            .filter(|_| text.len() <= LONGEST)
            .ok_or(SignatureRefusal::Forged)?;
        let code = URL_SAFE_NO_PAD
            .decode(code)
            .map_err(|_| SignatureRefusal::Forged)?;
        let mut codes = self.codes(purpose, payload);
        // Compared in constant time.
        if !codes.any(|expected| expected.verify_slice(&code).is_ok()) {
            return Err(SignatureRefusal::Forged);
        }
        let json = URL_SAFE_NO_PAD.decode(payload).ok();
        let signed: Option<Signed<T>> = json.and_then(|json| serde_json::from_slice(&json).ok());
        let signed = signed.ok_or(SignatureRefusal::Forged)?;
        if signed.expires <= now {
            return Err(SignatureRefusal::Expired);
        }
        Ok(signed)
    }

    fn codes(&self, purpose: Purpose, payload: &str) -> impl Iterator<Item = Hmac<Sha256>> {
        let code = move |key: &[u8; 32]| Hmac::<Sha256>::new_from_slice(key).ok();
        let codes = self.keys.iter().filter_map(code);
        codes.map(move |code| code.chain_update(purpose.name()).chain_update(payload))
    }
}

#[cfg(test)]
mod tests {
    use super::super::vault::Key;
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn signer(keys: &[u8]) -> Signer {
        let key = |byte: &u8| Key::new(&["k", &byte.to_string()].concat(), &[*byte; 32]).unwrap();
        Signer::new(&Vault::new(keys.iter().map(key).collect()).unwrap())
    }

    #[test]
    fn what_was_written_is_read_until_its_time_is_over() {
        let text = signer(&[1]).write(Purpose::State, 7_u64, MINUTE, 1_000);
        let read = |now| signer(&[1]).read::<u64>(Purpose::State, &text, now);
        assert_eq!(read(1_059).unwrap().content, 7);
        assert_eq!(read(1_060), Err(SignatureRefusal::Expired));
    }

    #[test]
    fn each_text_is_another_one() {
        let write = || signer(&[1]).write(Purpose::State, 7_u64, MINUTE, 1_000);
        assert_ne!(write(), write());
    }

    #[test]
    fn a_text_of_another_kind_or_key_or_with_any_letter_changed_is_forged() {
        let text = signer(&[1]).write(Purpose::State, 7_u64, MINUTE, 1_000);
        let read = |signer: &Signer, purpose, text: &str| {
            signer
                .read::<u64>(purpose, text, 1_000)
                .map(|read| read.content)
        };
        let forged = Err(SignatureRefusal::Forged);
        assert_eq!(read(&signer(&[1]), Purpose::Ticket, &text), forged);
        assert_eq!(read(&signer(&[2]), Purpose::State, &text), forged);
        assert_eq!(read(&signer(&[2, 1]), Purpose::State, &text), Ok(7));
        for place in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            // The last letter of base64 has bits that mean nothing; those are refused too.
            assert_eq!(
                read(&signer(&[1]), Purpose::State, &changed),
                forged,
                "{place}"
            );
        }
        for text in ["", ".", "a.b", &"a.".repeat(2_000)] {
            assert_eq!(read(&signer(&[1]), Purpose::State, text), forged);
        }
    }
}
