//! The server dies while letters leave it, again and again. Each arrives in the end; what was carried and not yet noted
//! at a death may come twice, and then bears the same Message-ID.

use crate::sink::{Arrived, Sink};
use crate::town::Town;
use anyhow::{Context, Result, ensure};
use permit_tests::person::{PASSWORD, now};
use permit_tests::server::Server;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::time::Duration;
use tempfile::TempDir;

/// People who are all reminded on the same morning. No more than the inbox shows.
const PEOPLE: usize = 40;
/// Letters that arrive before each death.
const LIFE: usize = 8;
/// Letters that a server carries at the same time: so many can be on their way at a death.
const AT_ONCE: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_letter_is_lost_when_the_server_dies_while_sending() -> Result<()> {
    let (folder, mut sink) = (TempDir::new()?, Sink::open().await?);
    let people = folder.path().join("people.toml");
    std::fs::write(&people, everybody()?)?;
    let mail = format!("smtp://{}", sink.address);
    let more = |_| ["--mail", &mail, "--mail-from", "permits@example.org"].map(str::to_owned).to_vec();
    // Their registrations end 14 days from tomorrow, and tomorrow at ten they are told.
    let mut town = Town::waking(Server::with(people, more)?, "cambridgeshire")?;
    let (mut arrived, mut deaths) = (Vec::new(), 0);
    while recipients(&arrived).len() < PEOPLE - 2 * LIFE {
        for _ in 0..LIFE {
            arrived.push(next(&mut sink).await?);
        }
        town.server.kill()?;
        // What was on its way has arrived as well, or has not.
        arrived.extend(std::iter::from_fn(|| sink.arrivals.try_recv().ok()));
        town.server.restart()?;
        deaths += 1;
    }
    ensure!(deaths >= 3, "only {deaths} deaths: the test did not test much");
    while recipients(&arrived).len() < PEOPLE {
        arrived.push(next(&mut sink).await?);
    }
    all_noted(&town).await?;
    arrived.extend(std::iter::from_fn(|| sink.arrivals.try_recv().ok()));

    let mut copies = BTreeMap::<_, Vec<_>>::new();
    for Arrived { to, message_id } in &arrived {
        copies.entry(to).or_default().push(message_id);
    }
    assert_eq!(copies.len(), PEOPLE);
    for (to, ids) in &copies {
        assert!(
            ids.iter().all(|id| *id == ids[0]),
            "{to} got letters that cannot be told to be one: {ids:?}"
        );
    }
    let ids: BTreeSet<_> = copies.values().map(|ids| ids[0]).collect();
    assert_eq!(ids.len(), PEOPLE, "every letter has a Message-ID of its own");
    let twice = arrived.len() - PEOPLE;
    println!("{PEOPLE} letters, {deaths} deaths, {twice} carried again with the same Message-ID");
    assert!(twice <= deaths * AT_ONCE, "{twice} repetitions at {deaths} deaths");
    Ok(())
}

fn recipients(arrived: &[Arrived]) -> BTreeSet<&str> {
    arrived.iter().map(|it| it.to.as_str()).collect()
}

async fn next(sink: &mut Sink) -> Result<Arrived> {
    let next = tokio::time::timeout(Duration::from_secs(60), sink.arrivals.recv()).await;
    next.context("no letter came")?.context("the mail server is gone")
}

/// Waits until the server has noted of every letter that it was sent: from then on it carries none of them again.
async fn all_noted(town: &Town) -> Result<()> {
    let patience = now() + chrono::Duration::seconds(60);
    loop {
        let letters = town.server.letters().await?;
        if letters.len() == PEOPLE && letters.iter().all(|it| it.sent) {
            return Ok(());
        }
        ensure!(now() < patience, "{} letters, not all noted", letters.len());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn everybody() -> Result<String> {
    let mut text = String::new();
    for nth in 0..PEOPLE {
        write!(
            text,
            "[[person]]\nholder = \"h{nth}\"\nname = \"Robin Row\"\nemail = \"h{nth}@example.com\"\n\
             password = \"{PASSWORD}\"\nzone = \"kite\"\nregistered_for_days = 15\n\n"
        )?;
    }
    Ok(text)
}
