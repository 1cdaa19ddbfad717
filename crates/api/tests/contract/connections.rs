//! A sample of every request and reply about connections, and of what an address is told.

use crate::{cambridgeshire, holder, now, utc};
use permit_api::connections::{
    CalendarView, Connections, DeliveryState, DeliveryView, EndConnection, Events, GetConnections, GetVisits,
    MadeCalendar, MadeToken, MadeWebhook, MakeCalendar, MakeToken, MakeWebhook, Scopes, StayEvent,
    StayEventKind, TestWebhook, TokenView, Visits, WebhookView,
};
use permit_api::{Reply, Request};
use permit_rules::Happening;

fn password() -> String {
    "correct horse battery".to_owned()
}

fn events() -> Events {
    Events { activated: true, changed: true, cancelled: true, ended: false }
}

pub fn requests() -> Vec<Request> {
    let id = || "c1".to_owned();
    vec![
        Request::Visits(GetVisits {}),
        Request::Connections(GetConnections {}),
        Request::MakeToken(MakeToken {
            name: "Home Assistant".to_owned(),
            scopes: Scopes { reading: true, activating: true },
            days: Some(90),
            password: password(),
        }),
        Request::MakeCalendar(MakeCalendar { name: "Phone".to_owned(), password: password() }),
        Request::MakeWebhook(MakeWebhook {
            address: "https://example.org/hook".to_owned(),
            events: events(),
            password: password(),
        }),
        Request::TestWebhook(TestWebhook { id: id() }),
        Request::EndConnection(EndConnection { id: id() }),
    ]
}

fn connections() -> Connections {
    let delivery = DeliveryView {
        id: "msg_00112233445566778899aabbccddeeff".to_owned(),
        kind: StayEventKind::Activated,
        state: DeliveryState::Waiting,
        tries: 1,
        result: Some("503".to_owned()),
        at: utc("2026-07-01T10:00:05Z"),
    };
    Connections {
        tokens: vec![TokenView {
            id: "t1".to_owned(),
            name: "Home Assistant".to_owned(),
            scopes: Scopes { reading: true, activating: false },
            made_at: now(),
            until: utc("2026-09-29T10:00:00Z"),
            used_on: Some("2026-07-01".parse().unwrap()),
        }],
        calendars: vec![CalendarView {
            id: "c1".to_owned(),
            name: "Phone".to_owned(),
            made_at: now(),
            used_on: None,
        }],
        webhooks: vec![WebhookView {
            id: "w1".to_owned(),
            address: "https://example.org/hook".to_owned(),
            events: events(),
            made_at: now(),
            stopped_at: None,
            deliveries: vec![delivery],
        }],
        openapi: "https://permits.example.org/api/v1/openapi.json".to_owned(),
    }
}

pub fn replies() -> Vec<Reply> {
    vec![
        Reply::Visits(Visits::of(&holder(), &cambridgeshire(), now())),
        Reply::Connections(connections()),
        Reply::MakeToken(MadeToken {
            token: "pav_cambridgeshire.AAAA".to_owned(),
            connections: connections(),
        }),
        Reply::MakeCalendar(MadeCalendar {
            address: "https://permits.example.org/calendar/pavc_cambridgeshire.AAAA.ics".to_owned(),
            connections: connections(),
        }),
        Reply::MakeWebhook(MadeWebhook { secret: "whsec_AAAA".to_owned(), connections: connections() }),
        Reply::TestWebhook(connections()),
        Reply::EndConnection(connections()),
    ]
}

#[test]
fn what_an_address_is_told() {
    let holder = holder();
    let stay = holder.stays.values().next().unwrap();
    let told: Vec<_> = Happening::ALL
        .into_iter()
        .map(|it| StayEvent::of(it, stay, now()))
        .chain([StayEvent::test(now())])
        .collect();
    insta::assert_json_snapshot!("webhooks", told);
}

#[test]
fn nothing_secret_is_shown_for_debugging() {
    for shown in
        requests().iter().map(|it| format!("{it:?}")).chain(replies().iter().map(|it| format!("{it:?}")))
    {
        for secret in [password().as_str(), "pav_", "pavc_", "whsec_"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
