//! Activating, correcting and cancelling as tables of cases.

use crate::fixture::{
    activate, ask, at, cambridgeshire, cancel, correct, day, days, holder, local, utc, vrn, wish, with_end,
};
use chrono::NaiveTime;
use permit_rules::scheme::{Blocked, Cancel, End};
use permit_rules::{Channel, Command, Length, Refusal, Start, decide, quote};

const JULY: &str = "2026-07-01T10:00:00Z";

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").expect("a time")
}

#[test]
fn a_visit_ends_as_the_scheme_says() {
    let next = End::NextDayAt { time: time("10:00") };
    let rolling = End::Rolling { hours: 24 };
    // rule, now, start, days, end
    let cases = [
        (End::CalendarDay, "2026-07-01T17:00:00Z", Start::Now, 1, "2026-07-01T23:00:00Z"),
        (End::CalendarDay, "2026-12-01T17:00:00Z", Start::Now, 1, "2026-12-02T00:00:00Z"),
        (End::CalendarDay, "2026-07-01T17:00:00Z", Start::Now, 3, "2026-07-03T23:00:00Z"),
        (End::CalendarDay, "2026-07-01T22:59:00Z", Start::Now, 1, "2026-07-01T23:00:00Z"),
        (End::CalendarDay, "2026-07-01T23:00:00Z", Start::Now, 1, "2026-07-02T23:00:00Z"),
        // The day the clocks go forward has 23 hours, the day they go back 25.
        (End::CalendarDay, "2026-03-28T12:00:00Z", at("2026-03-29T00:00"), 1, "2026-03-29T23:00:00Z"),
        (End::CalendarDay, "2026-10-24T12:00:00Z", at("2026-10-25T00:00"), 1, "2026-10-26T00:00:00Z"),
        (End::CalendarDay, "2026-03-28T12:00:00Z", Start::Now, 2, "2026-03-29T23:00:00Z"),
        (End::CalendarDay, "2028-02-28T12:00:00Z", Start::Now, 2, "2028-03-01T00:00:00Z"),
        // The last hour of March in UTC belongs to 1 April in Cambridge.
        (End::CalendarDay, "2026-03-31T22:30:00Z", Start::Now, 1, "2026-03-31T23:00:00Z"),
        (End::CalendarDay, "2026-03-31T23:30:00Z", Start::Now, 1, "2026-04-01T23:00:00Z"),
        (next, "2026-07-01T17:00:00Z", Start::Now, 1, "2026-07-02T09:00:00Z"),
        (next, "2026-07-01T17:00:00Z", Start::Now, 2, "2026-07-03T09:00:00Z"),
        (next, "2026-03-28T14:00:00Z", Start::Now, 1, "2026-03-29T09:00:00Z"),
        (next, "2026-10-24T13:00:00Z", Start::Now, 1, "2026-10-25T10:00:00Z"),
        (rolling, "2026-07-01T17:00:00Z", Start::Now, 1, "2026-07-02T17:00:00Z"),
        (rolling, "2026-10-24T12:00:00Z", Start::Now, 1, "2026-10-25T13:00:00Z"),
        (rolling, "2026-03-28T13:00:00Z", Start::Now, 1, "2026-03-29T12:00:00Z"),
        // The same time tomorrow does not exist, or comes twice.
        (rolling, "2026-03-28T01:30:00Z", Start::Now, 1, "2026-03-29T01:00:00Z"),
        (rolling, "2026-10-24T00:30:00Z", Start::Now, 1, "2026-10-25T01:30:00Z"),
        // The Kite's hours end at 20:00.
        (End::ZoneClose, "2026-07-01T08:30:00Z", Start::Now, 1, "2026-07-01T19:00:00Z"),
        (End::ZoneClose, "2026-07-01T08:30:00Z", Start::Now, 2, "2026-07-02T19:00:00Z"),
    ];
    for (end, now, start, count, expected) in cases {
        let holder = holder(&[("2026-01-01T12:00:00Z", 0), ("2027-06-01T12:00:00Z", 0)]);
        let quote = quote(&holder, &wish("r1", "AB12CDE", start, days(count)), &with_end(end), utc(now));
        let quote = quote.unwrap_or_else(|refusal| panic!("{end:?} {now}: {refusal:?}"));
        assert_eq!(quote.end, utc(expected), "{end:?} from {now}");
        assert_eq!(quote.spends.iter().map(|spend| spend.visits).sum::<u32>(), count);
    }
}

#[test]
fn a_chosen_end_costs_a_visit_for_each_begun_stretch() {
    let scheme = with_end(End::Chosen { hours_per_visit: 4, max_hours: 24 });
    let cases = [
        ("2026-07-01T12:00", Ok(1)),
        ("2026-07-01T15:00", Ok(1)),
        ("2026-07-01T15:01", Ok(2)),
        ("2026-07-02T07:00", Ok(5)),
        ("2026-07-02T07:01", Err(Refusal::NotEnoughVisits { needed: 6, left: 5 })),
        ("2026-07-02T11:01", Err(Refusal::TooLong { max_hours: 24 })),
        ("2026-07-01T11:00", Err(Refusal::EndBeforeStart)),
        ("2026-07-01T10:00", Err(Refusal::EndBeforeStart)),
    ];
    for (end, expected) in cases {
        let wish = wish("r1", "AB12CDE", Start::Now, Length::Until { local: local(end) });
        let found = quote(&holder(&[("2026-06-01T12:00:00Z", 0)]), &wish, &scheme, utc(JULY));
        assert_eq!(found.map(|quote| quote.spends[0].visits), expected, "{end}");
    }
    let by_days = activate("r1", "AB12CDE", Start::Now, days(1));
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    assert_eq!(ask(&mut holder, &by_days, &scheme, JULY).err(), Some(Refusal::LengthNotOffered));
}

#[test]
fn a_stay_starts_between_now_and_fourteen_days_ahead() {
    let cases = [
        (Start::Now, 1, Ok("2026-07-01T10:00:00Z")),
        (at("2026-07-01T15:00"), 1, Ok("2026-07-01T14:00:00Z")),
        // Earlier today means today: it starts when the request is here, never before.
        (at("2026-07-01T00:00"), 1, Ok("2026-07-01T10:00:00Z")),
        (at("2026-06-30T23:59"), 1, Err(Refusal::StartPassed { start: utc("2026-06-30T22:59:00Z") })),
        (at("2026-07-15T11:00"), 1, Ok("2026-07-15T10:00:00Z")),
        (at("2026-07-15T11:01"), 1, Err(Refusal::TooFarAhead { latest: utc("2026-07-15T10:00:00Z") })),
        (at("2026-07-15T09:00"), 2, Err(Refusal::TooFarAhead { latest: utc("2026-07-15T10:00:00Z") })),
        (at("2026-07-14T09:00"), 2, Ok("2026-07-14T08:00:00Z")),
        (Start::Now, 0, Err(Refusal::NoDays)),
        (Start::Now, 15, Ok("2026-07-01T10:00:00Z")),
        (Start::Now, 16, Err(Refusal::TooFarAhead { latest: utc("2026-07-15T10:00:00Z") })),
        (Start::Now, u32::MAX, Err(Refusal::TooLong { max_hours: 8784 })),
    ];
    let bundles = [("2026-06-01T12:00:00Z", 0); 4];
    for (start, count, expected) in cases {
        let found = quote(
            &holder(&bundles),
            &wish("r1", "AB12CDE", start, days(count)),
            &cambridgeshire(),
            utc(JULY),
        );
        assert_eq!(found.map(|quote| quote.start), expected.map(utc), "{start:?} for {count}");
    }
}

#[test]
fn fourteen_days_are_counted_on_the_wall_clock() {
    // Both fortnights have a change of the clocks in them.
    for (now, latest) in
        [("2026-03-20T10:00:00Z", "2026-04-03T10:00"), ("2026-10-20T09:00:00Z", "2026-11-03T10:00")]
    {
        let holder = holder(&[("2026-01-01T12:00:00Z", 0)]);
        let just = wish("r1", "AB12CDE", at(latest), days(1));
        assert!(quote(&holder, &just, &cambridgeshire(), utc(now)).is_ok(), "{latest}");
        let late = wish("r1", "AB12CDE", at(&latest.replace(":00", ":01")), days(1));
        assert!(matches!(
            quote(&holder, &late, &cambridgeshire(), utc(now)),
            Err(Refusal::TooFarAhead { .. })
        ));
    }
}

#[test]
fn a_text_starts_at_once() {
    let mut scheme = cambridgeshire();
    let holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    let by_text = |start| {
        let mut wish = wish("r1", "AB12CDE", start, days(1));
        wish.channel = Channel::Text;
        wish
    };
    assert!(quote(&holder, &by_text(Start::Now), &scheme, utc(JULY)).is_ok());
    let tomorrow = by_text(at("2026-07-02T10:00"));
    assert_eq!(quote(&holder, &tomorrow, &scheme, utc(JULY)).err(), Some(Refusal::StartsAtOnce));
    scheme.products[0].channels.remove(&Channel::Text);
    let refused = quote(&holder, &by_text(Start::Now), &scheme, utc(JULY)).err();
    assert_eq!(refused, Some(Refusal::ChannelNotOffered));
}

#[test]
fn the_bundle_that_expires_first_is_spent_first() {
    // The second was bought earlier and so expires earlier.
    let mut holder = holder(&[("2026-05-01T12:00:00Z", 0), ("2025-07-10T12:00:00Z", 3)]);
    let bought = ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(3)), &cambridgeshire(), JULY);
    let spends: Vec<_> = bought
        .unwrap()
        .reply
        .stay()
        .unwrap()
        .spends
        .iter()
        .map(|it| (it.bundle.to_string(), it.visits))
        .collect();
    assert_eq!(spends, [("b1".to_owned(), 2), ("b0".to_owned(), 1)]);
    assert_eq!(holder.bundles.values().map(|bundle| bundle.spent).collect::<Vec<_>>(), [1, 5]);
}

#[test]
fn a_bundle_can_be_used_to_the_end_of_its_last_day_and_not_for_a_later_one() {
    let bundles = [("2025-07-01T09:00:00Z", 0)];
    let cases = [
        ("2026-07-01T22:59:59Z", Start::Now, 1, Ok(())),
        ("2026-07-01T23:00:00Z", Start::Now, 1, Err(Refusal::NotEnoughVisits { needed: 1, left: 0 })),
        ("2026-06-30T10:00:00Z", at("2026-07-01T10:00"), 1, Ok(())),
        (
            "2026-06-30T10:00:00Z",
            at("2026-07-02T10:00"),
            1,
            Err(Refusal::NotEnoughVisits { needed: 1, left: 0 }),
        ),
        ("2026-06-30T10:00:00Z", Start::Now, 2, Ok(())),
        ("2026-06-30T10:00:00Z", Start::Now, 3, Err(Refusal::NotEnoughVisits { needed: 3, left: 2 })),
    ];
    for (now, start, count, expected) in cases {
        let found =
            quote(&holder(&bundles), &wish("r1", "AB12CDE", start, days(count)), &cambridgeshire(), utc(now));
        assert_eq!(found.map(|_| ()), expected, "{now} {start:?}");
    }
}

#[test]
fn a_bundle_bought_on_the_leap_day_ends_on_the_28th() {
    let holder = holder(&[("2028-02-29T12:00:00Z", 0)]);
    assert_eq!(holder.bundles.values().next().unwrap().last_day, day("2029-02-28"));
}

#[test]
fn several_days_are_activated_together_or_not_at_all() {
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 3)]);
    let before = holder.clone();
    let refused = ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(3)), &cambridgeshire(), JULY);
    assert_eq!(refused.err(), Some(Refusal::NotEnoughVisits { needed: 3, left: 2 }));
    assert_eq!(holder, before);
    assert!(
        ask(&mut holder, &activate("r2", "AB12CDE", Start::Now, days(2)), &cambridgeshire(), JULY).is_ok()
    );
}

#[test]
fn a_plate_has_one_stay_at_a_time() {
    let scheme = cambridgeshire();
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    ask(&mut holder, &activate("r1", "AB12CDE", Start::Now, days(1)), &scheme, JULY).unwrap();
    let again = ask(&mut holder, &activate("r2", "ab12 cde", Start::Now, days(1)), &scheme, JULY);
    let covered = Refusal::AlreadyCovered {
        vrn: vrn("AB12CDE"),
        stay: "r1".parse().unwrap(),
        until: utc("2026-07-01T23:00:00Z"),
    };
    assert_eq!(again.err(), Some(covered));
    assert!(ask(&mut holder, &activate("r3", "XY12CDE", Start::Now, days(1)), &scheme, JULY).is_ok());
    assert!(
        ask(&mut holder, &activate("r4", "AB12CDE", at("2026-07-02T00:00"), days(1)), &scheme, JULY).is_ok()
    );
}

#[test]
fn a_zone_may_limit_visitors_at_once() {
    let mut scheme = cambridgeshire();
    scheme.zones.values_mut().for_each(|zone| zone.max_at_once = Some(2));
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0), ("2026-06-01T12:00:00Z", 0)]);
    for (request, plate, start) in
        [("r1", "AA11AAA", at("2026-07-02T09:00")), ("r2", "BB11BBB", at("2026-07-03T09:00"))]
    {
        ask(&mut holder, &activate(request, plate, start, days(1)), &scheme, JULY).unwrap();
    }
    // Each of the two days has one visitor, so a third car may stay through both.
    ask(&mut holder, &activate("r3", "CC11CCC", at("2026-07-02T09:00"), days(2)), &scheme, JULY).unwrap();
    let fourth = ask(&mut holder, &activate("r4", "DD11DDD", at("2026-07-03T09:00"), days(1)), &scheme, JULY);
    assert_eq!(fourth.err(), Some(Refusal::TooManyAtOnce { max: 2 }));
}

#[test]
fn a_lapsed_registration_blocks_what_the_scheme_says() {
    let mut scheme = cambridgeshire();
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    holder.registered_until = Some(day("2026-06-30"));
    let wish = wish("r1", "AB12CDE", Start::Now, days(1));
    assert!(quote(&holder, &wish, &scheme, utc(JULY)).is_ok(), "in Cambridgeshire it blocks buying only");
    scheme.registration.lapse_blocks = vec![Blocked::Activate];
    let refused = quote(&holder, &wish, &scheme, utc(JULY)).err();
    assert_eq!(refused, Some(Refusal::RegistrationLapsed { since: day("2026-06-30") }));
    assert!(
        quote(&holder, &wish, &scheme, utc("2026-06-30T22:59:59Z")).is_ok(),
        "valid to the end of its last day"
    );
}

#[test]
fn a_quote_says_when_no_visit_is_needed() {
    let holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    // The Kite asks for permits from Monday to Saturday, 9:00 to 20:00. 5 July 2026 is a Sunday.
    let cases = [
        ("2026-07-05T00:00", true),
        ("2026-07-04T20:00", true),
        ("2026-07-04T19:59", false),
        ("2026-07-06T05:00", false),
    ];
    for (start, free) in cases {
        let quote = quote(&holder, &wish("r1", "AB12CDE", at(start), days(1)), &cambridgeshire(), utc(JULY));
        assert_eq!(quote.map(|quote| quote.zone_is_free), Ok(free), "{start}");
    }
    let close = with_end(End::ZoneClose);
    let sunday = quote(&holder, &wish("r1", "AB12CDE", at("2026-07-05T10:00"), days(1)), &close, utc(JULY));
    assert_eq!(sunday.err(), Some(Refusal::ZoneFree));
}

#[test]
fn a_plate_can_be_corrected_until_a_quarter_of_an_hour_after_the_start() {
    let until = utc("2026-07-02T08:15:00Z");
    let cases = [
        ("2026-07-01T10:01:00Z", "AB12CDF", Ok(())),
        ("2026-07-02T08:14:59Z", "AB12CDF", Ok(())),
        ("2026-07-02T08:15:00Z", "AB12CDF", Err(Refusal::CorrectionTooLate { until })),
        ("2026-07-02T23:00:00Z", "AB12CDF", Err(Refusal::StayEnded)),
        ("2026-07-01T10:01:00Z", "AB12CDE", Err(Refusal::SamePlate)),
        (
            "2026-07-01T10:01:00Z",
            "XY12XYZ",
            Err(Refusal::AlreadyCovered {
                vrn: vrn("XY12XYZ"),
                stay: "r2".parse().unwrap(),
                until: utc("2026-07-02T23:00:00Z"),
            }),
        ),
    ];
    for (now, plate, expected) in cases {
        let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
        for (request, plate) in [("r1", "AB12CDE"), ("r2", "XY12XYZ")] {
            let stay = activate(request, plate, at("2026-07-02T09:00"), days(1));
            ask(&mut holder, &stay, &cambridgeshire(), JULY).unwrap();
        }
        let before = holder.clone();
        let corrected = ask(&mut holder, &correct("r1", plate), &cambridgeshire(), now);
        assert_eq!(holder.bundles, before.bundles, "a correction costs nothing");
        if let Ok(decision) = &corrected {
            let stay = decision.reply.stay().unwrap();
            assert_eq!(stay.vrn, vrn(plate));
            assert_eq!(stay.corrections[0].from, vrn("AB12CDE"));
        }
        assert_eq!(corrected.map(|_| ()), expected, "{now} {plate}");
    }
}

#[test]
fn a_stay_can_be_cancelled_until_the_scheme_says() {
    let day_before = Cancel::DayBefore { time: time("23:59") };
    let started = utc("2026-07-02T08:00:00Z");
    let cases = [
        (Cancel::BeforeStart, "2026-07-02T07:59:59Z", Ok(())),
        (Cancel::BeforeStart, "2026-07-02T08:00:00Z", Err(Refusal::CancelTooLate { until: started })),
        (Cancel::BeforeStart, "2026-07-03T23:00:00Z", Err(Refusal::StayEnded)),
        (day_before, "2026-07-01T22:58:59Z", Ok(())),
        (
            day_before,
            "2026-07-01T22:59:00Z",
            Err(Refusal::CancelTooLate { until: utc("2026-07-01T22:59:00Z") }),
        ),
        (Cancel::Never, "2026-07-01T10:01:00Z", Err(Refusal::CancelNotOffered)),
    ];
    for (rule, now, expected) in cases {
        let mut scheme = cambridgeshire();
        scheme.products[0].cancel = rule;
        let mut holder = holder(&[("2026-06-01T12:00:00Z", 4), ("2026-06-02T12:00:00Z", 0)]);
        let bought = holder.bundles.clone();
        ask(&mut holder, &activate("r1", "AB12CDE", at("2026-07-02T09:00"), days(2)), &scheme, JULY).unwrap();
        let cancelled = ask(&mut holder, &cancel("r1"), &scheme, now);
        if cancelled.is_ok() {
            assert_eq!(holder.bundles, bought, "the visits are back where they came from");
            assert_eq!(ask(&mut holder, &cancel("r1"), &scheme, now).err(), Some(Refusal::StayCancelled));
            let again = activate("r2", "AB12CDE", at("2026-07-02T09:00"), days(1));
            assert!(ask(&mut holder, &again, &scheme, JULY).is_ok(), "the plate is free again");
        }
        assert_eq!(cancelled.map(|_| ()), expected, "{rule:?} {now}");
    }
}

#[test]
fn what_the_holder_does_not_have_cannot_be_changed() {
    let holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    for command in [correct("nobodys", "AB12CDE"), cancel("nobodys")] {
        assert_eq!(decide(&holder, &command, &cambridgeshire(), utc(JULY)).err(), Some(Refusal::UnknownStay));
    }
}

#[test]
fn a_scheme_with_several_permits_must_be_told_which() {
    let mut scheme = cambridgeshire();
    let mut carer = scheme.products[0].clone();
    carer.id = "carer".parse().unwrap();
    scheme.products.push(carer);
    let mut holder = holder(&[("2026-06-01T12:00:00Z", 0)]);
    let unnamed = activate("r1", "AB12CDE", Start::Now, days(1));
    assert_eq!(ask(&mut holder, &unnamed, &scheme, JULY).err(), Some(Refusal::UnknownPermitType));
    let named = |product: &str| {
        let mut wish = wish("r1", "AB12CDE", Start::Now, days(1));
        wish.product = Some(product.parse().unwrap());
        Command::Activate(wish)
    };
    let carer = ask(&mut holder, &named("carer"), &scheme, JULY);
    assert_eq!(
        carer.err(),
        Some(Refusal::NotEnoughVisits { needed: 1, left: 0 }),
        "bundles are for their permit"
    );
    assert!(ask(&mut holder, &named("visitor"), &scheme, JULY).is_ok());
}
