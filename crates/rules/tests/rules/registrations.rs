//! The applicant's side of a registration: what may be begun, filled in, offered as a proof and sent, and for how long
//! it then holds.

use crate::fixture::{cambridgeshire, day, utc};
use crate::steps::{
    approve, begin, bill, fill, home, licence, must, named, permit, registered_at, registration, reject,
    send, standing, stranger, take, take_in,
};
use chrono::Duration;
use permit_rules::registration::{
    EvidenceKind, Ground, May, Purpose, Registered, Shortcoming, Standing, Step, Task,
};
use permit_rules::{EvidenceId, Holder, Home, Refusal};

const NOW: &str = "2026-06-01T10:00:00Z";

#[test]
fn a_registration_goes_its_way() {
    let mut holder = stranger();
    must(&mut holder, begin("r1", Purpose::First), NOW);
    assert_eq!(standing(&holder), &Standing::Draft);
    must(&mut holder, named("  Ada \t Osei\u{7} "), NOW);
    assert_eq!(registration(&holder).name.as_deref(), Some("Ada Osei"));
    must(&mut holder, Step::Home(home(Some("10001"), Some("kite"))), NOW);
    must(&mut holder, permit(None, false), NOW);
    assert_eq!(take(&mut holder, Step::Submit, NOW), Err(Refusal::RegistrationUnfinished));
    must(&mut holder, licence("d1", NOW), NOW);
    let tasks = registration(&holder).tasks(&cambridgeshire());
    assert_eq!([tasks.name, tasks.home, tasks.permit, tasks.evidence], [Task::Done; 4]);
    must(&mut holder, Step::Submit, NOW);
    let sent = Standing::Submitted { at: utc(NOW), answer_by: utc("2026-06-02T10:00:00Z") };
    assert_eq!(standing(&holder), &sent);
    assert_eq!(Registered::of(&holder, &cambridgeshire(), utc(NOW)), Registered::Not);
    must(&mut holder, approve("r1"), NOW);
    let last_day = day("2026-09-01");
    assert_eq!(standing(&holder), &Standing::Approved { at: utc(NOW), until: Some(last_day) });
    assert_eq!(Registered::of(&holder, &cambridgeshire(), utc(NOW)), Registered::Until { last_day });
    assert_eq!(holder.name.as_deref(), Some("Ada Osei"));
    assert_eq!(holder.home, Some(home(Some("10001"), Some("kite"))));
    assert_eq!(holder.zone, Some("kite".parse().expect("an id")));
}

#[test]
fn what_is_left_to_do_is_told() {
    let scheme = cambridgeshire();
    let mut holder = stranger();
    must(&mut holder, begin("r1", Purpose::First), NOW);
    let steps = [named("Ada Osei"), Step::Home(home(None, None)), permit(None, false), licence("d1", NOW)];
    for (n, step) in steps.into_iter().enumerate() {
        let tasks = registration(&holder).tasks(&scheme);
        let all = [tasks.name, tasks.home, tasks.permit, tasks.evidence];
        assert!(all[..n].iter().all(|it| *it == Task::Done) && all[n..].iter().all(|it| *it == Task::ToDo));
        assert_eq!(take(&mut holder.clone(), Step::Submit, NOW), Err(Refusal::RegistrationUnfinished), "{n}");
        must(&mut holder, step, NOW);
    }
    assert!(registration(&holder).tasks(&scheme).all_done());
    let mut elsewhere = scheme.clone();
    elsewhere.registration.resident_permit_exempts = false;
    assert_eq!(registration(&holder).tasks(&elsewhere).permit, Task::NotNeeded);
}

#[test]
fn texts_are_kept_fit_to_read() {
    let mut holder = stranger();
    must(&mut holder, begin("r1", Purpose::First), NOW);
    let line = |line: &str| Step::Home(Home { line: line.to_owned(), ..home(None, None) });
    let cases = [
        (named(" \n\t "), Err(Refusal::NameMissing)),
        (named(&"x".repeat(201)), Err(Refusal::TextTooLong { max: 200 })),
        (named(&"ö".repeat(200)), Ok(())),
        (line(""), Err(Refusal::HomeMissing)),
        (line(&"x ".repeat(101)), Err(Refusal::TextTooLong { max: 200 })),
        (permit(Some(&"7".repeat(201)), false), Err(Refusal::TextTooLong { max: 200 })),
        (permit(Some("   "), true), Ok(())),
    ];
    for (step, expected) in cases {
        assert_eq!(take(&mut holder, step.clone(), NOW), expected, "{step:?}");
    }
    // A number that is none is on nobody's record.
    let claim = registration(&holder).permit.clone().expect("an answer");
    assert_eq!((claim.number, claim.on_record), (None, false));
}

#[test]
fn what_may_be_begun_depends_on_how_the_holder_stands() {
    let all = [Purpose::First, Purpose::Renewal, Purpose::Move, Purpose::Name];
    let from = day("2026-08-02");
    let not = || Err(Refusal::NotRegistered);
    let already = || Err(Refusal::RegisteredAlready);
    let early = || Err(Refusal::NotYetRenewable { from });
    let exempt = Holder { registered_until: None, ..registered_at(NOW) };
    let cases = [
        (stranger(), NOW, [Ok(()), not(), not(), not()]),
        (registered_at(NOW), NOW, [already(), early(), Ok(()), Ok(())]),
        // The last moment before 30 days are left, by the local clock, and the first.
        (registered_at(NOW), "2026-08-01T22:59:59Z", [already(), early(), Ok(()), Ok(())]),
        (registered_at(NOW), "2026-08-01T23:00:00Z", [already(), Ok(()), Ok(()), Ok(())]),
        (registered_at(NOW), "2026-09-01T22:59:59Z", [already(), Ok(()), Ok(()), Ok(())]),
        (registered_at(NOW), "2027-01-01T00:00:00Z", [already(), Ok(()), Ok(()), Ok(())]),
        (exempt, NOW, [already(), already(), Ok(()), Ok(())]),
    ];
    for (holder, now, expected) in cases {
        let may = May::of(&holder, &cambridgeshire(), utc(now));
        for (purpose, expected) in all.into_iter().zip(expected) {
            assert_eq!(may.begin.contains(&purpose), expected.is_ok(), "{now} {purpose:?}");
            assert_eq!(take(&mut holder.clone(), begin("r2", purpose), now), expected, "{now} {purpose:?}");
        }
    }
    let may = May::of(&registered_at(NOW), &cambridgeshire(), utc(NOW));
    assert_eq!(may.renew_from, Some(from));
}

#[test]
fn steps_out_of_turn_are_refused() {
    let fresh = stranger();
    let mut draft = stranger();
    fill(&mut draft, "r1", Purpose::First, NOW);
    let mut sent = draft.clone();
    must(&mut sent, Step::Submit, NOW);
    let mut withdrawn = sent.clone();
    must(&mut withdrawn, Step::Withdraw, NOW);
    let gone: EvidenceId = "nothing".parse().expect("an id");
    let steps = || {
        [
            begin("r2", Purpose::First),
            named("Ada"),
            licence("d2", NOW),
            Step::RemoveEvidence(gone.clone()),
            Step::Submit,
            Step::Withdraw,
        ]
    };
    let none = || Err(Refusal::NoRegistration);
    let busy = || Err(Refusal::RegistrationUnderWay);
    let late = || Err(Refusal::RegistrationSent);
    let cases = [
        ("fresh", fresh, [Ok(()), none(), none(), none(), none(), none()]),
        ("draft", draft, [busy(), Ok(()), Ok(()), Err(Refusal::UnknownEvidence), Ok(()), Ok(())]),
        ("sent", sent, [busy(), late(), late(), late(), late(), Ok(())]),
        ("withdrawn", withdrawn, [Ok(()), none(), none(), none(), none(), none()]),
        (
            "approved",
            registered_at(NOW),
            [Err(Refusal::RegisteredAlready), none(), none(), none(), none(), none()],
        ),
    ];
    for (which, holder, expected) in cases {
        for (step, expected) in steps().into_iter().zip(expected) {
            assert_eq!(take(&mut holder.clone(), step.clone(), NOW), expected, "{which} {step:?}");
        }
    }
}

#[test]
fn the_term_is_three_months_to_the_end_of_the_local_day() {
    // approved, its last day, the moment just after that day
    let cases = [
        ("2026-06-01T10:00:00Z", "2026-09-01", "2026-09-01T23:00:00Z"),
        ("2026-11-30T10:00:00Z", "2027-02-28", "2027-03-01T00:00:00Z"),
        ("2027-11-30T10:00:00Z", "2028-02-29", "2028-03-01T00:00:00Z"),
        ("2028-02-29T10:00:00Z", "2028-05-29", "2028-05-29T23:00:00Z"),
        ("2026-03-31T10:00:00Z", "2026-06-30", "2026-06-30T23:00:00Z"),
        ("2026-04-01T10:00:00Z", "2026-07-01", "2026-07-01T23:00:00Z"),
        // A minute apart, on both sides of local midnight, in summer and in winter.
        ("2026-03-31T22:59:00Z", "2026-06-30", "2026-06-30T23:00:00Z"),
        ("2026-03-31T23:00:00Z", "2026-07-01", "2026-07-01T23:00:00Z"),
        ("2026-12-31T23:59:00Z", "2027-03-31", "2027-03-31T23:00:00Z"),
        ("2027-01-01T00:00:00Z", "2027-04-01", "2027-04-01T23:00:00Z"),
        // Approved on the days the clocks change, and ending on them.
        ("2026-03-29T00:30:00Z", "2026-06-29", "2026-06-29T23:00:00Z"),
        ("2026-03-29T01:30:00Z", "2026-06-29", "2026-06-29T23:00:00Z"),
        ("2026-10-25T00:30:00Z", "2027-01-25", "2027-01-26T00:00:00Z"),
        ("2026-10-25T01:30:00Z", "2027-01-25", "2027-01-26T00:00:00Z"),
        ("2025-12-29T10:00:00Z", "2026-03-29", "2026-03-29T23:00:00Z"),
        ("2025-12-28T10:00:00Z", "2026-03-28", "2026-03-29T00:00:00Z"),
        ("2026-07-25T10:00:00Z", "2026-10-25", "2026-10-26T00:00:00Z"),
        ("2026-07-24T10:00:00Z", "2026-10-24", "2026-10-24T23:00:00Z"),
    ];
    for (approved, last_day, after) in cases {
        let (holder, last_day) = (registered_at(approved), day(last_day));
        let at = |moment| Registered::of(&holder, &cambridgeshire(), moment);
        assert_eq!(at(utc(approved)), Registered::Until { last_day }, "{approved}");
        assert_eq!(at(utc(after) - Duration::seconds(1)), Registered::Until { last_day }, "{approved}");
        assert_eq!(at(utc(after)), Registered::Lapsed { last_day }, "{approved}");
    }
}

#[test]
fn a_renewal_leaves_no_gap() {
    // renewed at, its last day; the term before runs from 1 June to 1 September
    let cases = [
        ("2026-08-02T10:00:00Z", "2026-12-01"),
        ("2026-09-01T10:00:00Z", "2026-12-01"),
        ("2026-09-01T22:59:59Z", "2026-12-01"),
        ("2026-09-01T23:00:00Z", "2026-12-02"),
        ("2027-01-15T10:00:00Z", "2027-04-15"),
    ];
    for (now, last_day) in cases {
        let mut holder = registered_at(NOW);
        must(&mut holder, begin("r2", Purpose::Renewal), now);
        // What is on record need not be told again.
        assert_eq!(registration(&holder).name.as_deref(), Some("Ada Osei"));
        assert_eq!(registration(&holder).home, holder.home);
        must(&mut holder, permit(None, false), now);
        must(&mut holder, licence("d2", now), now);
        must(&mut holder, Step::Submit, now);
        must(&mut holder, approve("r2"), now);
        assert_eq!(holder.registered_until, Some(day(last_day)), "{now}");
    }
}

#[test]
fn a_resident_permit_on_record_is_proof_enough() {
    let mut holder = stranger();
    must(&mut holder, begin("r1", Purpose::First), NOW);
    must(&mut holder, named("Ada Osei"), NOW);
    must(&mut holder, Step::Home(home(Some("10001"), Some("kite"))), NOW);
    let mut unknown = holder.clone();
    must(&mut holder, permit(Some("RP 100"), true), NOW);
    assert_eq!(registration(&holder).tasks(&cambridgeshire()).evidence, Task::NotNeeded);
    // The record speaks of this name at this address, so another of either has to be looked up anew.
    for step in [named("Bea Osei"), Step::Home(home(Some("10002"), Some("kite")))] {
        let mut other = holder.clone();
        must(&mut other, step, NOW);
        assert_eq!(take(&mut other, Step::Submit, NOW), Err(Refusal::RegistrationUnfinished));
    }
    must(&mut holder, Step::Submit, NOW);
    assert_eq!(standing(&holder), &Standing::Approved { at: utc(NOW), until: None });
    assert_eq!(Registered::of(&holder, &cambridgeshire(), utc(NOW)), Registered::Exempt);
    assert_eq!(Registered::of(&holder, &cambridgeshire(), utc("2036-06-01T10:00:00Z")), Registered::Exempt);
    // Nobody decided, so nobody can have second thoughts.
    assert_eq!(take(&mut holder, crate::steps::undo("r1"), NOW), Err(Refusal::NothingToUndo));

    must(&mut unknown, permit(Some("RP 100"), false), NOW);
    assert_eq!(take(&mut unknown, Step::Submit, NOW), Err(Refusal::RegistrationUnfinished));
    must(&mut unknown, licence("d1", NOW), NOW);
    must(&mut unknown, Step::Submit, NOW);
    assert!(matches!(standing(&unknown), Standing::Submitted { .. }));
}

#[test]
fn a_record_proves_nothing_where_the_scheme_does_not_ask_for_it() {
    let mut scheme = cambridgeshire();
    scheme.registration.resident_permit_exempts = false;
    let mut holder = stranger();
    let steps = [
        begin("r1", Purpose::First),
        named("Ada Osei"),
        Step::Home(home(Some("10001"), Some("kite"))),
        permit(Some("RP 100"), true),
    ];
    for step in steps {
        take_in(&mut holder, step, &scheme, utc(NOW)).expect("a step of an open registration");
    }
    let sent = take_in(&mut holder, Step::Submit, &scheme, utc(NOW));
    assert_eq!(sent, Err(Refusal::RegistrationUnfinished));
}

#[test]
fn a_permit_on_record_at_an_address_without_a_zone_is_looked_at_by_a_person() {
    let mut holder = stranger();
    for step in [
        begin("r1", Purpose::First),
        named("Ada Osei"),
        Step::Home(home(Some("10001"), Some("no-zone-of-ours"))),
        permit(Some("RP 100"), true),
        Step::Submit,
    ] {
        must(&mut holder, step, NOW);
    }
    assert!(matches!(standing(&holder), Standing::Submitted { .. }));
}

#[test]
fn applying_again_takes_over_what_was_not_refused() {
    let mut holder = stranger();
    fill(&mut holder, "r1", Purpose::First, NOW);
    must(&mut holder, bill("bill", "2026-03-20", NOW), NOW);
    must(&mut holder, Step::Submit, NOW);
    let refused = [("r1-licence", Shortcoming::OtherAddress)];
    must(&mut holder, reject("r1", Ground::Documents, &refused, ""), NOW);

    let soon = "2026-06-20T10:00:00Z";
    let mut again = holder.clone();
    must(&mut again, begin("r2", Purpose::First), soon);
    let new = registration(&again);
    assert_eq!(
        (new.name.as_deref(), new.home.is_some(), new.permit.is_some()),
        (Some("Ada Osei"), true, true)
    );
    assert_eq!(new.evidence.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["bill"]);
    assert_eq!(new.redo, [(EvidenceKind::DrivingLicence, Shortcoming::OtherAddress)].into());
    must(&mut again, licence("d2", soon), soon);
    assert!(registration(&again).redo.is_empty());

    // A day later the bill is too old as well.
    let later = "2026-06-21T10:00:00Z";
    must(&mut holder, begin("r2", Purpose::First), later);
    let new = registration(&holder);
    assert!(new.evidence.is_empty());
    assert_eq!(new.redo[&EvidenceKind::UtilityBill], Shortcoming::TooOld);
    assert_eq!(new.tasks(&cambridgeshire()).evidence, Task::ToDo);
}

#[test]
fn a_refused_address_has_to_be_given_anew() {
    for ground in [Ground::NotInZone, Ground::NotEligible, Ground::NotMainHome] {
        let mut holder = stranger();
        send(&mut holder, "r1", Purpose::First, NOW);
        must(&mut holder, reject("r1", ground, &[], "A remark."), NOW);
        must(&mut holder, begin("r2", Purpose::First), NOW);
        let tasks = registration(&holder).tasks(&cambridgeshire());
        assert_eq!(
            (tasks.name, tasks.home, tasks.evidence),
            (Task::Done, Task::ToDo, Task::Done),
            "{ground:?}"
        );
    }
}

#[test]
fn a_withdrawn_registration_is_begun_from_nothing() {
    let mut holder = stranger();
    send(&mut holder, "r1", Purpose::First, NOW);
    must(&mut holder, Step::Withdraw, NOW);
    must(&mut holder, begin("r2", Purpose::First), NOW);
    let new = registration(&holder);
    assert!(new.name.is_none() && new.home.is_none() && new.permit.is_none() && new.evidence.is_empty());
}

#[test]
fn a_document_whose_pictures_are_gone_has_to_be_given_anew() {
    let mut holder = stranger();
    fill(&mut holder, "r1", Purpose::First, NOW);
    must(&mut holder, Step::Submit, NOW);
    must(&mut holder, reject("r1", Ground::NotMainHome, &[], ""), NOW);
    let at: chrono::DateTime<chrono::Utc> = NOW.parse().expect("a moment");
    let gone = at + chrono::Duration::days(cambridgeshire().registration.keep_evidence_days.into());
    for (now, left) in [(gone - chrono::Duration::seconds(1), 1), (gone, 0)] {
        let mut again = holder.clone();
        must(&mut again, begin("r2", Purpose::First), &now.to_rfc3339());
        assert_eq!(registration(&again).evidence.len(), left, "{now}");
    }
}
