//! Passkeys: made once, used often, and nothing that was tampered with gets anybody in.

use crate::authenticator::Authenticator;
use crate::fixture::{Answer, Server};
use crate::mail::{COUNCIL, shape};
use chrono::Duration;
use permit_api::Code;
use permit_api::access::Role;
use permit_server::store::{Account, Admission, ByWhat};
use serde_json::{Value, json};

const HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

async fn start() -> Server {
    Server::with(|config| config.public_url = Some("http://localhost:8080".parse().unwrap())).await
}

fn cookie(told: &Answer) -> String {
    told.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

async fn log_in(server: &Server, email: &str, password: &str) -> String {
    let device = json!({ "name": "Firefox", "kind": "website" });
    let input = json!({ "email": email, "password": password, "device": device });
    let told = server.post("log_in", &[HERE], &input).await;
    told.ok();
    cookie(&told)
}

async fn amira(server: &Server) -> String {
    log_in(server, "amira@example.org", "visitor-demo-1").await
}

async fn call(server: &Server, cookie: &str, operation: &str, input: &Value) -> Answer {
    server.post(operation, &[HERE, ("cookie", cookie)], input).await
}

/// The ticket and the options of a challenge.
fn challenge(told: &Answer) -> (Value, Value) {
    let told = told.ok();
    (told["ticket"].clone(), serde_json::from_str(told["options"].as_str().unwrap()).unwrap())
}

async fn asked_for_new(server: &Server, cookie: &str) -> (Value, Value) {
    let email = call(server, cookie, "account", &json!({})).await.ok()["email"].clone();
    let password = if email == "gareth@example.org" { "visitor-demo-2" } else { "visitor-demo-1" };
    challenge(&call(server, cookie, "start_passkey", &json!({ "password": password })).await)
}

async fn add(server: &Server, cookie: &str, ticket: &Value, credential: &str) -> Answer {
    let input = json!({ "ticket": ticket, "credential": credential, "name": " My phone " });
    call(server, cookie, "add_passkey", &input).await
}

/// Makes a passkey for whoever is logged in.
async fn made(server: &Server, cookie: &str, nth: u8) -> Authenticator {
    let mut authenticator = Authenticator::new(nth);
    let (ticket, options) = asked_for_new(server, cookie).await;
    let credential = authenticator.make(&options);
    add(server, cookie, &ticket, &credential).await.ok();
    authenticator
}

async fn asked_for_any(server: &Server) -> (Value, Value) {
    challenge(&server.post("start_passkey_log_in", &[HERE], &json!({ "council": COUNCIL })).await)
}

async fn present(server: &Server, ticket: &Value, credential: &str) -> Answer {
    let device = json!({ "name": "Firefox", "kind": "website" });
    let input = json!({ "council": COUNCIL, "ticket": ticket, "credential": credential, "device": device });
    server.post("passkey_log_in", &[HERE], &input).await
}

/// Logs in with an authenticator, once it has been asked.
async fn sign(server: &Server, authenticator: &mut Authenticator) -> Answer {
    let (ticket, options) = asked_for_any(server).await;
    present(server, &ticket, &authenticator.sign(&options)).await
}

/// An account of somebody who decides for the council, with the password of Amira's.
async fn reviewer(server: &Server) -> String {
    let council: permit_rules::CouncilId = COUNCIL.parse().unwrap();
    let by = ByWhat::Email("amira@example.org".to_owned());
    let amira = server.store.account(council, by).await.unwrap().unwrap();
    let account = Account {
        id: "reviewer".to_owned(),
        holder: None,
        role: Role::Reviewer,
        email: Some("reviewer@example.org".to_owned()),
        mobile: None,
        ..amira
    };
    server.store.admit(Admission { zone: None, registered_until: None, account }).await.unwrap();
    log_in(server, "reviewer@example.org", "visitor-demo-1").await
}

#[tokio::test]
async fn a_passkey_is_made_listed_and_logs_in() {
    let server = start().await;
    let session = amira(&server).await;
    let (ticket, options) = asked_for_new(&server, &session).await;
    assert_eq!(
        (&options["rp"]["id"], &options["user"]["name"]),
        (&json!("localhost"), &json!("amira@example.org"))
    );
    let selection = &options["authenticatorSelection"];
    assert_eq!(
        (&selection["residentKey"], &selection["userVerification"]),
        (&json!("required"), &json!("preferred"))
    );
    let mut authenticator = Authenticator::new(1);
    let account = add(&server, &session, &ticket, &authenticator.make(&options)).await.ok();
    assert_eq!(account["passkeys"][0]["name"], "My phone");
    for _ in 0..2 {
        let told = sign(&server, &mut authenticator).await;
        let body = told.ok();
        assert_eq!((&body["person"]["name"], &body["token"]), (&json!("Amira Hussain"), &Value::Null));
        call(&server, &cookie(&told), "overview", &json!({})).await.ok();
    }
    // The same authenticator is asked not to make a second one.
    let (_, options) = asked_for_new(&server, &session).await;
    assert_eq!(options["excludeCredentials"][0]["id"], account["passkeys"][0]["id"]);
}

#[tokio::test]
async fn a_challenge_is_answered_once_and_soon() {
    let server = start().await;
    let session = amira(&server).await;
    let mut authenticator = Authenticator::new(1);
    let (ticket, options) = asked_for_new(&server, &session).await;
    let credential = authenticator.make(&options);
    add(&server, &session, &ticket, &credential).await.ok();
    add(&server, &session, &ticket, &credential).await.refused(Code::PasskeyRefused);
    let (ticket, options) = asked_for_any(&server).await;
    let signed = authenticator.sign(&options);
    present(&server, &ticket, &signed).await.ok();
    present(&server, &ticket, &signed).await.refused(Code::PasskeyRefused);
    // A signature of one challenge is not one of another, and trying uses the other up.
    let (other, options) = asked_for_any(&server).await;
    present(&server, &other, &signed).await.refused(Code::PasskeyRefused);
    present(&server, &other, &authenticator.sign(&options)).await.refused(Code::PasskeyRefused);
    let (late, options) = asked_for_any(&server).await;
    server.pass(Duration::minutes(5));
    present(&server, &late, &authenticator.sign(&options)).await.refused(Code::PasskeyRefused);
    sign(&server, &mut authenticator).await.ok();
}

#[tokio::test]
async fn what_was_signed_elsewhere_is_refused() {
    let server = start().await;
    let session = amira(&server).await;
    let mut good = made(&server, &session, 1).await;
    let wrong: [fn(&mut Authenticator); 6] = [
        |it| it.origin = "https://evil.example".to_owned(),
        |it| it.origin = "http://localhost:8081".to_owned(),
        |it| it.origin = "https://localhost:8080".to_owned(),
        |it| it.origin = "http://sub.localhost:8080".to_owned(),
        |it| it.rp = "evil.example".to_owned(),
        |it| it.rp = String::new(),
    ];
    for (nth, tamper) in (2..).zip(wrong) {
        let mut evil = Authenticator { counter: good.counter + 50, ..good.clone() };
        tamper(&mut evil);
        sign(&server, &mut evil).await.refused(Code::PasskeyRefused);
        let mut evil = Authenticator::new(nth);
        tamper(&mut evil);
        let (ticket, options) = asked_for_new(&server, &session).await;
        add(&server, &session, &ticket, &evil.make(&options)).await.refused(Code::PasskeyRefused);
    }
    sign(&server, &mut good).await.ok();
    let account = call(&server, &session, "account", &json!({})).await.ok();
    assert_eq!(account["passkeys"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_counter_that_goes_back_is_a_copy() {
    let server = start().await;
    let session = amira(&server).await;
    let mut authenticator = made(&server, &session, 1).await;
    let mut copy = authenticator.clone();
    for _ in 0..3 {
        sign(&server, &mut authenticator).await.ok();
    }
    for _ in 0..3 {
        sign(&server, &mut copy).await.refused(Code::PasskeyRefused);
    }
    sign(&server, &mut authenticator).await.ok();
}

#[tokio::test]
async fn nobody_gets_in_with_anothers_passkey() {
    let server = start().await;
    let [hers, his] = [amira(&server).await, log_in(&server, "gareth@example.org", "visitor-demo-2").await];
    let mut amiras = made(&server, &hers, 1).await;
    let gareths = made(&server, &his, 2).await;
    // His key under her name; her passkey under his account; a passkey nobody knows.
    let mut forged = Authenticator { id: amiras.id.clone(), user: amiras.user.clone(), ..gareths.clone() };
    let mut moved = Authenticator { user: gareths.user.clone(), counter: 50, ..amiras.clone() };
    let mut unnamed = Authenticator { user: Vec::new(), counter: 50, ..amiras.clone() };
    let mut unknown = Authenticator { user: amiras.user.clone(), ..Authenticator::new(3) };
    let mut told = Vec::new();
    for wrong in [&mut forged, &mut moved, &mut unnamed, &mut unknown] {
        let answer = sign(&server, wrong).await;
        answer.refused(Code::PasskeyRefused);
        told.push(shape(answer));
    }
    assert!(told.iter().all(|it| *it == told[0]), "{told:?}");
    // A challenge for her is not one for him, and a passkey of hers cannot become one of his.
    let (ticket, options) = asked_for_new(&server, &hers).await;
    let credential = Authenticator::new(4).make(&options);
    add(&server, &his, &ticket, &credential).await.refused(Code::PasskeyRefused);
    let (ticket, options) = asked_for_new(&server, &his).await;
    let credential = amiras.clone().make(&options);
    add(&server, &his, &ticket, &credential).await.refused(Code::PasskeyRefused);
    let (ticket, options) = asked_for_new(&server, &hers).await;
    present(&server, &ticket, &amiras.sign(&options)).await.refused(Code::PasskeyRefused);
    assert_eq!(sign(&server, &mut amiras).await.ok()["person"]["name"], "Amira Hussain");
    let remove = json!({ "id": call(&server, &hers, "account", &json!({})).await.ok()["passkeys"][0]["id"] });
    call(&server, &his, "remove_passkey", &remove).await.refused(Code::UnknownPasskey);
    call(&server, &hers, "remove_passkey", &remove).await.ok();
    sign(&server, &mut amiras).await.refused(Code::PasskeyRefused);
}

#[tokio::test]
async fn staff_show_who_they_are_and_residents_where_they_can() {
    let server = start().await;
    let session = reviewer(&server).await;
    let (ticket, options) = asked_for_new(&server, &session).await;
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    let mut careless = Authenticator { verifies: false, ..Authenticator::new(1) };
    add(&server, &session, &ticket, &careless.make(&options)).await.refused(Code::PasskeyRefused);
    let mut careful = made(&server, &session, 2).await;
    assert_eq!(sign(&server, &mut careful).await.ok()["person"]["role"], "reviewer");
    careful.verifies = false;
    sign(&server, &mut careful).await.refused(Code::PasskeyRefused);
    let session = amira(&server).await;
    let (ticket, options) = asked_for_new(&server, &session).await;
    add(&server, &session, &ticket, &careless.make(&options)).await.ok();
    sign(&server, &mut careless).await.ok();
}

#[tokio::test]
async fn wrong_passwords_do_not_stand_in_the_way() {
    let server = start().await;
    let session = amira(&server).await;
    let mut authenticator = made(&server, &session, 1).await;
    for _ in 0..10 {
        server.try_log_in("amira@example.org", "wrong").await.refused(Code::WrongLogIn);
    }
    server.try_log_in("amira@example.org", "visitor-demo-1").await.refused(Code::TooManyTries);
    sign(&server, &mut authenticator).await.ok();
}

#[tokio::test]
async fn passkeys_are_for_the_website_at_its_own_name() {
    let server = start().await;
    let app = server.log_in("amira").await;
    server
        .call(&app, "start_passkey", &json!({ "password": "visitor-demo-1" }))
        .await
        .refused(Code::PasskeyRefused);
    let council = json!({ "council": COUNCIL });
    let session = amira(&server).await;
    let mut authenticator = made(&server, &session, 1).await;
    let (ticket, options) = challenge(&server.post("start_passkey_log_in", &[HERE], &council).await);
    let device = json!({ "name": "Phone", "kind": "app" });
    let credential = authenticator.sign(&options);
    let input = json!({ "council": COUNCIL, "ticket": ticket, "credential": credential, "device": device });
    server.post("passkey_log_in", &[HERE], &input).await.refused(Code::PasskeyRefused);
    server.post("passkey_log_in", &[], &input).await.refused(Code::CrossSite);
    // No browser ties a passkey to a network address.
    let bare = Server::start().await;
    bare.post("start_passkey_log_in", &[HERE], &council).await.refused(Code::PasskeyRefused);
}

#[tokio::test]
async fn ten_are_enough() {
    let server = start().await;
    let session = amira(&server).await;
    for nth in 1..=10 {
        made(&server, &session, nth).await;
    }
    let input = json!({ "password": "visitor-demo-1" });
    call(&server, &session, "start_passkey", &input).await.refused(Code::PasskeyRefused);
}

#[tokio::test]
async fn what_is_no_answer_is_refused() {
    let server = start().await;
    let session = amira(&server).await;
    for nonsense in ["", "{}", "null", "[]", "{\"id\":\"a\",\"rawId\":\"!\",\"type\":\"public-key\"}"] {
        let (ticket, _) = asked_for_any(&server).await;
        present(&server, &ticket, nonsense).await.refused(Code::PasskeyRefused);
        let (ticket, _) = asked_for_new(&server, &session).await;
        add(&server, &session, &ticket, nonsense).await.refused(Code::PasskeyRefused);
    }
}
