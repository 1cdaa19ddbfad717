//! Replies to text messages: one for each message, told of once, forgotten in time.

use super::fixture::monday;
use crate::letters::{Contact, Letter, LetterKind};
use crate::store::accounts::Told;
use crate::store::audit::Line;
use crate::store::texts::{Provider, TextKey};
use crate::store::{LetterState, Store};
use chrono::Duration;
use permit_api::words::Lang;

fn key(council: &str, provider: Provider, message: &str) -> TextKey {
    TextKey { council: council.parse().unwrap(), provider, message: message.to_owned() }
}

fn told(name: &str) -> Told {
    let council: permit_rules::CouncilId = "cambridgeshire".parse().unwrap();
    let letter = Letter {
        id: format!("text-{name}"),
        council: council.clone(),
        to: Contact::Mobile("+447700900123".to_owned()),
        language: Lang::En,
        kind: LetterKind::TextReply,
        args: [("words".to_owned(), permit_api::Arg::Text("ACTIVE".to_owned()))].into(),
        points: Vec::new(),
        not_before: monday(),
        about: None,
        encloses: None,
    };
    let line = Line {
        council,
        at: monday(),
        account: None,
        action: "text".to_owned(),
        holder: None,
        subject: Some(name.to_owned()),
        note: None,
    };
    Told { letters: vec![letter], audit: vec![line] }
}

pub async fn a_text_is_answered_once(store: &dyn Store) {
    let key = key("cambridgeshire", Provider::Notify, "m1");
    let keep = |reply: &str| store.keep_reply(key.clone(), reply.to_owned(), monday(), told("m1"));
    assert_eq!(store.replied(key.clone()).await.unwrap(), None);
    assert_eq!(keep("first").await.unwrap(), "first");
    assert_eq!(keep("second").await.unwrap(), "first");
    assert_eq!(store.replied(key.clone()).await.unwrap().as_deref(), Some("first"));
    let letters = store.latest(10).await.unwrap();
    assert_eq!(letters.iter().map(|it| it.state.clone()).collect::<Vec<_>>(), [LetterState::Waiting]);
    assert_eq!(store.audit_head(key.council.clone()).await.unwrap().map(|(place, _)| place), Some(1));
}

pub async fn texts_are_told_apart_by_council_and_provider(store: &dyn Store) {
    let keys = [
        key("cambridgeshire", Provider::Kannel, "m1"),
        key("cambridgeshire", Provider::Demo, "m1"),
        key("gwynedd", Provider::Kannel, "m1"),
        key("cambridgeshire", Provider::Kannel, "m2"),
    ];
    for (nth, key) in keys.iter().enumerate() {
        assert_eq!(store.replied(key.clone()).await.unwrap(), None, "{key:?}");
        store.keep_reply(key.clone(), nth.to_string(), monday(), Told::default()).await.unwrap();
    }
    for (nth, key) in keys.iter().enumerate() {
        assert_eq!(store.replied(key.clone()).await.unwrap(), Some(nth.to_string()), "{key:?}");
    }
}

pub async fn old_replies_are_forgotten(store: &dyn Store) {
    let [old, new] = ["old", "new"].map(|message| key("cambridgeshire", Provider::Kannel, message));
    let later = monday() + Duration::days(2);
    for (key, at) in [(&old, monday()), (&new, later)] {
        store.keep_reply(key.clone(), "a".to_owned(), at, Told::default()).await.unwrap();
    }
    store.forget_replies(later).await.unwrap();
    assert_eq!(store.replied(old).await.unwrap(), None);
    assert_eq!(store.replied(new).await.unwrap().as_deref(), Some("a"));
}
