//! What somebody who buys does, call by call, on one of their devices.

use crate::person::Person;
use anyhow::{Context, Result, bail};
use permit_api::buying::{Checkout, FillBasket, GetShop, Pay, Shop};
use permit_api::orders::{CancelOrder, CheckOrder, GetPaymentHistory, OrderView, PaymentHistory};
use permit_api::sync::{Changes, Cursor, GetChanges};
use permit_api::{Problem, Reply, Request};
use permit_rules::{Bundle, BundleId, Change, OrderId, ProductId, RequestId};
use std::collections::BTreeMap;

/// What came back where an order was asked for: the order or a problem; an error where nobody can know.
pub type Ordered = Result<Result<OrderView, Problem>>;

impl Person {
    /// What can be bought, and what is in the basket.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn shop(&self) -> Result<Shop> {
        match self.call(&Request::Shop(GetShop {})).await? {
            Ok(Reply::Shop(shop)) => Ok(shop),
            other => bail!("shop: {other:?}"),
        }
    }

    /// Sets how many bundles of a kind are in the basket.
    ///
    /// # Errors
    /// If nothing comes back.
    pub async fn fills(
        &self,
        request: RequestId,
        product: &ProductId,
        bundles: u32,
    ) -> Result<Result<Shop, Problem>> {
        let fill = FillBasket { request, product: product.clone(), bundles };
        match self.call(&Request::FillBasket(fill)).await? {
            Ok(Reply::FillBasket(shop)) => Ok(Ok(shop)),
            Ok(other) => bail!("fill_basket was answered by {}", other.name()),
            Err(problem) => Ok(Err(problem)),
        }
    }

    /// Orders what is in the basket.
    ///
    /// # Errors
    /// If nothing comes back.
    pub async fn checks_out(&self, request: RequestId, pence: u32) -> Ordered {
        ordered(self.call(&Request::Checkout(Checkout { request, pence })).await?)
    }

    /// Asks where an order's payment stands.
    ///
    /// # Errors
    /// If nothing comes back.
    pub async fn asks_after(&self, order: &OrderId) -> Ordered {
        ordered(self.call(&Request::CheckOrder(CheckOrder { order: order.clone() })).await?)
    }

    /// Gives an order up.
    ///
    /// # Errors
    /// If nothing comes back.
    pub async fn gives_up(&self, order: &OrderId) -> Ordered {
        ordered(self.call(&Request::CancelOrder(CancelOrder { order: order.clone() })).await?)
    }

    /// The address of the page on which an order is paid.
    ///
    /// # Errors
    /// If there is none.
    pub async fn pay_page(&self, order: &OrderId) -> Result<String> {
        match self.call(&Request::Pay(Pay { order: order.clone() })).await? {
            Ok(Reply::Pay(page)) => Ok(page.url),
            other => bail!("pay: {other:?}"),
        }
    }

    /// Everything that was bought.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn history(&self) -> Result<PaymentHistory> {
        match self.call(&Request::PaymentHistory(GetPaymentHistory::default())).await? {
            Ok(Reply::PaymentHistory(history)) => Ok(history),
            other => bail!("payment_history: {other:?}"),
        }
    }

    /// An order of the history.
    ///
    /// # Errors
    /// If it is not there.
    pub async fn bought(&self, order: &OrderId) -> Result<OrderView> {
        let found = self.history().await?.orders.into_iter().find(|it| it.id == *order);
        found.with_context(|| format!("{order} is in the history"))
    }

    /// Every bundle, as the changes since the beginning tell.
    ///
    /// # Errors
    /// If they are refused.
    pub async fn bundles(&self) -> Result<BTreeMap<BundleId, Bundle>> {
        Ok(self.bundles_since(None).await?.0)
    }

    /// The bundles that changed since a place in the changes, and where those end now.
    ///
    /// # Errors
    /// If they are refused.
    pub async fn bundles_since(
        &self,
        mut cursor: Option<Cursor>,
    ) -> Result<(BTreeMap<BundleId, Bundle>, Cursor)> {
        let mut bundles = BTreeMap::new();
        loop {
            let ask = Request::Changes(GetChanges { cursor, scheme: None });
            let Changes { cursor: next, changes, more, .. } = match self.call(&ask).await? {
                Ok(Reply::Changes(changes)) => changes,
                other => bail!("changes: {other:?}"),
            };
            for change in changes {
                if let Change::Bundle { bundle } = change {
                    bundles.insert(bundle.id.clone(), bundle);
                }
            }
            if !more {
                return Ok((bundles, next));
            }
            cursor = Some(next);
        }
    }

    /// The bundles that an order brought.
    ///
    /// # Errors
    /// If the changes are refused.
    pub async fn bundles_of(&self, order: &OrderId) -> Result<Vec<Bundle>> {
        let bundles = self.bundles().await?.into_values();
        Ok(bundles.filter(|bundle| bundle.order.as_ref() == Some(order)).collect())
    }
}

fn ordered(answer: Result<Reply, Problem>) -> Ordered {
    match answer {
        Ok(Reply::Checkout(order) | Reply::CheckOrder(order) | Reply::CancelOrder(order)) => Ok(Ok(order)),
        Ok(other) => bail!("an order was answered by {}", other.name()),
        Err(problem) => Ok(Err(problem)),
    }
}
