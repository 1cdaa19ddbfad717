//! All payments, in memory. Lets time pass (expiry, refunds that arrive) and notes what is to be told. Knows no HTTP,
//! and decides nothing about what is allowed.

use crate::payment::{Payment, Refund, State, Step};
use crate::wire;
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Something that happened to a payment, to be told by webhook.
#[derive(Debug, Clone)]
pub struct News {
    pub event: &'static str,
    pub payment_id: String,
    pub at: DateTime<Utc>,
    /// The payment as it was just then.
    pub resource: Value,
}

/// What became of somebody who followed a link.
#[derive(Debug, PartialEq, Eq)]
pub enum Followed {
    /// They may see the pages of this payment.
    Opened(String),
    /// The link was used before.
    Used { welsh: bool },
    /// There is no such link.
    Unknown,
}

/// All payments.
#[derive(Debug, Default)]
pub struct Book {
    payments: BTreeMap<String, Payment>,
    references: BTreeMap<String, Vec<String>>,
    tokens: BTreeMap<String, String>,
    visits: BTreeMap<String, String>,
    /// When to look at which payment again.
    agenda: BTreeSet<(DateTime<Utc>, String)>,
    news: Vec<News>,
    /// Whether anybody wants to be told.
    telling: bool,
    changed: bool,
}

impl Book {
    /// A book with these payments in it.
    pub fn of(payments: Vec<Payment>, telling: bool) -> Self {
        let mut book = Self { telling, ..Self::default() };
        for payment in payments {
            book.file(payment);
        }
        book
    }

    fn file(&mut self, payment: Payment) {
        let id = &payment.id;
        self.references.entry(payment.wanted.reference.clone()).or_default().push(id.clone());
        self.tokens.extend(payment.links.iter().map(|link| (link.token.clone(), id.clone())));
        self.visits.extend(payment.visits.iter().map(|secret| (secret.clone(), id.clone())));
        if !payment.state().finished() {
            self.agenda.insert((payment.expires_at(), id.clone()));
        }
        let awaited = payment.refunds.iter().filter(|refund| !refund.arrived);
        self.agenda.extend(awaited.map(|refund| (refund.arrives_at, id.clone())));
        self.payments.insert(id.clone(), payment);
    }

    /// Adds a new payment.
    pub fn add(&mut self, payment: Payment) {
        self.changed = true;
        self.file(payment);
    }

    pub fn get(&self, id: &str) -> Option<&Payment> {
        self.payments.get(id)
    }

    /// All of them, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Payment> {
        self.payments.values()
    }

    pub fn count(&self) -> usize {
        self.payments.len()
    }

    /// Those of a reference, in the order of their creation.
    pub fn of_reference(&self, reference: &str) -> impl Iterator<Item = &Payment> {
        self.references.get(reference).into_iter().flatten().filter_map(|id| self.payments.get(id))
    }

    /// References with more than one payment.
    pub fn doubled(&self) -> Vec<String> {
        let several = self.references.iter().filter(|(_, ids)| ids.len() > 1);
        several.map(|(reference, _)| reference.clone()).collect()
    }

    /// Changes a payment by hand; not its state, its links or its refunds.
    pub fn edit(&mut self, id: &str, edit: impl FnOnce(&mut Payment)) {
        if let Some(payment) = self.payments.get_mut(id) {
            edit(payment);
            self.changed = true;
        }
    }

    /// Puts a payment into a state, and notes what is to be told of it.
    pub fn put(&mut self, id: &str, state: State, at: DateTime<Utc>) {
        let Some(payment) = self.payments.get_mut(id) else { return };
        payment.steps.push(Step { state, at });
        payment.asking_bank = false;
        self.changed = true;
        for event in wire::events_of(state) {
            self.tell(id, event, at);
        }
    }

    fn tell(&mut self, id: &str, event: &'static str, at: DateTime<Utc>) {
        if let Some(payment) = self.payments.get(id).filter(|_| self.telling) {
            let resource = wire::resource(payment);
            self.news.push(News { event, payment_id: id.to_owned(), at, resource });
        }
    }

    /// Adds a refund; tells at once if it has arrived.
    pub fn add_refund(&mut self, id: &str, refund: Refund) {
        let (arrived, at) = (refund.arrived, refund.arrives_at);
        let Some(payment) = self.payments.get_mut(id) else { return };
        payment.refunds.push(refund);
        self.changed = true;
        if arrived {
            self.tell(id, wire::REFUNDED, at);
        } else {
            self.agenda.insert((at, id.to_owned()));
        }
    }

    /// Gives a payment one more link.
    pub fn add_link(&mut self, id: &str, token: String) {
        let Some(payment) = self.payments.get_mut(id) else { return };
        if let Some(forgotten) = payment.add_link(token.clone()) {
            self.tokens.remove(&forgotten);
        }
        self.tokens.insert(token, id.to_owned());
        self.changed = true;
    }

    /// Somebody follows a link. If it opens the payment, they are known by this secret from now on.
    pub fn follow(&mut self, token: &str, secret: String, now: DateTime<Utc>) -> Followed {
        let Some(id) = self.tokens.get(token).cloned() else { return Followed::Unknown };
        let Some(payment) = self.payments.get_mut(&id) else { return Followed::Unknown };
        let Some(link) = payment.links.iter_mut().find(|link| link.token == token && !link.used) else {
            return Followed::Used { welsh: payment.wanted.welsh };
        };
        link.used = true;
        if let Some(forgotten) = payment.add_visit(secret.clone()) {
            self.visits.remove(&forgotten);
        }
        self.visits.insert(secret.clone(), id.clone());
        self.changed = true;
        if payment.state() == State::Created {
            self.put(&id, State::Started, now);
        }
        Followed::Opened(secret)
    }

    /// The payment that somebody may see who is known by this secret.
    pub fn visited(&self, secret: &str) -> Option<&Payment> {
        self.visits.get(secret).and_then(|id| self.payments.get(id))
    }

    /// Lets time pass: what nobody paid expires, what was sent back arrives.
    pub fn turn(&mut self, now: DateTime<Utc>) {
        while let Some((due, id)) = self.agenda.first().filter(|(due, _)| *due <= now).cloned() {
            self.agenda.pop_first();
            let Some(payment) = self.payments.get_mut(&id) else { continue };
            if !payment.state().finished() && payment.expires_at() <= now {
                self.put(&id, State::Expired, due);
                continue;
            }
            let arriving = payment.refunds.iter_mut().filter(|refund| !refund.arrived);
            let mut arrived = 0;
            for refund in arriving.filter(|refund| refund.arrives_at <= now) {
                refund.arrived = true;
                arrived += 1;
            }
            self.changed |= arrived > 0;
            (0..arrived).for_each(|_| self.tell(&id, wire::REFUNDED, due));
        }
    }

    /// What is to be told since this was last asked.
    pub fn take_news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }

    /// Whether anything has changed since this was last asked.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payment::{LIFETIME, Wanted};

    fn payment(number: u32, now: DateTime<Utc>) -> Payment {
        let wanted = Wanted {
            amount: 3600,
            reference: format!("PV-{}", number / 2),
            description: "Visits".into(),
            return_url: "https://parking.example/back".into(),
            welsh: false,
            email: None,
            metadata: None,
            cardholder: None,
            billing_address: None,
            delayed_capture: false,
        };
        Payment::new(format!("{number:026}"), wanted, now)
    }

    #[test]
    fn a_hundred_thousand_payments_are_found_and_expire() {
        let start: DateTime<Utc> = "2026-11-23T10:00:00Z".parse().unwrap();
        let mut book = Book::of(Vec::new(), false);
        for number in 0..100_000 {
            let now = start + chrono::Duration::milliseconds(number.into());
            book.turn(now);
            book.add(payment(number, now));
            book.add_link(&format!("{number:026}"), format!("token-{number}"));
        }
        assert_eq!((book.count(), book.doubled().len()), (100_000, 50_000));
        for number in (0..50_000).step_by(7) {
            assert_eq!(book.of_reference(&format!("PV-{number}")).count(), 2);
        }
        book.turn(start + LIFETIME + chrono::Duration::milliseconds(49_999));
        assert_eq!(book.all().filter(|each| each.state() == State::Expired).count(), 50_000);
    }

    #[test]
    fn nothing_is_told_where_nobody_listens() {
        let now = DateTime::default();
        for (telling, many) in [(false, 0), (true, 2)] {
            let mut book = Book::of(vec![payment(1, now)], telling);
            book.put(&format!("{:026}", 1), State::Success, now);
            assert_eq!(book.take_news().len(), many);
        }
    }

    #[test]
    fn a_payment_remembers_only_its_last_links() {
        let mut book = Book::of(vec![payment(1, DateTime::default())], false);
        let id = format!("{:026}", 1);
        (0..2_004).for_each(|number| book.add_link(&id, format!("token-{number}")));
        let follow =
            |book: &mut Book, token: &str| book.follow(token, format!("by {token}"), DateTime::default());
        assert_eq!(follow(&mut book, "token-3"), Followed::Unknown);
        assert_eq!(follow(&mut book, "token-4"), Followed::Opened("by token-4".into()));
        assert_eq!(follow(&mut book, "token-4"), Followed::Used { welsh: false });
        assert_eq!(book.get(&id).map(Payment::state), Some(State::Started));
    }
}
