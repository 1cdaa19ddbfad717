//! Putting on record which visits were not used in time. The rules never let them be used anyway; the books say so.

use crate::rng::Rng;
use crate::store::{HolderKey, RequestStamp, Store, Verdict};
use chrono::{DateTime, Utc};
use permit_api::{Code, Problem};
use permit_rules::{Buy, Command, Holder, RequestId, Scheme, day};
use std::sync::Arc;

/// Puts on record what has expired before the local day of a moment.
pub async fn record(
    store: &dyn Store,
    rng: &dyn Rng,
    scheme: &Arc<Scheme>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let today = day::of(now, scheme.timezone);
    for key in store.with_visits_until(scheme.council.clone(), today, true).await? {
        expire(store, rng, scheme, key, now).await?;
    }
    Ok(())
}

async fn expire(
    store: &dyn Store,
    rng: &dyn Rng,
    scheme: &Arc<Scheme>,
    key: HolderKey,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let fresh = rng.text::<12>().map_err(|_| Problem::new(Code::Internal))?;
    let stamp = RequestStamp {
        request: RequestId::try_from(fresh).map_err(|_| Problem::new(Code::Internal))?,
        fingerprint: [0; 32],
        operation: "expire",
        account: None,
        channel: None,
        at: now,
        order: None,
    };
    let scheme = Arc::clone(scheme);
    let judge = move |holder: &Holder| {
        Ok(Verdict::from(permit_rules::decide(holder, &Command::Buy(Buy::Expire), &scheme, now)?))
    };
    store.decide(key, stamp, Box::new(judge)).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;
    use crate::store::conformance::fixture::{SCHEME, key, memory, sqlite, with_visits, wrong};

    #[tokio::test]
    async fn visits_are_put_on_record_once_when_their_last_day_is_over() {
        let (file, _folder) = sqlite();
        for store in [memory(), file] {
            let (ada, bea) = (key("ada"), key("bea"));
            with_visits(&*store, &ada, 2).await;
            with_visits(&*store, &bea, 0).await;
            let rng = SeededRng::new(1);
            // The last local day of both bundles is 22 May 2027.
            for (now, expired, version) in [
                ("2027-05-22T22:59:59Z", 0, 1),
                ("2027-05-22T23:00:00Z", 2, 2),
                ("2027-05-23T00:00:00Z", 2, 2),
            ] {
                let now = now.parse().unwrap();
                record(&*store, &rng, &SCHEME, now).await.unwrap();
                let held = store.load(ada.clone(), now).await.unwrap().unwrap();
                let bundle = held.holder.bundles.values().next().unwrap();
                assert_eq!((bundle.expired, held.version), (expired, version), "{now}");
                assert_eq!(store.load(bea.clone(), now).await.unwrap().unwrap().version, 1);
                assert_eq!(wrong(&*store, now).await, Vec::<String>::new());
            }
        }
    }
}
