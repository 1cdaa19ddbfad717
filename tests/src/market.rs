//! A council that takes money: the real server, which pays at the provider in this process.

use crate::caller::Caller;
use crate::server::{self, Server, Told, clock_in};
use crate::{provider, repository};
use anyhow::{Result, ensure};
use permit_rules::CouncilId;
use permit_simulator::Running;
use tempfile::TempDir;

/// The council of the seed, with the most bundles a year.
pub const CAMBRIDGESHIRE: &str = "cambridgeshire";
/// A council that pays back what is unused.
pub const MORFA: &str = "morfa";

/// Whom the provider tells what happened.
#[derive(Debug, Clone)]
pub enum Hooks {
    /// Nobody.
    Nobody,
    /// The council's server.
    Server,
    /// Somebody at this address.
    At(String),
}

/// A council's server and its payment provider.
pub struct Market {
    /// The server.
    pub server: Server,
    /// The provider.
    pub provider: Running,
    /// The council.
    pub council: CouncilId,
}

impl Market {
    /// Opens one on a folder, which may hold people already.
    ///
    /// # Errors
    /// If the server or the provider does not start.
    pub async fn open(folder: TempDir, council: &str, hooks: Hooks) -> Result<Self> {
        let port = server::free_port()?;
        let webhook = match hooks {
            Hooks::Nobody => None,
            Hooks::Server => Some(format!("http://127.0.0.1:{port}/hooks/payments/{council}")),
            Hooks::At(url) => Some(url),
        };
        let provider = provider::open(&clock_in(folder.path()), webhook.as_deref()).await?;
        let suffix = council.to_uppercase();
        let told = Told {
            arguments: ["--public-url", &format!("http://localhost:{port}"), "--pay-url", provider.url()]
                .map(str::to_owned)
                .to_vec(),
            variables: vec![
                (format!("GOVUK_PAY_KEY_{suffix}"), provider::KEY.to_owned()),
                (format!("GOVUK_PAY_WEBHOOK_SECRET_{suffix}"), provider::SECRET.to_owned()),
            ],
        };
        let server = Server::in_folder(folder, repository("tests/people.toml"), port, told)?;
        Ok(Self { server, provider, council: council.parse()? })
    }

    /// Somebody in the app, by address and password.
    ///
    /// # Errors
    /// If they cannot log in.
    pub async fn in_app(&self, email: &str) -> Result<Caller> {
        Caller::in_app(&self.server, &self.council, email, crate::person::PASSWORD).await
    }

    /// Somebody on the website, by address and password.
    ///
    /// # Errors
    /// If they cannot log in.
    pub async fn on_website(&self, email: &str) -> Result<Caller> {
        Caller::on_website(&self.server, &self.council, email, crate::person::PASSWORD).await
    }

    /// The books add up, says the program that an operator runs; and no order has two payments at the provider.
    ///
    /// # Errors
    /// If they do not.
    pub fn balances(&self) -> Result<()> {
        let schemes = [CAMBRIDGESHIRE, MORFA].map(|name| repository(&format!("schemes/{name}.toml")));
        let schemes = schemes.map(|file| file.to_string_lossy().into_owned());
        let looked = self.server.run("books", &["--scheme", &schemes[0], "--scheme", &schemes[1]])?;
        let said = String::from_utf8_lossy(&looked.stdout);
        ensure!(looked.status.success(), "{said}{}", String::from_utf8_lossy(&looked.stderr));
        let doubled = self.provider.calls().doubled;
        ensure!(doubled.is_empty(), "two payments for one order: {doubled:?}");
        Ok(())
    }
}
