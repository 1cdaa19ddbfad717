//! Text messages as GOV.UK Notify brings them: the token, the shape, and answers that go out on their own.

use crate::fixture::{Answer, Server};
use crate::mail::letters;
use crate::texts::{AMIRA, server};
use chrono::Duration;
use permit_server::letters::LetterKind;
use serde_json::json;

impl Server {
    async fn notified(&self, id: &str, from: &str, words: &str, minutes_ago: i64, token: &str) -> Answer {
        let body = json!({
            "id": id,
            "source_number": from,
            "destination_number": "07700987654",
            "message": words,
            "date_received": (self.now() - Duration::minutes(minutes_ago)).format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(),
        });
        let headers = [("authorization", token), ("content-type", "application/json")];
        self.send("POST", "/hooks/texts/cambridgeshire/notify", &headers, body.to_string().into_bytes()).await
    }
}

#[tokio::test]
async fn notify_brings_texts_and_carries_the_answers() {
    let server = server().await;
    // Twice, as after a timeout.
    for _ in 0..2 {
        let answer = server.notified("n1", AMIRA, "VISITOR AB12CDE", 5, "Bearer token").await;
        assert_eq!((answer.status, answer.body.as_str()), (200, ""));
    }
    let replies = letters(&server, "+447700900801").await;
    assert_eq!(replies.iter().map(|it| it.kind).collect::<Vec<_>>(), [LetterKind::TextReply]);
    let stays = server.amiras().await;
    assert_eq!((stays.len(), stays[0].start), (1, server.now() - Duration::minutes(5)));
    let inbox = server.post("demo_inbox", &[], &json!({})).await.ok();
    let words = inbox["letters"][0]["plain"].as_str().unwrap();
    assert!(
        words.starts_with("ACTIVE: AB12 CDE until") && inbox["letters"][0]["text_message"] == true,
        "{words}"
    );
    // Delivered by both ways it is two messages, and still one visit.
    assert!(server.text("n1", AMIRA, "VISITOR AB12CDE").await.contains("ACTIVE already"));
    let late = server.notified("n2", AMIRA, "VISITOR XY34ZZZ", 31, "Bearer token").await;
    assert_eq!((late.status, letters(&server, "+447700900801").await.len()), (200, 2));
    assert_eq!(server.amiras().await.len(), 1);
}

#[tokio::test]
async fn notify_shows_its_token_and_speaks_its_own_shape() {
    let server = server().await;
    for token in ["Bearer wrong", "token", "Bearer ", "Basic a2FubmVsOmh1c2g="] {
        let answer = server.notified("n1", AMIRA, "VISITOR AB12CDE", 0, token).await;
        assert_eq!((answer.status, answer.body.as_str()), (401, ""), "{token}");
    }
    let post = async |body: Vec<u8>| {
        let headers = [("authorization", "Bearer token")];
        server.send("POST", "/hooks/texts/cambridgeshire/notify", &headers, body).await.status
    };
    for body in [b"".to_vec(), b"{}".to_vec(), b"[]".to_vec(), b"{\"id\":1}".to_vec(), vec![b' '; 20_000]] {
        assert_eq!(post(body).await, 400);
    }
    assert_eq!(server.send("GET", "/hooks/texts/cambridgeshire/notify", &[], Vec::new()).await.status, 405);
    assert!(server.amiras().await.is_empty());
}
