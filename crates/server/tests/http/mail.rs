//! The letters a server has posted, and a person who reads them and does what they say.

use crate::fixture::{Answer, Server};
use permit_api::Arg;
use permit_server::letters::{Contact, Letter, LetterKind};
use serde_json::{Value, json};

/// A password nobody guesses.
pub const PASSWORD: &str = "kettle bracken violin stone";
/// Another.
pub const OTHER: &str = "harbour nine lanterns drift";
pub const COUNCIL: &str = "cambridgeshire";

/// The letters to an address or a number, the latest first.
pub async fn letters(server: &Server, to: &str) -> Vec<Letter> {
    let of = |letter: &Letter| match &letter.to {
        Contact::Email(text) | Contact::Mobile(text) => text == to,
    };
    server.store.latest(200).await.unwrap().into_iter().map(|it| it.letter).filter(of).collect()
}

/// What the letters to an address or a number are about, the latest first.
pub async fn kinds(server: &Server, to: &str) -> Vec<LetterKind> {
    letters(server, to).await.into_iter().map(|it| it.kind).collect()
}

fn text(letter: &Letter, arg: &str) -> String {
    match &letter.args[arg] {
        Arg::Text(text) => text.clone(),
        other @ (Arg::Number(_) | Arg::Time(_) | Arg::Until(_) | Arg::Day(_) | Arg::Money(_)) => {
            panic!("{other:?}")
        }
    }
}

/// The code in the latest letter.
pub async fn code(server: &Server, to: &str) -> String {
    text(&letters(server, to).await[0], "code")
}

/// The link in the latest letter.
pub async fn link(server: &Server, to: &str) -> String {
    text(&letters(server, to).await[0], "link")
}

/// The secret in the link of the latest letter.
pub async fn secret(server: &Server, to: &str) -> String {
    let link = link(server, to).await;
    let (_, rest) = link.split_once("#secret=").unwrap();
    rest.split_once("&council=").unwrap().0.to_owned()
}

/// Another code of six digits.
pub fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

pub fn by_code(ticket: &Value, code: &str) -> Value {
    json!({ "kind": "code", "ticket": ticket, "code": code })
}

pub fn by_link(secret: &str) -> Value {
    json!({ "kind": "link", "secret": secret })
}

pub async fn sign_up(server: &Server, contact: &str, password: &str) -> Answer {
    let input = json!({
        "council": COUNCIL,
        "contact": contact,
        "name": "Nia Evans",
        "password": password,
        "language": "cy",
    });
    server.post("sign_up", &[], &input).await
}

pub async fn forgot(server: &Server, contact: &str) -> Answer {
    let input = json!({ "council": COUNCIL, "contact": contact, "language": "en" });
    server.post("forgot_password", &[], &input).await
}

pub async fn confirm(server: &Server, proof: &Value) -> Answer {
    server.post("confirm", &[], &json!({ "council": COUNCIL, "proof": proof })).await
}

pub async fn reset(server: &Server, proof: &Value, password: &str) -> Answer {
    let input = json!({ "council": COUNCIL, "proof": proof, "password": password });
    server.post("reset_password", &[], &input).await
}

/// Signs somebody up, confirms, logs in, and returns the token.
pub async fn join(server: &Server, contact: &str) -> String {
    let sent = sign_up(server, contact, PASSWORD).await.ok();
    let to = if contact.contains('@') { contact.to_owned() } else { format!("+44{}", &contact[1..]) };
    let proof = by_code(&sent["ticket"], &code(server, &to).await);
    assert_eq!(confirm(server, &proof).await.ok()["done"], "signed_up");
    server.try_log_in(contact, PASSWORD).await.ok()["token"].as_str().unwrap().to_owned()
}

/// An answer without what is different each time.
pub fn shape(mut answer: Answer) -> (u16, reqwest::header::HeaderMap, Value) {
    let mut body = answer.json();
    for varies in ["x-request-id", "date"] {
        answer.headers.remove(varies);
    }
    for varies in ["reference", "ticket", "options"] {
        if let Some(text) = body[varies].as_str().map(str::len) {
            body[varies] = json!(text);
        }
    }
    (answer.status, answer.headers, body)
}
