//! GOV.UK Pay, version 1 of its interface: the one adapter. Its traps: `Idempotency-Key` does nothing for payments by
//! card, so that a create is never tried twice; a search lags behind; `next_url` is good for one visit; the amount that
//! can be refunded is an optimistic lock.

use super::wire::{self, Answer, Fault, TOO_MANY};
use super::{
    Hint, NewPayment, NotCreated, Payment, Payments, Refunding, SentBack, Status, Telling, Unheard, Untrusted,
};
use crate::config::PublicUrl;
use axum::http::HeaderMap;
use hmac::{Hmac, KeyInit, Mac};
use permit_rules::order::Failure;
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sha2::Sha256;

/// The host of GOV.UK Pay.
const HOST: &str = "publicapi.payments.service.gov.uk";

/// Where GOV.UK Pay is.
pub fn live() -> PublicUrl {
    PublicUrl::https(HOST)
}

const SIGNATURE: &str = "pay-signature";
/// The longest name of a payment that is believed.
const LONGEST_NAME: usize = 64;

/// A council's account at GOV.UK Pay.
pub struct GovukPay {
    url: PublicUrl,
    key: String,
    webhook_secret: Option<String>,
    client: reqwest::Client,
}

impl GovukPay {
    /// An account at an address, by its key and the secret its webhooks are signed with. Connects when it has to.
    ///
    /// # Errors
    /// If the machine's certificates cannot be read.
    pub fn new(url: PublicUrl, key: String, webhook_secret: Option<String>) -> anyhow::Result<Self> {
        // Another part of the program may have said so first.
        drop(rustls::crypto::ring::default_provider().install_default());
        let client = reqwest::Client::builder()
            .connect_timeout(wire::CONNECTING)
            .timeout(wire::PATIENCE)
            .redirect(Policy::none())
            // On a connection that was kept, a call may be lost without anybody knowing how far it came.
            .pool_max_idle_per_host(0)
            .build()?;
        Ok(Self { url, key, webhook_secret, client })
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}/v1/payments{path}", self.url.origin())).bearer_auth(&self.key)
    }

    async fn read(&self, path: &str) -> Result<Option<Value>, Unheard> {
        let answer = wire::send(|| self.request(Method::GET, path)).await;
        let answer = answer.map_err(|fault| Unheard(fault.code()))?;
        match (answer.status, answer.body) {
            (200, Some(body)) => Ok(Some(body)),
            (404, Some(_)) => Ok(None),
            (status, body) => Err(Unheard(told(&Answer { status, body }))),
        }
    }

    async fn create(&self, new: NewPayment) -> Result<String, NotCreated> {
        let mut body = json!({
            "amount": new.pence,
            "reference": new.number,
            "description": new.description,
            "return_url": new.return_url,
            "language": new.language.code(),
        });
        if let Some(email) = new.email {
            body["email"] = email.into();
        }
        match wire::send(|| self.request(Method::POST, "").json(&body)).await {
            Err(Fault::NotSent(code)) => Err(NotCreated::Never(code)),
            Err(Fault::Unknown(code)) => Err(NotCreated::Unknown(code)),
            Ok(answer) => created(&answer),
        }
    }

    async fn fetch(&self, payment: &str) -> Result<Option<Payment>, Unheard> {
        let Some(body) = self.read(&format!("/{payment}")).await? else { return Ok(None) };
        match self::payment(&body) {
            Some(read) if read.payment == payment => Ok(Some(read)),
            Some(_) | None => Err(Unheard("unreadable".to_owned())),
        }
    }

    async fn by_number(&self, number: &str) -> Result<Option<String>, Unheard> {
        let found = self.read(&format!("?reference={number}")).await?.unwrap_or_default();
        let results = found["results"].as_array().ok_or_else(|| Unheard("unreadable".to_owned()))?;
        let mut ours: Vec<_> =
            results.iter().filter_map(payment).filter(|found| found.number == number).collect();
        if ours.len() > 1 {
            tracing::error!(order = number, payments = ours.len(), "an order has more than one payment");
        }
        ours.sort_by_key(|found| found.status != Status::Paid);
        Ok(ours.into_iter().next().map(|found| found.payment))
    }

    async fn cancel(&self, payment: &str) -> Result<(), Unheard> {
        let answer = wire::send(|| self.request(Method::POST, &format!("/{payment}/cancel"))).await;
        let answer = answer.map_err(|fault| Unheard(fault.code()))?;
        match answer.status {
            // What can no longer be cancelled, reading it tells.
            204 | 400 | 404 | 409 => Ok(()),
            _ => Err(Unheard(told(&answer))),
        }
    }

    async fn refund(&self, payment: &str, pence: u32, refundable: u32) -> Refunding {
        let body = json!({ "amount": pence, "refund_amount_available": refundable });
        let path = format!("/{payment}/refunds");
        match wire::send(|| self.request(Method::POST, &path).json(&body)).await {
            Err(fault) => Refunding::Unknown(fault.code()),
            Ok(answer) => refunding(&answer),
        }
    }

    async fn refunds(&self, payment: &str) -> Result<Vec<SentBack>, Unheard> {
        let unreadable = || Unheard("unreadable".to_owned());
        let found = self.read(&format!("/{payment}/refunds")).await?.ok_or_else(unreadable)?;
        let list = found["_embedded"]["refunds"].as_array().ok_or_else(unreadable)?;
        list.iter().map(|it| sent_back(it).ok_or_else(unreadable)).collect()
    }
}

impl Payments for GovukPay {
    fn create(&self, new: NewPayment) -> Telling<'_, Result<String, NotCreated>> {
        Box::pin(self.create(new))
    }

    fn fetch<'a>(&'a self, payment: &'a str) -> Telling<'a, Result<Option<Payment>, Unheard>> {
        Box::pin(self.fetch(payment))
    }

    fn by_number<'a>(&'a self, number: &'a str) -> Telling<'a, Result<Option<String>, Unheard>> {
        Box::pin(self.by_number(number))
    }

    fn cancel<'a>(&'a self, payment: &'a str) -> Telling<'a, Result<(), Unheard>> {
        Box::pin(self.cancel(payment))
    }

    fn refund<'a>(&'a self, payment: &'a str, pence: u32, refundable: u32) -> Telling<'a, Refunding> {
        Box::pin(self.refund(payment, pence, refundable))
    }

    fn refunds<'a>(&'a self, payment: &'a str) -> Telling<'a, Result<Vec<SentBack>, Unheard>> {
        Box::pin(self.refunds(payment))
    }

    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<Hint, Untrusted> {
        let secret = self.webhook_secret.as_ref().ok_or(Untrusted::Forged)?;
        let signature = headers.get(SIGNATURE).and_then(|value| bytes(value.as_bytes()));
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_err(|_| Untrusted::Forged)?;
        mac.update(body);
        mac.verify_slice(&signature.ok_or(Untrusted::Forged)?).map_err(|_| Untrusted::Forged)?;
        hint(body).ok_or(Untrusted::Unreadable)
    }
}

fn told(answer: &Answer) -> String {
    if matches!(answer.status, 401 | 403) {
        tracing::error!(status = answer.status, "the payment provider does not take the key");
    }
    answer.code()
}

/// What refuses a request has not done it. What breaks on the way may have.
fn created(answer: &Answer) -> Result<String, NotCreated> {
    let code = told(answer);
    match answer.status {
        201 => {
            let made = answer.body.as_ref().and_then(payment).map(|made| made.payment);
            made.ok_or_else(|| NotCreated::Unknown("unreadable".to_owned()))
        }
        400..=407 | 409..=499 => Err(NotCreated::Never(code)),
        _ => Err(NotCreated::Unknown(code)),
    }
}

fn refunding(answer: &Answer) -> Refunding {
    let code = told(answer);
    match answer.status {
        200..=202 => match answer.body.as_ref().map(|body| (&body["status"], &body["refund_id"])) {
            Some((Value::String(status), _)) if status == "error" => Refunding::Refused(status.clone()),
            Some((_, Value::String(refund))) => Refunding::Accepted { refund: refund.clone() },
            Some(_) | None => Refunding::Unknown("unreadable".to_owned()),
        },
        412 => Refunding::Stale,
        400 | 422 => Refunding::Refused(code),
        TOO_MANY => Refunding::Unknown("too many".to_owned()),
        _ => Refunding::Unknown(code),
    }
}

fn payment(body: &Value) -> Option<Payment> {
    let (state, links) = (&body["state"], &body["_links"]);
    let pence = |value: &Value| u32::try_from(value.as_u64()?).ok();
    let code = state["code"].as_str().unwrap_or_default();
    Some(Payment {
        payment: name(&body["payment_id"])?,
        number: body["reference"].as_str()?.to_owned(),
        pence: pence(&body["amount"])?,
        status: status(state["status"].as_str()?, code),
        next_url: links["next_url"]["href"].as_str().map(str::to_owned),
        refundable: pence(&body["refund_summary"]["amount_available"]).unwrap_or_default(),
    })
}

/// What the provider says of a payment. A word it has not said before ends nothing.
fn status(status: &str, code: &str) -> Status {
    match (status, code) {
        ("success", _) => Status::Paid,
        ("failed", "P0010") => Status::Closed(Failure::Declined),
        ("failed", "P0020") => Status::Closed(Failure::Expired),
        ("failed", "P0030") | ("cancelled", _) => Status::Closed(Failure::Cancelled),
        ("failed" | "error", _) => Status::Closed(Failure::Error),
        (_, _) => Status::UnderWay,
    }
}

fn sent_back(body: &Value) -> Option<SentBack> {
    Some(SentBack {
        refund: body["refund_id"].as_str()?.to_owned(),
        pence: u32::try_from(body["amount"].as_u64()?).ok()?,
        at: body["created_date"].as_str()?.parse().ok()?,
        failed: body["status"] == "error",
    })
}

fn hint(body: &[u8]) -> Option<Hint> {
    let message: Value = serde_json::from_slice(body).ok()?;
    let is_payment = message["resource_type"].as_str().is_some_and(|it| it.eq_ignore_ascii_case("payment"));
    let payment = name(&message["resource_id"]).filter(|_| is_payment)?;
    Some(Hint { payment, number: message["resource"]["reference"].as_str().map(str::to_owned) })
}

/// A name that goes into an address, so it is letters and digits.
fn name(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let fits = !text.is_empty() && text.len() <= LONGEST_NAME;
    (fits && text.bytes().all(|byte| byte.is_ascii_alphanumeric())).then(|| text.to_owned())
}

/// The bytes that lower-case hexadecimal digits stand for.
fn bytes(hex: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let pairs = hex.chunks(2).map(|pair| match pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests;
