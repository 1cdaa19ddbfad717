//! Putting bundles into the basket, and taking them out.

use super::shop;
use crate::calls::Ask;
use crate::calls::deciding::{settle, stamp};
use crate::store::{Session, Verdict};
use permit_api::buying::{FillBasket, GetShop, Shop};
use permit_api::{Code, Problem};
use permit_rules::order::Buy;
use permit_rules::price::{price, total};
use permit_rules::{Command, Holder, ProductId, Scheme};
use std::sync::Arc;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: FillBasket) -> Result<Shop, Problem> {
    let stamp = stamp(ask, session, "fill_basket", &input.request, &input)?;
    let (scheme, now) = (Arc::clone(ask.scheme), ask.now);
    let paying = ask.office.till.provider(&session.council).is_some();
    let judge = move |holder: &Holder| {
        let buy = Buy::Fill { product: input.product.clone(), bundles: input.bundles };
        let decision = permit_rules::decide(holder, &Command::Buy(buy), &scheme, now)?;
        if !paying && costs(holder, &input.product, input.bundles, &scheme, now) {
            return Err(Problem::new(Code::PaymentsOff));
        }
        Ok(Verdict::from(decision))
    };
    settle(ask, session.key()?, stamp, judge).await?;
    shop::answer(ask, session, GetShop {}).await
}

fn costs(
    holder: &Holder,
    product: &ProductId,
    bundles: u32,
    scheme: &Scheme,
    now: chrono::DateTime<chrono::Utc>,
) -> bool {
    let Some(product) = scheme.product(Some(product)) else { return false };
    let allowance = holder.allowance(product, scheme, now);
    price(holder, product, bundles, &allowance, scheme, now).is_some_and(|parts| total(&parts) > 0)
}
