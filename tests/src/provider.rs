//! The payment provider of the tests: the simulator, in this process, so that it lives on when a server dies. It goes by
//! the same moved clock as the server.

use crate::dice::Dice;
use crate::person::now;
use crate::until;
use anyhow::{Context, Result, bail};
use chrono::{DateTime, Duration, Utc};
use permit_simulator::{Operation, Running, Settings, Webhook, start};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The key a server shows.
pub const KEY: &str = "api_test_of_these_tests";
/// What messages are signed with.
pub const SECRET: &str = "a-secret-for-these-tests";

/// The machine's clock, moved by the seconds in a file.
struct MovedClock(PathBuf);

impl permit_simulator::Clock for MovedClock {
    fn now(&self) -> DateTime<Utc> {
        let told = std::fs::read_to_string(&self.0).unwrap_or_default();
        now() + Duration::seconds(told.trim().parse().unwrap_or(0))
    }
}

/// Ids and secrets that are the same in every run.
struct Chance(Mutex<Dice>);

impl permit_simulator::Rng for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        let mut dice = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&dice.roll().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// Starts a provider that goes by a clock's file, and tells what happens to an address if there is one.
///
/// # Errors
/// If there is no port to be had.
pub async fn open(clock: &Path, webhook: Option<&str>) -> Result<Running> {
    let settings = Settings {
        webhook: webhook.map(|url| Webhook::new(url, SECRET)),
        ..Settings::new(KEY, "A council of the tests")
    };
    let chance = Arc::new(Chance(Mutex::new(Dice::of(4))));
    start("127.0.0.1:0".parse()?, settings, Arc::new(MovedClock(clock.to_owned())), chance).await
}

/// The one payment of an order, by its number, as the provider has it.
///
/// # Errors
/// If there is none, or more than one.
pub fn only(provider: &Running, number: &str) -> Result<Value> {
    match provider.payments(number).as_slice() {
        [payment] => Ok(payment.clone()),
        several => bail!("{} payments for {number}", several.len()),
    }
}

/// Pays an order, by its number, with a mock card and without the pages: what the provider calls the payment.
///
/// # Errors
/// If it has not just one payment.
pub fn pay(provider: &Running, number: &str, card: &str) -> Result<String> {
    let payment = only(provider, number)?["payment_id"].as_str().context("a payment has an id")?.to_owned();
    provider.pay(&payment, card)?;
    Ok(payment)
}

/// Waits until the provider holds a call.
///
/// # Errors
/// If it never comes.
pub async fn held(provider: &Running, operation: Operation) -> Result<()> {
    let holds = || provider.calls().held.get(&operation).is_some_and(|held| *held > 0);
    until(&format!("{operation:?}"), async || Ok(holds().then_some(()))).await
}
