//! Each way of finding a holder, and that every look is on record.

use super::AMIRA;
use crate::fixture::Server;
use crate::people::Staff;
use permit_api::Code;
use serde_json::{Value, json};

/// The names of those who are found.
async fn found(server: &Server, joan: &Staff, words: &str) -> Vec<String> {
    let told = server.review(joan, "find_holders", &json!({ "words": words })).await.ok();
    let names = told["holders"].as_array().unwrap().iter();
    names.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_caller_is_found_by_whatever_they_say() {
    let server = Server::start().await;
    let joan = server.joan().await;
    server.has_mobile("cambridgeshire", AMIRA, "+447700900123").await;
    let amira = server.log_in("amira").await;
    let fill = json!({ "request": "r1", "product": "visitor", "bundles": 1 });
    let shop = server.call(&amira, "fill_basket", &fill).await.ok();
    let pay = json!({ "request": "r2", "pence": shop["basket"]["pence"] });
    let order = server.call(&amira, "checkout", &pay).await.ok()["number"].as_str().unwrap().to_owned();
    let by = [
        "07700 900123",
        "+44 7700 900123",
        "00447700900123",
        "AMIRA@example.org",
        "amira-hussain",
        "amira hussain",
        "Hussain",
        "huss",
        "hussain cb1",
        "12 paradise",
        "paradise street 12 cb1 1dr",
        &order,
        &order.to_lowercase().replace('-', " "),
    ];
    for words in by {
        assert_eq!(found(&server, &joan, words).await, ["Amira Hussain"], "{words}");
    }
    assert_eq!(found(&server, &joan, "siobhan").await, ["Siobhán Ní Dhomhnaill"], "without accents");
    assert_eq!(found(&server, &joan, "noor").await, ["Noor Rahman"], "without an address");
    let york = found(&server, &joan, "CB1 2PY").await;
    assert_eq!(york, ["Gareth Llewellyn"], "whose address was accepted");
    for words in
        ["nobody at all", "07700 900999", "nobody@example.org", "LL99 1AA", "carys", "carys-mon", "priya"]
    {
        assert_eq!(found(&server, &joan, words).await, Vec::<String>::new(), "{words}");
    }
    for words in ["", " ", "a", "- -", "?"] {
        let told = server.review(&joan, "find_holders", &json!({ "words": words })).await;
        told.refused(Code::SearchTooShort);
    }
    let gwen = server.gwen().await;
    assert_eq!(found(&server, &gwen, "carys").await, ["Carys Môn"]);
    assert_eq!(found(&server, &gwen, "amira").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_list_tells_who_it_is_and_not_what_they_are_asked() {
    let server = Server::start().await;
    let joan = server.joan().await;
    let told = server.review(&joan, "find_holders", &json!({ "words": "amira" })).await.ok();
    assert_eq!(
        told,
        json!({
            "holders": [{
                "holder": AMIRA, "name": "Amira Hussain", "street": "Paradise Street", "district": "CB1",
                "zone": { "id": "kite", "name": told["holders"][0]["zone"]["name"] },
            }],
            "more": false,
        })
    );
    let card = server.review(&joan, "open_caller", &json!({ "holder": AMIRA })).await.ok();
    assert_eq!(card["known"], Value::Null);
    for secret in ["1DR", "12 Paradise", "amira@example.org", "visits_left"] {
        assert!(!card.to_string().contains(secret), "{secret}: {card}");
    }
}

#[tokio::test]
async fn no_more_than_twenty_are_listed() {
    let server = Server::start().await;
    let joan = server.joan().await;
    for nth in 0..21 {
        let council = "cambridgeshire".parse().unwrap();
        let key =
            permit_server::store::HolderKey { council, holder: format!("twin-{nth:02}").parse().unwrap() };
        let account = permit_server::store::Account {
            id: key.holder.to_string(),
            council: key.council.clone(),
            holder: Some(key.holder.clone()),
            role: permit_api::access::Role::Resident,
            email: Some(format!("twin-{nth}@example.org")),
            mobile: None,
            name: format!("Twin {nth:02}"),
            password: "$argon2id$none".to_owned(),
            language: permit_api::words::Lang::En,
            since: server.now(),
        };
        let admission = permit_server::store::Admission { zone: None, registered_until: None, account };
        assert!(server.store.admit(admission).await.unwrap());
    }
    let told = server.review(&joan, "find_holders", &json!({ "words": "twin" })).await.ok();
    assert_eq!((told["holders"].as_array().unwrap().len(), &told["more"]), (20, &json!(true)));
    assert_eq!(told["holders"][19]["name"], "Twin 19");
    let told = server.review(&joan, "find_holders", &json!({ "words": "twin 1" })).await.ok();
    assert_eq!((told["holders"].as_array().unwrap().len(), &told["more"]), (10, &json!(false)));
}

#[tokio::test]
async fn every_search_and_every_opening_is_on_record() {
    let server = Server::start().await;
    let joan = server.joan().await;
    found(&server, &joan, "amira@example.org").await;
    found(&server, &joan, "nobody").await;
    found(&server, &joan, "cambridge").await;
    let call = server.opens(&joan, AMIRA).await;
    server.asks(&joan, &call, json!({ "postcode": "CB1 1DR", "house": "99", "email": "" })).await.ok();
    server.review(&joan, "open_caller", &json!({ "holder": "carys-mon" })).await.refused(Code::UnknownHolder);
    let record = server.desk_record().await;
    let lines: Vec<_> = record
        .iter()
        .map(|it| {
            assert_eq!(it.account.as_deref(), Some("joan-baptiste"));
            (it.action.as_str(), it.holder.as_ref().map(|it| it.as_str()), it.note.as_deref().unwrap())
        })
        .collect();
    let several = lines[2].2;
    assert_eq!(
        lines,
        [
            ("find_holders", Some(AMIRA), "email, 1 found"),
            ("find_holders", None, "words, 0 found"),
            ("find_holders", None, several),
            ("open_caller", Some(AMIRA), "received 2026-06-01T08:00:00Z"),
            ("check_identity", Some(AMIRA), "1 right of 2"),
        ]
    );
    assert!(several.starts_with("words, ") && several != "words, 1 found", "{several}");
    assert!(record.iter().all(|it| !format!("{it:?}").contains("1DR")), "answers are kept nowhere");
}
