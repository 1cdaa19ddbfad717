//! How often somebody may try: to log in, to have letters sent, to use codes, to send documents, to have receipts sent.
//! Counted in the store, so that neither a restart nor a second server helps whoever guesses. Unknown addresses are
//! counted like known ones.
//!
//! Guesses from one network do not hold up the owner on another; a passkey and a new password are never held up by
//! guesses at all.

use crate::office::Office;
use crate::store::{Bucket, HolderKey};
use chrono::Duration;
use permit_api::{Code, Problem};
use permit_rules::{CouncilId, LinkId};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

const WINDOW: Duration = Duration::minutes(5);
const LONG_WINDOW: Duration = Duration::hours(1);
const DAY: Duration = Duration::days(1);
/// Wrong passwords for an account from one network in the window.
const PER_ACCOUNT_AND_NETWORK: u32 = 10;
/// Tries from one network in the window, whatever they are for.
const PER_NETWORK: u32 = 100;
/// Looks at how payments ended from one network in the window.
const OUTCOMES_PER_NETWORK: u32 = 300;
/// Wrong passwords in a row for an account from everywhere in the long window.
const PER_ACCOUNT: u32 = 100;
/// What visitors do with links from one network in the window.
const VISITS_PER_NETWORK: u32 = 300;
/// What visitors do with one link in the window.
const VISITS_PER_LINK: u32 = 100;
/// Documents a holder may send in a day, good or bad.
const DOCUMENTS: u32 = 40;
/// Receipts sent once more to a holder's members in the long window.
const RECEIPTS: u32 = 5;
/// Looks of an officer's device at the feed of stays in the window.
const FEEDS: u32 = 300;
/// Calls by one token in the window.
const CALLS_PER_TOKEN: u32 = 300;
/// Looks at one calendar, and at calendars from one network, in the window.
const CALENDARS: [u32; 2] = [60, 300];
/// Tests of an account's addresses in the long window.
const HOOK_TESTS: u32 = 30;
/// Wrong answers to questions about a holder at the telephone desk in the long window.
const WRONG_ANSWERS: u32 = 9;
/// Letters with codes to an address or a number in the long window.
const LETTERS_PER_CONTACT: u32 = 5;
/// Letters with codes asked for from one network in the long window.
const LETTERS_PER_NETWORK: u32 = 50;

/// How far back tries matter.
pub fn window() -> Duration {
    DAY
}

/// Whose password is tried.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// An account's.
    Account(&'a str),
    /// Nobody's: what was typed leads to no account.
    Nobody(&'a str),
}

impl Whose<'_> {
    fn hash(self, what: &str) -> Sha256 {
        let hash = Sha256::new().chain_update(what).chain_update([0]);
        match self {
            Self::Account(id) => hash.chain_update("id\0").chain_update(id),
            Self::Nobody(typed) => hash.chain_update("typed\0").chain_update(typed),
        }
    }

    fn everywhere(self) -> [u8; 32] {
        self.hash("account").finalize().into()
    }

    fn from(self, network: IpAddr) -> [u8; 32] {
        self.hash("account and network")
            .chain_update([0])
            .chain_update(self::network("", network))
            .finalize()
            .into()
    }
}

/// Counts a try at a password from a network address.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count(
    office: &Office,
    council: &CouncilId,
    whose: Whose<'_>,
    from: IpAddr,
) -> Result<(), Problem> {
    let near = vec![
        Bucket { key: whose.from(from), most: PER_ACCOUNT_AND_NETWORK },
        Bucket { key: network("tries", from), most: PER_NETWORK },
    ];
    count_in(office, council, near, WINDOW).await?;
    let far = vec![Bucket { key: whose.everywhere(), most: PER_ACCOUNT }];
    count_in(office, council, far, LONG_WINDOW).await
}

/// Counts a try at a code, a secret or a passkey from a network address.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_proof(office: &Office, council: &CouncilId, from: IpAddr) -> Result<(), Problem> {
    count_in(office, council, vec![Bucket { key: network("proofs", from), most: PER_NETWORK }], WINDOW).await
}

/// Counts a look at how a payment ended, by somebody who need not be logged in.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_outcome(office: &Office, council: &CouncilId, from: IpAddr) -> Result<(), Problem> {
    let bucket = Bucket { key: network("outcomes", from), most: OUTCOMES_PER_NETWORK };
    count_in(office, council, vec![bucket], WINDOW).await
}

/// Counts a look at what a receipt proves, by somebody who need not be logged in.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_check(office: &Office, council: &CouncilId, from: IpAddr) -> Result<(), Problem> {
    let bucket = Bucket { key: network("receipts checked", from), most: OUTCOMES_PER_NETWORK };
    count_in(office, council, vec![bucket], WINDOW).await
}

/// Counts what a visitor does with a link, from a network address and by the link wherever it is.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_visit(
    office: &Office,
    council: &CouncilId,
    link: &LinkId,
    from: IpAddr,
) -> Result<(), Problem> {
    let by_link = Sha256::new().chain_update("links\0").chain_update(link.as_str()).finalize().into();
    let buckets = vec![
        Bucket { key: network("links", from), most: VISITS_PER_NETWORK },
        Bucket { key: by_link, most: VISITS_PER_LINK },
    ];
    count_in(office, council, buckets, WINDOW).await
}

/// Counts a letter with a code, to an address or a number, asked for from a network address.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_letter(
    office: &Office,
    council: &CouncilId,
    to: &str,
    from: IpAddr,
) -> Result<(), Problem> {
    let to = Sha256::new().chain_update("letters\0").chain_update(to).finalize().into();
    let buckets = vec![
        Bucket { key: to, most: LETTERS_PER_CONTACT },
        Bucket { key: network("letters", from), most: LETTERS_PER_NETWORK },
    ];
    count_in(office, council, buckets, LONG_WINDOW).await
}

/// Counts a document that a holder announces.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_document(office: &Office, key: &HolderKey) -> Result<(), Problem> {
    let hash = Sha256::new().chain_update("documents\0").chain_update(key.holder.as_str());
    let bucket = Bucket { key: hash.finalize().into(), most: DOCUMENTS };
    count_in(office, &key.council, vec![bucket], DAY).await
}

/// Counts a receipt that is to be sent to a holder once more.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_receipt(office: &Office, key: &HolderKey) -> Result<(), Problem> {
    let hash = Sha256::new().chain_update("receipts\0").chain_update(key.holder.as_str());
    let bucket = Bucket { key: hash.finalize().into(), most: RECEIPTS };
    count_in(office, &key.council, vec![bucket], LONG_WINDOW).await
}

/// Counts a look at the feed of stays by an officer's device.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_feed(office: &Office, council: &CouncilId, device: &str) -> Result<(), Problem> {
    let hash = Sha256::new().chain_update("feeds\0").chain_update(device);
    count_in(office, council, vec![Bucket { key: hash.finalize().into(), most: FEEDS }], WINDOW).await
}

/// Counts a call by a token.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_token(office: &Office, council: &CouncilId, token: &str) -> Result<(), Problem> {
    let hash = Sha256::new().chain_update("tokens\0").chain_update(token);
    let bucket = Bucket { key: hash.finalize().into(), most: CALLS_PER_TOKEN };
    count_in(office, council, vec![bucket], WINDOW).await
}

/// Counts a look at a calendar from a network address.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_calendar(
    office: &Office,
    council: &CouncilId,
    hash: [u8; 32],
    from: IpAddr,
) -> Result<(), Problem> {
    let [each, all] = CALENDARS;
    let key = Sha256::new().chain_update("calendars\0").chain_update(hash).finalize().into();
    let buckets = vec![Bucket { key, most: each }, Bucket { key: network("calendars", from), most: all }];
    count_in(office, council, buckets, WINDOW).await
}

/// Counts a test of one of an account's addresses.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_hook_test(office: &Office, council: &CouncilId, account: &str) -> Result<(), Problem> {
    let hash = Sha256::new().chain_update("hook tests\0").chain_update(account);
    let bucket = Bucket { key: hash.finalize().into(), most: HOOK_TESTS };
    count_in(office, council, vec![bucket], LONG_WINDOW).await
}

/// Counts a round of questions about a holder that was answered wrongly at the telephone desk.
///
/// # Errors
/// `too_many_tries`, with the seconds until there is room again.
pub async fn count_wrong_answer(office: &Office, key: &HolderKey) -> Result<(), Problem> {
    let hash = Sha256::new().chain_update("answers\0").chain_update(key.holder.as_str());
    let bucket = Bucket { key: hash.finalize().into(), most: WRONG_ANSWERS };
    count_in(office, &key.council, vec![bucket], LONG_WINDOW).await
}

async fn count_in(
    office: &Office,
    council: &CouncilId,
    buckets: Vec<Bucket>,
    window: Duration,
) -> Result<(), Problem> {
    let now = office.clock.now();
    match office.store.count_try(council.clone(), buckets, window, now).await? {
        None => Ok(()),
        Some(free_at) => {
            let seconds = u32::try_from((free_at - now).num_seconds() + 1).unwrap_or(1);
            Err(Problem::new(Code::TooManyTries).retry_after(seconds))
        }
    }
}

/// Forgets the tries at an account's password, those from everywhere and those from here: its owner is there.
pub async fn forgive(
    office: &Office,
    council: &CouncilId,
    account: &str,
    from: IpAddr,
) -> Result<(), Problem> {
    let whose = Whose::Account(account);
    office.store.forgive(council.clone(), whose.everywhere()).await?;
    Ok(office.store.forgive(council.clone(), whose.from(from)).await?)
}

/// IPv6 hands out whole networks, so all of one count together.
fn network(what: &str, from: IpAddr) -> [u8; 32] {
    let hash = Sha256::new().chain_update("network\0").chain_update(what).chain_update([0]);
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
        let of = |text: &str| network("tries", text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:2"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.1"));
    }

    #[test]
    fn nobody_counts_for_somebody_else() {
        let here = "192.0.2.1".parse().unwrap();
        let all = [
            Whose::Account("ada").everywhere(),
            Whose::Nobody("ada").everywhere(),
            Whose::Account("ada").from(here),
            Whose::Account("ada").from("192.0.2.2".parse().unwrap()),
            network("tries", here),
            network("letters", here),
        ];
        for (n, bucket) in all.iter().enumerate() {
            assert!(!all[n + 1..].contains(bucket), "{n}");
        }
    }
}
