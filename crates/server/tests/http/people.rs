//! Residents who register, staff who decide, and short ways to say what they do.

use crate::fixture::{Answer, Server};
use chrono::{DateTime, Utc};
use permit_rules::registration::{Evidence, EvidenceKind, Step};
use permit_rules::{Command, HolderId, Scheme, decide};
use permit_server::letters::Letter;
use permit_server::store::audit::Line;
use permit_server::store::{HolderKey, KeptLetter, LetterState, Outcome, RequestStamp, Verdict};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

/// A request's name that nobody has used.
pub fn fresh() -> String {
    static USED: AtomicU64 = AtomicU64::new(0);
    format!("request-{}", USED.fetch_add(1, Ordering::Relaxed))
}

/// The name of a case.
pub fn case(holder: &str, registration: &Value) -> Value {
    json!({ "holder": holder, "registration": registration })
}

pub fn cambridgeshire() -> Scheme {
    permit_server::doctor::read_scheme(&crate::fixture::schemes().join("cambridgeshire.toml")).unwrap()
}

/// Somebody on the staff, in a browser.
pub struct Staff {
    cookie: String,
}

impl Server {
    /// Logs a resident in in the app.
    pub async fn resident(&self, council: Option<&str>, email: &str, password: &str) -> String {
        let device = json!({ "name": "App on Linux", "kind": "app" });
        let input = json!({ "council": council, "email": email, "password": password, "device": device });
        self.post("log_in", &[], &input).await.ok()["token"].as_str().unwrap().to_owned()
    }

    /// Somebody without an address.
    pub async fn noor(&self) -> String {
        self.resident(None, "noor@example.org", "visitor-demo-6").await
    }

    pub async fn staff(&self, council: Option<&str>, email: &str, password: &str) -> Staff {
        let device = json!({ "name": "Firefox", "kind": "website" });
        let input = json!({ "council": council, "email": email, "password": password, "device": device });
        let told = self.post("log_in", &[("sec-fetch-site", "same-origin")], &input).await;
        told.ok();
        let cookie = told.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        Staff { cookie }
    }

    pub async fn priya(&self) -> Staff {
        self.staff(None, "priya@council.example", "reviewer-demo-1").await
    }

    pub async fn tomasz(&self) -> Staff {
        self.staff(None, "tomasz@council.example", "reviewer-demo-2").await
    }

    /// Calls an operation of the staff room.
    pub async fn review(&self, staff: &Staff, operation: &str, input: &Value) -> Answer {
        let headers = [("sec-fetch-site", "same-origin"), ("cookie", staff.cookie.as_str())];
        self.post(operation, &headers, input).await
    }

    /// Decides upon a case, with more fields.
    pub async fn decide(&self, staff: &Staff, operation: &str, case: &Value, more: Value) -> Answer {
        let mut input = json!({ "request": fresh(), "case": case });
        input.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        self.review(staff, operation, &input).await
    }

    pub async fn begin(&self, token: &str, purpose: &str) -> Answer {
        self.call(token, "begin_registration", &json!({ "request": fresh(), "purpose": purpose })).await
    }

    pub async fn save(&self, token: &str, part: Value) -> Answer {
        self.call(token, "save_registration", &json!({ "request": fresh(), "part": part })).await
    }

    pub async fn submit(&self, token: &str) -> Answer {
        self.call(token, "submit_registration", &json!({ "request": fresh() })).await
    }

    /// Adds a driving licence, as the end of an upload does.
    pub async fn licence(&self, holder: &str) -> String {
        let council = "cambridgeshire".parse().unwrap();
        let key = HolderKey { council, holder: holder.parse().unwrap() };
        let (id, at) = (fresh(), self.now());
        let evidence = Evidence {
            id: id.parse().unwrap(),
            kind: EvidenceKind::DrivingLicence,
            dated: None,
            until: None,
            pages: 2,
            added_at: at,
            refused: None,
        };
        let stamp = RequestStamp {
            request: fresh().parse().unwrap(),
            fingerprint: [0; 32],
            operation: "finish_upload",
            account: Some(holder.to_owned()),
            channel: None,
            at,
            order: None,
        };
        let scheme = cambridgeshire();
        let line = line(&key.holder, at);
        let judge = Box::new(move |holder: &permit_rules::Holder| {
            let step = Command::Register(Step::AddEvidence(evidence.clone()));
            let decision = decide(holder, &step, &scheme, at)?;
            let subject = Some(decision.reply.registration().unwrap().id.to_string());
            let audit = vec![Line { subject, note: Some(evidence.id.to_string()), ..line.clone() }];
            Ok(Verdict { audit, ..Verdict::from(decision) })
        });
        match self.store.decide(key, stamp, judge).await.unwrap() {
            Outcome::Answered(answered) => drop(answered.answer.unwrap()),
            Outcome::Reused | Outcome::NoHolder => panic!("{id} cannot be added"),
        }
        id
    }

    /// Fills a registration in, with an address from the list and a licence, and sends it. Returns its name.
    pub async fn apply(&self, token: &str, holder: &str, purpose: &str) -> Value {
        self.begin(token, purpose).await.ok();
        self.save(token, json!({ "kind": "name", "name": "Noor Rahman" })).await.ok();
        self.save(token, json!({ "kind": "listed", "uprn": "200004000150" })).await.ok();
        self.save(token, json!({ "kind": "permit", "number": null })).await.ok();
        self.licence(holder).await;
        self.submit(token).await.ok()["latest"]["id"].clone()
    }

    /// The letters to somebody, oldest first, with what has become of them.
    pub async fn letters(&self, email: &str) -> Vec<(Letter, LetterState)> {
        let to = permit_server::letters::Contact::Email(email.to_owned());
        let mut found = self.store.latest(500).await.unwrap();
        found.reverse();
        let theirs = found.into_iter().filter(|it| it.letter.to == to);
        theirs.map(|KeptLetter { letter, state, .. }| (letter, state)).collect()
    }

    /// The kinds of letters to somebody, oldest first.
    pub async fn kinds(&self, email: &str) -> Vec<&'static str> {
        self.letters(email).await.into_iter().map(|(letter, _)| letter.kind.name()).collect()
    }
}

fn line(holder: &HolderId, at: DateTime<Utc>) -> Line {
    Line {
        council: "cambridgeshire".parse().unwrap(),
        at,
        account: Some(holder.to_string()),
        action: "finish_upload".to_owned(),
        holder: Some(holder.clone()),
        subject: None,
        note: None,
    }
}
