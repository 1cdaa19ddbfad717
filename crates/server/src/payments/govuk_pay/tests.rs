//! What answers and messages mean, without a network.

use super::*;
use axum::http::HeaderValue;

fn answer(status: u16, body: Value) -> Answer {
    Answer { status, body: Some(body) }
}

fn told(status: &str, code: &str) -> Value {
    json!({
        "payment_id": "hu20sqlact5260q2nanm0q8u93",
        "reference": "K7Q2-M4XT-9P",
        "amount": 1800,
        "state": { "status": status, "finished": false, "code": code },
        "refund_summary": { "status": "available", "amount_available": 1500 },
        "_links": { "next_url": { "href": "https://pay.example.org/secure/1", "method": "GET" } },
    })
}

#[test]
fn every_status_is_one_of_three() {
    let cases = [
        ("created", "", Status::UnderWay),
        ("started", "", Status::UnderWay),
        ("submitted", "", Status::UnderWay),
        ("capturable", "", Status::UnderWay),
        ("success", "", Status::Paid),
        ("failed", "P0010", Status::Closed(Failure::Declined)),
        ("failed", "P0020", Status::Closed(Failure::Expired)),
        ("failed", "P0030", Status::Closed(Failure::Cancelled)),
        ("failed", "P0099", Status::Closed(Failure::Error)),
        ("cancelled", "P0040", Status::Closed(Failure::Cancelled)),
        ("error", "P0050", Status::Closed(Failure::Error)),
        // A word that did not exist when this was written must neither credit nor release anything.
        ("authorised", "", Status::UnderWay),
    ];
    for (status, code, means) in cases {
        let read = payment(&told(status, code)).unwrap();
        assert_eq!(read.status, means, "{status} {code}");
        assert_eq!((read.pence, read.refundable, read.number.as_str()), (1800, 1500, "K7Q2-M4XT-9P"));
        assert_eq!(read.next_url.as_deref(), Some("https://pay.example.org/secure/1"));
    }
}

#[test]
fn what_cannot_be_read_is_no_payment() {
    for (field, value) in [
        ("payment_id", json!("../refunds")),
        ("payment_id", json!("")),
        ("payment_id", Value::Null),
        ("reference", json!(7)),
        ("amount", json!(-1)),
        ("amount", json!(18.5)),
        ("amount", json!(1_u64 << 40)),
        ("state", json!({})),
    ] {
        let mut body = told("success", "");
        body[field] = value;
        assert_eq!(payment(&body), None, "{field}");
    }
}

#[test]
fn only_a_refusal_means_that_nothing_was_made() {
    let made = |status| created(&answer(status, told("created", "")));
    assert_eq!(made(201), Ok("hu20sqlact5260q2nanm0q8u93".to_owned()));
    for status in [400, 401, 403, 404, 409, 422, 429, 499] {
        assert!(matches!(made(status), Err(NotCreated::Never(_))), "{status}");
    }
    for status in [200, 202, 301, 307, 408, 500, 502, 503, 504] {
        assert!(matches!(made(status), Err(NotCreated::Unknown(_))), "{status}");
    }
    let unreadable = created(&Answer { status: 201, body: None });
    assert_eq!(unreadable, Err(NotCreated::Unknown("unreadable".to_owned())));
}

#[test]
fn only_a_stale_amount_or_a_refusal_means_that_nothing_goes_back() {
    let back = |status, body| refunding(&answer(status, body));
    let accepted = Refunding::Accepted { refund: "r1".to_owned() };
    assert_eq!(back(202, json!({ "refund_id": "r1", "status": "submitted" })), accepted);
    assert_eq!(back(200, json!({ "refund_id": "r1", "status": "success" })), accepted);
    let refused = back(202, json!({ "refund_id": "r1", "status": "error" }));
    assert!(matches!(refused, Refunding::Refused(_)));
    assert_eq!(back(412, json!({ "code": "P0604" })), Refunding::Stale);
    assert_eq!(back(400, json!({ "code": "P0603" })), Refunding::Refused("400 P0603".to_owned()));
    for status in [301, 401, 404, 408, 409, 429, 500, 503] {
        assert!(matches!(back(status, json!({})), Refunding::Unknown(_)), "{status}");
    }
}

const BODY: &[u8] = br#"{"resource_type":"payment","resource_id":"hu20","resource":{"reference":"K7"}}"#;

fn pay(secret: Option<&str>) -> GovukPay {
    let url = "http://127.0.0.1:1".parse().unwrap();
    GovukPay::new(url, "key".to_owned(), secret.map(str::to_owned)).unwrap()
}

fn signed(secret: &str, body: &[u8]) -> HeaderMap {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(body);
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    headers(&hex)
}

fn headers(signature: &str) -> HeaderMap {
    [(SIGNATURE.parse().unwrap(), HeaderValue::from_str(signature).unwrap())].into_iter().collect()
}

#[test]
fn a_signed_message_is_a_hint() {
    let hint = Hint { payment: "hu20".to_owned(), number: Some("K7".to_owned()) };
    assert_eq!(pay(Some("s")).verify(&signed("s", BODY), BODY), Ok(hint));
    let other = br#"{"resource_type":"refund","resource_id":"hu20"}"#;
    for body in [&other[..], b"{}", b"nonsense", b""] {
        assert_eq!(pay(Some("s")).verify(&signed("s", body), body), Err(Untrusted::Unreadable));
    }
}

#[test]
fn a_message_that_is_not_signed_by_the_provider_is_forged() {
    let altered = [BODY, b" "].concat();
    let right = signed("s", BODY)[SIGNATURE].to_str().unwrap().to_owned();
    let cases = [
        (HeaderMap::new(), BODY),
        (signed("t", BODY), BODY),
        (signed("s", BODY), &altered),
        (headers(""), BODY),
        (headers(&right[..62]), BODY),
        (headers(&format!("{right}00")), BODY),
        (headers(&right.to_uppercase()), BODY),
        (headers("zz"), BODY),
        (headers("abc"), BODY),
    ];
    for (headers, body) in cases {
        assert_eq!(pay(Some("s")).verify(&headers, body), Err(Untrusted::Forged), "{headers:?}");
    }
    assert_eq!(pay(None).verify(&signed("", BODY), BODY), Err(Untrusted::Forged));
}

#[tokio::test]
async fn a_provider_that_is_not_there_never_had_the_payment() {
    // A port that was just let go: nobody listens there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = PublicUrl::of(port);
    let pay = GovukPay::new(url, "key".to_owned(), None).unwrap();
    let new = NewPayment {
        number: "K7".to_owned(),
        pence: 1800,
        description: "Visitor permits".to_owned(),
        return_url: "http://127.0.0.1/".to_owned(),
        email: None,
        language: permit_api::words::Lang::En,
    };
    assert_eq!(Payments::create(&pay, new).await, Err(NotCreated::Never("not connected".to_owned())));
    assert!(Payments::fetch(&pay, "hu20").await.is_err());
}
