//! What an operator sets about payments: where the provider is, the councils' accounts there, and, in a demonstration,
//! the simulator that stands in for it.

use crate::config::PublicUrl;
use permit_rules::CouncilId;
use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

/// How payments are taken.
#[derive(Debug, Clone)]
pub struct PaymentSettings {
    /// Where the provider is.
    pub url: PublicUrl,
    /// The councils' accounts there.
    pub accounts: BTreeMap<CouncilId, PayAccount>,
    /// Stands in for the provider where a council has no account; for demonstrations only.
    pub simulator: Option<SimulatorSettings>,
}

impl Default for PaymentSettings {
    /// GOV.UK Pay, and no account there: nothing is paid.
    fn default() -> Self {
        Self { url: super::govuk_pay::live(), accounts: BTreeMap::new(), simulator: None }
    }
}

/// A council's account at the provider.
#[derive(Clone, PartialEq, Eq)]
pub struct PayAccount {
    /// Its key.
    pub key: String,
    /// What the provider signs its webhooks with. Without it none is believed.
    pub webhook_secret: Option<String>,
}

impl fmt::Debug for PayAccount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PayAccount")
            .field("has_webhook_secret", &self.webhook_secret.is_some())
            .finish_non_exhaustive()
    }
}

/// How the simulator is run inside the server.
#[derive(Debug, Clone)]
pub struct SimulatorSettings {
    /// Where the first council's listens; that of the next at the next port. Port 0 takes any that are free.
    pub listen: SocketAddr,
    /// The folder in which its payments are kept.
    pub folder: PathBuf,
}
