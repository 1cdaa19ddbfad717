//! The staff room's orders: who may find and open them, and refunds, which take two people.

use crate::fixture::{Answer, Server, schemes};
use crate::people::{Staff, fresh};
use chrono::Duration;
use permit_api::Code;
use permit_rules::order::{Buy, Checkout, Fact, RefundFact, RefundState};
use permit_rules::{Channel, Command, Holder, Order, decide};
use permit_server::store::{
    Account, Admission, ByOrder, ByWhat, HolderKey, Outcome, RequestStamp, Verdict, audit,
};
use serde_json::{Value, json};

const CARYS: &str = "carys@example.org";

fn key(council: &str, holder: &str) -> HolderKey {
    HolderKey { council: council.parse().unwrap(), holder: holder.parse().unwrap() }
}

fn carys() -> HolderKey {
    key("morfa", "carys-mon")
}

fn of(order: &Order, key: &HolderKey) -> Value {
    json!({ "holder": key.holder, "order": order.id })
}

/// The bytes of a refusal, but for what it goes by in the log.
fn without_reference(told: &Answer) -> String {
    told.body.replacen(told.json()["reference"].as_str().unwrap(), "", 1)
}

impl Server {
    /// Carries out something about buying, as the server itself does. Returns the order, if it was about one.
    async fn buy(&self, key: &HolderKey, buy: Buy) -> Option<Order> {
        let scheme =
            permit_server::doctor::read_scheme(&schemes().join(format!("{}.toml", key.council))).unwrap();
        let at = self.now();
        let order = match &buy {
            Buy::SendRefund { order, .. } | Buy::SettleRefund { order, .. } => Some(order.clone()),
            Buy::Fill { .. }
            | Buy::Checkout(_)
            | Buy::Started { .. }
            | Buy::Settle { .. }
            | Buy::RequestRefund { .. }
            | Buy::ApproveRefund { .. }
            | Buy::DeclineRefund { .. }
            | Buy::Expire => None,
        };
        let stamp = RequestStamp {
            request: fresh().parse().unwrap(),
            fingerprint: [0; 32],
            operation: "buy",
            account: None,
            channel: None,
            at,
            order,
        };
        let command = Command::Buy(buy);
        let judge = move |holder: &Holder| Ok(Verdict::from(decide(holder, &command, &scheme, at)?));
        match self.store.decide(key.clone(), stamp, Box::new(judge)).await.unwrap() {
            Outcome::Answered(answered) => answered.answer.unwrap().order().cloned(),
            Outcome::Reused | Outcome::NoHolder => panic!("nothing can be bought"),
        }
    }

    /// Places an order of so many bundles.
    async fn orders(&self, key: &HolderKey, number: &str, bundles: u32, pence: u32) -> Order {
        let product = if key.council.as_str() == "morfa" { "oriau" } else { "visitor" };
        self.buy(key, Buy::Fill { product: product.parse().unwrap(), bundles }).await;
        let checkout = Checkout {
            id: fresh().parse().unwrap(),
            number: number.to_owned(),
            back: format!("back-{number}"),
            account: key.holder.to_string(),
            channel: Channel::App,
            pence,
        };
        self.buy(key, Buy::Checkout(checkout)).await.unwrap()
    }

    /// Places an order and has it paid.
    async fn bought(&self, key: &HolderKey, number: &str, bundles: u32, pence: u32) -> Order {
        let order = self.orders(key, number, bundles, pence).await;
        let fact = Fact::Paid { payment: format!("pay-{number}"), pence, number: number.to_owned() };
        self.buy(key, Buy::Settle { order: order.id, fact }).await.unwrap()
    }

    async fn eleri(&self) -> Staff {
        self.staff(Some("morfa"), "eleri@morfa.example", "reviewer-demo-3").await
    }

    /// Eleri's colleague, who has the same password.
    async fn dafydd(&self) -> Staff {
        let council: permit_rules::CouncilId = "morfa".parse().unwrap();
        let by = ByWhat::Email("eleri@morfa.example".to_owned());
        let eleri = self.store.account(council, by).await.unwrap().unwrap();
        let account = Account {
            id: "dafydd-rees".to_owned(),
            email: Some("dafydd@morfa.example".to_owned()),
            name: "Dafydd Rees".to_owned(),
            ..eleri
        };
        self.store.admit(Admission { zone: None, registered_until: None, account }).await.unwrap();
        self.staff(Some("morfa"), "dafydd@morfa.example", "reviewer-demo-3").await
    }

    /// Parks a visitor of Carys's until a time of that Monday.
    async fn park(&self, token: &str, plate: &str, until: &str) -> Answer {
        let input = json!({
            "request": fresh(), "plate": plate, "product": null, "start": { "kind": "now" },
            "length": { "kind": "until", "local": format!("2026-06-01T{until}:00") },
        });
        self.call(token, "activate", &input).await
    }

    async fn hours_left(&self, token: &str) -> Value {
        self.call(token, "overview", &json!({})).await.ok()["products"][0]["visits_left"].clone()
    }

    async fn numbered(&self, council: &str, number: &str) -> Order {
        let by = ByOrder::Number(number.to_owned());
        self.store.order(council.parse().unwrap(), by).await.unwrap().unwrap().order
    }

    /// What a council's audit log says of a kind of action: who, and why.
    async fn noted(&self, council: &str, action: &str) -> Vec<(String, Option<String>)> {
        let chain = self.store.chain(council.parse().unwrap(), 0, 500).await.unwrap();
        assert_eq!(audit::first_fault(&chain), None);
        let lines = chain.into_iter().map(|it| it.line).filter(|line| line.action == action);
        lines.map(|line| (line.account.unwrap(), line.note)).collect()
    }
}

#[tokio::test]
async fn orders_are_found_by_number_however_it_is_written_and_by_address() {
    let server = Server::before_any_purchase().await;
    let (priya, amira) = (server.priya().await, key("cambridgeshire", "amira-hussain"));
    let first = server.bought(&amira, "7K3M-9Q2X-4T", 1, 1800).await;
    server.pass(Duration::minutes(1));
    let second = server.orders(&amira, "8B4N-2T6R-0W", 2, 3600).await;
    let find = async |text: &str| server.review(&priya, "find_orders", &json!({ "text": text })).await.ok();
    for typed in ["7K3M-9Q2X-4T", " 7k3m 9q2x 4t ", "7k3m9q2x4t", "7K3M–9Q2X–4T", "7k3m-9q2x4t"] {
        let found = find(typed).await;
        let orders = found["orders"].as_array().unwrap();
        assert_eq!(orders.len(), 1, "{typed}");
        assert_eq!(orders[0]["case"], of(&first, &amira), "{typed}");
        assert_eq!(orders[0]["order"]["placed_by"], "Amira Hussain");
    }
    let found = find(" Amira@Example.ORG ").await;
    let cases: Vec<_> = found["orders"].as_array().unwrap().iter().map(|it| it["case"].clone()).collect();
    // Those of the demonstration are older.
    assert_eq!(cases[..2], [of(&second, &amira), of(&first, &amira)]);
    for nobody in ["", "0000-0000-00", "noor@example.org", "carys@example.org", "priya@council.example", "@"]
    {
        assert_eq!(find(nobody).await, json!({ "orders": [] }), "{nobody}");
    }
    let eleri = server.eleri().await;
    let theirs = server.review(&eleri, "find_orders", &json!({ "text": "7K3M-9Q2X-4T" })).await.ok();
    assert_eq!(theirs, json!({ "orders": [] }));
    let looks = server.noted("cambridgeshire", "find_orders").await;
    let by = |what: &str| looks.iter().filter(|(_, note)| note.as_deref() == Some(what)).count();
    assert_eq!((looks.len(), by("number"), by("email")), (12, 7, 5));
    assert!(looks.iter().all(|(account, _)| account == "priya-nair"));
}

#[tokio::test]
async fn who_opens_an_order_is_on_record_and_another_councils_is_as_unknown_as_none() {
    let server = Server::start().await;
    let (priya, eleri) = (server.priya().await, server.eleri().await);
    let amira = key("cambridgeshire", "amira-hussain");
    let order = server.bought(&amira, "7K3M-9Q2X-4T", 2, 3600).await;
    let case = of(&order, &amira);
    let opened = server.review(&priya, "open_order", &json!({ "case": case })).await.ok();
    assert_eq!((&opened["case"], &opened["payment"]), (&case, &json!("pay-7K3M-9Q2X-4T")));
    assert_eq!((&opened["holder_name"], &opened["refundable"]), (&json!("Amira Hussain"), &json!(0)));
    let bundle = &opened["bundles"][0];
    assert_eq!(
        (&bundle["units"], &bundle["available"], &bundle["pence"]),
        (&json!(5), &json!(5), &json!(1800))
    );
    assert_eq!((&bundle["refund"], &bundle["last_day"]), (&json!("never"), &json!("2027-06-01")));
    // Looking again at once is no news.
    server.review(&priya, "open_order", &json!({ "case": case })).await.ok();
    let looks = server.noted("cambridgeshire", "open_order").await;
    assert_eq!(looks, [("priya-nair".to_owned(), None)]);

    let asked = json!({ "bundle": null, "reason": "A mistake." });
    let (yes, no) = (json!({ "refund": "r1" }), json!({ "refund": "r1", "note": "No." }));
    let calls = [("request_refund", asked), ("approve_refund", yes), ("decline_refund", no)];
    let another = json!({ "holder": "gareth-llewellyn", "order": order.id });
    let missing = json!({ "holder": "amira-hussain", "order": "none" });
    let nobody = json!({ "holder": "nobody", "order": order.id });
    for (operation, more) in calls.iter().chain(&[("open_order", Value::Null)]) {
        let mut told = Vec::new();
        for (staff, case) in [(&eleri, &case), (&priya, &another), (&priya, &missing), (&priya, &nobody)] {
            let answer = if more.is_null() {
                server.review(staff, operation, &json!({ "case": case })).await
            } else {
                server.decide(staff, operation, case, more.clone()).await
            };
            answer.refused(Code::UnknownOrder);
            told.push(without_reference(&answer));
        }
        assert!(told.iter().all(|it| *it == told[0]), "{told:?}");
    }
    // This council pays nothing back.
    server.decide(&priya, "request_refund", &case, calls[0].1.clone()).await.refused(Code::RefundNotOffered);
    assert_eq!(server.numbered("cambridgeshire", "7K3M-9Q2X-4T").await, order);
    assert_eq!(server.noted("cambridgeshire", "request_refund").await, []);
}

#[tokio::test]
async fn one_asks_another_agrees_and_what_is_used_stays_out_of_it() {
    let server = Server::start().await;
    let (eleri, dafydd) = (server.eleri().await, server.dafydd().await);
    let token = server.resident(Some("morfa"), CARYS, "visitor-demo-8").await;
    let order = server.bought(&carys(), "7K3M-9Q2X-4T", 2, 1300).await;
    // There were 14 hours before: two of the 16 are of the order.
    server.park(&token, "AB12CDE", "21:00").await.ok();
    server.park(&token, "AB12CDF", "13:00").await.ok();
    assert_eq!(server.hours_left(&token).await, 38);
    let case = of(&order, &carys());
    let opened = server.review(&eleri, "open_order", &json!({ "case": case })).await.ok();
    assert_eq!(opened["refundable"], 1235);
    let each: Vec<_> =
        opened["bundles"].as_array().unwrap().iter().map(|it| it["refundable"].clone()).collect();
    assert_eq!(each, [585, 650]);

    let ask = json!({ "request": "ask-1", "case": case, "bundle": null, "reason": " Moved away. " });
    let asked = server.review(&eleri, "request_refund", &ask).await;
    let refund = asked.ok()["refunds"][0].clone();
    assert_eq!(
        (&refund["id"], &refund["pence"], &refund["units"]),
        (&json!("ask-1"), &json!(1235), &json!(38))
    );
    assert_eq!(refund["ground"], json!({ "ground": "reason", "reason": "Moved away." }));
    assert_eq!((&refund["requested_by"], &refund["may_decide"]), (&json!("Eleri Pritchard"), &json!(false)));
    // The same request once more is the same refund; another one waits for it.
    assert_eq!(server.review(&eleri, "request_refund", &ask).await.body, asked.body);
    let other = json!({ "bundle": null, "reason": "Again." });
    server.decide(&dafydd, "request_refund", &case, other.clone()).await.refused(Code::RefundUnderWay);
    let mut reused = ask.clone();
    reused["reason"] = json!("Something else.");
    server.review(&eleri, "request_refund", &reused).await.refused(Code::RequestReused);
    assert_eq!(server.numbered("morfa", "7K3M-9Q2X-4T").await.refunds.len(), 1);
    assert_eq!(asked.json()["refundable"], 0);

    // Meanwhile nobody can use what is held back.
    assert_eq!(server.hours_left(&token).await, 0);
    server.park(&token, "AB12CDG", "10:00").await.refused(Code::NotEnoughHours);

    let yes = json!({ "refund": "ask-1" });
    server.decide(&eleri, "approve_refund", &case, yes.clone()).await.refused(Code::SamePerson);
    server
        .decide(&dafydd, "approve_refund", &case, json!({ "refund": "r9" }))
        .await
        .refused(Code::UnknownRefund);
    let seen = server.review(&dafydd, "refunds", &json!({})).await.ok();
    assert_eq!(
        (&seen["under_way"][0]["number"], &seen["under_way"][0]["case"]),
        (&json!("7K3M-9Q2X-4T"), &case)
    );
    assert_eq!(seen["under_way"][0]["refund"]["may_decide"], true);
    let agree = json!({ "request": "agree-1", "case": case, "refund": "ask-1" });
    let agreed = server.review(&dafydd, "approve_refund", &agree).await;
    let refund = agreed.ok()["refunds"][0].clone();
    assert_eq!((&refund["progress"], &refund["decided_by"]), (&json!("agreed"), &json!("Dafydd Rees")));
    assert_eq!(server.review(&dafydd, "approve_refund", &agree).await.body, agreed.body);
    server.decide(&dafydd, "approve_refund", &case, yes).await.refused(Code::RefundDecided);
    let late = json!({ "refund": "ask-1", "note": "Too late." });
    server.decide(&eleri, "decline_refund", &case, late).await.refused(Code::RefundDecided);
    let kept = server.numbered("morfa", "7K3M-9Q2X-4T").await;
    let state = RefundState::Approved { by: Some("dafydd-rees".to_owned()), at: server.now() };
    assert_eq!(kept.refunds[0].state, state);
    assert_eq!(server.hours_left(&token).await, 0);

    let told = server.noted("morfa", "request_refund").await;
    assert_eq!(told, [("eleri-pritchard".to_owned(), Some("ask-1: Moved away.".to_owned()))]);
    let told = server.noted("morfa", "approve_refund").await;
    assert_eq!(told, [("dafydd-rees".to_owned(), Some("ask-1".to_owned()))]);
    assert_eq!(server.kinds(CARYS).await, Vec::<&str>::new());
}

#[tokio::test]
async fn a_refund_that_was_paid_still_says_who_agreed() {
    let server = Server::start().await;
    let order = server.bought(&carys(), "7K3M-9Q2X-4T", 1, 650).await;
    let case = of(&order, &carys());
    // It was bought long ago, and another order waits for its payment.
    server.pass(Duration::days(60));
    server.orders(&carys(), "8B4N-2T6R-0W", 1, 650).await;
    let (eleri, dafydd) = (server.eleri().await, server.dafydd().await);
    let ask =
        json!({ "request": "ask-1", "case": case, "bundle": "7K3M-9Q2X-4T-1", "reason": "Moved away." });
    server.review(&eleri, "request_refund", &ask).await.ok();
    server.decide(&dafydd, "approve_refund", &case, json!({ "refund": "ask-1" })).await.ok();
    let under_way = server.review(&eleri, "refunds", &json!({})).await.ok()["under_way"].clone();
    assert_eq!(under_way.as_array().unwrap().len(), 1);
    assert_eq!(under_way[0]["refund"]["progress"], "agreed");
    let refund = permit_rules::RefundId::of(&"ask-1".parse().unwrap());
    let send = Buy::SendRefund { order: order.id.clone(), refund: refund.clone(), refundable: 650 };
    server.buy(&carys(), send).await.unwrap();
    let fact = RefundFact::Done { provider: Some("re-1".to_owned()) };
    server.buy(&carys(), Buy::SettleRefund { order: order.id.clone(), refund, fact }).await.unwrap();
    let shown = server.review(&eleri, "open_order", &json!({ "case": case })).await.ok();
    let refund = &shown["refunds"][0];
    assert_eq!((&refund["progress"], &refund["decided_by"]), (&json!("done"), &json!("Dafydd Rees")));
    let bundle = &shown["bundles"][0];
    assert_eq!((&bundle["refunded"], &bundle["available"]), (&json!(20), &json!(0)));
    let under_way = server.review(&eleri, "refunds", &json!({})).await.ok()["under_way"].clone();
    assert_eq!(under_way, json!([]));
    let ask = json!({ "bundle": null, "reason": "Again." });
    server.decide(&dafydd, "request_refund", &case, ask).await.refused(Code::NothingToRefund);
}

#[tokio::test]
async fn a_declined_refund_gives_the_visits_back() {
    let server = Server::start().await;
    let (eleri, dafydd) = (server.eleri().await, server.dafydd().await);
    let token = server.resident(Some("morfa"), CARYS, "visitor-demo-8").await;
    let order = server.bought(&carys(), "7K3M-9Q2X-4T", 2, 1300).await;
    let case = of(&order, &carys());
    let ask = |reason: &str| json!({ "bundle": "7K3M-9Q2X-4T-2", "reason": reason });
    server.decide(&eleri, "request_refund", &case, ask("  ")).await.refused(Code::ReasonMissing);
    server.decide(&eleri, "request_refund", &case, ask(&"w".repeat(501))).await.refused(Code::TextTooLong);
    assert_eq!(server.hours_left(&token).await, 54);
    let asked = server.decide(&eleri, "request_refund", &case, ask(&"ŵ".repeat(500))).await.ok();
    let refund = asked["refunds"][0]["id"].clone();
    assert_eq!((&asked["refunds"][0]["pence"], server.hours_left(&token).await), (&json!(650), json!(34)));
    let no = |note: &str| json!({ "refund": refund, "note": note });
    server.decide(&dafydd, "decline_refund", &case, no("")).await.refused(Code::ReasonMissing);
    server.decide(&dafydd, "decline_refund", &case, no(&"w".repeat(501))).await.refused(Code::TextTooLong);
    let declined = server.decide(&dafydd, "decline_refund", &case, no("They still live there.")).await.ok();
    let shown = &declined["refunds"][0];
    assert_eq!((&shown["progress"], &shown["note"]), (&json!("declined"), &json!("They still live there.")));
    assert_eq!((&shown["decided_by"], &shown["may_decide"]), (&json!("Dafydd Rees"), &json!(false)));
    assert_eq!((&declined["refundable"], server.hours_left(&token).await), (&json!(1300), json!(54)));
    server
        .decide(&dafydd, "approve_refund", &case, json!({ "refund": refund }))
        .await
        .refused(Code::RefundDecided);
    let told = server.noted("morfa", "decline_refund").await;
    let note = format!("{}: They still live there.", refund.as_str().unwrap());
    assert_eq!(told, [("dafydd-rees".to_owned(), Some(note))]);
    assert_eq!(server.kinds(CARYS).await, Vec::<&str>::new());
}

#[tokio::test]
async fn an_order_that_is_not_paid_is_not_paid_back() {
    let server = Server::start().await;
    let eleri = server.eleri().await;
    let order = server.orders(&carys(), "7K3M-9Q2X-4T", 1, 650).await;
    let case = of(&order, &carys());
    let opened = server.review(&eleri, "open_order", &json!({ "case": case })).await.ok();
    assert_eq!((&opened["refundable"], &opened["bundles"]), (&json!(0), &json!([])));
    let ask = json!({ "bundle": null, "reason": "A mistake." });
    server.decide(&eleri, "request_refund", &case, ask).await.refused(Code::OrderNotPaid);
}
