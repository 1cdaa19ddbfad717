//! What a scheme file says about selling is refused where it is wrong, with line, field and reason.

use crate::schemes::{FILE, refused};
use permit_rules::scheme::{Vat, read};

const PRICES: &str = "{ from = \"2019-01-01\", pence = 1300 }, { from = \"2025-04-01\", pence = 1800 }";
const WINDOW: &str = "window = \"fixed_year\", begins = \"04-01\"";
const VAT: &str = "vat = { treatment = \"outside_scope\" }";
const REFUND: &str = "refund = \"never\"";

#[test]
fn units_refunds_and_free_bundles_are_checked() {
    refused(&[
        ("unit = \"day\"", "unit = \"visit\"", "unit", "unknown variant"),
        ("refund = \"always\"", REFUND, "refund", "unknown variant"),
        ("free_bundles = 21\nrefund = \"never\"", REFUND, "products[0].free_bundles", "from 0 to 20"),
        ("free_bundles = -1\nrefund = \"never\"", REFUND, "free_bundles", "invalid value"),
    ]);
}

#[test]
fn prices_are_checked() {
    let field = |name: &str| format!("products[0].prices{name}");
    let cases = [
        ("", "", "every zone has a price"),
        ("{ from = \"2025-02-29\", pence = 1800 }", ".from", "YYYY-MM-DD"),
        (
            "{ from = \"2025-04-01\", pence = 1300 }, { from = \"2019-01-01\", pence = 1800 }",
            ".from",
            "order of their days",
        ),
        (
            "{ from = \"2019-01-01\", pence = 1300 }, { from = \"2019-01-01\", pence = 1800 }",
            ".from",
            "order of their days",
        ),
        (
            "{ from = \"2019-01-01\", pence = 1300 }, { from = \"2025-04-01\", zone = \"kite\", pence = 1 }, { from = \"2024-04-01\", zone = \"kite\", pence = 2 }",
            ".from",
            "order of their days",
        ),
        ("{ from = \"2019-01-01\", pence = 400001 }", ".pence", "from 0 to 400000"),
        (
            "{ from = \"2019-01-01\", pence = 1 }, { from = \"2019-01-01\", zone = \"mars\", pence = 1 }",
            ".zone",
            "no zone",
        ),
        ("{ from = \"2019-01-01\", zone = \"the kite\", pence = 1 }", ".zone", "identifier"),
        ("{ from = \"2019-01-01\", zone = \"kite\", pence = 1 }", "", "every zone has a price"),
    ];
    for (wrong, name, reason) in cases {
        refused(&[(wrong, PRICES, &field(name), reason)]);
    }
}

#[test]
fn zones_may_have_prices_of_their_own() {
    let alone = "{ from = \"2025-04-01\", zone = \"kite\", pence = 1 }, { from = \"2019-01-01\", zone = \"york-area\", pence = 2 }";
    let prices = read(&FILE.replace(PRICES, alone)).expect("each zone has one").products.remove(0).prices;
    assert_eq!(prices.iter().map(|price| price.pence).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn windows_are_checked() {
    let cases = [
        ("window = \"yearly\"", "cap", "unknown variant"),
        ("window = \"fixed_year\"", "products[0].cap.window", "has `begins`"),
        ("window = \"fixed_year\", begins = \"04-01\", months = 12", "products[0].cap.window", "no `months`"),
        ("window = \"fixed_year\", begins = \"02-30\"", "products[0].cap.begins", "MM-DD"),
        ("window = \"fixed_year\", begins = \"2026-04-01\"", "products[0].cap.begins", "MM-DD"),
        ("window = \"rolling\"", "products[0].cap.window", "has `months`"),
        ("window = \"rolling\", months = 0", "products[0].cap.months", "from 1 to"),
        ("window = \"per_purchase\", begins = \"04-01\"", "products[0].cap.window", "has `months`"),
        ("window = \"per_purchase\", months = 121", "products[0].cap.months", "from 1 to 120"),
        ("window = \"anniversary\", months = 12", "products[0].cap.window", "neither"),
        ("window = \"calendar_month\", begins = \"04-01\"", "products[0].cap.window", "neither"),
    ];
    for (wrong, field, reason) in cases {
        refused(&[(wrong, WINDOW, field, reason)]);
    }
    refused(&[("bundles = 10001,", "bundles = 20,", "products[0].cap.bundles", "from 1 to")]);
}

#[test]
fn the_seller_is_checked() {
    let (before, rest) = FILE.split_once("address = [\"").expect("the seller's address");
    let address = format!("address = [\"{}", &rest[..=rest.find(']').expect("its end")]);
    assert!(before.ends_with("confirmed by the council.\n"), "the seller's own");
    refused(&[
        ("address = []", &address, "seller.address", "lines"),
        ("address = [\"Shire Hall\", \" \"]", &address, "seller.address", "none of them empty"),
        ("email = \"parking\"\nvat = { treatment = \"exempt\" }", VAT, "seller.email", "no e-mail address"),
        ("email = \"a b@c.uk\"\nvat = { treatment = \"exempt\" }", VAT, "seller.email", "no e-mail address"),
        ("vat = { treatment = \"none\" }", VAT, "vat", "unknown variant"),
        ("vat = { treatment = \"included\", percent = 20 }", VAT, "vat", "missing field `number`"),
    ]);
    for (percent, number, reason) in [
        ("0", "GB123456789", "a rate"),
        ("-5", "GB123456789", "a rate"),
        ("100.5", "GB123456789", "a rate"),
        ("12.125", "GB123456789", "two decimals"),
        ("\"20\"", "GB123456789", "a rate"),
        ("20", "", "VAT number"),
        ("20", "GB/1234", "VAT number"),
    ] {
        let wrong =
            format!("vat = {{ treatment = \"included\", percent = {percent}, number = \"{number}\" }}");
        refused(&[(&wrong, VAT, "seller.vat", reason)]);
    }
    let name =
        "name = { en = \"Cambridgeshire County Council\", cy = \"Cyngor Sir Swydd Gaergrawnt\" }\n# Its head";
    let welsh_only = "name = { cy = \"Cyngor Sir Swydd Gaergrawnt\" }\n# Its head";
    refused(&[(welsh_only, name, "seller.name", "English")]);
}

#[test]
fn a_rate_may_have_decimals() {
    for (percent, hundredths) in
        [("20", 2000), ("20.0", 2000), ("12.5", 1250), ("17.25", 1725), ("100", 10_000)]
    {
        let vat =
            format!("vat = {{ treatment = \"included\", percent = {percent}, number = \"GB123456789\" }}");
        let scheme = read(&FILE.replace(VAT, &vat)).expect(percent);
        let number = "GB123456789".to_owned();
        assert_eq!(scheme.seller.vat, Vat::Included { percent_hundredths: hundredths, number }, "{percent}");
    }
}

#[test]
fn what_a_file_must_say_is_missed() {
    for (line, name) in [("unit = \"visit\"", "unit"), (REFUND, "refund"), (VAT, "vat")] {
        let faults = read(&FILE.replace(line, "")).expect_err(name);
        assert!(faults[0].reason.contains(&format!("missing field `{name}`")), "{faults:?}");
    }
}
