//! Forgetting plates that were kept under a name and not used for a year.

use crate::rng::Rng;
use crate::store::{HolderKey, RequestStamp, Store, Verdict};
use chrono::{DateTime, Utc};
use permit_api::{Code, Problem};
use permit_rules::plates::{KEPT_MONTHS, PlateStep};
use permit_rules::{Command, Holder, RequestId, Scheme, day};
use std::sync::Arc;

/// Forgets the plates of a council's holders that have not been used for long.
pub async fn forget(
    store: &dyn Store,
    rng: &dyn Rng,
    scheme: &Arc<Scheme>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let today = day::of(now, scheme.timezone);
    let before = day::begins(day::months_before(today, KEPT_MONTHS), scheme.timezone);
    for key in store.with_plates_before(scheme.council.clone(), before).await? {
        forget_of(store, rng, scheme, key, now).await?;
    }
    Ok(())
}

async fn forget_of(
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
        operation: "forget_plates",
        account: None,
        channel: None,
        at: now,
        order: None,
    };
    let scheme = Arc::clone(scheme);
    let judge = move |holder: &Holder| {
        let command = Command::Plates(PlateStep::ForgetUnused);
        Ok(Verdict::from(permit_rules::decide(holder, &command, &scheme, now)?))
    };
    store.decide(key, stamp, Box::new(judge)).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;
    use crate::store::conformance::fixture::{
        SCHEME, judge, key, memory, monday, sqlite, stamp, with_visits,
    };
    use permit_rules::Vrn;

    #[tokio::test]
    async fn a_plate_is_forgotten_when_its_year_is_over_and_not_before() {
        let (file, _folder) = sqlite();
        for store in [memory(), file] {
            let ada = key("ada");
            with_visits(&*store, &ada, 2).await;
            let save = |plate: &str| {
                let vrn = Vrn::read(plate).unwrap();
                Command::Plates(PlateStep::Save { vrn, name: "Mum".to_owned() })
            };
            for plate in ["AB12CDE", "XY34ZZZ"] {
                let decided = store.decide(ada.clone(), stamp(plate, plate), judge(save(plate), monday()));
                decided.await.unwrap();
            }
            let rng = SeededRng::new(1);
            // They were saved on 1 June 2026.
            for (now, kept, version) in [
                ("2027-06-01T22:59:59Z", 2, 3),
                ("2027-06-01T23:00:00Z", 0, 4),
                ("2027-06-02T23:00:00Z", 0, 4),
            ] {
                let now = now.parse().unwrap();
                forget(&*store, &rng, &SCHEME, now).await.unwrap();
                let held = store.load(ada.clone(), now).await.unwrap().unwrap();
                assert_eq!((held.holder.plates.kept.len(), held.version), (kept, version), "{now}");
            }
        }
    }
}
