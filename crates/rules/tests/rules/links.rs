//! Links to visitors: what they start, how their uses are counted, when they end, and what they never open.

use crate::fixture::{ask, cambridgeshire, cancel, day, holder, utc, vrn, with_end};
use permit_rules::links::{ByLink, Dead, LinkStep, MakeLink, VisitorWish, quote_by_link};
use permit_rules::scheme::{End, Returns, Stop};
use permit_rules::{Channel, Command, Holder, LinkId, Refusal, Scheme, StayId};

const JULY: &str = "2026-07-01T10:00:00Z";

fn link(name: &str) -> LinkId {
    name.parse().expect("an id")
}

fn wish(uses: u32, last_day: &str) -> MakeLink {
    MakeLink {
        link: link("l1"),
        name: " Grandma ".to_owned(),
        uses,
        last_day: day(last_day),
        product: None,
        hours: None,
    }
}

fn make(wish: MakeLink) -> Command {
    Command::Links(LinkStep::Make(wish))
}

fn withdraw() -> Command {
    Command::Links(LinkStep::Withdraw { link: link("l1") })
}

fn by_link(wish: VisitorWish) -> Command {
    Command::ByLink(ByLink { link: link("l1"), wish })
}

fn park(request: &str, plate: &str) -> Command {
    by_link(VisitorWish::Activate { request: request.parse().expect("an id"), vrn: vrn(plate) })
}

fn correct(stay: &str, plate: &str) -> Command {
    by_link(VisitorWish::Correct { stay: stay.parse().expect("an id"), vrn: vrn(plate) })
}

fn leave(stay: &str) -> Command {
    by_link(VisitorWish::Leave { stay: stay.parse().expect("an id") })
}

/// Five visits and a link for so many of them, made at a moment.
fn with_link(uses: u32, last_day: &str, scheme: &Scheme, now: &str) -> Holder {
    let mut holder = holder(&[("2026-01-01T12:00:00Z", 0)]);
    ask(&mut holder, &make(wish(uses, last_day)), scheme, now).expect("a link");
    holder
}

fn left(holder: &Holder) -> u32 {
    holder.links[&link("l1")].left()
}

fn spent(holder: &Holder) -> u32 {
    holder.bundles.values().map(|bundle| bundle.spent).sum()
}

/// Hours that people choose themselves, stopped for whole hours.
fn by_the_hour() -> Scheme {
    let mut scheme = with_end(End::Chosen { hours_per_visit: 1, max_hours: 4 });
    scheme.products[0].stop = Some(Stop { returns: Returns::WholeUnits });
    scheme
}

#[test]
fn a_link_starts_as_many_stays_as_it_is_good_for() {
    let scheme = cambridgeshire();
    let mut holder = with_link(2, "2026-07-03", &scheme, JULY);
    assert_eq!(holder.links[&link("l1")].name, "Grandma");
    let first = ask(&mut holder, &park("r1", "AB12CDE"), &scheme, JULY).unwrap();
    let stay = first.reply.stay().unwrap().clone();
    assert_eq!((stay.channel, stay.end), (Channel::Link, utc("2026-07-01T23:00:00Z")));
    assert_eq!((left(&holder), spent(&holder)), (1, 1));
    // A plate that is covered already costs neither a visit nor a use.
    let again = ask(&mut holder, &park("r2", "AB12CDE"), &scheme, JULY);
    assert!(matches!(again, Err(Refusal::AlreadyCovered { .. })), "{again:?}");
    assert_eq!((left(&holder), spent(&holder)), (1, 1));
    let other = ask(&mut holder, &park("r1", "XY34ZZZ"), &scheme, JULY);
    assert_eq!(other.err(), Some(Refusal::StayNameTaken));
    ask(&mut holder, &park("r3", "XY34ZZZ"), &scheme, JULY).unwrap();
    assert_eq!(left(&holder), 0);
    let more = ask(&mut holder, &park("r4", "EF56GHJ"), &scheme, "2026-07-02T10:00:00Z");
    assert_eq!(more.err(), Some(Refusal::LinkUsedUp));
    assert_eq!(spent(&holder), 2);
}

#[test]
fn a_link_ends_with_its_last_local_day() {
    // made at, last day, its last second, the first moment after it
    let cases = [
        (JULY, "2026-07-01", "2026-07-01T22:59:59Z", "2026-07-01T23:00:00Z"),
        // The clocks go forward on 29 March 2026 and back on 25 October.
        ("2026-03-28T12:00:00Z", "2026-03-28", "2026-03-28T23:59:59Z", "2026-03-29T00:00:00Z"),
        ("2026-03-28T12:00:00Z", "2026-03-29", "2026-03-29T22:59:59Z", "2026-03-29T23:00:00Z"),
        ("2026-10-24T12:00:00Z", "2026-10-24", "2026-10-24T22:59:59Z", "2026-10-24T23:00:00Z"),
        ("2026-10-24T12:00:00Z", "2026-10-25", "2026-10-25T23:59:59Z", "2026-10-26T00:00:00Z"),
        ("2026-03-31T22:30:00Z", "2026-03-31", "2026-03-31T22:59:59Z", "2026-03-31T23:00:00Z"),
    ];
    for (made, last_day, before, after) in cases {
        let mut scheme = cambridgeshire();
        scheme.zones.values_mut().for_each(|zone| zone.hours.clear());
        let holder = with_link(2, last_day, &scheme, made);
        assert!(ask(&mut holder.clone(), &park("r1", "AB12CDE"), &scheme, before).is_ok(), "{before}");
        let late = ask(&mut holder.clone(), &park("r1", "AB12CDE"), &scheme, after);
        assert_eq!(late.err(), Some(Refusal::LinkExpired { until: utc(after) }), "{after}");
        assert_eq!(holder.links[&link("l1")].dead(utc(after)), Some(Dead::Expired));
    }
}

#[test]
fn only_links_that_are_offered_are_made() {
    let scheme = cambridgeshire();
    let latest = day("2026-07-15");
    let long = MakeLink { name: "é".repeat(41), ..wish(1, "2026-07-01") };
    let hours = MakeLink { hours: Some(2), ..wish(1, "2026-07-01") };
    let cases = [
        (wish(1, "2026-07-01"), Ok(())),
        (wish(10, "2026-07-15"), Ok(())),
        (wish(0, "2026-07-01"), Err(Refusal::LinkUsesNotOffered { max: 10 })),
        (wish(11, "2026-07-01"), Err(Refusal::LinkUsesNotOffered { max: 10 })),
        (wish(1, "2026-06-30"), Err(Refusal::LinkDayNotOffered { latest })),
        (wish(1, "2026-07-16"), Err(Refusal::LinkDayNotOffered { latest })),
        (long, Err(Refusal::TextTooLong { max: 40 })),
        (hours, Err(Refusal::LengthNotOffered)),
    ];
    for (wish, expected) in cases {
        let mut holder = holder(&[]);
        let made = ask(&mut holder, &make(wish.clone()), &scheme, JULY).map(|_| ());
        assert_eq!(made, expected, "{wish:?}");
    }
    let by_the_hour = by_the_hour();
    for (hours, expected) in [
        (Some(4), Ok(())),
        (Some(5), Err(Refusal::TooLong { max_hours: 4 })),
        (Some(0), Err(Refusal::LengthNotOffered)),
        (None, Err(Refusal::LengthNotOffered)),
    ] {
        let wish = MakeLink { hours, ..wish(1, "2026-07-01") };
        let made = ask(&mut holder(&[]), &make(wish), &by_the_hour, JULY).map(|_| ());
        assert_eq!(made, expected, "{hours:?}");
    }
    let mut without = cambridgeshire();
    without.products[0].channels.remove(&Channel::Link);
    let made = ask(&mut holder(&[]), &make(wish(1, "2026-07-01")), &without, JULY);
    assert_eq!(made.err(), Some(Refusal::ChannelNotOffered));
    let mut nowhere = holder(&[]);
    nowhere.zone = None;
    let made = ask(&mut nowhere, &make(wish(1, "2026-07-01")), &scheme, JULY);
    assert_eq!(made.err(), Some(Refusal::NotRegistered));
}

#[test]
fn so_many_links_may_live_at_once() {
    let scheme = cambridgeshire();
    let mut holder = holder(&[("2026-01-01T12:00:00Z", 0)]);
    let nth = |n: u32| MakeLink { link: link(&format!("l{n}")), ..wish(1, "2026-07-02") };
    for n in 1..=20 {
        ask(&mut holder, &make(nth(n)), &scheme, JULY).unwrap();
    }
    let more = ask(&mut holder, &make(nth(21)), &scheme, JULY);
    assert_eq!(more.err(), Some(Refusal::TooManyLinks { max: 20 }));
    let same = ask(&mut holder.clone(), &make(nth(1)), &scheme, "2026-07-02T23:00:00Z");
    assert!(matches!(same, Err(Refusal::LinkDayNotOffered { .. })), "{same:?}");
    // One that was used, and one that was withdrawn, make room.
    ask(&mut holder, &park("r1", "AB12CDE"), &scheme, JULY).unwrap();
    ask(&mut holder, &make(nth(21)), &scheme, JULY).unwrap();
    assert!(ask(&mut holder, &make(nth(22)), &scheme, JULY).is_err());
    let third = Command::Links(LinkStep::Withdraw { link: link("l3") });
    ask(&mut holder, &third, &scheme, JULY).unwrap();
    ask(&mut holder, &make(nth(22)), &scheme, JULY).unwrap();
}

#[test]
fn a_withdrawn_link_opens_nothing() {
    let scheme = cambridgeshire();
    let mut holder = with_link(3, "2026-07-03", &scheme, JULY);
    ask(&mut holder, &park("r1", "AB12CDE"), &scheme, JULY).unwrap();
    ask(&mut holder, &withdraw(), &scheme, "2026-07-01T10:01:00Z").unwrap();
    ask(&mut holder, &withdraw(), &scheme, "2026-07-01T10:02:00Z").unwrap();
    assert_eq!(holder.links[&link("l1")].withdrawn_at, Some(utc("2026-07-01T10:01:00Z")));
    for command in [park("r2", "XY34ZZZ"), correct("r1", "AB12CDF"), leave("r1")] {
        let refused = ask(&mut holder, &command, &scheme, "2026-07-01T10:03:00Z");
        assert_eq!(refused.err(), Some(Refusal::LinkWithdrawn), "{command:?}");
    }
    let stay: StayId = "r1".parse().unwrap();
    assert!(holder.stays[&stay].stands(), "who is parked stays covered");
    let unknown = Command::Links(LinkStep::Withdraw { link: link("l9") });
    assert_eq!(ask(&mut holder, &unknown, &scheme, JULY).err(), Some(Refusal::UnknownLink));
}

#[test]
fn a_visitor_changes_only_what_the_link_started() {
    let scheme = cambridgeshire();
    let mut holder = with_link(1, "2026-07-01", &scheme, JULY);
    let resident =
        crate::fixture::activate("mine", "EF56GHJ", permit_rules::Start::Now, crate::fixture::days(1));
    ask(&mut holder, &resident, &scheme, JULY).unwrap();
    ask(&mut holder, &park("r1", "AB12CDE"), &scheme, JULY).unwrap();
    for command in [correct("mine", "AB12CDF"), leave("mine"), correct("none", "AB12CDF")] {
        let refused = ask(&mut holder, &command, &scheme, JULY);
        assert_eq!(refused.err(), Some(Refusal::UnknownStay), "{command:?}");
    }
    // Used up, and still the plate can be put right, in the scheme's window.
    ask(&mut holder, &correct("r1", "AB12CDF"), &scheme, "2026-07-01T10:14:59Z").unwrap();
    let stay: StayId = "r1".parse().unwrap();
    let trail: Vec<_> = holder.stays[&stay].corrections.iter().map(|it| it.channel).collect();
    assert_eq!((holder.stays[&stay].vrn.as_str(), trail), ("AB12CDF", vec![Channel::Link]));
    let late = ask(&mut holder, &correct("r1", "AB12CDG"), &scheme, "2026-07-01T10:15:00Z");
    assert_eq!(late.err(), Some(Refusal::CorrectionTooLate { until: utc("2026-07-01T10:15:00Z") }));
    assert_eq!((left(&holder), spent(&holder)), (0, 2));
}

#[test]
fn hours_are_as_long_as_was_agreed_also_when_the_clocks_change() {
    let scheme = by_the_hour();
    // now, when three hours of it end
    for (now, end) in [
        (JULY, "2026-07-01T13:00:00Z"),
        ("2026-03-28T23:30:00Z", "2026-03-29T02:30:00Z"),
        // Half past one comes twice: the end is the first of them.
        ("2026-10-24T21:30:00Z", "2026-10-25T00:30:00Z"),
        ("2026-10-24T22:30:00Z", "2026-10-25T01:30:00Z"),
    ] {
        let mut scheme = scheme.clone();
        scheme.zones.values_mut().for_each(|zone| zone.hours.clear());
        let mut holder = holder(&[("2026-01-01T12:00:00Z", 0)]);
        let today = permit_rules::day::of(utc(now), scheme.timezone);
        let wish = MakeLink { hours: Some(3), last_day: today, ..wish(1, "2026-01-01") };
        ask(&mut holder, &make(wish), &scheme, now).unwrap();
        let made = ask(&mut holder, &park("r1", "AB12CDE"), &scheme, now).unwrap();
        assert_eq!(made.reply.stay().unwrap().end, utc(end), "{now}");
        assert_eq!(spent(&holder), 3, "{now}");
    }
    let mut holder = holder(&[("2026-01-01T12:00:00Z", 0)]);
    ask(&mut holder, &make(MakeLink { hours: Some(3), ..wish(1, "2026-07-01") }), &scheme, JULY).unwrap();
    ask(&mut holder, &park("r1", "AB12CDE"), &scheme, JULY).unwrap();
    ask(&mut holder, &leave("r1"), &scheme, "2026-07-01T10:30:00Z").unwrap();
    assert_eq!((left(&holder), spent(&holder)), (0, 1), "two hours went back to the host");
}

#[test]
fn what_is_wrong_with_the_host_is_said_without_more() {
    let scheme = cambridgeshire();
    let mut poor = holder(&[]);
    ask(&mut poor, &make(wish(1, "2026-07-01")), &scheme, JULY).unwrap();
    let refused = ask(&mut poor, &park("r1", "AB12CDE"), &scheme, JULY);
    assert_eq!(refused.err(), Some(Refusal::HostHasNoVisits));
    let mut strict = cambridgeshire();
    strict.registration.lapse_blocks.push(permit_rules::scheme::Blocked::Activate);
    let mut lapsed = with_link(1, "2026-07-02", &strict, JULY);
    lapsed.registered_until = Some(day("2026-07-01"));
    assert!(ask(&mut lapsed.clone(), &park("r1", "AB12CDE"), &strict, JULY).is_ok());
    let refused = ask(&mut lapsed, &park("r1", "AB12CDE"), &strict, "2026-07-02T09:00:00Z");
    assert_eq!(refused.err(), Some(Refusal::HostNotRegistered));
    let unknown = ask(&mut holder(&[]), &park("r1", "AB12CDE"), &scheme, JULY);
    assert_eq!(unknown.err(), Some(Refusal::UnknownLink));
}

#[test]
fn no_visit_is_spent_while_the_zone_is_free() {
    let scheme = cambridgeshire();
    // A Sunday: the Kite asks for no permit.
    let sunday = "2026-07-05T10:00:00Z";
    let mut holder = with_link(1, "2026-07-06", &scheme, sunday);
    let request = "q".parse().unwrap();
    let quote = quote_by_link(&holder, &link("l1"), &vrn("AB12CDE"), &request, &scheme, utc(sunday)).unwrap();
    assert!(quote.zone_is_free);
    let refused = ask(&mut holder, &park("r1", "AB12CDE"), &scheme, sunday);
    assert_eq!(refused.err(), Some(Refusal::ZoneFree));
    assert_eq!((left(&holder), spent(&holder)), (1, 0));
}

#[test]
fn a_use_comes_back_with_the_visit() {
    let scheme = cambridgeshire();
    let mut holder = with_link(1, "2026-07-01", &scheme, JULY);
    ask(&mut holder, &park("r1", "AB12CDE"), &scheme, JULY).unwrap();
    assert_eq!((left(&holder), spent(&holder)), (0, 1));
    // Cancelled for its visits, as long as the scheme lets it be: here it has not begun.
    let stay = holder.stays.get_mut(&"r1".parse().unwrap()).unwrap();
    (stay.start, stay.end) = (utc("2026-07-01T12:00:00Z"), utc("2026-07-01T23:00:00Z"));
    ask(&mut holder, &cancel("r1"), &scheme, "2026-07-01T10:05:00Z").unwrap();
    assert_eq!((left(&holder), spent(&holder)), (1, 0));
    assert!(holder.links[&link("l1")].started(&"r1".parse().unwrap()), "the trail keeps it");
}
