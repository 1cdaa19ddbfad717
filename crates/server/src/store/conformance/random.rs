//! The same random list of commands gives the same answers and the same state on every store, and no list of commands
//! makes or loses a visit.

use super::fixture::{
    self, BUNDLE, LASTING, activate, approve, checkout, closed, fill, judge_by, key, memory, monday, paid,
    refunded, sqlite, stamp, with_visits, wrong,
};
use crate::store::{Feed, Held, Outcome, RequestStamp, Store};
use chrono::Duration;
use permit_rules::command::Extend as Longer;
use permit_rules::{ActivateMany, Buy, Channel, Command, Holder, Length, Start, Vrn};
use proptest::prelude::*;

/// One thing asked for, by small numbers so that requests, plates and stays meet often.
#[derive(Debug, Clone)]
struct Step {
    holder: u8,
    request: u8,
    action: Action,
    hours: i64,
}

#[derive(Debug, Clone)]
enum Action {
    Activate { plate: u8, days: u32 },
    Correct { of: u8, plate: u8 },
    Cancel { of: u8 },
    Stop { of: u8 },
    Extend { of: u8, days: u32 },
    Many { plate: u8, weekly: bool },
    Credit,
    Buy(Shop),
}

#[derive(Debug, Clone)]
enum Shop {
    Fill(u32),
    Order(u32),
    Paid(u8, u32),
    Closed(u8),
    Request(u8),
    Approve(u8),
    Refunded(u8),
    Expire,
}

impl Shop {
    /// As a command; an order is named by its holder and the request that placed it, and has one refund.
    fn buy(&self, request: &str, holder: &str) -> Buy {
        let order = |n: &u8| format!("r{n}-{holder}");
        match self {
            Self::Fill(bundles) => fill(*bundles),
            Self::Order(bundles) => checkout(&format!("{request}-{holder}"), bundles * BUNDLE),
            Self::Paid(of, bundles) => paid(&order(of), *bundles),
            Self::Closed(of) => closed(&order(of)),
            Self::Request(of) => fixture::request(&order(of), &format!("f{of}")),
            Self::Approve(of) => approve(&order(of), &format!("f{of}")),
            Self::Refunded(of) => refunded(&order(of), &format!("f{of}")),
            Self::Expire => Buy::Expire,
        }
    }
}

fn shop() -> impl Strategy<Value = Shop> {
    prop_oneof![
        4 => (1..3_u32).prop_map(Shop::Fill),
        4 => (1..3_u32).prop_map(Shop::Order),
        4 => (0..20_u8, 1..3_u32).prop_map(|(of, bundles)| Shop::Paid(of, bundles)),
        1 => (0..20_u8).prop_map(Shop::Closed),
        2 => (0..20_u8).prop_map(Shop::Request),
        2 => (0..20_u8).prop_map(Shop::Approve),
        2 => (0..20_u8).prop_map(Shop::Refunded),
        1 => Just(Shop::Expire),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let action = prop_oneof![
        5 => (0..4_u8, 0..3_u32).prop_map(|(plate, days)| Action::Activate { plate, days }),
        2 => (0..20_u8, 0..4_u8).prop_map(|(of, plate)| Action::Correct { of, plate }),
        2 => (0..20_u8).prop_map(|of| Action::Cancel { of }),
        2 => (0..20_u8).prop_map(|of| Action::Stop { of }),
        2 => (0..20_u8, 0..3_u32).prop_map(|(of, days)| Action::Extend { of, days }),
        2 => (0..3_u8, any::<bool>()).prop_map(|(plate, weekly)| Action::Many { plate, weekly }),
        1 => Just(Action::Credit),
        12 => shop().prop_map(Action::Buy),
    ];
    (0..2_u8, 0..20_u8, action, prop_oneof![9 => 0..30_i64, 1 => 0..5_000_i64])
        .prop_map(|(holder, request, action, hours)| Step { holder, request, action, hours })
}

#[derive(Debug, PartialEq)]
enum Told {
    Outcome(Outcome),
    Credited(bool),
}

async fn play(store: &dyn Store, steps: &[Step]) -> (Vec<Told>, Vec<(Held, Feed)>) {
    let keys = [key("ada"), key("bea")];
    for key in &keys {
        with_visits(store, key, 4).await;
    }
    let mut told = Vec::new();
    let mut now = monday();
    for Step { holder, request, action, hours } in steps {
        now += Duration::hours(*hours);
        let key = &keys[usize::from(*holder)];
        let (request, plate) = (format!("r{request}"), |n: &u8| format!("AB12 CD{}", char::from(b'A' + n)));
        let vrn = |n: &u8| Vrn::read(&plate(n)).unwrap();
        let stay = |of: &u8| format!("r{of}").parse().unwrap();
        let command = match action {
            Action::Activate { plate: n, days } => activate(&request, &plate(n), *days),
            Action::Correct { of, plate } => {
                Command::Correct { stay: stay(of), vrn: vrn(plate), channel: Channel::App }
            }
            Action::Cancel { of } => Command::Cancel { stay: stay(of) },
            Action::Stop { of } => Command::Stop { stay: stay(of), channel: Channel::App },
            Action::Extend { of, days } => Command::Extend(Longer {
                stay: stay(of),
                length: Length::Days { days: *days },
                channel: Channel::App,
            }),
            Action::Many { plate, weekly } => Command::ActivateMany(ActivateMany {
                request: request.parse().unwrap(),
                vrns: vec![vrn(plate), vrn(&(plate + 1))],
                product: None,
                start: Start::Now,
                length: Length::Days { days: 1 },
                repeat_weekly: *weekly,
                channel: Channel::App,
            }),
            Action::Credit => {
                let stamp = RequestStamp { at: now, ..stamp(&request, "credit") };
                told.push(Told::Credited(store.credit(key.clone(), stamp, Vec::new()).await.unwrap()));
                continue;
            }
            Action::Buy(shop) => {
                let buy = shop.buy(&request, key.holder.as_str());
                told.push(Told::Outcome(fixture::buy(store, key, &request, buy, now).await));
                continue;
            }
        };
        let stamp = RequestStamp { at: now, ..stamp(&request, &format!("{command:?}")) };
        told.push(Told::Outcome(
            store.decide(key.clone(), stamp, judge_by(&LASTING, command, now)).await.unwrap(),
        ));
    }
    let mut ends = Vec::new();
    for key in keys {
        let held = store.load(key.clone(), monday() - Duration::days(1)).await.unwrap().unwrap();
        ends.push((held, store.changes_after(key, 0, 1000).await.unwrap().unwrap()));
    }
    assert_eq!(wrong(store, now).await, Vec::<String>::new());
    (told, ends)
}

fn conserved(holder: &Holder) -> bool {
    let standing = holder.stays.values().filter(|stay| stay.stands()).map(permit_rules::Stay::visits);
    let spent: u32 = holder.bundles.values().map(|bundle| bundle.spent).sum();
    // One visit was spent before the first step.
    standing.sum::<u32>() + 1 == spent
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stores_agree(steps in prop::collection::vec(step(), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let model = runtime.block_on(play(&*memory(), &steps));
        let (store, _folder) = sqlite();
        let real = runtime.block_on(play(&*store, &steps));
        prop_assert_eq!(&model, &real);
        for (held, feed) in &real.1 {
            prop_assert!(conserved(&held.holder));
            let seqs: Vec<_> = feed.entries.iter().map(|entry| entry.seq).collect();
            prop_assert_eq!(seqs, (1..=held.version).collect::<Vec<_>>());
        }
    }
}
