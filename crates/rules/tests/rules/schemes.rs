//! Scheme files: the shipped one is right, a wrong one is refused with line, field and reason.

use crate::fixture::{cambridgeshire, day, holder, utc};
use permit_rules::registration::EvidenceKind;
use permit_rules::reminder::{Matter, plan};
use permit_rules::scheme::{Blocked, End, OnMove, Window, read};

pub const FILE: &str = include_str!("../../../../schemes/cambridgeshire.toml");

#[test]
fn cambridgeshire_is_what_the_council_says() {
    let scheme = cambridgeshire();
    let visitor = &scheme.products[0];
    assert_eq!((visitor.bundle, visitor.cap.bundles, visitor.valid_months), (5, 20, 12));
    assert_eq!((visitor.cap.window, visitor.free_bundles), (Window::FixedYear { month: 4, day: 1 }, 0));
    assert_eq!((visitor.advance_days, visitor.end), (14, End::CalendarDay));
    assert_eq!((scheme.contact.phone.as_str(), scheme.contact.text.as_str()), ("0345 520 7007", "61600"));
    let registration = &scheme.registration;
    assert_eq!((registration.valid_months, registration.target_hours), (3, 24));
    assert!(registration.resident_permit_exempts);
    let kinds: Vec<_> = registration.evidence.iter().map(|rule| rule.kind).collect();
    assert_eq!(kinds, [EvidenceKind::DrivingLicence, EvidenceKind::Tenancy, EvidenceKind::UtilityBill]);
    assert!(scheme.contact.enquiries["en"].contains("www.cambridgeshire.gov.uk"));
    assert_eq!(visitor.price_on(day("2026-07-01"), None), Some(1800));
    assert_eq!(visitor.price_on(day("2025-03-31"), None), Some(1300));
    assert_eq!(visitor.price_on(day("2018-01-01"), None), None);
}

#[test]
fn morfa_is_another_kind_of_scheme() {
    let scheme = read(include_str!("../../../../schemes/morfa.toml")).expect("the shipped example is right");
    let hours = &scheme.products[0];
    assert_eq!(hours.end, End::Chosen { hours_per_visit: 1, max_hours: 12 });
    assert_eq!((hours.cap.bundles, hours.cap.window), (30, Window::FixedYear { month: 1, day: 1 }));
    let registration = &scheme.registration;
    assert_eq!((registration.valid_months, registration.target_hours), (12, 120));
    assert_eq!(registration.lapse_blocks, [Blocked::Buy, Blocked::Activate]);
    assert_eq!((registration.on_move, registration.resident_permit_exempts), (OnMove::EndVisits, false));
    let kinds: Vec<_> = registration.evidence.iter().map(|rule| rule.kind).collect();
    assert_eq!(kinds, [EvidenceKind::CouncilTaxBill, EvidenceKind::Tenancy, EvidenceKind::BankStatement]);
    for words in [&scheme.name, &scheme.contact.enquiries, &hours.name] {
        assert!(words["en"] != words["cy"], "said in both languages");
    }
}

#[test]
fn a_wrong_file_is_refused_with_line_field_and_reason() {
    // what is written instead, what it replaces, the field, part of the reason
    let cases = [
        ("council = \"cambridge shire\"", "council = \"cambridgeshire\"", "council", "identifier"),
        ("timezone = \"Europe/Cambridge\"", "timezone = \"Europe/London\"", "timezone", "no such time zone"),
        ("phone = \"  \"", "phone = \"0345 520 7007\"", "contact.phone", "text is needed"),
        ("id = \"kite\"", "id = \"york-area\"", "zones[1].id", "another zone"),
        ("from = \"21:00\", to", "from = \"09:00\", to", "zones[0].hours.to", "end after they begin"),
        ("\"mon\", \"tues day\"", "\"mon\", \"tue\"", "zones[0].hours.days", "mon, tue"),
        ("bundle = 0", "bundle = 5", "products[0].bundle", "from 1 to"),
        ("bundle = \"five\"", "bundle = 5", "bundle", "invalid type"),
        ("bundel = 5", "bundle = 5", "bundel", "unknown field"),
        ("rule = \"sunset\"", "rule = \"calendar_day\"", "end", "unknown variant"),
        ("rule = \"next_day_at\", time = \"25:00\"", "rule = \"calendar_day\"", "products[0].end", "HH:MM"),
        ("rule = \"rolling\", hours = 0", "rule = \"calendar_day\"", "products[0].end", "1 to 168"),
        (
            "rule = \"chosen\", hours_per_visit = 5, max_hours = 4",
            "rule = \"calendar_day\"",
            "products[0].end",
            "at least 1 hour",
        ),
        ("advance_days = 366", "advance_days = 14", "products[0].advance_days", "from 0 to 365"),
        ("at_once = [\"app\"]", "at_once = [\"text\", \"link\"]", "products[0].at_once", "once"),
        ("uses = 51", "uses = 10", "links.uses", "from 1 to 50"),
        ("ahead_days = 14", "days_ahead = 14", "ahead_days", "unknown field"),
        ("at_once = [\"fax\"]", "at_once = [\"text\", \"link\"]", "at_once", "unknown variant"),
        ("until = \"day_before\", time = \"9am\"", "until = \"before_start\"", "products[0].cancel", "HH:MM"),
        ("valid_months = 0\nlapse", "valid_months = 3\nlapse", "registration.valid_months", "from 1 to"),
        (
            "{ cy = \"Trwydded\" }",
            "{ en = \"Visitor permit\", cy = \"Trwydded ymwelydd\" }",
            "products[0].name",
            "English",
        ),
        ("= = 5", "bundle = 5", "", "extra"),
    ];
    refused(&cases);
}

#[test]
fn what_a_registration_takes_is_checked_too() {
    let cases = [
        (
            "enquiries = { cy = \"Cyngor\" }",
            "enquiries = { en = \"Cambridgeshire County Council, www.cambridgeshire.gov.uk\", cy = \"Cyngor Sir Swydd Gaergrawnt, www.cambridgeshire.gov.uk\" }",
            "contact.enquiries",
            "English",
        ),
        (
            "addresses = \"../list.csv\"",
            "addresses = \"cambridgeshire-addresses.csv\"",
            "addresses",
            "same folder",
        ),
        ("addresses = \"\"", "addresses = \"cambridgeshire-addresses.csv\"", "addresses", "text is needed"),
        (
            "renew_days_before = 366",
            "renew_days_before = 30",
            "registration.renew_days_before",
            "from 0 to 365",
        ),
        ("target_hours = 0", "target_hours = 24", "registration.target_hours", "from 1 to"),
        ("on_move = \"forget\"", "on_move = \"keep_visits\"", "on_move", "unknown variant"),
        (
            "resident_permit_exempts = \"yes\"",
            "resident_permit_exempts = true",
            "resident_permit_exempts",
            "invalid type",
        ),
        ("{ kind = \"tenancy\" }", "{ kind = \"driving_licence\" }", "registration.evidence", "once"),
        (
            "keep_evidence_days = 3651",
            "keep_evidence_days = 28",
            "registration.keep_evidence_days",
            "from 0 to",
        ),
        ("keep_draft_days = 0", "keep_draft_days = 30", "registration.keep_draft_days", "from 1 to"),
    ];
    refused(&cases);
}

/// Checks that each wrong line is refused where it stands.
pub fn refused(cases: &[(&str, &str, &str, &str)]) {
    for (wrong, right, field, reason) in cases.iter().copied() {
        let text = FILE.replacen(right, wrong, 1);
        assert_ne!(text, FILE, "nothing was replaced by {wrong}");
        let faults = read(&text).expect_err(wrong);
        let line = FILE[..FILE.find(right).expect(right)].lines().count();
        let fault = faults.iter().find(|fault| fault.field == field);
        let fault = fault.unwrap_or_else(|| panic!("{wrong}: no fault for {field:?} in {faults:?}"));
        assert!(fault.reason.contains(reason), "{wrong}: {fault}");
        let lines = line.saturating_sub(1)..=line + 1;
        let far = ["zones[1].id"];
        assert!(
            lines.contains(&fault.line) || far.contains(&field),
            "{wrong}: {fault}, expected about line {line}"
        );
    }
}

#[test]
fn something_has_to_prove_an_address() {
    let (before, rest) = FILE.split_once("evidence = [").expect("the rules of evidence");
    let (_, after) = rest.split_once("\n]\n").expect("their end");
    let faults = read(&format!("{before}evidence = []\n{after}")).expect_err("nothing proves anything");
    assert_eq!(faults[0].field, "registration.evidence");
}

#[test]
fn every_fault_is_told_at_once() {
    let text = FILE.replace("bundle = 5", "bundle = 0").replace("valid_months = 12", "valid_months = 0");
    let faults = read(&text).expect_err("two faults");
    let fields: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["products[0].bundle", "products[0].valid_months"]);
}

#[test]
fn an_empty_file_is_refused() {
    assert!(read("").expect_err("nothing in it")[0].reason.contains("missing field"));
}

#[test]
fn reminders_come_in_the_morning_of_the_right_days() {
    let mut holder =
        holder(&[("2025-07-31T12:00:00Z", 2), ("2025-07-31T13:00:00Z", 0), ("2025-08-01T12:00:00Z", 5)]);
    holder.registered_until = Some(day("2026-10-25"));
    let plan = plan(&holder, &cambridgeshire(), utc("2026-07-10T12:00:00Z"));
    let visits = Matter::VisitsExpire { visits: 8, last_day: day("2026-07-31") };
    let ends = Matter::RegistrationEnds { last_day: day("2026-10-25") };
    let expected = [
        ("2026-07-24T08:00:00Z", &visits),
        ("2026-07-30T08:00:00Z", &visits),
        ("2026-10-11T08:00:00Z", &ends),
        ("2026-10-22T08:00:00Z", &ends),
        // The clocks went back that night.
        ("2026-10-25T09:00:00Z", &ends),
    ];
    let found: Vec<_> = plan.iter().map(|reminder| (reminder.at, &reminder.matter)).collect();
    assert_eq!(found, expected.map(|(at, matter)| (utc(at), matter)));
}
