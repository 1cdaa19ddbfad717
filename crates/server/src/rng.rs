//! Randomness, as something that is passed in. Tokens, device keys and references are made from it and from nothing
//! else, so that a test can know them and a server cannot guess them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};

/// No randomness could be had from the system. There is no way on without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random numbers")]
pub struct NoRandomness;

/// A source of unguessable bytes.
pub trait Rng: Send + Sync + 'static {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness>;
}

impl dyn Rng {
    /// `N` unguessable bytes.
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoRandomness> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// `N` unguessable bytes as text that fits in an address or a header.
    pub fn text<const N: usize>(&self) -> Result<String, NoRandomness> {
        Ok(URL_SAFE_NO_PAD.encode(self.bytes::<N>()?))
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy)]
pub struct SystemRng;

impl Rng for SystemRng {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        getrandom::fill(bytes).map_err(|_| NoRandomness)
    }
}

/// Bytes that follow from a seed: the same in every run, and therefore only for tests.
#[derive(Debug)]
pub struct SeededRng {
    seed: u64,
    drawn: AtomicU64,
}

impl SeededRng {
    /// The source of a seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, drawn: AtomicU64::new(0) }
    }
}

impl Rng for SeededRng {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        for chunk in bytes.chunks_mut(32) {
            let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
            let block = Sha256::new().chain_update(self.seed.to_le_bytes()).chain_update(drawn.to_le_bytes());
            chunk.copy_from_slice(&block.finalize()[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_says_what_comes() {
        let [one, same, other]: [Box<dyn Rng>; 3] =
            [Box::new(SeededRng::new(7)), Box::new(SeededRng::new(7)), Box::new(SeededRng::new(8))];
        let first: [u8; 48] = one.bytes().unwrap();
        assert_eq!(first, same.bytes().unwrap());
        assert_ne!(first, other.bytes().unwrap());
        assert_ne!(first, one.bytes().unwrap());
    }

    #[test]
    fn the_system_gives_other_bytes_each_time() {
        let rng: &dyn Rng = &SystemRng;
        assert_ne!(rng.text::<16>().unwrap(), rng.text::<16>().unwrap());
    }
}
