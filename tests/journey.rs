//! A resident's journey over HTTP, against the real server: log in, look, ask what a visit would be, activate it,
//! correct it, cancel it, log out.

use anyhow::{Result, bail};
use permit_api::access::{ListDevices, LogOut, RevokeDevice};
use permit_api::plates::ReadPlate;
use permit_api::stays::{Correct, GetQuote, Phase, Quote, StayAnswer};
use permit_api::sync::GetChanges;
use permit_api::{Code, Reply, Request};
use permit_rules::{Channel, Length, Start};
use permit_tests::fresh_id;
use permit_tests::person::{Person, now, tomorrow};
use permit_tests::server::Server;

#[tokio::test]
async fn a_visitor_is_parked_corrected_and_given_back() -> Result<()> {
    let server = Server::start()?;
    let ann = Person::log_in(&server, "ann@example.org").await?;
    let before = ann.overview().await?;
    assert_eq!(before.products[0].visits_left, 95);
    assert_eq!(before.products[0].allowance.left, 1);

    let quote = quote(&ann, "ab12 cde", Start::Now, 2).await?;
    assert_eq!((quote.plate.shown.as_str(), quote.visits, quote.left_after), ("AB12 CDE", 2, 93));
    let midnight = permit_rules::day::ends(
        permit_rules::day::later(permit_rules::day::of(quote.start, chrono_tz::Europe::London), 1),
        chrono_tz::Europe::London,
    );
    assert_eq!(quote.end, midnight, "two days end at the second midnight");

    let request = fresh_id();
    let stay = ann.activate(request.clone(), "ab12 cde", Start::Now).await?.map_err(problem)?;
    assert_eq!((stay.phase, stay.stay.channel), (Phase::Now, Channel::App));
    assert!(stay.stay.start <= now() && now() < stay.stay.end);
    let again = ann.activate(request, "ab12 cde", Start::Now).await?.map_err(problem)?;
    assert_eq!(stay, again, "asking again changes nothing");

    let correct = Correct { request: fresh_id(), stay: stay.stay.id.clone(), plate: "AB12CDF".to_owned() };
    let corrected = match ann.call(&Request::Correct(correct)).await? {
        Ok(Reply::Correct(StayAnswer::Confirmed { stay })) => stay,
        other => bail!("{other:?}"),
    };
    assert_eq!((corrected.stay.plate.vrn.as_str(), corrected.stay.corrections.len()), ("AB12CDF", 1));
    let late = ann.cancel(fresh_id(), &stay.stay.id).await?.expect_err("it has started");
    assert_eq!(late.code, Code::CancelTooLate);

    let next = ann.activate(fresh_id(), "XY34 ZZZ", tomorrow()).await?.map_err(problem)?;
    assert_eq!(next.phase, Phase::Next);
    assert_eq!(ann.overview().await?.products[0].visits_left, 93);
    let cancelled = ann.cancel(fresh_id(), &next.stay.id).await?.map_err(problem)?;
    assert_eq!(cancelled.phase, Phase::Cancelled);
    assert_eq!(ann.overview().await?.products[0].visits_left, 94);
    Ok(())
}

#[tokio::test]
async fn a_request_id_is_for_one_request() -> Result<()> {
    let server = Server::start()?;
    let ann = Person::log_in(&server, "ann@example.org").await?;
    let request = fresh_id();
    ann.activate(request.clone(), "AB12CDE", tomorrow()).await?.map_err(problem)?;
    let other = ann.activate(request, "XY34ZZZ", tomorrow()).await?.expect_err("the id is taken");
    assert_eq!(other.code, Code::RequestReused);
    assert_eq!(ann.overview().await?.products[0].visits_left, 94);
    Ok(())
}

#[tokio::test]
async fn a_resident_without_visits_is_told_so() -> Result<()> {
    let server = Server::start()?;
    let eve = Person::log_in(&server, "no.visits@example.org").await?;
    let refused = eve.activate(fresh_id(), "AB12CDE", Start::Now).await?.expect_err("there are none");
    assert_eq!(refused.code, Code::NotEnoughVisits);
    let sentence = refused.message.unwrap_or_default();
    assert!(sentence.contains("needs 1 visit") && sentence.contains("none"), "{sentence}");
    Ok(())
}

#[tokio::test]
async fn plates_are_read_as_people_type_them() -> Result<()> {
    let server = Server::start()?;
    let ann = Person::log_in(&server, "ann@example.org").await?;
    for (typed, shown, suggestion) in [
        ("ab12cde", "AB12 CDE", None),
        ("AB I2 CDE", "ABI2CDE", Some("AB12 CDE")),
        ("12-abc-3", "12ABC3", None),
    ] {
        let plate = match ann.call(&Request::ReadPlate(ReadPlate { plate: typed.to_owned() })).await? {
            Ok(Reply::ReadPlate(plate)) => plate,
            other => bail!("{other:?}"),
        };
        assert_eq!(plate.shown, shown);
        assert_eq!(plate.suggestions.first().map(|it| it.shown.as_str()), suggestion, "{typed}");
    }
    Ok(())
}

#[tokio::test]
async fn another_device_catches_up_by_cursor() -> Result<()> {
    let server = Server::start()?;
    let (phone, tablet) = (
        Person::log_in(&server, "ann@example.org").await?,
        Person::log_in(&server, "ann@example.org").await?,
    );
    let whole = changes(&tablet, GetChanges::default()).await?;
    assert!(whole.reset && whole.scheme.is_some() && !whole.more);
    let ask = GetChanges { cursor: Some(whole.cursor.clone()), scheme: whole.scheme.map(|it| it.version) };
    let nothing = changes(&tablet, ask.clone()).await?;
    assert!(nothing.changes.is_empty() && !nothing.reset && nothing.scheme.is_none());
    let stay = phone.activate(fresh_id(), "AB12CDE", tomorrow()).await?.map_err(problem)?;
    let one = changes(&tablet, ask).await?;
    assert_eq!(one.changes.len(), 2, "a bundle and a stay: {:?}", one.changes);
    let found = one
        .changes
        .iter()
        .any(|it| matches!(it, permit_rules::Change::Stay { stay: it } if it.id == stay.stay.id));
    assert!(found && one.cursor.seq > whole.cursor.seq);
    Ok(())
}

#[tokio::test]
async fn a_device_is_logged_out_at_once_by_itself_or_by_another() -> Result<()> {
    let server = Server::start()?;
    let (phone, lost) = (
        Person::log_in(&server, "ann@example.org").await?,
        Person::log_in(&server, "ann@example.org").await?,
    );
    let devices = match phone.call(&Request::ListDevices(ListDevices {})).await? {
        Ok(Reply::ListDevices(devices)) => devices.devices,
        other => bail!("{other:?}"),
    };
    assert_eq!(devices.len(), 2);
    let other =
        devices.iter().find(|device| !device.current).map(|device| device.id.clone()).unwrap_or_default();
    match phone.call(&Request::RevokeDevice(RevokeDevice { device: other })).await? {
        Ok(Reply::RevokeDevice(devices)) => assert_eq!(devices.devices.len(), 1),
        other => bail!("{other:?}"),
    }
    let shut_out = lost.call(&Request::ListDevices(ListDevices {})).await?;
    assert_eq!(shut_out.map_err(|problem| problem.code), Err(Code::NotLoggedIn));
    phone.call(&Request::LogOut(LogOut::default())).await?.map_err(problem)?;
    let gone = phone.call(&Request::ListDevices(ListDevices {})).await?;
    assert_eq!(gone.map_err(|problem| problem.code), Err(Code::NotLoggedIn));
    Ok(())
}

#[tokio::test]
async fn everything_is_there_after_a_restart() -> Result<()> {
    let mut server = Server::start()?;
    let ann = Person::log_in(&server, "ann@example.org").await?;
    let stay = ann.activate(fresh_id(), "AB12CDE", tomorrow()).await?.map_err(problem)?;
    server.kill()?;
    server.restart()?;
    assert_eq!(ann.overview().await?.stays[0].stay, stay.stay, "still logged in, and the stay still stands");
    Ok(())
}

fn problem(problem: permit_api::Problem) -> anyhow::Error {
    anyhow::anyhow!("{problem:?}")
}

async fn quote(person: &Person, plate: &str, start: Start, days: u32) -> Result<Quote> {
    let quote = GetQuote { plate: plate.to_owned(), product: None, start, length: Length::Days { days } };
    match person.call(&Request::Quote(quote)).await? {
        Ok(Reply::Quote(quote)) => Ok(quote),
        other => bail!("{other:?}"),
    }
}

async fn changes(person: &Person, ask: GetChanges) -> Result<permit_api::sync::Changes> {
    match person.call(&Request::Changes(ask)).await? {
        Ok(Reply::Changes(changes)) => Ok(changes),
        other => bail!("{other:?}"),
    }
}
