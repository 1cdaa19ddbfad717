//! Who may help, what they may do and see, and that it ends at once.

use crate::fixture::{activate, ask, at, cambridgeshire, cancel, correct, days, holder, utc, vrn};
use permit_rules::helper::{HelperStep, MOST_HELPERS, decide_for_helper};
use permit_rules::order::Buy;
use permit_rules::plates::PlateStep;
use permit_rules::registration::Step;
use permit_rules::{Change, Command, Decision, Holder, Refusal, Start};

const NOW: &str = "2026-06-01T09:00:00Z";

fn invite(id: &str, name: &str, email: &str) -> Command {
    Command::Helpers(HelperStep::Invite {
        id: id.parse().expect("an id"),
        name: name.into(),
        email: email.into(),
    })
}

fn join(id: &str, account: &str, email: Option<&str>) -> Command {
    let (helper, account) = (id.parse().expect("an id"), account.to_owned());
    Command::Helpers(HelperStep::Join { helper, account, email: email.map(str::to_owned) })
}

fn remove(id: &str) -> Command {
    Command::Helpers(HelperStep::Remove { helper: id.parse().expect("an id") })
}

fn helped() -> Holder {
    let mut holder = holder(&[("2026-05-01T09:00:00Z", 0)]);
    let scheme = cambridgeshire();
    ask(&mut holder, &invite("i1", "Mary, my daughter", "mary@example.org"), &scheme, NOW)
        .expect("it is done");
    ask(&mut holder, &join("i1", "mary", Some("mary@example.org")), &scheme, NOW).expect("it is done");
    holder
}

fn help(holder: &mut Holder, account: &str, command: &Command, now: &str) -> Result<Decision, Refusal> {
    let decision = decide_for_helper(holder, account, command, &cambridgeshire(), utc(now))?;
    decision.changes.iter().for_each(|change| holder.apply(change));
    Ok(decision)
}

#[test]
fn an_invitation_is_accepted_once_in_time_and_by_its_address_alone() {
    let scheme = cambridgeshire();
    let mut holder = holder(&[]);
    ask(&mut holder, &invite("i1", " Mary ", "mary@example.org"), &scheme, NOW).unwrap();
    let helper = &holder.helpers.list[0];
    assert_eq!((helper.name.as_str(), helper.until), ("Mary", utc("2026-06-08T09:00:00Z")));
    let over = Err(Refusal::InvitationOver);
    let another = Err(Refusal::InvitationForAnother);
    let mary = join("i1", "mary", Some("mary@example.org"));
    let cases = [
        (join("i1", "eve", Some("eve@example.org")), NOW, another.clone()),
        (join("i1", "eve", None), NOW, another),
        (join("i2", "mary", Some("mary@example.org")), NOW, over.clone()),
        (mary.clone(), "2026-06-08T09:00:00Z", over.clone()),
        (mary.clone(), "2026-06-08T08:59:59Z", Ok(())),
        (mary.clone(), NOW, over.clone()),
    ];
    for (command, now, expected) in cases {
        assert_eq!(ask(&mut holder, &command, &scheme, now).map(drop), expected, "{command:?} at {now}");
    }
    ask(&mut holder, &remove("i1"), &scheme, NOW).unwrap();
    assert_eq!(ask(&mut holder, &mary, &scheme, NOW).map(drop), over);
    assert_eq!(ask(&mut holder, &remove("i1"), &scheme, NOW).unwrap_err(), Refusal::UnknownHelper);
}

#[test]
fn a_week_is_seven_days_also_when_the_clocks_change() {
    for (invited, until) in [
        ("2026-03-26T09:00:00Z", "2026-04-02T09:00:00Z"),
        ("2026-10-22T09:00:00Z", "2026-10-29T09:00:00Z"),
        ("2027-03-27T23:30:00Z", "2027-04-03T23:30:00Z"),
    ] {
        let mut holder = holder(&[]);
        ask(&mut holder, &invite("i1", "Mary", "m@example.org"), &cambridgeshire(), invited).unwrap();
        assert_eq!(holder.helpers.list[0].until, utc(until));
    }
}

#[test]
fn there_are_only_so_many_helpers_and_each_address_helps_once() {
    let scheme = cambridgeshire();
    let mut holder = holder(&[]);
    let mail = |n: usize| format!("h{n}@example.org");
    for n in 0..MOST_HELPERS {
        ask(&mut holder, &invite(&format!("i{n}"), "H", &mail(n)), &scheme, NOW).unwrap();
    }
    let more = invite("more", "More", "more@example.org");
    let full = Refusal::TooManyHelpers { max: 5 };
    assert_eq!(ask(&mut holder, &more, &scheme, NOW).unwrap_err(), full);
    let known = invite("again", "H", &mail(0));
    assert_eq!(ask(&mut holder, &known, &scheme, NOW).unwrap_err(), Refusal::HelperKnown);
    // What has run out makes room, and whoever helps does not run out.
    ask(&mut holder, &join("i1", "one", Some(&mail(1))), &scheme, NOW).unwrap();
    let later = "2026-06-09T09:00:00Z";
    ask(&mut holder, &known, &scheme, later).unwrap();
    ask(&mut holder, &more, &scheme, later).unwrap();
    assert_eq!(
        ask(&mut holder, &invite("x", "H", &mail(1)), &scheme, later).unwrap_err(),
        Refusal::HelperKnown
    );
    // A month after it has run out, nobody is told of it any more.
    ask(&mut holder, &remove("more"), &scheme, "2026-07-09T09:00:00Z").unwrap();
    let left: Vec<_> = holder.helpers.list.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(left, ["i1", "again"]);
}

#[test]
fn a_helper_has_a_name_and_a_holder_a_zone() {
    let scheme = cambridgeshire();
    let mut there = holder(&[]);
    for (name, expected) in
        [(" ", Refusal::NameMissing), (&*"x".repeat(41), Refusal::TextTooLong { max: 40 })]
    {
        assert_eq!(ask(&mut there, &invite("i", name, "m@example.org"), &scheme, NOW).unwrap_err(), expected);
    }
    let mut nowhere = Holder { zone: None, ..there };
    let refused = ask(&mut nowhere, &invite("i", "M", "m@example.org"), &scheme, NOW);
    assert_eq!(refused.unwrap_err(), Refusal::NotRegistered);
}

#[test]
fn a_helper_activates_and_the_stay_tells_who() {
    let mut holder = helped();
    let wish = activate("s1", "AB12 CDE", at("2026-06-03T10:00"), days(1));
    let decision = help(&mut holder, "mary", &wish, NOW).unwrap();
    let by = decision.reply.stay().unwrap().helper.clone().unwrap();
    assert_eq!((by.id.as_str(), by.name.as_str()), ("i1", "Mary, my daughter"));
    assert_eq!(holder.stays.values().next().unwrap().helper, Some(by));
    assert_eq!(holder.helpers.list[0].used_at, Some(utc(NOW)));
    // Correcting the resident's stay makes it nobody else's.
    ask(&mut holder, &activate("s2", "XY34 ZZZ", at("2026-06-04T10:00"), days(1)), &cambridgeshire(), NOW)
        .unwrap();
    help(&mut holder, "mary", &correct("s2", "XY34 ZZA"), NOW).unwrap();
    let corrected = holder.stays.get(&"s2".parse().unwrap()).unwrap();
    assert_eq!((&corrected.vrn, &corrected.helper), (&vrn("XY34 ZZA"), &None));
    help(&mut holder, "mary", &cancel("s1"), NOW).unwrap();
}

#[test]
fn nothing_else_is_a_helpers() {
    let mut holder = helped();
    let buy = Buy::Fill { product: cambridgeshire().products[0].id.clone(), bundles: 1 };
    let all = [
        Command::Buy(buy),
        Command::Plates(PlateStep::ForgetUnused),
        Command::Register(Step::Withdraw),
        invite("i2", "Eve", "eve@example.org"),
        remove("i1"),
    ];
    for command in all {
        let refused = help(&mut holder, "mary", &command, NOW);
        assert_eq!(refused.unwrap_err(), Refusal::NotForHelpers, "{command:?}");
    }
}

#[test]
fn who_was_removed_is_refused_at_once() {
    let wish = activate("s1", "AB12 CDE", Start::Now, days(1));
    for end in [remove("i1"), Command::Helpers(HelperStep::Leave { account: "mary".to_owned() })] {
        let mut holder = helped();
        ask(&mut holder, &end, &cambridgeshire(), NOW).unwrap();
        assert_eq!(help(&mut holder, "mary", &wish, NOW).unwrap_err(), Refusal::HelpEnded);
        assert_eq!(holder.seen_by("mary", utc(NOW)), None);
    }
    let mut holder = helped();
    assert_eq!(help(&mut holder, "eve", &wish, NOW).unwrap_err(), Refusal::HelpEnded);
    assert_eq!(holder.seen_by("eve", utc(NOW)), None);
}

#[test]
fn a_helper_sees_what_is_needed_to_help_and_no_more() {
    let scheme = cambridgeshire();
    let mut holder = helped();
    ask(&mut holder, &invite("i2", "Tom", "tom@example.org"), &scheme, NOW).unwrap();
    ask(&mut holder, &join("i2", "tom", Some("tom@example.org")), &scheme, NOW).unwrap();
    holder.name = Some("Ada Resident".to_owned());
    for (request, plate) in [("past", "AB12 CDE"), ("toms", "AB12 CDF")] {
        let wish = activate(request, plate, Start::Now, days(1));
        help(&mut holder, "tom", &wish, NOW).unwrap();
    }
    ask(&mut holder, &activate("off", "AB12 CDH", at("2026-06-05T10:00"), days(1)), &scheme, NOW).unwrap();
    ask(&mut holder, &cancel("off"), &scheme, NOW).unwrap();
    help(&mut holder, "mary", &activate("hers", "AB12 CDG", Start::Now, days(1)), NOW).unwrap();
    let seen = |now: &str| {
        let seen = holder.seen_by("mary", utc(now)).unwrap();
        let stays =
            seen.stays.values().map(|it| (it.id.to_string(), it.helper.is_some())).collect::<Vec<_>>();
        (seen, stays)
    };
    let (view, stays) = seen("2026-06-01T12:00:00Z");
    assert_eq!(stays, [("hers".to_owned(), true), ("past".to_owned(), false), ("toms".to_owned(), false)]);
    assert_eq!((view.name.as_deref(), view.home, view.registration), (Some("Ada Resident"), None, None));
    assert_eq!(view.helpers.list.len(), 1);
    assert!(view.bundles.values().all(|it| it.order.is_none() && it.pence == 0));
    assert_eq!(seen("2026-06-02T12:00:00Z").1, [("hers".to_owned(), true)]);
    // What cannot be seen cannot be changed either, and is told apart from nothing.
    let mut holder = holder.clone();
    let hidden = help(&mut holder, "mary", &correct("off", "AB12 CDX"), NOW);
    let none = help(&mut holder, "mary", &correct("none", "AB12 CDX"), NOW);
    assert_eq!((hidden.unwrap_err(), none.unwrap_err()), (Refusal::UnknownStay, Refusal::UnknownStay));
}

#[test]
fn a_change_carries_the_whole_list() {
    let mut holder = holder(&[]);
    let decision = ask(&mut holder, &invite("i1", "M", "m@example.org"), &cambridgeshire(), NOW).unwrap();
    let [Change::Helpers { helpers }] = &decision.changes[..] else { panic!("{decision:?}") };
    assert_eq!(*helpers, holder.helpers);
    let text = serde_json::to_string(&decision.reply).unwrap();
    let read: permit_rules::Settled = serde_json::from_str(&text).unwrap();
    assert_eq!(read, decision.reply, "the kept answer is read as what it was");
}
