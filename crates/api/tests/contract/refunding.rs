//! A sample of every request and reply about the staff room's orders and refunds.

use crate::buying::{bought, paid, view};
use crate::{cambridgeshire, now};
use permit_api::orders::RefundView;
use permit_api::refunds::{
    ApproveRefund, BundleView, DeclineRefund, FindOrders, FoundOrders, GetRefunds, OpenOrder, OrderCase,
    OrderItem, RefundItem, Refunds, RequestRefund, StaffOrder, StaffRefund,
};
use permit_api::{Reply, Request};
use permit_rules::order::{Refund, RefundGround, RefundState};
use permit_rules::stay::Spend;
use permit_rules::{Order, RefundId, RequestId};

fn request() -> RequestId {
    "r1".parse().unwrap()
}

fn refund() -> RefundId {
    "r1".parse().unwrap()
}

fn case() -> OrderCase {
    OrderCase { holder: "h1".parse().unwrap(), order: "o1".parse().unwrap() }
}

pub fn requests() -> Vec<Request> {
    vec![
        Request::FindOrders(FindOrders { text: "ada@example.org".to_owned() }),
        Request::OpenOrder(OpenOrder { case: case() }),
        Request::Refunds(GetRefunds {}),
        Request::RequestRefund(RequestRefund {
            request: request(),
            case: case(),
            bundle: Some("PV-0001-1".parse().unwrap()),
            reason: "Moved away.".to_owned(),
        }),
        Request::ApproveRefund(ApproveRefund { request: request(), case: case(), refund: refund() }),
        Request::DeclineRefund(DeclineRefund {
            request: request(),
            case: case(),
            refund: refund(),
            note: "They still live there.".to_owned(),
        }),
    ]
}

/// The order with a refund of its first bundle.
fn refunded(state: RefundState) -> Order {
    let refund = Refund {
        id: refund(),
        pence: 1800,
        visits: vec![Spend { bundle: "PV-0001-1".parse().unwrap(), visits: 5 }],
        ground: RefundGround::Reason { reason: "Moved away.".to_owned() },
        requested_by: Some("eleri".to_owned()),
        requested_at: now(),
        state,
    };
    Order { refunds: vec![refund], ..paid() }
}

fn seen(refund: &Refund) -> StaffRefund {
    let RefundView { id, pence, units, ground, requested_at, progress, at } = RefundView::of(refund);
    let (decided_by, note) = match &refund.state {
        RefundState::Declined { note, .. } => (Some("Dafydd Rees".to_owned()), Some(note.clone())),
        RefundState::Approved { .. } | RefundState::Sent { .. } | RefundState::Done { .. } => {
            (Some("Dafydd Rees".to_owned()), None)
        }
        RefundState::Requested => (None, None),
    };
    StaffRefund {
        id,
        pence,
        units,
        ground,
        requested_by: Some("Eleri Pritchard".to_owned()),
        requested_at,
        progress,
        at,
        decided_by,
        note,
        may_decide: refund.state == RefundState::Requested,
    }
}

fn shown(order: &Order) -> StaffOrder {
    let scheme = cambridgeshire();
    let product = &scheme.products[0];
    let held = |id: &str| order.refunds.iter().flat_map(|it| &it.visits).any(|it| it.bundle.as_str() == id);
    let bundle = |bundle: &permit_rules::Bundle| {
        let reserved = if held(bundle.id.as_str()) { bundle.visits } else { 0 };
        BundleView {
            id: bundle.id.clone(),
            product: bundle.product.clone(),
            name: product.name.clone(),
            unit: product.unit,
            units: bundle.visits,
            available: bundle.visits - reserved,
            spent: bundle.spent,
            reserved,
            expired: bundle.expired,
            refunded: bundle.refunded,
            last_day: bundle.last_day,
            pence: bundle.pence,
            refund: product.refund,
            refundable: 0,
        }
    };
    StaffOrder {
        case: case(),
        order: view(order),
        payment: order.payment.clone(),
        holder_name: Some("Ada Osei".to_owned()),
        bundles: bought().bundles.values().map(bundle).collect(),
        refundable: 0,
        refunds: order.refunds.iter().map(seen).collect(),
        as_of: now(),
    }
}

pub fn replies() -> Vec<Reply> {
    let requested = refunded(RefundState::Requested);
    let by = || Some("dafydd".to_owned());
    let approved = refunded(RefundState::Approved { by: by(), at: now() });
    let note = "They still live there.".to_owned();
    let declined = refunded(RefundState::Declined { by: by(), at: now(), note });
    let item = RefundItem { case: case(), number: "PV-0001".to_owned(), refund: seen(&requested.refunds[0]) };
    vec![
        Reply::FindOrders(FoundOrders { orders: vec![OrderItem { case: case(), order: view(&paid()) }] }),
        Reply::OpenOrder(shown(&paid())),
        Reply::Refunds(Refunds { under_way: vec![item], as_of: now() }),
        Reply::RequestRefund(shown(&requested)),
        Reply::ApproveRefund(shown(&approved)),
        Reply::DeclineRefund(StaffOrder { bundles: shown(&paid()).bundles, ..shown(&declined) }),
    ]
}
