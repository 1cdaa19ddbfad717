//! Payment history, its table, and receipts: what buyers see, and what nobody else does.

use crate::fixture::{Answer, Server};
use crate::orders::{Buyer, Placed};
use crate::reader;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use permit_api::Code;
use permit_api::words::Lang;
use permit_rules::CouncilId;
use permit_rules::order::{Fact, Failure};
use permit_server::letters::Enclosure;
use permit_server::store::{Account, Admission, ByWhat};
use serde_json::{Value, json};

const AMIRA: Buyer = Buyer { council: "cambridgeshire", holder: "house-1", account: "amira-new" };
const EVE: Buyer = Buyer { account: "eve-new", ..AMIRA };
const GONE: Buyer = Buyer { account: "nobody-any-more", ..AMIRA };
const GARETH: Buyer = Buyer { council: "cambridgeshire", holder: "house-2", account: "gareth-new" };
const CARYS: Buyer = Buyer { council: "morfa", holder: "house-3", account: "carys-new" };
/// A name that a spreadsheet would run.
const HOSTILE: &str = "=cmd(),\"x\"";

/// Lets somebody who has never bought anything move in, with the password of somebody from the demo, and logs in.
async fn moved_in(server: &Server, buyer: &Buyer, name: &str) -> String {
    let council: CouncilId = buyer.council.parse().unwrap();
    let siobhan = ByWhat::Email("siobhan@example.org".to_owned());
    let known = server.store.account("cambridgeshire".parse().unwrap(), siobhan).await.unwrap().unwrap();
    let (email, welsh) = (format!("{}@example.org", buyer.account), buyer.council == "morfa");
    let account = Account {
        id: buyer.account.to_owned(),
        council,
        holder: Some(buyer.holder.parse().unwrap()),
        email: Some(email.clone()),
        mobile: None,
        name: name.to_owned(),
        language: if welsh { Lang::Cy } else { Lang::En },
        ..known
    };
    let zone = Some(if welsh { "harbwr" } else { "kite" }.parse().unwrap());
    let until = Some("2026-12-31".parse().unwrap());
    server.store.admit(Admission { zone, registered_until: until, account }).await.unwrap();
    server.resident(Some(buyer.council), &email, "visitor-demo-3").await
}

async fn history(server: &Server, token: &str, year: Option<&str>) -> Value {
    server.call(token, "payment_history", &json!({ "year": year })).await.ok()
}

async fn receipt(server: &Server, token: &str, order: &Placed) -> Answer {
    server.call(token, "receipt", &json!({ "order": order.id })).await
}

/// The bytes of a file that was answered.
fn bytes(file: &Value) -> Vec<u8> {
    STANDARD.decode(file["base64"].as_str().unwrap()).unwrap()
}

fn numbers(history: &Value) -> Vec<&str> {
    history["orders"].as_array().unwrap().iter().map(|it| it["number"].as_str().unwrap()).collect()
}

/// The rows of a table, its head first.
fn rows(file: &Value) -> Vec<Vec<String>> {
    let text = String::from_utf8(bytes(file)).unwrap();
    let table = text.strip_prefix('\u{feff}').expect("a spreadsheet knows the letters");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn the_history_is_told_year_by_year() {
    let server = Server::before_any_purchase().await;
    let amira = moved_in(&server, &AMIRA, "Amira Hussain").await;
    moved_in(&server, &EVE, HOSTILE).await;
    moved_in(&server, &GARETH, "Gareth Llewellyn").await;
    // Half past eleven at night on 31 March, and half past midnight after it.
    let old = AMIRA.buy(&server, 1, 1800, "2026-03-31T22:30:00Z").await;
    let new = EVE.buy(&server, 2, 1800, "2026-03-31T23:30:00Z").await;
    let declined = GONE.order(&server, 1, 1800, "2026-05-01T10:00:00Z").await;
    GONE.settle(&server, &declined, Fact::Closed(Failure::Declined), "2026-05-01T10:05:00Z").await;
    let open = AMIRA.order(&server, 1, 1800, "2026-06-01T07:59:00Z").await;
    GARETH.buy(&server, 1, 1800, "2026-05-02T10:00:00Z").await;

    let all = history(&server, &amira, None).await;
    assert_eq!(numbers(&all), [&open, &declined, &new, &old].map(|it| it.number.as_str()));
    let years = json!([
        { "first_day": "2026-04-01", "last_day": "2027-03-31" },
        { "first_day": "2025-04-01", "last_day": "2026-03-31" },
    ]);
    assert_eq!((&all["years"], &all["paid"]), (&years, &json!(5400)));
    let by: Vec<_> = all["orders"].as_array().unwrap().iter().map(|it| &it["placed_by"]).collect();
    assert_eq!(json!(by), json!(["Amira Hussain", null, HOSTILE, "Amira Hussain"]));
    assert_eq!(
        all["orders"][1]["state"],
        json!({ "state": "closed", "at": "2026-05-01T10:05:00Z", "why": "declined" })
    );
    assert_eq!(all["orders"][2]["lines"][0]["pence"], 3600);
    let unknown: Vec<_> = all["orders"].as_array().unwrap().iter().map(|it| &it["unknown"]).collect();
    assert_eq!(json!(unknown), json!([true, false, false, false]), "nobody has heard of its payment");

    let this = history(&server, &amira, Some("2026-04-01")).await;
    assert_eq!(numbers(&this), [&open, &declined, &new].map(|it| it.number.as_str()));
    assert_eq!((&this["years"], &this["paid"]), (&years, &json!(3600)));
    let last = history(&server, &amira, Some("2025-04-01")).await;
    assert_eq!((numbers(&last), &last["paid"]), (vec![old.number.as_str()], &json!(1800)));
    assert_eq!(numbers(&history(&server, &amira, Some("2026-01-01")).await), [""; 0]);

    let export = server.call(&amira, "export_data", &json!({})).await.ok();
    let kept: Value = serde_json::from_str(export["json"].as_str().unwrap()).unwrap();
    assert_eq!(kept["orders"], all["orders"], "and no key of the page they come back to");

    let siobhan = server.log_in("siobhan").await;
    let none = history(&server, &siobhan, None).await;
    assert_eq!((&none["orders"], &none["years"], &none["paid"]), (&json!([]), &json!([]), &json!(0)));
}

#[tokio::test]
async fn the_table_opens_in_a_spreadsheet_and_runs_nothing() {
    let server = Server::before_any_purchase().await;
    let amira = moved_in(&server, &AMIRA, "Amira Hussain").await;
    moved_in(&server, &EVE, HOSTILE).await;
    let old = AMIRA.buy(&server, 1, 1800, "2026-03-31T22:30:00Z").await;
    let new = EVE.buy(&server, 2, 1800, "2026-03-31T23:30:00Z").await;
    let failed = GONE.order(&server, 3, 1800, "2026-05-01T10:00:00Z").await;
    GONE.settle(&server, &failed, Fact::Closed(Failure::Expired), "2026-05-01T12:00:00Z").await;
    let file = server.call(&amira, "export_payments", &json!({ "year": null })).await.ok();
    assert_eq!((&file["file_name"], &file["media_type"]), (&json!("payments.csv"), &json!("text/csv")));
    let expected = [
        [
            "Date",
            "Order number",
            "Bundles",
            "Kind of permit",
            "Visits or hours",
            "Price in pounds",
            "Payment",
            "How it was paid",
            "Refunded in pounds",
            "Bought by",
        ],
        [
            "2026-05-01",
            &failed.number,
            "3",
            "Visitor permit",
            "15",
            "54.00",
            "Not paid in time",
            "",
            "0.00",
            "",
        ],
        [
            "2026-04-01",
            &new.number,
            "2",
            "Visitor permit",
            "10",
            "36.00",
            "Paid",
            "Card",
            "0.00",
            "'=cmd(),\"x\"",
        ],
        [
            "2026-03-31",
            &old.number,
            "1",
            "Visitor permit",
            "5",
            "18.00",
            "Paid",
            "Card",
            "0.00",
            "Amira Hussain",
        ],
    ];
    assert_eq!(rows(&file), expected);
    let file = server.call(&amira, "export_payments", &json!({ "year": "2025-04-01" })).await.ok();
    assert_eq!(file["file_name"], "payments-2025-04-01.csv");
    assert_eq!(rows(&file), [expected[0], expected[3]]);
}

#[tokio::test]
async fn hours_refunds_and_welsh_are_told_everywhere() {
    let server = Server::before_any_purchase().await;
    let carys = moved_in(&server, &CARYS, "Carys Môn").await;
    let order = CARYS.buy(&server, 2, 650, "2026-05-20T09:00:00Z").await;
    let kept = CARYS.buy(&server, 1, 650, "2026-05-21T09:00:00Z").await;
    CARYS.refund(&server, &order, "2026-05-22T09:00:00Z").await;

    let all = history(&server, &carys, None).await;
    assert_eq!(all["paid"], 650);
    assert_eq!(all["years"], json!([{ "first_day": "2026-01-01", "last_day": "2026-12-31" }]));
    assert_eq!(all["orders"][1]["refunds"][0]["progress"], "done");

    let file = server.call(&carys, "export_payments", &json!({ "year": null })).await.ok();
    let rows = rows(&file);
    assert_eq!(rows[0][..3], ["Dyddiad", "Rhif yr archeb", "Bwndeli"]);
    assert_eq!(
        rows[2],
        [
            "2026-05-20",
            &order.number,
            "2",
            "Oriau ymwelwyr",
            "40",
            "13.00",
            "Wedi’i dalu",
            "Cerdyn",
            "13.00",
            "Carys Môn"
        ]
    );
    assert_eq!(rows[1][8], "0.00");

    let file = receipt(&server, &carys, &order).await.ok();
    assert_eq!(file["file_name"], format!("receipt-{}.pdf", order.number));
    assert_eq!(file["media_type"], "application/pdf");
    let text = reader::read(bytes(&file)).text;
    for words in [
        "Derbynneb",
        "Cyngor Bae Morfa (enghraifft) Neuadd y Dref",
        &order.number,
        "dydd Mercher 20 Mai 2026",
        "Carys Môn",
        "Oriau ymwelwyr Oriau ym mhob bwndel: 20 2 £6.50 £13.00",
        "Ad-dalwyd ddydd Gwener 22 Mai 2026 −£13.00",
        "£0.00",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Defnyddio"), "nothing of it can be used: {text}");
    let text = reader::read(bytes(&receipt(&server, &carys, &kept).await.ok())).text;
    assert!(text.contains("hyd at ddiwedd dydd Sul 21 Mai 2028"), "{text}");
}

#[tokio::test]
async fn a_receipt_is_its_holders_and_only_of_what_was_paid() {
    let server = Server::before_any_purchase().await;
    let amira = moved_in(&server, &AMIRA, "Amira Hussain").await;
    let gareth = moved_in(&server, &GARETH, "Gareth Llewellyn").await;
    let carys = moved_in(&server, &CARYS, "Carys Môn").await;
    let paid = AMIRA.buy(&server, 2, 1800, "2026-05-20T09:00:00Z").await;
    let open = AMIRA.order(&server, 1, 1800, "2026-06-01T07:00:00Z").await;
    let text = reader::read(bytes(&receipt(&server, &amira, &paid).await.ok())).text;
    for words in [
        "Thank you. You have paid £36.00.",
        "Cambridgeshire County Council New Shire Hall",
        "Amira Hussain",
        "Visitor permit 5 visits in each bundle 2 £18.00 £36.00",
        "outside the scope of VAT",
        "until the end of Thursday 20 May 2027",
        "Contact Cambridgeshire County Council, www.cambridgeshire.gov.uk",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for operation in ["receipt", "send_receipt"] {
        let ask = |order: &Value| json!({ "order": order });
        server.call(&amira, operation, &ask(&json!(open.id))).await.refused(Code::OrderNotPaid);
        server.call(&amira, operation, &ask(&json!("no-such"))).await.refused(Code::UnknownOrder);
        for other in [&gareth, &carys] {
            server.call(other, operation, &ask(&json!(paid.id))).await.refused(Code::UnknownOrder);
            server.call(other, operation, &ask(&json!(open.id))).await.refused(Code::UnknownOrder);
        }
    }
    let priya = server.priya().await;
    server.review(&priya, "receipt", &json!({ "order": paid.id })).await.refused(Code::NotAllowed);
}

#[tokio::test]
async fn a_payment_that_was_sent_back_has_a_receipt_that_says_so() {
    let server = Server::before_any_purchase().await;
    let gareth = moved_in(&server, &GARETH, "Gareth Llewellyn").await;
    let late = GARETH.order(&server, 20, 1800, "2026-05-20T09:00:00Z").await;
    GARETH.settle(&server, &late, Fact::Closed(Failure::Expired), "2026-05-20T11:00:00Z").await;
    GARETH.buy(&server, 20, 1800, "2026-05-20T11:30:00Z").await;
    let fact = Fact::Paid { payment: "pay-late".to_owned(), pence: late.pence, number: late.number.clone() };
    GARETH.settle(&server, &late, fact, "2026-05-20T12:00:00Z").await;
    let all = history(&server, &gareth, None).await;
    assert_eq!((&all["orders"][1]["state"]["state"], &all["paid"]), (&json!("returned"), &json!(40 * 1800)));
    let text = reader::read(bytes(&receipt(&server, &gareth, &late).await.ok())).text;
    assert!(text.contains("You have paid £360.00.") && !text.contains("You can use it"), "{text}");
    let file = server.call(&gareth, "export_payments", &json!({ "year": null })).await.ok();
    assert_eq!(rows(&file)[2][6..8], ["Paid too late and sent back", "Card"]);
    server.call(&gareth, "send_receipt", &json!({ "order": late.id })).await.ok();
}

#[tokio::test]
async fn a_receipt_is_sent_again_five_times_an_hour() {
    let server = Server::before_any_purchase().await;
    let amira = moved_in(&server, &AMIRA, "Amira Hussain").await;
    let gareth = moved_in(&server, &GARETH, "Gareth Llewellyn").await;
    let order = AMIRA.buy(&server, 2, 1800, "2026-05-20T09:00:00Z").await;
    let input = json!({ "order": order.id });
    for _ in 0..5 {
        assert_eq!(server.call(&amira, "send_receipt", &input).await.ok(), json!({}));
    }
    server.call(&amira, "send_receipt", &input).await.refused(Code::TooManyTries);
    let letters = server.letters("amira-new@example.org").await;
    assert_eq!(letters.len(), 5);
    let holder = "house-1".parse().unwrap();
    let encloses = Some(Enclosure::Receipt { holder, order: order.id.clone() });
    assert!(letters.iter().all(|(letter, _)| letter.encloses == encloses && !letter.id.contains("amira")));
    let inbox = server.post("demo_inbox", &[], &json!({})).await.ok();
    let shown = &inbox["letters"][0];
    assert_eq!(shown["enclosed"], format!("receipt-{}.pdf", order.number));
    assert!(shown["plain"].as_str().unwrap().contains("2 bundles of visitor permits for £36.00"), "{shown}");
    // Somebody else of the town is not held up, and an hour later nobody is.
    let other = GARETH.buy(&server, 1, 1800, "2026-05-20T09:00:00Z").await;
    server.call(&gareth, "send_receipt", &json!({ "order": other.id })).await.ok();
    server.pass(Duration::minutes(61));
    server.call(&amira, "send_receipt", &input).await.ok();
}
