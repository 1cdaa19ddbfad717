//! The telephone desk: finding who calls, asking whether it is they, and what may be done for them then.

mod asking;
mod doing;
mod finding;
mod ringing;

use crate::fixture::{Answer, Server};
use crate::people::Staff;
use chrono::{DateTime, Utc};
use permit_api::Code;
use permit_server::store::accounts::{AccountChange, Told};
use permit_server::store::audit::Line;
use serde_json::{Value, json};

const AMIRA: &str = "amira-hussain";

impl Server {
    /// The call handler of the first council.
    async fn joan(&self) -> Staff {
        self.staff(None, "joan@council.example", "handler-demo-1").await
    }

    /// The call handler of the other.
    async fn gwen(&self) -> Staff {
        self.staff(Some("morfa"), "gwen@morfa.example", "handler-demo-2").await
    }

    /// Opens a holder. The call.
    async fn opens(&self, joan: &Staff, holder: &str) -> String {
        let card = self.review(joan, "open_caller", &json!({ "holder": holder })).await.ok();
        card["call"].as_str().unwrap().to_owned()
    }

    async fn asks(&self, joan: &Staff, call: &str, answers: Value) -> Answer {
        self.review(joan, "check_identity", &json!({ "call": call, "answers": answers })).await
    }

    /// Opens a holder of Paradise Street and asks two questions that are answered rightly. The call.
    async fn knows_amira(&self, joan: &Staff) -> String {
        let call = self.opens(joan, AMIRA).await;
        let card = self.asks(joan, &call, json!({ "postcode": "cb11dr", "house": "12" })).await.ok();
        assert!(card["known"].is_object(), "{card}");
        call
    }

    /// Links a mobile to an account, as its confirmation does.
    async fn has_mobile(&self, council: &str, account: &str, mobile: &str) {
        let change = AccountChange::Mobile(Some(mobile.to_owned()));
        let council = council.parse().unwrap();
        self.store.change_account(council, account.to_owned(), change, Told::default()).await.unwrap();
    }

    /// What the first council's audit log says of the desk.
    async fn desk_record(&self) -> Vec<Line> {
        let council: permit_rules::CouncilId = "cambridgeshire".parse().unwrap();
        let desk = ["find_holders", "open_caller", "check_identity"];
        let all = self.store.chain(council, 0, 500).await.unwrap();
        let lines = all.into_iter().map(|it| it.line);
        lines.filter(|it| desk.contains(&it.action.as_str()) || it.action.starts_with("desk_")).collect()
    }
}

/// A plate, a start and an end as they are typed.
fn typed(call: &str, plate: &str, start: &str, until: &str) -> Value {
    json!({ "call": call, "plate": plate, "product": null, "start": start, "until": until })
}

/// What was read back, to be activated.
fn agreed(call: &str, request: &str, plate: &str, back: &Value) -> Value {
    json!({
        "request": request, "call": call, "plate": plate, "product": null,
        "start": back["start"], "length": back["length"],
    })
}

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn only_call_handlers_are_at_the_desk_and_nowhere_else() {
    let server = Server::start().await;
    let (joan, priya) = (server.joan().await, server.priya().await);
    let words = json!({ "words": "amira" });
    server.review(&priya, "find_holders", &words).await.refused(Code::NotAllowed);
    let amira = server.log_in("amira").await;
    server.call(&amira, "find_holders", &words).await.refused(Code::NotAllowed);
    server.post("find_holders", &[], &words).await.refused(Code::NotLoggedIn);
    server.review(&joan, "review_queue", &json!({})).await.refused(Code::NotAllowed);
    server
        .review(&joan, "find_orders", &json!({ "text": "amira@example.org" }))
        .await
        .refused(Code::NotAllowed);
    server.review(&joan, "overview", &json!({})).await.refused(Code::NotAllowed);
    assert_eq!(server.review(&joan, "account", &json!({})).await.ok()["role"], "call_handler");
    assert_eq!(server.desk_record().await, []);
}
