//! Runtime ids for frames: opaque, unique, and the same again for the same seed.

/// Draws one id after the other.
#[derive(Clone, Debug)]
pub(super) struct Identifiers {
    state: u64,
}

impl Identifiers {
    pub(super) const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A text in the form of a UUID.
    pub(super) fn draw(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            high >> 32,
            high >> 16 & 0xffff,
            high & 0x0fff,
            low >> 48 & 0x0fff,
            low & 0xffff_ffff_ffff
        )
    }

    /// `SplitMix64`: every state gives another number.
    const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_differ_and_look_like_uuids() {
        let mut identifiers = Identifiers::new(7);
        let drawn: BTreeSet<_> = (0..1_000).map(|_| identifiers.draw()).collect();
        assert_eq!(drawn.len(), 1_000);
        assert!(drawn.iter().all(|id| id.len() == 36));
    }

    #[test]
    fn the_same_seed_draws_the_same_ids() {
        assert_eq!(Identifiers::new(7).draw(), Identifiers::new(7).draw());
        assert_ne!(Identifiers::new(7).draw(), Identifiers::new(8).draw());
    }
}
