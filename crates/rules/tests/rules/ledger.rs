//! The books: what each change posts, what expires, what cannot be is found, and that a random year keeps them balanced.

use crate::fixture::{activate, ask, cambridgeshire, cancel, days, holder, utc};
use crate::orders::{
    BUNDLE, approve, buy_in, buyer, checkout, closed, decline, done, fill, paid, purchase, refunded,
    refunding, request, send,
};
use chrono::{DateTime, Duration, Utc};
use permit_rules::ledger::{Imbalance, Posting, Pot, Pots, imbalances, imbalances_since, postings};
use permit_rules::order::{OrderState, RefundFact};
use permit_rules::scheme::{Cap, Window};
use permit_rules::{Bundle, BundleId, Buy, Change, Command, Holder, Scheme, Start, day, decide};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const MAY: &str = "2026-05-04T09:00:00Z";
const JUNE: &str = "2026-06-01T09:00:00Z";

#[test]
fn each_change_is_posted() {
    let new = holder(&[(MAY, 0)]).bundles.into_values().next().expect("a bundle");
    let with =
        |spent, reserved, expired, refunded| Bundle { spent, reserved, expired, refunded, ..new.clone() };
    let (from_to, issued) = (|from, to, visits| Posting { from, to, visits }, [Pot::Issued, Pot::Available]);
    let bought = from_to(issued[0], issued[1], 5);
    let cases: [(Option<Bundle>, Bundle, Vec<Posting>); 8] = [
        (None, with(0, 0, 0, 0), vec![bought]),
        (None, with(2, 0, 0, 0), vec![bought, from_to(Pot::Available, Pot::Spent, 2)]),
        (Some(with(1, 0, 0, 0)), with(3, 0, 0, 0), vec![from_to(Pot::Available, Pot::Spent, 2)]),
        (Some(with(3, 0, 0, 0)), with(2, 0, 0, 0), vec![from_to(Pot::Spent, Pot::Available, 1)]),
        (Some(with(1, 0, 0, 0)), with(1, 4, 0, 0), vec![from_to(Pot::Available, Pot::Reserved, 4)]),
        (
            Some(with(1, 4, 0, 0)),
            with(1, 0, 0, 4),
            vec![from_to(Pot::Reserved, Pot::Available, 4), from_to(Pot::Available, Pot::Refunded, 4)],
        ),
        (Some(with(2, 0, 0, 0)), with(2, 0, 3, 0), vec![from_to(Pot::Available, Pot::Expired, 3)]),
        (Some(with(2, 0, 3, 0)), with(2, 0, 3, 0), Vec::new()),
    ];
    for (before, after, expected) in cases {
        assert_eq!(postings(before.as_ref(), &after), expected);
        let mut pots = before.as_ref().map(Pots::of).unwrap_or_default();
        for posting in expected {
            pots.post(posting.from, posting.to, posting.visits.into());
            assert!(pots.add_up(), "no pot is overdrawn on the way");
        }
        assert_eq!(pots, Pots::of(&after));
    }
}

#[test]
fn what_was_not_used_in_time_is_put_on_record() {
    let scheme = cambridgeshire();
    let mut ada =
        holder(&[("2025-05-04T09:00:00Z", 2), ("2025-05-05T09:00:00Z", 0), ("2025-05-04T10:00:00Z", 5)]);
    let expired = |holder: &Holder| holder.bundles.values().map(|it| it.expired).collect::<Vec<_>>();
    // The last local day of the first is 4 May 2026.
    let last = buy_in(&mut ada, Buy::Expire, &scheme, "2026-05-04T22:59:59Z").expect("always");
    assert_eq!((last.changes.len(), expired(&ada)), (0, vec![0, 0, 0]));
    let over = buy_in(&mut ada, Buy::Expire, &scheme, "2026-05-04T23:00:00Z").expect("always");
    assert_eq!((over.changes.len(), expired(&ada)), (1, vec![3, 0, 0]));
    let again = buy_in(&mut ada, Buy::Expire, &scheme, "2026-05-04T23:00:01Z").expect("always");
    assert_eq!(again.changes.len(), 0, "nothing is written where nothing expires");
    buy_in(&mut ada, Buy::Expire, &scheme, "2026-06-01T09:00:00Z").expect("always");
    assert_eq!(expired(&ada), [3, 5, 0]);
}

/// A holder with something of everything, balanced.
fn full() -> Holder {
    let scheme = refunding();
    let mut ada = buyer();
    purchase(&mut ada, "a", 2, &scheme, MAY);
    purchase(&mut ada, "b", 1, &scheme, JUNE);
    ask(&mut ada, &activate("r1", "AB12CDE", Start::Now, days(1)), &scheme, MAY).expect("it has visits");
    buy_in(&mut ada, request("b", "f", "priya"), &scheme, JUNE).expect("it may be");
    assert_eq!(imbalances(&ada), []);
    ada
}

#[test]
fn what_cannot_be_is_found() {
    let id = |text: &str| text.parse::<BundleId>().expect("an id");
    let number = |text: &str| text.to_owned();
    type Spoil = Box<dyn Fn(&mut Holder)>;
    let bundle = |name: &'static str, change: fn(&mut Bundle)| -> Spoil {
        Box::new(move |holder| change(holder.bundles.get_mut(&name.parse().expect("an id")).expect("it")))
    };
    let order = |name: &'static str, change: fn(&mut permit_rules::Order)| -> Spoil {
        Box::new(move |holder| change(holder.orders.get_mut(&name.parse().expect("an id")).expect("it")))
    };
    let cases: Vec<(Spoil, Vec<Imbalance>)> = vec![
        (bundle("N-a-1", |it| it.spent = 0), vec![Imbalance::Spent(id("N-a-1"))]),
        (bundle("N-a-2", |it| it.spent = 1), vec![Imbalance::Spent(id("N-a-2"))]),
        (bundle("N-a-1", |it| it.reserved = 1), vec![Imbalance::Reserved(id("N-a-1"))]),
        (bundle("N-b-1", |it| it.reserved = 4), vec![Imbalance::Reserved(id("N-b-1"))]),
        (bundle("N-a-2", |it| it.refunded = 5), vec![Imbalance::Refunded(id("N-a-2"))]),
        (bundle("N-a-2", |it| it.expired = 6), vec![Imbalance::Pots(id("N-a-2"))]),
        (bundle("N-a-2", |it| it.pence = 1), vec![Imbalance::Credit(number("N-a"))]),
        (bundle("N-a-2", |it| it.order = None), vec![Imbalance::Credit(number("N-a"))]),
        (
            bundle("N-a-2", |it| it.order = Some("z".parse().expect("an id"))),
            vec![Imbalance::Stray(id("N-a-2")), Imbalance::Credit(number("N-a"))],
        ),
        (
            Box::new(|it| it.bundles.retain(|id, _| id.as_str() != "N-a-2")),
            vec![Imbalance::Credit(number("N-a"))],
        ),
        (
            Box::new(|it| it.stays.values_mut().for_each(|stay| stay.spends[0].visits = 2)),
            vec![Imbalance::Spent(id("N-a-1"))],
        ),
        (order("a", |it| it.state = OrderState::Open), vec![Imbalance::Credit(number("N-a"))]),
        (order("a", |it| it.pence += 1), vec![Imbalance::Money(number("N-a"))]),
        (order("a", |it| it.payment = None), vec![Imbalance::Money(number("N-a"))]),
        (order("b", |it| it.refunds[0].pence = BUNDLE + 1), vec![Imbalance::Money(number("N-b"))]),
        (order("b", |it| it.refunds.clear()), vec![Imbalance::Reserved(id("N-b-1"))]),
        (
            order("a", |it| it.lines[0].bundles = 3),
            vec![Imbalance::Credit(number("N-a")), Imbalance::Money(number("N-a"))],
        ),
    ];
    for (nth, (spoil, expected)) in cases.into_iter().enumerate() {
        let mut ada = full();
        spoil(&mut ada);
        assert_eq!(imbalances(&ada), expected, "case {nth}");
    }
}

#[test]
fn what_was_spent_before_there_were_books_needs_no_stays() {
    let ada = holder(&[(MAY, 3)]);
    let older: BTreeSet<BundleId> = ada.bundles.keys().cloned().collect();
    assert_eq!(imbalances(&ada).len(), 1);
    assert_eq!(imbalances_since(&ada, &older), []);
    let mut less = full();
    less.bundles.values_mut().for_each(|bundle| bundle.spent = 0);
    assert_eq!(
        imbalances_since(&less, &less.bundles.keys().cloned().collect()).len(),
        1,
        "never less than stays"
    );
}

#[derive(Debug, Clone)]
enum Step {
    Fill(u32),
    Checkout,
    Paid(usize),
    Closed(usize),
    Request { order: usize, by: usize },
    Approve { order: usize, by: usize },
    Decline(usize),
    Send(usize),
    Refunded { order: usize, done: bool },
    Expire,
    Park(u32),
    Cancel(usize),
}

fn steps() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let order = || 0..6usize;
    let step = prop_oneof![
        5 => (1..5u32).prop_map(Step::Fill),
        1 => Just(Step::Fill(0)),
        4 => Just(Step::Checkout),
        5 => order().prop_map(Step::Paid),
        3 => order().prop_map(Step::Closed),
        2 => (order(), 0..2usize).prop_map(|(order, by)| Step::Request { order, by }),
        2 => (order(), 0..2usize).prop_map(|(order, by)| Step::Approve { order, by }),
        1 => order().prop_map(Step::Decline),
        1 => order().prop_map(Step::Send),
        2 => (order(), any::<bool>()).prop_map(|(order, done)| Step::Refunded { order, done }),
        2 => Just(Step::Expire),
        4 => (1..4u32).prop_map(Step::Park),
        1 => (0..40usize).prop_map(Step::Cancel),
    ];
    // Mostly close together, so that orders meet in one window; with long pauses, so that a year goes by.
    let pause = prop_oneof![4 => 0..24i64, 1 => 0..40 * 24i64];
    proptest::collection::vec((pause, step), 1..120)
}

fn windows() -> impl Strategy<Value = Window> {
    prop_oneof![
        Just(Window::FixedYear { month: 4, day: 1 }),
        Just(Window::Rolling { months: 3 }),
        Just(Window::PerPurchase { months: 3 }),
        Just(Window::Anniversary),
        Just(Window::CalendarMonth),
    ]
}

/// The command of a step; orders are told by how many were placed before.
fn command(
    step: &Step,
    nth: usize,
    holder: &Holder,
    placed: &[String],
    at: DateTime<Utc>,
) -> Option<Command> {
    let name = |order: usize| placed.iter().rev().nth(order);
    let refund = |order: &str| {
        let refunds = &holder.orders[&order.parse().expect("an id")].refunds;
        refunds.last().map(|refund| refund.id.to_string()).unwrap_or_default()
    };
    let by = |by: usize| ["priya", "tomasz"][by];
    let buy = match step {
        Step::Fill(bundles) => fill(*bundles),
        Step::Checkout => checkout(&format!("o{nth}"), price(holder, at)),
        Step::Paid(order) => {
            let order = name(*order)?;
            let pence = holder.orders[&order.parse().expect("an id")].pence;
            paid(order, pence / BUNDLE)
        }
        Step::Closed(order) => closed(name(*order)?),
        Step::Request { order, by: who } => request(name(*order)?, &format!("f{nth}"), by(*who)),
        Step::Approve { order, by: who } => {
            let order = name(*order)?;
            approve(order, Some(refund(order)).filter(|id| !id.is_empty())?.as_str(), by(*who))
        }
        Step::Decline(order) => {
            let order = name(*order)?;
            decline(order, Some(refund(order)).filter(|id| !id.is_empty())?.as_str(), "rev")
        }
        Step::Send(order) => {
            let order = name(*order)?;
            send(order, Some(refund(order)).filter(|id| !id.is_empty())?.as_str(), 1)
        }
        Step::Refunded { order, done: well } => {
            let order = name(*order)?;
            let fact = if *well { done() } else { RefundFact::Refused };
            refunded(order, Some(refund(order)).filter(|id| !id.is_empty())?.as_str(), fact)
        }
        Step::Expire => Buy::Expire,
        Step::Park(count) => {
            return Some(activate(&format!("r{nth}"), &format!("AB{nth:02}CDE"), Start::Now, days(*count)));
        }
        Step::Cancel(of) => return Some(cancel(&format!("r{of}"))),
    };
    Some(Command::Buy(buy))
}

/// What the basket costs: everything but what is free.
fn price(holder: &Holder, at: DateTime<Utc>) -> u32 {
    holder.basket.at(at).values().sum::<u32>() * BUNDLE
}

/// How many purchases count together at the moment of each, by a recount of its own.
fn most_at_once(holder: &Holder, window: Window, scheme: &Scheme) -> usize {
    let zone = scheme.timezone;
    let open = holder.orders.values().filter(|it| it.is_open());
    let held = open.flat_map(|it| std::iter::repeat_n(it.placed_at, it.bundles() as usize));
    let bought = holder.bundles.values().filter(|it| it.counts()).map(|it| it.bought_at);
    let all: Vec<_> = bought.chain(held).map(|at| day::local(at, zone)).collect();
    let together = |a: &chrono::NaiveDateTime, b: &chrono::NaiveDateTime| match window {
        Window::FixedYear { month, day } => {
            day::year_around(a.date(), month, day) == day::year_around(b.date(), month, day)
        }
        Window::CalendarMonth => day::month_begins(a.date()) == day::month_begins(b.date()),
        Window::Rolling { months } => a <= b && *b < day::months_later(a.date(), months).and_time(a.time()),
        Window::PerPurchase { months } => a <= b && b.date() < day::months_later(a.date(), months),
        // Counted by the rules alone, below.
        Window::Anniversary => false,
    };
    all.iter().map(|b| all.iter().filter(|a| together(a, b)).count()).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn a_random_year_stays_balanced(window in windows(), start in 0..8000i64, steps in steps()) {
        let mut scheme = refunding();
        let product = &mut scheme.products[0];
        (product.cap, product.valid_months) = (Cap { bundles: 4, window }, 4);
        let (mut ada, mut placed) = (buyer(), Vec::new());
        let mut posted = BTreeMap::<BundleId, Pots>::new();
        let mut now = utc("2026-01-01T00:00:00Z") + Duration::hours(start);
        for (nth, (pause, step)) in steps.iter().enumerate() {
            now += Duration::hours(*pause);
            let Some(command) = command(step, nth, &ada, &placed, now) else { continue };
            let Ok(decision) = decide(&ada, &command, &scheme, now) else { continue };
            for change in &decision.changes {
                if let Change::Bundle { bundle } = change {
                    let pots = posted.entry(bundle.id.clone()).or_default();
                    for it in postings(ada.bundles.get(&bundle.id), bundle) {
                        pots.post(it.from, it.to, it.visits.into());
                        prop_assert!(pots.add_up(), "a pot is overdrawn");
                    }
                }
                ada.apply(change);
            }
            if matches!(step, Step::Checkout) {
                placed.push(format!("o{nth}"));
            }
            prop_assert_eq!(imbalances(&ada), Vec::new());
            let kept: BTreeMap<_, _> = ada.bundles.iter().map(|(id, it)| (id.clone(), Pots::of(it))).collect();
            prop_assert_eq!(&posted, &kept);
            let allowance = ada.allowance(&scheme.products[0], &scheme, now);
            prop_assert!(allowance.bought + allowance.reserved <= allowance.cap, "{:?}", allowance);
            prop_assert!(most_at_once(&ada, window, &scheme) <= 4, "more than the cap together");
        }
    }
}
