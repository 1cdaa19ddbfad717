//! What happened to a stay, told from the stay before and after.

use crate::fixture::{utc, vrn};
use permit_rules::{Channel, Happening, Stay};

fn stay() -> Stay {
    Stay {
        id: "s1".parse().expect("an id"),
        vrn: vrn("AB12CDE"),
        product: "visitor".parse().expect("an id"),
        zone: "kite".parse().expect("an id"),
        start: utc("2026-07-01T10:00:00Z"),
        end: utc("2026-07-01T23:00:00Z"),
        spends: Vec::new(),
        channel: Channel::Api,
        activated_at: utc("2026-07-01T10:00:00Z"),
        cancelled_at: None,
        corrections: Vec::new(),
        ends: Vec::new(),
        received_at: None,
        helper: None,
    }
}

#[test]
fn what_happened_is_told_once_and_only_if_it_did() {
    let before = stay();
    let cancelled = Stay { cancelled_at: Some(before.start), ..stay() };
    let cases = [
        (None, stay(), Some(Happening::Activated)),
        (Some(&before), stay(), None),
        (Some(&before), Stay { vrn: vrn("AB12CDF"), ..stay() }, Some(Happening::Changed)),
        (Some(&before), Stay { end: utc("2026-07-02T23:00:00Z"), ..stay() }, Some(Happening::Changed)),
        // A stop is told by the end, which is now.
        (Some(&before), Stay { end: utc("2026-07-01T12:00:00Z"), ..stay() }, None),
        (Some(&before), cancelled.clone(), Some(Happening::Cancelled)),
        (Some(&cancelled), cancelled.clone(), None),
    ];
    for (before, after, expected) in cases {
        assert_eq!(Happening::of(before, &after), expected, "{before:?} {after:?}");
    }
}
