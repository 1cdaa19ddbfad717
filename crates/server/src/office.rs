//! What every request needs: the council's rules, the store, the clock, randomness and the limits.

use crate::clock::Clock;
use crate::config::{Limits, PublicUrl};
use crate::password::Passwords;
use crate::rng::Rng;
use crate::store::Store;
use permit_rules::Scheme;
use std::net::IpAddr;
use std::sync::Arc;

/// The council's office: everything a request is answered from.
pub struct Office {
    /// The rules.
    pub scheme: Arc<Scheme>,
    /// The memory.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub rng: Arc<dyn Rng>,
    /// Passwords.
    pub passwords: Passwords,
    /// How residents reach the server.
    pub public: PublicUrl,
    /// Proxies whose word is taken.
    pub proxies: Vec<IpAddr>,
    /// How much and how long.
    pub limits: Limits,
}
