//! Buying bundles: what is on offer, the basket, and going to pay for it.

use crate::Problem;
use crate::orders::{LineView, OrderView};
use crate::overview::AllowanceView;
use chrono::{DateTime, NaiveDate, Utc};
use permit_rules::order::BASKET_KEPT;
use permit_rules::price::{price, total};
use permit_rules::scheme::{Product, RefundRule, Unit, Words};
use permit_rules::{CouncilId, Holder, OrderId, ProductId, RequestId, Scheme, allowance, order};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Input of `shop`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GetShop {}

/// What the holder can buy, and what is in the basket. Output of `shop` and `fill_basket`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Shop {
    /// The council.
    pub council: CouncilId,
    /// Its name by language.
    pub council_name: Words,
    /// Why nothing at all can be bought now; none where something can.
    pub hindrance: Option<Problem>,
    /// The kinds of permit.
    pub offers: Vec<Offer>,
    /// What is in the basket.
    pub basket: BasketView,
    /// Orders whose payment is not settled, the latest first.
    pub open: Vec<OrderView>,
    /// The moment this describes.
    pub as_of: DateTime<Utc>,
}

/// A kind of permit on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Offer {
    /// Its key.
    pub product: ProductId,
    /// Its name by language.
    pub name: Words,
    /// What a bundle is counted in.
    pub unit: Unit,
    /// How many of those a bundle holds.
    pub bundle: u32,
    /// What a bundle that is not free costs today, in pence; none while it is not on sale.
    pub pence: Option<u32>,
    /// How many of the next bundles cost nothing.
    pub free: u32,
    /// How many may still be bought, and from when more.
    pub allowance: AllowanceView,
    /// Bundles of it in the basket.
    pub in_basket: u32,
    /// The most that can be in the basket.
    pub most: u32,
    /// For how many months a bundle can be used.
    pub valid_months: u32,
    /// The last day of a bundle bought today.
    pub last_day: NaiveDate,
    /// Whether what is unused can be paid back.
    pub refund: RefundRule,
}

/// What is in the basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BasketView {
    /// Its lines, one for each price.
    pub lines: Vec<LineView>,
    /// What it costs in all, in pence.
    pub pence: u32,
    /// Bundles in all.
    pub bundles: u32,
    /// Until when it is kept; none while it is empty.
    pub kept_until: Option<DateTime<Utc>>,
}

/// Input of `fill_basket`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FillBasket {
    /// The request's own name.
    pub request: RequestId,
    /// The kind of permit.
    pub product: ProductId,
    /// How many bundles of it shall be in the basket; 0 takes them out.
    pub bundles: u32,
}

/// Input of `checkout`: orders what is in the basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Checkout {
    /// The request's own name; the order takes it over.
    pub request: RequestId,
    /// What the person was told it costs, in pence.
    pub pence: u32,
}

/// Input of `pay`: the page on which an order is paid. Each page can be opened once; ask again for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    /// Which order.
    pub order: OrderId,
}

/// Output of `pay`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentPage {
    /// Its address, at the payment provider. The app opens it in the system's browser by itself.
    pub url: String,
}

impl fmt::Debug for PaymentPage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PaymentPage").finish_non_exhaustive()
    }
}

impl Shop {
    /// What a holder can buy at a moment.
    pub fn of(holder: &Holder, open: Vec<OrderView>, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        Self {
            council: scheme.council.clone(),
            council_name: scheme.name.clone(),
            hindrance: order::may_buy(holder, scheme, now).err().map(Problem::from),
            offers: scheme.products.iter().map(|it| Offer::of(it, holder, scheme, now)).collect(),
            basket: BasketView::of(holder, scheme, now),
            open,
            as_of: now,
        }
    }
}

impl Offer {
    fn of(product: &Product, holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let allowance = holder.allowance(product, scheme, now);
        let today = permit_rules::day::of(now, scheme.timezone);
        let taken = allowance.bought.saturating_add(allowance.reserved);
        Self {
            product: product.id.clone(),
            name: product.name.clone(),
            unit: product.unit,
            bundle: product.bundle,
            pence: product.price_on(today, holder.zone.as_ref()),
            free: product.free_bundles.saturating_sub(taken).min(allowance.left()),
            in_basket: holder.basket.at(now).get(&product.id).copied().unwrap_or_default(),
            most: allowance.left(),
            allowance: AllowanceView::of(&allowance),
            valid_months: product.valid_months,
            last_day: allowance::last_day(now, product, scheme),
            refund: product.refund,
        }
    }
}

impl BasketView {
    /// What is in a holder's basket at a moment, at the prices of that moment.
    pub fn of(holder: &Holder, scheme: &Scheme, now: DateTime<Utc>) -> Self {
        let mut lines = Vec::new();
        for (product, bundles) in holder.basket.at(now) {
            let Some(product) = scheme.product(Some(product)) else { continue };
            let allowance = holder.allowance(product, scheme, now);
            let parts = price(holder, product, *bundles, &allowance, scheme, now).unwrap_or_default();
            lines.extend(parts.iter().map(|part| LineView {
                product: product.id.clone(),
                name: product.name.clone(),
                unit: product.unit,
                bundle: product.bundle,
                bundles: part.bundles,
                pence_each: part.pence_each,
                pence: total(&[*part]),
            }));
        }
        Self {
            pence: lines.iter().map(|line| line.pence).fold(0, u32::saturating_add),
            bundles: lines.iter().map(|line| line.bundles).sum(),
            kept_until: holder.basket.changed_at.filter(|_| !lines.is_empty()).map(|at| at + BASKET_KEPT),
            lines,
        }
    }
}
