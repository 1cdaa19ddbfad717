//! An order as staff see it. Reads only; that somebody looked is noted by whoever shows it.

use crate::calls::Ask;
use crate::calls::record::{Names, record};
use crate::store::audit::Line;
use crate::store::{HolderKey, RECENT_DAYS, Session};
use chrono::Duration;
use permit_api::orders::{OrderView, RefundView};
use permit_api::refunds::{BundleView, OrderCase, StaffOrder, StaffRefund};
use permit_api::{Code, Problem};
use permit_rules::order::{Buy, Refund, RefundState};
use permit_rules::scheme::{RefundRule, Unit};
use permit_rules::{Bundle, BundleId, Command, Holder, Order, RefundId, day};

/// An order of a holder of the reviewer's council.
pub struct Found {
    /// Whose.
    pub key: HolderKey,
    /// The holder, with every order there ever was.
    pub holder: Holder,
    /// The order.
    pub order: Order,
}

/// Finds an order.
///
/// # Errors
/// `unknown_order` if the reviewer's council has no such order.
pub async fn find(ask: &Ask<'_>, session: &Session, case: &OrderCase) -> Result<Found, Problem> {
    let store = &ask.office.store;
    let key = HolderKey { council: session.council.clone(), holder: case.holder.clone() };
    let unknown = || Problem::new(Code::UnknownOrder);
    let recent = ask.now - Duration::days(RECENT_DAYS);
    let mut holder = store.load(key.clone(), recent).await?.ok_or_else(unknown)?.holder;
    let orders = store.orders(key.clone()).await?;
    holder.orders = orders.into_iter().map(|order| (order.id.clone(), order)).collect();
    let order = holder.orders.get(&case.order).cloned().ok_or_else(unknown)?;
    Ok(Found { key, holder, order })
}

/// Shows an order.
pub async fn show(ask: &Ask<'_>, session: &Session, case: &OrderCase) -> Result<StaffOrder, Problem> {
    let Found { key, holder, order } = find(ask, session, case).await?;
    let mut names = Names::default();
    let ours = holder.bundles.values().filter(|it| it.order.as_ref() == Some(&order.id));
    let mut bundles: Vec<_> = ours.map(|it| bundle(ask, session, &holder, &order, it)).collect();
    // They are numbered: the second comes before the tenth.
    bundles.sort_by_key(|it| (it.id.as_str().len(), it.id.clone()));
    Ok(StaffOrder {
        case: case.clone(),
        order: view(ask, session, &order, &mut names).await?,
        payment: order.payment.clone(),
        holder_name: holder.name.clone(),
        bundles,
        refundable: refundable(ask, session, &holder, &order, None),
        refunds: refunds(ask, session, &key, &order, &mut names).await?,
        as_of: ask.now,
    })
}

/// An order as its buyer sees it. The provider is not asked: staff read what is known.
pub async fn view(
    ask: &Ask<'_>,
    session: &Session,
    order: &Order,
    names: &mut Names,
) -> Result<OrderView, Problem> {
    let placed_by = names.known(ask, session, &order.account).await?;
    Ok(OrderView::of(order, placed_by, false, ask.scheme, ask.now))
}

/// An order's refunds, oldest first.
pub async fn refunds(
    ask: &Ask<'_>,
    session: &Session,
    key: &HolderKey,
    order: &Order,
    names: &mut Names,
) -> Result<Vec<StaffRefund>, Problem> {
    // Who agreed to a refund that has been paid is told by the log alone.
    let record =
        if order.refunds.is_empty() { Vec::new() } else { record(ask, key, order.id.as_str()).await? };
    let mut shown = Vec::new();
    for refund in &order.refunds {
        let RefundView { id, pence, units, ground, requested_at, progress, at } = RefundView::of(refund);
        let requested_by = name(ask, session, refund.requested_by.as_deref(), names).await?;
        let decided_by = name(ask, session, decider(refund, &record), names).await?;
        let note = match &refund.state {
            RefundState::Declined { note, .. } => Some(note.clone()).filter(|note| !note.is_empty()),
            RefundState::Requested
            | RefundState::Approved { .. }
            | RefundState::Sent { .. }
            | RefundState::Done { .. } => None,
        };
        let may_decide =
            refund.state == RefundState::Requested && refund.requested_by.as_ref() != Some(&session.account);
        shown.push(StaffRefund {
            id,
            pence,
            units,
            ground,
            requested_by,
            requested_at,
            progress,
            at,
            decided_by,
            note,
            may_decide,
        });
    }
    Ok(shown)
}

/// The action under which the log keeps that somebody agreed to a refund, which it names in its note.
pub const AGREED: &str = "approve_refund";

fn decider<'a>(refund: &'a Refund, record: &'a [Line]) -> Option<&'a str> {
    match &refund.state {
        RefundState::Requested => None,
        RefundState::Approved { by, .. }
        | RefundState::Sent { by, .. }
        | RefundState::Declined { by, .. } => by.as_deref(),
        RefundState::Done { .. } => {
            let agreed =
                |line: &&Line| line.action == AGREED && line.note.as_deref() == Some(refund.id.as_str());
            record.iter().find(agreed).and_then(|line| line.account.as_deref())
        }
    }
}

async fn name(
    ask: &Ask<'_>,
    session: &Session,
    account: Option<&str>,
    names: &mut Names,
) -> Result<Option<String>, Problem> {
    match account {
        Some(account) => Ok(Some(names.of(ask, session, account).await?)),
        None => Ok(None),
    }
}

fn bundle(ask: &Ask<'_>, session: &Session, holder: &Holder, order: &Order, bundle: &Bundle) -> BundleView {
    let product = ask.scheme.product(Some(&bundle.product));
    let available = bundle.usable_on(day::of(ask.now, ask.scheme.timezone));
    BundleView {
        id: bundle.id.clone(),
        product: bundle.product.clone(),
        // A kind of permit that is no longer offered goes by its key.
        name: product.map_or_else(
            || [("en".to_owned(), bundle.product.to_string())].into(),
            |product| product.name.clone(),
        ),
        unit: product.map_or(Unit::Visit, |product| product.unit),
        units: bundle.visits,
        available,
        spent: bundle.spent,
        reserved: bundle.reserved,
        // What is over is expired, also before that is put on record.
        expired: bundle.expired + (bundle.available() - available),
        refunded: bundle.refunded,
        last_day: bundle.last_day,
        pence: bundle.pence,
        refund: product.map_or(RefundRule::Never, |product| product.refund),
        refundable: refundable(ask, session, holder, order, Some(&bundle.id)),
    }
}

/// What the rules would pay back now, in pence: of one bundle, or of the order.
fn refundable(
    ask: &Ask<'_>,
    session: &Session,
    holder: &Holder,
    order: &Order,
    bundle: Option<&BundleId>,
) -> u32 {
    let Some(id) = RefundId::of_return(&order.number) else { return 0 };
    let buy = Buy::RequestRefund {
        id: id.clone(),
        order: order.id.clone(),
        bundle: bundle.cloned(),
        reason: "-".to_owned(),
        by: session.account.clone(),
    };
    let tried = permit_rules::decide(holder, &Command::Buy(buy), ask.scheme, ask.now);
    let refunds = tried.ok().and_then(|decision| Some(decision.reply.order()?.refunds.clone()));
    refunds.and_then(|refunds| refunds.last().map(|refund| refund.pence)).unwrap_or(0)
}
