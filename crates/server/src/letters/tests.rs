//! Letters from the outbox to their carriers: a real SMTP server, a real HTTP server that speaks as Notify's documents
//! say, the real stores, and a clock that is moved by hand.

mod by_mail;
mod by_notify;
mod enclosed;
mod mail_server;
mod restarts;
mod words;

use super::{Carriers, Contact, Desk, Letter, LetterKind, Post, Route, Sending, point};
use crate::clock::{Clock, MovedClock};
use crate::rng::{Rng, SeededRng};
use crate::store::{LetterState, MemoryStore, Store};
use chrono::{DateTime, Duration, Utc};
use permit_api::Arg;
use permit_api::words::Lang;
use permit_rules::{Scheme, scheme};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use tokio::sync::watch;

static SCHEME: LazyLock<Arc<Scheme>> = LazyLock::new(|| {
    Arc::new(scheme::read(include_str!("../../../../schemes/cambridgeshire.toml")).unwrap())
});

fn monday() -> DateTime<Utc> {
    "2026-06-01T08:00:00Z".parse().unwrap()
}

fn to_ada() -> Contact {
    Contact::Email("ada@example.org".to_owned())
}

fn to_her_mobile() -> Contact {
    Contact::Mobile("+447700900123".to_owned())
}

/// An argument of each name a letter is told with.
fn args(kind: LetterKind) -> BTreeMap<String, Arg> {
    let arg = |name: &str| match name {
        "code" => Arg::Text("204816".to_owned()),
        "link" => Arg::Text("https://permits.example.org/confirm?t=abc&u=1".to_owned()),
        "reset_link" => Arg::Text("https://permits.example.org/reset?t=xyz".to_owned()),
        "minutes" => Arg::Number(60),
        "days" => Arg::Number(7),
        "resident" => Arg::Text("Ada Osei-Hughes".to_owned()),
        "name" => Arg::Text("Mary, my daughter".to_owned()),
        "visits" | "hours" | "bundles" => Arg::Number(20),
        "number" => Arg::Text("PV-7K3M-92QD".to_owned()),
        "price" => Arg::Money(125_250),
        // A Wednesday in September: no date is longer, in either language.
        "plate" => Arg::Text("AB12 CDE".to_owned()),
        "before" => Arg::Text("AB12 CDF".to_owned()),
        "zone" => Arg::Text("Victoria Road".to_owned()),
        "left" => Arg::Number(100),
        "ends" => Arg::Until("2026-09-23T23:00:00Z".parse().unwrap()),
        "answer_by" | "from" => Arg::Time("2026-09-23T22:59:00Z".parse().unwrap()),
        "until" | "since" | "date" => Arg::Day("2026-09-23".parse().unwrap()),
        "host" => Arg::Text("hooks.example.org".to_owned()),
        "words" => Arg::Text("ACTIVE: AB12 CDE until 11:59pm".to_owned()),
        "note" => Arg::Text("Thank you for the clear picture.".to_owned()),
        "what" => Arg::Text("A council tax bill".to_owned()),
        "enquiries" => Arg::Text("permits@council.example.org".to_owned()),
        other => panic!("no example of {other}"),
    };
    kind.args().iter().map(|name| ((*name).to_owned(), arg(name))).collect()
}

fn letter(id: &str, kind: LetterKind) -> Letter {
    Letter {
        id: id.to_owned(),
        council: SCHEME.council.clone(),
        to: to_ada(),
        language: Lang::En,
        kind,
        args: args(kind),
        points: Vec::new(),
        not_before: monday(),
        about: None,
        encloses: None,
    }
}

fn rejected(id: &str) -> Letter {
    let points = vec![point("utility_bill", "too_old"), point("tenancy", "other_name")];
    Letter { points, ..letter(id, LetterKind::RegistrationRejected) }
}

/// The loop of a store, and everything around it that a test moves.
struct Office {
    store: Arc<dyn Store>,
    clock: Arc<MovedClock>,
    sending: Arc<Sending>,
    stop: watch::Sender<bool>,
}

impl Office {
    fn new(post: Post) -> Self {
        Self::with(Arc::new(MemoryStore::new("memory")), post.carriers().unwrap())
    }

    fn with(store: Arc<dyn Store>, carriers: Carriers) -> Self {
        let clock = Arc::new(MovedClock::at(monday()));
        let (passed, rng): (Arc<dyn Clock>, Arc<dyn Rng>) = (clock.clone(), Arc::new(SeededRng::new(1)));
        let desks = [(SCHEME.council.clone(), Desk::of(&SCHEME))].into();
        let sending = Arc::new(Sending::new(Arc::clone(&store), passed, rng, desks, carriers));
        Self { store, clock, sending, stop: watch::Sender::new(false) }
    }

    async fn post(&self, letters: &[Letter]) {
        self.store.post(letters.to_vec()).await.unwrap();
    }

    async fn round(&self) {
        let stop = self.stop.subscribe();
        while self.sending.round(&stop).await.unwrap() {}
    }

    /// A round after some minutes.
    async fn round_after(&self, minutes: i64) {
        self.clock.shift(Duration::minutes(minutes));
        self.round().await;
    }

    async fn state(&self, id: &str) -> LetterState {
        let latest = self.store.latest(1000).await.unwrap();
        latest.into_iter().find(|kept| kept.letter.id == id).unwrap().state
    }
}

fn given_up(why: &str) -> LetterState {
    LetterState::GivenUp(why.to_owned())
}

#[tokio::test]
async fn the_demo_carries_nothing_and_keeps_everything() {
    let office = Office::new(Post::demo());
    let text = Letter { to: to_her_mobile(), ..letter("text", LetterKind::ConfirmMobile) };
    office.post(&[rejected("mail"), text]).await;
    office.round().await;
    assert_eq!(office.state("mail").await, LetterState::Sent);
    assert_eq!(office.state("text").await, LetterState::Sent);
}

#[tokio::test]
async fn what_nobody_carries_waits_and_stands_in_nobodys_way() {
    let office = Office::new(Post { email: Route::Demo, mobile: Route::Waits });
    let text =
        |nth: i64| Letter { to: to_her_mobile(), ..letter(&nth.to_string(), LetterKind::ConfirmMobile) };
    let texts: Vec<_> = (0..100).map(text).collect();
    office.post(&texts).await;
    office.post(&[letter("mail", LetterKind::NoAccount)]).await;
    office.round().await;
    assert_eq!(office.state("mail").await, LetterState::Sent);
    assert_eq!(office.state("7").await, LetterState::Waiting);
    let later = office.store.due(monday() + Duration::hours(1), 1000).await.unwrap();
    assert_eq!((later.len(), later.iter().map(|it| it.tries).max()), (100, Some(0)));
}

#[tokio::test]
async fn a_letter_without_words_is_tried_until_a_newer_server_has_them() {
    let office = Office::new(Post::demo());
    let nameless = Letter { points: vec![point("passport", "too_old")], ..rejected("a") };
    office.post(&[nameless]).await;
    office.round().await;
    assert_eq!(office.state("a").await, LetterState::Waiting);
    let due = office.store.due(monday() + Duration::hours(1), 10).await.unwrap();
    assert_eq!(due[0].tries, 1);
}

#[tokio::test]
async fn a_letter_waits_for_its_moment() {
    let office = Office::new(Post::demo());
    let not_before = monday() + Duration::minutes(10);
    office.post(&[Letter { not_before, ..rejected("a") }]).await;
    office.round_after(9).await;
    assert_eq!(office.state("a").await, LetterState::Waiting);
    office.round_after(1).await;
    assert_eq!(office.state("a").await, LetterState::Sent);
}
