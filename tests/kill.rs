//! The server dies at any moment while people activate and cancel. What anybody was told stays true: no confirmed
//! stay is lost, none is doubled, and an unanswered request is settled by asking again.

use anyhow::{Result, bail};
use permit_api::Code;
use permit_api::stays::ConfirmedStay;
use permit_api::sync::{Changes, GetChanges};
use permit_api::{Reply, Request};
use permit_rules::{Change, RequestId, Start, Stay};
use permit_tests::fresh_id;
use permit_tests::person::{Person, tomorrow};
use permit_tests::server::Server;
use std::collections::BTreeMap;
use std::time::Duration;

const KILLS: u64 = 100;
/// Confirmed requests without which there would be little to lose.
const ENOUGH: usize = 100;
const PEOPLE: [&str; 4] = ["ann@example.org", "ben@example.org", "cas@example.org", "dee@example.org"];

/// What one person asked for and was told.
#[derive(Default)]
struct Witness {
    confirmed: BTreeMap<RequestId, (String, ConfirmedStay)>,
    unanswered: BTreeMap<RequestId, (String, Start)>,
    asked: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_confirmed_is_lost_or_doubled() -> Result<()> {
    let mut server = Server::start()?;
    let mut people = Vec::new();
    for email in PEOPLE {
        people.push((Person::log_in(&server, email).await?, Witness::default()));
    }
    let mut round = 0;
    // A busy machine answers little between two deaths, and then dies more often.
    while round < KILLS || (told(&people) < ENOUGH && round < 10 * KILLS) {
        let tasks: Vec<_> =
            people.into_iter().map(|(person, witness)| tokio::spawn(act(person, witness))).collect();
        // A different moment each round, from before the first answer to well into the work.
        tokio::time::sleep(Duration::from_millis(1 + round * 7 % 60)).await;
        server.kill()?;
        people = Vec::new();
        for task in tasks {
            people.push(task.await??);
        }
        server.restart()?;
        round += 1;
    }
    let asked: usize = people.iter().map(|(_, witness)| witness.asked).sum();
    let told = told(&people);
    assert!(told >= ENOUGH, "only {told} of {asked} requests were confirmed: the test did not test much");
    for (person, witness) in &mut people {
        settle(person, witness).await?;
        compare(person, witness).await?;
    }
    Ok(())
}

fn told(people: &[(Person, Witness)]) -> usize {
    people.iter().map(|(_, witness)| witness.confirmed.len()).sum()
}

/// Activates until the server is gone, giving a visit back when none is left.
async fn act(person: Person, mut witness: Witness) -> Result<(Person, Witness)> {
    loop {
        let request = fresh_id();
        let plate = format!("K{}", witness.asked);
        witness.asked += 1;
        match person.activate(request.clone(), &plate, tomorrow()).await {
            Ok(Ok(stay)) => {
                witness.confirmed.insert(request, (plate, stay));
            }
            Ok(Err(problem)) if problem.code == Code::NotEnoughVisits => {
                let Some((request, (_, stay))) = witness.confirmed.pop_first() else {
                    if !ask_again(&person, &mut witness).await? {
                        return Ok((person, witness));
                    }
                    continue;
                };
                let kept = person.give_back(&stay.stay.id).await;
                if kept.is_err() {
                    // It may or may not be cancelled now, so it proves nothing any more.
                    return Ok((person, witness));
                }
                drop(request);
            }
            Ok(Err(problem)) => bail!("{problem:?}"),
            Err(_) => {
                witness.unanswered.insert(request, (plate, tomorrow()));
                return Ok((person, witness));
            }
        }
    }
}

/// Where what nobody heard of has taken all visits, asks one of those again. False if the server is gone meanwhile.
async fn ask_again(person: &Person, witness: &mut Witness) -> Result<bool> {
    let Some((request, (plate, start))) = witness.unanswered.pop_first() else { bail!("no visits at all") };
    match person.activate(request.clone(), &plate, start).await {
        Ok(Ok(stay)) => drop(witness.confirmed.insert(request, (plate, stay))),
        Ok(Err(problem)) => assert_eq!(problem.code, Code::NotEnoughVisits),
        Err(_) => {
            witness.unanswered.insert(request, (plate, start));
            return Ok(false);
        }
    }
    Ok(true)
}

/// Asks every unanswered request again, twice: the answers are the same, and then known.
async fn settle(person: &Person, witness: &mut Witness) -> Result<()> {
    for (request, (plate, start)) in std::mem::take(&mut witness.unanswered) {
        let first = person.activate(request.clone(), &plate, start).await?;
        let second = person.activate(request.clone(), &plate, start).await?;
        assert_eq!(first, second, "asked twice, answered differently");
        match first {
            Ok(stay) => {
                witness.confirmed.insert(request, (plate, stay));
            }
            Err(problem) => assert_eq!(problem.code, Code::NotEnoughVisits),
        }
    }
    Ok(())
}

async fn compare(person: &Person, witness: &Witness) -> Result<()> {
    let changes = everything(person).await?;
    let mut stays: BTreeMap<String, Vec<Stay>> = BTreeMap::new();
    let mut spent = BTreeMap::new();
    for change in changes {
        match change {
            Change::Stay { stay } => stays.entry(stay.id.to_string()).or_default().push(stay),
            Change::Bundle { bundle } => drop(spent.insert(bundle.id, bundle.spent)),
            Change::Registration { .. }
            | Change::Filed { .. }
            | Change::Home { .. }
            | Change::Basket { .. }
            | Change::Plates { .. }
            | Change::Link { .. }
            | Change::Helpers { .. }
            | Change::Order { .. } => {}
        }
    }
    for (request, (plate, told)) in &witness.confirmed {
        let kept = stays.get(request.as_str()).map(Vec::as_slice);
        let Some([stay]) = kept else { bail!("{plate} was confirmed and is there as {kept:?}") };
        assert_eq!(
            (stay.vrn.as_str(), stay.start, stay.end),
            (plate.as_str(), told.stay.start, told.stay.end)
        );
        assert!(stay.stands(), "{plate} was confirmed and is cancelled");
    }
    let mut used = BTreeMap::new();
    for spend in stays.values().flatten().filter(|stay| stay.stands()).flat_map(|stay| &stay.spends) {
        *used.entry(spend.bundle.clone()).or_insert(0) += spend.visits;
    }
    spent.retain(|_, visits| *visits > 0);
    assert_eq!(spent, used, "visits spent are those of standing stays");
    let plates: Vec<_> = stays.values().flatten().map(|stay| stay.vrn.as_str()).collect();
    let different: std::collections::BTreeSet<_> = plates.iter().collect();
    assert_eq!(plates.len(), different.len(), "a plate was activated twice");
    Ok(())
}

async fn everything(person: &Person) -> Result<Vec<Change>> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let request = Request::Changes(GetChanges { cursor, scheme: None });
        match person.call(&request).await? {
            Ok(Reply::Changes(Changes { cursor: next, changes, more, .. })) => {
                all.extend(changes);
                cursor = Some(next);
                if !more {
                    return Ok(all);
                }
            }
            other => bail!("changes: {other:?}"),
        }
    }
}
