//! Passwords: argon2id, a few at a time, never longer in a queue than is fair to the others. Which may be chosen is in
//! `choice`.

mod breached;
mod choice;

pub use breached::Breached;

use crate::rng::Rng;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use permit_api::{Code, Problem};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// OWASP's floor: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Log-ins that may wait for their turn.
const QUEUE: usize = 64;

/// Why a password could not be hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the password cannot be hashed")]
pub struct CannotHash;

fn argon() -> Result<Argon2<'static>, CannotHash> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| CannotHash)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, in PHC form. Takes a while on purpose.
pub fn hash(password: &str, rng: &dyn Rng) -> Result<String, CannotHash> {
    let salt = rng.bytes::<16>().map_err(|_| CannotHash)?;
    let hashed: PasswordHash =
        argon()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(|_| CannotHash)?;
    Ok(hashed.to_string())
}

fn fits(password: &str, hash: &str) -> bool {
    argon().is_ok_and(|argon| argon.verify_password(password.as_bytes(), hash).is_ok())
}

/// Whether a hash was made with less effort than is asked for today.
pub fn is_weak(hash: &str) -> bool {
    let effort = |hash: &PasswordHash| {
        let params = Params::try_from(hash).ok()?;
        Some((params.m_cost(), params.t_cost(), params.p_cost()))
    };
    let hash = PasswordHash::new(hash).ok();
    hash.and_then(|hash| effort(&hash)).is_none_or(|(m, t, p)| m < MEMORY_KIB || t < PASSES || p < LANES)
}

/// Compares passwords with hashes, and makes hashes of those that may be chosen.
#[derive(Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    /// Compared with when there is no account, so that finding out takes as long as a wrong password.
    nobody: String,
    breached: Option<Breached>,
}

impl Passwords {
    /// As many at a time as there are cores.
    pub fn new(rng: &dyn Rng, breached: Option<Breached>) -> Result<Self, CannotHash> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let nobody = hash(&rng.text::<16>().map_err(|_| CannotHash)?, rng)?;
        Ok(Self { turns: Arc::new(Semaphore::new(cores)), waiting: Arc::default(), nobody, breached })
    }

    /// Whether a password goes with an account's hash. Without an account it never does.
    ///
    /// # Errors
    /// `busy` if too many others wait.
    pub async fn check(&self, password: String, hash: Option<String>) -> Result<bool, Problem> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        let same = self.in_turn(move || fits(&password, &hash)).await?;
        Ok(same && known)
    }

    /// The hash of a password.
    ///
    /// # Errors
    /// `busy` if too many others wait.
    pub async fn hash(&self, password: String, rng: &Arc<dyn Rng>) -> Result<String, Problem> {
        let rng = Arc::clone(rng);
        self.in_turn(move || hash(&password, &*rng)).await?.map_err(|_| Problem::new(Code::Internal))
    }

    /// Whether somebody may have a password; `about` is what others may know of them.
    ///
    /// # Errors
    /// `password_too_short`, `password_too_long`, `password_known`; `busy` if too many others wait.
    pub async fn consider(&self, password: &str, about: Vec<String>) -> Result<(), Problem> {
        let (password, breached) = (password.to_owned(), self.breached.clone());
        self.in_turn(move || choice::consider(&password, &about, breached.as_ref())).await?
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let busy = || Problem::new(Code::Busy).retry_after(2);
        let place = Place::take(&self.waiting).ok_or_else(busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| busy())?;
        let work = move || {
            let _held = (place, turn);
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Problem::new(Code::Internal))
    }
}

/// A place in the queue, given back however the wait ends.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(waiting: &Arc<AtomicUsize>) -> Option<Self> {
        let place = Self(Arc::clone(waiting));
        (waiting.fetch_add(1, Ordering::Relaxed) < QUEUE).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;

    #[test]
    fn hashes_hold_the_floor() {
        let hash = hash("visitor-demo-1", &SeededRng::new(1)).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(fits("visitor-demo-1", &hash));
        assert!(!fits("visitor-demo-2", &hash));
        assert!(!fits("visitor-demo-1", "not a hash"));
        assert!(!is_weak(&hash));
        for weak in ["$argon2id$v=19$m=8192,t=2,p=1$", "$argon2id$v=19$m=19456,t=1,p=1$", "not a hash"] {
            let weak = hash.replace("$argon2id$v=19$m=19456,t=2,p=1$", weak);
            assert!(is_weak(&weak), "{weak}");
        }
    }

    #[tokio::test]
    async fn nobody_never_logs_in_and_the_queue_is_bounded() {
        let passwords = Passwords::new(&SeededRng::new(1), None).unwrap();
        assert_eq!(passwords.check("anything at all".to_owned(), None).await, Ok(false));
        let places: Vec<_> = (0..QUEUE).map_while(|_| Place::take(&passwords.waiting)).collect();
        assert_eq!(places.len(), QUEUE);
        let refused = passwords.check("anything at all".to_owned(), None).await.unwrap_err();
        assert_eq!(refused.code, Code::Busy);
        drop(places);
        assert_eq!(passwords.check("anything at all".to_owned(), None).await, Ok(false));
    }
}
