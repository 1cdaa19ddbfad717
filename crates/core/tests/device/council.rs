//! The council's side of the small world: applications, documents, and what becomes of them.

use crate::world::{Device, Server, scheme};
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::accounts::{Closed, Confirmed, ConfirmedWhat};
use permit_api::registrations::{BeginRegistration, GetRegistration, RegistrationStatus, SubmitRegistration};
use permit_api::{Problem, Reply, Request};
use permit_rules::registration::{Evidence, EvidenceKind, Ground, PermitClaim, Purpose, Step};
use permit_rules::{Change, Command, Home, RegistrationId, decide};
use std::collections::BTreeMap;

pub fn begin(request: &str, purpose: Purpose) -> Request {
    Request::BeginRegistration(BeginRegistration { request: request.parse().unwrap(), purpose })
}

pub fn submit(request: &str) -> Request {
    Request::SubmitRegistration(SubmitRegistration { request: request.parse().unwrap() })
}

pub fn registration() -> Request {
    Request::Registration(GetRegistration {})
}

pub fn status(result: Result<Reply, Problem>) -> RegistrationStatus {
    match result {
        Ok(
            Reply::Registration(status)
            | Reply::BeginRegistration(status)
            | Reply::SubmitRegistration(status),
        ) => status,
        other => panic!("{other:?}"),
    }
}

pub fn home() -> Home {
    let zone = scheme().zones.keys().next().cloned();
    Home { line: "1 High Street, Cambridge".into(), postcode: "CB1 2AB".into(), uprn: None, zone }
}

impl Server {
    /// The server of somebody who has just made an account.
    pub fn with_newcomer() -> Self {
        let mut server = Self::with_visits(0);
        server.holder.zone = None;
        server
    }

    /// The server of a resident who is registered for some time.
    pub fn with_registration(until: NaiveDate) -> Self {
        let mut server = Self::with_visits(0);
        let zone = server.holder.zone.clone();
        server.store(&[
            Change::Home { home: Some(home()), name: Some("A Resident".into()), zone },
            Change::Registration { until: Some(until) },
        ]);
        server
    }

    /// Takes the registration a step further, whoever does it.
    pub fn step(&mut self, step: Step, now: DateTime<Utc>) -> Result<RegistrationStatus, Problem> {
        let decision = decide(&self.holder, &Command::Register(step), &scheme(), now)?;
        self.store(&decision.changes);
        Ok(RegistrationStatus::of(&self.holder, &scheme(), now))
    }

    /// Has the resident, on whatever device, begin, fill in and send a registration.
    pub fn applies(&mut self, id: &str, purpose: Purpose, now: DateTime<Utc>) -> RegistrationId {
        let id: RegistrationId = id.parse().unwrap();
        self.step(Step::Begin { id: id.clone(), purpose }, now).unwrap();
        self.step(Step::Name("A Resident".into()), now).unwrap();
        self.step(Step::Home(home()), now).unwrap();
        self.step(Step::Permit(PermitClaim { number: None, on_record: false }), now).unwrap();
        self.adds(&format!("{id}-bill"), now);
        self.step(Step::Submit, now).unwrap();
        id
    }

    /// Adds a bill to the registration.
    pub fn adds(&mut self, id: &str, now: DateTime<Utc>) {
        let bill = Evidence {
            id: id.parse().unwrap(),
            kind: EvidenceKind::UtilityBill,
            dated: Some(now.date_naive()),
            until: None,
            pages: 1,
            added_at: now,
            refused: None,
        };
        self.step(Step::AddEvidence(bill), now).unwrap();
    }

    pub fn approves(&mut self, id: &RegistrationId, now: DateTime<Utc>) {
        self.step(Step::Approve { id: id.clone(), zone: None }, now).unwrap();
    }

    pub fn rejects(&mut self, id: &RegistrationId, now: DateTime<Utc>) {
        let (ground, refused, note) = (Ground::NotInZone, BTreeMap::new(), String::new());
        self.step(Step::Reject { id: id.clone(), ground, refused, note }, now).unwrap();
    }

    pub fn asks_more(&mut self, id: &RegistrationId, now: DateTime<Utc>) {
        let note = "Please add a bill.".into();
        self.step(Step::AskMore { id: id.clone(), kind: None, note }, now).unwrap();
    }

    /// What the server says to operations of accounts and registrations.
    pub fn registers(&mut self, request: &Request, now: DateTime<Utc>) -> Result<Reply, Problem> {
        match request {
            Request::BeginRegistration(input) => {
                let id = RegistrationId::of(&input.request);
                self.step(Step::Begin { id, purpose: input.purpose }, now).map(Reply::BeginRegistration)
            }
            Request::SubmitRegistration(_) => self.step(Step::Submit, now).map(Reply::SubmitRegistration),
            Request::Confirm(_) => {
                self.person.email = Some("new@example.org".into());
                Ok(Reply::Confirm(Confirmed { done: ConfirmedWhat::EmailChanged }))
            }
            Request::CloseAccount(_) => Ok(Reply::CloseAccount(Closed {})),
            other => panic!("the device answers {} itself", other.name()),
        }
    }
}

impl Device {
    /// What the device says of the registration, at once.
    pub fn registration(&mut self) -> RegistrationStatus {
        status(self.at_once(registration()))
    }
}
