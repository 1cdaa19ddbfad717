//! Opening the till: each council gets the account it has at the provider, or in a demonstration a simulator of its own,
//! or none, and then nothing is paid there.

use super::{Counter, GovukPay, PaymentSettings, Payments, Simulated, Till};
use crate::clock::Clock;
use crate::config::PublicUrl;
use crate::office::Councils;
use crate::rng::Rng;
use crate::store::Store;
use permit_rules::Scheme;
use std::net::SocketAddr;
use std::sync::Arc;

/// What a till is opened with.
pub struct Opening<'a> {
    /// How payments are taken.
    pub settings: &'a PaymentSettings,
    /// For whom.
    pub councils: &'a Councils,
    /// The address the server listens on.
    pub server: SocketAddr,
    /// The address residents use.
    pub public: &'a PublicUrl,
    /// Where orders are kept.
    pub store: &'a Arc<dyn Store>,
    /// The time.
    pub clock: &'a Arc<dyn Clock>,
    /// Randomness.
    pub rng: &'a Arc<dyn Rng>,
}

impl Opening<'_> {
    /// The till, and the simulators that stand behind it.
    ///
    /// # Errors
    /// If a simulator cannot be started, or the machine's certificates cannot be read.
    pub async fn open(self) -> anyhow::Result<(Arc<Till>, Simulated)> {
        let (mut counters, mut simulated) = (Vec::new(), Simulated::default());
        for scheme in self.councils.all() {
            let provider = self.provider(scheme, &mut simulated).await?;
            counters.push(Counter { scheme: Arc::clone(scheme), provider });
        }
        let (store, clock, rng) = (Arc::clone(self.store), Arc::clone(self.clock), Arc::clone(self.rng));
        let till = Till::new(store, clock, rng, self.public.clone(), counters);
        Ok((Arc::new(till), simulated))
    }

    async fn provider(
        &self,
        scheme: &Scheme,
        simulated: &mut Simulated,
    ) -> anyhow::Result<Option<Arc<dyn Payments>>> {
        let (url, account) = match (self.settings.accounts.get(&scheme.council), &self.settings.simulator) {
            (Some(account), _) => (self.settings.url.clone(), account.clone()),
            (None, Some(settings)) => {
                simulated.start(settings, scheme, self.server, self.public, self.clock, self.rng).await?
            }
            (None, None) => {
                tracing::warn!(council = %scheme.council, "there is no key for payments: nothing can be bought");
                return Ok(None);
            }
        };
        if account.webhook_secret.is_none() {
            tracing::warn!(council = %scheme.council, "webhooks are not believed: there is no secret");
        }
        let provider = GovukPay::new(url, account.key, account.webhook_secret)?;
        Ok(Some(Arc::new(provider)))
    }
}
