//! A sample of every request and reply about buying.

use crate::{cambridgeshire, now, utc};
use permit_api::buying::{Checkout, FillBasket, GetShop, Pay, PaymentPage, Shop};
use permit_api::orders::{
    CancelOrder, CheckOrder, ExportPayments, File, GetPaymentHistory, GetPaymentOutcome, GetReceipt,
    OrderView, PaymentHistory, PaymentOutcome, PaymentYear, ReceiptSent, SendReceipt,
};
use permit_api::{Reply, Request};
use permit_rules::order::{self, Buy, Fact, Failure};
use permit_rules::{Channel, Command, Holder, Order, OrderId, decide};

fn order() -> OrderId {
    "o1".parse().unwrap()
}

pub fn requests() -> Vec<Request> {
    let request = || "r1".parse().unwrap();
    let year = Some("2026-04-01".parse().unwrap());
    vec![
        Request::Shop(GetShop {}),
        Request::FillBasket(FillBasket {
            request: request(),
            product: "visitor".parse().unwrap(),
            bundles: 2,
        }),
        Request::Checkout(Checkout { request: request(), pence: 3600 }),
        Request::Pay(Pay { order: order() }),
        Request::CheckOrder(CheckOrder { order: order() }),
        Request::CancelOrder(CancelOrder { order: order() }),
        Request::PaymentHistory(GetPaymentHistory { year }),
        Request::ExportPayments(ExportPayments { year: None }),
        Request::Receipt(GetReceipt { order: order() }),
        Request::SendReceipt(SendReceipt { order: order() }),
        Request::PaymentOutcome(GetPaymentOutcome { attempt: "key-of-the-page".to_owned() }),
    ]
}

/// Somebody who buys, after some steps.
pub fn buyer(steps: Vec<Buy>) -> Holder {
    let mut holder = Holder {
        zone: Some("kite".parse().unwrap()),
        registered_until: Some("2026-09-30".parse().unwrap()),
        name: Some("Ada Osei".to_owned()),
        ..Holder::new("cambridgeshire".parse().unwrap(), "h1".parse().unwrap())
    };
    for step in steps {
        let decision = decide(&holder, &Command::Buy(step), &cambridgeshire(), now()).unwrap();
        decision.changes.iter().for_each(|change| holder.apply(change));
    }
    holder
}

fn fill() -> Buy {
    Buy::Fill { product: "visitor".parse().unwrap(), bundles: 2 }
}

fn placed() -> Vec<Buy> {
    let checkout = order::Checkout {
        id: order(),
        number: "PV-0001".to_owned(),
        back: "b1".to_owned(),
        account: "a1".to_owned(),
        channel: Channel::App,
        pence: 3600,
    };
    vec![fill(), Buy::Checkout(checkout)]
}

fn settled(fact: Fact) -> Vec<Buy> {
    let mut steps = placed();
    steps.push(Buy::Settle { order: order(), fact });
    steps
}

/// Somebody with two bundles, and the order that brought them.
pub fn bought() -> Holder {
    let payment = "p1".to_owned();
    buyer(settled(Fact::Paid { payment, pence: 3600, number: "PV-0001".to_owned() }))
}

/// That order.
pub fn paid() -> Order {
    bought().orders[&order()].clone()
}

/// An order as it is shown.
pub fn view(order: &Order) -> OrderView {
    OrderView::of(order, Some("Ada Osei".to_owned()), false, &cambridgeshire(), utc("2026-07-01T10:30:00Z"))
}

fn shop(holder: &Holder) -> Shop {
    let open = holder.orders.values().filter(|order| order.is_open()).map(view).collect();
    Shop::of(holder, open, &cambridgeshire(), now())
}

pub fn replies() -> Vec<Reply> {
    let of = |steps| buyer(steps).orders[&order()].clone();
    let declined = of(settled(Fact::Closed(Failure::Declined)));
    let cancelled = of(settled(Fact::Closed(Failure::Cancelled)));
    let history = PaymentHistory {
        orders: vec![view(&paid()), view(&declined)],
        years: vec![PaymentYear {
            first_day: "2026-04-01".parse().unwrap(),
            last_day: "2027-03-31".parse().unwrap(),
        }],
        paid: 3600,
        as_of: now(),
    };
    let file = |name: &str, media_type: &str, base64: &str| File {
        file_name: name.to_owned(),
        media_type: media_type.to_owned(),
        base64: base64.to_owned(),
        saved: None,
    };
    vec![
        Reply::Shop(shop(&buyer(placed()))),
        Reply::FillBasket(shop(&buyer(vec![fill()]))),
        Reply::Checkout(view(&of(placed()))),
        Reply::Pay(PaymentPage { url: "https://pay.example.org/secure/1".to_owned() }),
        Reply::CheckOrder(view(&paid())),
        Reply::CancelOrder(view(&cancelled)),
        Reply::PaymentHistory(history),
        Reply::ExportPayments(file("payments.csv", "text/csv", "RGF0ZQ0K")),
        Reply::Receipt(file("receipt-PV-0001.pdf", "application/pdf", "JVBERi0=")),
        Reply::SendReceipt(ReceiptSent {}),
        Reply::PaymentOutcome(PaymentOutcome::of(&paid(), false, &cambridgeshire())),
    ]
}
