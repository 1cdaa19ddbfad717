//! Every scheme that is shipped can be read, speaks both languages, and lets a holder buy through its cap.

use crate::fixture::utc;
use chrono::{DateTime, Duration, Utc};
use permit_rules::allowance::{allowance, last_day};
use permit_rules::price::{price, total};
use permit_rules::scheme::{Product, RefundRule, Unit, Vat, Window, read};
use permit_rules::{Bundle, BundleId, Holder, Scheme, ZoneId, day};
use std::collections::BTreeMap;
use std::path::Path;

/// The schemes by the name of their file, without the people of the demo.
fn shipped() -> BTreeMap<String, Scheme> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemes");
    let mut schemes = BTreeMap::new();
    for entry in folder.read_dir().expect("the folder of schemes") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.extension().is_some_and(|it| it == "toml") && name != "demo" {
            let text = std::fs::read_to_string(&path).expect("a text");
            let scheme = read(&text).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
            schemes.insert(name, scheme);
        }
    }
    schemes
}

#[test]
fn every_kind_of_window_has_an_example() {
    let schemes = shipped();
    let window = |name: &str| schemes[name].products[0].cap.window;
    assert_eq!(window("cambridgeshire"), Window::FixedYear { month: 4, day: 1 });
    assert_eq!(window("hampshire"), Window::PerPurchase { months: 12 });
    assert_eq!(window("bath"), Window::Rolling { months: 12 });
    assert_eq!(window("newham"), Window::Anniversary);
    assert_eq!(window("leicestershire"), Window::CalendarMonth);
    let money = |name: &str| (schemes[name].products[0].refund, schemes[name].products[0].unit);
    assert_eq!(money("cambridgeshire"), (RefundRule::Never, Unit::Visit));
    assert_eq!(money("morfa"), (RefundRule::Unused, Unit::Hour));
    assert_eq!(schemes["cambridgeshire"].seller.vat, Vat::OutsideScope);
    assert!(
        schemes["bristol"].products[0].free_bundles > 0 && schemes["newham"].products[0].free_bundles > 0
    );
}

#[test]
fn a_council_is_named_in_both_languages() {
    for (name, scheme) in shipped() {
        assert_eq!(scheme.council.as_str(), name, "the file is named after the council");
        let products = scheme.products.iter().map(|product| &product.name);
        for words in products.chain([&scheme.name, &scheme.seller.name, &scheme.contact.enquiries]) {
            assert!(words.contains_key("en") && words.contains_key("cy"), "{name}: {words:?}");
        }
    }
}

#[test]
fn every_cap_can_be_bought_through() {
    let now = utc("2026-11-24T12:00:00Z");
    for (name, scheme) in shipped() {
        for product in &scheme.products {
            for zone in scheme.zones.keys() {
                buy_all(&name, &scheme, product, zone, now);
            }
        }
    }
}

fn buy_all(name: &str, scheme: &Scheme, product: &Product, zone: &ZoneId, mut now: DateTime<Utc>) {
    let mut holder = Holder::new(scheme.council.clone(), "h1".parse().expect("an id"));
    holder.zone = Some(zone.clone());
    let paid_price = product.price_on(day::of(now, scheme.timezone), Some(zone)).expect(name);
    let mut paid = 0;
    for n in 0..product.cap.bundles {
        let allowed = allowance(&holder, product, 0, scheme, now);
        assert_eq!((allowed.bought, allowed.left()), (n, product.cap.bundles - n), "{name}");
        paid += total(&price(&holder, product, 1, &allowed, scheme, now).expect(name));
        let bought = bundle(n, product, scheme, now);
        holder.bundles.insert(bought.id.clone(), bought);
        now += Duration::seconds(1);
    }
    assert_eq!(
        paid,
        (product.cap.bundles - product.free_bundles) * paid_price,
        "{name}: the free ones were free"
    );
    let full = allowance(&holder, product, 0, scheme, now);
    let more = full.more.unwrap_or_else(|| panic!("{name}: nothing comes back"));
    assert_eq!((full.left(), more.bundles), (0, product.cap.bundles), "{name}");
    let then = day::ends(more.day, scheme.timezone) - Duration::seconds(1);
    assert_eq!(allowance(&holder, product, 0, scheme, then).left(), product.cap.bundles, "{name}");
}

fn bundle(n: u32, product: &Product, scheme: &Scheme, bought_at: DateTime<Utc>) -> Bundle {
    let id: BundleId = format!("b{n}").parse().expect("an id");
    let last_day = last_day(bought_at, product, scheme);
    Bundle::new(id, product.id.clone(), product.bundle, bought_at, last_day)
}
