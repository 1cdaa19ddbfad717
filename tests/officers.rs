//! Officers' devices against the real program: keys as an operator makes them, and a device that works offline. Whatever
//! residents do, however the server dies meanwhile, what the device holds after catching up is what residents were told.

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Duration, Utc};
use permit_api::enforcement::{
    CheckPlace, CheckPlate, FeedCursor, FeedRight, GetStayFeed, PlateCheck, RightKind, StayFeed,
};
use permit_api::stays::{Correct, Phase};
use permit_api::{Code, Reply, Request};
use permit_rules::{Start, Vrn, ZoneId, day};
use permit_tests::dice::Dice;
use permit_tests::person::Person;
use permit_tests::server::{self, Server, Told};
use permit_tests::{fresh_id, repository};
use std::collections::BTreeMap;

const PEOPLE: [&str; 4] = ["ann@example.org", "ben@example.org", "cas@example.org", "dee@example.org"];
const STEPS: usize = 300;

/// A server where half of the people live in the other zone.
fn town() -> Result<Server> {
    let mut people = std::fs::read_to_string(repository("tests/people.toml"))?;
    for who in ["ben", "dee"] {
        let at = people.find(&format!("holder = \"{who}\"")).context("the person")?;
        let rest = people.split_off(at);
        people += &rest.replacen("zone = \"kite\"", "zone = \"york-area\"", 1);
    }
    let folder = server::folder()?;
    let file = folder.path().join("people.toml");
    std::fs::write(&file, people)?;
    let port = server::free_port()?;
    let arguments = vec!["--public-url".to_owned(), format!("http://localhost:{port}")];
    Server::in_folder(folder, file, port, Told { arguments, ..Told::default() })
}

/// What an operator types, with the server stopped meanwhile: how it ended, and what was printed.
fn operator(server: &mut Server, more: &[&str]) -> Result<(bool, String)> {
    server.kill()?;
    let scheme = repository("schemes/cambridgeshire.toml");
    let scheme = scheme.to_str().context("a path")?;
    let arguments = [&["--scheme", scheme, "--council", "cambridgeshire"], more].concat();
    let done = server.run("officer-key", &arguments)?;
    server.restart()?;
    let printed = [String::from_utf8(done.stdout)?, String::from_utf8(done.stderr)?].concat();
    Ok((done.status.success(), printed.trim().to_owned()))
}

fn make(server: &mut Server, name: &str, zones: &[&str]) -> Result<String> {
    let (made, printed) = operator(server, &[&["--name", name], zones].concat())?;
    anyhow::ensure!(made && printed.starts_with("pvo_cambridgeshire."), "{printed}");
    Ok(printed)
}

/// An officer's device.
struct Device {
    line: Person,
    zones: Vec<ZoneId>,
    cursor: Option<FeedCursor>,
    held: BTreeMap<String, FeedRight>,
    resets: usize,
}

impl Device {
    fn new(server: &Server, key: &str, zones: &[&str]) -> Result<Self> {
        let zones = zones.iter().map(|zone| zone.parse()).collect::<Result<_, _>>()?;
        let line = Person::stranger(server)?.with_token(key.to_owned());
        Ok(Self { line, zones, cursor: None, held: BTreeMap::new(), resets: 0 })
    }

    async fn page(&self, limit: u32) -> Result<StayFeed> {
        let (cursor, limit) = (self.cursor.clone(), Some(limit));
        match self.line.call(&Request::StayFeed(GetStayFeed { cursor, limit, scheme: None })).await? {
            Ok(Reply::StayFeed(feed)) => Ok(feed),
            other => bail!("the feed: {other:?}"),
        }
    }

    /// Catches up, in pages.
    async fn catch_up(&mut self, limit: u32) -> Result<()> {
        loop {
            let feed = self.page(limit).await?;
            if feed.reset {
                self.held.clear();
                self.resets += 1;
            }
            for stay in feed.stays {
                match stay.right {
                    Some(right) => drop(self.held.insert(stay.id, right)),
                    None => drop(self.held.remove(&stay.id)),
                }
            }
            self.cursor = Some(feed.cursor);
            if !feed.more {
                return Ok(());
            }
        }
    }

    /// What it would let stand from now on.
    fn rights(&self, now: DateTime<Utc>) -> Vec<(Vrn, ZoneId, DateTime<Utc>, DateTime<Utc>)> {
        let current = self.held.values().filter(|it| now < it.end);
        let mut rights: Vec<_> =
            current.map(|it| (it.plate.clone(), it.zone.clone(), it.start, it.end)).collect();
        rights.sort();
        rights
    }

    async fn check(&self, plate: &str, zone: &ZoneId) -> Result<PlateCheck> {
        let place = CheckPlace::Zone { zone: zone.clone() };
        let check = CheckPlate { plate: plate.to_owned(), place, at: None };
        match self.line.call(&Request::CheckPlate(check)).await? {
            Ok(Reply::CheckPlate(check)) => Ok(check),
            other => bail!("the check: {other:?}"),
        }
    }
}

/// What residents see of their own stays.
async fn truth(
    people: &[Person],
    zones: &[ZoneId],
) -> Result<Vec<(Vrn, ZoneId, DateTime<Utc>, DateTime<Utc>)>> {
    let mut rights = Vec::new();
    for person in people {
        for it in person.overview().await?.stays {
            let stands = matches!(it.phase, Phase::Now | Phase::Next);
            if stands && zones.contains(&it.stay.zone.id) {
                rights.push((it.stay.plate.vrn, it.stay.zone.id, it.stay.start, it.stay.end));
            }
        }
    }
    rights.sort();
    Ok(rights)
}

/// Somebody does something that may be refused: what counts is what stands afterwards.
async fn act(dice: &mut Dice, people: &[Person], now: DateTime<Utc>) -> Result<()> {
    let person = dice.pick(people).context("somebody")?;
    let plate = format!("AB{} CDE", 10 + dice.below(30));
    let stays = person.overview().await?.stays;
    let stands = |phase| matches!(phase, Phase::Now | Phase::Next);
    let standing: Vec<_> = stays.into_iter().filter(|it| stands(it.phase)).collect();
    match (dice.below(10), dice.pick(&standing)) {
        (0..=1, Some(it)) => drop(person.cancel(fresh_id(), &it.stay.id).await?),
        (2..=4, Some(it)) => {
            let stay = it.stay.id.clone();
            drop(person.call(&Request::Correct(Correct { request: fresh_id(), stay, plate })).await?);
        }
        _ => {
            let tomorrow = day::later(day::of(now, chrono_tz::Europe::London), 1 + dice.below(5));
            let nine = tomorrow.and_hms_opt(9, 0, 0).context("a time")?;
            let start = if dice.in_thousand(500) { Start::Now } else { Start::At { local: nine } };
            drop(person.activate(fresh_id(), &plate, start).await?);
        }
    }
    Ok(())
}

#[tokio::test]
async fn after_catching_up_a_device_holds_what_residents_were_told() -> Result<()> {
    let mut server = town()?;
    let all = make(&mut server, "Handheld 7", &[])?;
    let some = make(&mut server, "Handheld 8", &["--zones", "york-area"])?;
    let mut devices =
        [Device::new(&server, &all, &["kite", "york-area"])?, Device::new(&server, &some, &["york-area"])?];
    let mut people = Vec::new();
    for email in PEOPLE {
        people.push(Person::log_in(&server, email).await?);
    }
    let (mut dice, mut compared) = (Dice::of(7), 0);
    for step in 0..STEPS {
        act(&mut dice, &people, server.now()).await?;
        if dice.in_thousand(20) {
            server.pass(Duration::minutes(i64::from(dice.below(240))))?;
        }
        if dice.in_thousand(15) {
            server.kill()?;
            server.restart()?;
        }
        for device in &mut devices {
            if dice.in_thousand(150) {
                device.catch_up(1 + dice.below(7)).await?;
                let now = server.now();
                assert_eq!(device.rights(now), truth(&people, &device.zones).await?, "step {step}");
                compared += 1;
            }
        }
    }
    assert!(compared > 30, "only {compared} comparisons: the test did not test much");
    for (device, key) in devices.iter_mut().zip([&all, &some]) {
        device.catch_up(1000).await?;
        let mut fresh = Device::new(&server, key, &[])?;
        fresh.catch_up(3).await?;
        let now = server.now();
        assert_eq!(device.rights(now), fresh.rights(now));
        assert!(!device.rights(now).is_empty());
        assert_eq!(device.resets, 1, "a server that was killed is no other store");
    }
    // What it would decide by itself is what it is told, whoever's stays of a plate there are.
    let rights = devices[0].rights(server.now());
    for (plate, zone, ..) in &rights {
        let told = devices[0].check(plate.as_str(), zone).await?;
        let covers = |(other, there, start, end): &(Vrn, ZoneId, DateTime<Utc>, DateTime<Utc>)| {
            other == plate && there == zone && *start <= told.as_of && told.as_of < *end
        };
        assert_eq!(told.kind == RightKind::VisitorStay, rights.iter().any(covers), "{plate} in {zone}");
    }
    Ok(())
}

#[tokio::test]
async fn a_cursor_that_is_old_or_of_another_store_begins_anew() -> Result<()> {
    let mut server = town()?;
    let key = make(&mut server, "Handheld 7", &[])?;
    let mut device = Device::new(&server, &key, &["kite", "york-area"])?;
    let ann = Person::log_in(&server, PEOPLE[0]).await?;
    for plate in ["AA11 AAA", "BB22 BBB", "CC33 CCC"] {
        ann.activate(fresh_id(), plate, Start::Now).await?.map_err(|it| anyhow::anyhow!("{it:?}"))?;
    }
    let first = device.page(1000).await?;
    assert_eq!((first.reset, first.stays.len(), first.more), (true, 3, false));
    let hours = first.hours.context("the hours")?;
    assert_eq!((hours.zones.len(), hours.timezone.as_str(), hours.grace_minutes), (2, "Europe/London", 10));
    device.catch_up(1000).await?;
    let kept = device.cursor.clone().context("a cursor")?;
    let again = device.page(1000).await?;
    assert_eq!((again.reset, again.stays.len()), (false, 0), "nothing has happened");
    for void in [
        FeedCursor { epoch: "another".to_owned(), ..kept.clone() },
        FeedCursor { place: kept.place + 1, ..kept.clone() },
        FeedCursor { at: kept.at - Duration::hours(25), ..kept.clone() },
        FeedCursor { at: kept.at + Duration::hours(25), ..kept.clone() },
    ] {
        device.cursor = Some(void.clone());
        let anew = device.page(1000).await?;
        assert_eq!((anew.reset, anew.stays.len()), (true, 3), "{void:?}");
    }
    // A day later the stays are over, and nothing of them is told to whoever begins anew.
    server.pass(Duration::hours(25))?;
    device.cursor = Some(kept);
    let later = device.page(1000).await?;
    assert_eq!((later.reset, later.stays.len()), (true, 0));
    Ok(())
}

#[tokio::test]
async fn an_operator_makes_lists_and_takes_back_keys() -> Result<()> {
    let mut server = town()?;
    let key = make(&mut server, "Handheld 7", &["--zones", "kite,york-area"])?;
    let (made, told) = operator(&mut server, &["--name", "Handheld 7"])?;
    assert!(!made && told.contains("choose another name"), "{told}");
    let (made, told) = operator(&mut server, &["--name", "Handheld 8", "--zones", "moon"])?;
    assert!(!made && told.contains("no zone called moon"), "{told}");
    let today = server.now().format("%F");
    let (_, list) = operator(&mut server, &["--list"])?;
    assert_eq!(list, format!("Handheld 7: kite,york-area, made {today}"));
    assert!(!list.contains(&key));
    let device = Device::new(&server, &key, &[])?;
    device.check("AB12 CDE", &"kite".parse()?).await?;
    let (_, asked) = operator(&mut server, &["--asked-about", "ab12cde"])?;
    assert!(asked.contains(" Handheld 7 in kite: "), "{asked}");
    let (done, told) = operator(&mut server, &["--revoke", "Handheld 7"])?;
    assert!(done && told.contains("opens nothing any more"), "{told}");
    assert!(!operator(&mut server, &["--revoke", "Handheld 7"])?.0);
    let refused = device.line.call(&Request::StayFeed(GetStayFeed::default())).await?;
    assert_eq!(refused.map_err(|it| it.code), Err(Code::OfficerKeyNeeded));
    let (_, list) = operator(&mut server, &["--list"])?;
    assert_eq!(list, format!("Handheld 7: kite,york-area, made {today}, revoked {today}"));
    // No key in the clear anywhere in the data.
    let secret = key.rsplit('.').next().context("the secret part")?;
    for file in std::fs::read_dir(server.folder())? {
        let path = file?.path();
        if path.is_file() {
            let bytes = std::fs::read(&path)?;
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "the key is in {}", path.display());
        }
    }
    Ok(())
}
