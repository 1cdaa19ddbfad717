//! The payment provider of demonstrations: a simulator for each council, in this process or in one of its own, spoken to
//! over HTTP like the real one. Only the address and the key differ.

use super::flags::Simulate;
use super::settings::{PayAccount, SimulatorSettings};
use crate::clock::{Clock, OffsetClock, SystemClock};
use crate::config::PublicUrl;
use crate::rng::{Rng, SystemRng};
use anyhow::Context;
use chrono::{DateTime, Utc};
use permit_api::words::Lang;
use permit_rules::{CouncilId, Scheme};
use permit_simulator::{Settings, Webhook};
use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::sync::oneshot;

struct Time(Arc<dyn Clock>);

impl permit_simulator::Clock for Time {
    fn now(&self) -> DateTime<Utc> {
        self.0.now()
    }
}

struct Chance(Arc<dyn Rng>);

impl permit_simulator::Rng for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        if self.0.fill(bytes).is_err() {
            tracing::error!("the payment simulator has no random numbers");
        }
    }
}

/// The simulators inside a server, by council.
#[derive(Default)]
pub struct Simulated(BTreeMap<CouncilId, permit_simulator::Running>);

impl Simulated {
    /// Starts a council's. Its messages go to the server that listens at `server`. Returns where it is, and the account
    /// it knows.
    ///
    /// # Errors
    /// If the address is taken, or the kept payments cannot be read.
    pub async fn start(
        &mut self,
        settings: &SimulatorSettings,
        scheme: &Scheme,
        server: SocketAddr,
        public: &PublicUrl,
        clock: &Arc<dyn Clock>,
        rng: &Arc<dyn Rng>,
    ) -> anyhow::Result<(PublicUrl, PayAccount)> {
        let (key, secret) = (rng.text::<24>()?, rng.text::<24>()?);
        let council = &scheme.council;
        let mut listen = settings.listen;
        if listen.port() != 0 {
            let nth = u16::try_from(self.0.len())?;
            listen.set_port(listen.port().checked_add(nth).context("there are no more ports")?);
        }
        let hook = format!("http://{server}/hooks/payments/{council}");
        let name = scheme.name.get(Lang::En.code()).cloned().unwrap_or_else(|| council.to_string());
        let started = Settings {
            webhook: Some(Webhook::new(&hook, &secret)),
            keep: Some(settings.folder.join(format!("simulated-payments-{council}.json"))),
            public_url: seen_from(public, listen),
            ..Settings::new(&key, &name)
        };
        let (time, chance) = (Arc::new(Time(Arc::clone(clock))), Arc::new(Chance(Arc::clone(rng))));
        let running = permit_simulator::start(listen, started, time, chance).await?;
        let url = PublicUrl::of(running.address);
        tracing::info!(%council, at = url.origin(), "payments are simulated: no money moves");
        self.0.insert(council.clone(), running);
        Ok((url, PayAccount { key, webhook_secret: Some(secret) }))
    }

    /// A council's, to be told what to do wrong.
    pub fn of(&self, council: &CouncilId) -> Option<&permit_simulator::Running> {
        self.0.get(council)
    }

    /// Stops them all, and keeps their payments.
    pub async fn stop(self) {
        for running in self.0.into_values() {
            running.stop().await;
        }
    }
}

/// The address by which the resident's browser finds a simulator: by the name it finds the server by, where that is a
/// name of the same machine and the port is known beforehand.
fn seen_from(public: &PublicUrl, listen: SocketAddr) -> Option<String> {
    let host = public.domain().filter(|_| !public.secure() && listen.port() != 0)?;
    Some(format!("http://{host}:{}", listen.port()))
}

/// Runs a simulator on its own until `enough`. Says on standard output where it listens.
///
/// # Errors
/// If the key is missing, the address is taken, or the kept payments cannot be read.
pub async fn simulate(
    told: Simulate,
    secret: impl Fn(&str) -> Option<String>,
    enough: oneshot::Receiver<()>,
) -> anyhow::Result<()> {
    let PayAccount { key, webhook_secret } = told.account(secret)?;
    let webhook = told.webhook.as_deref().zip(webhook_secret);
    let settings = Settings {
        webhook: webhook.map(|(url, secret)| Webhook::new(url, &secret)),
        keep: told.keep,
        public_url: told.public_url.map(|url| url.origin().to_owned()),
        ..Settings::new(&key, &told.council)
    };
    let clock: Arc<dyn Clock> = match told.clock {
        Some(file) => Arc::new(OffsetClock::by(file)),
        None => Arc::new(SystemClock),
    };
    let chance = Arc::new(Chance(Arc::new(SystemRng)));
    let running = permit_simulator::start(told.listen, settings, Arc::new(Time(clock)), chance).await?;
    writeln!(std::io::stdout(), "listening on http://{}", running.address)?;
    // Whoever could say enough may be gone: that is enough.
    enough.await.unwrap_or_default();
    running.stop().await;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_finds_the_simulator_by_the_name_of_the_server() {
        let seen = |public: &str, listen: &str| seen_from(&public.parse().unwrap(), listen.parse().unwrap());
        assert_eq!(seen("http://localhost:8080", "127.0.0.1:8090").as_deref(), Some("http://localhost:8090"));
        assert_eq!(seen("http://127.0.0.1:8080", "127.0.0.1:8090"), None);
        assert_eq!(seen("https://permits.example.org", "127.0.0.1:8090"), None);
        assert_eq!(seen("http://localhost:8080", "127.0.0.1:0"), None);
    }
}
