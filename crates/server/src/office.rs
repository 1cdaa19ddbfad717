//! What every request needs: the councils' rules, the store, the clock, randomness and the limits.

use crate::addresses::Addresses;
use crate::clock::Clock;
use crate::config::{Limits, PublicUrl};
use crate::documents::{Documents, Quarantine};
use crate::password::Passwords;
use crate::payments::Till;
use crate::resident_permits::ResidentPermits;
use crate::rng::Rng;
use crate::store::Store;
use crate::switchboard::Switchboard;
use crate::texts::TextSettings;
use crate::webhooks::Hooks;
use chrono_tz::Tz;
use permit_api::{Code, Problem};
use permit_rules::{CouncilId, Scheme};
use std::net::IpAddr;
use std::sync::Arc;

/// The office: everything a request is answered from.
pub struct Office {
    /// The councils it works for.
    pub councils: Councils,
    /// The memory.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub rng: Arc<dyn Rng>,
    /// Passwords.
    pub passwords: Passwords,
    /// The councils' lists of addresses.
    pub addresses: Addresses,
    /// The councils' record of resident permits.
    pub resident_permits: ResidentPermits,
    /// How residents reach the server.
    pub public: PublicUrl,
    /// Proxies whose word is taken.
    pub proxies: Vec<IpAddr>,
    /// Proof of address, kept sealed.
    pub documents: Documents,
    /// Documents on their way in.
    pub quarantine: Quarantine,
    /// Where money is taken.
    pub till: Arc<Till>,
    /// Who may bring text messages in.
    pub texts: TextSettings,
    /// Calls that wait to be taken up at the telephone desk.
    pub switchboard: Switchboard,
    /// What tells residents' own addresses.
    pub hooks: Hooks,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// How much and how long.
    pub limits: Limits,
}

/// The councils a server works for. There is at least one.
#[derive(Debug)]
pub struct Councils {
    first: Arc<Scheme>,
    others: Vec<Arc<Scheme>>,
}

impl Councils {
    /// The councils of schemes, if there are any.
    pub fn of(schemes: Vec<Scheme>) -> Option<Self> {
        let mut schemes = schemes.into_iter().map(Arc::new);
        Some(Self { first: schemes.next()?, others: schemes.collect() })
    }

    /// Every council's scheme.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Scheme>> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// The scheme of the council that is named, or of the first where none is.
    ///
    /// # Errors
    /// `unknown_council`.
    pub fn named(&self, council: Option<&CouncilId>) -> Result<&Arc<Scheme>, Problem> {
        let Some(council) = council else { return Ok(&self.first) };
        self.all().find(|it| it.council == *council).ok_or_else(|| Problem::new(Code::UnknownCouncil))
    }

    /// The clock by which times are told where no council is known.
    pub fn timezone(&self) -> Tz {
        self.first.timezone
    }
}
