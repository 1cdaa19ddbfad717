//! What is seen across holders: the queue, the history of a holder, terms that end.

use super::fixture::{SCHEME, admit, key, key_in, monday, stamp};
use crate::letters::{Contact, Letter, LetterKind};
use crate::store::audit::Line;
use crate::store::{HolderKey, LetterState, Outcome, Store, Verdict};
use chrono::{DateTime, Duration, Utc};
use permit_api::Problem;
use permit_api::words::Lang;
use permit_rules::registration::{Evidence, EvidenceKind, Home, Purpose, Standing, Step};
use permit_rules::{Command, Holder, Registration};

/// Has a step decided, once; the names of letters and audit lines come from the request.
async fn take(store: &dyn Store, key: &HolderKey, request: &str, step: Step, now: DateTime<Utc>) -> Outcome {
    let (request_name, council, holder) = (request.to_owned(), key.council.clone(), key.holder.clone());
    let judge = move |it: &Holder| {
        let decision = permit_rules::decide(it, &Command::Register(step.clone()), &SCHEME, now);
        let mut verdict = Verdict::from(decision.map_err(Problem::from)?);
        verdict.recalls.push("decision".to_owned());
        verdict.letters.push(Letter {
            id: request_name.clone(),
            council: council.clone(),
            to: Contact::Email("ada@example.org".to_owned()),
            language: Lang::En,
            kind: LetterKind::MoveApproved,
            args: std::collections::BTreeMap::new(),
            points: Vec::new(),
            not_before: now,
            about: Some("decision".to_owned()),
            encloses: None,
        });
        verdict.audit.push(Line {
            council: council.clone(),
            at: now,
            account: None,
            action: "step".to_owned(),
            holder: Some(holder.clone()),
            subject: Some("r".to_owned()),
            note: None,
        });
        Ok(verdict)
    };
    let stamp = stamp(request, request);
    store.decide(key.clone(), stamp, Box::new(judge)).await.unwrap()
}

/// Takes a registration of a holder all the way to the council.
async fn apply(store: &dyn Store, key: &HolderKey, id: &str, now: DateTime<Utc>) {
    let home = Home {
        line: "1 Mill Road, Cambridge".to_owned(),
        postcode: "CB1 2AB".to_owned(),
        uprn: None,
        zone: Some("kite".parse().unwrap()),
    };
    let evidence = Evidence {
        id: format!("{id}-licence").parse().unwrap(),
        kind: EvidenceKind::DrivingLicence,
        dated: None,
        until: None,
        pages: 1,
        added_at: now,
        refused: None,
    };
    let claim = permit_rules::registration::PermitClaim { number: None, on_record: false };
    let steps = [
        Step::Begin { id: id.parse().unwrap(), purpose: Purpose::First },
        Step::Name("Ada Osei".to_owned()),
        Step::Home(home),
        Step::Permit(claim),
        Step::AddEvidence(evidence),
        Step::Submit,
    ];
    for (nth, step) in steps.into_iter().enumerate() {
        let outcome = take(store, key, &format!("{id}-{nth}"), step, now).await;
        assert!(matches!(&outcome, Outcome::Answered(it) if it.answer.is_ok()), "{nth}: {outcome:?}");
    }
}

fn ids(found: &[crate::store::Queued]) -> Vec<&str> {
    found.iter().map(|it| it.registration.id.as_str()).collect()
}

pub async fn the_longest_waiting_comes_first(store: &dyn Store) {
    let people = ["ada", "bea", "cid"].map(key);
    for (nth, person) in (0..).zip(&people) {
        let mut new = super::fixture::account(person, person.holder.as_str());
        new.mobile = None;
        let admission = crate::store::Admission { zone: None, registered_until: None, account: new };
        assert!(store.admit(admission).await.unwrap());
        apply(store, person, &format!("r-{}", person.holder), monday() - Duration::hours(nth)).await;
    }
    let council = || people[0].council.clone();
    assert_eq!(ids(&store.waiting(council(), 10).await.unwrap()), ["r-cid", "r-bea", "r-ada"]);
    assert_eq!(ids(&store.waiting(council(), 2).await.unwrap()), ["r-cid", "r-bea"]);
    let count = store.count_waiting(council(), monday() - Duration::minutes(30)).await.unwrap();
    assert_eq!((count.all, count.overdue), (3, 2));
    let approve = Step::Approve { id: "r-bea".parse().unwrap(), zone: None };
    take(store, &people[1], "approve", approve, monday()).await;
    assert_eq!(ids(&store.waiting(council(), 10).await.unwrap()), ["r-cid", "r-ada"]);
    assert_eq!(ids(&store.decided(council(), 10).await.unwrap()), ["r-bea"]);
    let elsewhere = key_in("gwynedd", "ada").council;
    assert_eq!(store.waiting(elsewhere.clone(), 10).await.unwrap(), []);
    assert_eq!(store.count_waiting(elsewhere, monday()).await.unwrap().all, 0);
    let until = "2026-09-01".parse().unwrap();
    assert_eq!(store.registered_until(council(), until).await.unwrap(), [people[1].clone()]);
    let members = store.members(people[1].clone()).await.unwrap();
    assert_eq!(members.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["bea"]);
    let held = store.load(people[1].clone(), monday()).await.unwrap().unwrap().holder;
    assert_eq!(held.name.as_deref(), Some("Ada Osei"));
    assert_eq!(held.zone.unwrap().as_str(), "kite");
    assert!(matches!(held.registration.unwrap().standing, Standing::Approved { .. }));
}

pub async fn a_holder_keeps_every_registration(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    let begin = |id: &str, purpose| Step::Begin { id: id.parse().unwrap(), purpose };
    take(store, &ada, "a", begin("first", Purpose::Move), monday()).await;
    take(store, &ada, "b", Step::Withdraw, monday()).await;
    take(store, &ada, "c", begin("second", Purpose::Name), monday() + Duration::hours(1)).await;
    let all = store.registrations(ada.clone()).await.unwrap();
    assert_eq!(all.iter().map(|it: &Registration| it.id.as_str()).collect::<Vec<_>>(), ["second", "first"]);
    let drafts = |hours| store.drafts_before(ada.council.clone(), monday() + Duration::hours(hours));
    assert_eq!(ids(&drafts(1).await.unwrap()), Vec::<&str>::new());
    assert_eq!(ids(&drafts(2).await.unwrap()), ["second"]);
    let held = store.load(ada, monday()).await.unwrap().unwrap().holder;
    assert_eq!(held.registration.unwrap().id.as_str(), "second");
}

pub async fn what_a_decision_tells_is_kept_with_it(store: &dyn Store) {
    let ada = key("ada");
    admit(store, &ada).await;
    let begin = Step::Begin { id: "first".parse().unwrap(), purpose: Purpose::Move };
    take(store, &ada, "a", begin.clone(), monday()).await;
    take(store, &ada, "a", begin, monday()).await;
    let refused = take(store, &ada, "b", Step::Submit, monday()).await;
    assert!(matches!(refused, Outcome::Answered(it) if it.answer.is_err()));
    let letters = store.latest(10).await.unwrap();
    assert_eq!(letters.iter().map(|it| it.letter.id.as_str()).collect::<Vec<_>>(), ["a"]);
    let lines = || store.record_of(ada.council.clone(), "r".to_owned());
    assert_eq!(lines().await.unwrap().len(), 1, "a refusal and a repetition leave no line");
    take(store, &ada, "c", Step::Withdraw, monday()).await;
    let letters = store.latest(10).await.unwrap();
    let states: Vec<_> = letters.iter().map(|it| (it.letter.id.as_str(), it.state.clone())).collect();
    assert_eq!(states, [("c", LetterState::Waiting), ("a", LetterState::Recalled)]);
    assert_eq!(lines().await.unwrap().len(), 2);
}
