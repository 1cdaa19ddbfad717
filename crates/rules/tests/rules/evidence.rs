//! Which documents may be offered as a proof: their kinds, their dates to the day, and how many.

use crate::fixture::day;
use crate::steps::{begin, bill, document, home, licence, must, named, permit, registration, stranger, take};
use chrono::NaiveDate;
use permit_rules::Refusal;
use permit_rules::registration::{EvidenceKind, MOST_EVIDENCE, Purpose, Step};

const NOW: &str = "2026-06-01T10:00:00Z";

fn offered(kind: EvidenceKind, dates: [Option<NaiveDate>; 2], now: &str) -> Result<(), Refusal> {
    let mut holder = stranger();
    must(&mut holder, begin("r1", Purpose::First), now);
    take(&mut holder, Step::AddEvidence(document("d1", kind, dates, now)), now)
}

#[test]
fn a_bill_is_at_most_three_months_old() {
    // today by the local clock, the bill's date, the oldest date where it is too old
    let cases = [
        ("2026-06-01T10:00:00Z", "2026-03-01", None),
        ("2026-06-01T10:00:00Z", "2026-02-28", Some("2026-03-01")),
        ("2026-06-01T10:00:00Z", "2026-06-01", None),
        // A day that the month three months before does not have.
        ("2026-05-31T10:00:00Z", "2026-02-28", None),
        ("2026-05-31T10:00:00Z", "2026-02-27", Some("2026-02-28")),
        ("2028-05-31T10:00:00Z", "2028-02-29", None),
        ("2028-05-31T10:00:00Z", "2028-02-28", Some("2028-02-29")),
        ("2028-02-29T10:00:00Z", "2027-11-29", None),
        ("2028-02-29T10:00:00Z", "2027-11-28", Some("2027-11-29")),
        // Half past eleven at night in UTC is tomorrow in a British summer.
        ("2026-05-31T23:30:00Z", "2026-06-01", None),
        ("2026-05-31T23:30:00Z", "2026-02-28", Some("2026-03-01")),
        ("2027-01-31T23:30:00Z", "2026-10-31", None),
        ("2027-01-31T23:30:00Z", "2026-10-30", Some("2026-10-31")),
    ];
    for (now, dated, oldest) in cases {
        let expected = oldest.map_or(Ok(()), |oldest| Err(Refusal::EvidenceTooOld { oldest: day(oldest) }));
        assert_eq!(
            offered(EvidenceKind::UtilityBill, [Some(day(dated)), None], now),
            expected,
            "{now} {dated}"
        );
    }
    let undated = offered(EvidenceKind::UtilityBill, [None, None], NOW);
    assert_eq!(undated, Err(Refusal::EvidenceDateMissing));
    let tomorrow = offered(EvidenceKind::UtilityBill, [Some(day("2026-06-02")), None], NOW);
    assert_eq!(tomorrow, Err(Refusal::EvidenceInFuture));
    assert_eq!(offered(EvidenceKind::DrivingLicence, [None, None], NOW), Ok(()));
    let other = offered(EvidenceKind::BankStatement, [Some(day("2026-06-01")), None], NOW);
    assert_eq!(other, Err(Refusal::EvidenceNotTaken));
}

#[test]
fn a_tenancy_lasts_six_months() {
    let short = || Err(Refusal::TenancyTooShort { months: 6 });
    let over = |until| Err(Refusal::TenancyOver { until: day(until) });
    let cases = [
        ("2026-01-01", "2026-06-30", Ok(())),
        ("2026-01-01", "2026-06-29", short()),
        ("2025-12-15", "2026-06-14", Ok(())),
        ("2025-12-15", "2026-06-13", short()),
        // Half a year from the last of August is the last of February.
        ("2025-08-31", "2026-02-27", over("2026-02-27")),
        ("2025-08-31", "2026-02-26", short()),
        ("2025-06-02", "2026-06-01", Ok(())),
        ("2025-06-02", "2026-05-31", over("2026-05-31")),
        // One that is signed and begins later is a tenancy too.
        ("2026-07-01", "2027-06-30", Ok(())),
        ("2026-07-01", "2026-06-30", short()),
    ];
    for (from, until, expected) in cases {
        let dates = [Some(day(from)), Some(day(until))];
        assert_eq!(offered(EvidenceKind::Tenancy, dates, NOW), expected, "{from} {until}");
    }
    for dates in [[None, Some(day("2026-06-30"))], [Some(day("2026-01-01")), None], [None, None]] {
        assert_eq!(offered(EvidenceKind::Tenancy, dates, NOW), Err(Refusal::EvidenceDateMissing));
    }
    // To the last local day: in summer it is over an hour before midnight in UTC.
    let dates = [Some(day("2026-01-01")), Some(day("2026-06-30"))];
    assert_eq!(offered(EvidenceKind::Tenancy, dates, "2026-06-30T22:59:59Z"), Ok(()));
    assert_eq!(offered(EvidenceKind::Tenancy, dates, "2026-06-30T23:00:00Z"), over("2026-06-30"));
}

#[test]
fn there_is_room_for_six_documents() {
    let mut holder = stranger();
    must(&mut holder, begin("r1", Purpose::First), NOW);
    for n in 0..MOST_EVIDENCE {
        must(&mut holder, licence(&format!("d{n}"), NOW), NOW);
    }
    assert_eq!(take(&mut holder, licence("d6", NOW), NOW), Err(Refusal::TooMuchEvidence { max: 6 }));
    must(&mut holder, Step::RemoveEvidence("d3".parse().expect("an id")), NOW);
    must(&mut holder, licence("d6", NOW), NOW);
    let kept: Vec<_> = registration(&holder).evidence.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(kept, ["d0", "d1", "d2", "d4", "d5", "d6"]);
}

#[test]
fn a_draft_that_lay_too_long_needs_a_newer_bill() {
    let mut holder = stranger();
    for step in [
        begin("r1", Purpose::First),
        named("Ada Osei"),
        Step::Home(home(None, None)),
        permit(None, false),
        bill("d1", "2026-03-05", NOW),
    ] {
        must(&mut holder, step, NOW);
    }
    must(&mut holder.clone(), Step::Submit, "2026-06-05T10:00:00Z");
    let late = "2026-06-06T10:00:00Z";
    let refused = take(&mut holder, Step::Submit, late);
    assert_eq!(refused, Err(Refusal::EvidenceTooOld { oldest: day("2026-03-06") }));
    must(&mut holder, bill("d2", "2026-06-01", late), late);
    must(&mut holder, Step::Submit, late);
}
