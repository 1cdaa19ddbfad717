//! The council's side of a registration: accepting, refusing, asking for more, taking back; and what a move and a new
//! name do to the holder.

use crate::fixture::{cambridgeshire, day, holder as with_bundles, utc};
use crate::steps::{
    approve, ask_more, begin, home, licence, must, named, permit, registered_at, registration, reject, send,
    standing, stranger, take, take_in, undo,
};
use chrono::{DateTime, Duration, Utc};
use permit_rules::registration::{
    EvidenceKind, Ground, Purpose, Registered, Shortcoming, Standing, Step, Task,
};
use permit_rules::scheme::OnMove;
use permit_rules::{BundleId, Command, Decision, Holder, Refusal, Scheme, decide};
use proptest::prelude::*;

const NOW: &str = "2026-06-01T10:00:00Z";

fn sent() -> Holder {
    let mut holder = stranger();
    send(&mut holder, "r1", Purpose::First, NOW);
    holder
}

fn decisions() -> [Step; 3] {
    let refused = [("r1-licence", Shortcoming::Unreadable)];
    [
        approve("r1"),
        reject("r1", Ground::Documents, &refused, ""),
        ask_more("r1", Some(EvidenceKind::UtilityBill), "A bill, please."),
    ]
}

#[test]
fn a_decision_stands_until_it_is_undone() {
    for first in decisions() {
        for second in decisions() {
            let mut holder = sent();
            must(&mut holder, first.clone(), NOW);
            let decided = holder.clone();
            let again = take(&mut holder, second.clone(), NOW);
            assert_eq!(again, Err(Refusal::DecidedAlready), "{first:?} then {second:?}");
            assert_eq!(holder, decided);
            must(&mut holder, undo("r1"), NOW);
            must(&mut holder, second, NOW);
        }
    }
}

#[test]
fn what_was_not_sent_cannot_be_decided() {
    let mut draft = stranger();
    must(&mut draft, begin("r1", Purpose::First), NOW);
    let mut withdrawn = sent();
    must(&mut withdrawn, Step::Withdraw, NOW);
    let cases = [
        (draft, Refusal::RegistrationNotSent),
        (withdrawn, Refusal::RegistrationNotSent),
        (stranger(), Refusal::NoRegistration),
        (registered_at(NOW), Refusal::NoRegistration),
    ];
    for (holder, refusal) in cases {
        for decision in decisions() {
            assert_eq!(
                take(&mut holder.clone(), decision.clone(), NOW),
                Err(refusal.clone()),
                "{decision:?}"
            );
        }
        assert_eq!(take(&mut holder.clone(), undo("r1"), NOW), Err(Refusal::NothingToUndo));
    }
}

#[test]
fn a_decision_is_taken_back_within_a_minute() {
    for decision in decisions() {
        let before = sent();
        let mut decided = before.clone();
        must(&mut decided, decision.clone(), NOW);
        assert_ne!(decided, before);
        let mut within = decided.clone();
        must(&mut within, undo("r1"), "2026-06-01T10:01:00Z");
        assert_eq!(within, before, "{decision:?}");
        assert_eq!(take(&mut within, undo("r1"), NOW), Err(Refusal::NothingToUndo));
        let late = take(&mut decided, undo("r1"), "2026-06-01T10:01:00.001Z");
        assert_eq!(late, Err(Refusal::UndoTooLate { until: utc("2026-06-01T10:01:00Z") }), "{decision:?}");
    }
}

#[test]
fn a_decision_that_was_answered_cannot_be_taken_back() {
    let mut holder = sent();
    must(&mut holder, ask_more("r1", None, "Something newer."), NOW);
    let soon = "2026-06-01T10:00:30Z";
    must(&mut holder, licence("d2", soon), soon);
    must(&mut holder, Step::Submit, soon);
    assert_eq!(take(&mut holder, undo("r1"), soon), Err(Refusal::NothingToUndo));

    let mut holder = sent();
    must(&mut holder, reject("r1", Ground::NotInZone, &[], ""), NOW);
    must(&mut holder, begin("r2", Purpose::First), NOW);
    assert_eq!(take(&mut holder, undo("r1"), NOW), Err(Refusal::NothingToUndo));
}

#[test]
fn refusals_need_reasons() {
    let unknown = [("no-such-document", Shortcoming::TooOld)];
    let cases = [
        (reject("r1", Ground::Documents, &[], "Sorry."), Refusal::ReasonMissing),
        (reject("r1", Ground::Documents, &unknown, ""), Refusal::UnknownEvidence),
        (reject("r1", Ground::NotInZone, &[], &"x".repeat(201)), Refusal::TextTooLong { max: 200 }),
        (ask_more("r1", None, " \n"), Refusal::ReasonMissing),
        (ask_more("r1", None, &"x".repeat(201)), Refusal::TextTooLong { max: 200 }),
        (ask_more("r1", Some(EvidenceKind::BankStatement), "A statement."), Refusal::EvidenceNotTaken),
    ];
    for (step, refusal) in cases {
        assert_eq!(take(&mut sent(), step.clone(), NOW), Err(refusal), "{step:?}");
    }
    let mut holder = sent();
    must(&mut holder, reject("r1", Ground::NotEligible, &[], "  Built\n in 2024. "), NOW);
    let note = "Built in 2024.".to_owned();
    assert_eq!(standing(&holder), &Standing::Rejected { at: utc(NOW), ground: Ground::NotEligible, note });
    assert_eq!(Registered::of(&holder, &cambridgeshire(), utc(NOW)), Registered::Not);
}

#[test]
fn one_document_more_is_asked_for_and_given() {
    let (asked, given) = ("2026-06-02T10:00:00Z", "2026-06-03T10:00:00Z");
    let mut holder = sent();
    must(&mut holder, ask_more("r1", Some(EvidenceKind::UtilityBill), "A bill, please."), asked);
    assert_eq!(registration(&holder).tasks(&cambridgeshire()).evidence, Task::ToDo);
    assert_eq!(take(&mut holder, Step::Submit, given), Err(Refusal::RegistrationUnfinished));
    // Another kind is not what was asked for.
    must(&mut holder, licence("d2", given), given);
    assert_eq!(take(&mut holder, Step::Submit, given), Err(Refusal::RegistrationUnfinished));
    must(&mut holder, crate::steps::bill("d3", "2026-05-20", given), given);
    must(&mut holder, Step::Submit, given);
    let sent = Standing::Submitted { at: utc(given), answer_by: utc("2026-06-04T10:00:00Z") };
    assert_eq!(standing(&holder), &sent);
    must(&mut holder, approve("r1"), given);
    assert_eq!(holder.registered_until, Some(day("2026-09-03")));
}

#[test]
fn where_the_list_has_no_zone_the_reviewer_names_one() {
    let mut holder = stranger();
    for step in [
        begin("r1", Purpose::First),
        named("Ada Osei"),
        Step::Home(home(None, None)),
        permit(None, false),
        licence("d1", NOW),
        Step::Submit,
    ] {
        must(&mut holder, step, NOW);
    }
    let with = |zone: &str| {
        let zone = Some(zone.parse().expect("an id"));
        Step::Approve { id: "r1".parse().expect("an id"), zone }
    };
    assert_eq!(take(&mut holder, approve("r1"), NOW), Err(Refusal::ZoneNeeded));
    assert_eq!(take(&mut holder, with("elsewhere"), NOW), Err(Refusal::ZoneNeeded));
    must(&mut holder, with("york-area"), NOW);
    assert_eq!(holder.zone, Some("york-area".parse().expect("an id")));
    assert_eq!(holder.home.expect("an address").zone, holder.zone);
}

/// A holder with visits who has moved and sent it in: one bundle is used up, one has run out, two hold visits.
fn moving() -> Holder {
    let bundles = [("2026-02-01T12:00:00Z", 5), ("2025-05-01T12:00:00Z", 1), ("2026-03-01T12:00:00Z", 2)];
    let mut holder =
        Holder { bundles: with_bundles(&bundles).bundles, ..registered_at("2026-05-01T10:00:00Z") };
    must(&mut holder, begin("r1", Purpose::Move), NOW);
    assert_eq!(
        (registration(&holder).name.as_deref(), &registration(&holder).home),
        (Some("Ada Osei"), &None)
    );
    must(&mut holder, Step::Home(home(Some("20002"), Some("york-area"))), NOW);
    must(&mut holder, permit(None, false), NOW);
    must(&mut holder, licence("d1", NOW), NOW);
    must(&mut holder, Step::Submit, NOW);
    holder
}

fn ending() -> Scheme {
    let mut scheme = cambridgeshire();
    scheme.registration.on_move = OnMove::EndVisits;
    scheme
}

#[test]
fn a_move_takes_the_visits_along_where_the_scheme_says_so() {
    let mut holder = moving();
    let (bundles, before) = (holder.bundles.clone(), holder.clone());
    assert_eq!(holder.zone, Some("kite".parse().expect("an id")), "not before it is accepted");
    must(&mut holder, approve("r1"), NOW);
    assert_eq!(holder.zone, Some("york-area".parse().expect("an id")));
    assert_eq!((&holder.bundles, holder.registered_until), (&bundles, Some(day("2026-09-01"))));
    must(&mut holder, undo("r1"), NOW);
    assert_eq!(holder, before);
}

#[test]
fn a_move_ends_the_visits_where_the_scheme_says_so() {
    let (mut holder, scheme) = (moving(), ending());
    let before = holder.clone();
    take_in(&mut holder, approve("r1"), &scheme, utc(NOW)).expect("a decision");
    let last = |holder: &Holder| holder.bundles.values().map(|it| it.last_day).collect::<Vec<_>>();
    let [used_up, run_out] = [day("2027-02-01"), day("2026-05-01")];
    assert_eq!(last(&holder), [used_up, run_out, day("2026-05-31")]);
    take_in(&mut holder, undo("r1"), &scheme, utc(NOW)).expect("second thoughts");
    assert_eq!(holder, before);
}

#[test]
fn a_renewal_with_another_address_is_a_move() {
    let (now, scheme) = ("2026-08-20T10:00:00Z", ending());
    for (other, ends) in
        [(home(Some("10001"), Some("kite")), false), (home(Some("20002"), Some("kite")), true)]
    {
        let bundles = with_bundles(&[("2026-03-01T12:00:00Z", 2)]).bundles;
        let mut holder = Holder { bundles, ..registered_at(NOW) };
        let steps = [
            begin("r1", Purpose::Renewal),
            Step::Home(other),
            permit(None, false),
            licence("d1", now),
            Step::Submit,
            approve("r1"),
        ];
        for step in steps {
            take_in(&mut holder, step, &scheme, utc(now)).expect("a step");
        }
        let bundle: BundleId = "b0".parse().expect("an id");
        let expected = if ends { day("2026-08-19") } else { day("2027-03-01") };
        assert_eq!(holder.bundles[&bundle].last_day, expected);
    }
}

#[test]
fn a_new_name_changes_nothing_else() {
    let mut holder = registered_at(NOW);
    let before = holder.clone();
    let now = "2026-06-20T10:00:00Z";
    must(&mut holder, begin("r1", Purpose::Name), now);
    assert_eq!(registration(&holder).name, None);
    assert_eq!(registration(&holder).tasks(&cambridgeshire()).permit, Task::NotNeeded);
    must(&mut holder, named("Ada Okafor"), now);
    must(&mut holder, licence("d1", now), now);
    must(&mut holder, Step::Submit, now);
    must(&mut holder, approve("r1"), now);
    assert_eq!(holder.name.as_deref(), Some("Ada Okafor"));
    assert_eq!((&holder.home, &holder.zone), (&before.home, &before.zone));
    assert_eq!(holder.registered_until, before.registered_until, "the term runs on");
}

/// Any step that can be asked for, with documents and registrations that may or may not be there.
fn any_step() -> impl Strategy<Value = (i64, usize, usize)> {
    (0..90_000i64, 0..16usize, 0..4usize)
}

fn step(n: usize, kind: usize, which: usize, latest: Option<&Holder>, now: DateTime<Utc>) -> Step {
    let id = latest
        .and_then(|holder| holder.registration.as_ref())
        .map_or_else(|| "none".to_owned(), |it| it.id.to_string());
    let when = now.to_rfc3339();
    let purposes = [Purpose::First, Purpose::Renewal, Purpose::Move, Purpose::Name];
    match kind {
        0 | 1 => begin(&format!("r{n}"), purposes[which]),
        2 => named("Ada Osei"),
        3 => Step::Home(home(
            Some(["1", "2", "3", "4"][which]),
            [None, Some("kite"), Some("york-area"), None][which],
        )),
        4 => permit(None, false),
        5 => permit(Some("RP 1"), which == 0),
        6 => licence(&format!("d{n}"), &when),
        7 => crate::steps::bill(&format!("d{n}"), "2026-05-20", &when),
        8 => Step::RemoveEvidence(format!("d{which}").parse().expect("an id")),
        9 | 10 => Step::Submit,
        11 => Step::Withdraw,
        12 => Step::Approve { id: id.parse().expect("an id"), zone: Some("kite".parse().expect("an id")) },
        13 => reject(&id, Ground::NotMainHome, &[], ""),
        14 => ask_more(&id, None, "More."),
        _ => undo(&id),
    }
}

/// The decision a registration bears, if it bears one.
fn decided(holder: &Holder) -> Option<(String, DateTime<Utc>)> {
    let latest = holder.registration.as_ref()?;
    match latest.standing {
        Standing::Approved { at, .. } | Standing::Rejected { at, .. } | Standing::MoreNeeded { at, .. } => {
            Some((latest.id.to_string(), at))
        }
        Standing::Draft | Standing::Submitted { .. } | Standing::Withdrawn { .. } => None,
    }
}

fn holds_what_was_approved(before: &Holder, after: &Holder, done: &Step) -> Result<(), TestCaseError> {
    let record = |it: &Holder| (it.zone.clone(), it.home.clone(), it.name.clone(), it.registered_until);
    if record(before) == record(after) {
        return Ok(());
    }
    let by_record = matches!(done, Step::Submit) && registration(after).proved_by_record();
    let by_council = matches!(done, Step::Approve { .. } | Step::Undo { .. });
    prop_assert!(by_record || by_council, "{:?} changed what is on record", done);
    if !matches!(done, Step::Undo { .. }) {
        let approved = matches!(standing(after), Standing::Approved { .. });
        prop_assert!(
            approved && after.home == registration(after).home && after.name == registration(after).name
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_registered_without_an_approval(steps in proptest::collection::vec(any_step(), 1..60)) {
        let scheme = cambridgeshire();
        let (mut holder, mut now, mut approvals) = (stranger(), utc("2026-06-01T10:00:00Z"), 0_i32);
        for (n, (seconds, kind, which)) in steps.into_iter().enumerate() {
            now += Duration::seconds(if kind == 15 { seconds / 1000 } else { seconds });
            let done = step(n, kind, which, Some(&holder), now);
            let asked = decide(&holder, &Command::Register(done.clone()), &scheme, now);
            prop_assert_eq!(&asked, &decide(&holder, &Command::Register(done.clone()), &scheme, now));
            let Ok(Decision { changes, .. }) = asked else { continue };
            let before = holder.clone();
            changes.iter().for_each(|change| holder.apply(change));
            let once = holder.clone();
            changes.iter().for_each(|change| holder.apply(change));
            prop_assert_eq!(&once, &holder, "applying twice changed something");
            holds_what_was_approved(&before, &holder, &done)?;
            if matches!(done, Step::Approve { .. } | Step::Reject { .. } | Step::AskMore { .. }) {
                prop_assert!(decided(&before).is_none(), "decided over a decision that stands");
                prop_assert!(decided(&holder).is_some());
            }
            let approved = |it: &Holder| i32::from(it.registration.as_ref().is_some_and(|it| {
                matches!(it.standing, Standing::Approved { .. })
            }));
            let same = before.registration.as_ref().map(|it| &it.id) == holder.registration.as_ref().map(|it| &it.id);
            approvals += approved(&holder) - if same { approved(&before) } else { 0 };
            let registered = Registered::of(&holder, &scheme, now) != Registered::Not;
            prop_assert_eq!(registered, approvals > 0, "registered, and approved {} times", approvals);
        }
    }
}
