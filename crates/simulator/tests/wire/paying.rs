//! The payer's pages, by links and forms as a browser without scripts uses them, in both languages.

use crate::stage::{Page, Stage, id, next_url, order, order_with, stage};
use chrono::Duration;
use reqwest::Method;
use serde_json::json;

const CARD: [(&str, &str); 5] = [
    ("cardNo", "4444 3333 2222 1111"),
    ("expiryMonth", "10"),
    ("expiryYear", "30"),
    ("cardholderName", "S. Person"),
    ("cvc", "123"),
];

fn card(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let changed = |name| changes.iter().find(|(each, _)| *each == name).map(|(_, value)| *value);
    CARD.iter().map(|(name, value)| (*name, changed(*name).unwrap_or(value))).collect()
}

/// Follows the link of a payment; says where its pages are.
async fn arrive(stage: &Stage, url: &str) -> String {
    let page = stage.page(url).await;
    assert_eq!(page.status, 303);
    page.location
}

fn refuses_scripts(page: &Page) {
    assert!(page.policy.contains("default-src 'none'") && !page.policy.contains("unsafe"), "{}", page.policy);
    assert!(!page.says("<script") && !page.says(" style=") && !page.says(" onclick"));
}

#[tokio::test]
async fn pays_and_is_sent_back() {
    let stage = stage().await;
    let payment = stage.create(&order_with(json!({ "description": "Visits & 'more'" }))).await;
    let id = id(&payment);
    let visit = arrive(&stage, &next_url(&payment)).await;
    assert!(!visit.contains(&id), "the id is no key to the pages");
    assert_eq!(stage.state(&id).await.0, "started");
    let page = stage.page(&visit).await;
    refuses_scripts(&page);
    for words in [
        "<html lang=\"en\">",
        "Enter card details",
        "£36.00",
        "This is a simulation",
        "4000000000000002",
        "Visits &amp; &#39;more&#39;",
        "Fenland &lt;Test&gt; Council",
        "autocomplete=\"cc-number\"",
    ] {
        assert!(page.says(words), "{words}");
    }
    assert!(page.policy.contains("form-action 'self'"));

    let entered = stage.form(&visit, &CARD).await;
    assert_eq!((entered.status.as_u16(), &entered.location), (303, &format!("{visit}/confirm")));
    assert_eq!(stage.state(&id).await.0, "submitted");
    let confirm = stage.page(&entered.location).await;
    refuses_scripts(&confirm);
    for words in ["Confirm your payment: £36.00", "Confirm payment", "Cancel payment", "Visa ending in 1111"]
    {
        assert!(confirm.says(words), "{words}");
    }
    assert!(!confirm.policy.contains("form-action"), "the way back may lead to an app");
    let done = stage.form(&entered.location, &[]).await;
    assert_eq!((done.status.as_u16(), &*done.location), (303, "https://parking.example/back/8f2c"));
    let paid = stage.read(&id).await;
    assert_eq!(paid["state"], json!({ "status": "success", "finished": true }));
    assert_eq!(paid["card_details"]["last_digits_card_number"], "1111");
    assert_eq!(paid["card_details"]["expiry_date"], "10/30");
    assert_eq!(paid["card_details"]["cardholder_name"], "S. Person");
    assert_eq!(paid["settlement_summary"]["captured_date"], "2026-11-23");
    assert!(stage.page(&visit).await.says("Your payment was successful"));
    let again = stage.form(&format!("{visit}/confirm"), &[]).await;
    assert_eq!(again.location, visit, "confirming twice pays once");
}

#[tokio::test]
async fn a_link_opens_once() {
    let stage = stage().await;
    let payment = stage.create(&order()).await;
    let visit = arrive(&stage, &next_url(&payment)).await;
    let used = stage.page(&next_url(&payment)).await;
    assert_eq!(used.status, 410);
    assert!(used.says("This link has been used") && !used.says("£36.00"));
    assert_eq!(stage.page(&visit).await.status, 200, "who came by it may go on");
    let fresh = next_url(&stage.read(&id(&payment)).await);
    assert_ne!(arrive(&stage, &fresh).await, visit);
    assert_eq!(stage.page("/secure/unheard").await.status, 404);
    assert_eq!(stage.page("/card_details/unheard").await.status, 404);

    let welsh = stage.create(&order_with(json!({ "language": "cy" }))).await;
    let token = welsh["_links"]["next_url_post"]["params"]["chargeTokenId"].as_str().unwrap();
    assert_eq!(stage.form("/secure", &[("chargeTokenId", token)]).await.status, 303);
    let used = stage.form("/secure", &[("chargeTokenId", token)]).await;
    assert!(used.says("Mae&#39;r ddolen hon wedi&#39;i defnyddio"));
}

#[tokio::test]
async fn each_mock_card_does_what_it_is_for() {
    let stage = stage().await;
    for (number, status, code, words) in [
        ("4000000000000002", "failed", "P0010", "Your payment was declined"),
        ("4000000000000069", "failed", "P0010", "Your payment was declined"),
        ("4000000000000127", "failed", "P0010", "Your payment was declined"),
        ("4000000000000119", "error", "P0050", "We have technical problems"),
    ] {
        let payment = stage.create(&order()).await;
        let visit = arrive(&stage, &next_url(&payment)).await;
        let entered = stage.form(&visit, &card(&[("cardNo", number)])).await;
        let page = stage.page(&entered.location).await;
        assert!(page.says(words) && page.says("No money has been taken"), "{number}");
        assert!(page.says("href=\"https://parking.example/back/8f2c\""), "there is a way back");
        assert_eq!(stage.state(&id(&payment)).await, (status.to_owned(), code.to_owned()), "{number}");
    }
    let payment = stage.create(&order()).await;
    let visit = arrive(&stage, &next_url(&payment)).await;
    let amex = card(&[("cardNo", "3714-496353-98431"), ("cvc", "1234")]);
    assert!(stage.form(&visit, &amex).await.location.ends_with("/confirm"));
}

#[tokio::test]
async fn the_bank_asks_and_is_answered() {
    let stage = stage().await;
    for (answer, status, code) in [("approve", "submitted", ""), ("refuse", "failed", "P0010")] {
        let payment = stage.create(&order()).await;
        let visit = arrive(&stage, &next_url(&payment)).await;
        let asked = stage.form(&visit, &card(&[("cardNo", "4000002500003155")])).await;
        assert!(asked.location.ends_with("/3ds_required"));
        assert_eq!(stage.state(&id(&payment)).await.0, "started");
        let page = stage.page(&asked.location).await;
        refuses_scripts(&page);
        assert!(page.says("Your bank asks you to approve") && page.says("Refuse"));
        let answered = stage.form(&asked.location, &[("answer", answer)]).await;
        assert_eq!(answered.status, 303);
        assert_eq!(stage.state(&id(&payment)).await, (status.to_owned(), code.to_owned()));
    }
}

#[tokio::test]
async fn wrong_input_is_named_and_no_number_comes_back() {
    let stage = stage().await;
    let payment = stage.create(&order()).await;
    let visit = arrive(&stage, &next_url(&payment)).await;
    let empty = stage.form(&visit, &[]).await;
    assert_eq!(empty.status, 400);
    refuses_scripts(&empty);
    for words in [
        "<title>Error: Enter card details",
        "There is a problem",
        "role=\"alert\"",
        "<a href=\"#card-no\">Enter a card number</a>",
        "<a href=\"#expiry-month\">Enter the month and the year</a>",
        "<a href=\"#cardholder-name\">Enter a name</a>",
        "<a href=\"#cvc\">Enter a security code</a>",
        "aria-invalid=\"true\"",
        "id=\"card-no-wrong\"",
    ] {
        assert!(empty.says(words), "{words}");
    }
    for (changes, words) in [
        (("cardNo", "4444333322221112"), "its digits do not fit"),
        (("cardNo", "4012888888881881"), "no real card belongs here"),
        (("expiryYear", "25"), "that is not over"),
        (("expiryMonth", "13"), "as month and year"),
        (("cardholderName", "4444333322221111"), "not the place for a number"),
        (("cvc", "12"), "a security code of 3 digits"),
    ] {
        let page = stage.form(&visit, &card(&[changes])).await;
        assert_eq!(page.status, 400);
        assert!(page.says(words), "{words}");
        let number = changes.1;
        assert!(changes.0 != "cardNo" || !page.says(number), "a number is never shown again");
        assert!(!page.says("value=\"123\"") && !page.says("value=\"12\""), "nor a security code");
        assert!(changes.0 == "cardholderName" || page.says("value=\"S. Person\""), "a name is");
    }
    let page = stage.form(&visit, &card(&[("cardholderName", "\"><b>x"), ("cvc", "")])).await;
    assert!(page.says("value=\"&quot;&gt;&lt;b&gt;x\"") && !page.says("<b>x"));
    assert_eq!(stage.state(&id(&payment)).await.0, "started");
}

#[tokio::test]
async fn the_payer_cancels_before_and_after_the_card() {
    let stage = stage().await;
    for enters in [false, true] {
        let payment = stage.create(&order()).await;
        let visit = arrive(&stage, &next_url(&payment)).await;
        if enters {
            stage.form(&visit, &CARD).await;
        }
        assert_eq!(stage.form(&format!("{visit}/cancel"), &[]).await.status, 303);
        assert_eq!(stage.state(&id(&payment)).await, ("failed".to_owned(), "P0030".to_owned()));
        let page = stage.page(&visit).await;
        assert!(page.says("Your payment was cancelled") && page.says("No money has been taken"));
        let late = stage.form(&format!("{visit}/confirm"), &CARD).await;
        assert_eq!(late.location, visit);
        assert_eq!(stage.state(&id(&payment)).await.1, "P0030");
    }
}

#[tokio::test]
async fn time_runs_out_on_the_page() {
    let stage = stage().await;
    let payment = stage.create(&order()).await;
    let visit = arrive(&stage, &next_url(&payment)).await;
    stage.form(&visit, &CARD).await;
    stage.clock.shift(Duration::minutes(90));
    let late = stage.form(&format!("{visit}/confirm"), &[]).await;
    assert_eq!(late.location, visit);
    assert!(stage.page(&visit).await.says("run out of time"));
    assert_eq!(stage.state(&id(&payment)).await.1, "P0020");
}

#[tokio::test]
async fn the_pages_are_welsh_for_who_wants_them_so() {
    let stage = stage().await;
    let wanted = json!({ "language": "cy", "prefilled_cardholder_details": { "cardholder_name": "Siân" } });
    let payment = stage.create(&order_with(wanted)).await;
    let visit = arrive(&stage, &next_url(&payment)).await;
    let page = stage.page(&visit).await;
    for words in ["<html lang=\"cy\">", "Rhowch fanylion y cerdyn", "Efelychiad yw hwn", "value=\"Siân\""] {
        assert!(page.says(words), "{words}");
    }
    for english in ["Enter", "Continue", "Cancel payment", "simulation"] {
        assert!(!page.says(english), "{english}");
    }
    assert!(stage.form(&visit, &[]).await.says("<title>Gwall: "));
    let confirm = stage.form(&visit, &CARD).await;
    assert!(stage.page(&confirm.location).await.says("Cadarnhewch eich taliad: £36.00"));
}

#[tokio::test]
async fn the_look_is_served_and_fits_light_and_dark() {
    let stage = stage().await;
    let style = stage.request(Method::GET, "/simulator/style.css").send().await.unwrap();
    assert_eq!(style.headers()["content-type"], "text/css; charset=utf-8");
    let style = style.text().await.unwrap();
    assert!(style.contains("prefers-color-scheme: dark") && style.contains(":focus-visible"));
}
