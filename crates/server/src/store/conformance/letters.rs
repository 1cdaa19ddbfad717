//! Letters that wait, go, and are forgotten.

use super::fixture::monday;
use crate::letters::{Contact, Letter, LetterKind, point};
use crate::store::{KeptLetter, LetterState, Posted, Store};
use chrono::Duration;
use permit_api::Arg;
use permit_api::words::Lang;
use permit_rules::CouncilId;

fn council() -> CouncilId {
    "cambridgeshire".parse().unwrap()
}

fn letter(id: &str) -> Letter {
    Letter {
        id: id.to_owned(),
        council: council(),
        to: Contact::Email("ada@example.org".to_owned()),
        language: Lang::Cy,
        kind: LetterKind::RegistrationRejected,
        args: [("note".to_owned(), Arg::Text("Diolch yn fawr".to_owned()))].into(),
        points: vec![point("utility_bill", "too_old")],
        not_before: monday(),
        about: Some("decision-1".to_owned()),
        encloses: None,
    }
}

fn after(minutes: i64, id: &str) -> Letter {
    Letter { not_before: monday() + Duration::minutes(minutes), ..letter(id) }
}

async fn due(store: &dyn Store, minutes: i64, limit: u32) -> Vec<(String, u32)> {
    let due = store.due(monday() + Duration::minutes(minutes), limit).await.unwrap();
    due.into_iter().map(|it| (it.letter.id, it.tries)).collect()
}

fn ids(names: &[&str]) -> Vec<(String, u32)> {
    names.iter().map(|name| ((*name).to_owned(), 0)).collect()
}

async fn state(store: &dyn Store, id: &str) -> Option<LetterState> {
    let latest = store.latest(100).await.unwrap();
    latest.into_iter().find(|it| it.letter.id == id).map(|it| it.state)
}

pub async fn a_letter_is_posted_once(store: &dyn Store) {
    let first = letter("a");
    let other = Letter { to: Contact::Mobile("+447700900123".to_owned()), ..letter("a") };
    store.post(vec![first.clone(), other.clone()]).await.unwrap();
    store.post(vec![other]).await.unwrap();
    let posted = store.due(monday(), 10).await.unwrap();
    assert_eq!(posted, [Posted { letter: first, tries: 0 }]);
}

pub async fn letters_are_due_in_their_time_and_order(store: &dyn Store) {
    store.post(vec![after(5, "late"), after(1, "one"), after(0, "first"), after(1, "two")]).await.unwrap();
    assert_eq!(due(store, -1, 10).await, ids(&[]));
    assert_eq!(due(store, 0, 10).await, ids(&["first"]));
    assert_eq!(due(store, 4, 10).await, ids(&["first", "one", "two"]));
    assert_eq!(due(store, 5, 3).await, ids(&["first", "one", "two"]));
    let latest = store.latest(2).await.unwrap();
    assert_eq!(latest.iter().map(|it| it.letter.id.as_str()).collect::<Vec<_>>(), ["two", "first"]);
}

pub async fn a_letter_that_was_carried_is_not_due_again(store: &dyn Store) {
    store.post(vec![letter("a")]).await.unwrap();
    let at = monday() + Duration::minutes(2);
    store.sent(council(), "a".to_owned(), at).await.unwrap();
    store.post(vec![letter("a")]).await.unwrap();
    store.put_off(council(), "a".to_owned(), at, 1).await.unwrap();
    store.given_up(council(), "a".to_owned(), at, "late".to_owned()).await.unwrap();
    assert_eq!(due(store, 10_000, 10).await, ids(&[]));
    let kept = KeptLetter { letter: letter("a"), state: LetterState::Sent, at };
    assert_eq!(store.latest(10).await.unwrap(), [kept]);
}

pub async fn a_letter_is_put_off_and_given_up(store: &dyn Store) {
    store.post(vec![letter("a"), letter("b")]).await.unwrap();
    let until = monday() + Duration::minutes(5);
    store.put_off(council(), "a".to_owned(), until, 3).await.unwrap();
    assert_eq!(due(store, 4, 10).await, ids(&["b"]));
    assert_eq!(due(store, 5, 10).await, [("b".to_owned(), 0), ("a".to_owned(), 3)]);
    store.given_up(council(), "b".to_owned(), until, "smtp_550".to_owned()).await.unwrap();
    assert_eq!(due(store, 5, 10).await, [("a".to_owned(), 3)]);
    let latest = store.latest(1).await.unwrap();
    let given_up = LetterState::GivenUp("smtp_550".to_owned());
    assert_eq!(latest, [KeptLetter { letter: letter("b"), state: given_up, at: until }]);
}

pub async fn what_belongs_to_something_is_recalled(store: &dyn Store) {
    let other = Letter { about: Some("decision-2".to_owned()), ..letter("other") };
    let nothing = Letter { about: None, ..letter("nothing") };
    store.post(vec![letter("a"), letter("b"), after(9, "later"), other, nothing]).await.unwrap();
    store.sent(council(), "a".to_owned(), monday()).await.unwrap();
    assert_eq!(store.recall(council(), "decision-1".to_owned()).await, Ok(2));
    assert_eq!(store.recall(council(), "decision-1".to_owned()).await, Ok(0));
    assert_eq!(due(store, 10, 10).await, ids(&["other", "nothing"]));
    assert_eq!(state(store, "a").await, Some(LetterState::Sent));
    assert_eq!(state(store, "later").await, Some(LetterState::Recalled));
    store.post(vec![letter("b")]).await.unwrap();
    assert_eq!(due(store, 10, 10).await, ids(&["other", "nothing"]));
}

pub async fn what_is_on_its_way_is_sent_though_recalled(store: &dyn Store) {
    store.post(vec![letter("a"), letter("b")]).await.unwrap();
    assert_eq!(store.recall(council(), "decision-1".to_owned()).await, Ok(2));
    store.sent(council(), "a".to_owned(), monday()).await.unwrap();
    store.put_off(council(), "b".to_owned(), monday(), 1).await.unwrap();
    assert_eq!(state(store, "a").await, Some(LetterState::Sent));
    assert_eq!(state(store, "b").await, Some(LetterState::Recalled));
    assert_eq!(due(store, 10, 10).await, ids(&[]));
}

pub async fn letters_of_councils_are_kept_apart(store: &dyn Store) {
    let elsewhere: CouncilId = "gwynedd".parse().unwrap();
    let theirs = Letter { council: elsewhere.clone(), ..letter("a") };
    store.post(vec![letter("a"), theirs.clone()]).await.unwrap();
    store.sent(council(), "a".to_owned(), monday()).await.unwrap();
    assert_eq!(store.recall(council(), "decision-1".to_owned()).await, Ok(0));
    assert_eq!(store.due(monday(), 10).await.unwrap(), [Posted { letter: theirs, tries: 0 }]);
    assert_eq!(store.recall(elsewhere, "decision-1".to_owned()).await, Ok(1));
}

pub async fn old_letters_are_forgotten_and_waiting_ones_never(store: &dyn Store) {
    store.post(vec![letter("sent"), letter("up"), letter("recalled"), letter("fresh")]).await.unwrap();
    let waiting = Letter { about: None, ..letter("waiting") };
    store.post(vec![waiting]).await.unwrap();
    let hour = monday() + Duration::hours(1);
    store.sent(council(), "sent".to_owned(), monday()).await.unwrap();
    store.given_up(council(), "up".to_owned(), monday(), "smtp_550".to_owned()).await.unwrap();
    store.sent(council(), "fresh".to_owned(), hour).await.unwrap();
    store.recall(council(), "decision-1".to_owned()).await.unwrap();
    store.forget_letters(hour).await.unwrap();
    let left = store.latest(10).await.unwrap();
    assert_eq!(left.iter().map(|it| it.letter.id.as_str()).collect::<Vec<_>>(), ["waiting", "fresh"]);
    assert_eq!(due(store, 0, 10).await, ids(&["waiting"]));
}

pub async fn posting_rings_the_bell(store: &dyn Store) {
    store.post(vec![letter("a")]).await.unwrap();
    // Had nobody rung it, this would wait for ever.
    store.bell().notified().await;
    assert_eq!(due(store, 0, 10).await, ids(&["a"]));
}
