//! A sample of every request and reply about registering and reviewing.

use crate::{cambridgeshire, now, utc};
use permit_api::registrations::{
    BeginRegistration, FindAddress, FinishUpload, FoundAddress, FoundAddresses, GetRegistration, Part,
    RegistrationStatus, RegistrationView, RemoveEvidence, SaveRegistration, StartUpload, SubmitRegistration,
    Upload, UploadPart, WithdrawRegistration,
};
use permit_api::reviews::{
    AddressMatch, Approve, AskMore, Case, Event, EventKind, GetQueue, Glance, OnRecord, OpenReview,
    PagePicture, Queue, QueueItem, Reject, ReviewCase, SeePage, UndoReview,
};
use permit_api::stays::ZoneName;
use permit_api::{Reply, Request};
use permit_rules::registration::{
    Evidence, EvidenceKind, Ground, PermitClaim, Purpose, Registered, Shortcoming, Step,
};
use permit_rules::{Command, Holder, Home, RequestId, decide};

fn request() -> RequestId {
    "r1".parse().unwrap()
}

fn case() -> Case {
    Case { holder: "h1".parse().unwrap(), registration: "r1".parse().unwrap() }
}

pub fn requests() -> Vec<Request> {
    let part = Part::Unlisted { line: "12 Paradise Street".to_owned(), postcode: "cb11dr".to_owned() };
    let (evidence, kind) = (|| "d1".parse().unwrap(), EvidenceKind::UtilityBill);
    vec![
        Request::Registration(GetRegistration {}),
        Request::FindAddress(FindAddress { postcode: "cb11dr".to_owned(), house: "12".to_owned() }),
        Request::BeginRegistration(BeginRegistration { request: request(), purpose: Purpose::First }),
        Request::SaveRegistration(SaveRegistration { request: request(), part }),
        Request::StartUpload(StartUpload {
            request: request(),
            kind: EvidenceKind::Tenancy,
            dated: Some("2026-01-01".parse().unwrap()),
            until: Some("2026-12-31".parse().unwrap()),
            bytes: 123_456,
        }),
        Request::UploadPart(UploadPart { upload: evidence(), offset: 0, data: "JVBERi0=".to_owned() }),
        Request::FinishUpload(FinishUpload { upload: evidence() }),
        Request::RemoveEvidence(RemoveEvidence { request: request(), evidence: evidence() }),
        Request::SubmitRegistration(SubmitRegistration { request: request() }),
        Request::WithdrawRegistration(WithdrawRegistration { request: request() }),
        Request::ReviewQueue(GetQueue {}),
        Request::OpenReview(OpenReview { case: case() }),
        Request::SeePage(SeePage { case: case(), evidence: evidence(), page: 1 }),
        Request::Approve(Approve { request: request(), case: case(), zone: Some("kite".parse().unwrap()) }),
        Request::Reject(Reject {
            request: request(),
            case: case(),
            ground: Ground::Documents,
            refused: [(evidence(), Shortcoming::TooOld)].into(),
            note: "It is from last year.".to_owned(),
        }),
        Request::AskMore(AskMore {
            request: request(),
            case: case(),
            kind: Some(kind),
            note: "A newer bill, please.".to_owned(),
        }),
        Request::UndoReview(UndoReview { request: request(), case: case() }),
    ]
}

/// Every part of a registration that can be saved.
pub fn parts() -> Vec<Part> {
    vec![
        Part::Name { name: "Ada Osei".to_owned() },
        Part::Listed { uprn: "10001".to_owned() },
        Part::Unlisted { line: "12 Paradise Street".to_owned(), postcode: "cb11dr".to_owned() },
        Part::Permit { number: Some("RP 100".to_owned()) },
        Part::Permit { number: None },
    ]
}

fn take(holder: &mut Holder, steps: Vec<Step>) {
    for step in steps {
        let decision = decide(holder, &Command::Register(step), &cambridgeshire(), now()).unwrap();
        decision.changes.iter().for_each(|change| holder.apply(change));
    }
}

fn stranger() -> Holder {
    Holder::new("cambridgeshire".parse().unwrap(), "h1".parse().unwrap())
}

fn home() -> Home {
    Home {
        line: "12 Paradise Street, Cambridge".to_owned(),
        postcode: "CB1 1DR".to_owned(),
        uprn: Some("10001".to_owned()),
        zone: Some("kite".parse().unwrap()),
    }
}

/// Somebody whose registration waits for the council.
pub fn sent() -> Holder {
    let evidence = Evidence {
        id: "d1".parse().unwrap(),
        kind: EvidenceKind::UtilityBill,
        dated: Some("2026-06-01".parse().unwrap()),
        until: None,
        pages: 2,
        added_at: now(),
        refused: None,
    };
    let mut holder = stranger();
    let claim = PermitClaim { number: Some("RP 100".to_owned()), on_record: false };
    let steps = vec![
        Step::Begin { id: "r1".parse().unwrap(), purpose: Purpose::First },
        Step::Name("Ada Osei".to_owned()),
        Step::Home(home()),
        Step::Permit(claim),
        Step::AddEvidence(evidence),
        Step::Submit,
    ];
    take(&mut holder, steps);
    holder
}

fn status(steps: Vec<Step>) -> RegistrationStatus {
    let mut holder = sent();
    take(&mut holder, steps);
    RegistrationStatus::of(&holder, &cambridgeshire(), now())
}

fn approved() -> Step {
    Step::Approve { id: "r1".parse().unwrap(), zone: None }
}

fn asked() -> Step {
    let note = "A newer bill, please.".to_owned();
    Step::AskMore { id: "r1".parse().unwrap(), kind: Some(EvidenceKind::UtilityBill), note }
}

fn rejected() -> Step {
    Step::Reject {
        id: "r1".parse().unwrap(),
        ground: Ground::Documents,
        refused: [("d1".parse().unwrap(), Shortcoming::OtherName)].into(),
        note: String::new(),
    }
}

fn review(steps: Vec<Step>) -> ReviewCase {
    let (scheme, mut holder) = (cambridgeshire(), sent());
    take(&mut holder, steps);
    let latest = holder.registration.as_ref().unwrap();
    let kite = || ZoneName::of(&"kite".parse().unwrap(), &scheme);
    ReviewCase {
        case: case(),
        registration: RegistrationView::of(latest, &scheme),
        registered: Registered::of(&holder, &scheme, now()),
        on_record: Some(OnRecord { name: Some("Ada Osei".to_owned()), address: None }),
        address: AddressMatch::Listed { zone: kite() },
        zones: vec![kite()],
        evidence_rules: scheme.registration.evidence.clone(),
        decidable: latest.is_under_way() && !latest.is_open(),
        undo_until: latest.before.as_ref().map(|before| before.undo_until),
        seen_by: Some(Glance { name: "Priya Nair".to_owned(), at: now() }),
        history: vec![
            Event { at: now(), what: EventKind::Submitted, by: None, note: None },
            Event { at: now(), what: EventKind::Opened, by: Some("Priya Nair".to_owned()), note: None },
        ],
        next: Some(case()),
        as_of: now(),
    }
}

fn queue() -> Queue {
    let item = QueueItem {
        case: case(),
        purpose: Purpose::First,
        name: "Ada Osei".to_owned(),
        address: "12 Paradise Street, Cambridge, CB1 1DR".to_owned(),
        standing: sent().registration.unwrap().standing,
        submitted_at: now(),
        overdue: false,
        seen_by: None,
    };
    Queue {
        waiting: vec![item],
        waiting_in_all: 1,
        overdue: 0,
        target_hours: 24,
        decided: Vec::new(),
        as_of: utc("2026-07-01T10:30:00Z"),
    }
}

pub fn replies() -> Vec<Reply> {
    let fresh = || RegistrationStatus::of(&stranger(), &cambridgeshire(), now());
    let upload = |received| Upload { upload: "d1".parse().unwrap(), received, part_bytes: 262_144 };
    let zone = ZoneName::of(&"kite".parse().unwrap(), &cambridgeshire());
    let found = FoundAddress { uprn: "10001".to_owned(), line: home().line, zone };
    vec![
        Reply::Registration(fresh()),
        Reply::FindAddress(FoundAddresses { postcode: "CB1 1DR".to_owned(), addresses: vec![found] }),
        Reply::BeginRegistration(fresh()),
        Reply::SaveRegistration(status(vec![rejected()])),
        Reply::StartUpload(upload(0)),
        Reply::UploadPart(upload(123_456)),
        Reply::FinishUpload(status(vec![asked()])),
        Reply::RemoveEvidence(status(vec![asked()])),
        Reply::SubmitRegistration(status(Vec::new())),
        Reply::WithdrawRegistration(status(vec![Step::Withdraw])),
        Reply::ReviewQueue(queue()),
        Reply::OpenReview(review(Vec::new())),
        Reply::SeePage(PagePicture { jpeg: "/9j/4AAQ".to_owned() }),
        Reply::Approve(review(vec![approved()])),
        Reply::Reject(review(vec![rejected()])),
        Reply::AskMore(review(vec![asked()])),
        Reply::UndoReview(review(Vec::new())),
    ]
}
