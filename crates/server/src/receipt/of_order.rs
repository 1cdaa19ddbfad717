//! What an order's papers tell, by the order, its bundles and the council's scheme. Reads nothing and writes nothing;
//! that an order was not paid is told by there being no paper.

use super::{Kind, Line, Method, Paper, Refund, Seller, Unit, Vat};
use chrono::{DateTime, Utc};
use permit_api::words::Lang;
use permit_rules::order::{self, OrderLine, OrderState, RefundState};
use permit_rules::scheme::{self, Words};
use permit_rules::{Bundle, BundleId, Order, RefundId, Scheme};
use std::collections::BTreeMap;

/// An order and what a paper about it is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sale<'a> {
    /// The order.
    pub order: &'a Order,
    /// The bundles of its holder, those of other orders too.
    pub bundles: &'a BTreeMap<BundleId, Bundle>,
    /// The rules of the council that sold.
    pub scheme: &'a Scheme,
    /// The name of whoever placed the order, where it is known.
    pub payer: Option<&'a str>,
    /// The language of the paper.
    pub language: Lang,
}

impl Sale<'_> {
    /// The receipt, with every refund so far; none where the order was not paid.
    pub fn receipt(&self) -> Option<Paper> {
        let (order, scheme) = (self.order, self.scheme);
        let (paid_at, method) = match order.state {
            OrderState::Paid { at, method: order::Method::Card } | OrderState::Returned { at } => {
                (at, Method::Card)
            }
            OrderState::Paid { method: order::Method::Free, .. } => (order.placed_at, Method::NothingToPay),
            OrderState::Open | OrderState::Closed { .. } => return None,
        };
        Some(Paper {
            kind: Kind::Receipt,
            language: self.language,
            zone: scheme.timezone,
            order: order.number.clone(),
            paid_at,
            seller: Seller {
                name: self.worded(&scheme.seller.name),
                address: scheme.seller.address.clone(),
                email: scheme.seller.email.clone(),
            },
            vat: self.vat(),
            payer: self.payer.map(str::to_owned),
            lines: order.lines.iter().map(|line| self.line(line)).collect(),
            total: order.pence,
            method,
            reference: order.payment.clone(),
            refunds: order.refunds.iter().filter_map(done).collect(),
            enquiries: self.worded(&scheme.contact.enquiries),
        })
    }

    /// The note of a refund; none where the money has not gone back, or there is no such refund.
    pub fn refund_note(&self, refund: &RefundId) -> Option<Paper> {
        let refund = done(self.order.refunds.iter().find(|it| it.id == *refund)?)?;
        Some(Paper { kind: Kind::RefundNote(refund), ..self.receipt()? })
    }

    fn vat(&self) -> Vat {
        let vat = &self.scheme.seller.vat;
        match vat {
            scheme::Vat::OutsideScope => Vat::OutsideScope,
            scheme::Vat::Exempt => Vat::Exempt,
            scheme::Vat::Included { percent_hundredths, number } => Vat::Included {
                percent_hundredths: *percent_hundredths,
                number: number.clone(),
                pence: vat.part_of(self.order.pence),
            },
        }
    }

    fn line(&self, line: &OrderLine) -> Line {
        let product = self.scheme.product(Some(&line.product));
        // What was bought is in the bundles, whatever the scheme has come to say since.
        let bundles = self.bundles.values().filter(|it| {
            it.order.as_ref() == Some(&self.order.id)
                && it.product == line.product
                && it.pence == line.pence_each
        });
        let units = bundles.clone().map(|it| it.visits).next();
        Line {
            description: product.map_or_else(|| line.product.to_string(), |it| self.worded(&it.name)),
            bundles: line.bundles,
            units: units.or(product.map(|it| it.bundle)).unwrap_or_default(),
            unit: match product.map_or(scheme::Unit::Visit, |it| it.unit) {
                scheme::Unit::Visit => Unit::Visit,
                scheme::Unit::Hour => Unit::Hour,
            },
            each: line.pence_each,
            pence: line.bundles.saturating_mul(line.pence_each),
            until: bundles.filter(|it| it.counts()).map(|it| it.last_day).max(),
        }
    }

    fn worded(&self, words: &Words) -> String {
        let found = words.get(self.language.code()).or_else(|| words.get(Lang::En.code()));
        found.cloned().unwrap_or_default()
    }
}

/// A refund whose money has gone back.
fn done(refund: &order::Refund) -> Option<Refund> {
    let pence = refund.pence;
    gone_back_at(refund).map(|at| Refund { at, pence })
}

fn gone_back_at(refund: &order::Refund) -> Option<DateTime<Utc>> {
    match refund.state {
        RefundState::Done { at, .. } => Some(at),
        RefundState::Requested
        | RefundState::Approved { .. }
        | RefundState::Sent { .. }
        | RefundState::Declined { .. } => None,
    }
}

/// What has gone back of an order, in pence. Money that is still on its way to the provider is not in it.
pub fn gone_back(order: &Order) -> u32 {
    order.refunds.iter().filter_map(done).map(|refund| refund.pence).fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use permit_rules::order::{Failure, RefundGround};
    use permit_rules::scheme;

    const CAMBRIDGESHIRE: &str = include_str!("../../../../schemes/cambridgeshire.toml");
    const MORFA: &str = include_str!("../../../../schemes/morfa.toml");

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Two bundles of hours, paid by card at half past midnight of 2 July.
    fn order() -> Order {
        let line = OrderLine { product: "oriau".parse().unwrap(), bundles: 2, pence_each: 650 };
        Order {
            id: "o1".parse().unwrap(),
            number: "PV-7K3M-92QD".to_owned(),
            lines: vec![line],
            pence: 1300,
            placed_at: utc("2026-07-01T22:50:00Z"),
            account: "carys".to_owned(),
            channel: permit_rules::Channel::App,
            back: "b".to_owned(),
            payment: Some("pay-1".to_owned()),
            state: OrderState::Paid { at: utc("2026-07-01T23:30:00Z"), method: order::Method::Card },
            refunds: Vec::new(),
        }
    }

    /// The order's own bundles, and one of another order that ends later.
    fn bundles() -> BTreeMap<BundleId, Bundle> {
        let bundle = |id: &str, of: &str, last_day: &str| {
            let (at, id) = (utc("2026-07-01T22:50:00Z"), id.parse::<BundleId>().unwrap());
            let new = Bundle::new(id.clone(), "oriau".parse().unwrap(), 20, at, last_day.parse().unwrap());
            (id, Bundle { order: Some(of.parse().unwrap()), pence: 650, ..new })
        };
        [bundle("a", "o1", "2028-07-01"), bundle("b", "o1", "2028-07-01"), bundle("c", "o2", "2029-01-01")]
            .into()
    }

    fn refund(id: &str, pence: u32, state: RefundState) -> order::Refund {
        order::Refund {
            id: id.parse().unwrap(),
            pence,
            visits: Vec::new(),
            ground: RefundGround::AllowanceGone,
            requested_by: None,
            requested_at: utc("2026-07-02T09:00:00Z"),
            state,
        }
    }

    fn done_at(at: &str) -> RefundState {
        RefundState::Done { at: utc(at), provider: None }
    }

    #[test]
    fn a_paid_order_has_a_receipt_in_the_language_that_is_asked_for() {
        let (scheme, order, bundles) = (scheme::read(MORFA).unwrap(), order(), bundles());
        let sale = |language| Sale {
            order: &order,
            bundles: &bundles,
            scheme: &scheme,
            payer: Some("Carys"),
            language,
        };
        let paper = sale(Lang::En).receipt().unwrap();
        let expected = Paper {
            kind: Kind::Receipt,
            language: Lang::En,
            zone: chrono_tz::Europe::London,
            order: "PV-7K3M-92QD".to_owned(),
            paid_at: utc("2026-07-01T23:30:00Z"),
            seller: Seller {
                name: "Morfa Bay Council (example)".to_owned(),
                address: ["Neuadd y Dref", "Stryd y Castell", "Bae Morfa", "LL99 1AA"]
                    .map(str::to_owned)
                    .into(),
                email: Some("parcio@morfa.example".to_owned()),
            },
            vat: Vat::OutsideScope,
            payer: Some("Carys".to_owned()),
            lines: vec![Line {
                description: "Visitor hours".to_owned(),
                bundles: 2,
                units: 20,
                unit: Unit::Hour,
                each: 650,
                pence: 1300,
                until: Some("2028-07-01".parse().unwrap()),
            }],
            total: 1300,
            method: Method::Card,
            reference: Some("pay-1".to_owned()),
            refunds: Vec::new(),
            enquiries: "Morfa Bay Council, 01632 960300".to_owned(),
        };
        assert_eq!(paper, expected);
        let welsh = sale(Lang::Cy).receipt().unwrap();
        assert_eq!(welsh.lines[0].description, "Oriau ymwelwyr");
        assert_eq!(welsh.enquiries, "Cyngor Bae Morfa, 01632 960300");
        assert_eq!(welsh.seller.name, "Cyngor Bae Morfa (enghraifft)");
    }

    #[test]
    fn only_what_was_paid_has_one() {
        let (scheme, bundles, at) = (scheme::read(MORFA).unwrap(), bundles(), utc("2026-07-03T00:00:00Z"));
        let made = |state| {
            let order = Order { state, ..order() };
            Sale { order: &order, bundles: &bundles, scheme: &scheme, payer: None, language: Lang::En }
                .receipt()
        };
        assert_eq!(made(OrderState::Open), None);
        assert_eq!(made(OrderState::Closed { at, why: Failure::Expired }), None);
        assert_eq!(made(OrderState::Returned { at }).map(|it| it.paid_at), Some(at));
        let free = made(OrderState::Paid { at, method: order::Method::Free }).unwrap();
        assert_eq!((free.method, free.paid_at), (Method::NothingToPay, order().placed_at));
    }

    #[test]
    fn only_refunds_that_are_done_are_told_and_have_a_note() {
        let (scheme, bundles, at) = (scheme::read(MORFA).unwrap(), bundles(), utc("2026-07-03T00:00:00Z"));
        let sent = RefundState::Sent { by: None, at, refundable: 1300 };
        let declined = RefundState::Declined { at, by: None, note: String::new() };
        let refunds = vec![
            refund("r1", 400, done_at("2026-07-03T09:00:00Z")),
            refund("r2", 1, RefundState::Requested),
            refund("r3", 2, RefundState::Approved { by: None, at }),
            refund("r4", 3, sent),
            refund("r5", 4, declined),
            refund("r6", 250, done_at("2026-07-05T09:00:00Z")),
        ];
        let order = Order { refunds, ..order() };
        let sale =
            Sale { order: &order, bundles: &bundles, scheme: &scheme, payer: None, language: Lang::En };
        let told = [
            Refund { at: utc("2026-07-03T09:00:00Z"), pence: 400 },
            Refund { at: utc("2026-07-05T09:00:00Z"), pence: 250 },
        ];
        assert_eq!(sale.receipt().unwrap().refunds, told);
        assert_eq!(gone_back(&order), 650);
        let note = |id: &str| sale.refund_note(&id.parse().unwrap());
        assert_eq!(note("r6").unwrap().kind, Kind::RefundNote(told[1]));
        for not_done in ["r2", "r3", "r4", "r5", "r7"] {
            assert_eq!(note(not_done), None, "{not_done}");
        }
    }

    #[test]
    fn vat_is_part_of_the_total_and_may_have_a_broken_rate() {
        let mut scheme = scheme::read(MORFA).unwrap();
        scheme.seller.vat = scheme::Vat::Included { percent_hundredths: 1750, number: "GB 1".to_owned() };
        scheme.seller.email = None;
        let (order, bundles) = (order(), bundles());
        let paper =
            Sale { order: &order, bundles: &bundles, scheme: &scheme, payer: None, language: Lang::En }
                .receipt()
                .unwrap();
        // 1300 × 17.5 ÷ 117.5 = 193.6
        let vat = Vat::Included { percent_hundredths: 1750, number: "GB 1".to_owned(), pence: 194 };
        assert_eq!((paper.vat, paper.seller.email), (vat, None));
    }

    #[test]
    fn what_was_bought_is_told_as_it_was_though_the_scheme_has_changed() {
        let (scheme, order, mut bundles) = (scheme::read(CAMBRIDGESHIRE).unwrap(), order(), bundles());
        let line = |bundles: &BTreeMap<BundleId, Bundle>| {
            let sale = Sale { order: &order, bundles, scheme: &scheme, payer: None, language: Lang::En };
            sale.receipt().unwrap().lines.remove(0)
        };
        let unknown = line(&bundles);
        assert_eq!((unknown.description.as_str(), unknown.units), ("oriau", 20));
        // Nothing is left of one of them: the other's day counts; then nothing of either.
        for (gone, until) in [("a", Some("2028-06-30".parse().unwrap())), ("b", None)] {
            bundles.get_mut(&"b".parse().unwrap()).unwrap().last_day = "2028-06-30".parse().unwrap();
            bundles.get_mut(&gone.parse().unwrap()).unwrap().refunded = 20;
            assert_eq!(line(&bundles).until, until, "{gone}");
        }
    }
}
