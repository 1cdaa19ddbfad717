//! Letters of a store that is opened again, and notes that cannot be made.

use super::by_mail::{post_at, read};
use super::mail_server::MailServer;
use super::{Office, SCHEME, monday, rejected};
use crate::letters::smtp::Smtp;
use crate::letters::{Carrier, Desk, Route};
use crate::rng::SeededRng;
use crate::store::{LetterState, SqliteStore};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn open(data: &Path, server: &MailServer) -> Office {
    let store = Arc::new(SqliteStore::open(data, &SeededRng::new(1)).unwrap());
    Office::with(store, post_at(server.address).carriers().unwrap())
}

#[tokio::test]
async fn what_waits_survives_a_restart_and_arrives_once() {
    let data = tempfile::tempdir().unwrap();
    let mut server = MailServer::start().await;
    let office = open(data.path(), &server);
    let letters: Vec<_> = (0..150).map(|nth| rejected(&format!("letter-{nth}"))).collect();
    office.post(&letters[..1]).await;
    office.round().await;
    office.post(&letters).await;
    drop(office);
    for _ in 0..2 {
        let office = open(data.path(), &server);
        office.post(&letters).await;
        office.round().await;
    }
    let mut times = BTreeMap::new();
    for arrived in server.arrivals() {
        *times.entry(read(&arrived.message).message_id().unwrap().to_owned()).or_insert(0) += 1;
    }
    assert_eq!(times.len(), letters.len());
    assert!(times.values().all(|times| *times == 1), "{times:?}");
}

#[tokio::test]
async fn a_crash_before_the_note_repeats_the_same_letter() {
    let data = tempfile::tempdir().unwrap();
    let mut server = MailServer::start().await;
    let office = open(data.path(), &server);
    office.post(&[rejected("a"), rejected("b")]).await;
    let Route::Smtp(access) = post_at(server.address).email else { panic!("it is SMTP") };
    let written = Desk::of(&SCHEME).write(&rejected("a"), monday()).unwrap();
    Smtp::new(&access).unwrap().carry(&written).await.unwrap();
    drop(office);
    open(data.path(), &server).round().await;
    let arrived = server.arrivals();
    let ids: Vec<_> = arrived.iter().map(|it| read(&it.message).message_id().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids.iter().filter(|id| **id == ids[0]).count(), 2, "{ids:?}");
    assert!(arrived.iter().filter(|it| it.message == arrived[0].message).count() == 2);
}

#[tokio::test]
async fn a_note_that_cannot_be_made_is_made_later_and_nothing_is_repeated() {
    let data = tempfile::tempdir().unwrap();
    let mut server = MailServer::start().await;
    let office = open(data.path(), &server);
    let db = rusqlite::Connection::open(data.path().join("permits.sqlite")).unwrap();
    let broken = "CREATE TRIGGER broken BEFORE UPDATE ON letter BEGIN SELECT RAISE(ABORT, 'broken'); END";
    db.execute_batch(broken).unwrap();
    office.post(&[rejected("a")]).await;
    let stop = office.stop.subscribe();
    assert!(office.sending.round(&stop).await.is_err());
    assert!(office.sending.round(&stop).await.is_err());
    assert_eq!(office.state("a").await, LetterState::Waiting);
    db.execute_batch("DROP TRIGGER broken").unwrap();
    office.round().await;
    assert_eq!((office.state("a").await, server.arrivals().len()), (LetterState::Sent, 1));
}
