//! The promises to other programs: the wire form of every request, reply and problem, the TypeScript file and the
//! OpenAPI document. A snapshot that changes is a change for clients that are already out there.

#![expect(clippy::unwrap_used, reason = "a test fails by unwrapping")]

#[path = "contract/accounts.rs"]
mod accounts;
#[path = "contract/buying.rs"]
mod buying;
#[path = "contract/connections.rs"]
mod connections;
#[path = "contract/desk.rs"]
mod desk;
#[path = "contract/enforcement.rs"]
mod enforcement;
#[path = "contract/helping.rs"]
mod helping;
#[path = "contract/lasting.rs"]
mod lasting;
#[path = "contract/links.rs"]
mod links;
#[path = "contract/refunding.rs"]
mod refunding;
#[path = "contract/registering.rs"]
mod registering;

use chrono::{DateTime, Utc};
use permit_api::access::{
    Device, DeviceKind, Devices, ListDevices, LogIn, LogOut, LoggedIn, LoggedOut, NewDevice, Person,
    RevokeDevice, Role,
};
use permit_api::devices::{Dismiss, Dismissed, GetSyncState, SyncState};
use permit_api::overview::{GetOverview, Overview};
use permit_api::plates::{Plate, ReadPlate};
use permit_api::stays::{
    Action, Activate, Cancel, ConfirmedStay, Correct, GetQuote, PendingRequest, PendingState, Quote,
    StayAnswer, StayView,
};
use permit_api::sync::{Changes, Cursor, GetChanges};
use permit_api::{Arg, Code, OPERATIONS, Problem, Reply, Request, openapi, typescript};
use permit_rules::{
    Basket, Bundle, Change, Channel, Command, Holder, Length, Scheme, Start, Stay, Vrn, allowance, decide,
    scheme,
};
use std::collections::BTreeSet;

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    utc("2026-07-01T10:00:00Z")
}

fn cambridgeshire() -> Scheme {
    scheme::read(include_str!("../../../schemes/cambridgeshire.toml")).unwrap()
}

fn person() -> Person {
    Person {
        account: "a1".to_owned(),
        name: "Ada Osei".to_owned(),
        email: Some("ada@example.org".to_owned()),
        role: Role::Resident,
        holder: Some("h1".parse().unwrap()),
    }
}

fn bundle() -> Bundle {
    let (scheme, bought_at) = (cambridgeshire(), utc("2026-06-01T12:00:00Z"));
    let product = &scheme.products[0];
    let last_day = allowance::last_day(bought_at, product, &scheme);
    Bundle { spent: 1, ..Bundle::new("b1".parse().unwrap(), product.id.clone(), 5, bought_at, last_day) }
}

fn wish() -> permit_rules::Activate {
    permit_rules::Activate {
        request: "r1".parse().unwrap(),
        vrn: Vrn::read("ab12 cde").unwrap(),
        product: None,
        start: Start::Now,
        length: Length::Days { days: 2 },
        channel: Channel::App,
    }
}

fn holder() -> Holder {
    let mut holder = Holder {
        zone: Some("kite".parse().unwrap()),
        registered_until: Some("2026-09-30".parse().unwrap()),
        bundles: [(bundle().id, bundle())].into(),
        ..Holder::new("cambridgeshire".parse().unwrap(), "h1".parse().unwrap())
    };
    let decision = decide(&holder, &Command::Activate(wish()), &cambridgeshire(), now()).unwrap();
    decision.changes.iter().for_each(|change| holder.apply(change));
    holder
}

fn stay() -> Stay {
    holder().stays.into_values().next().unwrap()
}

fn pending() -> PendingRequest {
    PendingRequest {
        request: "r2".parse().unwrap(),
        action: Action::Activate,
        stay: StayView::of(&stay(), &cambridgeshire()),
        since: now(),
        also: Vec::new(),
        state: PendingState::Waiting { sent: false },
    }
}

fn device() -> Device {
    let name = "App on Linux".to_owned();
    Device { id: "d1".to_owned(), name, kind: DeviceKind::App, since: now(), seen: now(), current: true }
}

fn confirmed() -> StayAnswer {
    StayAnswer::Confirmed { stay: ConfirmedStay::of(&stay(), &cambridgeshire(), now()) }
}

fn requests() -> Vec<Request> {
    let parts = [
        residents_requests(),
        accounts::requests(),
        registering::requests(),
        buying::requests(),
        refunding::requests(),
        enforcement::requests(),
        connections::requests(),
        desk::requests(),
        helping::requests(),
        lasting::requests(),
        links::requests(),
    ];
    parts.into_iter().flatten().collect()
}

fn replies() -> Vec<Reply> {
    let parts = [
        residents_replies(),
        accounts::replies(),
        registering::replies(),
        buying::replies(),
        refunding::replies(),
        enforcement::replies(),
        connections::replies(),
        desk::replies(),
        helping::replies(),
        lasting::replies(),
        links::replies(),
    ];
    parts.into_iter().flatten().collect()
}

fn residents_requests() -> Vec<Request> {
    let (request, plate) = ("r1".parse().unwrap(), "ab12 cde".to_owned());
    let local = "2026-07-02T09:00:00".parse().unwrap();
    let device = NewDevice { name: "App on Linux".to_owned(), kind: DeviceKind::App };
    let activate = Activate {
        request,
        plate: plate.clone(),
        product: None,
        start: Start::At { local },
        length: Length::Days { days: 2 },
        tell_visitor: None,
    };
    let quote = GetQuote {
        plate: plate.clone(),
        product: Some("visitor".parse().unwrap()),
        start: Start::Now,
        length: Length::Until { local },
    };
    let request = || "r3".parse().unwrap();
    let stay = || "r1".parse().unwrap();
    vec![
        Request::LogIn(LogIn {
            council: Some("cambridgeshire".parse().unwrap()),
            email: "ada@example.org".to_owned(),
            password: "correct horse".to_owned(),
            device,
        }),
        Request::LogOut(LogOut { discard_waiting: false }),
        Request::ListDevices(ListDevices {}),
        Request::RevokeDevice(RevokeDevice { device: "d1".to_owned() }),
        Request::Overview(GetOverview {}),
        Request::ReadPlate(ReadPlate { plate: plate.clone() }),
        Request::Quote(quote),
        Request::Activate(activate),
        Request::Correct(Correct { request: request(), stay: stay(), plate }),
        Request::Cancel(Cancel { request: request(), stay: stay() }),
        Request::Changes(GetChanges {
            cursor: Some(Cursor { epoch: "e1".to_owned(), seq: 7 }),
            scheme: Some("2026-04-01".to_owned()),
        }),
        Request::SyncState(GetSyncState {}),
        Request::Dismiss(Dismiss { request: request() }),
    ]
}

fn residents_replies() -> Vec<Reply> {
    let (scheme, holder) = (cambridgeshire(), holder());
    let mut overview = Overview::of(&holder, person(), &scheme, now());
    overview.requests.push(pending());
    let mut other = wish();
    other.vrn = Vrn::read("ABI2CDF").unwrap();
    let quote = permit_rules::quote(&holder, &other, &scheme, now()).unwrap();
    let logged_in =
        LoggedIn { person: person(), device: "d1".to_owned(), token: Some("pv1_x".to_owned()), kept: true };
    let changes = Changes {
        cursor: Cursor { epoch: "e1".to_owned(), seq: 8 },
        reset: false,
        changes: vec![
            Change::Bundle { bundle: bundle() },
            Change::Stay { stay: stay() },
            Change::Registration { until: holder.registered_until },
            Change::Filed { registration: registering::sent().registration.unwrap() },
            Change::Home { home: None, name: holder.name.clone(), zone: holder.zone.clone() },
            Change::Basket {
                basket: Basket { lines: [("visitor".parse().unwrap(), 2)].into(), changed_at: Some(now()) },
            },
            Change::Order { order: Box::new(buying::paid()) },
            Change::Plates { plates: lasting::plates() },
            Change::Link { link: links::link() },
            Change::Helpers { helpers: helping::helpers() },
        ],
        more: false,
        person: person(),
        council: holder.council.clone(),
        zone: holder.zone.clone(),
        scheme: None,
    };
    let state = SyncState {
        logged_in: true,
        reachable: false,
        synced_at: Some(now()),
        waiting: 1,
        session_kept: true,
    };
    vec![
        Reply::LogIn(logged_in),
        Reply::LogOut(LoggedOut {}),
        Reply::ListDevices(Devices { devices: vec![device()] }),
        Reply::RevokeDevice(Devices { devices: vec![] }),
        Reply::Overview(overview),
        Reply::ReadPlate(Plate::of(&Vrn::read("ABI2CDE").unwrap())),
        Reply::Quote(Quote::of(&quote, &holder, &scheme, now())),
        Reply::Activate(confirmed()),
        Reply::Correct(StayAnswer::Requested { request: pending() }),
        Reply::Cancel(confirmed()),
        Reply::Changes(changes),
        Reply::SyncState(state),
        Reply::Dismiss(Dismissed {}),
    ]
}

#[test]
fn every_request_has_its_form() {
    for request in requests() {
        insta::assert_json_snapshot!(format!("request_{}", request.name()), request);
        let input = serde_json::to_value(&request).unwrap()["input"].to_string();
        assert_eq!(Request::read(request.name(), input.as_bytes()).unwrap().unwrap(), request);
    }
}

#[test]
fn every_reply_has_its_form() {
    for reply in replies() {
        insta::assert_json_snapshot!(format!("reply_{}", reply.name()), reply);
        let output = reply.output().unwrap().to_string();
        assert_eq!(Reply::read(reply.name(), output.as_bytes()).unwrap().unwrap(), reply);
    }
}

#[test]
fn every_operation_has_a_request_and_a_reply() {
    let sorted = |mut names: Vec<&'static str>| {
        names.sort_unstable();
        names
    };
    let all = sorted(OPERATIONS.iter().map(|operation| operation.name).collect());
    assert_eq!(sorted(requests().iter().map(Request::name).collect()), all);
    assert_eq!(sorted(replies().iter().map(Reply::name).collect()), all);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "a name is used twice");
    assert!(Request::read("make_tea", b"{}").is_none());
}

#[test]
fn every_part_of_a_registration_has_its_form() {
    insta::assert_json_snapshot!("parts", registering::parts());
}

#[test]
fn every_answer_to_a_check_has_its_form() {
    insta::assert_json_snapshot!("checks", enforcement::checks());
}

#[test]
fn every_problem_has_its_form() {
    let list: Vec<_> = Code::ALL.iter().map(|code| (code.name(), code.status())).collect();
    insta::assert_json_snapshot!("problem_codes", list);
    for code in Code::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        assert!((400..600).contains(&code.status()), "{code:?}");
    }
    let problem = Problem::new(Code::AlreadyCovered)
        .with("plate", Arg::Text("AB12 CDE".to_owned()))
        .with("until", Arg::Until(now()))
        .with("latest", Arg::Time(now()))
        .with("left", Arg::Number(3))
        .with("since", Arg::Day("2026-06-30".parse().unwrap()))
        .retry_after(30);
    insta::assert_json_snapshot!("problem", problem);
}

#[test]
fn unknown_fields_are_refused() {
    for request in requests() {
        let mut input = serde_json::to_value(&request).unwrap()["input"].clone();
        input.as_object_mut().unwrap().insert("holder".to_owned(), "somebody else".into());
        let read = Request::read(request.name(), input.to_string().as_bytes()).unwrap();
        assert!(read.is_err(), "{} takes a field it does not know", request.name());
    }
}

#[test]
fn secrets_are_not_printed() {
    let printed = format!("{:?} {:?}", residents_requests()[0], residents_replies()[0]);
    let accounts = format!("{:?}", accounts::requests());
    for secret in ["correct horse", "battery staple", "123456", "s1\"", "07700"] {
        assert!(!accounts.contains(secret), "{secret} in {accounts}");
    }
    let buying = format!("{:?} {:?} {:?}", buying::requests(), buying::replies(), refunding::requests());
    for secret in ["key-of-the-page", "ada@example.org", "https://", "JVBERi0="] {
        assert!(!buying.contains(secret), "{secret} in {buying}");
    }
    let desk = format!("{:?} {:?}", &desk::requests()[..3], desk::replies()[7]);
    for secret in ["osei", "CB1 1DR", "XY34", "7700"] {
        assert!(!desk.contains(secret), "{secret} in {desk}");
    }
    for secret in ["correct horse", "ada@example.org", "pv1_x"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}

#[test]
fn the_typescript_file_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/client/generated.ts");
    let written = std::fs::read_to_string(path).unwrap();
    assert!(
        written == typescript::client(),
        "ui/src/lib/client/generated.ts is old: run `cargo xtask types`"
    );
}

#[test]
fn the_openapi_document_is_whole() {
    let document = openapi::document();
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document.pointer(reference).is_some(), "{reference} leads nowhere");
    }
    for operation in OPERATIONS {
        let path = &document["paths"][format!("/api/v1/{}", operation.name)]["post"];
        let on_server = operation.audience != permit_api::Audience::Device;
        assert_eq!(path.is_object(), on_server, "{}", operation.name);
    }
    insta::assert_json_snapshot!("openapi", document);
}
