//! Letters about visits that soon can no longer be used: 30 days, 7 days and a day before their last day, after
//! breakfast. The name of a letter holds its stage and that day, so each is posted once, whatever the number of bundles.

use crate::letters::{Letter, LetterKind};
use crate::store::{HolderKey, Store, Trouble};
use chrono::{DateTime, Duration, NaiveDate, Timelike, Utc};
use permit_api::Arg;
use permit_rules::scheme::Unit;
use permit_rules::{Holder, Scheme, day};

/// Days before the last day.
const STAGES: [i64; 3] = [30, 7, 1];
/// Days for which a letter that could not be posted in time is still worth posting.
const LATE: i64 = 3;
/// The local hour from which letters are posted.
const HOUR: u32 = 9;

/// Posts what is due at a moment.
pub async fn post(store: &dyn Store, scheme: &Scheme, now: DateTime<Utc>) -> Result<(), Trouble> {
    let local = day::local(now, scheme.timezone);
    if local.hour() < HOUR {
        return Ok(());
    }
    for stage in STAGES {
        for ahead in (stage - LATE).max(0)..=stage {
            let last_day = local.date() + Duration::days(ahead);
            let council = scheme.council.clone();
            for key in store.with_visits_until(council, last_day, false).await? {
                tell(store, scheme, &key, (stage, last_day, ahead), now).await?;
            }
        }
    }
    Ok(())
}

async fn tell(
    store: &dyn Store,
    scheme: &Scheme,
    key: &HolderKey,
    (stage, last_day, ahead): (i64, NaiveDate, i64),
    now: DateTime<Utc>,
) -> Result<(), Trouble> {
    let Some(held) = store.load(key.clone(), now).await? else { return Ok(()) };
    let members = store.members(key.clone()).await?;
    let mut letters = Vec::new();
    for (unit, kind, name) in [
        (Unit::Visit, LetterKind::VisitsExpiring, "visits"),
        (Unit::Hour, LetterKind::HoursExpiring, "hours"),
    ] {
        let left = left(&held.holder, scheme, unit, last_day);
        if left == 0 {
            continue;
        }
        let args =
            [(name, Arg::Number(left.into())), ("until", Arg::Day(last_day)), ("days", Arg::Number(ahead))];
        letters.extend(members.iter().filter_map(|account| {
            Some(Letter {
                id: format!("{name}-expiring-{stage}-{last_day}-{}", account.id),
                council: key.council.clone(),
                to: account.contact()?,
                language: account.language,
                kind,
                args: args.clone().map(|(name, arg)| (name.to_owned(), arg)).into(),
                points: Vec::new(),
                not_before: now,
                about: None,
                encloses: None,
            })
        }));
    }
    store.post(letters).await
}

/// Visits, or hours, that have a day as their last. A kind of permit that the scheme no longer names counts visits.
fn left(holder: &Holder, scheme: &Scheme, unit: Unit, last_day: NaiveDate) -> u32 {
    let unit_of = |product| scheme.product(Some(product)).map_or(Unit::Visit, |product| product.unit);
    let due = holder.bundles.values().filter(|it| it.last_day == last_day && unit_of(&it.product) == unit);
    due.map(|bundle| bundle.available()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::SeededRng;
    use crate::store::{Account, Admission, RequestStamp, SqliteStore};
    use permit_api::access::Role;
    use permit_api::words::Lang;
    use permit_rules::{Bundle, Change, scheme};
    use std::sync::Arc;

    /// A holder with two members, one of whom is written to by text in Welsh.
    struct Town {
        store: Arc<dyn Store>,
        scheme: Scheme,
        key: HolderKey,
        _folder: tempfile::TempDir,
    }

    impl Town {
        async fn new(file: &str) -> Self {
            let scheme = scheme::read(file).unwrap();
            let key = HolderKey { council: scheme.council.clone(), holder: "h1".parse().unwrap() };
            let folder = tempfile::tempdir().unwrap();
            let store: Arc<dyn Store> =
                Arc::new(SqliteStore::open(folder.path(), &SeededRng::new(1)).unwrap());
            let town = Self { store, scheme, key, _folder: folder };
            town.member("ada", Some("ada@example.org"), None, Lang::En).await;
            town.member("bryn", None, Some("+447700900123"), Lang::Cy).await;
            town
        }

        async fn member(&self, id: &str, email: Option<&str>, mobile: Option<&str>, language: Lang) {
            let account = Account {
                id: id.to_owned(),
                council: self.key.council.clone(),
                holder: Some(self.key.holder.clone()),
                role: Role::Resident,
                email: email.map(str::to_owned),
                mobile: mobile.map(str::to_owned),
                name: id.to_owned(),
                password: "$argon2id$none".to_owned(),
                language,
                since: DateTime::UNIX_EPOCH,
            };
            let admission = Admission { zone: None, registered_until: None, account };
            self.store.admit(admission).await.unwrap();
        }

        /// A bundle of 5 of which so many are spent and held back.
        async fn bundle(&self, id: &str, last_day: &str, spent: u32, reserved: u32) {
            let product = self.scheme.products[0].id.clone();
            let (id, at) = (id.parse().unwrap(), DateTime::UNIX_EPOCH);
            let bundle = Bundle::new(id, product, 5, at, last_day.parse().unwrap());
            let bundle = Bundle { spent, reserved, ..bundle };
            let request = format!("{}-{spent}-{reserved}", bundle.id).parse().unwrap();
            let stamp = RequestStamp {
                request,
                fingerprint: [0; 32],
                operation: "credit",
                account: None,
                channel: None,
                at,
                order: None,
            };
            assert!(
                self.store.credit(self.key.clone(), stamp, vec![Change::Bundle { bundle }]).await.unwrap()
            );
        }

        /// Looks every hour from a moment until another.
        async fn pass(&self, from: &str, until: &str) {
            let (mut now, until): (DateTime<Utc>, DateTime<Utc>) =
                (from.parse().unwrap(), until.parse().unwrap());
            while now < until {
                post(&*self.store, &self.scheme, now).await.unwrap();
                now += Duration::hours(1);
            }
        }

        /// The letters to a member, oldest first: when, what, and how many of what end in how many days.
        async fn told(&self, member: &str) -> Vec<(String, LetterKind, i64, i64)> {
            let mut letters = self.store.latest(500).await.unwrap();
            letters.reverse();
            let of = letters.into_iter().map(|kept| kept.letter).filter(|it| it.id.ends_with(member));
            let told = |letter: Letter| {
                let number = |name: &str| match letter.args.get(name) {
                    Some(Arg::Number(number)) => *number,
                    other => panic!("{name}: {other:?}"),
                };
                let at = letter.not_before.format("%F %H:%M").to_string();
                (at, letter.kind, number(letter.kind.args()[0]), number("days"))
            };
            of.map(told).collect()
        }
    }

    fn at(letters: &[(&str, i64, i64)], kind: LetterKind) -> Vec<(String, LetterKind, i64, i64)> {
        letters.iter().map(|(at, visits, days)| ((*at).to_owned(), kind, *visits, *days)).collect()
    }

    const CAMBRIDGESHIRE: &str = include_str!("../../../../schemes/cambridgeshire.toml");
    const MORFA: &str = include_str!("../../../../schemes/morfa.toml");

    #[tokio::test]
    async fn visits_that_end_are_announced_three_times_once_each() {
        // The 30th day before is that on which the clocks go forward.
        let town = Town::new(CAMBRIDGESHIRE).await;
        town.bundle("a", "2026-04-28", 1, 0).await;
        town.bundle("b", "2026-04-28", 0, 2).await;
        town.bundle("later", "2026-06-28", 0, 0).await;
        town.pass("2026-03-25T00:00:00Z", "2026-04-10T00:00:00Z").await;
        town.bundle("a", "2026-04-28", 4, 0).await;
        town.pass("2026-04-10T00:00:00Z", "2026-05-03T00:00:00Z").await;
        let expected = at(
            &[("2026-03-29 08:00", 7, 30), ("2026-04-21 08:00", 4, 7), ("2026-04-27 08:00", 4, 1)],
            LetterKind::VisitsExpiring,
        );
        assert_eq!(town.told("ada").await, expected);
        assert_eq!(town.told("bryn").await, expected);
        let letters = town.store.latest(500).await.unwrap();
        let bryn = letters.iter().find(|it| it.letter.id.ends_with("bryn")).unwrap();
        assert_eq!(bryn.letter.language, Lang::Cy);
        assert_eq!(bryn.letter.args["until"], Arg::Day("2026-04-28".parse().unwrap()));
    }

    #[tokio::test]
    async fn nine_in_the_morning_is_the_councils_when_the_clocks_go_back() {
        let town = Town::new(MORFA).await;
        town.bundle("a", "2026-10-26", 0, 0).await;
        town.pass("2026-09-20T00:00:00Z", "2026-10-30T00:00:00Z").await;
        let expected = at(
            &[("2026-09-26 08:00", 5, 30), ("2026-10-19 08:00", 5, 7), ("2026-10-25 09:00", 5, 1)],
            LetterKind::HoursExpiring,
        );
        assert_eq!(town.told("ada").await, expected);
    }

    #[tokio::test]
    async fn what_is_used_up_or_held_back_is_not_announced() {
        let town = Town::new(CAMBRIDGESHIRE).await;
        town.bundle("a", "2026-04-28", 3, 2).await;
        town.pass("2026-03-25T00:00:00Z", "2026-05-03T00:00:00Z").await;
        assert_eq!(town.told("ada").await, []);
    }

    #[tokio::test]
    async fn a_letter_that_is_late_says_how_many_days_are_left_and_a_very_late_one_is_left_out() {
        let town = Town::new(CAMBRIDGESHIRE).await;
        town.bundle("a", "2026-04-28", 0, 0).await;
        // The server was away from before the 30th day until two days after it, and for four days after the 7th.
        town.pass("2026-03-31T12:00:00Z", "2026-04-20T00:00:00Z").await;
        town.pass("2026-04-25T00:00:00Z", "2026-04-26T00:00:00Z").await;
        // And then until the last day.
        town.pass("2026-04-28T00:00:00Z", "2026-04-29T12:00:00Z").await;
        let expected =
            at(&[("2026-03-31 12:00", 5, 28), ("2026-04-28 08:00", 5, 0)], LetterKind::VisitsExpiring);
        assert_eq!(town.told("ada").await, expected);
    }
}
