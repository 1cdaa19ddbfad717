//! What the buyer is told of an order, and what the audit log is. Decides nothing, and sends nothing: the letters are
//! posted with the decision they tell of.

use crate::letters::{Enclosure, Letter, LetterKind};
use crate::store::{Account, ByWhat, HolderKey, Store};
use chrono::{DateTime, Utc};
use permit_api::words::{self, Lang};
use permit_api::{Arg, Problem};
use permit_rules::order::{OrderState, RefundState};
use permit_rules::scheme::Unit;
use permit_rules::{Order, RefundId, Scheme, allowance, day};
use std::collections::BTreeMap;

/// The longest text the provider shows for a payment, in characters.
const LONGEST_DESCRIPTION: usize = 255;

/// The account that placed an order, if it is still there.
pub async fn payer(store: &dyn Store, key: &HolderKey, account: &str) -> Result<Option<Account>, Problem> {
    Ok(store.account(key.council.clone(), ByWhat::Id(account.to_owned())).await?)
}

/// The letter that tells how an order ended; none where that needs no letter.
pub fn of_order(
    key: &HolderKey,
    order: &Order,
    payer: &Account,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> Option<Letter> {
    match order.state {
        OrderState::Paid { .. } => {
            let args = [
                ("bundles", Arg::Number(order.bundles().into())),
                ("date", Arg::Day(day::of(order.placed_at, scheme.timezone))),
                ("until", Arg::Day(first_end(order, scheme)?)),
            ];
            let id = format!("receipt-{}", order.number);
            let letter = letter(key, (order, order.pence), payer, (LetterKind::Receipt, id), args, now)?;
            let (holder, order) = (key.holder.clone(), order.id.clone());
            Some(Letter { encloses: Some(Enclosure::Receipt { holder, order }), ..letter })
        }
        OrderState::Returned { .. } => {
            let id = format!("returned-{}", order.number);
            letter(key, (order, order.pence), payer, (LetterKind::PaymentReturned, id), [], now)
        }
        OrderState::Open | OrderState::Closed { .. } => None,
    }
}

/// The letter that tells how a refund ended; none while it has not.
pub fn of_refund(
    key: &HolderKey,
    order: &Order,
    refund: &RefundId,
    payer: &Account,
    now: DateTime<Utc>,
) -> Option<Letter> {
    let nth = order.refunds.iter().position(|it| it.id == *refund)?;
    let refund = &order.refunds[nth];
    let kind = match refund.state {
        RefundState::Done { .. } => LetterKind::RefundDone,
        RefundState::Declined { .. } => LetterKind::RefundDeclined,
        RefundState::Requested | RefundState::Approved { .. } | RefundState::Sent { .. } => return None,
    };
    let id = format!("refund-{}-{}", order.number, nth + 1);
    let letter = letter(key, (order, refund.pence), payer, (kind, id), [], now)?;
    let (holder, order, refund) = (key.holder.clone(), order.id.clone(), refund.id.clone());
    let note = Enclosure::RefundNote { holder, order, refund };
    Some(Letter { encloses: (kind == LetterKind::RefundDone).then_some(note), ..letter })
}

fn letter<const N: usize>(
    key: &HolderKey,
    (order, pence): (&Order, u32),
    to: &Account,
    (kind, id): (LetterKind, String),
    more: [(&str, Arg); N],
    now: DateTime<Utc>,
) -> Option<Letter> {
    let always = [("number", Arg::Text(order.number.clone())), ("price", Arg::Money(pence))];
    let args = always.into_iter().chain(more).map(|(name, arg)| (name.to_owned(), arg)).collect();
    Some(Letter {
        id,
        council: key.council.clone(),
        to: to.contact()?,
        language: to.language,
        kind,
        args,
        points: Vec::new(),
        not_before: now,
        about: None,
        encloses: None,
    })
}

/// The last day of the bundles of an order that end first.
fn first_end(order: &Order, scheme: &Scheme) -> Option<chrono::NaiveDate> {
    let products = order.lines.iter().filter_map(|line| scheme.product(Some(&line.product)));
    products.map(|product| allowance::last_day(order.placed_at, product, scheme)).min()
}

/// What the audit log says of how an order ended: what was done, and a code.
pub fn ending(order: &Order) -> (&'static str, Option<String>) {
    match order.state {
        OrderState::Open => ("order_open", None),
        OrderState::Paid { .. } => ("order_paid", None),
        OrderState::Closed { why, .. } => ("order_closed", Some(crate::outcome::code(&why))),
        OrderState::Returned { .. } => ("order_returned", None),
    }
}

/// What the provider's pages say a payment is for.
pub fn description(order: &Order, scheme: &Scheme, language: Lang) -> String {
    let mut kinds: Vec<_> = order.lines.iter().map(|line| &line.product).collect();
    kinds.dedup();
    let one = match kinds[..] {
        [product] => scheme.product(Some(product)),
        _ => None,
    };
    let key = match one.map(|product| product.unit) {
        Some(Unit::Visit) => "payment-for-visits",
        Some(Unit::Hour) => "payment-for-hours",
        None => "payment-for-several",
    };
    let number = |n: u32| Arg::Number(n.into());
    let args: BTreeMap<_, _> = [
        ("bundles".to_owned(), number(order.bundles())),
        ("units".to_owned(), number(one.map_or(0, |product| product.bundle))),
    ]
    .into();
    let text = words::message(key, &args, language, scheme.timezone).unwrap_or_else(|| order.number.clone());
    text.chars().take(LONGEST_DESCRIPTION).collect()
}
