//! How often somebody may try to log in. Counted in the store, so that neither a restart nor a second server helps
//! whoever guesses. Unknown addresses are counted like known ones.

use crate::office::Office;
use crate::store::Bucket;
use chrono::Duration;
use permit_api::{Code, Problem};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

const WINDOW: Duration = Duration::minutes(5);
const PER_ACCOUNT: u32 = 10;
const PER_NETWORK: u32 = 100;

/// How far back tries matter.
pub fn window() -> Duration {
    WINDOW
}

/// Counts a try to log in with an address from a network address.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count(office: &Office, email: &str, from: IpAddr) -> Result<(), Problem> {
    let now = office.clock.now();
    let buckets = vec![
        Bucket { key: account(email), most: PER_ACCOUNT },
        Bucket { key: network(from), most: PER_NETWORK },
    ];
    let council = office.scheme.council.clone();
    match office.store.count_try(council, buckets, WINDOW, now).await? {
        None => Ok(()),
        Some(free_at) => {
            let seconds = u32::try_from((free_at - now).num_seconds() + 1).unwrap_or(1);
            Err(Problem::new(Code::TooManyTries).retry_after(seconds))
        }
    }
}

/// Forgets the tries with an address: its owner has logged in.
pub async fn forgive(office: &Office, email: &str) -> Result<(), Problem> {
    Ok(office.store.forgive(office.scheme.council.clone(), account(email)).await?)
}

fn account(email: &str) -> [u8; 32] {
    Sha256::new().chain_update("account\0").chain_update(email).finalize().into()
}

/// IPv6 hands out whole networks, so all of one count together.
fn network(from: IpAddr) -> [u8; 32] {
    let hash = Sha256::new().chain_update("network\0");
    match from.to_canonical() {
        IpAddr::V4(address) => hash.chain_update(address.octets()),
        IpAddr::V6(address) => hash.chain_update(&address.octets()[..8]),
    }
    .finalize()
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_counts_as_one() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:2"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.1"));
    }
}
