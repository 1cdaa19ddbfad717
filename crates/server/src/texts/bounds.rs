//! How many texts of one sender are answered. Who sends more is told so once, and then nothing; strangers get a few
//! answers each, and so many in all, so that nobody can have us write to numbers that never wrote.

use super::sender::Sender;
use crate::office::Office;
use crate::store::Bucket;
use chrono::{DateTime, Duration, Utc};
use permit_api::Problem;
use permit_rules::CouncilId;
use sha2::{Digest, Sha256};

const WINDOW: Duration = Duration::hours(1);
/// Answers to a linked mobile in the window; beyond that networks begin to block us.
const LINKED: u32 = 20;
/// Visits asked for by a linked mobile in a day, so that whoever forges its number cannot use everything up.
const STARTS: u32 = 10;
/// Answers to another number in the window.
const STRANGER: u32 = 3;
/// Answers to all other numbers of a council in the window.
const STRANGERS: u32 = 600;

/// What is to become of a text.
pub(super) enum Bounds {
    /// It is answered.
    Within,
    /// Its sender is told, this once, that there were too many.
    TooMany,
    /// Nothing goes back.
    Silence,
}

/// Counts a text.
pub(super) async fn count(
    office: &Office,
    council: &CouncilId,
    sender: &Sender,
    (linked, starts): (bool, bool),
    now: DateTime<Utc>,
) -> Result<Bounds, Problem> {
    let fits_in = async |window, buckets| {
        office.store.count_try(council.clone(), buckets, window, now).await.map(|full| full.is_none())
    };
    let fits = async |buckets| fits_in(WINDOW, buckets).await;
    let of_sender = |what, most| bucket(what, sender.number(), most);
    if !linked {
        let buckets =
            vec![of_sender("texts of a stranger", STRANGER), bucket("texts of strangers", "", STRANGERS)];
        return Ok(if fits(buckets).await? { Bounds::Within } else { Bounds::Silence });
    }
    let within = fits(vec![of_sender("texts", LINKED)]).await?;
    if within && (!starts || fits_in(Duration::days(1), vec![of_sender("visits by text", STARTS)]).await?) {
        return Ok(Bounds::Within);
    }
    let told = fits(vec![of_sender("too many texts", 1)]).await?;
    Ok(if told { Bounds::TooMany } else { Bounds::Silence })
}

fn bucket(what: &str, number: &str, most: u32) -> Bucket {
    let key = Sha256::new().chain_update(what).chain_update([0]).chain_update(number).finalize().into();
    Bucket { key, most }
}
